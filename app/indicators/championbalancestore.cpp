// SPDX-License-Identifier: GPL-3.0-or-later
// Those who joined and those who left are bound by how many there are: active now - active before =
// new - left. Whoever knows three of these has the fourth. And the quiet are among those who are
// there: as many quiet are at least as many there.
#include "indicators/indicatorstore.h"
#include "indicators/indicatorstoreparts.h"
#include "indicators/suppression.h"

#include <array>

namespace sc {

namespace {

constexpr std::string_view kNew = "champions_new";
constexpr std::string_view kLeft = "champions_lapsed";

/// The periods of whole quarters, then the month before each of these quarters.
std::vector<Period> withMonthsBefore(const WholeQuarters &whole)
{
    std::vector<Period> periods = whole.periods;
    for (const auto &block : whole.blocks)
        periods.push_back(monthsTo(addDays(whole.periods[block.back()].firstDay, -1), 1).front());
    return periods;
}

/// The cells of a block in which how many are there is held back at the beginning or the end: with
/// who joined and who left told, it would follow from the month before or after.
std::vector<bool> besideHeld(const FigureGrid &there, const std::vector<std::size_t> &block,
                             std::size_t before)
{
    const std::array<std::size_t, 4> begins{before, block[0], block[1], before};
    std::vector<bool> beside;
    for (std::size_t row = 0; row < block.size(); ++row)
        for (std::size_t place = 0; place < there.places; ++place) {
            const auto isHeld = [&](std::size_t period) {
                return there.at(period, place).status == FigureStatus::Suppressed;
            };
            beside.push_back(isHeld(begins.at(row)) || isHeld(block[row]));
        }
    return beside;
}

} // namespace

void IndicatorStore::addBalance(const IndicatorRun &run,
                                std::span<const IndicatorDefinition *const> wanted,
                                int suppressBelow,
                                std::map<std::string_view, IndicatorFigures> &made)
{
    const auto isBound = [](const IndicatorDefinition *one) {
        return one->id == kNew || one->id == kLeft;
    };
    if (std::ranges::none_of(wanted, isBound))
        return;
    const WholeQuarters whole(run.periods);
    const std::vector<Period> periods = withMonthsBefore(whole);
    makePeriods(periods);
    for (const std::string &script : sharedIndicatorScripts())
        if (script.contains("TABLE on_books"))
            m_database.execute(script);
    const auto figures = [&](std::string_view id) {
        const IndicatorDefinition &one = *indicatorNamed(id);
        FigureGrid grid = gathered(one, run, periods.size()).areas();
        settle(grid, periods, run.asOf, one, run.began);
        return grid;
    };
    FigureGrid there = figures("champions_active");
    FigureGrid joined = figures(kNew);
    FigureGrid left = figures(kLeft);
    m_database.execute("DROP TABLE temp.on_books");
    suppress(there, periods.size(), suppressBelow);
    for (std::size_t i = 0; i < whole.blocks.size(); ++i) {
        const auto &block = whole.blocks[i];
        const std::vector<bool> held =
            suppressedAlike(tableOf(joined, block), tableOf(left, block),
                            besideHeld(there, block, whole.periods.size() + i), suppressBelow);
        holdBack(joined, block, held);
        holdBack(left, block, held);
    }
    for (const IndicatorDefinition *one : wanted)
        if (isBound(one))
            made[one->id] = {one, whole.pick(one->id == kNew ? joined : left, run.periods), {}};
}

void IndicatorStore::suppressQuiet(FigureGrid &quiet, const IndicatorRun &run, int suppressBelow)
{
    const IndicatorDefinition &active = *indicatorNamed("champions_active");
    FigureGrid there = gathered(active, run, run.periods.size()).areas();
    settle(there, run.periods, run.asOf, active, run.began);
    suppressWithin(quiet, there, run.periods.size(), suppressBelow);
}

} // namespace sc
