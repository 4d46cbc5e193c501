// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/order.h"
#include "loans/loanstore.h"

namespace sc {

/// The actions on a loan: reserve, ready, hand_over, lend_now, sign, return, account,
/// mark_incomplete, work_done, close, extend, cancel, no_show, write_off, remind, snooze,
/// settle_clash. Gives the loan as it is afterwards.
[[nodiscard]] Result<Loan> carryOutForLoan(LoanStore &store, Change &change, const Order &order,
                                           const Loan &loan, NameStore &names);

/// What was left behind, given as objects ({"kind":"sharps","count":2}), as the words it is kept
/// as. Anything else stays as it is.
[[nodiscard]] Json leftBehindAsWords(const Json &given);

} // namespace sc
