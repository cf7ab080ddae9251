"""On a real disk: a release and its message are written together or not at all, and the rules come with the start."""

from collections.abc import Mapping
from typing import Any

import pytest

from parley.record import entry as entries
from parley.station import private
from parley.station.errors import Refusal
from parley.station.ports import StoreFailed
from parley.station.private import dump_words, words_file
from parley.station.settings import Settings, read, write
from parley.stores.sqlite import SqliteStore
from parley.wiring import serving
from tests.station.pairs import PASSPHRASE, START, Side, agree, settle


def journal(side: Side) -> list[tuple[str, Mapping[str, Any]]]:
    store = side.station.store
    return [
        (entry.kind, entry.body)
        for log in store.logs("")
        for raw in store.raws(log.id, 0, log.size)
        for entry in [entries.parse(raw)]
    ]


def drafts(side: Side) -> list[tuple[str, str]]:
    return [(row.ref, row.state) for row in side.station.store.things(side.book.id, kind="draft")]


def test_a_disk_that_is_full_keeps_neither_the_release_nor_the_message(sides: tuple[Side, Side]) -> None:
    a, b = sides
    agree(a, b, START)
    a.ask(START, do="draft.write", to="duty-desk", text="x" * 16_000, by="watch 1")
    [(ref, _)] = drafts(a)
    entries_before, journal_before = len(a.raws(mine=True)), len(journal(a))
    store = a.station.store
    assert isinstance(store, SqliteStore)
    pages = next(iter(store.db.execute("PRAGMA page_count")))[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFailed):
        a.ask(START, do="draft.release", draft=ref, by="releaser")
    a.restart(START)
    assert drafts(a) == [(ref, "DRAFTED")]
    assert (len(a.raws(mine=True)), "draft.released/1" in dict(journal(a)[journal_before:])) == (
        entries_before,
        False,
    )
    settle(a, b, START)
    answer = a.ask(START, do="draft.release", draft=ref, by="releaser")
    assert answer.error is None
    released = dict(journal(a))["draft.released/1"]
    assert answer.ok is not None
    assert released["message"] == answer.ok["entries"][0]["ref"]
    assert released["line"] == a.book.id


def test_an_attempt_that_was_refused_is_on_disk(sides: tuple[Side, Side]) -> None:
    a, b = sides
    agree(a, b, START)
    a.ask(START, do="claimed.open", caller_post="minister", channel="telephone", by="watch 1")
    [row] = a.station.store.things(a.book.id, kind="claimed")
    refused = a.ask(START, do="claimed.override", claimed=row.ref, by="watch 1")
    assert refused.error is not None
    a.restart(START)
    assert dict(journal(a))["claimed.override_refused/1"]["by"] == "watch 1"
    assert [r.state for r in a.station.store.things(a.book.id, kind="claimed")] == ["CHECKING"]


def test_a_draft_longer_than_the_journal_can_keep_is_refused_before_it_is_one(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    agree(a, b, START)
    letter = {"to": "duty-desk", "text": "я" * 15_000, "by": "x"}
    other = [{"language": "uk", "subject": "", "fields": {"text": "я" * 15_000}}]
    refused = a.ask(START, do="draft.write", **letter, translations=other)
    assert refused.error is not None
    assert drafts(a) == []
    assert a.ask(START, do="draft.write", **letter).error is None
    kept = dict(journal(a))["draft.written/1"]
    assert kept["letter"]["text"] == letter["text"]


def test_the_rules_and_the_words_come_with_the_start(sides: tuple[Side, Side]) -> None:
    a, b = sides
    agree(a, b, START)
    serving.keep(a.folder, PASSPHRASE, words_file(a.book.id), dump_words({"their_duress": ["marigold"]}))
    serving._private(a.folder, PASSPHRASE, a.station, two_persons=True)
    refused = a.ask(START, do="write", to="duty-desk", text="alone")
    assert refused.error is not None
    assert refused.error["code"] == "two-persons"
    b.ask(START, do="write", to="duty-desk", text="Marigold")
    settle(a, b, START)
    alarms = [body["what"] for kind, body in journal(a) if kind == "alarm.raised/1"]
    assert [what[:6] for what in alarms if "secret word" in what] == ["DURESS"]
    assert ("rules.stand/1", 1) in [(kind, body.get("two_persons")) for kind, body in journal(a)]
    private.rules(a.station, two_persons=False)
    assert a.ask(START, do="write", to="duty-desk", text="alone").error is None


def test_the_setting_is_read_as_it_was_written_and_a_wrong_one_is_refused(sides: tuple[Side, Side]) -> None:
    folder = sides[0].folder
    assert not read(folder).two_persons
    write(folder, Settings("aster", "127.0.0.1:1", (), two_persons=True))
    assert read(folder).two_persons
    path = folder / "settings.toml"
    path.write_text(path.read_text().replace("two_persons = true", 'two_persons = "yes"'))
    with pytest.raises(Refusal, match="neither true nor false"):
        read(folder)
