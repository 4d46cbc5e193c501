-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose area a loan belongs to: the borrower's, else that of the group it is for, else that of the pick. Temporary.
CREATE TEMP TABLE loan_area AS
SELECT l.id AS loan, coalesce(c.area, g.area, k.area) AS area
FROM loan l
LEFT JOIN champion c ON c.id = l.borrower
LEFT JOIN champion_group g ON g.id = l.host_group
LEFT JOIN pick k ON k.id = l.pick
WHERE l.deleted = 0;
CREATE UNIQUE INDEX temp.loan_area_by_loan ON loan_area (loan);
