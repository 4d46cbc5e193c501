-- SPDX-License-Identifier: GPL-3.0-or-later
-- The champions on the books at the end of each period (or now, where it is not over). Temporary. Of somebody
-- resting or prospective today it is not kept since when, so they count as that in every period.
CREATE TEMP TABLE on_books AS
SELECT p.no AS period, c.id, c.area, p.as_of, p.quiet_since, c.last_heard_at
FROM period p CROSS JOIN champion c
WHERE c.deleted = 0 AND (c.joined_on IS NULL OR c.joined_on <= p.as_of_day)
  AND (c.status = 'active' OR (c.status = 'left' AND c.left_on > p.as_of_day));
CREATE UNIQUE INDEX temp.on_books_by_period ON on_books (period, id);
