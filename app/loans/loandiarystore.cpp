// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loandiarystore.h"

#include <algorithm>
#include <tuple>

namespace sc {

Result<std::vector<LoanDay>> LoanDiaryStore::between(Day first, Day last,
                                                     const std::optional<Id> &area)
{
    return m_database.attempt([&] {
        std::vector<LoanDay> days;
        Query row = m_database.query(
            "SELECT l.id, l.ref, l.due_out, l.due_in, l.status, l.borrower, "
            "coalesce(p.area, c.area) AS its_area, "
            "(SELECT group_concat(label, ', ') FROM (SELECT k.label FROM loan_kit lk JOIN kit k ON "
            "k.id = lk.kit WHERE lk.loan = l.id AND lk.deleted = 0 ORDER BY lk.position, lk.id)) "
            "FROM loan l LEFT JOIN pick p ON p.id = l.pick "
            "LEFT JOIN champion c ON c.id = l.borrower WHERE l.deleted = 0 AND "
            "l.status IN ('reserved', 'ready', 'out') AND "
            "(l.due_out BETWEEN ?1 AND ?2 OR l.due_in BETWEEN ?1 AND ?2) AND "
            "(?3 IS NULL OR coalesce(p.area, c.area) = ?3) ORDER BY l.ref, l.id",
            isoDay(first), isoDay(last), area);
        while (row.step()) {
            LoanDay entry{row.id(0),   row.text(1), {},          false,
                          row.text(7), row.id(5),   row.text(4), row.id(6)};
            const auto take = [&](int column, bool comesBack) {
                const auto day = parseIsoDay(row.text(column));
                if (!day || *day < first || *day > last)
                    return;
                entry.day = *day;
                entry.comesBack = comesBack;
                days.push_back(entry);
            };
            if (entry.status != "out")
                take(2, false);
            take(3, true);
        }
        std::ranges::stable_sort(
            days, {}, [](const LoanDay &entry) { return std::tuple(entry.day, entry.comesBack); });
        return days;
    });
}

} // namespace sc
