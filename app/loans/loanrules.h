// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <vector>

namespace sc {

/// The council's own rules for lending.
struct LoanRules {
    /// Codes of courses; who borrows or uses a kit has one of them in date.
    std::vector<std::string> courses{"safety_briefing", "tool_use"};
    bool signEachLoan = false; ///< else one signature holds until the words change
    int dueSoonDays = 3;
    bool suspendLate = false; ///< by itself, when a loan comes back late
    int suspendAfter = 7;     ///< more than so many days late
    int suspendDays = 28;

    bool operator==(const LoanRules &) const = default;
};

/// Codes: missing, out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const LoanRules &rules);

} // namespace sc
