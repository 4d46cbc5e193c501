// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sc {

class Database;

/// Notes records that were written here and name somebody whose erasure has just come: afterwards
/// nobody can tell any more. Part of a transaction; throws SQLite::Exception.
void noteErasedMentions(Database &database, const std::vector<std::string> &mentions);
/// Those noted in the last 28 days, the latest erasure first, each once: "N3-000123-K", "pick
/// UUID". Somebody has to look at them; the note ends by itself. Throws SQLite::Exception.
[[nodiscard]] std::vector<std::string> erasedMentions(Database &database);
[[nodiscard]] std::string mentionsInWords(const std::vector<std::string> &mentions);

} // namespace sc
