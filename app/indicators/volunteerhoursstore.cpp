// SPDX-License-Identifier: GPL-3.0-or-later
// Where everybody stays as long, as at a pick of an hour, hours are people: those given by few are
// held back with the number of them.
#include "indicators/indicatorstore.h"
#include "indicators/indicatorstoreparts.h"
#include "indicators/suppression.h"

namespace sc {

namespace {

constexpr std::string_view kHours = "volunteer_hours";

/// Which cells of a block are held back.
std::vector<bool> heldIn(const FigureGrid &grid, const std::vector<std::size_t> &block)
{
    std::vector<bool> held;
    for (const std::size_t period : block)
        for (std::size_t place = 0; place < grid.places; ++place)
            held.push_back(grid.at(period, place).status == FigureStatus::Suppressed);
    return held;
}

/// The wards of an area are told or held back with it: most of its picks have a ward, so they add
/// up to it or nearly.
void suppressWardsOf(const std::string &area, bool isHeld, const IndicatorRun &run,
                     std::size_t period, const FigureGrid &came, int below, FigureGrid &hours)
{
    PeopleTable table{.columns = 1, .people = {0.0}};
    std::vector<bool> first{isHeld};
    std::vector<std::size_t> wards;
    for (std::size_t ward = 0; ward < hours.places; ++ward) {
        if (run.wards[ward].area != area)
            continue;
        const double people = came.at(period, ward).people;
        wards.push_back(ward);
        table.people.push_back(hours.at(period, ward).value.value_or(0.0));
        table.people.front() += table.people.back();
        first.push_back(people > 0.0 && people < below);
    }
    table.columns = table.people.size();
    if (table.people.front() <= 0.0)
        return;
    const std::vector<bool> held = suppressedBeside(table, std::move(first));
    for (std::size_t i = 0; i < wards.size(); ++i)
        if (held[i + 1])
            hours.at(period, wards[i]) = Figure{.status = FigureStatus::Suppressed};
}

} // namespace

void IndicatorStore::addHours(const IndicatorRun &run,
                              std::span<const IndicatorDefinition *const> wanted, int suppressBelow,
                              std::map<std::string_view, IndicatorFigures> &made)
{
    const auto asked = std::ranges::find(wanted, kHours, &IndicatorDefinition::id);
    if (asked == wanted.end())
        return;
    const IndicatorDefinition &one = **asked;
    IndicatorDefinition volunteers = *indicatorNamed("volunteers");
    volunteers.byWard = true; // told by area alone
    const WholeQuarters whole(run.periods);
    makePeriods(whole.periods);
    for (const std::string &script : sharedIndicatorScripts())
        if (script.contains("TABLE loan_area"))
            m_database.execute(script);
    const Gatherer people = gathered(volunteers, run, whole.periods.size());
    const Gatherer given = gathered(one, run, whole.periods.size());
    m_database.execute("DROP TABLE temp.loan_area");
    FigureGrid came = people.areas();
    FigureGrid areas = given.areas();
    FigureGrid wards = given.wards();
    settle(came, whole.periods, run.asOf, volunteers, run.began);
    settle(areas, whole.periods, run.asOf, one, run.began);
    settle(wards, whole.periods, run.asOf, one, run.began);
    suppressApart(came, whole.blocks, suppressBelow);
    for (const auto &block : whole.blocks)
        holdBack(areas, block, suppressedBeside(tableOf(areas, block), heldIn(came, block)));
    const FigureGrid cameByWard = people.wards();
    for (std::size_t period = 0; period < whole.periods.size() && wards.places > 0; ++period)
        for (std::size_t place = 1; place + 1 < run.places.size(); ++place)
            suppressWardsOf(run.places[place].code,
                            areas.at(period, place).status == FigureStatus::Suppressed, run, period,
                            cameByWard, suppressBelow, wards);
    made[one.id] = {&one, whole.pick(areas, run.periods), whole.pick(wards, run.periods)};
}

} // namespace sc
