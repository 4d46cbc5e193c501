// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <string>

namespace sc {

class Database;

struct SubjectAccess {
    std::string json; ///< the file
    std::string csv;  ///< the same, one field a row
    std::int64_t records = 0;
};

/// Writes everything that is held about a champion into a folder (made where it is not there):
/// every record that points to them, of whatever type, deleted ones too, with the steps of their
/// reports and what was done to their own record. `subject-access.json` and `subject-access.csv`;
/// neither has their name in the file's name.
[[nodiscard]] Result<SubjectAccess> writeSubjectAccess(Database &database, const Id &champion,
                                                       const std::string &folder);

} // namespace sc
