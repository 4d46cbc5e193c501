// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/indicatorbench.h"
#include "indicators/suppression.h"

#include <rapidcheck.h>

#include <set>
#include <utility>
#include <vector>

namespace sc::test {

inline constexpr int kBelow = 3;
inline constexpr std::size_t kColumns = 3; // the council, two areas
inline constexpr std::size_t kCells = 4 * kColumns;

/// Tries every number for what is held back, from above, whether some world is as it is told.
class Worlds {
public:
    Worlds(const PeopleTable &table, const std::vector<bool> &held, int most)
        : m_held(held), m_most(most)
    {
        for (const double people : table.people)
            m_told.push_back(static_cast<int>(people));
    }

    [[nodiscard]] bool couldBe(std::size_t at, int people)
    {
        std::vector<int> world = m_told;
        for (std::size_t i = 0; i < kCells; ++i)
            if (m_held[i])
                world[i] = -1;
        world[at] = people;
        return fill(world, 0);
    }

private:
    bool fill(std::vector<int> &world, std::size_t at) const
    {
        if (!mayBe(world))
            return false;
        if (at == kCells)
            return true;
        if (world[at] >= 0)
            return fill(world, at + 1);
        for (int people = m_most; people >= 0; --people) {
            world[at] = people;
            if (fill(world, at + 1))
                return true;
        }
        world[at] = -1;
        return false;
    }
    /// What is not filled in yet could be anything.
    [[nodiscard]] bool mayBe(const std::vector<int> &world) const
    {
        for (std::size_t row = 0; row < 4; ++row)
            if (!holds(world, row * kColumns, {row * kColumns + 1, row * kColumns + 2}))
                return false;
        for (std::size_t column = 0; column < kColumns; ++column)
            if (!holds(world, 3 * kColumns + column,
                       {column, kColumns + column, 2 * kColumns + column}))
                return false;
        return true;
    }
    [[nodiscard]] bool holds(const std::vector<int> &world, std::size_t whole,
                             const std::vector<std::size_t> &parts) const
    {
        if (world[whole] < 0)
            return true;
        int sum = 0;
        for (const std::size_t part : parts) {
            if (world[part] > world[whole])
                return false;
            sum += world[part] < 0 ? m_most : world[part];
        }
        return world[whole] <= sum;
    }

    const std::vector<bool> &m_held;
    int m_most;
    std::vector<int> m_told;
};

inline PeopleTable
tableOfSome(const std::vector<std::set<std::pair<std::size_t, std::size_t>>> &people)
{
    PeopleTable table{kColumns, std::vector<double>(kCells)};
    for (const auto &picks : people) {
        std::set<std::size_t> cells;
        for (const auto &[month, area] : picks)
            cells.insert(
                {month * kColumns, month * kColumns + area, 3 * kColumns, 3 * kColumns + area});
        for (const std::size_t cell : cells)
            table.people[cell] += 1;
    }
    return table;
}

/// People who may have come more than once, and whom nobody finds out.
class TestDistinctSuppression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Ten came in April, nine in May and four in June, nobody twice: with the quarter's 23 told it
    // would be four in June at least, and so four.
    void aMonthDoesNotFollowFromTheQuarter()
    {
        const PeopleTable table{2, {10, 10, 9, 9, 4, 4, 23, 23}};
        const std::vector<bool> held = suppressedApart(table, 5);
        for (const std::size_t place : {0U, 1U}) {
            QVERIFY(held[4 + place]);
            QVERIFY(held[place] || held[2 + place] || held[6 + place]);
        }
        // 14 in the quarter came twice and more: it says nothing of June. But were it known that
        // nobody did, June would follow as well; so a second one is held back anywhere.
        const std::vector<bool> apart = suppressedApart({2, {10, 10, 9, 9, 4, 4, 14, 14}}, 5);
        QVERIFY(apart[0] || apart[2] || apart[6]);
        QCOMPARE(suppressedApart({2, {10, 10, 9, 9, 0, 0, 14, 14}}, 5), std::vector<bool>(8));
    }

    void everySmallNumberCouldBeAnyOther()
    {
        const bool ok = rc::check([] {
            std::vector<std::set<std::pair<std::size_t, std::size_t>>> people(
                *rc::gen::inRange<std::size_t>(0, 10));
            for (auto &picks : people) {
                const int count = *rc::gen::weightedElement<int>({{4, 1}, {2, 2}, {1, 3}});
                for (int i = 0; i < count; ++i)
                    picks.emplace(*rc::gen::inRange<std::size_t>(0, 3),
                                  *rc::gen::inRange<std::size_t>(1, 3));
            }
            const PeopleTable table = tableOfSome(people);
            const std::vector<bool> held = suppressedApart(table, kBelow);
            Worlds worlds(table, held, static_cast<int>(people.size()) + kBelow);
            for (std::size_t at = 0; at < kCells; ++at) {
                const double number = table.people[at];
                RC_ASSERT(held[at] || number == 0.0 || number >= kBelow);
                RC_ASSERT(!held[at] || number > 0.0); // zeros are told
                if (number > 0.0 && number < kBelow)
                    for (int other = 0; other < kBelow; ++other)
                        RC_ASSERT(worlds.couldBe(at, other));
            }
        });
        QVERIFY(ok);
    }

    void volunteersAreHeldBackOverTheQuarter()
    {
        IndicatorBench bench;
        const auto pick = [&](unsigned month, int came) {
            const Id id = bench.put("pick", {{"title", Value{std::string("Tidy")}},
                                             {"status", Value{std::string("closed")}},
                                             {"area", Value{bench.north.toBlob()}},
                                             {"starts_at", moment(at(2026, month, 10))}});
            for (int i = 0; i < came; ++i)
                bench.put("attendance", {{"pick", Value{id.toBlob()}},
                                         {"status", Value{std::string("walk_in")}}});
        };
        pick(4, 10);
        pick(5, 9);
        pick(6, 4);
        std::vector<Period> all = monthsTo(Quarter{2026, 1}.lastDay(), 3);
        all.push_back(periodOf({2026, 1}));
        IndicatorStore store(*bench.database);
        const auto run = store.run({.periods = all, .only = {"volunteers"}});
        const FigureGrid &grid = run->indicators.front().areas;
        for (const std::size_t place : {0U, 1U}) { // the council, North
            QCOMPARE(grid.at(2, place).status, FigureStatus::Suppressed);
            int held = 0;
            for (std::size_t period = 0; period < all.size(); ++period) {
                const auto alone = store.run({.periods = {all[period]}, .only = {"volunteers"}});
                QCOMPARE(alone->indicators.front().areas.at(0, place), grid.at(period, place));
                held += grid.at(period, place).status == FigureStatus::Suppressed ? 1 : 0;
            }
            QVERIFY(held >= 2);
        }
    }
};

} // namespace sc::test
