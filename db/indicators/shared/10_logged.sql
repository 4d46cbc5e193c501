-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reports logged in each period, once for every indicator that asks for them. Temporary.
CREATE TEMP TABLE logged AS
SELECT p.no AS period, r.id, r.area, r.ward, r.source, r.category, r.status, r.champion, r.recurrence_of,
       r.land_type, r.waste_type, r.size
FROM period p CROSS JOIN report r INDEXED BY report_by_logged
WHERE r.deleted = 0 AND r.logged_at >= p.starts_at AND r.logged_at < p.ends_at;
