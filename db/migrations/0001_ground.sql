-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ground every record stands on: what the record types are, who wrote what and when, and this
-- PC's own settings. See db/README.md for how a later step adds a record type.

-- A synced record type. scope: 'shared', 'area' (scope_column names the field that holds the area)
-- or 'parent' (scope_column points to a record of parent_type, whose scope it shares).
CREATE TABLE record_type (
    number       INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    table_name   TEXT NOT NULL UNIQUE,
    scope        TEXT NOT NULL DEFAULT 'shared' CHECK (scope IN ('shared', 'area', 'parent')),
    scope_column TEXT NOT NULL DEFAULT '',
    parent_type  TEXT NOT NULL DEFAULT '',
    append_only  INTEGER NOT NULL DEFAULT 0 CHECK (append_only IN (0, 1))
) STRICT;

-- A field of a record type. Numbers are carried by the journal: never reused, never changed.
-- Number 1 is `deleted` in every type and is not listed.
CREATE TABLE record_field (
    type        INTEGER NOT NULL REFERENCES record_type (number),
    number      INTEGER NOT NULL CHECK (number > 1),
    column_name TEXT NOT NULL,
    kind        TEXT NOT NULL
                CHECK (kind IN ('text', 'integer', 'real', 'blob', 'ref', 'instant', 'day', 'flag')),
    ref_type    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (type, number),
    UNIQUE (type, column_name)
) STRICT, WITHOUT ROWID;

-- Every PC that has ever written here. `prefix` starts the references it gives out.
CREATE TABLE device (
    no     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    prefix TEXT NOT NULL,
    name   TEXT NOT NULL
) STRICT;

-- One change by one person: its ops were committed together and are undone together.
CREATE TABLE action (
    no     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    actor  TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL,
    undoes BLOB CHECK (undoes IS NULL OR length(undoes) = 16)
) STRICT;

-- A stream of ops: one per scope and device, numbered without gaps, each op's hash made over the
-- one before it. A zero scope is the shared one.
CREATE TABLE stream (
    no       INTEGER PRIMARY KEY,
    scope    BLOB NOT NULL CHECK (length(scope) = 16),
    device   INTEGER NOT NULL REFERENCES device (no),
    last_seq INTEGER NOT NULL,
    head     BLOB NOT NULL,
    UNIQUE (scope, device)
) STRICT;

CREATE TABLE op_log (
    stream INTEGER NOT NULL REFERENCES stream (no),
    seq    INTEGER NOT NULL CHECK (seq > 0),
    stamp  INTEGER NOT NULL,
    type   INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    kind   INTEGER NOT NULL,
    action INTEGER NOT NULL REFERENCES action (no),
    body   BLOB NOT NULL,
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX op_log_by_record ON op_log (record, stamp);
CREATE INDEX op_log_by_action ON op_log (action);

-- The journal's own clock: the last stamp this file gave out, moved in the same transaction.
CREATE TABLE journal_clock (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    last_stamp INTEGER NOT NULL
) STRICT;
INSERT INTO journal_clock (one, last_stamp) VALUES (1, 0);

-- Settings of this PC; they never leave it.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The council itself: one record with a fixed id.
CREATE TABLE council (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name    TEXT,
    nation  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (1, 'council', 'council');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (1, 2, 'name', 'text'),
    (1, 3, 'nation', 'text');

-- Photos and papers, kept by the hash of their bytes in the folder beside the database.
CREATE TABLE attachment (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    owner_type TEXT,
    owner      BLOB,
    role       TEXT,
    position   INTEGER,
    hash       BLOB,
    size       INTEGER,
    media_type TEXT,
    taken_at   INTEGER,
    latitude   REAL,
    longitude  REAL,
    thumbnail  BLOB,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
CREATE INDEX attachment_by_owner ON attachment (owner, position);
CREATE INDEX attachment_by_hash ON attachment (hash);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (2, 'attachment', 'attachment', 'parent', 'owner', '');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (2, 2, 'owner_type', 'text'),
    (2, 3, 'owner', 'ref'),
    (2, 4, 'role', 'text'),
    (2, 5, 'position', 'integer'),
    (2, 6, 'hash', 'blob'),
    (2, 7, 'size', 'integer'),
    (2, 8, 'media_type', 'text'),
    (2, 9, 'taken_at', 'instant'),
    (2, 10, 'latitude', 'real'),
    (2, 11, 'longitude', 'real'),
    (2, 12, 'thumbnail', 'blob');
