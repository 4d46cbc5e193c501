-- SPDX-License-Identifier: GPL-3.0-or-later
-- What erasing a champion takes out of picks and credits besides: why their figures were put right, who approved or
-- passed over a rule where that was they, and what a credit was given for where it names them. What others keep about
-- them at the same picks, the program finds by the pick.
UPDATE personal_field SET how = 'wipe' WHERE type = 44 AND owner_column = 'champion' AND column_name = 'adjust_reason';
INSERT INTO personal_field (type, owner_column, column_name, how) VALUES
    (25, 'from_champion', 'category', 'names'),
    (25, 'to_champion', 'category', 'names'),
    (41, 'lead', 'title', 'names'),
    (41, 'lead', 'approved_by', 'names'),
    (41, 'lead', 'override_by', 'names'),
    (41, 'lead', 'override_reason', 'names');
