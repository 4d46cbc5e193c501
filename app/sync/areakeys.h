// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/ownpc.h"

#include <set>
#include <string>
#include <vector>

namespace sc {

/// Refused: `area` `missing` or `unknown`.
[[nodiscard]] Result<std::set<Id>> areasOf(Database &database,
                                           const std::vector<std::string> &codes);
/// Grants a PC these of its scopes. One of which this PC, which keeps the root, has no key gets a
/// new one, and so do this PC and all others of that area.
[[nodiscard]] Result<void> giveKeys(Database &database, Change &change, OwnPc &own,
                                    const Certificate &device, const std::set<Id> &scopes);
/// Certifies this PC for those of the areas that it is not certified for.
[[nodiscard]] Result<void> widenOwn(Database &database, Change &change, OwnPc &own,
                                    const std::set<Id> &areas);

} // namespace sc
