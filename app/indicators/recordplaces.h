// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "core/polygon.h"
#include "indicators/figures.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace sc {

/// Where the records behind an indicator are: those of the period that have a place, for one area
/// or (kWholeCouncil) all; at most so many.
[[nodiscard]] Result<std::vector<LatLon>>
placesBehind(Database &database, const IndicatorDefinition &one, const Period &period,
             const std::string &areaCode, std::size_t most);

struct WardOutline {
    std::string code{};
    std::string area{}; ///< code; empty where it belongs to none
    MultiPolygon shape{};
};

/// The wards' boundaries in force, in degrees.
[[nodiscard]] Result<std::vector<WardOutline>> wardOutlines(Database &database);

/// The record that people open to see another: the pick of an attendance, the loan of a work
/// report, the champion of a training; any other is its own. Empty type: it has no page.
struct RecordPage {
    std::string type{};
    Id record{};
};
[[nodiscard]] Result<RecordPage> pageOf(Database &database, const std::string &type,
                                        const Id &record);

} // namespace sc
