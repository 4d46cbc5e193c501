// SPDX-License-Identifier: GPL-3.0-or-later
// What IndicatorStore is made of; for its own files only.
#pragma once

#include "indicators/figures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace sc {

inline FigureStatus statusOf(const Figure &figure, const Period &period, Instant now,
                             const IndicatorDefinition &one, const std::optional<Day> &began)
{
    // Before anything was recorded there is nothing to count, which is not the number nought.
    // Reports for each champion neither, where champions had joined before.
    const bool early = began && period.lastDay < *began &&
                       (one.isAdditive() || one.measure == Measure::Distinct || one.asksReports());
    if (!one.isAvailable() || !figure.value || period.start() >= now || early)
        return FigureStatus::NotAvailable;
    return period.end() > now ? FigureStatus::Provisional : FigureStatus::Final;
}

/// Says what becomes of each figure, and rounds it.
inline void settle(FigureGrid &grid, const std::vector<Period> &periods, Instant asOf,
                   const IndicatorDefinition &one, const std::optional<Day> &began)
{
    for (std::size_t period = 0; period < periods.size() && grid.places > 0; ++period) {
        for (std::size_t place = 0; place < grid.places; ++place) {
            Figure &figure = grid.at(period, place);
            figure.status = statusOf(figure, periods[period], asOf, one, began);
            if (figure.status == FigureStatus::NotAvailable)
                figure = {};
            for (auto *number : {&figure.value, &figure.numerator, &figure.denominator})
                if (*number)
                    *number = rounded(**number);
        }
    }
}

/// Every quarter that some periods touch, each after its months.
struct WholeQuarters {
    std::vector<Period> periods{};
    std::vector<std::vector<std::size_t>> blocks{};

    explicit WholeQuarters(const std::vector<Period> &asked)
    {
        std::set<Quarter> quarters;
        for (const Period &one : asked)
            for (Quarter quarter = Quarter::of(one.firstDay); quarter <= Quarter::of(one.lastDay);
                 quarter = quarter.next())
                quarters.insert(quarter);
        for (const Quarter &quarter : quarters) {
            auto &block = blocks.emplace_back();
            for (Period &month : monthsTo(quarter.lastDay(), 3))
                add(std::move(month), block);
            add(periodOf(quarter), block);
        }
    }
    [[nodiscard]] std::optional<std::size_t> find(const Period &one) const
    {
        const auto same = [&](const Period &other) {
            return other.firstDay == one.firstDay && other.lastDay == one.lastDay;
        };
        const auto found = std::ranges::find_if(periods, same);
        return found == periods.end() ? std::nullopt
                                      : std::optional(std::size_t(found - periods.begin()));
    }

    /// Of figures of `periods`, those asked for.
    [[nodiscard]] FigureGrid pick(const FigureGrid &all, const std::vector<Period> &asked) const
    {
        FigureGrid grid{all.places, {}};
        for (const Period &period : asked) {
            const auto at = find(period);
            for (std::size_t place = 0; place < all.places; ++place)
                grid.figures.push_back(at ? all.at(*at, place) : Figure{});
        }
        return grid;
    }

private:
    void add(Period period, std::vector<std::size_t> &block)
    {
        block.push_back(periods.size());
        periods.push_back(std::move(period));
    }
};

} // namespace sc
