-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: reports_per_1000_households
-- version: 1
-- position: 40
-- group: Reports
-- title: Reports per 1,000 households
-- definition: Reports logged in the period for each 1,000 households, by the latest number of households
--   entered for the area and in force at the end of the period. The council has its own number where one
--   was entered, else that of the areas that have one. Not available where no number was entered.
-- unit: reports per 1,000 households
-- direction: neutral
-- measure: rate
-- numerator: reports logged
-- denominator: households
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- also: household_count
-- person: no
-- whole: beyond
-- wards: no
-- chart: u
-- scale: 1000
WITH house AS MATERIALIZED (
    SELECT p.no AS period, h.id, h.area, h.households
    FROM period p CROSS JOIN household_count h
    WHERE h.deleted = 0 AND h.from_on <= p.last_day
      AND NOT EXISTS (SELECT 1 FROM household_count n WHERE n.deleted = 0 AND n.area IS h.area AND n.from_on <= p.last_day
                      AND (n.from_on > h.from_on OR (n.from_on = h.from_on AND n.id > h.id)))
)
SELECT l.period, l.area, l.ward, l.id AS record, l.reports AS numerator, 0 AS denominator
FROM logged l WHERE EXISTS (SELECT 1 FROM house h WHERE h.period = l.period AND (h.area IS l.area OR h.area IS NULL))
UNION ALL
SELECT period, area, NULL, id, 0, households FROM house WHERE area IS NOT NULL
UNION ALL -- what the council has beyond its areas, so that all together is the council's own number
SELECT h.period, NULL, NULL, h.id, 0,
       h.households - coalesce((SELECT sum(o.households) FROM house o WHERE o.period = h.period AND o.area IS NOT NULL), 0)
FROM house h WHERE h.area IS NULL
