-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: kits_on_time_share
-- version: 1
-- position: 270
-- group: Toolkits
-- title: Kits back on time
-- definition: Of the kits brought back in the period, the share brought back on or before the day they were
--   due, UK time.
-- unit: percent
-- direction: more
-- measure: share
-- numerator: kits back on or before the day due
-- denominator: kits brought back
-- since: 2026-04-01
-- source: Street Champions
-- records: loan
-- person: no
-- wards: no
-- chart: p
SELECT p.no AS period, la.area, NULL AS ward, l.id AS record, l.returned_at < d.ends_at AS numerator, 1 AS denominator
FROM period p CROSS JOIN loan l JOIN loan_area la ON la.loan = l.id JOIN loan_kit lk ON lk.loan = l.id AND lk.deleted = 0
JOIN local_day d ON d.day = l.due_in
WHERE l.deleted = 0 AND l.returned_at >= p.starts_at AND l.returned_at < p.ends_at
