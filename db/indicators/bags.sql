-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: bags
-- version: 1
-- position: 230
-- group: Litter picks
-- title: Bags collected
-- definition: Bags of every stream collected at the picks held in the period, and those of work reports
--   made in it for kits that were not lent for a pick.
-- unit: bags
-- direction: more
-- measure: sum
-- numerator: bags
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: pick
-- also: work_report
-- person: no
-- wards: yes
-- chart: xmr
SELECT p.no AS period, k.area, k.ward, k.id AS record, coalesce(k.bags_general, 0) + coalesce(k.bags_recycling, 0) AS numerator,
       NULL AS denominator
FROM period p CROSS JOIN pick k WHERE k.deleted = 0 AND k.status IN ('live', 'figures_due', 'closed') AND k.starts_at >= p.starts_at AND k.starts_at < p.ends_at
UNION ALL
SELECT p.no, la.area, NULL, w.id, coalesce(w.bags, 0), NULL
FROM period p CROSS JOIN work_report w JOIN loan l ON l.id = w.loan JOIN loan_area la ON la.loan = l.id
WHERE w.deleted = 0 AND l.pick IS NULL AND w.made_at >= p.starts_at AND w.made_at < p.ends_at
