// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <filesystem>
#include <string>

namespace sc {

/// "2026-11-21-091400": when a backup was made, in its name.
[[nodiscard]] std::string datedName(Instant at);

/// Takes away which backups of one label are too many, with their photos.
/// Copies made while the clock of this PC was ahead never count as the newest: they would push out
/// every one made after it was set right.
void dropOldestBackups(const std::filesystem::path &folder, const std::string &stem,
                       const std::string &label, Instant now);

} // namespace sc
