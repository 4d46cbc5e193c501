-- SPDX-License-Identifier: GPL-3.0-or-later
-- The network of people: what champions look after and want to do, their groups, trainings, time credits and
-- the times we spoke to them.

-- Champions: patch, interests, languages, consent, the young ones, and when they left.
ALTER TABLE champion ADD COLUMN interests TEXT; -- codes, separated by semicolons
ALTER TABLE champion ADD COLUMN patch TEXT; -- GeoJSON geometry, or names of streets separated by semicolons
ALTER TABLE champion ADD COLUMN consent_on TEXT; -- ISO date
ALTER TABLE champion ADD COLUMN lawful_basis TEXT;
ALTER TABLE champion ADD COLUMN languages TEXT; -- separated by semicolons
ALTER TABLE champion ADD COLUMN is_young INTEGER; -- 16 or 17 years old
ALTER TABLE champion ADD COLUMN born_on TEXT; -- ISO date
ALTER TABLE champion ADD COLUMN parent_consent_on TEXT; -- ISO date
ALTER TABLE champion ADD COLUMN induction_pack_on TEXT; -- ISO date
ALTER TABLE champion ADD COLUMN left_on TEXT; -- ISO date
ALTER TABLE champion ADD COLUMN erased_on TEXT; -- ISO date
CREATE INDEX champion_by_status ON champion (status);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (20, 13, 'interests', 'text', ''),
    (20, 14, 'patch', 'text', ''),
    (20, 15, 'consent_on', 'day', ''),
    (20, 16, 'lawful_basis', 'text', ''),
    (20, 17, 'languages', 'text', ''),
    (20, 18, 'is_young', 'flag', ''),
    (20, 19, 'born_on', 'day', ''),
    (20, 20, 'parent_consent_on', 'day', ''),
    (20, 21, 'induction_pack_on', 'day', ''),
    (20, 22, 'left_on', 'day', ''),
    (20, 23, 'erased_on', 'day', '');

CREATE TABLE champion_group (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name    TEXT,
    kind    TEXT,
    chair   BLOB,
    area    BLOB,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
CREATE INDEX champion_group_by_name ON champion_group (name COLLATE NOCASE);
CREATE INDEX champion_group_by_chair ON champion_group (chair) WHERE chair IS NOT NULL;
INSERT INTO record_type (number, name, table_name) VALUES (21, 'group', 'champion_group');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (21, 2, 'name', 'text', ''),
    (21, 3, 'kind', 'text', ''),
    (21, 4, 'chair', 'ref', 'champion'),
    (21, 5, 'area', 'ref', 'area');

-- Who belongs to which group. Its id is made of both, so two teams that write the same one meet.
CREATE TABLE membership (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion       BLOB,
    champion_group BLOB,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;
CREATE INDEX membership_by_champion ON membership (champion);
CREATE INDEX membership_by_group ON membership (champion_group);
INSERT INTO record_type (number, name, table_name) VALUES (22, 'membership', 'membership');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (22, 2, 'champion', 'ref', 'champion'),
    (22, 3, 'champion_group', 'ref', 'group');

-- What can be learnt, as shipped. A council's own are `course` records, which go before these.
CREATE TABLE course_default (
    code         TEXT PRIMARY KEY,
    label        TEXT NOT NULL,
    months_valid INTEGER NOT NULL, -- 0: for good
    renewal_days INTEGER NOT NULL, -- how long before the end it is due for renewal
    position     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO course_default (code, label, months_valid, renewal_days, position) VALUES
    ('safety_briefing', 'Safety briefing', 12, 60, 1),
    ('lead_a_pick', 'Leading a litter pick', 36, 90, 2),
    ('tool_use', 'Using tools', 24, 60, 3),
    ('manual_handling', 'Manual handling', 36, 90, 4),
    ('sharps', 'Sharps awareness', 12, 60, 5);

CREATE TABLE course (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code         TEXT,
    label        TEXT,
    months_valid INTEGER,
    renewal_days INTEGER,
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;
CREATE INDEX course_by_code ON course (code);
INSERT INTO record_type (number, name, table_name) VALUES (23, 'course', 'course');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (23, 2, 'code', 'text'),
    (23, 3, 'label', 'text'),
    (23, 4, 'months_valid', 'integer'),
    (23, 5, 'renewal_days', 'integer');

CREATE TABLE training (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion       BLOB,
    course         TEXT,
    held_on        TEXT, -- ISO date
    expires_on     TEXT, -- ISO date; nothing: it holds for good
    revoked_reason TEXT,
    revoked_on     TEXT, -- ISO date
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;
CREATE INDEX training_by_champion ON training (champion, course, held_on);
CREATE INDEX training_by_course ON training (course, expires_on);
INSERT INTO record_type (number, name, table_name) VALUES (24, 'training', 'training');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (24, 2, 'champion', 'ref', 'champion'),
    (24, 3, 'course', 'text', ''),
    (24, 4, 'held_on', 'day', ''),
    (24, 5, 'expires_on', 'day', ''),
    (24, 6, 'revoked_reason', 'text', ''),
    (24, 7, 'revoked_on', 'day', '');

-- Time credits: every entry takes minutes from one account and gives them to another. An account is a
-- champion, or one of the council's own by name: 'council' issues, 'spent' is where spent credits go. A
-- history: an entry is put right by one that reverses it.
CREATE TABLE credit (
    no            INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    from_champion BLOB,
    from_account  TEXT,
    to_champion   BLOB,
    to_account    TEXT,
    minutes       INTEGER,
    category      TEXT,
    pick          BLOB,
    at            INTEGER,
    reverses      BLOB,
    reason        TEXT,
    deleted       INTEGER NOT NULL DEFAULT 0,
    stamps        BLOB NOT NULL
) STRICT;
CREATE INDEX credit_by_giver ON credit (from_champion, at) WHERE from_champion IS NOT NULL;
CREATE INDEX credit_by_taker ON credit (to_champion, at) WHERE to_champion IS NOT NULL;
CREATE INDEX credit_by_pick ON credit (pick) WHERE pick IS NOT NULL;
CREATE INDEX credit_by_reversed ON credit (reverses) WHERE reverses IS NOT NULL;
INSERT INTO record_type (number, name, table_name, append_only) VALUES (25, 'credit', 'credit', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (25, 2, 'from_champion', 'ref', 'champion'),
    (25, 3, 'from_account', 'text', ''),
    (25, 4, 'to_champion', 'ref', 'champion'),
    (25, 5, 'to_account', 'text', ''),
    (25, 6, 'minutes', 'integer', ''),
    (25, 7, 'category', 'text', ''),
    (25, 8, 'pick', 'ref', 'pick'),
    (25, 9, 'at', 'instant', ''),
    (25, 10, 'reverses', 'ref', 'credit'),
    (25, 11, 'reason', 'text', '');

-- Each time somebody spoke or wrote to a champion, or heard from one. `round` names a contact round.
CREATE TABLE contact (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion  BLOB,
    at        INTEGER,
    way       TEXT,
    kind      TEXT,
    note      TEXT,
    round     TEXT,
    answered  INTEGER, -- whether the champion was reached or answered
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
CREATE INDEX contact_by_champion ON contact (champion, at);
CREATE INDEX contact_by_round ON contact (round) WHERE round IS NOT NULL;
INSERT INTO record_type (number, name, table_name) VALUES (26, 'contact', 'contact');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (26, 2, 'champion', 'ref', 'champion'),
    (26, 3, 'at', 'instant', ''),
    (26, 4, 'way', 'text', ''),
    (26, 5, 'kind', 'text', ''),
    (26, 6, 'note', 'text', ''),
    (26, 7, 'round', 'text', ''),
    (26, 8, 'answered', 'flag', '');

-- What erasing a champion takes out of records that point to them by `owner_column` (of the champion's own
-- record: by its id). A later step that keeps something personal adds its fields here.
CREATE TABLE personal_field (
    type         INTEGER NOT NULL REFERENCES record_type (number),
    owner_column TEXT NOT NULL, -- empty: the champion's own record
    column_name  TEXT NOT NULL,
    how          TEXT NOT NULL CHECK (how IN ('wipe', 'names')), -- all of it, or only where it names them
    PRIMARY KEY (type, owner_column, column_name)
) STRICT, WITHOUT ROWID;
INSERT INTO personal_field (type, owner_column, column_name, how) VALUES
    (20, '', 'name', 'wipe'),
    (20, '', 'email', 'wipe'),
    (20, '', 'phone', 'wipe'),
    (20, '', 'address', 'wipe'),
    (20, '', 'postcode', 'wipe'),
    (20, '', 'preferred_contact', 'wipe'),
    (20, '', 'interests', 'wipe'),
    (20, '', 'patch', 'wipe'),
    (20, '', 'languages', 'wipe'),
    (20, '', 'is_young', 'wipe'),
    (20, '', 'born_on', 'wipe'),
    (20, '', 'parent_consent_on', 'wipe'),
    (24, 'champion', 'revoked_reason', 'wipe'),
    (25, 'from_champion', 'reason', 'wipe'),
    (25, 'to_champion', 'reason', 'wipe'),
    (26, 'champion', 'note', 'wipe'),
    (31, 'champion', 'reporter', 'names'),
    (31, 'champion', 'description', 'names'),
    (31, 'champion', 'place_typed', 'names');

-- An entry of the journal whose values were erased. Its hash stays what it was, so that the entries after
-- it still follow from it; its body can no longer be tested against it.
ALTER TABLE op_log ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
