// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importers.h"
#include "exchange/namestore.h"
#include "loans/loan.h"
#include "loans/suspensionstore.h"

#include <string_view>
#include <vector>

namespace sc {

/// What a file says of how a loan went, and only a file may say: when it went out and came back,
/// who answered for rules passed over, why it was cancelled or written off. Columns that are not
/// there, and empty cells, say nothing. Refused: bad_date, wrong_type.
[[nodiscard]] Result<void> takeProgress(const Columns &columns, const CsvRow &row,
                                        LoanProgress &progress, NameStore &names);

/// Reads "K-001 Hoop: 3 issued, 2 ok, 1 damaged (bent); K-001 Sack: 20 issued" as it is exported.
/// Refused under `lines`: not_found, out_of_range.
[[nodiscard]] Result<std::vector<LoanLine>> loanLinesFrom(std::string_view text, const Loan &loan,
                                                          NameStore &names);

/// When and why a suspension was lifted. Refused: bad_date.
[[nodiscard]] Result<void> takeLifting(const Columns &columns, const CsvRow &row,
                                       Suspension &suspension, NameStore &names);

} // namespace sc
