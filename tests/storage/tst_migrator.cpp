// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"
#include "storage/check.h"
#include "storage/migrator.h"
#include "support/scratch.h"

#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace sc;
using sc::test::Scratch;

namespace {

std::filesystem::path source(const char *name)
{
    return std::filesystem::path(qEnvironmentVariable("SC_SOURCE_DIR").toStdString()) / name;
}

/// Every table, index and trigger as SQLite keeps it, the shadow tables of searches left out.
std::string schemaOf(Database &database)
{
    Query rows = database.query(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND NOT (type = 'table' AND sql LIKE 'CREATE TABLE ''%') ORDER BY type DESC, name");
    std::string text;
    while (rows.step())
        text += rows.text(0) + ";\n\n";
    return text;
}

/// The shipped steps up to `version` in a file of its own.
void makeOld(const std::filesystem::path &path, int version)
{
    SQLite::Database old(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec("PRAGMA application_id = 1398031176");
    for (const MigrationStep &step : Migrator::shippedSteps())
        if (step.version <= version)
            old.exec(step.sql);
    old.exec("PRAGMA user_version = " + std::to_string(version));
}

} // namespace

class TestMigrator : public QObject {
    Q_OBJECT

    std::unique_ptr<Database> m_database;

    Result<void> run(std::vector<MigrationStep> steps, int goal)
    {
        return Migrator(*m_database, std::move(steps), goal).bringUpToDate();
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::move(*Database::inMemory());
        m_database->execute("PRAGMA user_version = 0");
    }

    void shipsContiguousStepsUpToItsVersion()
    {
        const auto steps = Migrator::shippedSteps();
        QCOMPARE(steps.size(), static_cast<std::size_t>(kSchemaVersion));
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i].version, static_cast<int>(i) + 1);
    }

    void readsQuotesCommentsAndTriggers()
    {
        const std::string sql = R"(
            -- a comment; with a semicolon
            CREATE TABLE note (words TEXT, "odd;name" TEXT); /* another; */
            CREATE TABLE log (words TEXT);
            CREATE TRIGGER noted AFTER INSERT ON note BEGIN
                INSERT INTO log VALUES (new.words || '; it''s');
                UPDATE note SET "odd;name" = CASE WHEN new.words = 'x' THEN 'END;' ELSE 'y' END;
            END;
            INSERT INTO note (words) VALUES ('x');)";
        QVERIFY(run({{1, "0001_quotes.sql", sql}}, 1));
        Query row = m_database->query("SELECT log.words, note.\"odd;name\" FROM log, note");
        QVERIFY(row.step());
        QCOMPARE(row.text(0), "x; it's");
        QCOMPARE(row.text(1), "END;");
    }

    void aFailingStepLeavesTheVersionBefore()
    {
        const auto done = run(
            {{1, "a", "CREATE TABLE a (x)"}, {2, "b", "CREATE TABLE b (x); CREATE TABLE b (x)"}},
            2);
        QVERIFY(!done);
        Query version = m_database->query("PRAGMA user_version");
        version.step();
        QCOMPARE(version.integer(0), 1);
        QVERIFY(!m_database->inTransaction());
        QVERIFY(!m_database->query("SELECT 1 FROM sqlite_schema WHERE name = 'b'").step());
    }

    void refusesAMissingStepAndAMissingEnd()
    {
        QVERIFY(!run({{2, "b", "SELECT 1"}}, 2));
        QVERIFY(!run({{1, "a", "SELECT 1"}}, 2));
        QVERIFY(!run({}, 3));
    }

    void refusesAStepThatEndsItsOwnTransaction()
    {
        QVERIFY(!run({{1, "a", "CREATE TABLE a (x); COMMIT"}}, 1));
    }

    void theSchemaIsTheGoldenOne()
    {
        const Scratch scratch;
        const auto fresh = scratch.open();
        const std::string schema = schemaOf(**fresh);
        if (qEnvironmentVariableIsSet("SC_UPDATE_GOLDEN"))
            Scratch::write(source("db/schema.sql"), schema);
        QCOMPARE(schema, Scratch::read(source("db/schema.sql")));
    }

    void everyOlderVersionIsBroughtUpToDate_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < kSchemaVersion; ++version)
            QTest::addRow("from %d", version) << version;
    }

    void everyOlderVersionIsBroughtUpToDate()
    {
        QFETCH(int, version);
        const Scratch scratch;
        makeOld(scratch.database(), version);
        const auto reader = scratch.open(OpenMode::ReadOnly);
        QVERIFY(!reader);
        const auto upgraded = scratch.open(OpenMode::ReadWrite);
        QVERIFY2(upgraded, upgraded ? "" : upgraded.error().message.c_str());
        QCOMPARE(schemaOf(**upgraded), Scratch::read(source("db/schema.sql")));
        const auto backups = Backups::list(scratch.database());
        QCOMPARE(backups.size(), 1U);
        QVERIFY(Backups::verify(backups.front().path));
    }

    void aGoldenOldDatabaseKeepsItsRecords_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("answer");
        QTest::newRow("the first version")
            << "v1.db" << "SELECT name FROM council" << "Haleby Borough Council";
        QTest::newRow("the version before merging")
            << "v11.db"
            << "SELECT (SELECT status FROM report) || ' ' || (SELECT name FROM champion_group) || "
               "' ' || "
               "(SELECT title FROM pick) || ' ' || (SELECT count(*) FROM attendance) || ' ' || "
               "(SELECT label FROM kit) || ' ' || (SELECT status FROM loan)"
            << "acknowledged Friends of Mill Beck Mill Beck tidy 1 K001 reserved";
        // What PCs have told stood under their certificates; who was only invited keeps that.
        QTest::newRow("what other PCs were known to have, before PCs of one certificate were told "
                      "apart")
            << "v16.db"
            << "SELECT (SELECT group_concat(lower(hex(substr(peer, 16))) || ' ' || seq, ', ') FROM "
               "(SELECT peer, seq FROM sync_peer_has ORDER BY peer, seq)) || '; ' || (SELECT "
               "group_concat(lower(hex(substr(journal, 16))) || ' ' || lower(hex(substr(device, "
               "16))) || ' ' || made_at || ' ' || received_at || ' ' || clock_ahead, ', ') FROM "
               "(SELECT * FROM sync_writer ORDER BY journal)) || '; ' || (SELECT "
               "lower(hex(substr(peer, 16))) FROM sync_peer_wants) || '; ' || (SELECT reason || "
               "coalesce(claimed, ' unnamed') FROM sync_waiting) || ' ' || (SELECT from_seq || "
               "'-' || to_seq FROM sync_missing) || '; ' || (SELECT count(*) FROM sync_received) "
               "|| "
               "(SELECT count(*) FROM sync_sent) || (SELECT count(*) FROM sync_passed) || (SELECT "
               "count(*) FROM sync_deleted) || (SELECT count(*) FROM sqlite_schema WHERE name = "
               "'sync_peer')"
            << "13 12, 21 4, 21 6, 21 15, 22 9; 21 11 1763625600000 1763625660000 0, 22 12 "
               "1763629200000 1763625480000 3720000; 21; gap unnamed 5-8; 11000";
    }

    void aGoldenOldDatabaseKeepsItsRecords()
    {
        QFETCH(QString, file);
        QFETCH(QString, question);
        QFETCH(QString, answer);
        const Scratch scratch;
        const std::string fixture = "tests/fixtures/db/" + file.toStdString();
        std::filesystem::copy_file(source(fixture.c_str()), scratch.database());
        const auto upgraded = scratch.open(OpenMode::ReadWrite);
        QVERIFY2(upgraded, upgraded ? "" : upgraded.error().message.c_str());
        Query row = (*upgraded)->query(question.toStdString());
        QVERIFY(row.step());
        QCOMPARE(row.text(0), answer.toStdString());
        QVERIFY(Check(**upgraded).deep()->empty());
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
