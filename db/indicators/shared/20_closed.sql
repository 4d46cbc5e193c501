-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reports closed in each period and still closed, with the end of the day they were due on. Temporary.
CREATE TEMP TABLE closed AS
SELECT p.no AS period, r.id, r.area, r.ward, r.status, r.champion, r.logged_at, r.closed_at,
       d.ends_at AS due_before
FROM period p CROSS JOIN report r INDEXED BY report_by_closed
LEFT JOIN local_day d ON d.day = r.due_on
WHERE r.deleted = 0 AND r.closed_at IS NOT NULL AND NOT r.is_open
  AND r.closed_at >= p.starts_at AND r.closed_at < p.ends_at;
