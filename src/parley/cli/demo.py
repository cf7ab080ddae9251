"""`parley demo`: the way to the plays in parley.sim, which this command only calls."""

import webbrowser
from pathlib import Path

import click

from parley.cli.examples import examples
from parley.cli.here import display


@click.command
@click.option("--scenario", default="march-2022", show_default=True, metavar="NAME|FILE", help="Which play.")
@click.option("--list", "listed", is_flag=True, help="Say which plays there are, and end.")
@click.option(
    "--pace",
    type=click.FloatRange(min=0),
    default=0.0,
    metavar="SECONDS",
    help="Seconds for each of the play's days, to watch it; 0: as fast as it goes.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Leave both stations, the bundle and attempts.json here.",
)
@click.option(
    "--headless", is_flag=True, help="No live table, no consoles: the outcome only, and then it ends."
)
@click.pass_context
@examples(
    "parley demo",
    "parley demo --list",
    "parley demo --headless --scenario march-2022 --keep month",
)
def demo(
    ctx: click.Context, scenario: str, listed: bool, pace: float, keep: Path | None, headless: bool
) -> None:
    """Two stations, real TLS, and a month of calls on this machine; then the evidence, and a forgery.

    On a terminal both parties' web consoles stay open afterwards, to try the line by hand, until Ctrl-C.
    """
    from parley.sim.demo import main  # noqa: PLC0415  # likewise
    from parley.wiring import serving  # noqa: PLC0415  # `--help` need not wait for two stations

    browse = webbrowser.open_new if display() else None
    status = main(
        serving, scenario=scenario, listed=listed, pace=pace, keep=keep, headless=headless, browse=browse
    )
    ctx.exit(status)
