-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: cleanliness_score_fly_posting
-- version: 2
-- position: 380
-- group: Cleanliness
-- title: Cleanliness score, fly-posting
-- definition: Share of the sites graded in the period that were below grade B for fly-posting, in the way
--   of NI 195: 100 x (T + Tb / 2) / Ts, where T are the sites graded C, C- or D, Tb those graded B- and Ts
--   all sites. Lower is cleaner. Entered or brought in from surveys of sites.
--   Where sites of the whole council were entered, the council's score is of these alone.
-- unit: percent
-- direction: less
-- measure: share
-- numerator: sites below grade B, those at B- by half
-- denominator: sites graded
-- since: 2026-04-01
-- source: NI 195 manual (Defra and ENCAMS)
-- records: cleanliness_score
-- person: no
-- whole: own
-- wards: yes
-- chart: xmr
SELECT p.no AS period, s.area, s.ward, s.id AS record, coalesce(s.below_b, 0) + coalesce(s.b_minus, 0) / 2.0 AS numerator, s.sites AS denominator
FROM period p CROSS JOIN cleanliness_score s
WHERE s.deleted = 0 AND s.element = 'fly_posting' AND s.held_on BETWEEN p.first_day AND p.last_day
