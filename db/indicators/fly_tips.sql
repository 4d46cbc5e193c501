-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: fly_tips
-- version: 1
-- position: 120
-- group: Reports
-- title: Fly-tips
-- definition: Fly-tipping incidents logged in the period. The same fly-tip told twice is one incident:
--   reports closed as duplicates are left out, and so are withdrawn ones.
-- unit: incidents
-- direction: less
-- measure: count
-- numerator: fly-tipping incidents
-- denominator: none
-- since: 2026-04-01
-- source: Defra fly-tipping return (WasteDataFlow) for what an incident is
-- records: report
-- person: no
-- wards: yes
-- chart: xmr
SELECT period, area, ward, id AS record, 1 AS numerator, NULL AS denominator FROM logged
WHERE (category = 'fly_tipping' OR category IN (SELECT code FROM category WHERE parent = 'fly_tipping'))
  AND status NOT IN ('closed_duplicate', 'closed_withdrawn')
