// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/incarnation.h"
#include "storage/journal.h"
#include "storage/location.h"
#include "storage/migrator.h"
#include "support/scratch.h"

#include <SQLiteCpp/Database.h>

#include <QTest>

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

using namespace sc;
using sc::test::Scratch;

namespace {

const Actor kOfficer{"R. Dunn"};

void makeSome(Database &database, int count)
{
    for (int i = 0; i < count; ++i) {
        Change change(database, kOfficer);
        change.create(
            "area", database.newId(),
            {{"code", Value{std::to_string(i)}}, {"name", Value{std::string(3000, 'x')}}});
        QVERIFY(change.commit());
    }
}

ErrorKind kindOf(const Result<std::unique_ptr<Database>> &opened)
{
    return opened ? ErrorKind::Internal : opened.error().kind;
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAPrivateFileInWalMode()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        QVERIFY(database);
        struct stat facts{};
        QCOMPARE(::stat(scratch.database().c_str(), &facts), 0);
        QCOMPARE(facts.st_mode & 0777, 0600U);
        Query mode = (*database)->query("PRAGMA journal_mode");
        mode.step();
        QCOMPARE(mode.text(0), "wal");
        Query sync = (*database)->query("PRAGMA synchronous");
        sync.step();
        QCOMPARE(sync.integer(0), 2);
        Query trust = (*database)->query("PRAGMA trusted_schema");
        trust.step();
        QCOMPARE(trust.integer(0), 0);
    }

    void refusesANetworkAddress()
    {
        for (const char *path : {"//server/share/street-champions.db", "\\\\server\\share\\sc.db",
                                 "smb://server/sc.db"})
            QCOMPARE(kindOf(Database::open(path, {.mode = OpenMode::Create})),
                     ErrorKind::NetworkPath);
    }

    void refusesAMissingFileAndAFolder()
    {
        const Scratch scratch;
        QCOMPARE(kindOf(scratch.open(OpenMode::ReadWrite)), ErrorKind::NotFound);
        QCOMPARE(kindOf(scratch.open(OpenMode::ReadOnly)), ErrorKind::NotFound);
        QCOMPARE(kindOf(Database::open(scratch.folder(), {.mode = OpenMode::ReadOnly})),
                 ErrorKind::NotOurs);
        QCOMPARE(
            kindOf(Database::open(scratch.file("no/such/folder/x.db"), {.mode = OpenMode::Create})),
            ErrorKind::NotFound);
    }

    void refusesAnEmptyNameInPlainWords()
    {
        for (const OpenMode mode :
             {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create, OpenMode::Worker}) {
            const auto opened = Database::open({}, {.mode = mode});
            QCOMPARE(kindOf(opened), ErrorKind::NotFound);
            QVERIFY(opened.error().message.contains("Name the file"));
        }
        QVERIFY(!requireWritableFolder({}));
    }

    void refusesForeignFilesUntouched()
    {
        const Scratch scratch;
        const std::string letter =
            "Dear Sir or Madam, there is litter in Alder Road again. " + std::string(5000, '.');
        Scratch::write(scratch.database(), letter);
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create})
            QCOMPARE(kindOf(scratch.open(mode)), ErrorKind::NotOurs);
        QCOMPARE(Scratch::read(scratch.database()), letter);
    }

    void refusesTheTablesOfAnotherProgramUntouched()
    {
        const Scratch scratch;
        SQLite::Database(scratch.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE invoice (no INTEGER)");
        const std::string before = Scratch::read(scratch.database());
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create})
            QCOMPARE(kindOf(scratch.open(mode)), ErrorKind::NotOurs);
        QCOMPARE(Scratch::read(scratch.database()), before);
    }

    void refusesADamagedFileUntouched()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 40);
        std::string bytes = Scratch::read(scratch.database());
        for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 20'000; ++at)
            bytes[at] = static_cast<char>(at * 31);
        Scratch::write(scratch.database(), bytes);
        const auto opened = scratch.open(OpenMode::ReadWrite);
        QCOMPARE(kindOf(opened), ErrorKind::Damaged);
        QVERIFY(opened.error().message.contains("backup"));
        QCOMPARE(Scratch::read(scratch.database()), bytes);
    }

    // It is ours by its marks: whoever is told to choose another file does not look for a backup.
    void aDamagedBeginningIsStillOurs()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 40);
        std::string bytes = Scratch::read(scratch.database());
        bytes.replace(18, 12, 12, '\xff');
        Scratch::write(scratch.database(), bytes);
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto opened = scratch.open(mode);
            QCOMPARE(kindOf(opened), ErrorKind::Damaged);
            QVERIFY(opened.error().message.contains("backup"));
        }
        QCOMPARE(Scratch::read(scratch.database()), bytes);
    }

    void refusesAFileCutShortUntouched()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 40);
        const std::string whole = Scratch::read(scratch.database());
        for (const std::size_t size :
             {whole.size() - 100, whole.size() / 2 / 4096 * 4096, std::size_t{50}}) {
            Scratch::write(scratch.database(), whole.substr(0, size));
            QVERIFY(!scratch.open(OpenMode::ReadWrite));
            QCOMPARE(std::filesystem::file_size(scratch.database()), size);
        }
    }

    void refusesAFileFromALaterVersionUntouched()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        {
            const auto database = scratch.open(OpenMode::ReadWrite);
            (*database)->execute("PRAGMA user_version = " + std::to_string(kSchemaVersion + 1));
        }
        const std::string bytes = Scratch::read(scratch.database());
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create})
            QCOMPARE(kindOf(scratch.open(mode)), ErrorKind::NewerVersion);
        QCOMPARE(Scratch::read(scratch.database()), bytes);
    }

    void aLockThatAPowerCutLeftEmptyIsNobodys()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        const std::filesystem::path lock =
            std::filesystem::path(scratch.database()).concat(".lock");
        std::ofstream(lock).close();
        OpenOptions options;
        options.waitForOwner = std::chrono::milliseconds{10};
        QCOMPARE(kindOf(Database::open(scratch.database(), options)), ErrorKind::InUse);
        std::filesystem::last_write_time(lock, std::filesystem::file_time_type::clock::now() -
                                                   std::chrono::minutes{1});
        QVERIFY(Database::open(scratch.database(), options).has_value());
    }

    void hasOneOwnerAtATimeAndAnyNumberOfReaders()
    {
        const Scratch scratch;
        auto owner = scratch.open();
        QVERIFY(owner);
        makeSome(**owner, 1);
        const auto second = scratch.open(OpenMode::ReadWrite);
        QCOMPARE(kindOf(second), ErrorKind::InUse);
        const auto reader = scratch.open(OpenMode::ReadOnly);
        QVERIFY(reader);
        Query seen = (*reader)->query("SELECT count(*) FROM area");
        seen.step();
        QCOMPARE(seen.integer(0), 1);
        owner->reset();
        QVERIFY(scratch.open(OpenMode::ReadWrite));
    }

    void isOneFileByWhateverPathItIsNamed()
    {
        namespace fs = std::filesystem;
        const Scratch scratch;
        fs::create_directory(scratch.file("records"));
        fs::create_directory_symlink("records", scratch.file("folder"));
        const fs::path real = scratch.file("records/x.db");
        OpenOptions options{.mode = OpenMode::Create};
        options.waitForOwner = std::chrono::milliseconds{50};
        const Id device = (*Database::open(real, options))->device().id;
        fs::create_symlink(real, scratch.file("link.db"));
        for (const char *name : {"folder/x.db", "link.db", "records/../folder/./x.db"}) {
            const auto opened = Database::open(scratch.file(name), options);
            QVERIFY2(opened, name);
            QCOMPARE((*opened)->device().id.toString(), device.toString());
            QCOMPARE((*opened)->path().string(), fs::canonical(real).string());
            for (const fs::path &other : {real, scratch.file("link.db")})
                QCOMPARE(kindOf(Database::open(other, options)), ErrorKind::InUse);
        }
        QVERIFY(!fs::exists(scratch.file("link.db.lock")));
    }

    void refusesToWriteAFileOfTwoNames()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        std::filesystem::create_hard_link(scratch.database(), scratch.file("other.db"));
        const std::string before = Scratch::read(scratch.database());
        for (const auto &path : {scratch.database(), scratch.file("other.db")}) {
            const auto opened = Database::open(path, {.mode = OpenMode::ReadWrite});
            QCOMPARE(kindOf(opened), ErrorKind::CannotWrite);
            QVERIFY(opened.error().message.contains("hard link"));
            QVERIFY(Database::open(path, {.mode = OpenMode::ReadOnly}).has_value());
        }
        QCOMPARE(Scratch::read(scratch.database()), before);
        std::filesystem::remove(scratch.file("other.db"));
        QVERIFY(scratch.open(OpenMode::ReadWrite));
    }

    void anEmptyFileIsNewOnlyWhereNothingWasKept()
    {
        const Scratch scratch;
        Scratch::write(scratch.database(), {});
        QVERIFY(scratch.open(OpenMode::ReadWrite)); // nothing beside it: just begun
        for (const auto &beside :
             {backupsFolder(scratch.database()), filesFolder(scratch.database())}) {
            for (const char *end : {"", "-wal", "-shm"})
                std::filesystem::remove(std::filesystem::path(scratch.database()).concat(end));
            Scratch::write(scratch.database(), {});
            std::filesystem::create_directory(beside);
            Scratch::write(beside / "kept", "kept");
            for (const OpenMode mode :
                 {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
                const auto opened = scratch.open(mode);
                QCOMPARE(kindOf(opened), ErrorKind::Damaged);
                QVERIFY(opened.error().message.contains("Restore the last good backup"));
            }
            QCOMPARE(std::filesystem::file_size(scratch.database()), 0U);
            std::filesystem::remove_all(beside);
        }
    }

    void aReaderCannotWrite()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        const auto reader = scratch.open(OpenMode::ReadOnly);
        const auto written = (*reader)->attempt([&] {
            Change change(**reader, kOfficer);
            change.create("area", Id::fromName("x"), {});
        });
        QCOMPARE(written.error().kind, ErrorKind::ReadOnly);
    }

    void readsInAFolderThatMayOnlyBeRead()
    {
        if (::geteuid() == 0)
            QSKIP("the superuser may write everywhere");
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        ::chmod(scratch.folder().c_str(), 0500);
        QVERIFY(scratch.open(OpenMode::ReadOnly));
        QCOMPARE(kindOf(scratch.open(OpenMode::ReadWrite)), ErrorKind::ReadOnly);
        ::chmod(scratch.folder().c_str(), 0700);
    }

    // As on a full disk: the remedy is a copy elsewhere, which has to be read to be made.
    void readsWhereNothingCanBeLaidBeside()
    {
        const Scratch scratch;
        makeSome(**scratch.open(), 3);
        std::filesystem::path beside = scratch.database();
        beside += "-shm";
        std::filesystem::remove(beside);
        std::filesystem::create_directory(beside);
        const auto reader = scratch.open(OpenMode::ReadOnly);
        QVERIFY(reader);
        Query areas = (*reader)->query("SELECT count(*) FROM area");
        QVERIFY(areas.step());
        QCOMPARE(areas.integer(0), 3);
    }

    void whatWasReadOnlyCanBeWrittenOnceItMayBe()
    {
        if (::geteuid() == 0)
            QSKIP("the superuser may write everywhere");
        const Scratch scratch;
        makeSome(**scratch.open(), 1);
        ::chmod(scratch.database().c_str(), 0400);
        QVERIFY(scratch.open(OpenMode::ReadOnly));
        ::chmod(scratch.database().c_str(), 0600);
        QVERIFY(scratch.open(OpenMode::ReadWrite));
    }

    void aFullDiskLosesNothing()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        makeSome(**database, 3);
        // SQLite's own limit stands in for the disk's: the same error, at the same place.
        (*database)->execute("PRAGMA max_page_count = 1");
        Error error;
        for (int i = 0; i < 200 && error.message.empty(); ++i) {
            Change change(**database, kOfficer);
            auto done = (*database)->attempt([&] {
                change.create("area", (*database)->newId(),
                              {{"name", Value{std::string(9000, 'y')}}});
            });
            if (done)
                done = change.commit();
            if (!done)
                error = done.error();
        }
        QCOMPARE(error.kind, ErrorKind::DiskFull);
        (*database)->execute("PRAGMA max_page_count = 1000000");
        makeSome(**database, 1);
        Query integrity = (*database)->query("PRAGMA integrity_check");
        integrity.step();
        QCOMPARE(integrity.text(0), "ok");
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
