// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "storage/recordtable.h"

#include <span>

namespace sc {

/// The columns of a loan's own row and of its lines; for the stores of this folder.
[[nodiscard]] std::span<const RecordColumn<Loan>> loanColumns();
[[nodiscard]] std::span<const RecordColumn<LoanLine>> loanLineColumns();

} // namespace sc
