// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A meeting to go to: of residents, of a group, with councillors. It stands in the calendar.
struct Meeting {
    Id id{};
    std::string title{};
    std::optional<Instant> startsAt{};
    std::optional<std::int64_t> minutes{}; ///< 1 to 1,440
    std::string venue{};                   ///< where, in words
    Id area{};
    std::string note{};
    bool deleted = false;

    bool operator==(const Meeting &) const = default;
};

/// Codes: missing (title, starts_at), out_of_range (a title or venue beyond 200 characters, a note
/// beyond 4,000, minutes).
[[nodiscard]] std::vector<Problem> problemsOf(const Meeting &meeting);

} // namespace sc
