// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/assessment.h"
#include "storage/journal.h"

#include <optional>
#include <vector>

namespace sc {

/// Risk assessments on disk, every version of them.
class AssessmentStore {
public:
    explicit AssessmentStore(Database &database) : m_database(database) {}

    /// Writes the next version. Throws SQLite::Exception; PickActions is who checks and calls.
    Assessment write(Change &change, Assessment assessment);

    [[nodiscard]] Result<std::optional<Assessment>> latest(const Id &pick);
    /// Newest first.
    [[nodiscard]] Result<std::vector<Assessment>> versions(const Id &pick);

private:
    Database &m_database;
};

} // namespace sc
