-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: kits_out
-- version: 1
-- position: 260
-- group: Toolkits
-- title: Kits lent
-- definition: Kits handed over in the period. A kit lent twice counts twice. A loan belongs to the area of
--   its borrower, else of the group, else of the pick it was for.
-- unit: kits
-- direction: more
-- measure: count
-- numerator: kits handed over
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: loan
-- person: no
-- wards: no
-- chart: c
SELECT p.no AS period, la.area, NULL AS ward, l.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN loan l JOIN loan_area la ON la.loan = l.id JOIN loan_kit lk ON lk.loan = l.id AND lk.deleted = 0
WHERE l.deleted = 0 AND l.out_at >= p.starts_at AND l.out_at < p.ends_at
