// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace sc::cli {

/// Runs what stands behind the program's name and gives its exit code.
[[nodiscard]] int runCommandLine(std::span<const std::string> raw);

} // namespace sc::cli
