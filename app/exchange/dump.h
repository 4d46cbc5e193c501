// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <functional>
#include <span>
#include <string_view>

namespace sc {

class Database;

/// The types `dump` and `apply` know, in the order they are dumped.
[[nodiscard]] std::span<const std::string_view> exchangedTypes();

/// Every live record as one flat JSON object a line: `type`, `id`, `ref`, then the fields of the
/// data dictionary, keys and rows in a fixed order that does not depend on this PC. An empty
/// `type` means all. `take` is given each line without its end.
[[nodiscard]] Result<void> dumpRecords(Database &database, std::string_view type,
                                       const std::function<void(std::string_view)> &take);

} // namespace sc
