// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/figures.h"

#include <vector>

namespace sc {

/// Which of some cells are not told, so that nobody can be found out: those of 1 to `below` − 1
/// people; and, where the total is told, so many of the next smallest that at least two are held
/// back with `below` people or more between them, or the total would give them away. Zeros are
/// told.
struct Suppressed {
    bool total = false;
    std::vector<bool> parts{};

    bool operator==(const Suppressed &) const = default;
};
[[nodiscard]] Suppressed suppressedOf(double total, const std::vector<double> &parts, int below);

/// Takes those figures out of a grid (the council first, then the parts), period by period.
void suppress(FigureGrid &grid, std::size_t periods, int below);

} // namespace sc
