// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/journal.h"
#include "storage/location.h"
#include "support/scratch.h"

#include <SQLiteCpp/Database.h>

#include <QTest>

#include <algorithm>

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

/// When the copies were made that are left: the first characters after the year, in their order.
std::string datesKept(const Scratch &scratch, std::size_t size = 5)
{
    std::vector<std::string> dates;
    for (const BackupFile &file : Backups::list(scratch.database())) {
        const std::string name = file.path.stem().string();
        dates.push_back(name.substr(std::string("street-champions-2026-").size(), size));
    }
    std::ranges::sort(dates);
    std::string all;
    for (const std::string &one : dates)
        all += (all.empty() ? "" : " ") + one;
    return all;
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

    void putsARecordsFileBackWhereItsLinkLeads()
    {
        namespace fs = std::filesystem;
        const Scratch scratch;
        {
            const auto database = scratch.open();
            addArea(**database, "N");
            QVERIFY(Backups(**database).make("by-hand"));
        }
        fs::create_directory(scratch.file("desktop"));
        const fs::path link = scratch.file("desktop/records.db");
        fs::create_symlink(scratch.database(), link);
        Scratch::write(scratch.database(), {}); // as a power cut may leave it
        const auto kept = Backups::list(link);
        QCOMPARE(kept.size(), 1U);
        QVERIFY(Backups::restore(kept.front().path, link));
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(areasIn(scratch.database()), 1);
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

    void namesTheDamagedFileWhereNoCopyCanBeMade()
    {
        const Scratch scratch;
        for (int i = 0; i < 50; ++i)
            addArea(**scratch.open(), std::string(2000, 'a'));
        std::string bytes = Scratch::read(scratch.database());
        for (std::size_t at = bytes.size() - 40'000; at < bytes.size() - 20'000; ++at)
            bytes[at] = static_cast<char>(at * 31);
        Scratch::write(scratch.database(), bytes);
        const auto database = scratch.open(OpenMode::ReadOnly);
        QVERIFY(database);
        const auto made = Backups(**database).makeAt(scratch.file("copy.db"));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Damaged);
        QVERIFY2(made.error().message.starts_with("The file " + scratch.database().string()),
                 made.error().message.c_str());
        QVERIFY(!std::filesystem::exists(scratch.file("copy.db.part")));
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
        // The last fortnight, and the Sunday of the week before it.
        QCOMPARE(datesKept(scratch),
                 "01-04 01-07 01-08 01-09 01-10 01-11 01-12 01-13 01-14 01-15 01-16 01-17 01-18 "
                 "01-19 01-20");
    }

    void aBusyAfternoonPushesOutNothingOlder()
    {
        const Scratch scratch;
        FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 5 / 6} + 9h}};
        const auto database = scratch.open(OpenMode::Create, &clock);
        const auto make = [&](int times) {
            for (int i = 0; i < times; ++i) {
                QVERIFY(Backups(**database).make("sync"));
                clock.advance(1min);
            }
        };
        make(3); // Wednesday of the week before
        clock.advance(6 * 24h);
        make(3); // yesterday
        clock.advance(24h);
        make(40);
        const std::string all = datesKept(scratch, 10);
        QCOMPARE(all, "05-06-0902 05-12-0905 05-13-0938 05-13-0939 05-13-0940 05-13-0941 "
                      "05-13-0942 05-13-0943 05-13-0944 05-13-0945");
    }

    void aClockThatWasAheadPushesOutNothing()
    {
        const Scratch scratch;
        FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2046} / 5 / 6} + 9h}};
        const auto database = scratch.open(OpenMode::Create, &clock);
        for (int i = 0; i < 30; ++i) {
            QVERIFY(Backups(**database).make("sync"));
            clock.advance(1h);
        }
        clock.set(Instant{std::chrono::sys_days{std::chrono::year{2026} / 5 / 6} + 9h});
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::filesystem::exists(*Backups(**database).make("sync")));
        const std::string all = datesKept(scratch, 10);
        QVERIFY2(all.starts_with("05-06-0900 05-06-0900 05-06-0900 "), all.c_str());
    }

    void photosOfACopyGoWithIt()
    {
        const Scratch scratch;
        FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 5 / 6} + 9h}};
        const auto database = scratch.open(OpenMode::Create, &clock);
        const auto photo = filesFolder(scratch.database()) / "ab" / "photo";
        std::filesystem::create_directories(photo.parent_path());
        Scratch::write(photo, "a photo");
        for (int i = 0; i < 12; ++i) {
            QVERIFY(Backups(**database).make("sync"));
            clock.advance(1min);
        }
        int copies = 0;
        for (const auto &entry :
             std::filesystem::directory_iterator(backupsFolder(scratch.database()))) {
            if (!entry.is_directory())
                continue;
            ++copies;
            QCOMPARE(Scratch::read(entry.path() / "ab" / "photo"), "a photo");
        }
        QCOMPARE(copies, static_cast<int>(Backups::list(scratch.database()).size()));
        QCOMPARE(copies, 8);
        QCOMPARE(std::filesystem::hard_link_count(photo), 9U); // no room is taken twice
        std::filesystem::remove(photo);
        const auto left = Backups::list(scratch.database()).front().path;
        QCOMPARE(Scratch::read(filesFolder(left) / "ab" / "photo"), "a photo");
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
