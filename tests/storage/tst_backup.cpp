// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/journal.h"
#include "storage/location.h"
#include "support/scratch.h"

#include <SQLiteCpp/Database.h>

#include <QTest>

using namespace sc;
using sc::test::Scratch;
using namespace std::chrono_literals;

namespace {

const Actor kOfficer{"R. Dunn"};

void addArea(Database &database, const std::string &code)
{
    Change change(database, kOfficer);
    change.create("area", database.newId(), {{"code", Value{code}}});
    QVERIFY(change.commit());
}

std::int64_t areasIn(const std::filesystem::path &file)
{
    const auto database = Database::open(file, {.mode = OpenMode::ReadOnly});
    Query count = (*database)->query("SELECT count(*) FROM area");
    count.step();
    return count.integer(0);
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAFileInUse()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        addArea(**database, "N");
        QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
        QCOMPARE(areasIn(scratch.file("copy.db")), 1);
        QVERIFY(!std::filesystem::exists(scratch.file("copy.db-wal")));
    }

    void bringsThePhotosAlong()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        Change change(**database, kOfficer);
        const auto photo =
            Attachments(**database)
                .add(change, {.ownerType = "report", .role = "before"}, "not really a photo");
        QVERIFY(photo);
        QVERIFY(change.commit());
        QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
        const auto copy = Database::open(scratch.file("copy.db"), {.mode = OpenMode::ReadOnly});
        QCOMPARE(*Attachments(**copy).read(photo->hash), "not really a photo");
    }

    void restoresAndKeepsWhatWasThere()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            addArea(**database, "N");
            QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
            addArea(**database, "S");
            const auto inUse = Backups::restore(scratch.file("copy.db"), scratch.database());
            QCOMPARE(inUse.error().kind, ErrorKind::InUse);
        }
        QVERIFY(Backups::restore(scratch.file("copy.db"), scratch.database()));
        QCOMPARE(areasIn(scratch.database()), 1);
        QCOMPARE(areasIn(scratch.file("street-champions.db.before-restore")), 2);
    }

    void restoresWhatStandsInTheLogOfAFileCopiedByHand()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            addArea(**database, "N");
            // As somebody does who copies the folder while the program runs.
            for (const char *part : {"", "-wal"})
                std::filesystem::copy_file(
                    std::filesystem::path(scratch.database()).concat(part),
                    std::filesystem::path(scratch.file("copied.db")).concat(part));
        }
        QVERIFY(Backups::restore(scratch.file("copied.db"), scratch.database()));
        QCOMPARE(areasIn(scratch.database()), 1);
    }

    void keepsWhatEachRestoreReplaced()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            QVERIFY(Backups(**database).makeAt(scratch.file("empty.db")));
            addArea(**database, "N");
        }
        QVERIFY(Backups::restore(scratch.file("empty.db"), scratch.database()));
        QVERIFY(Backups::restore(scratch.file("empty.db"), scratch.database()));
        QCOMPARE(areasIn(scratch.file("street-champions.db.before-restore")), 1);
        QCOMPARE(areasIn(scratch.file("street-champions.db.before-restore-2")), 0);
    }

    void refusesABackupOfANewerProgram()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
        }
        SQLite::Database(scratch.file("copy.db").string(), SQLite::OPEN_READWRITE)
            .exec("PRAGMA user_version = 9999");
        const std::string before = Scratch::read(scratch.database());
        QCOMPARE(Backups::restore(scratch.file("copy.db"), scratch.database()).error().kind,
                 ErrorKind::NewerVersion);
        QCOMPARE(Scratch::read(scratch.database()), before);
    }

    void refusesADamagedBackupAndLeavesTheFile()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            for (int i = 0; i < 50; ++i)
                addArea(**database, std::string(2000, 'a'));
            QVERIFY(Backups(**database).makeAt(scratch.file("copy.db")));
        }
        std::string bytes = Scratch::read(scratch.file("copy.db"));
        for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 9000; ++at)
            bytes[at] = 'Z';
        Scratch::write(scratch.file("copy.db"), bytes);
        const std::string before = Scratch::read(scratch.database());
        QCOMPARE(Backups::restore(scratch.file("copy.db"), scratch.database()).error().kind,
                 ErrorKind::Damaged);
        QCOMPARE(Scratch::read(scratch.database()), before);
        Scratch::write(scratch.file("letter.db"), "Dear Sir or Madam");
        QCOMPARE(Backups::restore(scratch.file("letter.db"), scratch.database()).error().kind,
                 ErrorKind::NotOurs);
    }

    void neverWritesOverAnotherFile()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        Scratch::write(scratch.file("letter.doc"), "Dear Sir or Madam");
        QVERIFY(!Backups(**database).makeAt(scratch.file("letter.doc")));
        QCOMPARE(Scratch::read(scratch.file("letter.doc")), "Dear Sir or Madam");
        QVERIFY(!Backups(**database).makeAt(scratch.database()));
        QVERIFY(!Backups(**database).makeAt(scratch.file("no/such/folder/copy.db")));
    }

    void neverWritesOverOtherRecords()
    {
        const Scratch mine;
        const Scratch others;
        const auto here = mine.open();
        addArea(**here, "N");
        addArea(**others.open(), "S");
        QVERIFY(!Backups(**here).makeAt(others.database()));
        QCOMPARE(areasIn(others.database()), 1);
        QVERIFY(Backups(**here).makeAt(mine.file("copy.db")));
        addArea(**here, "E");
        QVERIFY(Backups(**here).makeAt(mine.file("copy.db"))); // over its own earlier copy
        QCOMPARE(areasIn(mine.file("copy.db")), 2);
    }

    void makesOneADayAndDropsTheOldest()
    {
        const Scratch scratch;
        FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + 9h}};
        const auto database = scratch.open(OpenMode::Create, &clock);
        for (int day = 0; day < 20; ++day) {
            QVERIFY(Backups(**database).makeDaily());
            QVERIFY(Backups(**database).makeDaily());
            clock.advance(24h);
        }
        const auto kept = Backups::list(scratch.database());
        QCOMPARE(kept.size(), 14U);
        for (const BackupFile &file : kept)
            QVERIFY(file.path.string().contains("2026-01-") &&
                    !file.path.string().contains("2026-01-06"));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
