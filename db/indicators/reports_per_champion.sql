-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: reports_per_champion
-- version: 1
-- position: 50
-- group: Reports
-- title: Reports per active champion
-- definition: Reports made by street champions in the period for each champion on the books at its end. The
--   area of a report is where it is; that of a champion is where they are kept.
-- unit: reports per champion
-- direction: more
-- measure: rate
-- numerator: reports logged from street champions
-- denominator: active champions
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- also: champion
-- person: yes
-- wards: no
-- chart: u
SELECT period, area, ward, id AS record, reports AS numerator, 0 AS denominator FROM logged WHERE source = 'champion'
UNION ALL
SELECT period, area, NULL, id, 0, 1 FROM on_books
