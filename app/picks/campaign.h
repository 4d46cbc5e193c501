// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A span of picks with goals, such as a Big Spring Clean.
struct Campaign {
    Id id{};
    std::string title{};
    std::optional<Day> startsOn{};
    std::optional<Day> endsOn{};
    std::optional<int> goalPicks{};
    std::optional<int> goalBags{};
    std::optional<int> goalVolunteers{};
    bool deleted = false;

    bool operator==(const Campaign &) const = default;
};

/// What picks have come to. Measured and estimated kilograms stand apart. `volunteers` are
/// different people: a champion who came to three picks is one, and so is each name on one roster.
struct PickTotals {
    int planned = 0; ///< not yet held and not cancelled
    int held = 0;    ///< begun, or closed
    int cancelled = 0;
    std::int64_t bags = 0;
    std::int64_t volunteers = 0;
    std::int64_t attendances = 0;
    std::int64_t minutes = 0;
    double kgMeasured = 0.0;
    double kgEstimated = 0.0;

    [[nodiscard]] double hours() const { return static_cast<double>(minutes) / 60.0; }
    bool operator==(const PickTotals &) const = default;
};

/// A line of a league: an area or a group with its totals.
struct LeagueLine {
    Id who{}; ///< null: picks of no area or group
    std::string name{};
    PickTotals totals{};
};

/// Codes: missing, bad_date, out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const Campaign &campaign);

} // namespace sc
