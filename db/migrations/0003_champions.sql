-- SPDX-License-Identifier: GPL-3.0-or-later
-- Street champions: who they are and how to reach them. Anonymous ones have a number only.

CREATE TABLE champion (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    number            TEXT,
    name              TEXT,
    email             TEXT,
    phone             TEXT,
    address           TEXT,
    postcode          TEXT,
    preferred_contact TEXT,
    status            TEXT,
    joined_on         TEXT, -- ISO date
    area              BLOB,
    last_heard_at     INTEGER,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;
CREATE INDEX champion_by_number ON champion (number);
CREATE INDEX champion_by_name ON champion (name COLLATE NOCASE);
CREATE INDEX champion_by_area ON champion (area);
INSERT INTO record_type (number, name, table_name) VALUES (20, 'champion', 'champion');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (20, 2, 'number', 'text', ''),
    (20, 3, 'name', 'text', ''),
    (20, 4, 'email', 'text', ''),
    (20, 5, 'phone', 'text', ''),
    (20, 6, 'address', 'text', ''),
    (20, 7, 'postcode', 'text', ''),
    (20, 8, 'preferred_contact', 'text', ''),
    (20, 9, 'status', 'text', ''),
    (20, 10, 'joined_on', 'day', ''),
    (20, 11, 'area', 'ref', 'area'),
    (20, 12, 'last_heard_at', 'instant', '');

-- Found by any part of the name, or by number, while the officer types.
CREATE VIRTUAL TABLE champion_search USING fts5 (
    name, number, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER champion_added AFTER INSERT ON champion WHEN new.deleted = 0 BEGIN
    INSERT INTO champion_search (rowid, name, number)
    VALUES (new.no, coalesce(new.name, ''), coalesce(new.number, ''));
END;
CREATE TRIGGER champion_changed AFTER UPDATE OF name, number, deleted ON champion BEGIN
    DELETE FROM champion_search WHERE rowid = old.no;
    INSERT INTO champion_search (rowid, name, number)
    SELECT new.no, coalesce(new.name, ''), coalesce(new.number, '') WHERE new.deleted = 0;
END;
