// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrator.h"

#include "storage/backup.h"
#include "storage/database.h"
#include "storage/location.h"

#include <SQLiteCpp/Database.h>

#include <QDir>
#include <QFile>

#include <algorithm>

// In a static library the resources are only linked when somebody asks for them by name.
static void linkMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace sc {

Migrator::Migrator(Database &database) : Migrator(database, shippedSteps(), kSchemaVersion) {}

Migrator::Migrator(Database &database, std::vector<MigrationStep> steps, int goal)
    : m_database(database), m_steps(std::move(steps)), m_goal(goal)
{}

std::vector<MigrationStep> Migrator::shippedSteps()
{
    linkMigrations();
    std::vector<MigrationStep> steps;
    const QDir folder(QStringLiteral(":/migrations"));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            steps.push_back(
                {name.left(4).toInt(), name.toStdString(), file.readAll().toStdString()});
    }
    return steps;
}

std::unexpected<Error> Migrator::newerVersion(const std::filesystem::path &path, int version)
{
    return failure(ErrorKind::NewerVersion,
                   "The file " + path.string() +
                       " was written by a later version of Street Champions "
                       "(format " +
                       std::to_string(version) + "; this program knows " +
                       std::to_string(kSchemaVersion) +
                       "). Install the later version on this PC. The file has not been changed.");
}

Result<int> Migrator::currentVersion()
{
    return m_database.attempt([&] {
        Query version = m_database.query("PRAGMA user_version");
        version.step();
        return static_cast<int>(version.integer(0));
    });
}

Result<void> Migrator::apply(const MigrationStep &step)
{
    const JournalWrite allowed(m_database);
    const auto applied = m_database.attemptResult([&]() -> Result<void> {
        m_database.execute("BEGIN IMMEDIATE");
        m_database.execute(step.sql);
        if (!m_database.inTransaction())
            return failure(ErrorKind::Internal, step.name + " ends its own transaction");
        m_database.execute("PRAGMA user_version = " + std::to_string(step.version) + "; COMMIT");
        return {};
    });
    if (!applied && m_database.inTransaction()) {
        const auto undone = m_database.attempt([&] { m_database.execute("ROLLBACK"); });
        static_cast<void>(undone); // SQLite has rolled back by itself where this fails
    }
    return applied;
}

Result<void> Migrator::bringUpToDate(bool mayNotWrite)
{
    const auto before = currentVersion();
    if (!before)
        return std::unexpected(before.error());
    if (*before > m_goal)
        return newerVersion(m_database.path(), *before);
    if (*before == m_goal)
        return {};
    if (mayNotWrite)
        return failure(
            ErrorKind::ReadOnly,
            "The file " + m_database.path().string() +
                " was written by an earlier version. Open it once in Street Champions to "
                "bring it up to date.");
    if (*before > 0 && !m_database.isInMemory()) {
        if (auto kept = Backups(m_database).make("before-upgrade"); !kept)
            return std::unexpected(kept.error());
    }
    if (*before == 0) {
        auto marked = m_database.attempt([&] {
            m_database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        });
        if (!marked)
            return marked;
    }
    int reached = *before;
    for (const MigrationStep &step : m_steps) {
        if (step.version <= reached)
            continue;
        if (step.version != reached + 1)
            return failure(ErrorKind::Internal, "A step is missing before " + step.name);
        if (auto applied = apply(step); !applied)
            return applied;
        reached = step.version;
    }
    if (reached != m_goal)
        return failure(ErrorKind::Internal, "The database reached format " +
                                                std::to_string(reached) + " instead of " +
                                                std::to_string(m_goal));
    return {};
}

} // namespace sc
