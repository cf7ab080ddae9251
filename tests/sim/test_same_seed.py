"""The same seed makes the same world: in another process, with other hashes, told to the last word."""

import os
import subprocess
import sys
from pathlib import Path

SEED = "3"


def lived(hashes: str) -> str:
    """What the command prints of one world, with sets and dictionaries ordered by this."""
    command = [
        str(Path(sys.executable).with_name("parley")),
        "sim",
        "--seed",
        SEED,
        "--days",
        "0.02",
        "--stand-in",
        "--json",
    ]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": hashes}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_seed_makes_the_same_world_whatever_the_order_of_hashes() -> None:
    first = lived("1")
    assert '"events": 0' not in first
    assert lived("2") == first
