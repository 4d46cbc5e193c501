-- SPDX-License-Identifier: GPL-3.0-or-later
-- Meetings that officers go to: of residents, groups and councillors. They stand in the calendar beside the picks.
CREATE TABLE meeting (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title     TEXT,
    starts_at INTEGER,
    minutes   INTEGER,
    venue     TEXT, -- in words
    area      BLOB,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX meeting_by_start ON meeting (starts_at);
INSERT INTO record_type (number, name, table_name, scope, scope_column)
VALUES (49, 'meeting', 'meeting', 'area', 'area');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (49, 2, 'title', 'text', ''),
    (49, 3, 'starts_at', 'instant', ''),
    (49, 4, 'minutes', 'integer', ''),
    (49, 5, 'venue', 'text', ''),
    (49, 6, 'area', 'ref', 'area'),
    (49, 7, 'note', 'text', '');
