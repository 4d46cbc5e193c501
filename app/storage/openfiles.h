// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <filesystem>
#include <functional>

struct sqlite3;

namespace sc {

/// The files that SQLite has open in this process. POSIX takes every lock that a process has on a
/// file away with the first handle of it that is closed, so these are looked into through SQLite
/// alone. Opened and closed in any other way, the records would stand without a lock: the next
/// program that reads them would take itself for the last to use them, and delete the log with all
/// that is not folded in yet.
class OpenFiles {
public:
    /// From now until the connection is closed.
    static void note(sqlite3 *connection, const std::filesystem::path &path);
    [[nodiscard]] static bool has(const std::filesystem::path &path);
    /// Runs `look`, and lets SQLite open no file meanwhile. False, and nothing is run, where the
    /// file is open already.
    [[nodiscard]] static bool lookInto(const std::filesystem::path &path,
                                       const std::function<void()> &look);
};

/// Refuses to read the records that are open here as if they were a list, a picture or a bundle.
[[nodiscard]] Result<void> refuseOpenRecords(const std::filesystem::path &path);

} // namespace sc
