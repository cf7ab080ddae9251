"""`sim`: two stations on simulated machines, under one seed, with everything that goes wrong."""

import sys

import click

from parley.cli.examples import examples
from parley.cli.show import Sheet, Tone, Toned, as_json

TOLD = 30  # lines of the play that are printed: the last before the end


@click.command
@click.option("--seed", type=int, required=True, help="Which world. The same seed makes the same world.")
@click.option(
    "--days", type=click.FloatRange(0.01, 400), default=30, show_default=True, help="How long it lasts."
)
@click.option(
    "--faults",
    default="all",
    show_default=True,
    metavar="LIST",
    help="Kinds of fault, by commas; all, or none.",
)
@click.option(
    "--stand-in", is_flag=True, help="Signatures and seals that cost a hash: faster, and of no weight."
)
@click.option("--json", "json_", is_flag=True, help="As JSON.")
@examples("parley sim --seed 7 --days 3", "parley sim --seed 7 --days 3 --faults loss,cut,kill --json")
def sim(seed: int, days: float, faults: str, stand_in: bool, json_: bool) -> None:
    """Live one simulated world, and say which invariant did not hold, if any. The status is then 1."""
    from parley.sim.world import plan  # noqa: PLC0415  # half a second that no other command waits for
    from parley.sim.world import seed as seeds  # noqa: PLC0415  # likewise

    try:
        kinds = seeds.kinds(faults)
    except KeyError as why:
        raise click.UsageError(f"there is no kind of fault {why}: one of {', '.join(plan.FAULTS)}") from why
    lived = seeds.live(seed, days, kinds, stand_in=stand_in)
    if json_:
        as_json(lived.tree())
    else:
        _told(lived)
    sys.exit(1 if lived.violated else 0)


def _told(lived: "seeds.Lived") -> None:  # type: ignore[name-defined]  # noqa: F821  # imported where it is used
    sheet = Sheet()
    for line in lived.tale[-TOLD:]:
        sheet.say(line)
    sheet.blank()
    rows = [[what, f"{count:,}"] for what, count in sorted(lived.counts.items()) if count]
    sheet.table(["COUNTED", "TIMES"], [*rows, ["letters that came to harm", f"{lived.letters_harmed:,}"]])
    sheet.blank()
    if lived.violated:
        sheet.say(Toned(lived.violated, Tone.BAD), f": {lived.what}")
    else:
        sheet.say(f"seed {lived.seed}: {lived.days:g} days, every invariant held")
