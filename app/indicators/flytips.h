// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/figures.h"
#include "storage/database.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sc {

/// Fly-tipping incidents of a quarter in the shape of the national return: each incident has one
/// land type, one primary waste type and one size.
struct FlyTipLine {
    FigurePlace place{};
    std::int64_t total = 0;
    std::map<std::string, std::int64_t> land{}; ///< by code; what was not said is "other"
    std::map<std::string, std::int64_t> waste{};
    std::map<std::string, std::int64_t> size{}; ///< what was not said is ""
    std::map<std::string, std::int64_t> actions{};
};

/// The council first, then areas by code, then (where there are any) those in no area. Nothing for
/// a quarter that has not begun or was over before anything was recorded.
[[nodiscard]] Result<std::vector<FlyTipLine>> flyTipReturn(Database &database,
                                                           const Quarter &quarter);

/// A record that the return counts, and all that it counts for: "N|railway|asbestos|single_item".
struct FlyTipRecord {
    Id record{}; ///< a report, or an action against one
    std::string said{};
};
/// The fly-tips of a quarter and the actions taken in it, by record.
[[nodiscard]] Result<std::vector<FlyTipRecord>> flyTipRecords(Database &database,
                                                              const Quarter &quarter);

/// Every number of a line with its heading; the ids never change: `total`, `land.railway`,
/// `size.not_recorded`, `actions`, `action.prosecution`.
struct FlyTipCell {
    std::string id{};
    std::string heading{};
    std::int64_t count = 0;
};
[[nodiscard]] std::vector<FlyTipCell> flyTipCells(const FlyTipLine &line);

/// The headings of the published national files, in their order.
struct FlyTipHeading {
    std::string_view code;
    std::string_view heading;
};
[[nodiscard]] std::span<const FlyTipHeading> landHeadings();
[[nodiscard]] std::span<const FlyTipHeading> wasteHeadings();
[[nodiscard]] std::span<const FlyTipHeading> sizeHeadings();
[[nodiscard]] std::span<const FlyTipHeading> actionHeadings();
/// `2026-27 Qtr1`
[[nodiscard]] std::string wasteDataFlowLabel(const Quarter &quarter);

} // namespace sc
