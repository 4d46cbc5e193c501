// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/erasurestore.h"

#include <string_view>

namespace sc {

/// Takes a person's data out for good, see ErasureStore, and settles the rosters to come they were
/// on, in the same change: their places are cancelled, the children in their care with them, and
/// who waits longest moves up. The one way the window and the command line erase.
[[nodiscard]] Result<ErasureResult> erasePerson(Database &database, ErasureStore::Whose whose,
                                                const Id &id, std::string_view by,
                                                std::string_view why);

} // namespace sc
