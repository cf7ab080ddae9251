"""Examples at the end of a command's help, kept line by line."""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def verbatim(*lines: str) -> Callable[[F], F]:
    """The function's docstring, and with it the help, ends with these lines as they are."""

    def add(function: F) -> F:
        function.__doc__ = f"{function.__doc__}\n\n    \b\n" + "\n".join(f"    {line}" for line in lines)
        return function

    return add


def examples(*lines: str) -> Callable[[F], F]:
    """The help ends with these examples."""
    return verbatim("Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines))
