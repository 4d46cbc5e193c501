// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sc {

class Database;

/// The schema this program writes: the number of the last file in db/migrations. Opening fails
/// unless the steps end exactly here, so a step lost in the build cannot pass unseen.
inline constexpr int kSchemaVersion = 21;

/// One file of db/migrations. `sql` may hold several statements, quotes, comments and triggers:
/// SQLite's own parser reads them.
struct MigrationStep {
    int version = 0;
    std::string name;
    std::string sql;
};

/// Brings a database to a schema version, each step with its number in one transaction. Before the
/// first step of an existing file a backup is made and verified.
class Migrator {
public:
    explicit Migrator(Database &database);
    /// For tests: other steps, another goal.
    Migrator(Database &database, std::vector<MigrationStep> steps, int goal);

    /// NewerVersion when the file is ahead of the program. With `mayNotWrite` an older file is
    /// refused with a sentence that says how to bring it up to date.
    [[nodiscard]] Result<void> bringUpToDate(bool mayNotWrite = false);

    /// The shipped steps, in order.
    [[nodiscard]] static std::vector<MigrationStep> shippedSteps();
    [[nodiscard]] static std::unexpected<Error> newerVersion(const std::filesystem::path &path,
                                                             int version);

private:
    [[nodiscard]] Result<int> currentVersion();
    [[nodiscard]] Result<void> apply(const MigrationStep &step);

    Database &m_database;
    std::vector<MigrationStep> m_steps;
    int m_goal;
};

} // namespace sc
