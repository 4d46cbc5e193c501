-- SPDX-License-Identifier: GPL-3.0-or-later
-- The place a version of a risk assessment was made for: on another one it counts as unsigned. Versions from before know none.
ALTER TABLE pick_assessment ADD COLUMN place TEXT; -- GeoJSON, or "none" where the pick had no place yet
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES (43, 9, 'place', 'text', '');
