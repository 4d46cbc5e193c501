// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

struct sqlite3;

namespace sc {

/// Replaces what a connection in memory holds by the bytes of a database file.
void loadImage(sqlite3 *handle, const std::string &bytes);
[[nodiscard]] std::string imageOf(sqlite3 *handle);

/// The empty database, kept from the first one in memory that was made in this process.
void loadMadeImage(sqlite3 *handle);
void keepMadeImage(sqlite3 *handle);

} // namespace sc
