"""What our own people's request comes to: facts to write, or a Refusal that says what stands against it, and what now.

Requests about calls are in asks_calls. Reference: docs/reference/control.md.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from parley.line import (
    asks_calls,
    asks_life,
    asks_messages,
    asks_release,
    asks_requests,
    bells,
    duress,
    linetest,
    misfits,
    phrases,
    release,
)
from parley.line import commands as c
from parley.line import facts as f
from parley.line.agreement import Signature, settle, strange
from parley.line.asks_calls import post_of, standing, trial
from parley.line.effects import Draft
from parley.line.request import Request, moment
from parley.line.state import Line
from parley.line.terms import Terms, terms_hash
from parley.line.things import Call, Test
from parley.line.values import SECOND_MS, Declared, Layer, Post, Ref, Refusal
from parley.record.entry import Instant, stamp


def ask(line: Line, request: Mapping[str, Any], now: Instant) -> list[Draft]:
    """The facts to write, in this order. Raises Refusal."""
    line.warnings = []
    asked = c.read(request)
    duress.own(line, request)
    do = _DO.get(type(asked), asks_calls.about)  # all words about a call go one way
    try:
        drafts = do(line, asked, now)
    except ValueError as why:
        # As a fact refuses itself: what our own people typed may not stop their station.
        raise Refusal(f"it cannot be written so: {why}", "leave it out", "bounds") from why
    release.alone(line, drafts, now)
    for draft in drafts:
        _readable(draft.fact)
        asks_requests.check(line, draft.fact, now)
    return drafts


def _readable(fact: f.AnyFact) -> None:
    """Theirs will read this as what it is, not as a malformed entry. Raises Refusal."""
    read = f.read(f.kind(fact), msgspec.json.decode(msgspec.json.encode(f.body(fact))))  # as it travels
    if isinstance(read, f.Unknown):
        raise Refusal(
            f"{read.kind} cannot be written so: {read.why}", "shorten it, or leave some of it out", "bounds"
        )


def begin_test(line: Line, asked: c.BeginTest, _now: Instant) -> list[Draft]:
    """A line test beside the calendar's."""
    core = line.core
    terms, _ = standing(line)
    if asked.layer is Layer.STATION:
        return [Draft(f.StationTest())]
    post = post_of(terms.side(core.them), asked.post, "theirs")
    phrase = phrases.phrase(terms.languages, core.tests_begun)
    return [Draft(f.PersonTest(post, phrase, terms.cadence.read_back_s * SECOND_MS))]


def read_back(line: Line, asked: c.SendReadBack, now: Instant) -> list[Draft]:
    """A person of ours read their test back."""
    tests = [
        t for t in line.things.values() if isinstance(t, Test) and not t.mine and t.layer is Layer.PERSON
    ]
    found = [t for t in tests if t.ref.startswith(asked.test) and (asked.test or t.open)]
    if len(found) != 1:
        hint = ", ".join(t.ref[:12] for t in found[:5]) or "see: parley status"
        raise Refusal(
            f"{len(found)} tests of theirs could be meant", hint, "ambiguous" if found else "no-test"
        )
    test = found[0]
    assert isinstance(test.began.fact, f.PersonTest)
    phrase = asked.phrase if asked.phrase is not None else test.began.fact.phrase[0].text
    fact = f.ReadBack(test.ref, asked.post or test.began.fact.post, phrase)
    tried = linetest.fold(test.began, (*test.words, trial(line, fact, now)))
    forced = duress.is_own(line, phrase)  # who reads back under duress must get through, wrong words and all
    if (tried.state is not linetest.State.READ_BACK and not forced) or test.story.ended:
        why = (
            tried.faults[-1].why
            if len(tried.faults) > len(test.story.faults)
            else f"it has ended: {test.state}"
        )
        raise Refusal(f"that test cannot be read back so: {why}", "type the phrase as it stands there")
    return [Draft(fact)]


def declare(_line: Line, asked: c.Declare, now: Instant) -> list[Draft]:
    """How our side of the line is."""
    if asked.state is Declared.SUSPENDED and (asked.review is None or not asked.reason):
        raise Refusal(
            "a suspension needs a reason and a review date", "for instance: --reason protest --review +7d"
        )
    since = stamp(moment(asked.from_, now)) if asked.from_ else stamp(now)
    review = stamp(moment(asked.review, now)) if asked.review else None
    return [Draft(f.LineDeclared(asked.state, asked.reason, since, review, asked.emergency_exception))]


def propose(line: Line, asked: c.Propose, now: Instant) -> list[Draft]:
    """Terms that we sign; they stand once theirs sign the same."""
    try:
        terms = msgspec.convert(asked.terms, Terms)
    except (msgspec.ValidationError, ValueError) as why:
        raise Refusal(
            f"these terms cannot be agreed: {misfits.told(why)}", "see: parley agree --help"
        ) from why
    settled = line.core.agreement.settled
    if terms_hash(terms) == settled.standing:
        raise Refusal("these terms stand already", "see: parley status", "done")
    return [_sign(line, terms, now)]


def sign_theirs(line: Line, _asked: c.SignTheirs, now: Instant) -> list[Draft]:
    """Our signature under the terms that they signed."""
    agreement = line.core.agreement
    offer = agreement.settled.theirs
    if offer is None:
        raise Refusal(
            "they have signed nothing that waits for us", "propose terms: parley agree propose", "no-offer"
        )
    return [_sign(line, agreement.texts[offer.terms], now)]


def _sign(line: Line, terms: Terms, now: Instant) -> Draft:
    core = line.core
    fact = f.AgreementSigned(terms, core.agreement.settled.standing)
    word = trial(line, fact, now)
    if why := strange(core.agreement, word, frozenset((core.me, core.them))):
        raise Refusal(
            f"signing this would move nothing: it {why}", f"name {core.me} and {core.them} as its sides"
        )
    signed = Signature(replace(word, fact=f.Unknown("", {}, "")), terms_hash(terms), fact.replaces)
    settled = settle((*core.agreement.signatures, signed), smaller_is_mine=core.smaller_is_mine)
    if word.ref in settled.withdrawn or any(fault.ref == word.ref for fault in settled.faults):
        raise Refusal(
            "an offer of theirs stands before this one", "sign theirs, or answer it with other terms"
        )
    return Draft(fact)


def tell_desk(line: Line, asked: c.TellDesk, _now: Instant) -> list[Draft]:
    """Who is at our posts. Nothing is written; what waits for it is signed when the line next wakes."""
    core = line.core
    side = core.terms.side(core.me) if core.terms else None
    posts: tuple[Post, ...]
    if asked.post is not None:
        posts = (post_of(side, asked.post, "ours") if side else asked.post,)
    elif side is not None:
        posts = side.desks
    else:
        raise Refusal("no agreement names our desks yet", "name the post: parley desk take POST")
    core.manned = {**core.manned, **dict.fromkeys(posts, asked.manned)}
    kept = (post for post in core.screens if post not in posts)
    core.screens = (*kept, *posts) if asked.manned and asked.screen else tuple(kept)
    _consoles(line, posts, closed=asked.closed and posts[0] in core.screens)
    line.reschedule_bells()
    return []


def _consoles(line: Line, posts: tuple[Post, ...], *, closed: bool) -> None:
    """Whether the watch of these posts has a console open. That it has none is told once, until it has again."""
    core = line.core
    was, rest = core.closed, tuple(post for post in core.closed if post not in posts)
    core.closed = (*rest, *posts) if closed else rest
    if core.closed and not was:
        line.alarms.append(bells.closed())


def tell_exercises(line: Line, asked: c.TellExercises, _now: Instant) -> list[Draft]:
    """Whether exercise traffic is taken here."""
    line.core.exercises = asked.accepted
    line.reschedule_bells()
    return []


def withdraw_claim(line: Line, asked: c.WithdrawClaim, _now: Instant) -> list[Draft]:
    """A claim of silence that we made was wrong."""
    thing = line.things.get(Ref(asked.of))
    claim = thing.story.claim if isinstance(thing, Call | Test) and thing.mine else None
    claim = claim or asks_requests.claim(line, Ref(asked.of))
    if claim is None or claim.withdrawn is not None:
        raise Refusal(
            "there is no claim of ours to withdraw there",
            "name the call, test or request, by its whole ref: parley calls",
        )
    return [Draft(f.ClaimWithdrawn(claim.ref, Ref(asked.of), asked.why))]


NAMING: Final = (  # the fields of a request that name a thing
    *("call", "test", "message", "of", "preempts", "reply_to", "supersedes", "request", "reply", "assurance"),
    *("draft", "claimed", "ticket"),
)
_DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {
    c.BeginTest: begin_test,
    c.SendReadBack: read_back,
    c.PlaceCall: asks_calls.place,
    c.Paint: asks_calls.painted,
    c.WithdrawClaim: withdraw_claim,
    **asks_messages.DO,
    **asks_requests.DO,
    c.Declare: declare,
    c.Propose: propose,
    c.SignTheirs: sign_theirs,
    c.TellDesk: tell_desk,
    c.TellExercises: tell_exercises,
    **asks_life.DO,
    **asks_release.DO,
}


def refs(asked: Mapping[str, Any]) -> list[Ref]:
    """The whole refs that a request names, whatever else may be wrong with it."""
    letters = asked.get("messages")
    named = [asked.get(key) for key in NAMING]
    for letter in [asked, *(letters if isinstance(letters, list) else [])]:
        if isinstance(letter, Mapping):
            more = letter.get("must_follow")
            named += [letter.get("reply_to"), letter.get("supersedes")]
            named += more if isinstance(more, list) else []
    texts = dict.fromkeys(ref for ref in named if isinstance(ref, str))
    return [Ref(ref) for ref in texts if len(ref) == 64]  # noqa: PLR2004 - hex digits
