-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: work_reports
-- version: 1
-- position: 310
-- group: Toolkits
-- title: Work reports
-- definition: Reports of the work done with kits, made in the period.
-- unit: work reports
-- direction: more
-- measure: count
-- numerator: work reports
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: work_report
-- person: no
-- wards: no
-- chart: c
SELECT p.no AS period, la.area, NULL AS ward, w.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN work_report w JOIN loan_area la ON la.loan = w.loan
WHERE w.deleted = 0 AND w.made_at >= p.starts_at AND w.made_at < p.ends_at
