-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a signature is written down on a later day than it was given.
ALTER TABLE signature ADD COLUMN reason TEXT;
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES (65, 12, 'reason', 'text', '');
INSERT INTO personal_field (type, owner_column, column_name, how) VALUES (65, 'champion', 'reason', 'names');
