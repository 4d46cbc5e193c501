// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/suppression.h"

#include <algorithm>

namespace sc {

namespace {

bool isSmall(double people, int below)
{
    return people > 0.0 && people < below;
}

/// The smallest part still told that has anybody in it; the last number where there is none.
std::size_t nextOf(const std::vector<double> &parts, const std::vector<bool> &held)
{
    std::size_t best = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!held[i] && parts[i] > 0.0 && (best == parts.size() || parts[i] < parts[best]))
            best = i;
    return best;
}

} // namespace

Suppressed suppressedOf(double total, const std::vector<double> &parts, int below)
{
    Suppressed result{isSmall(total, below), std::vector<bool>(parts.size())};
    int count = 0;
    double people = 0.0;
    const auto hold = [&](std::size_t part) {
        result.parts[part] = true;
        ++count;
        people += parts[part];
    };
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (isSmall(parts[i], below))
            hold(i);
    while (!result.total && count > 0 && (count < 2 || people < below)) {
        const std::size_t next = nextOf(parts, result.parts);
        if (next == parts.size()) {
            result.total = true; // nothing left to hide it behind
            break;
        }
        hold(next);
    }
    return result;
}

void suppress(FigureGrid &grid, std::size_t periods, int below)
{
    for (std::size_t period = 0; period < periods && grid.places > 0; ++period) {
        std::vector<double> parts;
        for (std::size_t place = 1; place < grid.places; ++place)
            parts.push_back(grid.at(period, place).people);
        const Suppressed held = suppressedOf(grid.at(period, 0).people, parts, below);
        for (std::size_t place = 0; place < grid.places; ++place)
            if (place == 0 ? held.total : held.parts[place - 1])
                grid.at(period, place) = Figure{.status = FigureStatus::Suppressed};
    }
}

} // namespace sc
