-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: picks_cancelled
-- version: 1
-- position: 200
-- group: Litter picks
-- title: Litter picks cancelled
-- definition: Litter picks that were to begin in the period and were cancelled, for whatever reason.
-- unit: picks
-- direction: less
-- measure: count
-- numerator: picks cancelled
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: pick
-- person: no
-- wards: yes
-- chart: c
SELECT p.no AS period, k.area, k.ward, k.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN pick k
WHERE k.deleted = 0 AND k.status = 'cancelled' AND k.starts_at >= p.starts_at AND k.starts_at < p.ends_at
