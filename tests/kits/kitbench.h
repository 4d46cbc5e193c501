// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codesof.h"
#include "kits/kitactionstore.h"
#include "kits/kitstore.h"
#include "kits/stockstore.h"
#include "kits/ticketstore.h"
#include "storage/history.h"

#include <QTest>

#include <string>

namespace sc::test {

using namespace std::chrono_literals;

inline const Actor kStorekeeper{"A. Khan"};
/// Friday 15 May 2026.
inline const Instant kMay15{std::chrono::sys_days{std::chrono::year{2026} / 5 / 15} + 9h};

inline Day day(int year, unsigned month, unsigned number)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

/// A database in memory with a small kit type (3 hoops, 10 pickers, 20 sacks) and short ways to
/// act.
class KitBench {
public:
    KitBench()
        : clock(kMay15), database(std::move(*Database::inMemory({.clock = &clock, .seed = 5})))
    {
        KitType type;
        type.name = "Small kit";
        type.lines = {
            {{{}, "Hoop"}, 3, false}, {{{}, "Picker"}, 10, false}, {{{}, "Sack"}, 20, true}};
        Change made(*database, kStorekeeper);
        small = KitTypeStore(*database).create(made, type).value();
        if (!made.commit())
            qFatal("The test could not set up its kit type.");
    }

    template <class Work> auto change(Work &&work)
    {
        Change made(*database, kStorekeeper);
        auto done = work(made);
        if (done)
            if (auto committed = made.commit(); !committed)
                return decltype(done)(std::unexpected(committed.error()));
        return done;
    }
    Result<Kit> create(Kit kit)
    {
        return change(
            [&](Change &made) { return KitStore(*database).create(made, std::move(kit)); });
    }
    Result<Kit> update(Kit kit)
    {
        return change(
            [&](Change &made) { return KitStore(*database).update(made, std::move(kit)); });
    }
    Kit kit(const std::string &label, const std::string &depot = "Harbour Road")
    {
        Kit one;
        one.label = label;
        one.kitType = small.id;
        one.depot = {{}, depot};
        if (auto known = DepotStore(*database).find(depot))
            one.depot = {known->id, {}};
        return create(one).value();
    }
    template <class Work> Result<Kit> act(Work &&work)
    {
        return change([&](Change &made) {
            KitActions actions(*database);
            return work(actions, made);
        });
    }
    Result<StockMove> move(const std::string &item, const std::string &depot, std::int64_t delta,
                           const std::string &reason = {})
    {
        return change([&](Change &made) {
            StockMove one{.delta = delta, .reason = reason};
            const auto known = ItemStore(*database).find(item);
            const auto at = DepotStore(*database).find(depot);
            one.item = known ? ByName{known->id, {}} : ByName{{}, item};
            one.depot = at ? ByName{at->id, {}} : ByName{{}, depot};
            return StockStore(*database).create(made, one);
        });
    }
    Kit get(const Id &id) { return KitStore(*database).get(id).value(); }
    Id item(const std::string &name) { return ItemStore(*database).find(name).value().id; }
    Id depot(const std::string &name) { return DepotStore(*database).find(name).value().id; }
    /// Codes of what keeps the kit from being lent on that day.
    std::string problems(const Id &id, Day on)
    {
        std::string codes;
        const KitFacts facts = KitStore(*database).facts(id, on).value();
        for (const Problem &one : facts.problems)
            codes += (codes.empty() ? "" : " ") + one.code;
        return codes;
    }
    std::string problems(const Id &id) { return problems(id, localDay(clock.now())); }

    FixedClock clock;
    std::unique_ptr<Database> database;
    KitType small;
};

} // namespace sc::test
