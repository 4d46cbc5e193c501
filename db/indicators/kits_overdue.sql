-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: kits_overdue
-- version: 1
-- position: 280
-- group: Toolkits
-- title: Kits overdue
-- definition: Kits that were out at the end of the period (or today, where it is not over) though the day
--   they were due back had passed. A loan that came from a file as over, without saying when the kits were
--   back, had them until the day they were due.
-- unit: kits
-- direction: less
-- measure: count
-- numerator: kits overdue
-- denominator: kits out
-- since: 2026-04-01
-- source: Street Champions
-- records: loan
-- person: no
-- wards: no
-- chart: xmr
SELECT p.no AS period, la.area, NULL AS ward, l.id AS record, coalesce(d.ends_at <= p.as_of, 0) AS numerator, 1 AS denominator
FROM period p CROSS JOIN loan l JOIN loan_area la ON la.loan = l.id JOIN loan_kit lk ON lk.loan = l.id AND lk.deleted = 0
LEFT JOIN local_day d ON d.day = l.due_in
WHERE l.deleted = 0 AND l.out_at < p.as_of AND coalesce(coalesce(l.returned_at, l.closed_at, CASE l.status WHEN 'out' THEN NULL ELSE coalesce(d.starts_at, l.out_at) END) >= p.as_of, 1)
  AND l.status IN ('out', 'checking', 'incomplete', 'closed', 'written_off')
  AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = l.id AND s.deleted = 0 AND s.action = 'write_off' AND s.at < p.as_of)
