-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reports logged in each period, once for every indicator that asks for them, and those of them that champions
-- made, and all of them by category (the one above it, where it has one). Temporary. Where no records are asked for, the program makes the same tables with a row for all reports alike.
CREATE TEMP TABLE logged AS
SELECT p.no AS period, r.id, r.area, r.ward, r.source, r.champion, r.recurrence_of IS NOT NULL AS recurs,
       (r.category = 'fly_tipping' OR r.category IN (SELECT code FROM category WHERE parent = 'fly_tipping'))
           AND r.status NOT IN ('closed_duplicate', 'closed_withdrawn') AS fly_tip, 1 AS reports,
       coalesce((SELECT k.parent FROM category k WHERE k.code = r.category), r.category) AS category
FROM period p CROSS JOIN report r INDEXED BY report_figures
WHERE r.deleted = 0 AND r.logged_at >= p.starts_at AND r.logged_at < p.ends_at;
CREATE TEMP VIEW made AS SELECT period, id, area, ward, champion, reports FROM logged WHERE champion IS NOT NULL;
CREATE TEMP VIEW kinds AS SELECT period, id, area, ward, category, reports FROM logged;
