# One runner, few verbs. `make demo` and `make test` are all that a newcomer needs: each sets up first.

STAMP := .venv/.made-by-setup
BIN := .venv/bin

.PHONY: help setup demo test lint format bench sim soak fuzz docs lock clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(STAMP) ## make .venv from the hashed requirements (quick the second time)

$(STAMP): requirements-dev.txt pyproject.toml tools/setup.sh tools/assets.py package-lock.json src/parley/console/assets.toml
	@sh tools/setup.sh

demo: setup ## two stations and one month of calls, on this machine
	@$(BIN)/parley demo $(ARGS)

test: setup ## the tests, on two cores
	@$(BIN)/python -m pytest -n 2 -m "not soak" $(ARGS)

lint: setup ## style, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

format: setup ## put the sources into shape
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: setup ## round trips and rates, as ratios to a floor measured in the same run
	@$(BIN)/python -m bench $(ARGS)

sim: setup ## five minutes of simulated worlds on two cores (ARGS="--campaign 1": one)
	@$(BIN)/parley sim --campaign 5 --stand-in $(ARGS)

soak: setup ## the long tests: many kills, many seeds
	@$(BIN)/python -m pytest -n 2 -m soak $(ARGS)

fuzz: setup ## every parser of foreign bytes, for a minute each: make fuzz ARGS="play --seconds 600"
	@$(BIN)/python -m fuzz --runs 100000000 $(ARGS)

docs: setup ## the documentation, into docs/_build/html; every warning is an error
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --nitpicky -b html -d docs/_build/doctrees docs docs/_build/html
	@echo "docs: open docs/_build/html/index.html"

lock: ## renew the pinned requirements (needs uv and a package index)
	@sh tools/lock.sh

clean: ## remove what was made, but not .venv
	@rm -rf build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
