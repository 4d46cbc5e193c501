-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: unanswered_closures
-- version: 1
-- position: 110
-- group: Reports
-- title: Champions owed an answer
-- definition: Reports that a champion made, closed in the period, after whose closing no answer to that
--   champion is in the contact log (kind answer, logged at or after the closing and by the end of the
--   period).
-- unit: reports
-- direction: less
-- measure: count
-- numerator: closed reports of champions without an answer
-- denominator: closed reports of champions
-- since: 2026-04-01
-- source: Street Champions
-- records: report
-- person: no
-- wards: yes
-- chart: xmr
SELECT c.period, c.area, c.ward, c.id AS record, NOT EXISTS (
           SELECT 1 FROM contact t JOIN period p ON p.no = c.period
           WHERE t.champion = c.champion AND t.deleted = 0 AND t.kind = 'answer' AND t.at >= c.closed_at AND t.at < p.ends_at
       ) AS numerator, 1 AS denominator
FROM closed c WHERE c.champion IS NOT NULL
