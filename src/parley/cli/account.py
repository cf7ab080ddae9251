"""`account`: who may use the web console of this station. Persons stay here: across the line only posts are seen."""

from pathlib import Path

import click

from parley import wiring
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here, reads
from parley.cli.show import Sheet, as_json
from parley.console.accounts import Accounts, Role
from parley.console.links import Links


@click.group
def account() -> None:
    """Accounts of the web console: a password and a code for each person.

    The running station takes a change up at once.
    """


@account.command
@click.argument("name")
@click.option("--reads", "reads_only", is_flag=True, help="Sees everything, does nothing.")
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file whose first line is the password; without it you are asked.",
)
@folder
@here
@examples("parley account add o.haas", "parley account add auditor --reads")
def add(at: Here, name: str, *, reads_only: bool, password_file: Path | None) -> None:
    """Make an account, and show the secret that its authenticator needs, once."""
    import segno  # noqa: PLC0415  # only this command draws

    role = Role.READS if reads_only else Role.WATCH
    address = _accounts(at).add(name, role, _password(password_file))
    click.echo(f"{name} may now log in. For the authenticator, shown this once:")
    click.echo(address)
    segno.make(address, error="m", micro=False).terminal(compact=True)


@account.command
@click.argument("name")
@folder
@here
@examples("parley account remove o.haas")
def remove(at: Here, name: str) -> None:
    """Take an account away; whoever is logged in with it is out with the next thing they do."""
    _accounts(at).remove(name)
    click.echo(f"{name} is gone")


@account.command
@click.argument("name")
@folder
@here
@examples("parley account link o.haas")
def link(at: Here, name: str) -> None:
    """Print a link that lets NAME in once, within ten minutes: to make a passkey there, or instead of a lost code."""
    settings = wiring.settings(at.folder)
    if not settings.console:
        raise Cannot("this station serves no console", "name its address in settings.toml: console = …")
    secret = Links(at.folder, _accounts(at)).make(name, now(at) // 1000)
    port = settings.console.rpartition(":")[2]  # by name: a passkey is made for one, never for a number
    click.echo(f"http://localhost:{port}/enter/{secret}")


@account.command("list")
@reads
@here
@examples("parley account list")
def list_(at: Here) -> None:
    """Who may log in, and as what."""
    found = [{"name": known.name, "role": known.role.value} for known in _accounts(at).all().values()]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    for known in found:
        sheet.say(f"{known['name']:<32}  {known['role']}")
    if not found:
        sheet.say("no accounts yet: parley account add NAME")


def _accounts(at: Here) -> Accounts:
    wiring.card_of(at.folder)  # says so where there is no station
    return Accounts(at.folder)


def _password(file: Path | None) -> str:
    if file is not None:
        return file.read_text(encoding="utf-8").split("\n", 1)[0]
    try:
        found: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    except click.Abort as why:
        raise Cannot("no password was given", "use --password-file FILE where nobody can be asked") from why
    return found
