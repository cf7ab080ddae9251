-- One station's record. entry, head (with its receipt), command and oddity are kept as they came;
-- everything else is derived from them and can be rebuilt.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, me TEXT NOT NULL, them TEXT NOT NULL,
    my_card BLOB NOT NULL, their_card BLOB NOT NULL, paired_at INTEGER NOT NULL, seal_key BLOB NOT NULL
) STRICT;

CREATE TABLE log (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL, origin TEXT NOT NULL UNIQUE, mine INTEGER NOT NULL,
    epoch TEXT NOT NULL, ordinal INTEGER NOT NULL, size INTEGER NOT NULL, frontier BLOB NOT NULL
) STRICT;

CREATE TABLE entry (
    log INTEGER NOT NULL REFERENCES log, idx INTEGER NOT NULL, heard_at INTEGER NOT NULL, raw BLOB NOT NULL,
    PRIMARY KEY (log, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
    log INTEGER NOT NULL REFERENCES log, size INTEGER NOT NULL, root BLOB NOT NULL, receipt_s INTEGER NOT NULL,
    at INTEGER NOT NULL, note BLOB NOT NULL, receipt BLOB NOT NULL,
    PRIMARY KEY (log, size, root)
) STRICT;
-- Few of many heads wait for a receipt; without this, dropping one that is overtaken would read them all.
CREATE INDEX head_waiting ON head (log, size) WHERE receipt_s = 0;
CREATE INDEX head_receipt ON head (log, size) WHERE receipt_s > 0;

CREATE TABLE thing (
    line TEXT NOT NULL, ref BLOB NOT NULL, kind TEXT NOT NULL, mine INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, open INTEGER NOT NULL, due INTEGER, state TEXT NOT NULL,
    precedence TEXT NOT NULL, data BLOB NOT NULL,
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
    UNIQUE (line, ref)
) STRICT;
CREATE INDEX written_line ON written (line);
CREATE INDEX written_number ON written (line, number);
CREATE INDEX written_type ON written (line, type);
CREATE INDEX written_at ON written (line, at);
CREATE TABLE written_post (
    line TEXT NOT NULL, post TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (line, post, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE written_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
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
    PRIMARY KEY (line, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_state ON blob (line, state, named_at);
CREATE TABLE blob_part (
    line TEXT NOT NULL, hash BLOB NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (line, hash, at)
) STRICT;

CREATE TABLE line_state (line TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE command (id TEXT PRIMARY KEY, at INTEGER NOT NULL, answer BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE oddity (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX oddity_kind ON oddity (line, kind, id);
