-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: satisfaction_parks
-- version: 2
-- position: 390
-- group: Satisfaction
-- title: Satisfied with parks and open spaces
-- definition: Of the people who answered the question in surveys held in the period, the share satisfied
--   with parks and open spaces. Entered or brought in from surveys.
--   Where a survey of the whole council was entered, the council's share is of that alone.
-- unit: percent
-- direction: more
-- measure: share
-- numerator: people satisfied
-- denominator: people who answered
-- since: 2026-04-01
-- source: Surveys of residents
-- records: survey
-- person: yes
-- whole: own
-- wards: no
-- chart: xmr
SELECT p.no AS period, s.area, NULL AS ward, s.id AS record, s.satisfied AS numerator, s.answered AS denominator
FROM period p CROSS JOIN survey s
WHERE s.deleted = 0 AND s.question = 'parks' AND s.held_on BETWEEN p.first_day AND p.last_day
