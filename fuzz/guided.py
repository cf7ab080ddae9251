"""`python -m fuzz.guided TARGET [libFuzzer options]`: one target under atheris, guided by the code that it reaches.

What it learns stays in `.fuzz/TARGET`, what it finds in `.fuzz/finds`. Without options it runs for a minute:
`-runs=1000000`, `-max_total_time=3600`, `-seed=1` and the others are libFuzzer's.
"""

import sys
from pathlib import Path
from typing import Final

from fuzz import corpus
from fuzz.bounds import Spent, bounded
from fuzz.run import FINDS
from fuzz.targets import load

SLOWER: Final = 8.0  # times: every branch is counted
RSS_MIB_MAX: Final = 512
HANGS_S: Final = 10
LENGTH_MAX: Final = 65_536


def main(name: str, *options: str) -> None:
    """Never comes back: libFuzzer ends the process, with 0 if nothing was found."""
    # First of all, and only here: everything else runs where it is missing.
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types

    with atheris.instrument_imports(include=["parley"]):
        target = load(name)
    spent = Spent()

    def one(data: bytes) -> None:
        bounded(target, data, spent, SLOWER)

    atheris.Setup([sys.argv[0], *_options(name, options)], one)
    atheris.Fuzz()


def _options(name: str, given: tuple[str, ...]) -> list[str]:
    """LibFuzzer's arguments: our limits, then what was asked for, then the folder with the corpus."""
    folder = FINDS.parent / name
    for path in (folder, FINDS):
        path.mkdir(parents=True, exist_ok=True)
    longest = 0
    for file, data in corpus.of(name).items():
        (folder / file).write_bytes(data)
        longest = max(longest, len(data))
    return [
        f"-rss_limit_mb={RSS_MIB_MAX}",
        f"-timeout={HANGS_S}",
        f"-max_len={min(LENGTH_MAX, 2 * longest)}",
        f"-artifact_prefix={FINDS / name}-",
        "-print_final_stats=1",
        *(given or ("-max_total_time=60",)),
        str(Path(folder)),
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
