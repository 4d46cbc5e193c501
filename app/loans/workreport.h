// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "core/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What was done with the kits of a loan, where, and what was left behind.
struct WorkReport {
    Id id{};
    Id loan{};
    std::string place{}; ///< words for where
    std::optional<LatLon> position{};
    std::optional<double> hours{}; ///< of everybody together
    std::optional<std::int64_t> bags{};
    std::string leftBehind{}; ///< parts separated by semicolons: "2 sharps; fly-tip; broken bench"
    std::int64_t sharps = 0;  ///< of these words; each becomes a report
    std::int64_t flyTips = 0;
    std::string note{}; ///< what was done
    std::optional<Instant> madeAt{};
    std::string by{};
    Id champion{}; ///< the borrower
    bool deleted = false;

    bool operator==(const WorkReport &) const = default;
};

struct LeftBehind {
    std::int64_t sharps = 0;
    std::int64_t flyTips = 0;
};

/// Reads "2 needles; a fly-tip by the gate". "None", "no sharps or fly-tips", "did not find any
/// needles" and "needles were not seen" are nothing; what was not removed is there.
[[nodiscard]] LeftBehind leftBehindIn(std::string_view text);

/// Codes: missing, out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const WorkReport &report);
/// No stray spaces; sharps and fly-tips counted out of the words.
[[nodiscard]] WorkReport tidied(WorkReport report);

/// Hours as minutes shared out evenly; whoever comes first has what is over.
[[nodiscard]] std::vector<std::int64_t> sharedMinutes(double hours, std::size_t people);

} // namespace sc
