// SPDX-License-Identifier: GPL-3.0-or-later
// Sacks held against bags.
#include "kits/itemnames.h"
#include "loans/loanstore.h"
#include "loans/workreportstore.h"
#include "picks/figures.h"
#include "picks/pickstore.h"

#include <algorithm>

namespace sc {

Result<SackCount> WorkReportStore::sacks(const Loan &loan)
{
    return database().attempt([&] {
        SackCount count;
        Query row = database().query("SELECT i.name, l.issued, l.ok + l.worn + l.unused FROM "
                                     "loan_line l JOIN item i ON i.id = l.item WHERE l.loan = ? "
                                     "AND l.deleted = 0 AND l.consumable = 1",
                                     loan.id);
        while (row.step()) {
            if (!isSack(row.text(0)))
                continue;
            count.issued += row.integer(1);
            count.returned += row.integer(2);
        }
        Query bags = database().query("SELECT sum(bags) FROM work_report WHERE loan = ? AND "
                                      "deleted = 0",
                                      loan.id);
        if (bags.step())
            count.bags = bags.maybe<std::int64_t>(0);
        return count;
    });
}

Result<std::string> WorkReportStore::sackFlagOf(const Loan &loan)
{
    if (!wasOut(loan.status()) || loan.status() == "out")
        return std::string();
    auto count = sacks(loan);
    if (!count)
        return std::unexpected(count.error());
    if (count->issued == 0)
        return std::string();
    if (!count->bags && !loan.pick.isNull()) {
        const auto pick = PickStore(database()).get(loan.pick);
        return pick ? sackFlagOf(*pick) : std::unexpected(pick.error());
    }
    const auto reports = ofLoan(loan.id);
    if (!reports)
        return std::unexpected(reports.error());
    if (!count->bags && (!reports->empty() || loan.status() == "closed"))
        count->bags = 0;
    return sackFlag(count->issued, count->returned, count->bags);
}

Result<std::string> WorkReportStore::sackFlagOf(const Pick &pick)
{
    return database().attempt([&] {
        const bool isOut = database()
                               .query("SELECT 1 FROM loan WHERE pick = ? AND deleted = 0 AND "
                                      "status = 'out' LIMIT 1",
                                      pick.id)
                               .step();
        return isOut ? std::string() : sackFlag(pick.figures);
    });
}

Result<SackCount> WorkReportStore::sacksOfPick(const Id &pick)
{
    return database().attemptResult([&]() -> Result<SackCount> {
        SackCount count;
        const auto loans = LoanStore(database())
                               .where("pick = ? AND deleted = 0 AND status IN ('out', 'checking', "
                                      "'incomplete', 'closed', 'written_off')",
                                      pick);
        bool allBack = !loans.empty();
        for (const Loan &loan : loans) {
            const auto one = sacks(loan);
            if (!one)
                return one;
            count.issued += one->issued;
            count.returned += one->returned;
            allBack = allBack && loan.status() != "out";
        }
        const auto found = PickStore(database()).get(pick);
        if (found && allBack) {
            const auto bags = bagsOf(found->figures);
            count.bags = bags ? std::optional<std::int64_t>(*bags) : std::nullopt;
        }
        return count;
    });
}

} // namespace sc
