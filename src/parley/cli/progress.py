"""Progress of long work, on standard error, and only where a person watches."""

import sys
from types import TracebackType
from typing import Any, Self

import click


class Bar:
    """A progress bar that appears with the first step, and is gone when the work is done."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._bar: Any = None
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def at(self, done: int, total: int) -> None:
        """So much of it is done."""
        if not self._shown or total == 0:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self.words, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, why, trace)


class Working:
    """Says what is being done, on standard error, while it is done, and only where a person watches."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._status: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415  # 60 ms that a pipe need not wait for

            self._status = Console(stderr=True, markup=False).status(self.words)
            self._status.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.__exit__(kind, why, trace)
