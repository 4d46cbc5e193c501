// SPDX-License-Identifier: GPL-3.0-or-later
// What opening a file and working with it share; for their own files only.
#pragma once

#include "core/error.h"

#include <filesystem>
#include <functional>
#include <string>

namespace sc {

/// What went wrong with a file, and the one remedy that fits: no room is kept for guessing.
[[nodiscard]] std::string remedy(ErrorKind kind, const std::string &file);

/// Whether no log waits beside it to be folded in.
[[nodiscard]] bool closedInOrder(const std::filesystem::path &path);

/// A path as SQLite takes it. As it stands: without a look at what lies beside it, and without
/// anything laid there.
[[nodiscard]] std::string uriOf(const std::filesystem::path &path, bool asItStands);

/// Opens for reading, as it stands where it cannot be otherwise. `open` is told whether.
[[nodiscard]] Result<void> openToRead(const std::filesystem::path &path,
                                      const std::function<Result<void>(bool)> &open);

} // namespace sc
