// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "storage/attachments.h"
#include "sync/durablefile.h"
#include "sync/folder.h"
#include "sync/photofiles.h"
#include "sync/setup.h"
#include "sync/syncstatus.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sc;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

const Actor kActor{"A. Khan"};

std::string wholeFile(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

struct Office {
    std::unique_ptr<Database> database;
    OwnPc own;

    void nameArea(const std::string &code, const std::string &name)
    {
        Change change(*database, kActor);
        AreaStore store(*database);
        Area area = store.areaWithCode(code).value().value_or(Area{{}, code, name});
        area.name = name;
        if (!store.saveArea(change, area) || !change.commit())
            qFatal("The test could not write.");
    }
    std::string areaName(const std::string &code)
    {
        const auto area = AreaStore(*database).areaWithCode(code).value();
        return area ? area->name : std::string();
    }
    fs::path send(const fs::path &to, ExportRequest request = {})
    {
        const auto made = Exporter(*database, own).write(request, intoFile(to));
        if (!made)
            qFatal("The test could not export: %s", made.error().message.c_str());
        return made->front().path;
    }
    ImportedFile take(const fs::path &file, TakeOptions options = {})
    {
        const auto taken = Importer(*database, own, std::move(options)).take(file);
        if (!taken)
            qFatal("The test could not import: %s", taken.error().message.c_str());
        return *taken;
    }
};

} // namespace

/// Files on their way between two PCs: what is kept, what waits, what is asked for.
class TestExchange : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Office m_hall;
    Office m_desk;

    fs::path path(const std::string &name) const
    {
        return fs::path(m_folder->path().toStdString()) / name;
    }
    Office openOffice(const std::string &name) const
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        auto database = Database::open(path(name), options);
        if (!database)
            qFatal("The test could not open its records.");
        return {*std::move(database), {}};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hall = openOffice("hall.db");
        m_hall.own =
            setUpCouncil(*m_hall.database, kActor, {"Darlham", {"NORTH"}, "Hall"}, "").value();
        const auto invited = invite(*m_hall.database, kActor, m_hall.own, "Desk", {"NORTH"});
        QVERIFY(invited.has_value());
        QVERIFY(writeDurably(path("in.sci"), invited->bytes).has_value());
        QVERIFY(join(path("in.sci"), invited->code, path("desk.db"), "").has_value());
        m_desk = openOffice("desk.db");
        m_desk.own = ownPc(*m_desk.database, "").value();
    }
    void cleanup()
    {
        m_desk = {};
        m_hall = {};
        m_folder.reset();
    }

    void aWrongCodeLeavesNothing()
    {
        QCOMPARE(
            join(path("in.sci"), "AAAA-BBBB-CCCC-DDDD", path("x.db"), "").error().problems[0].code,
            "wrong"s);
        QVERIFY(!fs::exists(path("x.db")));
        QCOMPARE(join(path("in.sci"), "x", path("desk.db"), "").error().problems[0].code,
                 "already_exists"s);
    }

    void aClockPutRightIsHeardAgain()
    {
        using namespace std::chrono_literals;
        const auto peer = [&] {
            return PeerStore(*m_hall.database).peers()->at(m_desk.own.secrets.device);
        };
        FixedClock ahead(SystemClock().now() + std::chrono::hours{24 * 365 * 20});
        m_desk.database.reset();
        OpenOptions options;
        options.clock = &ahead;
        m_desk.database = *Database::open(path("desk.db"), options);
        m_desk.nameArea("NORTH", "From the future");
        const fs::path future = m_desk.send(path("future.scb"));
        QVERIFY(m_hall.take(future).ok);
        QVERIFY(peer().clockAhead > 24h);
        m_desk.database.reset();
        m_desk.database = *Database::open(path("desk.db"), {});
        m_desk.nameArea("NORTH", "Today");
        QVERIFY(m_hall.take(m_desk.send(path("today.scb"))).ok);
        QCOMPARE(peer().clockAhead, 0ms);
        QVERIFY(m_hall.take(future).ok); // once more: no news
        QCOMPARE(peer().clockAhead, 0ms);
        QCOMPARE(m_hall.areaName("NORTH"), "Today"s);
    }

    void saysWhatOtherFilesAre()
    {
        QCOMPARE(m_hall.take(path("in.sci")).reason, "damaged"s);
        QVERIFY(m_hall.take(path("in.sci")).message.contains("invitation"));
        QVERIFY(writeDurably(path("notes.txt"), "Buy bin bags").has_value());
        QVERIFY(m_hall.take(path("notes.txt")).message.contains("none of those"));
    }

    void aPreviewChangesNothing()
    {
        m_hall.nameArea("NORTH", "The North");
        const fs::path file = m_hall.send(path("1.scb"));
        const ImportedFile seen = m_desk.take(file, {.preview = true});
        QVERIFY(seen.ok);
        QCOMPARE(seen.changed, 1);
        QCOMPARE(m_desk.areaName("NORTH"), "NORTH"s);
        QVERIFY(!fs::exists(path("desk-backups")));
        QVERIFY(m_desk.take(file).ok);
        QCOMPARE(m_desk.areaName("NORTH"), "The North"s);
        QVERIFY(fs::exists(path("desk-backups"))); // made before it was taken
    }

    void aReplayIsQuickAndChangesNothing()
    {
        m_hall.nameArea("NORTH", "The North");
        const fs::path file = m_hall.send(path("1.scb"));
        QVERIFY(m_desk.take(file).ok);
        fs::remove_all(path("desk-backups"));
        QElapsedTimer timer;
        timer.start();
        const ImportedFile again = m_desk.take(file);
        QVERIFY(timer.elapsed() < 50);
        QVERIFY(again.ok && again.known);
        QVERIFY(!fs::exists(path("desk-backups")));
    }

    void aLaterFormatWaitsAndIsNotLost()
    {
        const TrustedDevice &device = m_hall.own.device();
        const AreaKey key = m_hall.own.trust.currentKey(Id()).value();
        const std::string bytes = writeBundle({m_hall.database->newId(), {{key, "later"}}, 9},
                                              device.statement, m_hall.own.secrets.sign);
        QVERIFY(writeDurably(path("later.scb"), bytes).has_value());
        const ImportedFile told = m_desk.take(path("later.scb"));
        QVERIFY(!told.ok && told.waiting);
        QCOMPARE(told.reason, "newer_format"s);
        const auto status = syncStatus(*m_desk.database);
        QCOMPARE(status->waiting.size(), std::size_t{1});
        QCOMPARE(status->waiting[0].from, "Hall"s);
        std::vector<fs::path> kept;
        for (const auto &entry : fs::directory_iterator(waitingFolder(path("desk.db"))))
            kept.push_back(entry.path());
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(wholeFile(kept[0]), bytes);
    }

    void onlyWhatIsNotAcknowledgedIsSentAgain()
    {
        m_hall.nameArea("NORTH", "One");
        const auto sent = [&] {
            return Exporter(*m_hall.database, m_hall.own)
                .write({}, intoFile(path("x.scb")))
                ->front()
                .ops;
        };
        QCOMPARE(sent(), 1);
        QCOMPARE(sent(), 1); // nobody has said that it came
        QVERIFY(m_desk.take(path("x.scb")).ok);
        QVERIFY(m_hall.take(m_desk.send(path("back.scb"))).ok);
        QCOMPARE(sent(), 0);
    }

    void photosComeInFilesOfTheirOwnAndAreAskedFor()
    {
        std::string photo = randomBytes(5'000'000);
        {
            Change change(*m_hall.database, kActor);
            const Id owner = AreaStore(*m_hall.database).areaWithCode("NORTH").value()->id;
            Attachment one;
            one.owner = owner;
            one.ownerType = "area";
            one.thumbnail = "small";
            QVERIFY(Attachments(*m_hall.database).add(change, one, photo).has_value());
            QVERIFY(change.commit().has_value());
        }
        fs::create_directories(path("out"));
        const auto made = Exporter(*m_hall.database, m_hall.own).write({}, intoFolder(path("out")));
        QVERIFY(made->size() >= 2);
        QCOMPARE(made->front().photos, 0);
        for (const ExportedFile &one : *made)
            QVERIFY(one.size <= 7'000'000);
        QVERIFY(m_desk.take(made->front().path).ok);
        QCOMPARE(syncStatus(*m_desk.database)->missingPhotos, 1);

        // The photo's file was lost; the next from here asks for it.
        QVERIFY(m_hall.take(m_desk.send(path("ask.scb"))).ok);
        fs::create_directories(path("again"));
        const auto again =
            Exporter(*m_hall.database, m_hall.own).write({}, intoFolder(path("again")));
        for (const ExportedFile &one : *again)
            QVERIFY(m_desk.take(one.path).ok);
        QCOMPARE(syncStatus(*m_desk.database)->missingPhotos, 0);
        QCOMPARE(Attachments(*m_desk.database).read(Attachments::hashOf(photo)).value(), photo);
    }

    void aPhotoInPiecesIsKeptOnlyWhole()
    {
        const std::string photo = randomBytes(1'000);
        const std::string hash = hashBytes(photo);
        Database &database = *m_desk.database;
        const auto piece = [&](std::size_t at, std::size_t size) {
            return keepPhotoChunk(database, {hash, photo.size(), at, photo.substr(at, size)})
                .value();
        };
        QVERIFY(!piece(600, 400));
        QVERIFY(!piece(0, 300));
        QVERIFY(!Attachments(database).read(hash));
        QVERIFY(piece(300, 300));
        QCOMPARE(Attachments(database).read(hash).value(), photo);
        QVERIFY(!keepPhotoChunk(database, {hashBytes("a"), 4, 0, "fake"}).value());
    }

    void oddFilesInTheFolderDoNoHarm()
    {
        m_hall.nameArea("NORTH", "By folder");
        const fs::path shared = path("shared");
        fs::create_directories(shared);
        FolderExchange hall(*m_hall.database, m_hall.own, shared);
        QVERIFY(hall.exchange({}).has_value());
        // Half a copy, a conflict copy under another name, rubbish, and a file still being written.
        const fs::path original = fs::directory_iterator(hall.ownFolder())->path();
        const std::string bytes = wholeFile(original);
        const auto put = [&](const std::string &name, const std::string &text) {
            std::ofstream(hall.ownFolder() / name, std::ios::binary) << text;
        };
        put("half.scb", bytes.substr(0, bytes.size() / 2));
        put("x (conflicted copy of Desk).scb", bytes);
        put("x.scb.part", "x");
        put("Thumbs.db", "x");
        put("begun.scb", ""); // nothing is wrong with it yet
        fs::remove(original);
        FolderExchange desk(*m_desk.database, m_desk.own, shared);
        const auto outcome = desk.exchange({});
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->imported.size(), std::size_t{2});
        QCOMPARE(m_desk.areaName("NORTH"), "By folder"s);
        QVERIFY(fs::exists(hall.ownFolder() / "half.scb")); // nobody else's to remove
    }

    void aReadOnlyFolderIsReadAllTheSame()
    {
        m_hall.nameArea("NORTH", "By folder");
        const fs::path shared = path("shared");
        fs::create_directories(shared);
        QVERIFY(FolderExchange(*m_hall.database, m_hall.own, shared).exchange({}).has_value());
        FolderExchange desk(*m_desk.database, m_desk.own, shared);
        std::ofstream(desk.ownFolder()) << "a file where this PC's folder should be";
        const auto outcome = desk.exchange({});
        QVERIFY(outcome.has_value());
        QVERIFY(!outcome->problem.empty());
        QCOMPARE(m_desk.areaName("NORTH"), "By folder"s);
    }

    void aFileIsWrittenWholeOrNotAtAll()
    {
        QVERIFY(writeDurably(path("f"), "one").has_value());
        QVERIFY(writeDurably(path("f"), "two").has_value());
        QCOMPARE(wholeFile(path("f")), "two"s);
        QCOMPARE(writeDurably(path("none") / "f", "x").error().kind, ErrorKind::CannotWrite);
        QVERIFY(!fs::exists(path("f.part")));
    }

    void theRootComesBackFromTheSheet()
    {
        const std::string text = rootAsText(m_hall.own.secrets);
        QVERIFY(!m_desk.own.keepsRoot());
        QVERIFY(!restoreRoot(m_desk.own, "0000 " + text.substr(5), ""));
        QVERIFY(restoreRoot(m_desk.own, text, "").has_value());
        QVERIFY(ownPc(*m_desk.database, "")->keepsRoot());
        QVERIFY(invite(*m_desk.database, kActor, m_desk.own, "Third", {"NORTH"}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
