// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/calendar.h"

namespace sc::cli {

/// Tells a quarter as it was frozen, every time it was: figures, definitions, and how many records
/// stood behind each. Refused (`not_found`) where it never was.
[[nodiscard]] Result<ExitCode> tellSent(Context &context, const Quarter &quarter);

} // namespace sc::cli
