"""Requests about what is still private: drafts, claimed calls, authenticators, secret words.

Most write nothing on the line; our journal has them. Reference: docs/reference/requests.md.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from parley.forms.moments import dtg
from parley.line import authenticators, claimed, duress, release, secret_words
from parley.line import commands_release as c
from parley.line.asks_calls import full
from parley.line.claimed import Step as ClaimStep
from parley.line.commands_messages import Letter
from parley.line.drafts import Check, Claimed, Drafted, DraftState, Verdict
from parley.line.effects import Alarm, Draft, Note, Release
from parley.line.release import Step
from parley.line.request import Request, moment
from parley.line.state import Line
from parley.line.values import Level, Post, Ref, Refusal
from parley.record.entry import Instant, instant, stamp

TWO_PERSONS: Final = "two-persons"


def same(one: str, other: str) -> bool:
    """Whether these two name one office of ours."""
    return _office(one) == _office(other)


def _office(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


# --- drafts -------------------------------------------------------------------------------------------------


def write(line: Line, asked: c.WriteDraft, now: Instant) -> list[Draft]:
    """A draft; it could be released as it stands."""
    letter = Letter(**{name: getattr(asked, name) for name in Letter.__struct_fields__})
    needed_by = moment(asked.needed_by, now) if asked.needed_by else None
    if needed_by is not None and needed_by <= now:
        raise Refusal("the draft is needed by a time that is past", "leave it out, or name a later time")
    _could(line, letter, now)
    release.drafted(line, letter, "", now, by=asked.by, needed_by=needed_by)
    return []


def change(line: Line, asked: c.ChangeDraft, now: Instant) -> list[Draft]:
    """Another text. Whoever verified it verified the one before."""
    draft = _draft(line, asked)
    if (asked.text is None) is (asked.letter is None):
        raise Refusal("either a new text or a whole new letter", "see: parley draft change --help")
    letter = asked.letter or replace(draft.letter, text=asked.text, fields=None)
    _could(line, letter, now)
    after = release.moved(
        line,
        draft,
        Step.CHANGED,
        now,
        letter=letter,
        by=asked.by,
        verified_by="",
        ready=None,
        changes=draft.changes + 1,
    )
    release.note(line, "changed", after, by=asked.by, letter=release.plain(letter))
    return []


def _could(line: Line, letter: Letter, now: Instant) -> None:
    release.fits(letter)
    release.composed(line, letter, now)


def verify(line: Line, asked: c.VerifyDraft, now: Instant) -> list[Draft]:
    """Somebody read it as it stands."""
    draft = _draft(line, asked)
    if line.core.two_persons and same(asked.by, draft.by):
        raise Refusal(f"{asked.by} wrote it as it stands", "another must verify it", TWO_PERSONS)
    after = release.moved(line, draft, Step.VERIFIED, now, verified_by=asked.by)
    release.note(line, "verified", after, by=asked.by)
    return []


def let_go(line: Line, asked: c.ReleaseDraft, now: Instant) -> list[Draft]:
    """The message, with its number; or, below MINIMIZE, the promise of one."""
    draft = _draft(line, asked)
    if Step.RELEASED not in release.NEXT.get(draft.state, {}):
        release.moved(line, draft, Step.RELEASED, now)  # says why not
    _two(line, draft, asked.by)
    letter = replace(
        draft.letter,
        precedence=asked.precedence or draft.letter.precedence,
        released_by=asked.post or draft.letter.released_by,
    )
    fact = release.composed(line, letter, now)
    until = release.held_down(line, fact, now)
    if until is None:
        return [Draft(fact, released=Release(draft.ref, asked.by))]
    if draft.state is DraftState.DEFERRED:
        what = f"MINIMIZE holds it back until {dtg(stamp(until))}"
        raise Refusal(what, "raise its precedence, if it must go now: --precedence", "minimize")
    release.deferred(
        line, replace(draft, letter=letter), fact, until, now, by=asked.by, unaided=asked.unaided
    )
    return []


def _two(line: Line, draft: Drafted, by: str) -> None:
    """Two persons have had it in their hands, where our rule asks for two: its author, and another who releases it."""
    if not line.core.two_persons or draft.letter.type.partition("/")[0] in release.ALONE:
        return
    if same(by, draft.by):
        raise Refusal(f"{by} wrote it as it stands", "another must release it", TWO_PERSONS)
    if draft.by == release.STATION and (not draft.verified_by or same(by, draft.verified_by)):
        raise Refusal(
            "the station drafted it, and no second person has read it",
            "another must verify it first: parley draft verify",
            TWO_PERSONS,
        )


def reject(line: Line, asked: c.RejectDraft, now: Instant) -> list[Draft]:
    """No."""
    draft = _draft(line, asked)
    if not asked.why.strip():
        raise Refusal("a draft is rejected with a reason", "say why: its author will read it")
    after = release.moved(line, draft, Step.NOT_RELEASED, now, released_by=asked.by, reason=asked.why)
    release.note(line, "rejected", after, by=asked.by, why=asked.why)
    return []


def hold_back(line: Line, asked: c.HoldBack, now: Instant) -> list[Draft]:
    """Taken back before it left."""
    after = release.moved(line, _draft(line, asked), Step.TAKEN_BACK, now, reason=asked.why)
    release.note(line, "held_back", after, by=asked.by, why=asked.why)
    return []


def _draft(line: Line, asked: c.OfDraft) -> Drafted:
    draft = line.things.get(full(line, asked.draft))
    if not isinstance(draft, Drafted):
        raise Refusal("there is no such draft", "see: parley draft list", "no-draft")
    if isinstance(asked, c.AsRead) and asked.changes not in {None, draft.changes}:
        what = f"{draft.by} has changed this draft since it was read"
        raise Refusal(what, f"read it as it stands now: parley draft show {draft.ref[:8]}", "changed")
    return draft


# --- claimed calls ------------------------------------------------------------------------------------------


def open_claimed(line: Line, asked: c.OpenClaimed, now: Instant) -> list[Draft]:
    """The check begins. It is never refused for want of anything: somebody is on the telephone."""
    _first(asked.channel, "the channel", "over what the voice came, as in: --channel telephone")
    terms = line.core.terms
    to = asked.to or (terms.side(line.core.me).desks[0] if terms else Post("desk"))
    where = f"what the voice that claims to be {asked.caller_post} said"
    said = duress.spoken(line, where, asked.said)
    found = claimed.opened(line, asked.caller_post, to, asked.channel, said, by=asked.by, now=now)
    if not asked.ask:
        return []
    try:
        return _question(line, found, asked.by, now)
    except Refusal as why:
        line.alarms.append(Alarm(Level.NOTICE, f"their desk could not be asked: {why.what}", found.ref))
        return []


def ask_claimed(line: Line, asked: c.AskClaimed, now: Instant) -> list[Draft]:
    """The question to their desk is released."""
    return _question(line, _claimed(line, asked), asked.by, now)


def _question(line: Line, found: Claimed, by: str, now: Instant) -> list[Draft]:
    if found.asked is not None or found.draft is None:
        raise Refusal("their desk was asked already", "see: parley outbox", "done")
    return let_go(line, c.ReleaseDraft(found.draft, by), now)


def check_claimed(line: Line, asked: c.CheckClaimed, now: Instant) -> list[Draft]:
    """What a check came to: it held, it failed, or there is nothing to check it by, which decides nothing."""
    found = _claimed(line, asked)
    how = asked.how or _how(found, asked)
    _first(how, "how it was checked", "the method, as in: --how 'call-back to their desk'")
    how = duress.spoken(line, f"a check of the voice that claims to be {found.caller_post}", how)
    check = Check(asked.result, how, asked.by, now)
    if asked.result == "no-record":
        line.put(replace(found, checks=(*found.checks, check)))
    elif asked.result == "failed":
        claimed.moved(line, found, ClaimStep.FAILED, now, checks=(*found.checks, check))
    else:
        _held(line, found, asked, check, now)
    body = {"result": asked.result, "how": how, "by": asked.by, "authenticator": asked.authenticator}
    claimed.note(line, "checked", found, **body)
    return []


def _how(found: Claimed, asked: c.CheckClaimed) -> str:
    if asked.authenticator is not None:
        return f"authenticator {asked.authenticator}"
    if asked.result == "failed" and found.verdict is Verdict.NOT_OURS:
        return "their desk signed that it is not theirs"
    if asked.result == "held" and found.verdict is Verdict.OURS:
        return "their desk signed that it is theirs"
    return ""


def _held(line: Line, found: Claimed, asked: c.CheckClaimed, check: Check, now: Instant) -> None:
    if found.verdict is Verdict.NOT_OURS:
        raise Refusal(
            "their desk signed that this call is not theirs: no check holds against that",
            "it failed: parley claimed check failed; to go on all the same takes two officers",
            "denied",
        )
    book = authenticators.vouches(line.core.book, asked.authenticator) if asked.authenticator else None
    claimed.moved(line, found, ClaimStep.HELD, now, checks=(*found.checks, check))
    if book is not None:
        line.core.book = book


def override(line: Line, asked: c.OverrideClaimed, now: Instant) -> list[Draft]:
    """Two officers take it upon themselves. One alone is refused, and our journal has that it was tried."""
    found = _claimed(line, asked)
    if asked.second is None or same(asked.by, asked.second):
        claimed.note(line, "override_refused", found, by=asked.by, second=asked.second, why=asked.why)
        raise Refusal(
            "an override takes two different officers: this was refused, and is in our journal",
            "the second one: --second OFFICE; or check the voice: parley claimed check",
            TWO_PERSONS,
        )
    claimed.moved(line, found, ClaimStep.OVERRIDDEN, now, overridden_by=(asked.by, asked.second))
    body = {
        "by": asked.by,
        "second": asked.second,
        "why": asked.why,
        "denied": found.verdict == Verdict.NOT_OURS,
    }
    claimed.note(line, "overridden", found, **body)
    return []


def withdraw_claimed(line: Line, asked: c.WithdrawClaimed, now: Instant) -> list[Draft]:
    """The voice is gone."""
    found = _claimed(line, asked)
    claimed.moved(line, found, ClaimStep.WITHDRAWN, now)
    claimed.note(line, "withdrawn", found, by=asked.by, why=asked.why)
    return []


def _claimed(line: Line, asked: c.OfClaimed) -> Claimed:
    found = line.things.get(full(line, asked.claimed))
    if not isinstance(found, Claimed):
        raise Refusal("no such call was claimed", "see: parley claimed list", "no-call")
    return found


def _first(text: str, what: str, hint: str) -> None:
    if not text.strip():
        raise Refusal(f"{what} is missing", hint)


# --- authenticators and secret words ------------------------------------------------------------------------


def tell_book(line: Line, asked: c.TellBook, _now: Instant) -> list[Draft]:
    """This line has a new book. The one before is void, with what was left of it."""
    known = line.core.book
    if known is not None and known.book == asked.book:
        raise Refusal("that book is in use already", "nothing more needs to be done", "done")
    line.core.book = authenticators.Book(asked.book, asked.pairs, asked.first, instant(asked.made))
    body = {"book": asked.book, "pairs": asked.pairs, "first": asked.first, "made": asked.made}
    line.notes.append(Note("authbook.told/1", body))
    return []


def use_pair(line: Line, asked: c.UsePair, _now: Instant) -> list[Draft]:
    """A pair is used up, right or wrong. `right` false: who asked with it did not say its first word."""
    book = line.core.book = authenticators.used(line.core.book, asked.number, asked.use)
    body = {"number": asked.number, "use": asked.use, "by": asked.by, "right": asked.right}
    line.notes.append(Note("authbook.used/1", body))
    if not asked.right:
        what = f"somebody asked with pair {asked.number} and did not know its challenge: who has the book?"
        line.alarms.append(Alarm(Level.INCIDENT, what, Ref("")))
    if asked.use == "ask" and book.left == authenticators.FEW:
        what = f"{book.left} authenticators are left to ask with: make a new book, face to face"
        line.alarms.append(Alarm(Level.NOTICE, what, Ref("")))
    return []


def tell_words(line: Line, asked: c.TellWords, _now: Instant) -> list[Draft]:
    """These are the secret words from now on."""
    names = ("our_duress", "their_duress", "our_compromise", "their_compromise")
    line.secrets = secret_words.secrets({name: getattr(asked, name) for name in names})
    return []


DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {
    c.WriteDraft: write,
    c.ChangeDraft: change,
    c.VerifyDraft: verify,
    c.ReleaseDraft: let_go,
    c.RejectDraft: reject,
    c.HoldBack: hold_back,
    c.OpenClaimed: open_claimed,
    c.AskClaimed: ask_claimed,
    c.CheckClaimed: check_claimed,
    c.OverrideClaimed: override,
    c.WithdrawClaimed: withdraw_claimed,
    c.TellBook: tell_book,
    c.UsePair: use_pair,
    c.TellWords: tell_words,
}
