// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/figures.h"
#include "picks/pick.h"

#include <string>
#include <string_view>

namespace sc {

/// "the litter pick Riverside clean on 4 July 2026 at 10:00".
[[nodiscard]] std::string pickInWords(const Pick &pick);
/// Ready to send to somebody on the roster of a pick that is cancelled.
[[nodiscard]] std::string cancellationText(const Pick &pick, std::string_view name,
                                           std::string_view note);
/// Thanks to somebody who came, with what the day came to.
[[nodiscard]] std::string thankYouText(const Pick &pick, std::string_view name,
                                       const RosterTotals &totals);

} // namespace sc
