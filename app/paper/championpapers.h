// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"
#include "paper/sheet.h"

namespace sc {

class Database;

/// Thanks for the hours a champion gave: the hours are those of the credits issued to them,
/// corrections taken off. Refused as `out_of_range` where there are none yet.
[[nodiscard]] Result<Sheet> creditCertificate(Database &database, const Id &id);

/// What somebody new takes home: what a champion does, what never to touch, and how to tell us.
[[nodiscard]] Result<Sheet> inductionPack(Database &database, const Id &id);

} // namespace sc
