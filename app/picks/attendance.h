// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// One person on a pick's roster: a champion, or somebody known by name alone.
struct Attendance {
    Id id{};
    Id pick{};
    Id champion{};
    std::string name{}; ///< of who is no champion
    std::string role = "volunteer";
    std::string status = "booked";
    std::optional<int> minutes{};
    std::string minutesSource{}; ///< sheet, typed, default
    std::optional<int> bags{};
    std::string adjustReason{}; ///< why minutes or bags were corrected after the pick was closed
    bool child = false;
    Id adult{}; ///< the attendance of who looks after the child
    std::string emergencyContact{};
    bool briefed = false;
    bool signedSheet = false;
    std::optional<Instant> inAt{};
    std::optional<Instant> outAt{};
    std::int64_t position = 0; ///< the order people booked in; the waiting list moves up by it
    std::string note{};
    /// Who was typed as the adult in charge: number, name or id, looked up when it is saved.
    std::string adultTyped{};
    bool deleted = false;

    bool operator==(const Attendance &) const = default;
};

/// Attended or walked in.
[[nodiscard]] bool came(const Attendance &attendance);
/// Booked, attended or walked in: takes a place.
[[nodiscard]] bool takesPlace(const Attendance &attendance);

/// What is wrong with the row itself. Codes: missing, unknown_code, out_of_range, bad_date,
/// conflict (both a champion and a name).
[[nodiscard]] std::vector<Problem> problemsOf(const Attendance &attendance);
/// No stray spaces; minutes from in and out times where both are known. `before` is the row as it
/// was, or null: minutes that differ from it were typed and stand.
[[nodiscard]] Attendance tidied(Attendance attendance, const Attendance *before);

} // namespace sc
