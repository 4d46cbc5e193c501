// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importers.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace sc {

/// The columns of FixMyStreet's own export, in its order.
inline constexpr std::array<std::string_view, 22> kFixMyStreetHeader{
    "Report ID",  "Title",       "Detail",       "User Name",  "Category", "Subcategory",
    "Created",    "Confirmed",   "Acknowledged", "Fixed",      "Closed",   "Status",
    "Latitude",   "Longitude",   "Query",        "Ward",       "Easting",  "Northing",
    "Report URL", "Device Type", "Site Used",    "Reported As"};

/// Whether a header is that of FixMyStreet's export, in any order and case.
[[nodiscard]] bool isFixMyStreet(const Columns &columns);

[[nodiscard]] std::unique_ptr<RowImporter> fixMyStreetImporter(Database &database);

/// Our state for one of FixMyStreet's or a council's own words for it; empty where none fits.
[[nodiscard]] std::string statusFromFixMyStreet(std::string_view status);
/// The nearest of FixMyStreet's words.
[[nodiscard]] std::string_view statusForFixMyStreet(std::string_view status);

/// Our category for a name used there: by our own labels first, then by the words that every
/// council's spelling of it has in common. Empty where none fits.
[[nodiscard]] std::string categoryFromFixMyStreet(std::string_view name);

} // namespace sc
