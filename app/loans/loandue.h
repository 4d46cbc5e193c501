// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "loans/loan.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A loan that is out and due, or soon will be.
struct DueLoan {
    Loan loan{};
    std::string borrower{};          ///< "J. Pearson (41)"
    std::vector<std::string> kits{}; ///< labels
    int daysLate = 0;                ///< below zero: days left
    bool snoozed = false;
    int reminders = 0; ///< so far
};

/// All that one borrower is to be reminded of.
struct ReminderBundle {
    Id champion{};
    std::string name{}; ///< as a letter begins: "Joan Pearson"
    std::string phone{};
    std::string email{};
    std::string address{};        ///< lines, with the postcode
    bool isQuiet = false;         ///< asked not to be contacted
    std::vector<DueLoan> loans{}; ///< overdue first
};

/// The words of a reminder. `how` is letter, email or phone; an e-mail begins with its subject.
[[nodiscard]] std::string reminderText(const ReminderBundle &bundle, std::string_view how,
                                       Day today, std::string_view council);
/// What stands in the way of reminding them so; empty where nothing does. Not for their eyes.
[[nodiscard]] std::string reminderHint(const ReminderBundle &bundle, std::string_view how);
/// "3 days late", "due today", "due in 2 days".
[[nodiscard]] std::string lateness(int daysLate);

} // namespace sc
