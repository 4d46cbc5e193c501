-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indicators: targets, baselines, frozen quarters and figures that are typed.

-- What a quarter's figures ask for without reading every report.
CREATE INDEX report_by_closed ON report (closed_at) WHERE deleted = 0 AND closed_at IS NOT NULL;
CREATE INDEX report_step_reopened ON report_step (at) WHERE to_status = 'reopened';

-- What was done about who tipped: the actions of the national fly-tipping return. Never names anybody.
CREATE TABLE enforcement (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    report   BLOB,
    action   TEXT,
    taken_on TEXT, -- ISO date
    note     TEXT,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;
CREATE INDEX enforcement_by_report ON enforcement (report);
CREATE INDEX enforcement_by_day ON enforcement (taken_on);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (80, 'enforcement', 'enforcement', 'parent', 'report', 'report');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (80, 2, 'report', 'ref', 'report'),
    (80, 3, 'action', 'text', ''),
    (80, 4, 'taken_on', 'day', ''),
    (80, 5, 'note', 'text', '');

-- Answers to one question of a survey: how many answered and how many of them were satisfied.
CREATE TABLE survey (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area      BLOB, -- nothing: the whole council
    held_on   TEXT, -- ISO date
    question  TEXT, -- parks, cleanliness, refuse, recycling, area
    answered  INTEGER,
    satisfied INTEGER,
    source    TEXT,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX survey_by_day ON survey (held_on);
INSERT INTO record_type (number, name, table_name) VALUES (81, 'survey', 'survey');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (81, 2, 'area', 'ref', 'area'),
    (81, 3, 'held_on', 'day', ''),
    (81, 4, 'question', 'text', ''),
    (81, 5, 'answered', 'integer', ''),
    (81, 6, 'satisfied', 'integer', ''),
    (81, 7, 'source', 'text', ''),
    (81, 8, 'note', 'text', '');

-- Sites graded for one element, in the way of NI 195.
CREATE TABLE cleanliness_score (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area    BLOB, -- nothing: the whole council
    ward    BLOB,
    held_on TEXT, -- ISO date
    element TEXT, -- litter, detritus, graffiti, fly_posting
    sites   INTEGER,
    below_b INTEGER, -- graded C, C- or D
    b_minus INTEGER, -- graded B-
    source  TEXT,
    note    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
CREATE INDEX cleanliness_score_by_day ON cleanliness_score (held_on);
INSERT INTO record_type (number, name, table_name) VALUES (82, 'cleanliness_score', 'cleanliness_score');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (82, 2, 'area', 'ref', 'area'),
    (82, 3, 'ward', 'ref', 'ward'),
    (82, 4, 'held_on', 'day', ''),
    (82, 5, 'element', 'text', ''),
    (82, 6, 'sites', 'integer', ''),
    (82, 7, 'below_b', 'integer', ''),
    (82, 8, 'b_minus', 'integer', ''),
    (82, 9, 'source', 'text', ''),
    (82, 10, 'note', 'text', '');

-- Households of an area from a day on, for rates.
CREATE TABLE household_count (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area       BLOB,
    from_on    TEXT, -- ISO date
    households INTEGER,
    source     TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (83, 'household_count', 'household_count');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (83, 2, 'area', 'ref', 'area'),
    (83, 3, 'from_on', 'day', ''),
    (83, 4, 'households', 'integer', ''),
    (83, 5, 'source', 'text', '');

-- What an indicator is to reach, from a day on.
CREATE TABLE indicator_target (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    indicator TEXT,
    area      BLOB, -- nothing: the whole council, and areas without one of their own where it is a share or a median
    from_on   TEXT, -- ISO date
    value     REAL,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (84, 'indicator_target', 'indicator_target');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (84, 2, 'indicator', 'text', ''),
    (84, 3, 'area', 'ref', 'area'),
    (84, 4, 'from_on', 'day', ''),
    (84, 5, 'value', 'real', ''),
    (84, 6, 'note', 'text', '');

-- From which month the limits of a chart are worked out afresh, and from how many months.
CREATE TABLE indicator_baseline (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    indicator  TEXT,
    area       BLOB, -- nothing: the whole council and every area without one of its own
    from_month TEXT, -- ISO date of its first day
    months     INTEGER, -- nothing: all to the next baseline
    why        TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (85, 'indicator_baseline', 'indicator_baseline');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (85, 2, 'indicator', 'text', ''),
    (85, 3, 'area', 'ref', 'area'),
    (85, 4, 'from_month', 'day', ''),
    (85, 5, 'months', 'integer', ''),
    (85, 6, 'why', 'text', '');

-- What the officer has to say about a figure, or about the quarter (no indicator, no area).
CREATE TABLE commentary (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    quarter   TEXT, -- 2026-27Q1
    indicator TEXT,
    area      BLOB,
    words     TEXT,
    by        TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX commentary_by_quarter ON commentary (quarter);
INSERT INTO record_type (number, name, table_name) VALUES (86, 'commentary', 'commentary');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (86, 2, 'quarter', 'text', ''),
    (86, 3, 'indicator', 'text', ''),
    (86, 4, 'area', 'ref', 'area'),
    (86, 5, 'words', 'text', ''),
    (86, 6, 'by', 'text', '');

-- A quarter as it was sent. It is never edited: sent again, it is another one.
CREATE TABLE frozen_quarter (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    quarter   TEXT, -- 2026-27Q1
    frozen_at INTEGER,
    by        TEXT,
    note      TEXT,
    digest    TEXT, -- of all its figures
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX frozen_quarter_by_quarter ON frozen_quarter (quarter, frozen_at);
INSERT INTO record_type (number, name, table_name, append_only)
VALUES (87, 'frozen_quarter', 'frozen_quarter', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (87, 2, 'quarter', 'text', ''),
    (87, 3, 'frozen_at', 'instant', ''),
    (87, 4, 'by', 'text', ''),
    (87, 5, 'note', 'text', ''),
    (87, 6, 'digest', 'text', '');

-- One figure of it.
CREATE TABLE frozen_figure (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    frozen_quarter BLOB,
    indicator      TEXT,
    area_code      TEXT, -- ALL, or the code of an area
    area_name      TEXT,
    value          REAL,
    numerator      REAL,
    denominator    REAL,
    target         REAL,
    status         TEXT,
    signal         TEXT,
    note           TEXT,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;
CREATE INDEX frozen_figure_by_quarter ON frozen_figure (frozen_quarter);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (88, 'frozen_figure', 'frozen_figure', 'parent', 'frozen_quarter', 'frozen_quarter', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (88, 2, 'frozen_quarter', 'ref', 'frozen_quarter'),
    (88, 3, 'indicator', 'text', ''),
    (88, 4, 'area_code', 'text', ''),
    (88, 5, 'area_name', 'text', ''),
    (88, 6, 'value', 'real', ''),
    (88, 7, 'numerator', 'real', ''),
    (88, 8, 'denominator', 'real', ''),
    (88, 9, 'target', 'real', ''),
    (88, 10, 'status', 'text', ''),
    (88, 11, 'signal', 'text', ''),
    (88, 12, 'note', 'text', '');

-- One indicator of it: its definition as it was, and a digest of every record that stood behind it.
CREATE TABLE frozen_indicator (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    frozen_quarter BLOB,
    indicator      TEXT,
    version        INTEGER,
    definition     TEXT, -- the whole file
    records        BLOB, -- for each record its id (16 bytes) and a digest (8 bytes) of what it counted for
    digest         TEXT, -- of records
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;
CREATE INDEX frozen_indicator_by_quarter ON frozen_indicator (frozen_quarter);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (89, 'frozen_indicator', 'frozen_indicator', 'parent', 'frozen_quarter', 'frozen_quarter', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (89, 2, 'frozen_quarter', 'ref', 'frozen_quarter'),
    (89, 3, 'indicator', 'text', ''),
    (89, 4, 'version', 'integer', ''),
    (89, 5, 'definition', 'text', ''),
    (89, 6, 'records', 'blob', ''),
    (89, 7, 'digest', 'text', '');
