"""Messages found again by what is written in them, in any script, within some tens of milliseconds.

Texts and questions are folded alike: compatible forms and upper case made one, marks of direction left out, white
space made one blank. Three letters or more are looked up in an index of all groups of three letters, and then in the
text itself. Shorter words (two characters are a word in Chinese) stand for all groups that begin with them; where
there are many, the texts are read from the newest on, and soon enough of them are found. Nothing that anybody writes
or asks is syntax: it reaches SQLite as values, and as quoted groups of three letters.

The index is fed in lots: one message at a time would cost a station that answers each of them a tenth of its speed.
What waits for the next lot is read instead.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

import apsw

from parley.station.ports import SIZE_MAX, Wanted, WrittenRow

GRAM: Final = 3  # characters; SQLite's trigram tokenizer
GRAMS_MAX: Final = (
    64  # of one question: more would not narrow it further, and SQLite's expressions have a depth
)
TERMS_MAX: Final = 64  # groups that begin with a short word; beyond them it stands in many texts
WORDS_MAX: Final = 16  # of one question; further ones are looked for as they stand, side by side
LOT_MESSAGES: Final = (
    256  # in one turn of so many, indexing is noticed; read instead, they take a millisecond
)
LOT_CHARACTERS: Final = 262_144  # what a turn may take longer for it: 0.05 s
END: Final = " " * (GRAM - 1)  # after each text, so that a group begins with its last letter, too
KIND: Final = "message"  # of their rows among the things

_DONE: Final = "written/indexed"  # in `meta`: the last message of which the index knows
_INERT: Final = re.compile(  # marks of direction, joiners, soft hyphens; lone surrogates no database takes
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_BLANK: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def folded(text: str) -> str:
    """The text as it is compared."""
    plain = unicodedata.normalize("NFKC", _INERT.sub("", text)).casefold()
    return _BLANK.sub(" ", unicodedata.normalize("NFKC", plain)).strip()


def words(text: str) -> list[str]:
    """What has to occur, each of them somewhere."""
    found = folded(text).split(" ", WORDS_MAX)
    return [word for word in dict.fromkeys(found) if word]


def grams(wanted: Iterable[str]) -> str:
    """The question to the index; empty if no word is long enough for it."""
    found = dict.fromkeys(
        word[start : start + GRAM] for word in wanted for start in range(len(word) - GRAM + 1)
    )
    return " AND ".join(_quoted(gram) for gram in list(found)[:GRAMS_MAX])


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'


def _short(db: apsw.Connection, word: str) -> str:
    """The same for a word too short for a group: any group that begins with it. Empty if there are too many."""
    sql = "SELECT term FROM written_terms WHERE term >= ? AND term <= ? LIMIT ?"
    terms = [term for (term,) in db.execute(sql, (word, f"{word}\U0010ffff", TERMS_MAX + 1))]
    if len(terms) > TERMS_MAX:
        return ""
    return " OR ".join(map(_quoted, terms)) or _quoted("")


class Index:
    """The writing side, of one open store."""

    def __init__(self, db: apsw.Connection) -> None:
        self.db = db
        self.messages, self.characters = self._waiting()

    def put(self, line: str, rows: Iterable[WrittenRow]) -> None:
        """These can be found once the transaction ends."""
        for row in rows:
            self._put(line, row)
        if self.messages >= LOT_MESSAGES or self.characters >= LOT_CHARACTERS:
            self._index()

    def clear(self) -> None:
        """Nothing can be found."""
        self.db.execute("INSERT INTO written_grams (written_grams) VALUES ('delete-all')")
        for table in ("written_text", "written_post", "written"):
            self.db.execute(f"DELETE FROM {table}")  # noqa: S608  # one of these three names
        self.db.execute("DELETE FROM meta WHERE key = ?", (_DONE,))
        self.messages, self.characters = 0, 0

    def _put(self, line: str, row: WrittenRow) -> None:
        self.db.execute(
            "INSERT OR IGNORE INTO written (line, ref, mine, number, type, at) VALUES (?, ?, ?, ?, ?, ?)",
            (line, bytes.fromhex(row.ref), int(row.mine), row.number, row.type, row.at),
        )
        if not self.db.changes():
            return
        id_, text = self.db.last_insert_rowid(), folded(row.text) + END
        self.db.execute("INSERT INTO written_text VALUES (?, ?)", (id_, text))
        self.db.executemany(
            "INSERT INTO written_post VALUES (?, ?, ?)", [(line, post, id_) for post in set(row.posts)]
        )
        self.messages += 1
        self.characters += len(text)

    def _index(self) -> None:
        """The index knows of all."""
        lot = "INSERT INTO written_grams (rowid, text) SELECT id, text FROM written_text WHERE id > ?"
        self.db.execute(lot, (_done(self.db),))
        self.db.execute(
            "INSERT OR REPLACE INTO meta SELECT ?, coalesce(max(id), 0) FROM written_text", (_DONE,)
        )
        self.messages, self.characters = 0, 0

    def _waiting(self) -> tuple[int, int]:
        sql = "SELECT count(*), coalesce(sum(length(text)), 0) FROM written_text WHERE id > ?"
        found: tuple[int, int] = next(self.db.execute(sql, (_done(self.db),)))
        return found


def find(db: apsw.Connection, columns: str, line: str, wanted: Wanted) -> list[tuple[Any, ...]]:
    """These columns of the things `t` that fit, in the order in which they came. Raises apsw.Error."""
    texts = words(wanted.text)
    if not 0 <= wanted.number <= SIZE_MAX:
        return []
    question = ""
    if texts and not wanted.number:
        question = grams(texts) or _short(db, max(texts, key=len))
    limit = wanted.newest or -1
    if not question:
        return _ids(db, columns, _Query(line, wanted, texts), limit)[::-1]
    done = _done(db)
    found = _ids(db, columns, _Query(line, wanted, texts).and_("w.id > ?", done), limit)
    if not wanted.newest or len(found) < wanted.newest:
        query = _Query(line, wanted, texts, question).and_("w.id <= ?", done)
        found += _ids(db, columns, query, limit - len(found) if wanted.newest else limit)
    return found[::-1]


class _Query:
    """Conditions on a message `w`, and the table by which it is reached."""

    def __init__(self, line: str, wanted: Wanted, texts: list[str], question: str = "") -> None:
        self.line, self.tables, self.order = line, "written w", "w.id"
        if not (wanted.number or wanted.type or wanted.since or wanted.until):
            self.tables += " INDEXED BY written_line"  # or all of them would be sorted for the last few
        self.conditions: list[str] = []
        self.values: list[object] = []
        post = _plain(wanted.post)
        if question:  # by the index, newest first
            self.tables, self.order = "written_grams g CROSS JOIN written w ON w.id = g.rowid", "g.rowid"
            self.and_("g.written_grams MATCH ?", question)
        elif post and not wanted.number:
            self.tables, self.order = "written_post p CROSS JOIN written w ON w.id = p.id", "p.id"
            self.and_("p.line = ? AND p.post = ?", line, post)
        self.and_("w.line = ?", line)
        if wanted.number:
            self.and_("w.number = ?", wanted.number)
        if post and "written_post" not in self.tables:
            self.and_("EXISTS (SELECT 1 FROM written_post p WHERE p.line = w.line AND p.post = ? AND p.id = w.id)",
                      post)  # fmt: skip
        self._header(wanted)
        for text in texts:
            self.and_("instr((SELECT text FROM written_text x WHERE x.id = w.id), ?)", text)

    def _header(self, wanted: Wanted) -> None:
        if wanted.mine is not None:
            self.and_("w.mine = ?", int(wanted.mine))
        type_ = _plain(wanted.type)
        if "/" in type_:
            self.and_("w.type = ?", type_)
        elif type_:
            self.and_("w.type >= ? AND w.type < ?", f"{type_}/", f"{type_}0")  # 0 follows /
        if wanted.since:
            self.and_("w.at >= ?", _bounded(wanted.since))
        if wanted.until:
            self.and_("w.at < ?", _bounded(wanted.until))
        if wanted.state:  # as a list made once: few are unseen, or the first that are looked at are
            sides = (0, 1) if wanted.mine is None else (int(wanted.mine),)
            self.and_(
                "w.ref IN (SELECT ref FROM thing WHERE line = ? AND kind = ? AND state = ? AND mine IN (?, ?)"
                " AND ? IN ('', precedence))",
                *(self.line, KIND, _plain(wanted.state), sides[0], sides[-1], wanted.precedence),
            )

    def and_(self, condition: str, *values: object) -> "_Query":
        """The same, narrower."""
        self.conditions.append(condition)
        self.values += values
        return self


def _ids(db: apsw.Connection, columns: str, query: _Query, limit: int) -> list[tuple[Any, ...]]:
    """The last so many that fit, newest first; only they are read whole."""
    # S608: tables, conditions and columns are ours; whatever anybody wrote or asks comes as a value
    inner = f"SELECT w.id, w.line, w.ref FROM {query.tables} WHERE {' AND '.join(query.conditions)}"  # noqa: S608
    sql = (
        f"{columns} FROM ({inner} ORDER BY {query.order} DESC LIMIT ?) f"
        " JOIN thing t ON t.line = f.line AND t.ref = f.ref ORDER BY f.id DESC"
    )
    return list(db.execute(sql, (*query.values, limit)))


def _done(db: apsw.Connection) -> int:
    found = db.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?", (_DONE,)).fetchone()
    return int(found[0]) if found else 0


def _plain(text: str) -> str:
    return _INERT.sub("", text).replace("\0", "")


def _bounded(at: int) -> int:
    return max(-SIZE_MAX, min(SIZE_MAX, at))
