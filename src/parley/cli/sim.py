"""`sim`: two stations on simulated machines, under one seed, with everything that goes wrong; or many such worlds."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.examples import examples
from parley.cli.show import Sheet, Tone, Toned, as_json

if TYPE_CHECKING:
    from parley.sim.world.campaign import Totals
    from parley.sim.world.life import Lived
    from parley.sim.world.plan import Plan

TOLD = 30  # lines of the play that are printed: the last before the end
NEVER = 20  # edges that are named in what one reads; the rest are counted
SAID_S = 10  # between two lines that say how a campaign goes


@click.command
@click.option("--seed", type=int, help="Which world. The same seed makes the same world.")
@click.option(
    "--days", type=click.FloatRange(0.01, 400), help="How long it lasts: 30 days, or as a scenario says."
)
@click.option(
    "--faults",
    default="all",
    show_default=True,
    metavar="LIST",
    help="Kinds of fault, by commas; all, or none.",
)
@click.option(
    "--scenario",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What of the world is not left to the seed; several make one.",
)
@click.option("--liar", is_flag=True, help="One of the two stations lies, with its real keys.")
@click.option(
    "--stand-in", is_flag=True, help="Signatures and seals that cost a hash: faster, and of no weight."
)
@click.option(
    "--campaign",
    type=click.FloatRange(0.05, 1440),
    metavar="MINUTES",
    help="World after world from --seed on (else 1), for so long.",
)
@click.option("--cores", type=click.IntRange(1, 64), default=2, show_default=True, help="Of a campaign.")
@click.option("--json", "json_", is_flag=True, help="As JSON.")
@examples(
    "parley sim --seed 7 --days 3",
    "parley sim --seed 7 --days 3 --faults loss,cut,kill --json",
    "parley sim --seed 7 --days 1 --liar",
    "parley sim --seed 7 --scenario busy.toml --scenario thin-line.toml",
    "parley sim --campaign 5 --stand-in",
)
def sim(
    seed: int | None,
    days: float | None,
    faults: str,
    scenario: tuple[Path, ...],
    liar: bool,
    stand_in: bool,
    campaign: float | None,
    cores: int,
    json_: bool,
) -> None:
    """Live one simulated world, or many, and say which invariant did not hold, if any. The status is then 1."""
    if campaign is not None:
        if scenario or liar or days is not None:
            raise click.UsageError(
                "a campaign draws its days, its faults and its liars itself: leave --days, --scenario and --liar out"
            )
        sys.exit(_campaign(seed or 1, campaign * 60, cores, stand_in=stand_in, json_=json_))
    if seed is None:
        raise click.UsageError("which world? --seed NUMBER, or many: --campaign MINUTES")
    sys.exit(_one(_plan(seed, days, faults, scenario, liar=liar, stand_in=stand_in), json_=json_))


def _plan(
    seed: int, days: float | None, faults: str, scenario: tuple[Path, ...], *, liar: bool, stand_in: bool
) -> "Plan":
    from parley.sim.world import badfaith, plan, scenario as scenarios, seed as seeds  # noqa: I001, PLC0415  # half a second that no other command waits for

    try:
        kinds = seeds.kinds(faults)
    except KeyError as why:
        raise click.UsageError(f"there is no kind of fault {why}: one of {', '.join(plan.FAULTS)}") from why
    found = scenarios.composed(scenario)
    long = days or found.days or 30.0
    made = found.over(plan.plan(seed, long, kinds, stand_in=stand_in))
    return replace(made, lies_a_day=badfaith.LIES_A_DAY) if liar else made


def _one(made: "Plan", *, json_: bool) -> int:
    from parley.sim.world import seed as seeds  # noqa: PLC0415  # likewise

    lived = seeds.lived(made)
    if json_:
        as_json(lived.tree())
    else:
        _told(lived)
    return 1 if lived.violated else 0


def _told(lived: "Lived") -> None:
    from parley.sim.world import coverage  # noqa: PLC0415  # likewise

    sheet = Sheet()
    for line in lived.tale[-TOLD:]:
        sheet.say(line)
    sheet.blank()
    rows = [[what, f"{count:,}"] for what, count in sorted(lived.counts.items()) if count]
    sheet.table(["COUNTED", "TIMES"], rows)
    sheet.blank()
    _table(sheet, "FAULT", dict(lived.faults))
    _table(sheet, "SOMETIMES", dict(lived.sometimes))
    missing = coverage.missing(lived.edges)
    sheet.say(
        f"{len(lived.edges)} steps of the tables were walked, {len(missing)} were not: --json names them"
    )
    if lived.violated:
        sheet.say(Toned(lived.violated, Tone.BAD), f": {lived.what}")
    else:
        sheet.say(f"seed {lived.seed}: {lived.days:g} days, every invariant held")


def _table(sheet: Sheet, head: str, counts: dict[str, int]) -> None:
    rows = [[what, f"{count:,}"] for what, count in sorted(counts.items()) if count]
    if rows:
        sheet.table([head, "TIMES"], rows)
        sheet.blank()


# --- a campaign ---------------------------------------------------------------------------------------------


def _campaign(first: int, seconds: float, cores: int, *, stand_in: bool, json_: bool) -> int:
    from parley.sim.world import campaign as campaigns  # noqa: PLC0415  # likewise

    last = 0.0

    def said(totals: "Totals") -> None:
        nonlocal last
        if totals.broken:
            click.echo(f"VIOLATED in {totals.broken}; a shorter play is looked for at the end", err=True)
            totals.broken = ""
        if totals.seconds - last >= SAID_S:
            last = totals.seconds
            click.echo(
                f"{totals.seconds:4.0f} s  {totals.worlds:,} worlds, {totals.station_days:,.0f} station-days, "
                f"{totals.counts['events']:,} events, {totals.faults.total():,} faults",
                err=True,
            )

    totals = campaigns.campaign(first, seconds, cores=cores, stand_in=stand_in, said=said)
    if json_:
        as_json(totals.tree())
    else:
        _totals(totals, first)
    return 1 if totals.failed else 0


def _totals(totals: "Totals", first: int) -> None:
    from parley.sim.world import coverage, marks  # noqa: PLC0415  # likewise

    sheet = Sheet()
    _table(sheet, "FAULT", dict(totals.faults))
    _table(sheet, "SOMETIMES", dict(totals.sometimes))
    missing = coverage.missing(totals.edges)
    walkable = len(coverage.EDGES) - len(coverage.UNREACHABLE)
    rows = [
        ["worlds", f"{totals.worlds:,}, from seed {first}"],
        ["of them", ", ".join(f"{times} {name}" for name, times in totals.kinds.most_common())],
        ["cut short", ", ".join(f"{times} {name}" for name, times in (+totals.cut).most_common()) or "none"],
        ["station-days", f"{totals.station_days:,.0f}"],
        ["events", f"{totals.counts['events']:,}"],
        ["faults", f"{totals.faults.total():,}"],
        ["lies", f"{totals.lies:,}"],
        [
            "events a second and core",
            f"{totals.events_a_second:,.0f} on {totals.cores} cores, {totals.seconds:.0f} s",
        ],
        ["steps of the tables", f"{walkable - len(missing)} of {walkable} walked"],
        ["violations", f"{len(totals.failed)}"],
    ]
    sheet.table(["IN ALL", ""], rows)
    sheet.blank()
    for edge in missing[:NEVER]:
        sheet.say(f"never walked: {edge}")
    if len(missing) > NEVER:
        sheet.say(f"never walked: {len(missing) - NEVER} more, see --json")
    for edge in coverage.unforeseen(totals.edges):
        sheet.say(f"walked, though it was thought that nobody can: {edge}")
    for name in marks.SOMETIMES:
        if not totals.sometimes[name]:
            sheet.say(f"never reached: {name}")
    for play in totals.failed:
        sheet.blank()
        sheet.say(Toned(play.violated, Tone.BAD), f": {play.what}")
        sheet.say("the shortest play found, for tests/seeds/:")
        for line in play.text().splitlines():
            sheet.say(f"  {line}")
