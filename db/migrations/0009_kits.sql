-- SPDX-License-Identifier: GPL-3.0-or-later
-- Toolkits: depots, items, kit types and kits, the stock of each depot, inspections, repairs and counts.

-- Where kits and stock are kept.
CREATE TABLE depot (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name      TEXT,
    address   TEXT,
    latitude  REAL,
    longitude REAL,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (50, 'depot', 'depot');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (50, 2, 'name', 'text'),
    (50, 3, 'address', 'text'),
    (50, 4, 'latitude', 'real'),
    (50, 5, 'longitude', 'real'),
    (50, 6, 'note', 'text');

-- A sort of thing kits are made of.
CREATE TABLE item (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name            TEXT,
    kind            TEXT, -- serial, counted, consumable
    value_pence     INTEGER, -- of one
    low_stock_level INTEGER, -- at a depot
    note            TEXT,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (51, 'item', 'item');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (51, 2, 'name', 'text'),
    (51, 3, 'kind', 'text'),
    (51, 4, 'value_pence', 'integer'),
    (51, 5, 'low_stock_level', 'integer'),
    (51, 6, 'note', 'text');

-- The template of a kit: what, how many, what is looked at when it goes and comes back.
CREATE TABLE kit_type (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name               TEXT,
    purpose            TEXT, -- keep: a group keeps it; event: lent for a day
    lines              TEXT, -- JSON: [{"item":…,"count":…,"consumable":…}]
    hand_over_list     TEXT, -- what is looked at, in order; parts separated by semicolons
    return_list        TEXT,
    inspection_months  INTEGER, -- 0: no such plan
    inspect_after_loan INTEGER,
    buffer_days        INTEGER, -- between two loans
    serves             INTEGER, -- people one kit is enough for
    note               TEXT,
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (52, 'kit_type', 'kit_type');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (52, 2, 'name', 'text'),
    (52, 3, 'purpose', 'text'),
    (52, 4, 'lines', 'text'),
    (52, 5, 'hand_over_list', 'text'),
    (52, 6, 'return_list', 'text'),
    (52, 7, 'inspection_months', 'integer'),
    (52, 8, 'inspect_after_loan', 'flag'),
    (52, 9, 'buffer_days', 'integer'),
    (52, 10, 'serves', 'integer'),
    (52, 11, 'note', 'text');

-- A labelled kit with its own contents.
CREATE TABLE kit (
    no                    INTEGER PRIMARY KEY,
    id                    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    label                 TEXT,
    kit_type              BLOB,
    depot                 BLOB,
    shelf                 TEXT,
    status                TEXT,
    contents              TEXT, -- JSON: [{"item":…,"expected":…,"present":…,"consumable":…,"serials":[…]}]
    inspected_on          TEXT, -- ISO date of the last inspection it passed
    inspection_failed_on  TEXT, -- of one it failed since then
    inspection_due        INTEGER, -- 1: came back from a loan after which it is to be inspected
    ppe_expires_on        TEXT, -- ISO date: the last day gloves, vests and goggles may be used
    made_on               TEXT, -- ISO date: when it was made up
    kept_by               BLOB, -- the group that keeps it
    kept_at               TEXT, -- where that group keeps it
    latitude              REAL,
    longitude             REAL,
    last_seen_on          TEXT, -- ISO date of the last count that found it
    reason                TEXT, -- why it was retired, written off or lost
    note                  TEXT,
    label_key             TEXT GENERATED ALWAYS AS (upper(replace(replace(replace(replace(coalesce(label, ''),
                              ' ', ''), '-', ''), '_', ''), '/', ''))) VIRTUAL, -- as scans are compared
    deleted               INTEGER NOT NULL DEFAULT 0,
    stamps                BLOB NOT NULL
) STRICT;
CREATE INDEX kit_by_label ON kit (label_key, id) WHERE deleted = 0;
CREATE INDEX kit_by_depot ON kit (depot) WHERE deleted = 0;
CREATE INDEX kit_by_type ON kit (kit_type) WHERE deleted = 0;
INSERT INTO record_type (number, name, table_name) VALUES (53, 'kit', 'kit');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (53, 2, 'label', 'text', ''),
    (53, 3, 'kit_type', 'ref', 'kit_type'),
    (53, 4, 'depot', 'ref', 'depot'),
    (53, 5, 'shelf', 'text', ''),
    (53, 6, 'status', 'text', ''),
    (53, 7, 'contents', 'text', ''),
    (53, 8, 'inspected_on', 'day', ''),
    (53, 9, 'inspection_failed_on', 'day', ''),
    (53, 10, 'inspection_due', 'flag', ''),
    (53, 11, 'ppe_expires_on', 'day', ''),
    (53, 12, 'made_on', 'day', ''),
    (53, 13, 'kept_by', 'ref', 'group'),
    (53, 14, 'kept_at', 'text', ''),
    (53, 15, 'latitude', 'real', ''),
    (53, 16, 'longitude', 'real', ''),
    (53, 17, 'last_seen_on', 'day', ''),
    (53, 18, 'reason', 'text', ''),
    (53, 19, 'note', 'text', '');

-- What came to a depot or left it. The stock is the sum; rows are added, never edited.
CREATE TABLE stock (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    item    BLOB,
    depot   BLOB,
    delta   INTEGER,
    reason  TEXT,
    kit     BLOB, -- that was filled from it
    pick    BLOB, -- it was used at
    at      INTEGER,
    by      TEXT,
    note    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
CREATE INDEX stock_by_item ON stock (item, depot, at);
CREATE INDEX stock_by_time ON stock (at);
INSERT INTO record_type (number, name, table_name, append_only) VALUES (54, 'stock', 'stock', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (54, 2, 'item', 'ref', 'item'),
    (54, 3, 'depot', 'ref', 'depot'),
    (54, 4, 'delta', 'integer', ''),
    (54, 5, 'reason', 'text', ''),
    (54, 6, 'kit', 'ref', 'kit'),
    (54, 7, 'pick', 'ref', 'pick'),
    (54, 8, 'at', 'instant', ''),
    (54, 9, 'by', 'text', ''),
    (54, 10, 'note', 'text', '');

CREATE TABLE inspection (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kit            BLOB,
    held_on        TEXT, -- ISO date
    by             TEXT,
    passed         INTEGER,
    ppe_expires_on TEXT, -- as found on the day
    note           TEXT,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;
CREATE INDEX inspection_by_kit ON inspection (kit, held_on);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (55, 'inspection', 'inspection', 'parent', 'kit', 'kit', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (55, 2, 'kit', 'ref', 'kit'),
    (55, 3, 'held_on', 'day', ''),
    (55, 4, 'by', 'text', ''),
    (55, 5, 'passed', 'flag', ''),
    (55, 6, 'ppe_expires_on', 'day', ''),
    (55, 7, 'note', 'text', '');

-- Something to be repaired.
CREATE TABLE ticket (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kit       BLOB,
    item      BLOB,
    fault     TEXT,
    blocking  INTEGER, -- 1: the kit is not lent until it is closed
    opened_on TEXT,
    opened_by TEXT,
    closed_on TEXT,
    closed_by TEXT,
    outcome   TEXT, -- repaired, replaced, written_off, no_fault
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX ticket_by_kit ON ticket (kit, opened_on);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (56, 'ticket', 'ticket', 'parent', 'kit', 'kit');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (56, 2, 'kit', 'ref', 'kit'),
    (56, 3, 'item', 'ref', 'item'),
    (56, 4, 'fault', 'text', ''),
    (56, 5, 'blocking', 'flag', ''),
    (56, 6, 'opened_on', 'day', ''),
    (56, 7, 'opened_by', 'text', ''),
    (56, 8, 'closed_on', 'day', ''),
    (56, 9, 'closed_by', 'text', ''),
    (56, 10, 'outcome', 'text', ''),
    (56, 11, 'note', 'text', '');

-- A count of the kits of one depot, by scanning their labels.
CREATE TABLE stock_count (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    depot       BLOB,
    started_at  INTEGER,
    by          TEXT,
    finished_at INTEGER, -- nothing: still going on
    missing     TEXT, -- labels that should have been there, separated by semicolons
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (57, 'stock_count', 'stock_count');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (57, 2, 'depot', 'ref', 'depot'),
    (57, 3, 'started_at', 'instant', ''),
    (57, 4, 'by', 'text', ''),
    (57, 5, 'finished_at', 'instant', ''),
    (57, 6, 'missing', 'text', '');

CREATE TABLE stock_scan (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    stock_count BLOB,
    code        TEXT, -- as it was read
    kit         BLOB,
    result      TEXT, -- found, misplaced, duplicate, unknown
    at          INTEGER,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;
CREATE INDEX stock_scan_by_count ON stock_scan (stock_count, at);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (58, 'stock_scan', 'stock_scan', 'parent', 'stock_count', 'stock_count', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (58, 2, 'stock_count', 'ref', 'stock_count'),
    (58, 3, 'code', 'text', ''),
    (58, 4, 'kit', 'ref', 'kit'),
    (58, 5, 'result', 'text', ''),
    (58, 6, 'at', 'instant', '');
