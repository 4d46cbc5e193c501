-- SPDX-License-Identifier: GPL-3.0-or-later
-- Loans of toolkits: disclaimers and who signed them, the loans with their kits, users and lines, what was done
-- with them, suspensions, and every step a loan took.

-- A version of the text people sign before they use a kit. The one with the latest `current_from` up to a day
-- holds on that day.
CREATE TABLE disclaimer (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    version      TEXT,
    words        TEXT,
    current_from TEXT, -- ISO date
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;
CREATE INDEX disclaimer_by_day ON disclaimer (current_from);
INSERT INTO record_type (number, name, table_name) VALUES (60, 'disclaimer', 'disclaimer');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (60, 2, 'version', 'text'),
    (60, 3, 'words', 'text'),
    (60, 4, 'current_from', 'day');

-- A loan. Overdue is worked out from `due_in`, never kept.
CREATE TABLE loan (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ref               TEXT,
    borrower          BLOB,
    host_group        BLOB,
    pick              BLOB,
    due_out           TEXT, -- ISO date
    due_in            TEXT, -- ISO date
    status            TEXT,
    out_at            INTEGER,
    out_by            TEXT,
    returned_at       INTEGER,
    returned_to       TEXT, -- who took it back
    closed_at         INTEGER,
    override_rules    TEXT, -- codes of the rules of the gate passed over
    override_by       TEXT,
    override_reason   TEXT,
    cancel_reason     TEXT,
    incomplete_reason TEXT,
    write_off_reason  TEXT,
    write_off_pence   INTEGER,
    waived_by         TEXT, -- of the work report
    waived_reason     TEXT,
    snoozed_until     TEXT, -- ISO date: no reminder up to and on that day
    note              TEXT,
    is_held           INTEGER GENERATED ALWAYS AS (deleted = 0 AND coalesce(status, '') IN ('reserved', 'ready', 'out')) VIRTUAL,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;
CREATE INDEX loan_by_ref ON loan (ref);
CREATE INDEX loan_by_borrower ON loan (borrower);
CREATE INDEX loan_by_pick ON loan (pick) WHERE pick IS NOT NULL;
CREATE INDEX loan_by_status ON loan (status, due_in);
INSERT INTO record_type (number, name, table_name) VALUES (61, 'loan', 'loan');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (61, 2, 'ref', 'text', ''),
    (61, 3, 'borrower', 'ref', 'champion'),
    (61, 4, 'host_group', 'ref', 'group'),
    (61, 5, 'pick', 'ref', 'pick'),
    (61, 6, 'due_out', 'day', ''),
    (61, 7, 'due_in', 'day', ''),
    (61, 8, 'status', 'text', ''),
    (61, 9, 'out_at', 'instant', ''),
    (61, 10, 'out_by', 'text', ''),
    (61, 11, 'returned_at', 'instant', ''),
    (61, 12, 'returned_to', 'text', ''),
    (61, 13, 'closed_at', 'instant', ''),
    (61, 14, 'override_rules', 'text', ''),
    (61, 15, 'override_by', 'text', ''),
    (61, 16, 'override_reason', 'text', ''),
    (61, 17, 'cancel_reason', 'text', ''),
    (61, 18, 'incomplete_reason', 'text', ''),
    (61, 19, 'write_off_reason', 'text', ''),
    (61, 20, 'write_off_pence', 'integer', ''),
    (61, 21, 'waived_by', 'text', ''),
    (61, 22, 'waived_reason', 'text', ''),
    (61, 23, 'snoozed_until', 'day', ''),
    (61, 24, 'note', 'text', '');

-- The kits of a loan. Its id is made of both, so two teams that write the same one meet.
CREATE TABLE loan_kit (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan     BLOB,
    kit      BLOB,
    position INTEGER,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;
CREATE INDEX loan_kit_by_loan ON loan_kit (loan, position);
CREATE INDEX loan_kit_by_kit ON loan_kit (kit);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (62, 'loan_kit', 'loan_kit', 'parent', 'loan', 'loan');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (62, 2, 'loan', 'ref', 'loan'),
    (62, 3, 'kit', 'ref', 'kit'),
    (62, 4, 'position', 'integer', '');

-- Who will use the kits, besides the borrower. Its id is made of both.
CREATE TABLE loan_user (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan     BLOB,
    champion BLOB,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;
CREATE INDEX loan_user_by_loan ON loan_user (loan);
CREATE INDEX loan_user_by_champion ON loan_user (champion);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (63, 'loan_user', 'loan_user', 'parent', 'loan', 'loan');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (63, 2, 'loan', 'ref', 'loan'),
    (63, 3, 'champion', 'ref', 'champion');

-- What was handed over and what became of it: one row for each item of each kit.
CREATE TABLE loan_line (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan       BLOB,
    kit        BLOB,
    item       BLOB,
    consumable INTEGER,
    position   INTEGER,
    issued     INTEGER,
    ok         INTEGER,
    worn       INTEGER,
    damaged    INTEGER,
    lost       INTEGER,
    consumed   INTEGER,
    unused     INTEGER,
    note       TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
CREATE INDEX loan_line_by_loan ON loan_line (loan, position);
CREATE INDEX loan_line_by_item ON loan_line (item);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (64, 'loan_line', 'loan_line', 'parent', 'loan', 'loan');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (64, 2, 'loan', 'ref', 'loan'),
    (64, 3, 'kit', 'ref', 'kit'),
    (64, 4, 'item', 'ref', 'item'),
    (64, 5, 'consumable', 'flag', ''),
    (64, 6, 'position', 'integer', ''),
    (64, 7, 'issued', 'integer', ''),
    (64, 8, 'ok', 'integer', ''),
    (64, 9, 'worn', 'integer', ''),
    (64, 10, 'damaged', 'integer', ''),
    (64, 11, 'lost', 'integer', ''),
    (64, 12, 'consumed', 'integer', ''),
    (64, 13, 'unused', 'integer', ''),
    (64, 14, 'note', 'text', '');

-- Who signed which disclaimer, with its text as it was then. Never edited. A picture of the signature or the
-- paper is an attachment of it.
CREATE TABLE signature (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan               BLOB, -- on whose occasion
    champion           BLOB,
    disclaimer         BLOB,
    disclaimer_version TEXT,
    words              TEXT,
    how                TEXT, -- screen, scanned, paper
    kept_at            TEXT, -- of paper
    signed_at          INTEGER,
    witness            TEXT, -- the officer
    drawing            TEXT, -- path of SVG in a box of 600 by 200, where it was drawn on the screen
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
) STRICT;
CREATE INDEX signature_by_champion ON signature (champion, signed_at);
CREATE INDEX signature_by_loan ON signature (loan) WHERE loan IS NOT NULL;
INSERT INTO record_type (number, name, table_name, append_only) VALUES (65, 'signature', 'signature', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (65, 2, 'loan', 'ref', 'loan'),
    (65, 3, 'champion', 'ref', 'champion'),
    (65, 4, 'disclaimer', 'ref', 'disclaimer'),
    (65, 5, 'disclaimer_version', 'text', ''),
    (65, 6, 'words', 'text', ''),
    (65, 7, 'how', 'text', ''),
    (65, 8, 'kept_at', 'text', ''),
    (65, 9, 'signed_at', 'instant', ''),
    (65, 10, 'witness', 'text', ''),
    (65, 11, 'drawing', 'text', '');

-- What was done with the kits of a loan.
CREATE TABLE work_report (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan        BLOB,
    place       TEXT, -- words for where
    latitude    REAL,
    longitude   REAL,
    hours       REAL, -- of everybody together
    bags        INTEGER,
    left_behind TEXT, -- separated by semicolons
    sharps      INTEGER, -- left behind, out of those words
    fly_tips    INTEGER,
    note        TEXT,
    made_at     INTEGER,
    by          TEXT,
    champion    BLOB, -- the borrower
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;
CREATE INDEX work_report_by_loan ON work_report (loan);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type)
VALUES (66, 'work_report', 'work_report', 'parent', 'loan', 'loan');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (66, 2, 'loan', 'ref', 'loan'),
    (66, 3, 'place', 'text', ''),
    (66, 4, 'latitude', 'real', ''),
    (66, 5, 'longitude', 'real', ''),
    (66, 6, 'hours', 'real', ''),
    (66, 7, 'bags', 'integer', ''),
    (66, 8, 'left_behind', 'text', ''),
    (66, 9, 'sharps', 'integer', ''),
    (66, 10, 'fly_tips', 'integer', ''),
    (66, 11, 'note', 'text', ''),
    (66, 12, 'made_at', 'instant', ''),
    (66, 13, 'by', 'text', ''),
    (66, 14, 'champion', 'ref', 'champion');

-- A champion is lent nothing up to and on a day.
CREATE TABLE suspension (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion   BLOB,
    from_on    TEXT, -- ISO date
    until_on   TEXT, -- ISO date; nothing: until it is lifted
    reason     TEXT,
    loan       BLOB, -- that came back late
    automatic  INTEGER,
    lifted_on  TEXT, -- ISO date
    lifted_why TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
CREATE INDEX suspension_by_champion ON suspension (champion, until_on);
INSERT INTO record_type (number, name, table_name) VALUES (67, 'suspension', 'suspension');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (67, 2, 'champion', 'ref', 'champion'),
    (67, 3, 'from_on', 'day', ''),
    (67, 4, 'until_on', 'day', ''),
    (67, 5, 'reason', 'text', ''),
    (67, 6, 'loan', 'ref', 'loan'),
    (67, 7, 'automatic', 'flag', ''),
    (67, 8, 'lifted_on', 'day', ''),
    (67, 9, 'lifted_why', 'text', '');

-- Every step of a loan: its changes of state, extensions, reminders, clashes settled, overrides of the gate. A
-- history: rows are added, never edited.
CREATE TABLE loan_step (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan            BLOB,
    action          TEXT,
    from_status     TEXT,
    to_status       TEXT,
    at              INTEGER, -- when it happened, which may be before it was written down
    by              TEXT,
    reason          TEXT,
    note            TEXT,
    override_rules  TEXT, -- codes of the rules passed over
    override_by     TEXT,
    override_reason TEXT,
    how             TEXT, -- of a reminder: letter, email, phone
    words           TEXT, -- of a reminder
    champion        BLOB, -- who was reminded
    other           BLOB, -- the other loan of a clash
    kit             BLOB, -- that it was about
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;
CREATE INDEX loan_step_by_loan ON loan_step (loan, at);
CREATE INDEX loan_step_by_action ON loan_step (action, at);
INSERT INTO record_type (number, name, table_name, scope, scope_column, parent_type, append_only)
VALUES (68, 'loan_step', 'loan_step', 'parent', 'loan', 'loan', 1);
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (68, 2, 'loan', 'ref', 'loan'),
    (68, 3, 'action', 'text', ''),
    (68, 4, 'from_status', 'text', ''),
    (68, 5, 'to_status', 'text', ''),
    (68, 6, 'at', 'instant', ''),
    (68, 7, 'by', 'text', ''),
    (68, 8, 'reason', 'text', ''),
    (68, 9, 'note', 'text', ''),
    (68, 10, 'override_rules', 'text', ''),
    (68, 11, 'override_by', 'text', ''),
    (68, 12, 'override_reason', 'text', ''),
    (68, 13, 'how', 'text', ''),
    (68, 14, 'words', 'text', ''),
    (68, 15, 'champion', 'ref', 'champion'),
    (68, 16, 'other', 'ref', 'loan'),
    (68, 17, 'kit', 'ref', 'kit');

-- The council's rules for lending: one record with a fixed id. Nothing means "as shipped".
CREATE TABLE loan_rules (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    courses         TEXT, -- codes, separated by semicolons: one of them in date is enough
    sign_each_loan  INTEGER,
    due_soon_days   INTEGER,
    suspend_late    INTEGER, -- 1: who is late is suspended
    suspend_after   INTEGER, -- days late
    suspend_days    INTEGER, -- for so long
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (69, 'loan_rules', 'loan_rules');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (69, 2, 'courses', 'text'),
    (69, 3, 'sign_each_loan', 'flag'),
    (69, 4, 'due_soon_days', 'integer'),
    (69, 5, 'suspend_late', 'flag'),
    (69, 6, 'suspend_after', 'integer'),
    (69, 7, 'suspend_days', 'integer');

-- How a loan may move. The program reads the same table (a test compares), so that no step can be written down
-- that is not in it, whatever writes it.
CREATE TABLE loan_transition (
    action      TEXT NOT NULL,
    from_status TEXT NOT NULL, -- empty: it begins
    to_status   TEXT NOT NULL,
    PRIMARY KEY (action, from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO loan_transition (action, from_status, to_status) VALUES
    ('create', '', 'draft'),
    ('import', '', 'draft'),
    ('import', '', 'reserved'),
    ('import', '', 'ready'),
    ('import', '', 'out'),
    ('import', '', 'checking'),
    ('import', '', 'closed'),
    ('import', '', 'incomplete'),
    ('import', '', 'written_off'),
    ('import', '', 'cancelled'),
    ('import', '', 'no_show'),
    ('reserve', 'draft', 'reserved'),
    ('ready', 'reserved', 'ready'),
    ('hand_over', 'ready', 'out'),
    ('return', 'out', 'checking'),
    ('account', 'checking', 'checking'),
    ('account', 'incomplete', 'incomplete'),
    ('mark_incomplete', 'checking', 'incomplete'),
    ('close', 'checking', 'closed'),
    ('close', 'incomplete', 'closed'),
    ('work_done', 'out', 'out'),
    ('work_done', 'checking', 'checking'),
    ('work_done', 'incomplete', 'incomplete'),
    ('extend', 'reserved', 'reserved'),
    ('extend', 'ready', 'ready'),
    ('extend', 'out', 'out'),
    ('remind', 'out', 'out'),
    ('snooze', 'out', 'out'),
    ('cancel', 'draft', 'cancelled'),
    ('cancel', 'reserved', 'cancelled'),
    ('cancel', 'ready', 'cancelled'),
    ('no_show', 'reserved', 'no_show'),
    ('no_show', 'ready', 'no_show'),
    ('write_off', 'out', 'written_off'),
    ('write_off', 'checking', 'written_off'),
    ('write_off', 'incomplete', 'written_off'),
    ('settle_clash', 'reserved', 'reserved'),
    ('settle_clash', 'ready', 'ready'),
    ('settle_clash', 'out', 'out'),
    ('settle_clash', 'checking', 'checking'),
    ('settle_clash', 'incomplete', 'incomplete'),
    ('settle_clash', 'closed', 'closed'),
    ('settle_clash', 'written_off', 'written_off'),
    ('settle_clash', 'reserved', 'cancelled'),
    ('settle_clash', 'ready', 'cancelled'),
    ('settle_clash', 'out', 'cancelled');

-- A step that is not in the table is refused, and a loan is only ever in a state that a step has led to: its
-- step is written before it. Entries of another PC's journal pass, as they were written under the same rule
-- and come in the same order; two that contradict each other are settled later, not refused.
CREATE TRIGGER loan_step_is_known BEFORE INSERT ON loan_step
WHEN NOT EXISTS (SELECT 1 FROM loan_transition t WHERE t.action = NEW.action
                 AND t.from_status = coalesce(NEW.from_status, '') AND t.to_status = coalesce(NEW.to_status, ''))
BEGIN SELECT RAISE(ABORT, 'bad_transition: a loan cannot take this step'); END;
CREATE TRIGGER loan_begins_with_a_step BEFORE INSERT ON loan
WHEN NEW.status IS NOT NULL AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;
CREATE TRIGGER loan_moves_by_a_step BEFORE UPDATE OF status ON loan
WHEN NEW.status IS NOT OLD.status
     AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status AND s.deleted = 0)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;

-- Time credits earned with a kit name the loan.
ALTER TABLE credit ADD COLUMN loan BLOB;
CREATE INDEX credit_by_loan ON credit (loan) WHERE loan IS NOT NULL;
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES (25, 12, 'loan', 'ref', 'loan');

-- What erasing a champion takes out of loans.
INSERT INTO personal_field (type, owner_column, column_name, how) VALUES
    (61, 'borrower', 'note', 'names'),
    (61, 'borrower', 'override_reason', 'names'),
    (61, 'borrower', 'cancel_reason', 'names'),
    (61, 'borrower', 'incomplete_reason', 'names'),
    (61, 'borrower', 'write_off_reason', 'names'),
    (61, 'borrower', 'waived_reason', 'names'),
    (65, 'champion', 'drawing', 'wipe'),
    (66, 'champion', 'note', 'names'),
    (66, 'champion', 'by', 'names'),
    (67, 'champion', 'reason', 'wipe'),
    (67, 'champion', 'lifted_why', 'wipe'),
    (68, 'champion', 'words', 'wipe'),
    (68, 'champion', 'reason', 'names'),
    (68, 'champion', 'note', 'names');
