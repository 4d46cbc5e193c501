// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dates.h"
#include "indicators/figures.h"
#include "indicators/indicatorbench.h"
#include "indicators/reckoner.h"
#include "indicators/suppression.h"

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sc::test {

/// What somebody asked in a month of a quarter: of an area, or of the whole council.
struct Asked {
    std::size_t month = 0;
    std::size_t area = 0; ///< kOfAll: of the whole council
    int answered = 0;
    int satisfied = 0;
};
inline constexpr std::size_t kAsked = 3; // areas
inline constexpr std::size_t kOfAll = 9;

/// The figures of three months and their quarter, with few people held back.
inline FigureGrid sharesOf(const std::vector<Asked> &surveys, int below = 5)
{
    IndicatorDefinition one;
    one.measure = Measure::Share;
    one.isPersonal = true;
    one.whole = WholeCouncil::Own;
    Gatherer gatherer(one, 4, kAsked, 0);
    for (const Asked &survey : surveys)
        for (const std::size_t period : {survey.month, std::size_t{3}})
            gatherer.add({.period = period,
                          .area = survey.area,
                          .isWhole = survey.area == kOfAll,
                          .numerator = double(survey.satisfied),
                          .denominator = double(survey.answered)});
    FigureGrid grid = gatherer.areas();
    for (Figure &figure : grid.figures) {
        figure.status = figure.value ? FigureStatus::Final : FigureStatus::NotAvailable;
        figure = figure.value ? figure : Figure{};
    }
    if (below > 0)
        suppressShares(grid, {{0, 1, 2, 3}}, below);
    return grid;
}

/// Of a share of people neither how many they are nor how many are satisfied follows where one of
/// these is small.
class TestShareSuppression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // One in each of two areas in April: the quarter without May and June says two, and as nobody
    // is never held back they were one each.
    void oneInEachAreaDoesNotFollowFromTheirSum()
    {
        const std::vector<Asked> surveys{
            {0, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 30, 0}, {1, 2, 4, 4}, {2, 2, 35, 27}};
        const FigureGrid grid = sharesOf(surveys);
        QVERIFY(isHeld(grid, 0, 2));
        QVERIFY(isHeld(grid, 1, 1));
        QVERIFY(!settledIn(grid, sharesOf(surveys, 0)));
    }

    // The same for plain numbers of people, of which nobody is told as 0.
    void oneInEachAreaDoesNotFollowFromASumOfCounts()
    {
        const std::vector<Asked> counts{{0, 1, 1}, {1, 0, 1}, {1, 1, 30}, {1, 2, 4}, {2, 2, 35}};
        const FigureGrid open = sharesOf(counts, 0);
        FigureGrid grid = open;
        suppressTogether(grid, {{0, 1, 2, 3}}, 5);
        Reckoner reckoner;
        const auto isHeldCell = [&](const Reckoner::Cell &cell) {
            const auto &[of, period, place] = cell;
            return isHeld(grid, std::stoul(period), std::stoul(place));
        };
        const auto cell = [&](std::size_t period, std::size_t place) {
            if (open.at(period, place).people == 1.0)
                reckoner.isNobody({"people", std::to_string(period), std::to_string(place)});
            return Reckoner::Cell{"people", std::to_string(period), std::to_string(place)};
        };
        for (std::size_t period = 0; period < 4; ++period)
            reckoner.equation({{cell(period, 0), -1.0},
                               {cell(period, 1), 1.0},
                               {cell(period, 2), 1.0},
                               {cell(period, 3), 1.0}},
                              isHeldCell);
        for (std::size_t place = 0; place < 4; ++place)
            reckoner.equation({{cell(3, place), -1.0},
                               {cell(0, place), 1.0},
                               {cell(1, place), 1.0},
                               {cell(2, place), 1.0}},
                              isHeldCell);
        QVERIFY(isHeld(grid, 0, 2));
        QVERIFY(!reckoner.settled());
    }

    // 21 of 39 and 21 of 30: with these told, nobody of the 9 others is satisfied. 18 of 39 and 9
    // of 30 the other way.
    void thatNobodyIsSatisfiedDoesNotFollow()
    {
        for (const bool all : {false, true}) {
            const FigureGrid grid = sharesOf(
                {{0, 0, 3, all ? 3 : 0}, {0, 1, 6, all ? 6 : 0}, {0, 2, 30, all ? 9 : 21}});
            QVERIFY(isHeld(grid, 0, 1));
            QVERIFY(isHeld(grid, 0, 0) || isHeld(grid, 0, 3));
        }
    }

    void fewSatisfiedOrNotAreNotTold()
    {
        const FigureGrid few = sharesOf({{0, 0, 50, 1}, {0, 1, 60, 30}, {0, 2, 70, 35}});
        QVERIFY(isHeld(few, 0, 1));
        const FigureGrid others = sharesOf({{0, 0, 50, 48}, {0, 1, 60, 30}, {0, 2, 70, 35}});
        QVERIFY(isHeld(others, 0, 1));
        // Five of either are told, and so are all or nobody: zeros are.
        const FigureGrid told =
            sharesOf({{0, 0, 50, 5}, {0, 1, 60, 55}, {1, 0, 50, 0}, {2, 1, 60, 60}});
        QVERIFY(std::ranges::none_of(told.figures, [](const Figure &figure) {
            return figure.status == FigureStatus::Suppressed;
        }));
    }

    // Asked of the whole council in April: in the quarter that stands alone, so nothing that is
    // held back of May hides it.
    void whatWasAskedOfTheWholeCouncilIsNoSumOfItsAreas()
    {
        const FigureGrid grid = sharesOf(
            {{0, kOfAll, 3, 1}, {1, kOfAll, 40, 20}, {2, 0, 6, 0}, {2, 1, 90, 45}, {0, 2, 80, 40}});
        QVERIFY(isHeld(grid, 0, 0));
        QVERIFY(isHeld(grid, 1, 0) || isHeld(grid, 3, 0));
        QVERIFY(!isHeld(grid, 2, 0)); // the sum of its areas, nobody of them held back
        QVERIFY(!isHeld(grid, 0, 3));
    }

    void noNumberOfPeopleFollows()
    {
        const bool ok = rc::check([] {
            std::vector<Asked> surveys;
            const bool whole = *rc::gen::weightedElement<bool>({{3, false}, {1, true}});
            for (std::size_t month = 0; month < 3; ++month)
                for (const std::size_t area : {0U, 1U, 2U, 3U, 9U}) { // 3: of no area
                    const bool isRare = area == 3 || (area == kOfAll && !whole);
                    const int answered =
                        isRare ? 0
                               : *rc::gen::weightedOneOf<int>({{2, rc::gen::just(0)},
                                                               {3, rc::gen::inRange(1, 7)},
                                                               {3, rc::gen::inRange(5, 40)}});
                    const int satisfied =
                        *rc::gen::weightedOneOf<int>({{1, rc::gen::just(0)},
                                                      {1, rc::gen::just(answered)},
                                                      {2, rc::gen::inRange(0, answered + 1)}});
                    if (answered > 0)
                        surveys.push_back({month, area, answered, satisfied});
                }
            const FigureGrid told = sharesOf(surveys);
            const FigureGrid open = sharesOf(surveys, 0);
            for (const Figure &figure : told.figures) {
                if (figure.status != FigureStatus::Final)
                    continue;
                for (const double people : {*figure.denominator, *figure.numerator,
                                            *figure.denominator - *figure.numerator})
                    RC_ASSERT(people == 0.0 || people >= 5.0);
            }
            const auto settled = settledIn(told, open);
            if (settled)
                RC_LOG() << std::get<0>(*settled) << ' ' << std::get<1>(*settled) << ' '
                         << std::get<2>(*settled);
            RC_ASSERT(!settled);
        });
        QVERIFY(ok);
    }

    // Who all gave an hour are as many as the hours: where the volunteers are held back so are
    // these, in the wards as well.
    void hoursAreHeldBackWithTheVolunteers()
    {
        IndicatorBench bench;
        const Id ward = wardOf(bench, bench.north, "W1");
        const Id other = wardOf(bench, bench.north, "W2");
        const Id south = wardOf(bench, bench.south, "W3");
        const Id east = bench.area("E", "East");
        pick(bench, 4, bench.north, ward, 4);
        pick(bench, 4, bench.south, south, 30);
        pick(bench, 5, bench.north, other, 20);
        pick(bench, 5, bench.south, south, 3);
        pick(bench, 5, east, {}, 40);
        std::vector<Period> periods = monthsTo(Quarter{2026, 1}.lastDay(), 3);
        periods.push_back(periodOf({2026, 1}));
        IndicatorStore store(*bench.database);
        const auto run = store.run(
            {.periods = periods, .only = {"volunteers", "volunteer_hours"}, .wards = true});
        const FigureGrid &came = run->find("volunteers")->areas;
        const FigureGrid &hours = run->find("volunteer_hours")->areas;
        QVERIFY(isHeld(came, 0, 2)); // North in April
        for (std::size_t period = 0; period < periods.size(); ++period) {
            const auto alone =
                store.run({.periods = {periods[period]}, .only = {"volunteer_hours"}});
            std::size_t held = 0;
            for (std::size_t place = 0; place < came.places; ++place) {
                QVERIFY(isHeld(hours, period, place) || !isHeld(came, period, place));
                QCOMPARE(alone->indicators.front().areas.at(0, place), hours.at(period, place));
                held += place > 0 && isHeld(hours, period, place) ? 1 : 0;
            }
            QVERIFY(held != 1 || isHeld(hours, period, 0));
        }
        // Four came to a pick in W1 in the quarter; what North's hours are without W2's must not
        // say it.
        const FigureGrid &wards = run->find("volunteer_hours")->wards;
        QVERIFY(isHeld(wards, 3, 0) && isHeld(wards, 3, 1));
        const auto open = store.run(
            {.periods = periods, .only = {"volunteer_hours"}, .wards = true, .suppressBelow = 0});
        QCOMPARE(open->indicators.front().wards.at(3, 0).value, 4.0);
        QCOMPARE(open->indicators.front().areas.at(0, 2).value, 4.0);
    }

private:
    static bool isHeld(const FigureGrid &grid, std::size_t period, std::size_t place)
    {
        return grid.at(period, place).status == FigureStatus::Suppressed;
    }
    static Id wardOf(IndicatorBench &bench, const Id &area, const std::string &code)
    {
        AreaStore store(*bench.database);
        const auto there = store.editionOn(parseIsoDay("2026-05-01").value());
        Change change(*bench.database, Actor{"R. Dunn"});
        Ward ward;
        ward.id = bench.database->newId();
        if (there && *there) {
            ward.edition = (*there)->id;
        } else {
            const auto made =
                store.saveEdition(change, {{}, "Now", parseIsoDay("2020-04-01").value(), {}});
            mustHold(made);
            ward.edition = made->id;
        }
        ward.code = ward.name = code;
        ward.area = area;
        mustHold(store.saveWard(change, ward));
        mustHold(change.commit());
        return ward.id;
    }
    static void pick(IndicatorBench &bench, unsigned month, const Id &area, const Id &ward,
                     int came)
    {
        FieldValues fields{{"title", Value{std::string("Tidy")}},
                           {"status", Value{std::string("closed")}},
                           {"area", Value{area.toBlob()}},
                           {"starts_at", moment(at(2026, month, 10))}};
        if (!ward.isNull())
            fields.emplace_back("ward", Value{ward.toBlob()});
        const Id id = bench.put("pick", std::move(fields));
        for (int i = 0; i < came; ++i)
            bench.put("attendance", {{"pick", Value{id.toBlob()}},
                                     {"status", Value{std::string("walk_in")}},
                                     {"minutes", Value{std::int64_t{60}}}});
    }

    /// Some number that follows from the figures told, of the satisfied, the others or both.
    static std::optional<Reckoner::Cell> settledIn(const FigureGrid &told, const FigureGrid &open)
    {
        const auto codeOf = [&](std::size_t period, std::size_t place) {
            return place == 0 && open.whole.contains(period) ? std::string("OWN")
                                                             : std::to_string(place);
        };
        std::set<Reckoner::Cell> held;
        Reckoner reckoner;
        for (std::size_t period = 0; period < 4; ++period)
            for (std::size_t place = 0; place < told.places; ++place) {
                if (!isHeld(told, period, place))
                    continue;
                const Figure &figure = open.at(period, place);
                const auto cell = [&](const char *of) {
                    held.emplace(of, std::to_string(period), codeOf(period, place));
                    return Reckoner::Cell{of, std::to_string(period), codeOf(period, place)};
                };
                const auto always = [](const Reckoner::Cell &) { return true; };
                const double others = *figure.denominator - *figure.numerator;
                reckoner.equation(
                    {{cell("answered"), -1.0}, {cell("satisfied"), 1.0}, {cell("others"), 1.0}},
                    always);
                // Nobody is never held back, so there is one at least.
                if (*figure.denominator == 1.0)
                    reckoner.isNobody(cell("answered"));
                if (*figure.numerator == 0.0)
                    reckoner.isNobody(cell("satisfied"));
                if (others == 0.0)
                    reckoner.isNobody(cell("others"));
            }
        const auto isHeldCell = [&](const Reckoner::Cell &cell) { return held.contains(cell); };
        for (const char *of : {"satisfied", "others"}) {
            for (std::size_t period = 0; period < 4; ++period) {
                std::vector<std::pair<Reckoner::Cell, double>> row;
                for (std::size_t place = 0; place < told.places; ++place)
                    row.push_back({{of, std::to_string(period), std::to_string(place)},
                                   place == 0 ? -1.0 : 1.0});
                if (!open.whole.contains(period))
                    reckoner.equation(row, isHeldCell);
            }
            for (std::size_t place = 0; place < told.places; ++place) {
                // The quarter's own is the sum of those of the months, if it has any.
                const std::string code = codeOf(3, place);
                std::vector<std::pair<Reckoner::Cell, double>> column;
                for (std::size_t period = 0; period < 4; ++period)
                    column.push_back(
                        {{of, std::to_string(period), code}, period == 3 ? -1.0 : 1.0});
                reckoner.equation(column, isHeldCell);
            }
        }
        return reckoner.settled();
    }
};

} // namespace sc::test
