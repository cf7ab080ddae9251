"""What is printed of a message, in order: what became of it, header, body, images, receipts, faults, check digits.

Every key of the signed entry has its item. Nothing depends on when it is printed, so that one record gives one print.
Spec: docs/spec/forms.md, §6.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from parley.forms import body, check, fitting, moments, wording
from parley.forms.definition import Definition, said
from parley.forms.header import COMMON, Header
from parley.forms.sheet import Row, Said, Section, Sheet, chosen, mapping, one, sentence, sequence
from parley.forms.shown import grouped, plainly
from parley.record.card import spoken
from parley.record.entry import HASH

UNREAL: Final = frozenset(("DRILL", "EXERCISE"))
CANCEL: Final = "CANCEL"
READDRESS: Final = "READDRESS"
ISOLATES: Final = re.compile("[\u2066\u2067\u2069]")


def sheet(
    message: Mapping[str, Any], form: Definition | None, languages: Sequence[str], *, signed: bool = True
) -> Sheet:
    """The message as a sheet; raises nothing, whatever stands in the entry. What `message` holds: §6.1.

    `form`: its type, None where nobody here knows it. Before it is `signed` it has no time, receipts or check digits.
    """
    tags = chosen(languages)
    entry = mapping(message.get("entry"))
    number = plainly(entry.get("number"), "en")
    composed = _Composed(message, entry, form, tags, signed=signed)
    filed = moments.dtg(plainly(entry.get("at"), "en"))
    digits = _digits(message.get("ref")) if signed else ""
    return Sheet(
        languages=tags,
        titles=tuple(composed.title(tag) for tag in tags),
        banner=composed.banner(),
        how=tuple(wording.word("aloud.how", tag) for tag in tags),
        sections=tuple(composed.sections()),
        ends=tuple(wording.filled("end", tag, number=number) for tag in tags),
        check=digits,
        running=f"{plainly(entry.get('from'), 'en')} {number}, {filed}, {' '.join(digits.split()[:2])} …",
    )


def _digits(ref: object) -> str:
    return spoken(ref) if isinstance(ref, str) and HASH.fullmatch(ref) else "–"


class _Composed:
    """One message with its languages, section by section."""

    def __init__(
        self,
        message: Mapping[str, Any],
        entry: Mapping[str, Any],
        form: Definition | None,
        languages: Sequence[str],
        *,
        signed: bool,
    ) -> None:
        self.signed: Final = signed
        self.message: Final = message
        self.entry: Final = entry
        self.form: Final = form
        self.languages: Final = languages
        self.header: Final = Header(message, languages)
        self.misfits: Final = _misfits(form, entry) if form else []

    def title(self, language: str) -> str:
        type_ = plainly(self.entry.get("type"), language)
        return f"{said(self.form.name, language)} ({type_})" if self.form else type_

    def banner(self) -> tuple[str, ...]:
        """The marking three times, whether it is real, and its name last: the name is somebody's own."""
        marking = mapping(self.entry.get("marking"))
        usage = plainly(marking.get("usage"), "en") if marking else ""
        if not usage:
            return ()
        told = [
            "   ".join(
                [wording.word(f"usage.{usage}", tag)] * 3
                + ([wording.word("banner.unreal", tag)] if usage in UNREAL else [])
            )
            for tag in self.languages
        ]
        return (*dict.fromkeys(told), plainly(marking.get("name"), "en"))

    def sections(self) -> Iterator[Section]:
        """Those that hold anything."""
        for name, rows in _SECTIONS.items():
            found = tuple(rows(self)) if self.signed or name not in _OF_SIGNED else ()
            if found:
                titles = tuple(wording.word(f"section.{name}", tag) for tag in self.languages)
                yield Section(titles, found, numbered=name in _NUMBERED)

    # --- what became of it ----------------------------------------------------------------------------------

    def state(self) -> Iterator[Row]:
        if not self.signed:
            yield self._loud("state.unsent")
        if bond := self._bond():
            yield self._loud(bond)
        for name, refs in (
            ("cancelled", [self.message.get("cancelled")]),
            ("corrected", list(sequence(self.message.get("corrections")))[-1:]),
            ("readdressed", self.message.get("readdressed")),
            ("answered", self.message.get("replies")),
        ):
            for ref in sequence(refs):
                if ref:
                    yield self._loud(f"state.{name}", what=self.header.named(plainly(ref, "en")))
        if self.form is None:
            yield self._loud("type.unknown")
        elif self.misfits:
            yield self._loud("type.misfit")
        if self.form is not None and self.message.get("other_forms"):
            yield self._loud("type.other_forms")
        if self.message.get("phrases") and self.message.get("other_phrases"):
            yield self._loud("type.other_phrases")
        for nack in map(mapping, sequence(self.message.get("nacks"))):
            yield Row((), tuple(self._nacked(nack)))
        expected = mapping(self.message.get("expected"))
        if expected and not self.message.get("replies"):
            by = moments.dtg(plainly(expected.get("by"), "en"))
            post = plainly(expected.get("post"), "en")
            yield self._sentence("state.expected", expected.get("text"), post=post, by=by)

    def _bond(self) -> str:
        """What this message does to the one that it names."""
        short = plainly(self.entry.get("type"), "en").partition("/")[0]
        if self.entry.get("supersedes"):
            return "state.cancels" if short == CANCEL else "state.corrects"
        return "state.readdresses" if short == READDRESS else ""

    def _nacked(self, nack: Mapping[str, Any]) -> Iterator[Said]:
        text = plainly(nack.get("text") or "", "en")
        for tag in self.languages:
            parts = wording.parts(
                "state.nacked",
                tag,
                post=plainly(nack.get("post"), "en"),
                dtg=moments.dtg(plainly(nack.get("at"), "en")),
                reason=wording.word(f"nack.{plainly(nack.get('reason'), 'en')}", tag),
            )
            yield _behind(Said(tag, "".join(parts), parts=parts), text)

    def _loud(self, key: str, **slots: str) -> Row:
        return Row((), sentence(key, self.languages, **slots), loud=True)

    def _sentence(self, key: str, behind: object = "", **slots: str) -> Row:
        """A fixed sentence; `behind` it what somebody added in words of their own."""
        told = sentence(key, self.languages, **slots)
        text = plainly(behind or "", "en")
        return Row((), tuple(_behind(found, text) for found in told))

    # --- what was signed ------------------------------------------------------------------------------------

    def body(self) -> Iterator[Row]:
        yield from body.rows(self.entry.get("fields"), self.form, self.header.wordings, self.languages)
        if phrases := mapping(self.message.get("phrases")):
            # Read from our own book: ours, not the author's, and so without a note.
            told = [(tag, tuple(ISOLATES.split(str(phrases.get(tag, ""))))) for tag in self.languages]
            yield self.header.row(
                "phrase", tuple(Said(tag, "".join(parts), parts=parts) for tag, parts in told)
            )
        if remarks := self.entry.get("remarks"):
            yield self.header.row("remarks", self.header.own(remarks))

    def attachments(self) -> Iterator[Row]:
        for place, image in enumerate(sequence(self.entry.get("attachments")), 1):
            labels = tuple(wording.filled("part.image", tag, n=str(place)) for tag in self.languages)
            found = mapping(image)
            if not found:
                yield Row(labels, one(plainly(image, "en")))
                continue
            yield Row(labels, (self.header.wordings.own(plainly(found.get("about", ""), "en")),))
            for name in sorted(found.keys() - {"about"}):
                value = plainly(found[name], "en")
                yield Row((name,), one(grouped(value) if name == "hash" else value), 1)

    # --- what was said of it --------------------------------------------------------------------------------

    def receipts(self) -> Iterator[Row]:
        held = self.message.get("held_at")
        if held:
            yield self._sentence("receipt.1", dtg=moments.dtg(plainly(held, "en")))
        else:
            yield self._sentence("receipt.unheld")
        found = [mapping(receipt) for receipt in sequence(self.message.get("receipts"))]
        for receipt in found:
            key = f"receipt.{plainly(receipt.get('level'), 'en')}"
            at = moments.dtg(plainly(receipt.get("at"), "en"))
            yield self._sentence(key, post=plainly(receipt.get("post"), "en"), dtg=at)
            if receipt.get("crossed"):
                yield Row((), sentence("receipt.crossed", self.languages), 1)
        if not found:
            yield self._sentence("receipt.none")
        if reader := self.message.get("unshared"):
            yield self._sentence("receipt.unshared", post=plainly(reader, "en"))
        if level := self.message.get("receipts_agreed"):
            yield self._sentence("receipt.agreed", level=plainly(level, "en"))

    def faults(self) -> Iterator[Row]:
        """What this station found, and what does not fit the type; each once."""
        found = [plainly(fault, "en") for fault in sequence(self.message.get("faults"))]
        for fault in dict.fromkeys([*found, *self.misfits]):
            yield Row((), one(fault))

    def check(self) -> Iterator[Row]:
        """What stands in every entry of the log, and the hash of all of it."""
        yield self.header.row("ref", one(grouped(plainly(self.message.get("ref"), "en"))))
        yield self.header.row("kind", one(plainly(self.entry.get("kind"), "en")))
        for name in sorted(COMMON - {"kind"}):
            if name in self.entry:
                yield Row((name,), one(plainly(self.entry[name], "en")))


def _behind(told: Said, text: str) -> Said:
    """The sentence, and in quotation marks what somebody added in words of their own."""
    if not text:
        return told
    parts = (*told.parts[:-1], f"{told.parts[-1]} “", text, "”")
    return Said(told.language, "".join(parts), parts=parts)


_SECTIONS: Final[Mapping[str, Callable[[_Composed], Iterator[Row]]]] = {
    "state": _Composed.state,
    "header": lambda found: found.header.rows(),
    "body": _Composed.body,
    "attachments": _Composed.attachments,
    "receipts": _Composed.receipts,
    "faults": _Composed.faults,
    "check": _Composed.check,
}
_NUMBERED: Final = frozenset(("header", "body", "attachments"))
_OF_SIGNED: Final = frozenset(("receipts", "check"))


class _Text(Struct, frozen=True):
    """One translation, as the check of a type reads it."""

    language: str
    fields: Mapping[str, Any]


class _Letter(Struct, frozen=True):
    """A message, as the check of a type reads it."""

    type: str
    precedence: str
    language: str
    authentic: str
    fields: Mapping[str, Any]
    translations: Sequence[_Text]
    reply_to: str | None
    supersedes: object = None
    reply_by: object = None
    valid_from: object = None
    valid_to: object = None
    must_follow: object = None


def _misfits(form: Definition, entry: Mapping[str, Any]) -> list[str]:
    """What does not fit the type, in words."""
    if not isinstance(entry.get("fields"), Mapping):
        return fitting.check(form, entry.get("fields"))
    language = plainly(entry.get("language") or "", "en")
    translations = [mapping(found) for found in sequence(entry.get("translations"))]
    letter = _Letter(
        type=plainly(entry.get("type"), "en"),
        precedence=plainly(entry.get("precedence"), "en"),
        language=language,
        authentic=plainly(entry.get("authentic") or language, "en"),
        fields=mapping(entry.get("fields")),
        translations=[
            _Text(plainly(found.get("language"), "en"), mapping(found.get("fields")))
            for found in translations
        ],
        reply_to=entry.get("reply_to"),
        **{
            name: entry.get(name)
            for name in ("supersedes", "reply_by", "valid_from", "valid_to", "must_follow")
        },
    )
    return check.problems(form, letter)
