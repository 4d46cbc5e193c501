-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: champions_quiet
-- version: 1
-- position: 160
-- group: Champions
-- title: Quiet champions
-- definition: Active champions not heard from in the 90 days before the end of the period (or today): no
--   report, no pick attended, no contact that reached them, and none noted on their record.
-- unit: champions
-- direction: less
-- measure: count
-- numerator: active champions not heard from in 90 days
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: champion
-- person: yes
-- wards: no
-- chart: xmr
SELECT b.period, b.area, NULL AS ward, b.id AS record, NOT (
           coalesce(b.last_heard_at >= b.quiet_since AND b.last_heard_at < b.as_of, 0)
           OR EXISTS (SELECT 1 FROM report r WHERE r.champion = b.id AND r.deleted = 0
                      AND r.logged_at >= b.quiet_since AND r.logged_at < b.as_of)
           OR EXISTS (SELECT 1 FROM contact t WHERE t.champion = b.id AND t.deleted = 0 AND t.answered = 1
                      AND t.at >= b.quiet_since AND t.at < b.as_of)
           OR EXISTS (SELECT 1 FROM attendance a JOIN pick k ON k.id = a.pick
                      WHERE a.champion = b.id AND a.deleted = 0 AND k.deleted = 0 AND a.status IN ('attended', 'walk_in')
                      AND k.starts_at >= b.quiet_since AND k.starts_at < b.as_of)
       ) AS numerator, NULL AS denominator
FROM on_books b
