-- SPDX-License-Identifier: GPL-3.0-or-later
-- A spot that is dirty again is a job of its own: it names the time before, and is no duplicate of it.

ALTER TABLE report ADD COLUMN recurrence_of BLOB;
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (31, 33, 'recurrence_of', 'ref', 'report');
