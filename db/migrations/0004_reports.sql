-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reports of litter, fly-tipping, graffiti and the rest, and how they move from new to done.

-- What can be reported. Two levels: a sub-category's code is "parent.child".
CREATE TABLE category (
    code             TEXT PRIMARY KEY,
    parent           TEXT REFERENCES category (code),
    label            TEXT NOT NULL,
    also_called      TEXT NOT NULL DEFAULT '', -- other words people type for it
    glyph            TEXT NOT NULL,            -- the letter on the map
    default_priority TEXT NOT NULL DEFAULT 'normal',
    position         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO category (code, parent, label, also_called, glyph, default_priority, position) VALUES
    ('litter', NULL, 'Litter', 'rubbish wrappers cans bottles', 'L', 'normal', 100),
    ('litter.street', 'litter', 'Litter on a street', '', 'L', 'normal', 101),
    ('litter.park', 'litter', 'Litter in a park or play area', '', 'L', 'normal', 102),
    ('litter.takeaway', 'litter', 'Takeaway litter', 'fast food boxes', 'L', 'normal', 103),
    ('litter.water', 'litter', 'Litter in or beside water', 'river beck pond', 'L', 'normal', 104),
    ('fly_tipping', NULL, 'Fly-tipping', 'flytip dumped mattress sofa bags tip', 'F', 'normal', 200),
    ('graffiti', NULL, 'Graffiti', 'tag spray paint', 'G', 'normal', 300),
    ('graffiti.offensive', 'graffiti', 'Offensive graffiti', 'racist abusive', 'G', 'high', 301),
    ('graffiti.tag', 'graffiti', 'Tags and scribble', '', 'G', 'normal', 302),
    ('fly_posting', NULL, 'Fly-posting', 'posters stickers hoardings', 'P', 'normal', 400),
    ('dog_fouling', NULL, 'Dog fouling', 'dog mess poo', 'D', 'normal', 500),
    ('dog_fouling.path', 'dog_fouling', 'Dog fouling on a path', '', 'D', 'normal', 501),
    ('dog_fouling.play_area', 'dog_fouling', 'Dog fouling in a play area', '', 'D', 'high', 502),
    ('overflowing_bin', NULL, 'Overflowing bin', 'full bin', 'B', 'normal', 600),
    ('overflowing_bin.litter', 'overflowing_bin', 'Overflowing litter bin', '', 'B', 'normal', 601),
    ('overflowing_bin.dog', 'overflowing_bin', 'Overflowing dog bin', '', 'B', 'normal', 602),
    ('overflowing_bin.recycling', 'overflowing_bin', 'Overflowing recycling bank', '', 'B', 'normal', 603),
    ('detritus', NULL, 'Detritus and leaf fall', 'leaves grit mud sweeping', 'M', 'normal', 700),
    ('detritus.leaf_fall', 'detritus', 'Fallen leaves', '', 'M', 'normal', 701),
    ('detritus.grit', 'detritus', 'Grit, mud or glass', '', 'M', 'normal', 702),
    ('weeds', NULL, 'Weeds and verges', 'grass overgrown', 'W', 'low', 800),
    ('weeds.gutter', 'weeds', 'Weeds in a gutter or pavement', '', 'W', 'low', 801),
    ('weeds.verge', 'weeds', 'Overgrown verge', '', 'W', 'low', 802),
    ('abandoned_vehicle', NULL, 'Abandoned vehicle', 'car van caravan', 'V', 'normal', 900),
    ('trade_waste', NULL, 'Trade waste', 'shop business commercial bins', 'T', 'normal', 1000),
    ('untidy_garden', NULL, 'Untidy garden', 'yard', 'U', 'low', 1100),
    ('drug_litter', NULL, 'Drug litter and sharps', 'needles syringes', 'N', 'high', 1200),
    ('drug_litter.needles', 'drug_litter', 'Needles or syringes', 'sharps', 'N', 'urgent', 1201),
    ('drug_litter.other', 'drug_litter', 'Other drug litter', 'canisters foil', 'N', 'high', 1202),
    ('dead_animal', NULL, 'Dead animal', 'cat dog fox bird', 'A', 'high', 1300),
    ('street_furniture', NULL, 'Street furniture', 'bench sign bollard', 'S', 'normal', 1400),
    ('trolley', NULL, 'Abandoned trolley', 'shopping supermarket', 'Y', 'normal', 1500),
    ('hazardous', NULL, 'Hazardous substance', 'asbestos chemical gas oil', 'H', 'urgent', 1600),
    ('hazardous.asbestos', 'hazardous', 'Suspected asbestos', '', 'H', 'urgent', 1601),
    ('hazardous.chemical', 'hazardous', 'Chemicals or oil', 'drum paint', 'H', 'urgent', 1602),
    ('hazardous.gas', 'hazardous', 'Gas canisters', 'cylinder', 'H', 'urgent', 1603),
    ('other', NULL, 'Something else', '', 'O', 'normal', 1700);

-- Working days to deal with a report, as shipped. A council's own rules are `due_rule` records.
CREATE TABLE due_default (
    category     TEXT NOT NULL REFERENCES category (code),
    priority     TEXT NOT NULL,
    working_days INTEGER NOT NULL,
    PRIMARY KEY (category, priority)
) STRICT, WITHOUT ROWID;
WITH usual (category, days) AS (
    VALUES ('litter', 3), ('fly_tipping', 3), ('graffiti', 5), ('fly_posting', 5), ('dog_fouling', 3),
           ('overflowing_bin', 2), ('detritus', 10), ('weeds', 20), ('abandoned_vehicle', 10),
           ('trade_waste', 5), ('untidy_garden', 20), ('drug_litter', 1), ('dead_animal', 1),
           ('street_furniture', 10), ('trolley', 5), ('hazardous', 1), ('other', 5)
)
INSERT INTO due_default (category, priority, working_days)
SELECT category, 'urgent', min(days, 1) FROM usual
UNION ALL SELECT category, 'high', (days + 1) / 2 FROM usual
UNION ALL SELECT category, 'normal', days FROM usual
UNION ALL SELECT category, 'low', days * 2 FROM usual;

CREATE TABLE due_rule (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    category     TEXT,
    priority     TEXT,
    working_days INTEGER,
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;
CREATE INDEX due_rule_by_category ON due_rule (category, priority);
INSERT INTO record_type (number, name, table_name) VALUES (30, 'due_rule', 'due_rule');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (30, 2, 'category', 'text'),
    (30, 3, 'priority', 'text'),
    (30, 4, 'working_days', 'integer');

CREATE TABLE report (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ref          TEXT,
    category     TEXT,
    description  TEXT,
    latitude     REAL,
    longitude    REAL,
    easting      REAL,
    northing     REAL,
    place_typed  TEXT, -- what was typed to say where, as typed
    street       TEXT,
    postcode     TEXT,
    ward         BLOB,
    area         BLOB,
    edition      BLOB, -- the boundaries that gave ward and area
    boundary     TEXT, -- inside, edge (within 25 m of a boundary) or outside
    source       TEXT,
    champion     BLOB,
    reporter     TEXT, -- who told us, where it was no champion
    observed_at  INTEGER,
    logged_at    INTEGER,
    status       TEXT,
    closed_at    INTEGER,
    priority     TEXT,
    due_on       TEXT, -- ISO date
    hazard       TEXT,
    land_type    TEXT,
    waste_type   TEXT,
    size         TEXT,
    assigned_to  TEXT,
    referred_to  TEXT,
    duplicate_of BLOB,
    external_ref TEXT, -- its reference in the system it was imported from
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL,
    is_open INTEGER GENERATED ALWAYS AS (
        deleted = 0 AND status IN ('new', 'acknowledged', 'scheduled', 'in_progress', 'reopened')
    ) VIRTUAL,
    turn INTEGER GENERATED ALWAYS AS ( -- champions first, then priority
        (CASE source WHEN 'champion' THEN 0 ELSE 4 END)
        + (CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END)
    ) VIRTUAL,
    due_key TEXT GENERATED ALWAYS AS (coalesce(due_on, '9999-12-31')) VIRTUAL -- never null, to sort by
) STRICT;
CREATE INDEX report_by_ref ON report (ref);
-- One index for each order a list can have: of the open ones, and of all.
CREATE INDEX report_open_by_turn ON report (turn, due_key, no) WHERE is_open;
CREATE INDEX report_open_by_due ON report (due_key, no) WHERE is_open;
CREATE INDEX report_open_by_logged ON report (logged_at, no) WHERE is_open;
CREATE INDEX report_by_turn ON report (turn, due_key, no) WHERE deleted = 0;
CREATE INDEX report_by_due ON report (due_key, no) WHERE deleted = 0;
CREATE INDEX report_by_logged ON report (logged_at, no) WHERE deleted = 0;
CREATE INDEX report_by_champion ON report (champion, logged_at) WHERE champion IS NOT NULL;
CREATE INDEX report_by_external ON report (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX report_at_edge ON report (no) WHERE boundary <> 'inside' AND deleted = 0;
INSERT INTO record_type (number, name, table_name, scope, scope_column)
VALUES (31, 'report', 'report', 'area', 'area');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (31, 2, 'ref', 'text', ''),
    (31, 3, 'category', 'text', ''),
    (31, 4, 'description', 'text', ''),
    (31, 5, 'latitude', 'real', ''),
    (31, 6, 'longitude', 'real', ''),
    (31, 7, 'easting', 'real', ''),
    (31, 8, 'northing', 'real', ''),
    (31, 9, 'place_typed', 'text', ''),
    (31, 10, 'street', 'text', ''),
    (31, 11, 'postcode', 'text', ''),
    (31, 12, 'ward', 'ref', 'ward'),
    (31, 13, 'area', 'ref', 'area'),
    (31, 14, 'edition', 'ref', 'boundary_edition'),
    (31, 15, 'boundary', 'text', ''),
    (31, 16, 'source', 'text', ''),
    (31, 17, 'champion', 'ref', 'champion'),
    (31, 18, 'reporter', 'text', ''),
    (31, 19, 'observed_at', 'instant', ''),
    (31, 20, 'logged_at', 'instant', ''),
    (31, 21, 'status', 'text', ''),
    (31, 22, 'closed_at', 'instant', ''),
    (31, 23, 'priority', 'text', ''),
    (31, 24, 'due_on', 'day', ''),
    (31, 25, 'hazard', 'text', ''),
    (31, 26, 'land_type', 'text', ''),
    (31, 27, 'waste_type', 'text', ''),
    (31, 28, 'size', 'text', ''),
    (31, 29, 'assigned_to', 'text', ''),
    (31, 30, 'referred_to', 'text', ''),
    (31, 31, 'duplicate_of', 'ref', 'report'),
    (31, 32, 'external_ref', 'text', '');

-- Every step a report took. A history: rows are added, never edited.
CREATE TABLE report_step (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    report      BLOB,
    from_status TEXT,
    to_status   TEXT,
    at          INTEGER,
    by          TEXT,
    note        TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;
CREATE INDEX report_step_by_report ON report_step (report, at);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (32, 'report_step', 'report_step', 'parent', 'report', 'report', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (32, 2, 'report', 'ref', 'report'),
    (32, 3, 'from_status', 'text', ''),
    (32, 4, 'to_status', 'text', ''),
    (32, 5, 'at', 'instant', ''),
    (32, 6, 'by', 'text', ''),
    (32, 7, 'note', 'text', '');

-- Where the reports are, for the map and for "what else is near here". Degrees.
CREATE VIRTUAL TABLE report_place USING rtree (no, west, east, south, north);

-- What the search box looks through, newest first by row number.
CREATE VIRTUAL TABLE report_search USING fts5 (
    ref, words, place, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- While a great many reports are written in one transaction a row here says from which number on they
-- get their search and map entries together at its end: FTS5 writes its pages out at every statement.
CREATE TABLE report_bulk (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    first_no INTEGER NOT NULL
) STRICT;

CREATE TRIGGER report_added AFTER INSERT ON report
WHEN new.deleted = 0 AND NOT EXISTS (SELECT 1 FROM report_bulk WHERE first_no <= new.no) BEGIN
    INSERT INTO report_search (rowid, ref, words, place)
    VALUES (new.no, replace(coalesce(new.ref, ''), '-', ''),
            coalesce(new.description, '') || ' ' || replace(replace(coalesce(new.category, ''), '_', ' '), '.', ' '),
            coalesce(new.street, '') || ' ' || coalesce(new.postcode, ''));
    INSERT INTO report_place (no, west, east, south, north)
    SELECT new.no, new.longitude, new.longitude, new.latitude, new.latitude
    WHERE new.longitude IS NOT NULL AND new.latitude IS NOT NULL;
END;
CREATE TRIGGER report_words_changed
AFTER UPDATE OF ref, description, category, street, postcode, deleted ON report
WHEN NOT EXISTS (SELECT 1 FROM report_bulk WHERE first_no <= new.no) BEGIN
    DELETE FROM report_search WHERE rowid = old.no;
    INSERT INTO report_search (rowid, ref, words, place)
    SELECT new.no, replace(coalesce(new.ref, ''), '-', ''),
           coalesce(new.description, '') || ' ' || replace(replace(coalesce(new.category, ''), '_', ' '), '.', ' '),
           coalesce(new.street, '') || ' ' || coalesce(new.postcode, '')
    WHERE new.deleted = 0;
END;
CREATE TRIGGER report_place_changed AFTER UPDATE OF latitude, longitude, deleted ON report
WHEN NOT EXISTS (SELECT 1 FROM report_bulk WHERE first_no <= new.no) BEGIN
    DELETE FROM report_place WHERE no = old.no;
    INSERT INTO report_place (no, west, east, south, north)
    SELECT new.no, new.longitude, new.longitude, new.latitude, new.latitude
    WHERE new.deleted = 0 AND new.longitude IS NOT NULL AND new.latitude IS NOT NULL;
END;
