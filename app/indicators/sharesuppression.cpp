// SPDX-License-Identifier: GPL-3.0-or-later
// A share of people is told with whom it counts and out of how many, and so with those it leaves
// out.
#include "indicators/suppression.h"

#include <algorithm>
#include <ranges>

namespace sc {

namespace {

using Block = std::vector<std::size_t>;

/// Whom a share counts and whom it does not.
struct ShareTables {
    PeopleTable counted{};
    PeopleTable others{};

    void add(const Figure &figure)
    {
        const double one = std::max(figure.numerator.value_or(0.0), 0.0);
        counted.people.push_back(one);
        others.people.push_back(std::max(figure.denominator.value_or(0.0) - one, 0.0));
        const bool never = figure.status == FigureStatus::NotAvailable;
        counted.never.push_back(never);
        others.never.push_back(never);
    }
    void sayNothing(std::size_t at)
    {
        for (PeopleTable *table : {&counted, &others}) {
            table->unsaid.resize(table->people.size());
            table->unsaid[at] = true;
        }
    }
    [[nodiscard]] std::vector<bool> held(int below) const
    {
        return suppressedShare(counted, others, below);
    }
};

/// What was asked of the areas. Where the council's is not their sum, that sum is told nowhere.
std::vector<bool> heldOfAreas(const FigureGrid &grid, const Block &block, int below)
{
    ShareTables tables;
    tables.counted.columns = tables.others.columns = grid.places;
    for (const std::size_t period : block)
        for (std::size_t place = 0; place < grid.places; ++place)
            tables.add(place == 0 && grid.whole.contains(period) ? Figure{}
                                                                 : grid.at(period, place));
    std::vector<std::size_t> sums;
    for (std::size_t row = 0; row < block.size(); ++row)
        if (grid.whole.contains(block[row])) {
            tables.sayNothing(row * grid.places);
            sums.push_back(row * grid.places);
        }
    std::vector<bool> held = tables.held(below);
    for (const std::size_t sum : sums)
        held[sum] = false;
    return held;
}

/// What was asked of the whole council: one row, the quarter before its months.
std::vector<bool> heldOfCouncil(const FigureGrid &grid, const Block &block, int below)
{
    ShareTables tables;
    tables.counted.columns = tables.others.columns = block.size();
    const auto add = [&](std::size_t period) {
        tables.add(grid.whole.contains(period) ? grid.at(period, 0) : Figure{});
    };
    add(block.back());
    std::ranges::for_each(block | std::views::take(block.size() - 1), add);
    std::vector<bool> held = tables.held(below);
    std::rotate(held.begin(), held.begin() + 1, held.end());
    return held;
}

} // namespace

void suppressShares(FigureGrid &grid, const std::vector<Block> &blocks, int below)
{
    for (const Block &block : blocks) {
        const std::vector<bool> areas = heldOfAreas(grid, block, below);
        const std::vector<bool> council = heldOfCouncil(grid, block, below);
        holdBack(grid, block, areas);
        for (std::size_t i = 0; i < block.size(); ++i)
            if (council[i])
                grid.at(block[i], 0) = Figure{.status = FigureStatus::Suppressed};
    }
}

} // namespace sc
