-- SPDX-License-Identifier: GPL-3.0-or-later
-- Litter picks: their risk assessments, rosters and figures, and the campaigns they belong to.

-- A span of picks with goals. Shared by every team.
CREATE TABLE campaign (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title           TEXT,
    starts_on       TEXT, -- ISO date
    ends_on         TEXT,
    goal_picks      INTEGER,
    goal_bags       INTEGER,
    goal_volunteers INTEGER,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (40, 'campaign', 'campaign');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (40, 2, 'title', 'text'),
    (40, 3, 'starts_on', 'day'),
    (40, 4, 'ends_on', 'day'),
    (40, 5, 'goal_picks', 'integer'),
    (40, 6, 'goal_bags', 'integer'),
    (40, 7, 'goal_volunteers', 'integer');

CREATE TABLE pick (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title              TEXT,
    starts_at          INTEGER,
    minutes            INTEGER,
    lead               BLOB,
    area               BLOB,
    ward               BLOB,
    host_group         BLOB, -- the group that holds it
    campaign           BLOB,
    place              TEXT, -- GeoJSON Point, LineString or Polygon
    latitude           REAL, -- the middle of the place
    longitude          REAL,
    length_m           REAL,
    area_m2            REAL,
    meeting_latitude   REAL,
    meeting_longitude  REAL,
    bag_latitude       REAL, -- where the bags are left
    bag_longitude      REAL,
    stops              TEXT, -- JSON: the walk, in order
    road_speed_mph     INTEGER,
    insurance_basis    TEXT,
    land_permission    TEXT,
    capacity           INTEGER,
    requested_by       TEXT,
    note               TEXT,
    status             TEXT,
    approved_by        TEXT,
    approved_at        INTEGER,
    approved_for       TEXT, -- digest of the place, lead and road that were approved
    override_by        TEXT,
    override_reason    TEXT,
    override_mph       INTEGER, -- the road speed the override was given for
    briefed_by         TEXT,
    cancel_reason      TEXT,
    grade_before       TEXT,
    grade_after        TEXT,
    bags_general       INTEGER,
    bags_recycling     INTEGER,
    bags_weighed       INTEGER,
    kg_measured        REAL,
    kg_estimated       REAL,
    kg_factor          REAL,
    kg_factor_source   TEXT,
    kg_estimate_typed  INTEGER, -- 1: typed; else worked out by the factor
    sharps_found       INTEGER,
    fly_tips_found     INTEGER,
    bulky_items        INTEGER,
    sacks_issued       INTEGER,
    sacks_returned     INTEGER,
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
) STRICT;
CREATE INDEX pick_by_start ON pick (starts_at);
CREATE INDEX pick_by_campaign ON pick (campaign) WHERE campaign IS NOT NULL;
CREATE INDEX pick_by_lead ON pick (lead) WHERE lead IS NOT NULL;
CREATE INDEX pick_by_place ON pick (latitude, longitude);
INSERT INTO record_type (number, name, table_name, scope, scope_column)
VALUES (41, 'pick', 'pick', 'area', 'area');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (41, 2, 'title', 'text', ''),
    (41, 3, 'starts_at', 'instant', ''),
    (41, 4, 'minutes', 'integer', ''),
    (41, 5, 'lead', 'ref', 'champion'),
    (41, 6, 'area', 'ref', 'area'),
    (41, 7, 'ward', 'ref', 'ward'),
    (41, 8, 'host_group', 'ref', 'group'),
    (41, 9, 'campaign', 'ref', 'campaign'),
    (41, 10, 'place', 'text', ''),
    (41, 11, 'latitude', 'real', ''),
    (41, 12, 'longitude', 'real', ''),
    (41, 13, 'length_m', 'real', ''),
    (41, 14, 'area_m2', 'real', ''),
    (41, 15, 'meeting_latitude', 'real', ''),
    (41, 16, 'meeting_longitude', 'real', ''),
    (41, 17, 'bag_latitude', 'real', ''),
    (41, 18, 'bag_longitude', 'real', ''),
    (41, 19, 'stops', 'text', ''),
    (41, 20, 'road_speed_mph', 'integer', ''),
    (41, 21, 'insurance_basis', 'text', ''),
    (41, 22, 'land_permission', 'text', ''),
    (41, 23, 'capacity', 'integer', ''),
    (41, 24, 'requested_by', 'text', ''),
    (41, 25, 'note', 'text', ''),
    (41, 26, 'status', 'text', ''),
    (41, 27, 'approved_by', 'text', ''),
    (41, 28, 'approved_at', 'instant', ''),
    (41, 29, 'approved_for', 'text', ''),
    (41, 30, 'override_by', 'text', ''),
    (41, 31, 'override_reason', 'text', ''),
    (41, 32, 'override_mph', 'integer', ''),
    (41, 33, 'briefed_by', 'text', ''),
    (41, 34, 'cancel_reason', 'text', ''),
    (41, 35, 'grade_before', 'text', ''),
    (41, 36, 'grade_after', 'text', ''),
    (41, 37, 'bags_general', 'integer', ''),
    (41, 38, 'bags_recycling', 'integer', ''),
    (41, 39, 'bags_weighed', 'integer', ''),
    (41, 40, 'kg_measured', 'real', ''),
    (41, 41, 'kg_estimated', 'real', ''),
    (41, 42, 'kg_factor', 'real', ''),
    (41, 43, 'kg_factor_source', 'text', ''),
    (41, 44, 'kg_estimate_typed', 'flag', ''),
    (41, 45, 'sharps_found', 'integer', ''),
    (41, 46, 'fly_tips_found', 'integer', ''),
    (41, 47, 'bulky_items', 'integer', ''),
    (41, 48, 'sacks_issued', 'integer', ''),
    (41, 49, 'sacks_returned', 'integer', '');

-- Every step a pick took, with the override it was given, if any. A history: rows are added, never edited.
CREATE TABLE pick_step (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick            BLOB,
    from_status     TEXT,
    to_status       TEXT,
    at              INTEGER,
    by              TEXT,
    reason          TEXT, -- code: of a cancellation, or "reopened" where the gate sent it back
    note            TEXT,
    override_rules  TEXT, -- codes of the rules passed over
    override_by     TEXT,
    override_reason TEXT,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;
CREATE INDEX pick_step_by_pick ON pick_step (pick, at);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (42, 'pick_step', 'pick_step', 'parent', 'pick', 'pick', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (42, 2, 'pick', 'ref', 'pick'),
    (42, 3, 'from_status', 'text', ''),
    (42, 4, 'to_status', 'text', ''),
    (42, 5, 'at', 'instant', ''),
    (42, 6, 'by', 'text', ''),
    (42, 7, 'reason', 'text', ''),
    (42, 8, 'note', 'text', ''),
    (42, 9, 'override_rules', 'text', ''),
    (42, 10, 'override_by', 'text', ''),
    (42, 11, 'override_reason', 'text', '');

-- A version of a pick's risk assessment. The latest counts; none is ever edited.
CREATE TABLE pick_assessment (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick      BLOB,
    version   INTEGER,
    rows      TEXT, -- JSON: hazards with scores before and after control
    by        TEXT, -- who signed it off; nothing while it is unsigned
    made_at   INTEGER,
    review_on TEXT, -- ISO date
    source    TEXT, -- typed, template, copied
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX pick_assessment_by_pick ON pick_assessment (pick, version);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (43, 'pick_assessment', 'pick_assessment', 'parent', 'pick', 'pick', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (43, 2, 'pick', 'ref', 'pick'),
    (43, 3, 'version', 'integer', ''),
    (43, 4, 'rows', 'text', ''),
    (43, 5, 'by', 'text', ''),
    (43, 6, 'made_at', 'instant', ''),
    (43, 7, 'review_on', 'day', ''),
    (43, 8, 'source', 'text', '');

-- One person on a pick's roster.
CREATE TABLE attendance (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick              BLOB,
    champion          BLOB, -- either a champion or a name
    name              TEXT,
    role              TEXT, -- volunteer, lead, co_lead
    status            TEXT,
    minutes           INTEGER,
    minutes_source    TEXT, -- sheet, typed, default
    bags              INTEGER,
    adjust_reason     TEXT, -- why bags or minutes were corrected
    child             INTEGER,
    adult             BLOB, -- the attendance of the adult in charge
    emergency_contact TEXT,
    briefed           INTEGER,
    signed            INTEGER,
    in_at             INTEGER,
    out_at            INTEGER,
    position          INTEGER, -- in the order they booked
    note              TEXT,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;
CREATE INDEX attendance_by_pick ON attendance (pick, position);
CREATE INDEX attendance_by_champion ON attendance (champion) WHERE champion IS NOT NULL;
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (44, 'attendance', 'attendance', 'parent', 'pick', 'pick');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (44, 2, 'pick', 'ref', 'pick'),
    (44, 3, 'champion', 'ref', 'champion'),
    (44, 4, 'name', 'text', ''),
    (44, 5, 'role', 'text', ''),
    (44, 6, 'status', 'text', ''),
    (44, 7, 'minutes', 'integer', ''),
    (44, 8, 'minutes_source', 'text', ''),
    (44, 9, 'bags', 'integer', ''),
    (44, 10, 'adjust_reason', 'text', ''),
    (44, 11, 'child', 'flag', ''),
    (44, 12, 'adult', 'ref', 'attendance'),
    (44, 13, 'emergency_contact', 'text', ''),
    (44, 14, 'briefed', 'flag', ''),
    (44, 15, 'signed', 'flag', ''),
    (44, 16, 'in_at', 'instant', ''),
    (44, 17, 'out_at', 'instant', ''),
    (44, 18, 'position', 'integer', ''),
    (44, 19, 'note', 'text', '');

-- Reports a pick raised or closed.
CREATE TABLE pick_report (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick    BLOB,
    report  BLOB,
    kind    TEXT, -- sharps, fly_tip, closed
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
CREATE INDEX pick_report_by_pick ON pick_report (pick);
CREATE INDEX pick_report_by_report ON pick_report (report);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (45, 'pick_report', 'pick_report', 'parent', 'pick', 'pick');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (45, 2, 'pick', 'ref', 'pick'),
    (45, 3, 'report', 'ref', 'report'),
    (45, 4, 'kind', 'text', '');

-- What was told to whom about a pick: that it is cancelled or moved.
CREATE TABLE pick_notice (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick       BLOB,
    attendance BLOB,
    champion   BLOB, -- nothing where they are known by name alone
    kind       TEXT,
    at         INTEGER,
    by         TEXT,
    way        TEXT, -- how it is to be sent
    words      TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
CREATE INDEX pick_notice_by_pick ON pick_notice (pick, at);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (46, 'pick_notice', 'pick_notice', 'parent', 'pick', 'pick', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (46, 2, 'pick', 'ref', 'pick'),
    (46, 3, 'attendance', 'ref', 'attendance'),
    (46, 4, 'kind', 'text', ''),
    (46, 5, 'at', 'instant', ''),
    (46, 6, 'by', 'text', ''),
    (46, 7, 'way', 'text', ''),
    (46, 8, 'words', 'text', ''),
    (46, 9, 'champion', 'ref', 'champion');

-- The council's rules for picks: one record with a fixed id. Nothing means "as shipped".
CREATE TABLE pick_rules (
    no               INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    road_limit_mph   INTEGER,
    lead_days        INTEGER, -- working days
    likelihood_max   INTEGER,
    severity_max     INTEGER,
    kg_per_bag       REAL,
    kg_source        TEXT,
    review_months    INTEGER,
    deleted          INTEGER NOT NULL DEFAULT 0,
    stamps           BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (47, 'pick_rules', 'pick_rules');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (47, 2, 'road_limit_mph', 'integer'),
    (47, 3, 'lead_days', 'integer'),
    (47, 4, 'likelihood_max', 'integer'),
    (47, 5, 'severity_max', 'integer'),
    (47, 6, 'kg_per_bag', 'real'),
    (47, 7, 'kg_source', 'text'),
    (47, 8, 'review_months', 'integer');

-- The hazards an assessment begins with, as shipped. A council's own rows are `hazard` records, which
-- stand in for the shipped row of the same code, or add to them.
CREATE TABLE hazard_default (
    code              TEXT PRIMARY KEY,
    hazard            TEXT NOT NULL,
    who               TEXT NOT NULL,
    likelihood_before INTEGER NOT NULL,
    severity_before   INTEGER NOT NULL,
    controls          TEXT NOT NULL,
    likelihood_after  INTEGER NOT NULL,
    severity_after    INTEGER NOT NULL,
    position          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO hazard_default VALUES
    ('traffic', 'Traffic and the highway', 'Everyone', 3, 5, 'Hi-vis vests. Wide verge or pavement only, never the carriageway. Face the traffic. One person looks out.', 1, 5, 1),
    ('slips', 'Slips, trips, banks', 'Everyone', 3, 3, 'Stout shoes. Keep off steep or wet banks. Do not overreach: use the picker.', 2, 2, 2),
    ('manual_handling', 'Manual handling', 'Everyone', 3, 3, 'Half-fill bags. Lift with straight back. Leave what is heavy and tell the leader.', 1, 3, 3),
    ('sharps', 'Sharps and needles', 'Everyone', 3, 4, 'Never touch a needle. Stand by it, tell the leader, note the place and report it.', 1, 4, 4),
    ('glass', 'Broken glass', 'Everyone', 3, 3, 'Pickers and gloves. Double-bag glass. Never press bags down.', 2, 2, 5),
    ('hazardous_waste', 'Hazardous waste, chemicals, gas canisters, batteries', 'Everyone', 2, 5, 'Leave it. Keep others away. Tell the leader, who reports it.', 1, 4, 6),
    ('asbestos', 'Asbestos', 'Everyone', 1, 5, 'Leave grey or corrugated sheet alone. Do not break it. Report it.', 1, 3, 7),
    ('fly_tip', 'Fly-tips and heavy items', 'Everyone', 3, 3, 'Leave it as it is: it may be evidence. Report it.', 1, 2, 8),
    ('water', 'Water, mud, tide', 'Everyone', 2, 5, 'Stay two metres from the edge. Nobody enters water. Check tide times.', 1, 5, 9),
    ('weather', 'Heat, sun, rain, ice, wind', 'Everyone', 3, 3, 'Look at the forecast the day before. Water and sun cream. Call off in ice, storm or poor light.', 2, 2, 10),
    ('lone_working', 'Working alone', 'Everyone', 2, 4, 'Work in pairs in sight of each other. The leader has a telephone.', 1, 3, 11),
    ('children', 'Children and vulnerable adults', 'Children', 3, 4, 'Each child has a named adult who stays with them. Consent of a parent under 18.', 1, 4, 12),
    ('vegetation', 'Giant hogweed, thorns, eyes', 'Everyone', 2, 3, 'Long sleeves and trousers. Keep out of thick growth. Goggles where branches are at eye level.', 1, 3, 13),
    ('hygiene', 'Dog waste, hygiene, Weil''s disease', 'Everyone', 3, 3, 'Gloves on. Cover cuts. Wash hands before eating. Do not pick by hand.', 1, 3, 14),
    ('wildlife', 'Wildlife, nests, wasps', 'Everyone', 2, 3, 'Leave nests alone. Ask about allergies. Move away quietly.', 1, 3, 15),
    ('aggression', 'Aggressive people', 'Everyone', 2, 4, 'Do not argue. Walk away together. Call 999 where anyone is in danger.', 1, 4, 16),
    ('bags', 'Full bags as a trip hazard', 'Everyone and passers-by', 3, 2, 'Tie bags and leave them only at the agreed point.', 1, 2, 17),
    ('livestock', 'Livestock and electric fences', 'Everyone', 1, 4, 'Keep out of fields with animals. Do not touch fences.', 1, 3, 18),
    ('equipment', 'Condition of equipment', 'Everyone', 2, 3, 'Look over pickers and hoops before they are given out. Take broken ones away.', 1, 2, 19);

CREATE TABLE hazard (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code              TEXT,
    hazard            TEXT,
    who               TEXT,
    likelihood_before INTEGER,
    severity_before   INTEGER,
    controls          TEXT,
    likelihood_after  INTEGER,
    severity_after    INTEGER,
    position          INTEGER,
    hidden            INTEGER, -- 1: not in the template
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (48, 'hazard', 'hazard');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (48, 2, 'code', 'text'),
    (48, 3, 'hazard', 'text'),
    (48, 4, 'who', 'text'),
    (48, 5, 'likelihood_before', 'integer'),
    (48, 6, 'severity_before', 'integer'),
    (48, 7, 'controls', 'text'),
    (48, 8, 'likelihood_after', 'integer'),
    (48, 9, 'severity_after', 'integer'),
    (48, 10, 'position', 'integer'),
    (48, 11, 'hidden', 'flag');

-- What erasing a champion takes out of picks.
INSERT INTO personal_field (type, owner_column, column_name, how) VALUES
    (41, 'lead', 'requested_by', 'names'),
    (41, 'lead', 'note', 'names'),
    (41, 'lead', 'briefed_by', 'names'),
    (44, 'champion', 'emergency_contact', 'wipe'),
    (44, 'champion', 'note', 'wipe'),
    (44, 'champion', 'adjust_reason', 'names'),
    (46, 'champion', 'words', 'wipe');
