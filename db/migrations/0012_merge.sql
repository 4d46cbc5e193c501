-- SPDX-License-Identifier: GPL-3.0-or-later
-- What merging needs to remember.

-- Records about which PCs told different things at the same time: some field has more than one current
-- value, or it was deleted here while it was edited there. Worked out from the journal; rows that only
-- agree with each other have no differences.
CREATE TABLE merge_open (
    record      BLOB PRIMARY KEY CHECK (length(record) = 16),
    type        INTEGER NOT NULL,
    differences INTEGER NOT NULL -- how many of its fields somebody has to settle
) STRICT, WITHOUT ROWID;

-- Records not in their table because the op that begins them has not come yet, or with a type or field
-- that this version does not know: looked at again when it comes, or after an upgrade.
CREATE TABLE merge_waiting (
    record BLOB PRIMARY KEY CHECK (length(record) = 16),
    type   INTEGER NOT NULL,
    why    INTEGER NOT NULL -- 1: no beginning yet; 2: unknown type or field; 3: it went to another area
) STRICT, WITHOUT ROWID;

-- Values taken out for good are found by the record they were taken out of.
CREATE INDEX op_log_of_erasure ON op_log (record) WHERE kind = 5;
-- And records that went to another area, by their move.
CREATE INDEX op_log_of_move ON op_log (record) WHERE kind = 3;

-- A row here while what other PCs wrote is merged, or a disagreement is settled: rules that refuse a step
-- are for people working here.
CREATE TABLE merging (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

DROP TRIGGER loan_step_is_known;
DROP TRIGGER loan_begins_with_a_step;
DROP TRIGGER loan_moves_by_a_step;
CREATE TRIGGER loan_step_is_known BEFORE INSERT ON loan_step
WHEN NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_transition t WHERE t.action = NEW.action
                     AND t.from_status = coalesce(NEW.from_status, '') AND t.to_status = coalesce(NEW.to_status, ''))
BEGIN SELECT RAISE(ABORT, 'bad_transition: a loan cannot take this step'); END;
CREATE TRIGGER loan_begins_with_a_step BEFORE INSERT ON loan
WHEN NEW.status IS NOT NULL AND NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;
CREATE TRIGGER loan_moves_by_a_step BEFORE UPDATE OF status ON loan
WHEN NEW.status IS NOT OLD.status AND NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status AND s.deleted = 0)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;

-- What was decided about two records that say something together which cannot be: the same person entered
-- twice, for example. Travels like any record.
CREATE TABLE decision (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind    TEXT, -- same_person, same_figures
    first   BLOB,
    second  BLOB,
    choice  TEXT, -- keep_first, keep_second, both
    by      TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (70, 'decision', 'decision');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (70, 2, 'kind', 'text'),
    (70, 3, 'first', 'blob'),
    (70, 4, 'second', 'blob'),
    (70, 5, 'choice', 'text'),
    (70, 6, 'by', 'text');
