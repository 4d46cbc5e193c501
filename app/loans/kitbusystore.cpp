// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/kitbusystore.h"

#include "kits/kitstore.h"
#include "loans/loanstore.h"

#include <algorithm>

namespace sc {

Result<std::vector<KitBusy>> kitsBusy(Database &database)
{
    constexpr Day kUnknown{std::chrono::year{9999} / 12 / 31};
    return database.attempt([&] {
        std::vector<KitBusy> busy;
        LoanStore loans(database);
        KitStore kits(database);
        KitTypeStore types(database);
        for (const Loan &loan :
             loans.where("deleted = 0 AND status IN ('reserved', 'ready', 'out') ORDER BY id")) {
            const auto days = occupationOf(loan, loans.today());
            if (!days)
                continue;
            for (const Id &id : loan.kits) {
                const auto type =
                    kits.get(id).and_then([&](const Kit &kit) { return types.get(kit.kitType); });
                const int rest = type ? static_cast<int>(type->bufferDays) : 0;
                const Day until =
                    days->to ? std::max(days->from, addDays(*days->to, rest - 1)) : kUnknown;
                const Day from = addDays(days->from, std::min(0, 1 - rest)); // rests before it, too
                busy.push_back({id, from, until, loan.pick});
            }
        }
        return busy;
    });
}

} // namespace sc
