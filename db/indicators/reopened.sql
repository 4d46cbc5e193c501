-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: reopened
-- version: 1
-- position: 90
-- group: Reports
-- title: Reports reopened
-- definition: Times a report was reopened in the period: done or closed, and found not to be. A report
--   reopened twice counts twice.
-- unit: reopenings
-- direction: less
-- measure: count
-- numerator: reopenings
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- person: no
-- wards: yes
-- chart: xmr
SELECT p.no AS period, r.area, r.ward, r.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN report_step s INDEXED BY report_step_reopenings
CROSS JOIN report r INDEXED BY report_whereabouts ON r.id = s.report
WHERE s.to_status = 'reopened' AND s.deleted = 0 AND r.deleted = 0 AND s.at >= p.starts_at AND s.at < p.ends_at
