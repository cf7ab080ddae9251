#!/bin/sh
# Writes requirements.txt (to run), requirements-dev.txt (to build and check) and requirements-node.txt (npm, where
# there is none) from their .in files:
# exact versions with hashes, for every platform and Python from 3.11, and no address of any index.
#   sh tools/lock.sh --upgrade        takes newer releases; let them be a week old before you do
set -eu
cd "$(dirname "$0")/.."
for name in requirements requirements-dev requirements-node; do
    uv pip compile "$name.in" --output-file "$name.txt" --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" "$@"
done
