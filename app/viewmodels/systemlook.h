// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace sc {

/// True where the desktop has been told to show no animations.
[[nodiscard]] bool systemAsksForStillness();

/// "21 November 2026 at 09:14".
[[nodiscard]] QString fileTimeWords(std::filesystem::file_time_type at);

} // namespace sc
