// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/session.h"

namespace sc {

/// Has a second PC of another team write what contradicts this one's records, and takes it in: for
/// pictures of what people decide. Once is enough; the same every time on the sample borough.
void contradictFromAnotherPc(Session &session);

} // namespace sc
