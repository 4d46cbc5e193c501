// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLockFile>

#include <chrono>
#include <filesystem>
#include <memory>

namespace sc {

/// One process owns a database for writing: this is its claim, kept in "NAME.lock" beside the file
/// and let go when the process ends, however it ends.
class FileOwnership {
public:
    /// InUse after `wait` if another process holds the file; the message names it.
    [[nodiscard]] static Result<std::unique_ptr<FileOwnership>>
    claim(const std::filesystem::path &database, std::chrono::milliseconds wait);

private:
    explicit FileOwnership(const QString &lockPath) : m_lock(lockPath) {}

    QLockFile m_lock;
};

} // namespace sc
