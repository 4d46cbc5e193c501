-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: champion_report_share
-- version: 1
-- position: 30
-- group: Reports
-- title: Share of reports from champions
-- definition: Of the reports logged in the period, the share that a street champion made.
-- unit: percent
-- direction: neutral
-- measure: share
-- numerator: reports logged from street champions
-- denominator: reports logged
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- person: no
-- wards: yes
-- chart: p
SELECT period, area, ward, id AS record, reports * (coalesce(source, '') = 'champion') AS numerator, reports AS denominator
FROM logged
