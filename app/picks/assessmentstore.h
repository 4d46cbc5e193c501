// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/assessment.h"
#include "picks/pick.h"
#include "storage/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// Risk assessments on disk, every version of them.
class AssessmentStore {
public:
    explicit AssessmentStore(Database &database) : m_database(database) {}

    /// Writes the next version, made for the place the pick has now. Throws SQLite::Exception;
    /// PickActions is who checks and calls.
    Assessment write(Change &change, Assessment assessment);

    [[nodiscard]] Result<std::optional<Assessment>> latest(const Id &pick);
    /// Newest first.
    [[nodiscard]] Result<std::vector<Assessment>> versions(const Id &pick);

    /// The place a version was made for, in words: "Mill Lane, Harbour (NZ 2880 1450)"; empty where
    /// it is not known.
    [[nodiscard]] std::string placeOf(const Assessment &assessment);

private:
    Database &m_database;
};

/// Whether the place of the pick is another than the one the assessment was made for: the same
/// difference that takes an approval back. Never so where it is not known what it was made for.
[[nodiscard]] bool isForAnotherPlace(const Assessment &assessment, const Pick &pick);

} // namespace sc
