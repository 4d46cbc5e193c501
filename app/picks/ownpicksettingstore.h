// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <set>
#include <string>

namespace sc {

/// Codes of the hazards that the council added, changed or hid; what it left as shipped is not
/// among them.
[[nodiscard]] Result<std::set<std::string>> ownHazardCodes(Database &database);
/// Whether the council has rules for picks of its own.
[[nodiscard]] Result<bool> hasOwnPickRules(Database &database);

} // namespace sc
