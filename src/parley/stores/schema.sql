-- One station's record. entry, head (with its receipt), command and oddity are kept as they came;
-- everything else is derived from them and can be rebuilt.
-- `sum` is of the whole row (of an entry without its bytes, which the log's tree is over): SQLite alone notices one
-- changed bit in twenty. stores/sums.py makes it, and finds the rows that are not as they were written.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL,
    sum BLOB NOT NULL AS (row_sum(key, value)) STORED) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, me TEXT NOT NULL, them TEXT NOT NULL,
    my_card BLOB NOT NULL, their_card BLOB NOT NULL, paired_at INTEGER NOT NULL, seal_key BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, name, me, them, my_card, their_card, paired_at, seal_key)) STORED
) STRICT;

CREATE TABLE log (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL, origin TEXT NOT NULL UNIQUE, mine INTEGER NOT NULL,
    epoch TEXT NOT NULL, ordinal INTEGER NOT NULL, size INTEGER NOT NULL, frontier BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, line, origin, mine, epoch, ordinal, size, frontier)) STORED
) STRICT;

CREATE TABLE entry (
    log INTEGER NOT NULL REFERENCES log, idx INTEGER NOT NULL, heard_at INTEGER NOT NULL, raw BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(log, idx, heard_at)) STORED,
    PRIMARY KEY (log, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
    log INTEGER NOT NULL REFERENCES log, size INTEGER NOT NULL, root BLOB NOT NULL, receipt_s INTEGER NOT NULL,
    at INTEGER NOT NULL, note BLOB NOT NULL, receipt BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(log, size, root, receipt_s, at, note, receipt)) STORED,
    PRIMARY KEY (log, size, root)
) STRICT;
-- Few of many heads wait for a receipt; without this, dropping one that is overtaken would read them all.
CREATE INDEX head_waiting ON head (log, size) WHERE receipt_s = 0;
CREATE INDEX head_receipt ON head (log, size) WHERE receipt_s > 0;

CREATE TABLE thing (
    line TEXT NOT NULL, ref BLOB NOT NULL, kind TEXT NOT NULL, mine INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, open INTEGER NOT NULL, due INTEGER, state TEXT NOT NULL,
    precedence TEXT NOT NULL, data BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(line, ref, kind, mine, opened_at, open, due, state, precedence, data)) STORED,
    PRIMARY KEY (line, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX thing_open ON thing (line, kind) WHERE open = 1;
CREATE INDEX thing_newest ON thing (line, kind, opened_at);
CREATE INDEX thing_state ON thing (line, kind, mine, state, opened_at, precedence);
-- What is open is in the station's memory, with its dues.
CREATE INDEX thing_due ON thing (line, due) WHERE due IS NOT NULL AND open = 0;

-- Each message, to be found again. Its text is folded as stores/search.py says, and lies beside the narrow row.
CREATE TABLE written (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL, ref BLOB NOT NULL, mine INTEGER NOT NULL, number INTEGER NOT NULL,
    type TEXT NOT NULL, at INTEGER NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, line, ref, mine, number, type, at)) STORED,
    UNIQUE (line, ref)
) STRICT;
CREATE INDEX written_line ON written (line);
CREATE INDEX written_number ON written (line, number);
CREATE INDEX written_type ON written (line, type);
CREATE INDEX written_at ON written (line, at);
CREATE TABLE written_post (
    line TEXT NOT NULL, post TEXT NOT NULL, id INTEGER NOT NULL,
    sum BLOB NOT NULL AS (row_sum(line, post, id)) STORED,
    PRIMARY KEY (line, post, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE written_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, text)) STORED) STRICT;
-- Which three letters occur in which text. Whether they stand together there, the text itself says.
CREATE VIRTUAL TABLE written_grams USING fts5 (
    text, content = 'written_text', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none,
    columnsize = 0
);
CREATE VIRTUAL TABLE written_terms USING fts5vocab (written_grams, row);

-- Attachments. The bytes are kept as they came; who named them the log says, too.
CREATE TABLE blob (
    line TEXT NOT NULL, hash BLOB NOT NULL, size INTEGER NOT NULL, media TEXT NOT NULL, name TEXT NOT NULL,
    ref BLOB NOT NULL, mine INTEGER NOT NULL, state TEXT NOT NULL, have INTEGER NOT NULL, named_at INTEGER NOT NULL,
    moved_at INTEGER NOT NULL, asked INTEGER NOT NULL, spoilt INTEGER NOT NULL,
    sum BLOB NOT NULL AS (row_sum(line, hash, size, media, name, ref, mine, state, have, named_at, moved_at, asked, spoilt)) STORED,
    PRIMARY KEY (line, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_state ON blob (line, state, named_at);
CREATE TABLE blob_part (
    line TEXT NOT NULL, hash BLOB NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(line, hash, at, data)) STORED,
    PRIMARY KEY (line, hash, at)
) STRICT;

-- What a line is beside its things, in parts: a turn writes those that it changed.
CREATE TABLE line_state (line TEXT NOT NULL, part TEXT NOT NULL, data BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(line, part, data)) STORED, PRIMARY KEY (line, part)) STRICT, WITHOUT ROWID;
CREATE TABLE command (id TEXT PRIMARY KEY, at INTEGER NOT NULL, answer BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, at, answer)) STORED) STRICT, WITHOUT ROWID;
CREATE TABLE oddity (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,
    data BLOB NOT NULL,
    sum BLOB NOT NULL AS (row_sum(id, line, at, kind, what, data)) STORED
) STRICT;
CREATE INDEX oddity_kind ON oddity (line, kind, id);
