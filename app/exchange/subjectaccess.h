// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/erasurestore.h"
#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sc {

struct SubjectAccess {
    std::string json; ///< the file
    std::string csv;  ///< the same, one field a row
    std::int64_t records = 0;
    /// What else seems to name the person and is in neither file, as ErasureResult tells it:
    /// somebody has to look whether they may have it.
    std::vector<std::string> mentions;
};

/// Writes everything that is held about a person into a folder (made where it is not there): every
/// record that points to them, of whatever type, deleted ones too, with the steps of their reports
/// and what was done to their own record. Of whoever asked for a pick, the pick alone.
/// `subject-access.json` and `subject-access.csv`; neither has their name in the file's name.
[[nodiscard]] Result<SubjectAccess> writeSubjectAccess(Database &database,
                                                       ErasureStore::Whose whose, const Id &id,
                                                       const std::string &folder);

} // namespace sc
