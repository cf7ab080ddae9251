#!/bin/sh
# Makes .venv from the hashed requirements and puts this source tree into it, editable.
#
# Needs Python 3.11 or later; takes uv where it is on the PATH (seconds), pip otherwise (a minute).
# Every package is checked against its hash in requirements-dev.txt; nothing else is installed. Then the console's
# third-party files are fetched by npm (the machine's, else one from requirements-node.txt) and checked: tools/assets.py.
#   PYTHON=python3.12 make setup      chooses the interpreter
#   PARLEY_SETUP=pip make setup       does not use uv even where it is there
set -eu
cd "$(dirname "$0")/.."

fail() { # what, hint
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || fail "PYTHON=$PYTHON is no Python 3.11 or later" "name another, or none"
        command -v "$PYTHON"
        return
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    fail "no Python 3.11 or later found" "install one, or name it: PYTHON=/path/to/python3.12 make setup"
}

with_uv() {
    [ "${PARLEY_SETUP:-}" != pip ] || return 1
    command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1 || return 1
    [ -x .venv/bin/python ] || uv venv --quiet --python "$python" .venv || return 1
    uv pip install --quiet --python .venv/bin/python --require-hashes -r requirements-dev.txt || return 1
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
}

make_venv_for_pip() {
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && return
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv .venv
    elif "$python" -m pip --version >/dev/null 2>&1; then
        # Debian keeps ensurepip in a package of its own; its pip can still fill a bare environment.
        "$python" -m venv --without-pip .venv
    else
        fail "this Python can make no virtual environments: ensurepip and pip are both missing" \
            "on Debian and Ubuntu: apt install python3-venv; or put uv on the PATH; then make setup again"
    fi
}

with_pip() {
    make_venv_for_pip
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then
        set -- .venv/bin/python -m pip
    else
        set -- "$python" -m pip --python .venv/bin/python
    fi
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    "$@" install --quiet --require-hashes -r requirements-dev.txt &&
        "$@" install --quiet --no-deps --no-build-isolation --editable . ||
        fail "the packages could not be installed" "see the lines above; is a package index reachable?"
}

python=$(find_python)
if ! with_uv; then
    echo "setup: with pip (uv is not on the PATH, is refused by PARLEY_SETUP, or failed)"
    with_pip
fi
if ! command -v npm >/dev/null 2>&1 && ! [ -x .venv/bin/npm ]; then
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python .venv/bin/python --require-hashes -r requirements-node.txt || true
    else
        .venv/bin/python -m pip install --quiet --require-hashes -r requirements-node.txt || true
    fi
fi
.venv/bin/python tools/assets.py ||
    echo "setup: the console lacks its third-party files; everything else works. make setup again where npm can fetch"
.venv/bin/python -c 'import parley; print("setup: parley", parley.__version__, "is ready in .venv")'
lacking=
for tool in ip nft tc strace faketime chromium; do
    command -v "$tool" >/dev/null 2>&1 || lacking="$lacking $tool"
done
[ -z "$lacking" ] || echo "setup: not found:$lacking; without them some tests in tests/processes and tests/console are left" \
    "out (as root: apt-get install -y iproute2 nftables strace faketime chromium)"
touch .venv/.made-by-setup
