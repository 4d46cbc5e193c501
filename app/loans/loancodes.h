// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/codes.h"

namespace sc {

/// The states of a loan, in the order people meet them.
[[nodiscard]] std::span<const Code> loanStatuses();
/// What may become of a thing that was handed over.
[[nodiscard]] std::span<const Code> lineOutcomes();
/// How a disclaimer was signed.
[[nodiscard]] std::span<const Code> signatureWays();
/// How somebody is reminded.
[[nodiscard]] std::span<const Code> reminderWays();
/// The rules of the gate at hand-over.
[[nodiscard]] std::span<const Code> gateRules();
/// What may be odd about the sacks of a loan.
[[nodiscard]] std::span<const Code> sackFlags();

} // namespace sc
