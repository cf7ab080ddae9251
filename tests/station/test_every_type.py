"""Every type that people write, from the draft to its cancellation, over two real stations and in two languages.

The walk is over the definitions themselves: a type that a release adds, or a third party in a file of its own, walks
without a word here. What was signed is what is shown: at both stations, from the bytes of the entry.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from parley.forms import paper, phrasebook, printed
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition, Field
from parley.forms.shown import shown
from parley.line.release import ALONE
from parley.record import entry as entries
from parley.station import private
from parley.views import messages as view
from parley.views import printing
from tests.forms import examples
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

DESK: Final = "duty-desk"
PRINCIPAL: Final = "secretary"
LASTS: Final = "+48h"
STAYS: Final = frozenset(("CANCEL", "READDRESS"))  # they are about a message, and stay as they are
WRITTEN: Final = tuple(found for found in builtin().all() if found.written)


class Tongues(NamedTuple):
    """The author's language, that of the translation beside it, and which of the two counts."""

    own: str
    beside: str
    authentic: str


TONGUES: Final = {
    "English counts, Russian beside it": Tongues("en", "ru", "en"),
    "written in Arabic, of which the English counts": Tongues("ar", "en", "en"),
}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Pair]:
    """aster, whose party asks for two persons, and boreas, who gives receipts up to its principal; aster gives two."""
    pair = Pair.agreed(tmp_path, highest=4)
    private.rules(pair.aster.station, two_persons=True)
    yield pair
    for side in (pair.aster, pair.boreas):
        side.close()


# --- what is said -------------------------------------------------------------------------------------------


def letter(pair: Pair, definition: Definition, tongues: Tongues) -> dict[str, Any]:
    """A message of aster's of this type with every field filled, and whatever it has to name on record."""
    fields = examples.whole(definition, tongues.own)
    needed = {name: LASTS for name in examples.header(definition) if name in {"valid_to", "reply_by"}}
    return {
        "to": [DESK],
        "info": [PRINCIPAL],
        "type": definition.type,
        "fields": fields,
        "subject": _subject(tongues.own),
        "language": tongues.own,
        "authentic": tongues.authentic,
        "translations": [
            {
                "language": tongues.beside,
                "subject": _subject(tongues.beside),
                "fields": examples.translated(definition, fields, tongues.beside),
            }
        ],
        **needed,
        **_named(pair, definition),
    }


def _subject(language: str) -> str:
    return examples.WORDS[language]


def _named(pair: Pair, definition: Definition) -> dict[str, str]:
    """The message that one of this type has to name: of theirs to answer, of ours to take back or hand on."""
    if definition.follows:
        asked = builtin().newest(definition.follows[0])
        assert asked is not None
        pair.ask(
            pair.boreas, "write", to=DESK, type=asked.type, fields=examples.whole(asked), subject="the first"
        )
        pair.settle()
        return {"reply_to": newest(pair, pair.aster, mine=False)["ref"]}
    about = {"CANCEL": "supersedes", "READDRESS": "reply_to"}.get(definition.short)
    return (
        {about: released(pair, {"to": DESK, "text": "The first.", "subject": "the first"})} if about else {}
    )


def released(pair: Pair, said: Mapping[str, Any]) -> str:
    """Drafted by one, verified by a second, released by a third: the reference of the message."""
    draft = drafted(pair, said)
    pair.ask(pair.aster, "draft.verify", draft=draft, by="duty officer 2")
    return pair.ask(pair.aster, "draft.release", draft=draft, by="releaser")


def drafted(pair: Pair, said: Mapping[str, Any]) -> str:
    """Its first person's draft."""
    before = _drafts(pair)
    pair.ask(pair.aster, "draft.write", **said, by="duty officer 1")
    (draft,) = _drafts(pair) - before
    return draft


def _drafts(pair: Pair) -> frozenset[str]:
    store = pair.aster.station.store
    return frozenset(row.ref for row in store.things(pair.aster.book.id, kind="draft"))


# --- what is seen -------------------------------------------------------------------------------------------


def newest(pair: Pair, side: Side, *, mine: bool) -> dict[str, Any]:
    return view.messages(pair.reading(side), pair.row(side), pair.now, mine=mine)[-1]


def told(pair: Pair, side: Side, ref: str) -> dict[str, Any]:
    """The message as this station shows it."""
    return view.one(pair.reading(side), pair.row(side), ref, pair.now)


def one_story(pair: Pair, ref: str) -> dict[str, Any]:
    """The message as both stations show it, but for what each knows by its own clock alone."""
    ours, theirs = (told(pair, side, ref) for side in (pair.aster, pair.boreas))
    assert (ours["mine"], theirs["mine"]) == (True, False)
    assert {name: ours[name] for name in SAME} == {name: theirs[name] for name in SAME}
    for name in ("receipts", "addressees"):
        assert [_timeless(row) for row in ours[name]] == [_timeless(row) for row in theirs[name]]
    assert ours["faults"] == []
    return ours


def _timeless(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in OWN_CLOCK}


SAME: Final = (
    *view.AS_WRITTEN,
    *("ref", "line", "text", "at", "state", "marks", "faults", "cancelled", "corrections", "readdressed"),
    *("replies", "nacks", "overdue", "expected"),
)
# Of what stands in rows: all but what each counts by its own clock.
OWN_CLOCK: Final = frozenset(("heard_at", "due"))


def signed(side: Side, ref: str, *, mine: bool) -> Mapping[str, Any]:
    """The body of that entry, read from the bytes that the log's head covers."""
    (body,) = (
        parsed.body for raw in side.raws(mine=mine) for parsed in [entries.parse(raw)] if parsed.ref == ref
    )
    return body


def shown_as_signed(pair: Pair, ref: str) -> Mapping[str, Any]:
    """The body of the entry; both stations hold the same, and show its every part as it stands there."""
    body = signed(pair.aster, ref, mine=True)
    assert signed(pair.boreas, ref, mine=False) == body
    for side in (pair.aster, pair.boreas):
        shown = told(pair, side, ref)
        assert {name: shown[name] for name in view.AS_WRITTEN} == json.loads(
            json.dumps({name: body[name] for name in view.AS_WRITTEN})
        )
    return body


# --- what is printed ----------------------------------------------------------------------------------------


class Print(NamedTuple):
    """A message on paper: as plain text, and as a page."""

    text: str
    page: str


def printed_at(pair: Pair, side: Side, ref: str, languages: tuple[str, ...]) -> Print:
    message = printing.message(pair.reading(side), pair.row(side), ref, phrasebook.builtin(), languages)
    form = builtin().get(message["entry"]["type"])
    return Print(printed.text(message, form, languages), paper.html(message, form, languages))


def one_print(pair: Pair, ref: str, tongues: Tongues) -> Print:
    """The same bytes at both stations, with every value that was signed, in the words of its form."""
    languages = (tongues.own, tongues.beside)
    found = printed_at(pair, pair.aster, ref, languages)
    assert printed_at(pair, pair.boreas, ref, languages) == found
    body = signed(pair.aster, ref, mine=True)
    form = builtin().get(body["type"])
    assert form is not None
    for print_ in (_bare(_unnumbered(found.text)), _bare(_read(found.page))):
        for value in [*_told(form, body["fields"], tongues), *_texts(body["translations"]), body["subject"]]:
            assert _bare(value) in print_, value
    assert f"END OF MESSAGE {body['number']}" in printed_at(pair, pair.boreas, ref, ("en",)).text
    return found


def _told(form: Definition, fields: Mapping[str, Any], tongues: Tongues) -> Iterator[str]:
    """Every value by itself: a text as its author wrote it, anything else in both languages of the print."""
    for field, value in _leaves(form.fields, fields):
        own = field.kind in {"line", "text"}
        yield from (shown(field, value, tag) for tag in ((tongues.own,) if own else tongues[:2]))


def _leaves(fields: Iterable[Field], values: Mapping[str, Any]) -> Iterator[tuple[Field, Any]]:
    for field in (field for field in fields if field.name in values):
        value = values[field.name]
        if field.kind == "table":
            for row in value:
                yield from _leaves(field.columns, row)
        elif field.kind == "list":
            yield from ((field.element, part) for part in value)
        else:
            yield field, value


def _texts(translations: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for translation in translations:
        yield translation["subject"]
        yield from translation["fields"].values()


def _bare(text: str) -> str:
    """Without what only lays it out: spaces, line breaks, and marks of direction."""
    return re.sub(r"[\s\u2066-\u2069]", "", text)


def _unnumbered(text: str) -> str:
    """Without the boxes that stand before each line of a long value."""
    return re.sub(r"(?m)^ *[0-9.]+ +\[ \] \[ \]", "", text)


def _read(page: str) -> str:
    """The words of a page, without the numbers of its lines."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r'<td class="n">[^<]*</td>', "", page)))


# --- the walk -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tongues", TONGUES.values(), ids=TONGUES.keys())
@pytest.mark.parametrize("definition", WRITTEN, ids=[found.short for found in WRITTEN])
def test_a_type_is_written_released_delivered_seen_corrected_and_cancelled(
    two: Pair, definition: Definition, tongues: Tongues
) -> None:
    said = letter(two, definition, tongues)
    ref = written_by_two_persons(two, said)
    two.settle()
    body = shown_as_signed(two, ref)
    assert (body["type"], body["fields"], body["authentic"]) == (
        definition.type,
        said["fields"],
        tongues.authentic,
    )
    assert [translation["subject"] for translation in body["translations"]] == [_subject(tongues.beside)]
    assert told(two, two.aster, ref)["held_at"] is not None
    seen_up_to_the_principal(two, ref)
    first = one_print(two, ref, tongues)
    two.settle(HOUR)
    assert one_print(two, ref, tongues) == first
    if definition.short in STAYS:
        stays(two, ref)
        return
    newer = corrected(two, ref, said)
    taken = cancelled(two, newer)
    for about, by in ((ref, newer), (newer, taken)):
        last = one_print(two, about, tongues)
        assert _bare(by) in _bare(last.text)
        assert _bare(by) in _bare(_read(last.page))


def written_by_two_persons(pair: Pair, said: Mapping[str, Any]) -> str:
    """As `released`, and by nobody alone: who drafted it cannot release it, nor write it past the draft."""
    if said["type"].partition("/")[0] not in ALONE:
        assert refused(pair, "write", **said) == "two-persons"
        draft = drafted(pair, said)
        assert refused(pair, "draft.release", draft=draft, by="duty officer 1") == "two-persons"
        pair.ask(pair.aster, "draft.hold_back", draft=draft, by="duty officer 1")
    return released(pair, said)


def refused(pair: Pair, do: str, side: Side | None = None, **said: Any) -> str:
    answer = (side or pair.aster).ask(pair.now, do=do, **said)
    assert answer.error is not None
    code = answer.error["code"]
    assert isinstance(code, str)
    return code


def seen_up_to_the_principal(pair: Pair, ref: str) -> None:
    """Levels 2 to 4 as agreed, each a receipt only, and the same at both stations."""
    for do, post, state in (
        ("seen", DESK, "SEEN"),
        ("office", PRINCIPAL, "OFFICE"),
        ("informed", PRINCIPAL, "INFORMED"),
    ):
        pair.ask(pair.boreas, do, message=ref, post=post)
        pair.settle(MINUTE)
        story = one_story(pair, ref)
        assert story["state"] == state
        words = story["receipts"][-1]["words"]
        assert words.startswith("RECEIPT ONLY.")
        assert words.endswith("This is not approval, agreement or permission.")
    assert [receipt["level"] for receipt in one_story(pair, ref)["receipts"]] == [2, 3, 4]


def corrected(pair: Pair, ref: str, said: Mapping[str, Any]) -> str:
    """A whole new text in its place, with a number of its own; the earlier one stays, and says so."""
    again = {**said, "subject": f"{said['subject']} (2)", "supersedes": ref}
    newer = released(pair, again)
    pair.settle(MINUTE)
    shown_as_signed(pair, newer)
    earlier, later = one_story(pair, ref), one_story(pair, newer)
    assert (earlier["corrections"], "CORRECTED" in earlier["marks"]) == ([newer], True)
    assert (later["type"], later["subject"], later["supersedes"]) == (said["type"], again["subject"], ref)
    assert later["number"] == earlier["number"] + 1
    assert refused(pair, "cancel", message=ref, reason="The earlier one.") == "corrected"
    return newer


def cancelled(pair: Pair, ref: str) -> str:
    """Taken back by one person, as fast as it went; what had been said of it stays."""
    taken = pair.ask(pair.aster, "cancel", message=ref, reason="It was an error.")
    pair.settle(MINUTE)
    body = shown_as_signed(pair, taken)
    story = one_story(pair, ref)
    assert (story["cancelled"], "CANCELLED" in story["marks"]) == (taken, True)
    assert (body["type"], body["fields"]) == ("CANCEL/1", {"reason": "It was an error."})
    assert "ZOPR".index(body["precedence"]) <= "ZOPR".index(story["precedence"])
    assert refused(pair, "cancel", message=ref, reason="Once more.") == "done"
    return taken


def stays(pair: Pair, ref: str) -> None:
    """Neither corrected nor taken back: a new message is written instead."""
    for do, more in (("correct", {"to": DESK, "text": "x"}), ("cancel", {"reason": "x"})):
        answer = pair.aster.ask(pair.now, do=do, message=ref, **more)
        assert answer.error is not None
        assert "stays as it is" in answer.error["what"]


def test_levels_that_were_agreed_for_one_side_only_are_refused_on_the_other(two: Pair) -> None:
    ref = two.ask(two.boreas, "write", to=DESK, text="The bridge is closed.")
    two.settle()
    two.ask(two.aster, "seen", message=ref)
    for do in ("office", "informed"):
        assert refused(two, do, message=ref, post=PRINCIPAL) == "not-agreed"
    two.settle(MINUTE)
    for side, mine in ((two.boreas, True), (two.aster, False)):
        assert [receipt["level"] for receipt in newest(two, side, mine=mine)["receipts"]] == [2]
        on_paper = printed_at(two, side, ref, ("en",)).text
        assert "Receipts of persons go up to level 2 of 4, by agreement." in on_paper
