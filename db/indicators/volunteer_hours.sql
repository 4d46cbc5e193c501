-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: volunteer_hours
-- version: 1
-- position: 220
-- group: Litter picks
-- title: Volunteer hours
-- definition: Hours that people gave: minutes at the picks held in the period, and the hours of work
--   reports made in it for kits that were not lent for a pick. The same champion entered twice for one pick
--   counts once, with the longer time.
-- unit: hours
-- direction: more
-- measure: sum
-- numerator: hours given
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: attendance
-- also: work_report
-- person: no
-- wards: yes
-- chart: xmr
SELECT period, area, ward, record, minutes / 60.0 AS numerator, NULL AS denominator FROM (
    SELECT p.no AS period, k.area, k.ward, a.id AS record, max(coalesce(a.minutes, 0)) AS minutes
    FROM period p CROSS JOIN pick k CROSS JOIN attendance a INDEXED BY attendance_by_pick ON a.pick = k.id
    WHERE k.deleted = 0 AND k.status IN ('live', 'figures_due', 'closed') AND k.starts_at >= p.starts_at AND k.starts_at < p.ends_at
      AND a.deleted = 0 AND a.status IN ('attended', 'walk_in')
    GROUP BY p.no, k.id, coalesce(a.champion, a.id)
)
UNION ALL
SELECT p.no, la.area, NULL, w.id, coalesce(w.hours, 0.0), NULL
FROM period p CROSS JOIN work_report w JOIN loan l ON l.id = w.loan JOIN loan_area la ON la.loan = l.id
WHERE w.deleted = 0 AND l.pick IS NULL AND w.made_at >= p.starts_at AND w.made_at < p.ends_at
