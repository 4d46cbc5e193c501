-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: gate_overrides
-- version: 3
-- position: 300
-- group: Toolkits
-- title: Gate overrides
-- definition: Times kits were handed over in the period although a rule of the gate had failed. Each has a
--   name and a reason. A loan that came from a file counts on the day it went out, where the file tells of
--   rules passed over, or it is out and fails some here.
-- unit: overrides
-- direction: less
-- measure: count
-- numerator: hand-overs with a rule passed over
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: loan
-- person: no
-- wards: no
-- chart: c
SELECT p.no AS period, la.area, NULL AS ward, l.id AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN loan_step s JOIN loan l ON l.id = s.loan JOIN loan_area la ON la.loan = l.id
WHERE s.deleted = 0 AND s.action = 'hand_over' AND coalesce(s.override_rules, '') <> ''
  AND s.at >= p.starts_at AND s.at < p.ends_at
UNION ALL
SELECT p.no, la.area, NULL, l.id, 1, NULL
FROM period p CROSS JOIN loan_step s JOIN loan l ON l.id = s.loan JOIN loan_area la ON la.loan = l.id
WHERE s.deleted = 0 AND s.action = 'import' AND coalesce(s.override_rules, '') <> ''
  AND l.out_at >= p.starts_at AND l.out_at < p.ends_at
