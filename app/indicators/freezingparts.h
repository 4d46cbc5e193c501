// SPDX-License-Identifier: GPL-3.0-or-later
// What freezing and comparing share; for their own files only.
#pragma once

#include "indicators/freezing.h"

namespace sc {

using KeptFigures = std::vector<FrozenFigure>;
using KeptIndicators = std::vector<FrozenIndicator>;

/// All that is kept of a quarter.
struct Kept {
    KeptFigures figures{};
    KeptIndicators indicators{};
};

/// The quarter as the records say now. `stopped` is told how far it is; true ends it (Cancelled).
[[nodiscard]] Result<Kept> keptOf(Database &database, const Quarter &quarter, int suppressBelow,
                                  const std::function<bool(double)> &stopped);

/// A number as it is compared: to four decimal places, "-" where there is none.
[[nodiscard]] std::string frozenText(const std::optional<double> &value);

/// Records that point to this one, and the answers that its champion was given: a change to one of
/// them may make it count otherwise. Empty where they cannot be read.
[[nodiscard]] std::vector<Id> relatedRecords(Database &database, std::string_view type,
                                             const Id &record);

} // namespace sc
