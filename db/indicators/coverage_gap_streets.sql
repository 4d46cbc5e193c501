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
-- Behind a street that is covered stands the champion who covers it, so that whoever no longer does is named.
SELECT period, area, ward, champion AS record, champion IS NULL AS numerator, 1 AS denominator
FROM (
    SELECT p.no AS period, s.area, s.ward, (
               SELECT min(c.champion) FROM street_champion c JOIN on_books b ON b.id = c.champion AND b.period = p.no WHERE c.street = s.no
           ) AS champion
    FROM period p CROSS JOIN council_street s
)
