// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/duedatestore.h"

#include "core/dates.h"
#include "reports/duerulestore.h"

#include <functional>
#include <string>
#include <vector>

namespace sc {

namespace {

struct OtherDate {
    Id report;
    std::string byRules; ///< ISO date
};

/// The open reports whose date is not the one the rules give.
Result<std::vector<OtherDate>> otherDates(Database &database)
{
    return database.attemptResult([&]() -> Result<std::vector<OtherDate>> {
        DueRules rules(database);
        std::vector<OtherDate> others;
        Query open =
            database.query("SELECT id, category, priority, logged_at, coalesce(due_on, '') "
                           "FROM report WHERE is_open ORDER BY no");
        while (open.step()) {
            const auto due = rules.dueOn(open.text(1), open.text(2), open.instant(3));
            if (!due)
                return std::unexpected(due.error());
            const std::string byRules = *due ? isoDay(**due) : std::string();
            if (byRules != open.text(4))
                others.push_back({open.id(0), byRules});
        }
        return others;
    });
}

} // namespace

Result<std::set<Id>> DueDateStore::givenByHand()
{
    return otherDates(m_database).transform([](const std::vector<OtherDate> &others) {
        std::set<Id> given;
        for (const OtherDate &one : others)
            given.insert(one.report);
        return given;
    });
}

Result<int> DueDateStore::renew(Change &change, const std::set<Id> &given)
{
    return m_database.attemptResult([&]() -> Result<int> {
        change.open();
        const auto others = otherDates(m_database);
        if (!others)
            return std::unexpected(others.error());
        int changed = 0;
        for (const OtherDate &one : *others) {
            if (given.contains(one.report))
                continue;
            change.update("report", one.report,
                          {{"due_on", one.byRules.empty() ? Value{} : Value{one.byRules}}});
            ++changed;
        }
        return changed;
    });
}

} // namespace sc
