"""The bytes of attachments, beside the log: what our people hand in, what entries name, what is asked for and given.

An entry names a flat image by hash and size; a row says how much of it is there. Whatever an entry of this line names
and we lack is asked for, theirs or (after a restore) our own; whatever one names and we have is given. No decoder is
fed with bytes of theirs here: that is pictures.py, where somebody wants to see them.
Spec: docs/spec/wire.md, §8.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from parley.line.effects import Alarm
from parley.line.facts import AnyFact, MessageSent, Word
from parley.line.values import Level, Precedence, Ref, Refusal
from parley.line.written import Attachment
from parley.record.grammar import Chunk, Entries, Want
from parley.station.book import Book
from parley.station.pictures import Picture
from parley.station.ports import BlobRow, Reading, Store
from parley.station.work import Work
from parley.wire import flat
from parley.wire.beside import DAY_BYTES, LACKING_MAX, WITHHELD, Beside, Lacking, Limit, limit
from parley.wire.parcel import Parcel

LACKING, WHOLE, CLOSED, REFUSED = "lacking", "whole", "closed", "refused"
ODD: Final = "attachment"  # the kind under which our people find what was wrong with one
PIECE_BYTES: Final = 64 << 10  # of what our own people hand in; theirs is kept in pieces as it came
CROWDED_BYTES: Final = 64 << 10  # of entries in a letter: then it is full enough without a picture


def agreed(book: Book) -> Limit:
    """What the narrowest of the agreed bearers takes; before an agreement, of those that there are."""
    terms = book.line.core.terms
    return limit(terms.bearers if terms is not None else book.courier.bearings)


def load(store: Reading, line: str) -> Beside:
    """What this line lacks, as the record has it. What was asked for before is asked for again."""
    beside = Beside()
    _fetch(beside, store, line)
    return beside


def _fetch(beside: Beside, store: Reading, line: str) -> None:
    rows = store.blobs(line, state=LACKING, count=LACKING_MAX)
    beside.more = len(rows) == LACKING_MAX
    for row in rows:
        if row.hash not in beside.lacking:
            beside.add(Lacking(row.hash, row.size, row.media, row.have, row.asked))


# --- ours -----------------------------------------------------------------------------------------------------


def keep(store: Store, book: Book, picture: Picture, now: int) -> dict[str, Any]:
    """The picture is in the record, to be named by a message; what the message is to say of it. Raises Refusal."""
    most = agreed(book).attachment_bytes
    if len(picture.data) > most:
        what = f"the picture has {len(picture.data):,} bytes; on this line an attachment has at most {most:,}"
        raise Refusal(what, "make it smaller: fewer pixels, or only the part that matters", "bounds")
    known = store.blob(book.id, picture.hash)
    if known is None or known.state != WHOLE:
        size = len(picture.data)
        row = known or BlobRow(
            picture.hash,
            size,
            picture.media,
            "",
            "",
            mine=True,
            state=WHOLE,
            have=size,
            named_at=now,
            moved_at=now,
        )
        with store.writing() as page:
            page.drop_blob_bytes(book.id, picture.hash)
            for at in range(0, size, PIECE_BYTES):
                page.blob_bytes(book.id, picture.hash, at, picture.data[at : at + PIECE_BYTES])
            page.blob(
                book.id, replace(row, size=size, media=picture.media, state=WHOLE, have=size, moved_at=now)
            )
        book.beside.drop(picture.hash)
    return {"media": picture.media, "size": len(picture.data), "hash": picture.hash}


def check(book: Book, store: Reading, facts: Sequence[AnyFact]) -> None:
    """We have the bytes of whatever these entries would name. Raises Refusal."""
    for fact in facts:
        for one in fact.attachments if isinstance(fact, MessageSent) else ():
            row = store.blob(book.id, one.hash)
            if row is None or row.state != WHOLE or (row.size, row.media) != (one.size, one.media):
                raise Refusal(
                    f"this station does not have the bytes of the attachment {one.name!r}",
                    "hand the file in first: `parley write … --attach FILE` does, and `attach` on the control socket",
                    "no-attachment",
                )
            if one.size > agreed(book).attachment_bytes:
                raise Refusal(
                    f"the attachment {one.name!r} is larger than was agreed for this line",
                    "make it smaller: fewer pixels, or only the part that matters",
                    "bounds",
                )


# --- what entries name ----------------------------------------------------------------------------------------


def named(work: Work, store: Reading, word: Word) -> None:
    """What this word names is in a row, and asked for if we lack it."""
    for one in word.fact.attachments if isinstance(word.fact, MessageSent) else ():
        _named(work, store, word, one)


def _named(work: Work, store: Reading, word: Word, one: Attachment) -> None:
    known = _row(work, store, one.hash)
    same = known is not None and (known.size, known.media) == (one.size, one.media)
    if known is not None and same and known.ref:
        return
    if known is not None and known.state in {WHOLE, CLOSED}:
        if same:
            work.blobs[one.hash] = replace(
                known, name=one.name, ref=word.ref, mine=word.mine, named_at=word.heard_ms
            )
        else:
            work.odd(ODD, f"{one.name}: entry {word.ref} names another size or media than these bytes have")
        return
    if known is not None:  # named before, otherwise, and not complete: the newest word counts
        _forget(work, one.hash)
    fits = one.size <= agreed(work.book).attachment_bytes
    state = LACKING if fits else REFUSED
    at = word.heard_ms
    row = BlobRow(one.hash, one.size, one.media, one.name, word.ref, word.mine, state, 0, at, at)
    work.blobs[one.hash] = row
    if fits:
        work.book.beside.add(Lacking(one.hash, one.size, one.media))
    else:
        work.odd(ODD, f"{one.name}: {one.size:,} bytes are named, more than was agreed: not asked for")


def _row(work: Work, store: Reading, hash_: str) -> BlobRow | None:
    """The row of this hash as this turn leaves it."""
    return work.blobs.get(hash_) or store.blob(work.book.id, hash_)


def _forget(work: Work, hash_: str) -> None:
    """What came of these bytes so far is dropped with the turn."""
    work.book.beside.drop(hash_)
    work.pieces = [piece for piece in work.pieces if piece[0] != hash_]
    work.dropped.add(hash_)


# --- what comes -----------------------------------------------------------------------------------------------


def hear(work: Work, store: Reading, parcel: Parcel, now: int) -> None:
    """What a parcel of theirs gives and asks for. What nobody asked for is refused, and shown."""
    work.book.beside.heard = True
    if parcel.chunk is not None:
        _came(work, store, parcel.chunk, now)
    if parcel.want is not None:
        _wanted(work, store, parcel.want)


def _wanted(work: Work, store: Reading, want: Want) -> None:
    row = _row(work, store, want.hash)
    if row is None or not row.ref:
        work.odd(ODD, f"they ask for bytes that no entry names: {want.hash}")
    elif row.state == WHOLE and want.at < row.size and want.count > 0:
        work.book.beside.wanted = want


def _came(work: Work, store: Reading, chunk: Chunk, now: int) -> None:
    beside = work.book.beside
    one, row = beside.lacking.get(chunk.hash), _row(work, store, chunk.hash)
    if row is None or not row.ref:
        work.odd(ODD, f"bytes came that no entry names: {chunk.hash}")
    elif chunk.at + len(chunk.data) > row.size or row.state == REFUSED:
        work.odd(ODD, f"{row.name}: more bytes came than its entry names, or than was agreed")
    elif one is None or chunk.at != one.have:
        return  # double, late, or ahead of what we lack: it is asked for where it is needed
    elif not beside.takes(len(chunk.data), now):
        work.odd(ODD, f"more than {DAY_BYTES:,} bytes of attachments in a day: the rest waits for the next")
    else:
        work.pieces.append((chunk.hash, chunk.at, chunk.data))
        beside.came(one, len(chunk.data), now)
        row = replace(row, have=one.have, moved_at=now, asked=0)
        work.blobs[chunk.hash] = row if one.have < one.size else _complete(work, store, row, one, now)
        work.dirty = True


def _complete(work: Work, store: Reading, row: BlobRow, one: Lacking, now: int) -> BlobRow:
    """All bytes came: whether they are what the entry names, and a flat image."""
    data = b"" if row.hash in work.dropped else store.blob_bytes(work.book.id, row.hash, 0, row.size)
    data += b"".join(piece for hash_, _, piece in work.pieces if hash_ == row.hash)
    if sha256(data).hexdigest() != row.hash:
        _forget(work, row.hash)
        work.book.beside.add(one)
        work.book.beside.spoilt(one, now, row.spoilt + 1)
        work.odd(ODD, f"{row.name}: all its bytes came, and they do not have the hash that its entry names")
        return replace(row, have=0, spoilt=row.spoilt + 1)
    work.book.beside.drop(row.hash)
    try:
        flat.check(data, row.media)
    except flat.NotFlat as why:
        work.odd(ODD, f"{row.name}: not a flat image: not opened: {why}")
        return replace(row, state=CLOSED)
    return replace(row, state=WHOLE)


def wake(work: Work, store: Reading, now: int) -> None:
    """What was asked for in vain is noticed; what there was no room to ask for is."""
    book = work.book
    ways = book.courier.bearings.values()
    lost = any(way.failures for way in ways) and not any(way.in_flight for way in ways)
    one = book.beside.missed(now, lost=lost)
    row = _row(work, store, one.hash) if one is not None else None
    if one is not None and row is not None:
        work.blobs[row.hash] = replace(row, asked=one.asked)
        work.dirty = True
        if one.asked == WITHHELD:
            what = f"{row.name}: named, and not delivered so far, though asked for {WITHHELD} times: our word"
            work.odd(ODD, what)
            work.effects.append(Alarm(Level.NOTICE, what, Ref(row.ref)))
    if book.beside.room:
        _fetch(book.beside, store, book.id)


# --- what goes ------------------------------------------------------------------------------------------------


def fill(book: Book, store: Reading, parcel: Parcel, now: int) -> Parcel:
    """The parcel with our next question, and with what they asked for, unless something more urgent fills it."""
    beside, most = book.beside, agreed(book).letter_bytes
    want, asked, chunk = beside.ask(now, most), beside.wanted, None
    if asked is not None and not _crowded(book, parcel):
        beside.wanted = None
        data = store.blob_bytes(book.id, asked.hash, asked.at, min(asked.count, most))
        chunk = Chunk(asked.hash, asked.at, data) if data else None
    return parcel if want is None and chunk is None else replace(parcel, want=want, chunk=chunk)


def _crowded(book: Book, parcel: Parcel) -> bool:
    """Entries go first: beside a FLASH or an IMMEDIATE, or many of them, no picture travels."""
    size = sum(len(line) for part in parcel.parts if isinstance(part, Entries) for line in part.lines)
    return size > (0 if Precedence(book.precedence()).urgent else CROWDED_BYTES)
