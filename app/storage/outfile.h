// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <filesystem>
#include <string_view>

namespace sc {

/// Writes a file that somebody asked for, whole or not at all, and never over records or keys: see
/// refuseOverRecords(). CannotWrite.
[[nodiscard]] Result<void> writeWhole(const std::filesystem::path &file, std::string_view bytes);

} // namespace sc
