// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <filesystem>
#include <string_view>

namespace sc {

/// Writes a file whole or not at all, and on the disk (folder entry too) before it returns: a name
/// of its own first, then renamed; never over records or keys. CannotWrite, DiskFull.
[[nodiscard]] Result<void> writeDurably(const std::filesystem::path &file, std::string_view bytes);

/// Whether that is likely to succeed: for what must not be begun otherwise. Leaves nothing.
[[nodiscard]] Result<void> canWriteDurably(const std::filesystem::path &file);

} // namespace sc
