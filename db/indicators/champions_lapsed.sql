-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: champions_lapsed
-- version: 1
-- position: 150
-- group: Champions
-- title: Champions who left
-- definition: Champions who left in the period.
-- unit: champions
-- direction: less
-- measure: count
-- numerator: champions who left
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: champion
-- person: yes
-- wards: no
-- chart: c
SELECT p.no AS period, c.area, NULL AS ward, c.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN champion c
WHERE c.deleted = 0 AND c.status = 'left' AND c.left_on BETWEEN p.first_day AND p.last_day
