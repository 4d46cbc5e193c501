-- SPDX-License-Identifier: GPL-3.0-or-later
-- id: kits_lost
-- version: 2
-- position: 290
-- group: Toolkits
-- title: Kits lost
-- definition: Kits lost or written off in the period and still so: the kits of a loan that was written off,
--   and kits marked lost or written off. Of a loan that came from a file as written off, the day is the one
--   the file tells. A kit belongs to the area of its last borrower.
-- unit: kits
-- direction: less
-- measure: count
-- numerator: kits lost or written off
-- denominator: none
-- since: 2026-04-01
-- source: Street Champions
-- records: kit
-- person: no
-- wards: no
-- chart: xmr
SELECT p.no AS period, (SELECT la.area FROM loan_kit lk JOIN loan l ON l.id = lk.loan JOIN loan_area la ON la.loan = l.id
                        WHERE lk.kit = g.kit AND lk.deleted = 0 AND l.out_at IS NOT NULL
                        ORDER BY l.out_at DESC, l.id LIMIT 1) AS area,
       NULL AS ward, g.kit AS record, 1 AS numerator, NULL AS denominator
FROM period p CROSS JOIN kit_gone g WHERE g.at >= p.starts_at AND g.at < p.ends_at
