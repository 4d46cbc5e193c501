-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reports closed in each period and still closed, with the end of the day they were due on. Temporary. They
-- are looked up in the order they stand in the file: in that of their closing each would be a page of its own.
CREATE TEMP TABLE closed AS
WITH found AS MATERIALIZED (
    SELECT p.no AS period, r.no AS report
    FROM period p CROSS JOIN report r INDEXED BY report_by_closed
    WHERE r.deleted = 0 AND r.closed_at IS NOT NULL AND r.closed_at >= p.starts_at AND r.closed_at < p.ends_at
    ORDER BY r.no
)
SELECT f.period, r.id, r.area, r.ward, r.status, r.champion, r.logged_at, r.closed_at, d.ends_at AS due_before
FROM found f CROSS JOIN report r ON r.no = f.report
LEFT JOIN local_day d ON d.day = r.due_on
WHERE NOT r.is_open;
