// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"

#include <QString>

namespace sc {

/// How loans are put into words on a screen.
struct LoanWords {
    [[nodiscard]] static QString stateKey(const Loan &loan, Day today); ///< of Theme.stateInk()
    [[nodiscard]] static QString stateWord(const Loan &loan, Day today);
    [[nodiscard]] static QString days(const Loan &loan); ///< "Sat 3 May to Mon 5 May"
    [[nodiscard]] static QString step(const QString &action);
    [[nodiscard]] static QString rules(std::string_view codes);  ///< of the gate, between spaces
    [[nodiscard]] static QString outcomes(const LoanLine &line); ///< "2 in order, 1 damaged"
    /// What a button says that takes the step: "Hand over".
    [[nodiscard]] static QString button(std::string_view action);
};

} // namespace sc
