"""The mutation score of the pure core: how many small changes of `line`, `wire` and `record` no test sees.

    .venv/bin/python -m bench.mutation --sample 300 --seed 1
    .venv/bin/python -m bench.mutation --sample 300 --seed 1 --again --seconds 60

Each mutant runs the tests that call the function it is in, those of its module's own test file before all others and
the quickest first, until one fails: in a fork of a process that has everything loaded, so that most cost milliseconds.
What is changed outside of functions (tables, constants) needs a process of its own. A mutant that uses up its
processor time counts as seen; so does one that cannot be loaded. What is left is tried `--again`, with more
time or with new tests. `--map` keeps which test calls what, by line: of one state of the source. Nothing in the tree is
changed. Run it in a clone if somebody works in the tree, with the clone's `src` in PYTHONPATH.
"""

import argparse
import gc
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, Final

import pytest

from bench.mutants import Mutant, mutants, mutated

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "src"
PACKAGES: Final = ("line", "wire", "record")
TESTS: Final = ("tests/line", "tests/wire", "tests/record")
TESTS_OF: Final = {
    "line": ("tests/line",),
    "wire": ("tests/wire",),
    "record": ("tests/record",),
}
SLOW_S: Final = 3.0  # a test that takes longer is not run here
OF_ONE_S: Final = 12.0  # of the processor's time for the tests of one mutant
FROZEN_S: Final = 10  # and so much more for one that never ends; no test that is run takes half as long
SEEN, LEFT, FROZEN = "seen", "left", "timeout"
OPTIONS: Final = ("-q", "-q", "-x", "-p", "no:cacheprovider", "--no-header", "-m", "not soak and not slow")


class Calls:
    """Which functions of the packages a test calls, by module and line; and how long it takes."""

    def __init__(self) -> None:
        self.of: dict[str, set[tuple[str, int]]] = {}
        self.seconds: dict[str, float] = {}
        self._names: dict[str, str] = {}

    def run(self, item: pytest.Item, following: pytest.Item | None) -> bool:
        """The test is run and watched. Whether it passed."""
        found = self.of.setdefault(item.nodeid, set())

        def called(frame: FrameType, event: str, _: object) -> None:
            if event == "call":
                code = frame.f_code
                name = self._module(code.co_filename)
                if name:
                    found.add((name, code.co_firstlineno))

        begun = time.process_time()
        sys.setprofile(called)
        try:
            passed = run(item, following)
        finally:
            sys.setprofile(None)
        self.seconds[item.nodeid] = time.process_time() - begun
        return passed

    def _module(self, file: str) -> str:
        if file not in self._names:
            path = Path(file)
            ours = path.is_relative_to(SOURCE / "parley") and path.relative_to(SOURCE).parts[1] in PACKAGES
            self._names[file] = ".".join(path.relative_to(SOURCE).with_suffix("").parts) if ours else ""
        return self._names[file]


def run(item: pytest.Item, following: pytest.Item | None) -> bool:
    """One test. Whether it passed, or was left out."""
    from _pytest.runner import runtestprotocol  # noqa: PLC0415  # pytest has no public way to run one test

    return all(
        report.passed or report.skipped for report in runtestprotocol(item, log=False, nextitem=following)
    )


def first_its_own(
    items: Iterable[pytest.Item], module: str, seconds: Mapping[str, float]
) -> list[pytest.Item]:
    """Those that are not slow: of the test file that mirrors the module, then all others, the quickest first."""
    mirror = f"test_{module.rpartition('.')[2]}"
    quick = [item for item in items if seconds.get(item.nodeid, 0) <= SLOW_S]
    return sorted(quick, key=lambda item: (item.path.stem != mirror, seconds.get(item.nodeid, 0)))


def source_of(module: str) -> str:
    return (SOURCE / Path(*module.split("."))).with_suffix(".py").read_text()


# --- in a fork --------------------------------------------------------------------------------------------------


def put_in(mutant: Mutant) -> bool:
    """The function runs as the mutant says, in this process. False if there is no such function loaded."""
    source = source_of(mutant.module)
    file = str((SOURCE / Path(*mutant.module.split("."))).with_suffix(".py"))
    new = dict(_codes(compile(mutated(source, mutant.number), file, "exec")))
    put = False
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == file:
            code = new.get(_key(function.__code__))
            if code is not None and len(code.co_freevars) == len(function.__code__.co_freevars):
                function.__code__ = code
                put = True
    return put


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield _key(const), const
            yield from _codes(const)


def in_a_fork(mutant: Mutant, items: Sequence[pytest.Item], seconds: float) -> tuple[str, str]:
    """What became of the mutant, and the test that saw it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _child(mutant, items, seconds, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        by = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return FROZEN, by
    return (LEFT if os.WEXITSTATUS(status) == 0 else SEEN), by


def _child(mutant: Mutant, items: Sequence[pytest.Item], seconds: float, writing: int) -> None:
    """Runs the tests and ends this process: 0 if none saw it."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds + FROZEN_S), int(seconds + FROZEN_S)))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    status = 1
    try:
        if not put_in(mutant):
            os.write(writing, b"no such function")
            os._exit(0)
        begun = time.process_time()
        for item, following in zip(items, [*items[1:], None], strict=True):
            if not run(item, following):
                os.write(writing, item.nodeid.encode())
                os._exit(1)
            if time.process_time() - begun > seconds:
                os.write(writing, b"time is up")
                os._exit(0)
        status = 0
    finally:
        os._exit(status)


# --- in a process of its own --------------------------------------------------------------------------------------


class Loads(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant instead of its module."""

    def __init__(self, module: str, number: int) -> None:
        self.module, self.number = module, number

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        del path, target
        file = (SOURCE / Path(*name.split("."))).with_suffix(".py")
        return (
            importlib.util.spec_from_file_location(name, file, loader=self) if name == self.module else None
        )

    def exec_module(self, module: ModuleType) -> None:
        file = module.__spec__.origin if module.__spec__ else ""
        exec(compile(mutated(source_of(self.module), self.number), str(file), "exec"), module.__dict__)  # noqa: S102  # our own source


class Steady:
    """Drawn examples are the same each time, and none is made smaller."""

    def pytest_sessionstart(self) -> None:
        from hypothesis import Phase, settings  # noqa: PLC0415  # only after pytest has begun, or it complains

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", derandomize=True, database=None, deadline=None, phases=phases)
        settings.load_profile("mutation")


class Alone(Steady):
    """Runs the tests, the quickest first, until one fails or the time is up."""

    def __init__(self, module: str, known: Mapping[str, float], seconds: float) -> None:
        self.module, self.known, self.seconds = module, known, seconds

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = first_its_own(session.items, self.module, self.known)
        begun = time.process_time()
        for item, following in zip(items, [*items[1:], None], strict=True):
            if not run(item, following):
                sys.__stdout__.write(f"by {item.nodeid}\n")  # type: ignore[union-attr]  # there is one
                sys.__stdout__.flush()  # type: ignore[union-attr]  # as above
                os._exit(1)
            if time.process_time() - begun > self.seconds:
                break
        os._exit(0)


def alone(mutant: Mutant, map_: Path, seconds: float) -> tuple[str, str]:
    """What became of a mutant outside of functions."""
    made = [
        sys.executable,
        "-m",
        "bench.mutation",
        "--one",
        mutant.module,
        str(mutant.number),
        "--map",
        str(map_),
        "--seconds",
        str(seconds),
    ]
    try:
        done = subprocess.run(made, cwd=ROOT, capture_output=True, text=True, timeout=1_200, check=False)
    except subprocess.TimeoutExpired:
        return FROZEN, ""
    if done.returncode == 0:
        return LEFT, ""
    by = [line[3:] for line in done.stdout.splitlines() if line.startswith("by ")]
    return (FROZEN if done.returncode < 0 else SEEN), by[0] if by else "it cannot be loaded"


def one(module: str, number: int, map_: Path, seconds: float) -> int:
    """In this process the mutant is loaded, and its package's tests are run."""
    most = int(seconds) + 2 * FROZEN_S
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    sys.meta_path.insert(0, Loads(module, number))
    tests = TESTS_OF[module.split(".")[1]]
    known = json.loads(map_.read_text())["seconds"]
    return int(pytest.main([*OPTIONS, *tests], plugins=[Alone(module, known, seconds)]))


# --- all of them --------------------------------------------------------------------------------------------------


class Campaign(Steady):
    """The tests are collected; then each mutant of the sample is tried."""

    def __init__(self, sample: Sequence[Mutant], map_: Path, out: Path, seconds: float) -> None:
        self.sample, self.map, self.out, self.seconds = sample, map_, out, seconds

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        found = json.loads(self.map.read_text()) if self.map.exists() else {"of": {}, "seconds": {}}
        if unknown := [item for item in session.items if item.nodeid not in found["of"]]:
            found = self._look(unknown, found)
        calling: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            for module, line in found["of"].get(item.nodeid, ()):
                calling[module, line].append(item)
        for mutant in self.sample:
            if mutant.function:
                items = calling[mutant.module, mutant.function]
                items = first_its_own(items, mutant.module, found["seconds"])
                result, by = in_a_fork(mutant, items, self.seconds)
            else:
                result, by = alone(mutant, self.map, self.seconds)
            self._told(mutant, result, by)
        return True

    def _look(self, items: Sequence[pytest.Item], known: dict[str, Any]) -> dict[str, Any]:
        """A fork runs these tests and writes down what they call: this process stays as it is."""
        child = os.fork()
        if child == 0:
            calls = Calls()
            for item, following in zip(items, [*items[1:], None], strict=True):
                if not calls.run(item, following):
                    calls.seconds[item.nodeid] = SLOW_S + 1  # it fails without a mutant: of no use here
            called = known["of"] | {test: sorted(found) for test, found in calls.of.items()}
            self.map.write_text(json.dumps({"of": called, "seconds": known["seconds"] | calls.seconds}))
            os._exit(0)
        os.waitpid(child, 0)
        found: dict[str, Any] = json.loads(self.map.read_text())
        return found

    def _told(self, mutant: Mutant, result: str, by: str) -> None:
        row = {"module": mutant.module, "number": mutant.number, "line": mutant.line, "what": mutant.what,
               "result": result, "by": by}  # fmt: skip
        with self.out.open("a") as out:
            out.write(json.dumps(row) + "\n")


def chosen(count: int, seed: int, packages: Sequence[str]) -> list[Mutant]:
    """So many mutants of these packages, each as likely as any other."""
    names = [
        ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for package in packages
        for path in sorted((SOURCE / "parley" / package).glob("*.py"))
        if path.name not in {"__init__.py", "__main__.py"}
    ]
    every = [mutant for name in names for mutant in mutants(name, source_of(name))]
    return random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311  # a sample, no secret


def report(out: Path) -> None:
    """The score by package, and what no test saw."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in out.read_text().splitlines()]
    for package in PACKAGES:
        of = [row["result"] for row in rows if row["module"].split(".")[1] == package]
        if of:
            told = ", ".join(f"{of.count(result)} {result}" for result in (SEEN, FROZEN, LEFT))
            sys.stdout.write(
                f"{package}: {len(of)} mutants, {told}; score {1 - of.count(LEFT) / len(of):.0%}\n"
            )
    for row in rows:
        if row["result"] == LEFT:
            sys.stdout.write(
                f"{row['module']}:{row['line']}: {row['what']} (no. {row['number']}) {row['by']}\n"
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packages", nargs="+", default=PACKAGES)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "mutation.jsonl")
    parser.add_argument("--map", type=Path, default=ROOT / "build" / "mutation-map.json")
    parser.add_argument("--seconds", type=float, default=OF_ONE_S, help="of the processor, for one mutant")
    parser.add_argument("--one", nargs=2, metavar=("MODULE", "NUMBER"))
    parser.add_argument("--again", action="store_true", help="try once more what is left in --out")
    given = parser.parse_args()
    given.map.parent.mkdir(exist_ok=True)
    if given.one:
        return one(given.one[0], int(given.one[1]), given.map, given.seconds)
    sample = chosen(given.sample, given.seed, given.packages)
    if given.out.exists():
        done = {
            (row["module"], row["number"]): row["result"]
            for row in map(json.loads, given.out.read_text().splitlines())
        }
        again = [m for m in sample if done.get((m.module, m.number)) == LEFT]
        sample = again if given.again else [m for m in sample if (m.module, m.number) not in done]
        if given.again:
            given.out.unlink()
    campaign = Campaign(sample, given.map, given.out, given.seconds)
    status = int(pytest.main([*OPTIONS, *TESTS], plugins=[campaign]))
    with suppress(FileNotFoundError):
        report(given.out)
    return status


if __name__ == "__main__":
    sys.exit(main())
