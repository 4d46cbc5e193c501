// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/quarterreport.h"
#include "quarterly/frozen.h"

#include <cstddef>
#include <optional>
#include <string>

namespace sc {

/// What a quarter's figures are to those that were sent.
struct SinceFrozen {
    FrozenQuarter frozen{};  ///< the latest
    std::size_t times = 1;   ///< how often the quarter was frozen
    std::size_t changed = 0; ///< figures of the report whose value or status is another now
};

/// Nothing where the quarter was never frozen.
[[nodiscard]] Result<std::optional<SinceFrozen>> sinceFrozen(Database &database,
                                                             const QuarterReport &report);

/// "Sent as frozen on 20 November 2026 by H. Obi. 12 figures have changed since."
[[nodiscard]] std::string sinceFrozenWords(const SinceFrozen &since);

} // namespace sc
