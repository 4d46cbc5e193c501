-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: volunteers
-- version: 1
-- position: 210
-- group: Litter picks
-- title: Volunteers
-- definition: People who came to at least one pick held in the period: attended or walked in. A champion
--   counts once, in each area they came to and once for the council; people known by name alone cannot be
--   told apart and count each time.
-- unit: people
-- direction: more
-- measure: distinct
-- numerator: people who came
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: attendance
-- person: yes
-- wards: no
-- chart: xmr
SELECT p.no AS period, k.area, k.ward, a.id AS record, 1 AS numerator, NULL AS denominator, coalesce(a.champion, a.id) AS person
FROM period p CROSS JOIN pick k CROSS JOIN attendance a INDEXED BY attendance_by_pick ON a.pick = k.id
WHERE k.deleted = 0 AND k.status IN ('live', 'figures_due', 'closed') AND k.starts_at >= p.starts_at AND k.starts_at < p.ends_at
  AND a.deleted = 0 AND a.status IN ('attended', 'walk_in')
