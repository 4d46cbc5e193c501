// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A resident volunteer. An anonymous champion has a number and nothing else.
struct Champion {
    Id id;
    std::string number; ///< as the council gives it; "41" and "041" are the same
    std::string name;
    std::string email;
    std::string phone;
    std::string address;
    std::string postcode;
    std::string preferredContact;  ///< one of kContactWays, or empty
    std::string status = "active"; ///< one of kChampionStatuses
    std::optional<std::chrono::year_month_day> joinedOn;
    Id area;
    std::optional<Instant> lastHeardAt;
    bool deleted = false;

    bool operator==(const Champion &) const = default;
};

inline constexpr std::array<std::string_view, 4> kChampionStatuses{"prospective", "active",
                                                                   "resting", "left"};
inline constexpr std::array<std::string_view, 5> kContactWays{"phone", "text", "email", "post",
                                                              "visit"};

/// Every rule that the champion breaks; empty when it may be saved. Codes: missing, unknown_code,
/// out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const Champion &champion);

/// Puts what was typed into the form it is kept in: no stray spaces, postcode spaced, e-mail as
/// typed.
[[nodiscard]] Champion tidied(Champion champion);

/// "J. Pearson (41)", or "Champion 41" where there is no name.
[[nodiscard]] std::string displayName(const Champion &champion);

} // namespace sc
