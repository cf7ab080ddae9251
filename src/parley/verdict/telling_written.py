"""What was written, in plain words: messages, their numbers, requests for explanation, assurances.

Exercises and drills are told apart from what is real, and counted apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from parley.line.request_parts import Afterwards
from parley.verdict.result import Verdict
from parley.verdict.result_written import (
    Answer,
    AssuranceResult,
    MessageResult,
    NumbersShown,
    RequestResult,
    Watch,
)
from parley.verdict.telling_parts import entry, levels, marked, quoted, run, spans

RECEIPT = "a receipt is a receipt only: not approval, agreement or permission"
_NAMED = (Watch.OVERDUE, Watch.LATE, Watch.UNUSABLE, Watch.UNDELIVERED)  # each message by its number
_BECAME: dict[str, Callable[[MessageResult], bool]] = {
    "cancelled": lambda m: m.cancelled is not None,
    "corrected": lambda m: bool(m.corrections),
    "readdressed": lambda m: bool(m.readdressed),
    "asked after by their sender": lambda m: bool(m.queries),
    "answered by a message": lambda m: bool(m.replies),
    "with an answer promised": lambda m: m.promise is not None,
}


def written(verdict: Verdict) -> Iterator[str]:
    """All that was written, with what is not real at its end."""
    yield from _messages(verdict.messages)
    yield from _numbers(verdict.numbers)
    yield from _requests(verdict.requests)
    yield from _assurances(verdict.assurances)


# --- messages ------------------------------------------------------------------------------------------------


def _messages(messages: Sequence[MessageResult]) -> Iterator[str]:
    real = [message for message in messages if not message.unreal]
    unreal = [message for message in messages if message.unreal]
    if real:
        yield ""
        yield f"MESSAGES: {len(real)} ({RECEIPT})"
        yield from _group(real)
    if unreal:
        yield ""
        yield f"MESSAGES OF EXERCISES AND DRILLS, in which nothing is so: {len(unreal)}"
        yield from _group(unreal)


def _group(messages: Sequence[MessageResult]) -> Iterator[str]:
    for by in dict.fromkeys(message.by for message in messages):
        of_one = [message for message in messages if message.by == by]
        yield f"  {by}: {_counts(message.level for message in of_one)}"
        yield f"    in the time of their precedence: {_counts(message.watch for message in of_one)}"
        for watch in _NAMED:
            yield from _listed(watch, of_one)
        became = {name: sum(map(is_so, of_one)) for name, is_so in _BECAME.items()}
        if any(became.values()):
            yield "    " + ", ".join(f"{name} {count}" for name, count in became.items() if count)
        for message in of_one:
            number = f"no. {message.number} of {message.from_post}"
            for nack in message.nacks:
                text = f": {quoted(nack.text)}" if nack.text else ""
                who = f"{nack.post} of {nack.entry.party}"
                yield f"    {number} cannot be used, says {who}: {nack.reason}{text}{entry(nack.entry)}"
            yield from (f"    {number}: {why}" for why in message.odd)


def _listed(watch: Watch, messages: Iterable[MessageResult]) -> Iterator[str]:
    posts: dict[str, list[int]] = {}
    for message in messages:
        if message.watch == watch:
            posts.setdefault(message.from_post, []).append(message.number)
    for post, numbers in posts.items():
        yield f"    {watch.value}: no. {spans(numbers)} of {post}"


def _counts(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(Counter(names).items()))


def _numbers(shown: Sequence[NumbersShown]) -> Iterator[str]:
    if not shown:
        return
    yield ""
    yield "NUMBERS OF MESSAGES, by sending post"
    for one in shown:
        yield f"  {one.by} {one.post}: {one.messages} messages, the highest number {one.highest}; {_gaps(one)}"
        for twice in one.repeated:
            yield f"    a number that stands twice: {twice.at}{entry(twice)}"
        for behind in one.behind:
            yield f"    a number smaller than one before it: {behind.at}{entry(behind)}"


def _gaps(one: NumbersShown) -> str:
    if one.missing is None:
        return "whether any is missing is not known: entries are withheld"
    if not one.missing:
        return "none is missing"
    gaps = ", ".join(run(first, last) for first, last in one.missing[:20])
    more = f" and {len(one.missing) - 20} more gaps" if len(one.missing) > 20 else ""  # noqa: PLR2004  # what is listed
    return f"MISSING: {gaps}{more}; the record of {one.by} holds no such message"


# --- requests for explanation --------------------------------------------------------------------------------


def _requests(requests: Sequence[RequestResult]) -> Iterator[str]:
    if not requests:
        return
    real = [request for request in requests if not request.unreal]
    yield ""
    yield f"REQUESTS FOR EXPLANATION: {len(real)}{_unreal(len(requests) - len(real))}"
    never = [request for request in real if request.answer == Answer.NONE and request.state not in _GONE]
    for request in never:
        yield f"  never answered, as far as this record goes: {_which(request)}"
    for at, request in enumerate(requests, 1):
        yield from _request(at, request)


_GONE = frozenset(("CORRECTED", "WITHDRAWN"))  # nothing was awaited any more
_CAME = {  # beside an end that says only that nothing came in time
    Afterwards.UNJUDGED: "answered late, and not judged",
    Afterwards.ADEQUATE: "answered late, and judged adequate",
    Afterwards.INADEQUATE: "answered late, and judged inadequate",
    Afterwards.TAKEN_BACK: "answered late, and the answer taken back",
}


def _unreal(count: int) -> str:
    return f", and {count} of exercises and drills" if count else ""


def _which(request: RequestResult) -> str:
    return f"no. {request.number} of {request.by} {request.from_post}, {request.asked_at}"


def _request(at: int, request: RequestResult) -> Iterator[str]:
    came = f"; {_CAME[Afterwards(request.afterwards)]}" if request.afterwards else ""
    yield ""
    yield (
        f"{at}. {marked(request.marking, request.marking_name)}{request.asked_at}  {request.by} {request.from_post} "
        f"no. {request.number} to {request.asked_of} {', '.join(request.to_posts)}, "
        f"precedence {request.precedence}: {request.state}{came}"
    )
    about = quoted(request.subject or request.activity)
    yield f"   about {about}; asked: {', '.join(request.items) or 'no item by name'}"
    yield from (f"   {sentence}." for sentence in request.words)
    yield f"   shown as far as: {request.level}"
    yield from levels(request.levels, "     ")
    if request.promise is not None and request.promise.kept is False:
        yield f"   the time by which an answer was promised passed without one: {request.promise.by}"
    if request.silent_by is not None:
        yield (
            f"   by its own log: {request.asked_of} wrote an entry dated {request.silent_by.at}, after the agreed "
            f"time by its own clock or knowing of the claim, and no reply before it{entry(request.silent_by)}"
        )
    if request.absence is not None:
        absent = request.absence
        yield f"   {absent.receipted} of the {absent.entries} entries of {absent.by} are covered by receipts"
    if request.meeting is not None:
        yield "   the meeting:"
        yield from levels(request.meeting.levels, "     ")
    yield from (f"   one side's word: {claim}" for claim in request.one_sided)
    for claim in request.claims:
        if claim.withdrawn is not None:
            yield f"   withdrawn by {claim.by}: its claim {claim.end} of {claim.entry.at}{entry(claim.withdrawn)}"
    for late in request.late:
        yield f"   late, beside the end: {late.party} signed {late.kind}, {late.at}{entry(late)}"
    yield from (f"   not honestly said: {why}" for why in request.odd)


# --- assurances ----------------------------------------------------------------------------------------------


def _assurances(assurances: Sequence[AssuranceResult]) -> Iterator[str]:
    if not assurances:
        return
    real = [given for given in assurances if not given.unreal]
    yield ""
    count = f"{len(real)}{_unreal(len(assurances) - len(real))}"
    yield f"ASSURANCES: {count} (whether what they state is so, nothing here says)"
    for at, given in enumerate(assurances, 1):
        yield from _assurance(at, given)


def _assurance(at: int, given: AssuranceResult) -> Iterator[str]:
    until = f"until {given.until}" if given.until else "until no time that it names"
    yield ""
    yield (
        f"{at}. {marked(given.marking, given.marking_name)}{given.stated_at}  {given.by} {given.from_post} "
        f"no. {given.number} to {given.given_to}, {until}: {given.state}"
    )
    yield f"   {given.by} wrote: {quoted(given.statement)}"
    if given.trigger is not None:
        yield f"   to be told first, should this happen: {quoted(given.trigger)}"
    yield from (f"   {sentence}." for sentence in given.words)
    yield from levels(given.levels, "     ")
    for said in given.told:
        yield f"   told by {said.entry.party}, {said.entry.at}: {quoted(said.text)}{entry(said.entry)}"
    for said in given.missed:
        yield f"   called untold by {said.entry.party}, {said.entry.at}: {quoted(said.text)}{entry(said.entry)}"
    yield from (f"   one side's word: {claim}" for claim in given.one_sided)
    yield from (f"   not honestly said: {why}" for why in given.odd)
