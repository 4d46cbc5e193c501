// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <SQLiteCpp/Database.h>

#include <memory>
#include <string>

namespace sc {

/// Opens somebody else's SQLite file to read map data from it: read-only, defensive, with no
/// functions or virtual tables run from its schema, and with values limited to 16 MB.
[[nodiscard]] Result<std::unique_ptr<SQLite::Database>> openMapPack(const std::string &path);

/// What went wrong with a pack, in a sentence that names it.
[[nodiscard]] Error packError(const std::string &path, const SQLite::Exception &problem);

/// A name as SQL writes it inside double quotes.
[[nodiscard]] std::string quotedName(const std::string &name);

} // namespace sc
