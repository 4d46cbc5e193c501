-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reports closed in each period and still closed: whether that was by the end of the day they were due on,
-- whether the champion who made them was told by the end of the period, and how many days they took. Temporary.
-- Where no records are asked for, the program makes the same table with a row for all reports alike.
CREATE TEMP TABLE closed AS
SELECT p.no AS period, r.id, r.area, r.ward, r.status, r.closed_at < d.ends_at AS on_time,
       CASE WHEN r.champion IS NOT NULL THEN EXISTS (
           SELECT 1 FROM contact t WHERE t.champion = r.champion AND t.deleted = 0 AND t.kind = 'answer'
           AND t.at >= r.closed_at AND t.at < p.ends_at) END AS answered,
       CASE WHEN r.closed_at >= r.logged_at THEN (r.closed_at - r.logged_at) / 86400000.0 END AS days, 1 AS reports
FROM period p CROSS JOIN report r INDEXED BY report_closings
LEFT JOIN local_day d ON d.day = r.due_on
WHERE r.deleted = 0 AND r.closed_at IS NOT NULL AND r.closed_at >= p.starts_at AND r.closed_at < p.ends_at
  AND r.status NOT IN ('new', 'acknowledged', 'scheduled', 'in_progress', 'reopened');
