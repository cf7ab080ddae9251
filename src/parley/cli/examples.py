"""Examples at the end of a command's help, kept line by line."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def verbatim(*lines: str) -> Callable[[F], F]:
    """The function's docstring, and with it the help, ends with these lines as they are."""

    def add(function: F) -> F:
        said = cleandoc(function.__doc__ or "")
        function.__doc__ = f"{said}\n\n\b\n" + "\n".join(lines)
        return function

    return add


def examples(*lines: str) -> Callable[[F], F]:
    """The help ends with these examples."""
    return verbatim("Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines))
