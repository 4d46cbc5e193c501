// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickcreditstore.h"

#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "picks/attendancestore.h"

#include <algorithm>
#include <format>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace sc {

namespace {

constexpr std::string_view kIssued = "From the roster";
constexpr std::string_view kPutRight = "The roster was put right";

struct Due {
    std::int64_t earned = 0;
    std::vector<std::pair<Id, std::int64_t>> entries{}; ///< that stand, with their minutes
    std::optional<std::int64_t> takenBack{};            ///< by somebody's own decision, and last
};

/// Why one person's credits stop the whole pick, with who it is.
Error told(Database &database, const Id &champion, Error error)
{
    const auto who = ChampionStore(database).get(champion);
    for (Problem &problem : error.problems)
        problem.message =
            std::format("{}: {}. Put the minutes on the roster right, or the limit "
                        "in Settings",
                        who ? displayName(*who) : champion.toString(), problem.message);
    return error;
}

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
                due[one.champion].earned =
                    std::max<std::int64_t>(due[one.champion].earned, one.minutes.value_or(0));
        {
            // Those this made, not what somebody gave by hand. Entries without a reason, as earlier
            // versions made them, are its own where they were written with the roster.
            Query row = m_database.query(
                "SELECT c.id, c.to_champion, c.minutes, r.id IS NOT NULL, coalesce(r.reason, '') "
                "FROM credit c LEFT JOIN credit r ON r.reverses = c.id AND r.deleted = 0 "
                "WHERE c.pick = ?1 AND c.category = ?2 AND c.deleted = 0 AND c.reverses IS NULL "
                "AND c.from_account = 'council' AND c.to_champion IS NOT NULL AND (c.reason = ?3 "
                "OR (c.reason IS NULL AND EXISTS (SELECT 1 FROM op_log o JOIN op_log p ON "
                "p.action = o.action JOIN record_type t ON t.number = p.type WHERE o.record = c.id "
                "AND t.name IN ('pick', 'attendance')))) ORDER BY c.at, c.id",
                pick.id, std::string_view(kCategory), kIssued);
            while (row.step()) {
                Due &one = due[row.id(1)];
                if (row.integer(3) == 0)
                    one.entries.emplace_back(row.id(0), row.integer(2));
                else if (row.text(4) != kPutRight)
                    one.takenBack = row.integer(2);
                else
                    one.takenBack.reset();
            }
        }
        CreditStore books(m_database);
        for (const auto &[champion, one] : due) {
            const bool stands = one.entries.size() == 1 && one.entries[0].second == one.earned;
            const bool decided = one.entries.empty() && one.takenBack == one.earned;
            if (stands || decided)
                continue;
            for (const auto &[entry, minutes] : one.entries)
                if (const auto taken = books.reverse(change, entry, kPutRight); !taken)
                    return std::unexpected(taken.error());
            if (one.earned <= 0)
                continue;
            Credit credit;
            credit.id = books.nextEarned("pick", pick.id, champion);
            credit.fromAccount = "council";
            credit.toChampion = champion;
            credit.minutes = one.earned;
            credit.category = kCategory;
            credit.reason = kIssued;
            credit.pick = pick.id;
            // Earned on the day of the pick, however late its figures are entered.
            credit.at = std::min(pick.startsAt.value_or(Instant::max()), m_database.clock().now());
            if (auto made = books.issue(change, std::move(credit)); !made)
                return std::unexpected(told(m_database, champion, std::move(made.error())));
        }
        return {};
    });
}

} // namespace sc
