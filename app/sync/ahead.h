// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace sc {

class Database;

/// Entries held beyond a gap: by the number of their stream here and that of the first of them, the
/// hash of the entry before, which is not here.
using AheadRuns = std::map<std::pair<std::int64_t, std::int64_t>, std::string>;

[[nodiscard]] AheadRuns aheadRuns(Database &database);
void setAheadRuns(Database &database, const AheadRuns &runs);

} // namespace sc
