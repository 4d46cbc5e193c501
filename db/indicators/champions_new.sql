-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: champions_new
-- version: 1
-- position: 140
-- group: Champions
-- title: New champions
-- definition: Champions who joined in the period and are not merely prospective.
-- unit: champions
-- direction: more
-- measure: count
-- numerator: champions who joined
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: champion
-- person: yes
-- wards: no
-- chart: c
SELECT p.no AS period, c.area, NULL AS ward, c.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN champion c
WHERE c.deleted = 0 AND coalesce(c.status, '') <> 'prospective' AND c.joined_on BETWEEN p.first_day AND p.last_day
