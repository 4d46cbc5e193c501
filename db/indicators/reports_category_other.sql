-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: reports_category_other
-- version: 1
-- position: 516
-- group: Reports by category
-- title: Reports of something else
-- definition: Reports logged in the period whose category is none of those counted by themselves, or was not
--   said. All categories together are the reports logged.
-- unit: reports
-- direction: neutral
-- measure: count
-- numerator: reports of something else
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- person: no
-- wards: yes
-- chart: xmr
SELECT period, area, ward, id AS record, reports AS numerator, NULL AS denominator FROM kinds
WHERE coalesce(category, '') NOT IN (
    'litter', 'fly_tipping', 'graffiti', 'fly_posting', 'dog_fouling', 'overflowing_bin', 'detritus', 'weeds', 'abandoned_vehicle',
    'trade_waste', 'untidy_garden', 'drug_litter', 'dead_animal', 'street_furniture', 'trolley', 'hazardous'
)
