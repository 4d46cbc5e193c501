// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"

namespace sc {

/// Whether an edge of the ring crosses another, as in an eight: its area would be the difference of
/// the halves. Edges that only touch do not cross.
[[nodiscard]] bool crossesItself(const Ring &ring);

} // namespace sc
