// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/json.h"
#include "exchange/namestore.h"
#include "storage/history.h"

#include <string>
#include <vector>

namespace sc {

/// What was done to a record, in words, one line a change: "2026-05-03T09:15:00Z  Jo  changed
/// description from … to …". A step through the states is one line, its note included.
[[nodiscard]] std::vector<std::string> historyLines(const std::vector<HistoryEntry> &entries,
                                                    NameStore &names);

/// The same for machines.
[[nodiscard]] Json historyJson(const std::vector<HistoryEntry> &entries, NameStore &names);

} // namespace sc
