// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sc {

/// Points of the National Grid in square cells, for the nearest of many.
class PointGrid {
public:
    PointGrid() = default;
    explicit PointGrid(const std::vector<GridPoint> &points);

    /// The place in the list of the point nearest to `from`, and how far it is; -1 where none lies
    /// within so many metres. Of equals the first in the list.
    struct Nearest {
        int index = -1;
        double metres = 0.0;
    };
    [[nodiscard]] Nearest nearest(GridPoint from, double within) const;

private:
    struct Entry {
        GridPoint point;
        int index = -1;
    };
    using Range = std::pair<std::uint32_t, std::uint32_t>;

    void lookIn(int column, int row, GridPoint from, Nearest &best) const;

    std::vector<Entry> m_entries; ///< cell by cell
    std::unordered_map<std::int64_t, Range> m_cells;
};

} // namespace sc
