// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "loans/loan.h"

#include <string>
#include <vector>

namespace sc {

class Database;

/// Something the type of a kit says is looked at when it goes out, or when it is back.
struct LoanCheck {
    std::string kit{}; ///< label
    std::string text{};

    bool operator==(const LoanCheck &) const = default;
};

enum class CheckAt : std::uint8_t { HandOver, Return };

/// Of all kits of the loan, in the order of kits and lists.
[[nodiscard]] std::vector<LoanCheck> checksOf(Database &database, const Loan &loan, CheckAt at);

/// What is written down of a list: "Checked: clean. Not ticked: pickers counted". Ticked ones are
/// named as "clean", for all kits, or as "K-001: clean". Letter case is forgiven. Refused under
/// `checked`: not_found.
[[nodiscard]] Result<std::string> checkedWords(const std::vector<LoanCheck> &checks,
                                               const std::vector<std::string> &ticked);

} // namespace sc
