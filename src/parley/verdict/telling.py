"""A verdict in plain words, for somebody who was not there and takes neither side.

What rests on one side's word is said to, and is never called proof.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from parley.line.silence import read_as
from parley.verdict.result import Attempt, PartyShown, TestResult, Verdict
from parley.verdict.telling_parts import entry, levels, quoted
from parley.verdict.telling_written import written


def words(verdict: Verdict) -> str:
    """The whole verdict as text, lines of which end by LF. Below its head, parties go by their short names."""
    head = [f"LINE {verdict.line}", *_who(verdict)]
    text = "".join(f"{_shown(line)}\n" for line in _lines(verdict))
    shorts = {party.name: party.name.partition("-")[0] for party in verdict.parties}
    if len(set(shorts.values())) == len(shorts):
        for name, short in shorts.items():
            text = text.replace(name, short)
    return "".join(f"{_shown(line)}\n" for line in head) + text


def _shown(line: str) -> str:
    """The line with whatever a party wrote in it unable to pretend to be another line, or to turn it around."""
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


def _lines(verdict: Verdict) -> Iterator[str]:
    yield ""
    yield "A signature shows who said what, and when the other side held it; not that what was said is true."
    yield "Times are their authors' claims, except where a receipt of the other side dates them."
    if not verdict.complete:
        yield "Entries are withheld from this bundle: nothing follows from what is absent; what came later may be too."
    yield ""
    real = [attempt for attempt in verdict.attempts if not attempt.exercise]
    exercises = [attempt for attempt in verdict.attempts if attempt.exercise]
    yield f"ATTEMPTS: {len(real)}{_by_end(real)}"
    if exercises:
        yield f"ATTEMPTS OF EXERCISES: {len(exercises)}{_by_end(exercises)}"
    for number, attempt in enumerate(verdict.attempts, 1):
        yield from _attempt(number, attempt)
    yield from _tests(verdict.tests)
    yield from written(verdict)
    for party in verdict.parties:
        yield from _observed(party, verdict)
    if verdict.misconduct:
        yield ""
        yield "NOT HONESTLY SAID, by what its author had seen"
        yield from (
            f"  {m.entry.party}, entry {m.entry.index} ({m.entry.kind}): {m.why}" for m in verdict.misconduct
        )
    if verdict.found:
        yield ""
        yield "FOUND IN THE RECORD"
        yield from (f"  {f.kind}, by {f.party}: {f.what}" for f in verdict.found)
    if verdict.unknown:
        yield ""
        kinds = Counter(entry.kind for entry in verdict.unknown)
        told = ", ".join(f"{kind} ({count})" for kind, count in sorted(kinds.items()))
        yield f"Not read by this release, and nothing concluded from it: {told}"


def _who(verdict: Verdict) -> Iterator[str]:
    for party in verdict.parties:
        known = "identity confirmed" if party.confirmed else "identity NOT confirmed"
        yield f"  {party.name} ({quoted(party.title)}): {known}"
        if not party.confirmed:
            yield f"    compare with them, by voice: {party.digits}"
        for log in party.logs:
            whole = "all" if log.whole else f"{log.shown} of"
            note = "" if log.counted is None else f"; {log.counted} count"
            stray = ", a second station's: shown, not counted" if log.stray else ""
            yield f"    log {log.epoch}: {whole} {log.signed} signed entries, {log.receipted} receipted{note}{stray}"


def _by_end(attempts: Iterable[Attempt]) -> str:
    ends = Counter(attempt.end or "open" for attempt in attempts)
    return "".join(f", {end} {count}" for end, count in sorted(ends.items()))


def _attempt(number: int, attempt: Attempt) -> Iterator[str]:
    exercise = "EXERCISE " if attempt.exercise else ""
    yield ""
    yield (
        f"{number}. {exercise}{attempt.placed_at}  {attempt.caller} {attempt.from_post} to "
        f"{attempt.called} {attempt.to_post}, precedence {attempt.precedence}: {attempt.end or 'open'}"
    )
    yield f"   {attempt.words}.{_detail(attempt)}"
    if attempt.silence_class:
        yield f"   class {attempt.silence_class}: {attempt.silence_words}"
    yield f"   shown as far as: {read_as(attempt.level)}"
    yield from levels((replace(shown, level=read_as(shown.level)) for shown in attempt.levels), "     ")
    for claim in attempt.one_sided:
        yield f"   one side's word: {claim}"
    for late in attempt.late:
        yield f"   late, beside the end: {late.party} signed {late.kind}, {late.at}{entry(late)}"


def _detail(attempt: Attempt) -> str:
    told = ""
    if attempt.refused is not None:
        refused = attempt.refused
        text = f": {quoted(refused.text)}" if refused.text else ""
        told += f" {refused.code}, {refused.words}{text}; by the {refused.by}."
    if attempt.pending is not None:
        pending = attempt.pending
        told += f" {pending.code}, {pending.words}: {pending.decider} was to decide, review by {pending.review_by}."
    if len(attempt.asked) > 1:
        told += f" Asked in turn: {', '.join(attempt.asked)}."
    return told


def _tests(tests: tuple[TestResult, ...]) -> Iterator[str]:
    if not tests:
        return
    yield ""
    yield f"LINE TESTS: {len(tests)}"
    counts = Counter((test.by, test.layer, test.state) for test in tests)
    for (by, layer, state), count in sorted(counts.items()):
        yield f"  {by}, {layer}: {state} {count}"


def _observed(party: PartyShown, verdict: Verdict) -> Iterator[str]:
    other = next(p.name for p in verdict.parties if p.name != party.name)
    if party.lamps:
        yield ""
        yield f"WHAT {party.name} COULD OBSERVE OF {other}"
        yield from (f"  {c.at}  {c.lamp}: {c.was} -> {c.now} ({c.why})" for c in party.lamps)
    if party.declared:
        yield ""
        yield f"WHAT {party.name} DECLARED OF ITS OWN SIDE"
        yield from (f"  {d.entry.at}  {d.state} from {d.since}: {quoted(d.reason)}" for d in party.declared)
