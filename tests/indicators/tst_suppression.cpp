// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorbench.h"
#include "indicators/reckoner.h"
#include "indicators/suppression.h"
#include "indicators/testdistinctsuppression.h"
#include "indicators/testsharesuppression.h"

#include <rapidcheck.h>

#include <map>
#include <set>
#include <tuple>

using namespace sc;
using namespace sc::test;

namespace {

Value text(const char *words)
{
    return Value{std::string(words)};
}

/// Whether from the row of a cell its column can be reached over other cells held back.
template <class Held>
bool isOnARound(std::size_t row, std::size_t column, std::size_t columns, const Held &isHeld)
{
    std::set<std::pair<bool, std::size_t>> seen{{true, row}}; // rows and columns
    std::vector<std::pair<bool, std::size_t>> next{{true, row}};
    while (!next.empty()) {
        const auto [isRow, at] = next.back();
        next.pop_back();
        for (std::size_t other = 0; other < (isRow ? columns : 4); ++other) {
            const std::size_t r = isRow ? at : other;
            const std::size_t c = isRow ? other : at;
            if (isHeld(r, c) && !(r == row && c == column) && seen.insert({!isRow, other}).second)
                next.emplace_back(!isRow, other);
        }
    }
    return seen.contains({false, column});
}

} // namespace

/// Few people are not told of, and nobody can work them out from what is told.
class TestSuppression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallNumbersOfPeopleAreNotTold()
    {
        QCOMPARE(suppressedOf(20, {3, 8, 9}, 5), (Suppressed{false, {true, true, false}}));
        QCOMPARE(suppressedOf(20, {0, 10, 10}, 5), (Suppressed{false, {false, false, false}}));
        QCOMPARE(suppressedOf(3, {3, 0}, 5), (Suppressed{true, {true, false}}));
        // One and one of two: both would be known; a third is held back.
        QCOMPARE(suppressedOf(22, {1, 1, 20, 0}, 5),
                 (Suppressed{false, {true, true, true, false}}));
        QCOMPARE(suppressedOf(8, {4, 4}, 5), (Suppressed{false, {true, true}}));
    }

    void whatIsHeldBackCannotBeWorkedOut()
    {
        const bool ok = rc::check([] {
            const auto parts = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 15));
            std::vector<double> people(parts.begin(), parts.end());
            double total = 0;
            for (const double one : people)
                total += one;
            const Suppressed held = suppressedOf(total, people, 5);
            int count = 0;
            double sum = 0;
            for (std::size_t i = 0; i < people.size(); ++i) {
                RC_ASSERT(held.parts[i] || people[i] == 0 || people[i] >= 5);
                count += held.parts[i] ? 1 : 0;
                sum += held.parts[i] ? people[i] : 0;
            }
            RC_ASSERT(held.total || total == 0 || total >= 5);
            RC_ASSERT(held.total || count == 0 || (count >= 2 && sum >= 5));
        });
        QVERIFY(ok);
    }

    // Along rows, columns or both: a cell held back is one end of a round of such cells, so that
    // people could be moved around it without any figure that is told changing.
    void nobodyCanSubtractTheirWayToAFigureHeldBack()
    {
        const bool ok = rc::check([] {
            const auto columns = static_cast<std::size_t>(*rc::gen::inRange(2, 7));
            const auto parts = *rc::gen::container<std::vector<int>>(
                3 * (columns - 1), rc::gen::weightedOneOf<int>({{2, rc::gen::just(0)},
                                                                {3, rc::gen::inRange(1, 6)},
                                                                {3, rc::gen::inRange(5, 40)}}));
            PeopleTable table{columns, std::vector<double>(4 * columns)};
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const std::size_t row = i / (columns - 1);
                const std::size_t column = 1 + i % (columns - 1);
                for (const std::size_t cell :
                     {row * columns + column, row * columns, 3 * columns + column, 3 * columns})
                    table.people[cell] += parts[i];
            }
            const std::vector<bool> held = suppressedOf(table, 5);
            const auto isHeld = [&](std::size_t row, std::size_t column) {
                return held[row * columns + column];
            };
            for (std::size_t row = 0; row < 4; ++row)
                for (std::size_t column = 0; column < columns; ++column) {
                    const double people = table.people[row * columns + column];
                    RC_ASSERT(isHeld(row, column) || people == 0 || people >= 5);
                    if (isHeld(row, column))
                        RC_ASSERT(isOnARound(row, column, columns, isHeld));
                }
        });
        QVERIFY(ok);
    }

    // Found by the property above: two rounds of cells with one between them.
    void theOnlyWayBetweenTwoRoundsIsHeldBackToo()
    {
        const PeopleTable table{4, {5, 0, 0, 5, 10, 0, 5, 5, 11, 5, 1, 5, 26, 5, 6, 15}};
        const std::vector<bool> held = suppressedOf(table, 5);
        const auto isHeld = [&](std::size_t row, std::size_t column) {
            return held[row * 4 + column];
        };
        QVERIFY(isHeld(1, 2));
        QVERIFY(isOnARound(1, 2, 4, isHeld));
    }

    // Active now - active before = new - left, in every area, month and quarter, and active = quiet
    // + heard from: over all files of two quarters nobody's number follows from those told.
    void nobodyCanBeHadFromWhoIsThereWhoJoinedAndWhoLeft()
    {
        const bool ok = rc::check([] {
            IndicatorBench bench;
            const std::vector<std::pair<std::string, Id>> areas{
                {"N", bench.north}, {"S", bench.south}, {"E", bench.area("E", "East")}};
            int number = 0;
            for (const auto &[code, area] : areas) {
                const int people = *rc::gen::weightedOneOf<int>(
                    {{1, rc::gen::inRange(0, 4)}, {2, rc::gen::inRange(0, 26)}});
                const int heardOf = *rc::gen::element(0, 2, 5); // nobody, some, everybody
                for (int i = 0; i < people; ++i) {
                    const bool isHeard = *rc::gen::inRange(0, 5) < heardOf;
                    const int heard = *rc::gen::inRange(-60, 180);
                    const int joined = *rc::gen::weightedOneOf<int>(
                        {{3, rc::gen::just(-40)}, {2, rc::gen::inRange(0, 180)}});
                    const int left = *rc::gen::weightedOneOf<int>(
                        {{3, rc::gen::just(999)}, {2, rc::gen::inRange(std::max(joined, 0), 182)}});
                    const Day first = parseIsoDay("2026-01-01").value();
                    bench.champion(
                        std::to_string(++number), area,
                        {{"joined_on", Value{isoDay(addDays(first, joined))}},
                         {"last_heard_at",
                          isHeard ? moment(startOfDay(addDays(first, heard))) : Value{}},
                         {"status", text(left == 999 ? "active" : "left")},
                         {"left_on", left == 999 ? Value{} : Value{isoDay(addDays(first, left))}}});
                }
            }
            std::vector<Period> periods = monthsTo(Quarter{2026, 1}.lastDay(), 7);
            periods.push_back(periodOf({2025, 4}));
            periods.push_back(periodOf({2026, 1}));
            const std::vector<std::string> ids{"champions_active", "champions_new",
                                               "champions_lapsed", "champions_quiet",
                                               "reports_per_champion"};
            const auto run = IndicatorStore(*bench.database)
                                 .run({.periods = periods, .only = {ids.begin(), ids.end()}});
            std::map<Reckoner::Cell, Figure> figures;
            for (const IndicatorFigures &one : run->indicators)
                for (std::size_t period = 0; period < periods.size(); ++period)
                    for (std::size_t place = 0; place < run->places.size(); ++place)
                        figures[{one.definition->id, periods[period].id, run->places[place].code}] =
                            one.areas.at(period, place);
            const auto isHeld = [&](const Reckoner::Cell &cell) {
                const auto &[id, period, place] = cell;
                const auto held = [&](const char *of) {
                    return figures.at({of, period, place}).status == FigureStatus::Suppressed;
                };
                return id == "heard" ? held("champions_active") || held("champions_quiet")
                                     : held(id.c_str());
            };
            Reckoner reckoner;
            const std::vector<std::string> places{"ALL", "N", "S", "E"};
            for (const auto &[cell, figure] : figures) {
                const auto &[id, period, place] = cell;
                if (id == "reports_per_champion") {
                    RC_ASSERT(isHeld(cell) == isHeld({"champions_active", period, place}));
                    continue;
                }
                RC_ASSERT(isHeld(cell) || *figure.value == 0.0 || *figure.value >= 5.0);
                if (id == "champions_active")
                    reckoner.equation({{cell, -1.0},
                                       {{"champions_quiet", period, place}, 1.0},
                                       {{"heard", period, place}, 1.0}},
                                      isHeld);
                if (place == "ALL")
                    reckoner.equation({{cell, -1.0},
                                       {{id, period, "N"}, 1.0},
                                       {{id, period, "S"}, 1.0},
                                       {{id, period, "E"}, 1.0},
                                       {{id, period, "NONE"}, 1.0}},
                                      isHeld);
            }
            for (const std::string &place : places) {
                for (const char *id : {"champions_new", "champions_lapsed"})
                    for (std::size_t quarter = 0; quarter < 2; ++quarter) {
                        std::vector<std::pair<Reckoner::Cell, double>> terms{
                            {{id, periods[7 + quarter].id, place}, -1.0}};
                        for (std::size_t month = 1; month < 4; ++month)
                            terms.push_back({{id, periods[quarter * 3 + month].id, place}, 1.0});
                        reckoner.equation(terms, isHeld);
                    }
                for (std::size_t month = 1; month < 7; ++month)
                    reckoner.equation({{{"champions_active", periods[month].id, place}, 1.0},
                                       {{"champions_active", periods[month - 1].id, place}, -1.0},
                                       {{"champions_new", periods[month].id, place}, -1.0},
                                       {{"champions_lapsed", periods[month].id, place}, 1.0}},
                                      isHeld);
                for (const char *id : {"champions_active", "champions_quiet"})
                    for (std::size_t quarter = 0; quarter < 2; ++quarter)
                        reckoner.equation({{{id, periods[3 + quarter * 3].id, place}, 1.0},
                                           {{id, periods[7 + quarter].id, place}, -1.0}},
                                          isHeld);
                for (std::size_t quarter = 0; quarter < 2; ++quarter)
                    reckoner.equation(
                        {{{"champions_active", periods[3 + quarter * 3].id, place}, 1.0},
                         {{"champions_active", periods[quarter * 3].id, place}, -1.0},
                         {{"champions_new", periods[7 + quarter].id, place}, -1.0},
                         {{"champions_lapsed", periods[7 + quarter].id, place}, 1.0}},
                        isHeld);
            }
            // No number of people is below zero, and those held back may be zero; where there are
            // active ones that is told, so there is at least one where they are held back.
            const auto open =
                IndicatorStore(*bench.database)
                    .run(
                        {.periods = periods, .only = {ids.begin(), ids.end()}, .suppressBelow = 0});
            for (const IndicatorFigures &one : open->indicators)
                for (std::size_t period = 0; period < periods.size(); ++period)
                    for (std::size_t place = 0; place < open->places.size(); ++place) {
                        const auto &[id, month, code] = std::tie(
                            one.definition->id, periods[period].id, open->places[place].code);
                        const auto valueOf = [&](const char *of) {
                            return open->find(of)->areas.at(period, place).value;
                        };
                        if (one.areas.at(period, place).value ==
                            (id == "champions_active" ? 1.0 : 0.0))
                            reckoner.isNobody({id, month, code});
                        if (id == "champions_quiet" &&
                            valueOf("champions_active") == valueOf("champions_quiet"))
                            reckoner.isNobody({"heard", month, code});
                    }
            const auto settled = reckoner.settled();
            if (settled)
                RC_LOG() << std::get<0>(*settled) << ' ' << std::get<1>(*settled) << ' '
                         << std::get<2>(*settled);
            RC_ASSERT(!settled);
        });
        QVERIFY(ok);
    }

    // One joined in North and five in South, and nobody left: with the council's figures told, that
    // nobody left anywhere would give those who joined away.
    void nobodyIsBoundToOneNumberByThoseWhoAreThere()
    {
        PeopleTable joined{3, {6, 1, 5}, {}, {}};
        PeopleTable left{3, {0, 0, 0}, {}, {}};
        QCOMPARE(suppressedAlike(joined, left, {}, 5), std::vector<bool>({true, true, true}));
        // One who left in each could have been others: the council's figures may stand.
        joined.people = {8, 1, 7};
        left.people = {2, 1, 1};
        QCOMPARE(suppressedAlike(joined, left, {false, false, false}, 2),
                 std::vector<bool>({false, true, true}));
    }

    // One is active in North and was heard from, six are in South and all quiet: with the quiet
    // told there would be six in South at least, and so one in North of the council's seven.
    void theActiveDoNotFollowFromTheQuiet()
    {
        IndicatorBench bench;
        int number = 0;
        const auto add = [&](const Id &area, int people, bool isHeard) {
            for (int i = 0; i < people; ++i)
                bench.champion(std::to_string(++number), area,
                               {{"last_heard_at", isHeard ? moment(at(2026, 6, 15)) : Value{}}});
        };
        add(bench.north, 1, true);
        add(bench.south, 6, false);
        add(bench.area("E", "East"), 20, true);
        const auto run = IndicatorStore(*bench.database)
                             .run({.periods = {periodOf({2026, 1})},
                                   .only = {"champions_active", "champions_quiet"}});
        const auto isHeld = [&](const char *indicator, std::size_t place) {
            return run->find(indicator)->areas.at(0, place).status == FigureStatus::Suppressed;
        };
        for (std::size_t place = 0; place < run->places.size(); ++place)
            QVERIFY(isHeld("champions_quiet", place) || !isHeld("champions_active", place));
        QVERIFY(isHeld("champions_quiet", 2)); // nobody was quiet in North
        QVERIFY(isHeld("champions_active", 2));
    }

    // Five areas with one each: the council's five are one each, since zeros are told.
    void oneInEachPartDoesNotFollowFromTheirSum()
    {
        QCOMPARE(suppressedOf(5, {1, 1, 1, 1, 1}, 5),
                 (Suppressed{true, {true, true, true, true, true}}));
        QCOMPARE(suppressedOf(11, {1, 1, 1, 1, 1, 6}, 5),
                 (Suppressed{false, {true, true, true, true, true, true}}));
    }

    void whatIsHeldBackDoesNotDependOnWhoAsks()
    {
        IndicatorBench bench;
        int number = 0;
        const auto joined = [&](const char *day, const Id &area, int people) {
            for (int i = 0; i < people; ++i)
                bench.champion(std::to_string(++number), area, {{"joined_on", text(day)}});
        };
        joined("2026-04-10", bench.north, 6);
        joined("2026-05-10", bench.north, 2); // the quarter's 14 without 6 and 6 would be these
        joined("2026-06-10", bench.north, 6);
        joined("2026-04-10", bench.south, 9);
        joined("2026-05-10", bench.south, 8);
        joined("2026-06-10", bench.south, 7);
        const auto months = monthsTo(Quarter{2026, 1}.lastDay(), 3);
        std::vector<Period> all = months;
        all.push_back(periodOf({2026, 1}));
        IndicatorStore store(*bench.database);
        const auto together = store.run({.periods = all, .only = {"champions_new"}});
        const FigureGrid &grid = together->indicators.front().areas;
        int held = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto alone = store.run({.periods = {all[i]}, .only = {"champions_new"}});
            for (std::size_t place = 0; place < grid.places; ++place) {
                QCOMPARE(alone->indicators.front().areas.at(0, place), grid.at(i, place));
                held += grid.at(i, place).status == FigureStatus::Suppressed ? 1 : 0;
            }
        }
        QCOMPARE(grid.at(1, 1).status, FigureStatus::Suppressed); // May, North
        QVERIFY(held >= 4);
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    TestSuppression small;
    TestDistinctSuppression distinct;
    TestShareSuppression shares;
    return QTest::qExec(&small, argc, argv) + QTest::qExec(&distinct, argc, argv) +
           QTest::qExec(&shares, argc, argv);
}
#include "tst_suppression.moc"
