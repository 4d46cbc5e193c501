// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/indicatorstore.h"
#include "indicators/quarterreport.h"

#include <string>
#include <vector>

namespace sc {

/// The records behind a line of a report that people are shown: none behind a figure that is held
/// back or not kept, nor those that count for nothing, but in a share, where those that spoil it
/// come first: that is what people look for.
[[nodiscard]] Result<std::vector<RecordBehind>>
recordsToTell(Database &database, const QuarterReport &report, const QuarterLine &line);

/// What to say where there are none.
[[nodiscard]] std::string noRecordsWords(const QuarterLine &line);

} // namespace sc
