"""What a command says when it cannot do what was asked: what, who, and what now; and the exit status that scripts read.

0  done
1  it cannot be done, or is not known to have been done
2  the command line itself is wrong
3  evidence was checked and does not hold: malformed, forged, forked
"""

from dataclasses import dataclass
from typing import Final

import click

from parley.cli.plain import one_line

CANNOT: Final = 1
USAGE: Final = 2
EVIDENCE: Final = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """The two lines and the status."""

    what: str
    hint: str
    status: int


class Cannot(Exception):
    """The command line itself finds that this cannot be done."""

    def __init__(self, what: str, hint: str = "", status: int = CANNOT) -> None:
        super().__init__(what)
        self.failure = Failure(what, hint, status)


def tell(failure: Failure) -> None:
    """The failure on standard error. What others wrote may be in it."""
    click.echo(f"error: {one_line(failure.what)}", err=True)
    if failure.hint:
        click.echo(f"hint: {one_line(failure.hint)}", err=True)


def of(why: Exception) -> Failure | None:
    """What to say of this error; None if it is none that a user can cause or mend: a defect of ours."""
    match why:
        case Cannot():
            return why.failure
        case click.exceptions.NoArgsIsHelpError():  # its own message is the whole help, on one line
            command = why.ctx.command_path
            return Failure(f"{command} alone says too little", f"see: {command} --help", USAGE)
        case click.UsageError():
            command = why.ctx.command_path if why.ctx else "parley"
            return Failure(" ".join(why.format_message().split()), f"see: {command} --help", USAGE)
        case click.ClickException():
            return Failure(why.format_message(), "", CANNOT)
        case click.Abort():
            return Failure("stopped before it was done", "", CANNOT)
        case OSError():
            where = f"{why.filename}: " if why.filename else ""
            return Failure(f"{where}{why.strerror or why}", "", CANNOT)
    return _of_ours(why)


def _of_ours(why: Exception) -> Failure | None:
    # Imported here: it takes a tenth of a second, which a command that does not fail need not spend.
    from parley.forms.definition import BadDefinition  # noqa: PLC0415  # see above
    from parley.record.errors import Theirs  # noqa: PLC0415  # see above
    from parley.station.errors import Refusal  # noqa: PLC0415  # see above
    from parley.station.ports import StoreFailed  # noqa: PLC0415  # see above

    match why:
        case Refusal():
            return Failure(why.what, why.hint, CANNOT)
        case BadDefinition():
            return Failure(str(why), why.hint, CANNOT)
        case Theirs():
            return Failure(str(why), "", EVIDENCE)
        case StoreFailed():
            return Failure(str(why), "the station's disk or database needs care before anything else", CANNOT)
    return None
