// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickcreditstore.h"

#include "champions/creditstore.h"
#include "picks/attendancestore.h"

#include <map>
#include <utility>
#include <vector>

namespace sc {

namespace {

struct Due {
    std::int64_t earned = 0;
    std::vector<std::pair<Id, std::int64_t>> entries{}; ///< that stand, with their minutes
};

} // namespace

Result<void> PickCredits::settle(Change &change, const Pick &pick)
{
    if (pick.progress.approvedFor.empty())
        return {};
    return m_database.attemptResult([&]() -> Result<void> {
        std::map<Id, Due> due;
        const auto people = AttendanceStore(m_database).roster(pick.id);
        if (!people)
            return std::unexpected(people.error());
        for (const Attendance &one : *people)
            if (pick.status() == "closed" && !pick.deleted && came(one) && !one.champion.isNull())
                due[one.champion].earned = one.minutes.value_or(0);
        {
            Query row = m_database.query(
                "SELECT c.id, c.to_champion, c.minutes FROM credit c WHERE c.pick = ? AND "
                "c.category = ? AND c.deleted = 0 AND c.reverses IS NULL AND "
                "c.from_account = 'council' AND c.to_champion IS NOT NULL AND NOT EXISTS "
                "(SELECT 1 FROM credit r WHERE r.reverses = c.id AND r.deleted = 0) ORDER BY c.no",
                pick.id, std::string_view(kCategory));
            while (row.step())
                due[row.id(1)].entries.emplace_back(row.id(0), row.integer(2));
        }
        CreditStore books(m_database);
        for (const auto &[champion, one] : due) {
            const bool stands = one.entries.size() == 1 && one.entries[0].second == one.earned;
            if (stands)
                continue;
            for (const auto &[entry, minutes] : one.entries)
                if (const auto taken = books.reverse(change, entry, "The roster was put right");
                    !taken)
                    return std::unexpected(taken.error());
            if (one.earned <= 0)
                continue;
            Credit credit;
            credit.fromAccount = "council";
            credit.toChampion = champion;
            credit.minutes = one.earned;
            credit.category = kCategory;
            credit.pick = pick.id;
            if (const auto made = books.create(change, std::move(credit)); !made)
                return std::unexpected(made.error());
        }
        return {};
    });
}

} // namespace sc
