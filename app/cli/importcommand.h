// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sc::cli {

/// import KIND FILE
[[nodiscard]] Result<ExitCode> importRecords(Context &context);

} // namespace sc::cli
