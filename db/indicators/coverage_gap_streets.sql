-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: coverage_gap_streets
-- version: 1
-- position: 170
-- group: Champions
-- title: Streets without a champion
-- definition: Streets of the council that no champion active at the end of the period covers. A champion
--   covers the streets their patch names and those that lie in what is drawn, or within 40 m of it; without
--   a patch, the street of their address. Patches are taken as they are today.
-- unit: streets
-- direction: less
-- measure: part
-- numerator: streets without a champion
-- denominator: streets
-- since: 2026-04-01
-- source: Street Champions
-- records: champion
-- person: no
-- wards: yes
-- chart: xmr
SELECT p.no AS period, s.area, s.ward, NULL AS record, NOT EXISTS (
           SELECT 1 FROM street_champion c JOIN on_books b ON b.id = c.champion AND b.period = p.no WHERE c.street = s.no
       ) AS numerator, 1 AS denominator
FROM period p CROSS JOIN council_street s
