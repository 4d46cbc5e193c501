// SPDX-License-Identifier: GPL-3.0-or-later
// Several files at a time, folders that somebody tidies, and files that a person has to look at.
#include "office.h"
#include "sync/folder.h"
#include "sync/syncstatus.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <random>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;

namespace {

std::vector<ExportedFile> volumesOf(Office &from, const Exporter::Place &place, std::uint64_t size)
{
    ExportRequest request;
    request.volume = size;
    return Exporter(*from.database, from.own).write(request, place).value();
}

TakenFiles takeAll(Office &at, const std::vector<fs::path> &files, const TakeOptions &options = {})
{
    TakenFiles told;
    if (auto done = Importer(*at.database, at.own, options).takeAll(files, told); !done)
        qFatal("%s", done.error().message.c_str());
    return told;
}

std::size_t waitingAt(Office &at)
{
    return PeerStore(*at.database).waiting()->size();
}

} // namespace

class TestWaiting : public QObject {
    Q_OBJECT

    std::unique_ptr<Offices> m_council;
    Office m_hall;
    Office m_desk;

    [[nodiscard]] fs::path path(const std::string &name) const { return m_council->path(name); }
    FolderOutcome exchange(Office &at)
    {
        fs::create_directories(path("shared"));
        return FolderExchange(*at.database, at.own, path("shared")).exchange({}).value();
    }
    std::vector<Id> bags(int many, const std::string &area = "NORTH")
    {
        std::vector<Id> made;
        for (int i = 0; i < many; ++i)
            made.push_back(m_hall.report("Bag " + std::to_string(i), area));
        return made;
    }
    void remove(const std::vector<Id> &reports, std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < to; ++i)
            m_hall.remove("report", reports[i]);
    }

private Q_SLOTS:
    void init()
    {
        m_council = std::make_unique<Offices>();
        m_hall = m_council->setUp("hall", "Hall", {"NORTH", "SOUTH"});
    }
    void cleanup()
    {
        m_hall = {};
        m_desk = {};
        m_council.reset();
    }

    void whatWasTakenOutOfTheFolderIsLeftAgain()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        m_hall.report("Sofa", "NORTH");
        const auto first = exchange(m_hall);
        QCOMPARE(first.written.size(), 1U);
        QVERIFY(exchange(m_hall).written.empty());
        fs::remove(first.written[0].path);
        QCOMPARE(exchange(m_hall).written.size(), 1U);
        fs::resize_file(
            fs::directory_iterator(path("shared") / m_hall.database->device().id.toString())
                ->path(),
            100);
        QCOMPARE(exchange(m_hall).written.size(), 1U);
        exchange(m_desk);
        QCOMPARE(m_desk.reports(), "Sofa\n"s);
    }

    void volumesForOtherAreasAreReadOnceAndAreNoFault()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        m_hall.report("Sofa", "NORTH");
        m_hall.report("Bed", "SOUTH");
        fs::create_directories(path("shared/hall"));
        QCOMPARE(volumesOf(m_hall, intoFolder(path("shared/hall")), 1).size(), 2U);
        const auto first = exchange(m_desk);
        QCOMPARE(first.imported.size(), 1U);
        QVERIFY(first.imported[0].ok);
        QVERIFY(exchange(m_desk).imported.empty());
        QCOMPARE(m_desk.reports(), "Sofa\n"s);
        // With the area come its records.
        QVERIFY(PeerStore(*m_desk.database)
                    .notePassed(Id::fromName("one"), keysOf(m_desk.own))
                    .has_value());
        m_desk.own.trust.grants.clear();
        QVERIFY(
            !PeerStore(*m_desk.database).isPassed(Id::fromName("one"), keysOf(m_desk.own)).value());
    }

    void volumesMayComeInAnyOrder()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        std::mt19937 random(5);
        for (int i = 0; i < 8; ++i) {
            std::string noise = std::to_string(i) + " ";
            for (int at = 0; at < 400'000; ++at)
                noise += static_cast<char>('!' + random() % 90);
            m_hall.report(noise, "NORTH");
        }
        const auto made = volumesOf(m_hall, intoFile(path("x.scb")), 1'500'000);
        QVERIFY(made.size() >= 3);
        std::vector<fs::path> files;
        for (const ExportedFile &one : made)
            files.insert(files.begin(), one.path);
        const TakenFiles seen = takeAll(m_desk, files, {.preview = true});
        int records = 0;
        for (const ImportedFile &one : seen.files) {
            QVERIFY2(one.ok, one.message.c_str());
            records += one.newRecords;
        }
        QCOMPARE(records, 8);
        QCOMPARE(m_desk.reports(), ""s);
        QCOMPARE(waitingAt(m_desk), 0U);
        const ImportedFile alone = takeAll(m_desk, {files[0]}, {.preview = true}).files[0];
        QCOMPARE(alone.missing.size(), 1U); // one stretch of one PC's entries
        for (const ImportedFile &one : takeAll(m_desk, files).files)
            QVERIFY2(one.ok, one.message.c_str());
        QCOMPARE(m_desk.reports(), m_hall.reports());
    }

    // Names of files are random: which one brings the key nobody can tell.
    void filesOfAnAreaGivenLaterAreKeptUntilItsKeyComes()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        std::mt19937 random(7);
        for (int i = 0; i < 8; ++i) {
            std::string noise = std::to_string(i) + " ";
            for (int at = 0; at < 400'000; ++at)
                noise += static_cast<char>('!' + random() % 90);
            m_hall.report(noise, "SOUTH");
        }
        QVERIFY(allowAreas(*m_hall.database, kActor, m_hall.own, "Desk", {"SOUTH"}).has_value());
        const auto made = volumesOf(m_hall, intoFile(path("x.scb")), 1'500'000);
        QVERIFY(made.size() >= 3);
        int refused = 0;
        for (auto one = made.rbegin(); one != made.rend(); ++one)
            for (const ImportedFile &told : takeAll(m_desk, {one->path}).files)
                refused += told.reason == "not_for_this_device" ? 1 : 0;
        QVERIFY(refused > 0);
        QCOMPARE(m_desk.reports(), m_hall.reports());
        QCOMPARE(waitingAt(m_desk), 0U);
        QVERIFY(fs::is_empty(path("desk.db.waiting") / "aside"));
    }

    void keptFilesDoNotFillTheDisk()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        const fs::path aside = path("desk.db.waiting") / "aside";
        fs::create_directories(aside);
        for (int i = 0; i < 110; ++i)
            std::ofstream(aside / (std::to_string(i) + ".scb")) << "sealed";
        m_hall.report("Sofa", "SOUTH");
        ExportRequest south;
        south.area = AreaStore(*m_hall.database).areaWithCode("SOUTH").value()->id;
        const auto sent = m_hall.send(path("x.scb"), south);
        QCOMPARE(takeAll(m_desk, {sent}).files[0].reason, "not_for_this_device"s);
        const auto here = fs::directory_iterator(aside);
        QCOMPARE(std::distance(here, fs::directory_iterator()), 100);
        QCOMPARE(std::ranges::count_if(fs::directory_iterator(aside),
                                       [](const auto &one) { return one.file_size() > 100; }),
                 1);
    }

    void theBrakeTellsThoseOfTheLastDayToo()
    {
        const auto reports = bags(60);
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH", "SOUTH"});
        remove(reports, 0, 20);
        QVERIFY(m_desk.take(m_hall.send(path("x.scb"))).ok);
        remove(reports, 20, 21);
        const ImportedFile told = m_desk.take(m_hall.send(path("y.scb")));
        QCOMPARE(told.reason, "deletions"s);
        const std::string words =
            "1 of the 40 records of NORTH (and 20 more were deleted in the last 24 hours)";
        QCOMPARE(inWords(told.deleted), words);
        QVERIFY(syncStatus(*m_desk.database)->waiting[0].why.contains(words));
    }

    void theBrakeHoldsOneAreaAndNotTheRest()
    {
        const auto reports = bags(60);
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH", "SOUTH"});
        Office old = m_council->join(m_hall, "old", "Old", {"NORTH"});
        remove(reports, 0, 25);
        m_hall.report("In the south", "SOUTH");
        QVERIFY(revokeDevice(*m_hall.database, kActor, m_hall.own, "Old").has_value());
        const ImportedFile told = m_desk.take(m_hall.send(path("x.scb")));
        QCOMPARE(told.reason, "deletions"s);
        QCOMPARE(inWords(told.deleted), "25 of the 60 records of NORTH"s);
        QVERIFY(told.message.contains("would delete 25 of the 60 records of NORTH"));
        const auto stands = syncStatus(*m_desk.database);
        QCOMPARE(stands->waiting.size(), 1U);
        QVERIFY(stands->waiting[0].why.starts_with("Would delete 25 of the 60 records of NORTH."));
        QVERIFY(m_desk.reports().contains("In the south"));
        QVERIFY(m_desk.reports().contains("Bag 3\n"));
        QVERIFY(m_desk.own.trust.device(old.own.secrets.device)->revoked);

        // Whatever is exchanged meanwhile, a person has to look at one file.
        m_hall.report("More", "SOUTH");
        QVERIFY(m_desk.take(m_hall.send(path("y.scb"))).waiting);
        Office third = m_council->join(m_hall, "third", "Third", {"NORTH", "SOUTH"});
        ExportRequest whole;
        whole.full = true;
        QVERIFY(m_desk.take(third.send(path("z.scb"), whole)).waiting);
        QVERIFY(m_desk.take(path("x.scb")).waiting);
        QCOMPARE(waitingAt(m_desk), 1U);
        const auto still = Importer(*m_desk.database, m_desk.own, {}).takeWaiting();
        QCOMPARE(still->waiting.size(), 1U);
        QVERIFY(still->waited.empty());
        const auto seen =
            Importer(*m_desk.database, m_desk.own, {.preview = true, .allowManyDeletions = true})
                .takeWaiting();
        QCOMPARE(seen->waited.size(), 1U);
        QCOMPARE(inWords(seen->waited[0].deleted), "25 of the 60 records of NORTH"s);
        QCOMPARE(waitingAt(m_desk), 1U);

        const auto allowed =
            Importer(*m_desk.database, m_desk.own, {.allowManyDeletions = true}).takeWaiting();
        QCOMPARE(allowed->waited.size(), 1U);
        QCOMPARE(waitingAt(m_desk), 0U);
        QVERIFY(m_desk.take(m_hall.send(path("x.scb"))).ok);
        QCOMPARE(m_desk.reports(), m_hall.reports());
    }

    void whoWasRemovedIsRefusedThoughTheFileWaits()
    {
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        Office old = m_council->join(m_hall, "old", "Old", {"NORTH"});
        std::vector<Id> champions;
        for (int i = 0; i < 30; ++i) {
            Change change(*m_hall.database, kActor);
            champions.push_back(m_hall.database->newId());
            change.create("champion", champions.back(), {{"name", Value{std::to_string(i)}}});
            QVERIFY(change.commit().has_value());
        }
        QVERIFY(m_desk.take(m_hall.send(path("x.scb"))).ok);
        for (const Id &one : champions)
            m_hall.remove("champion", one);
        QVERIFY(revokeDevice(*m_hall.database, kActor, m_hall.own, "Old").has_value());
        QVERIFY(m_desk.take(m_hall.send(path("y.scb"))).waiting);
        QCOMPARE(m_desk.take(old.send(path("z.scb"))).reason, "revoked_device"s);
    }

    void manySmallFilesDeleteNoMoreThanOneLarge()
    {
        const auto reports = bags(60);
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        remove(reports, 0, 15);
        QVERIFY(m_desk.take(m_hall.send(path("x.scb"))).ok);
        remove(reports, 15, 30);
        QCOMPARE(m_desk.take(m_hall.send(path("y.scb"))).reason, "deletions"s);
        QVERIFY(m_desk.take(path("y.scb"), {.allowManyDeletions = true}).ok);
        QVERIFY(Importer(*m_desk.database, m_desk.own, {}).takeWaiting().has_value());
        QCOMPARE(waitingAt(m_desk), 0U);
        QCOMPARE(m_desk.database->setting("sync_deletions"), ""s);
        remove(reports, 30, 45); // counted anew
        QVERIFY(m_desk.take(m_hall.send(path("z.scb"))).ok);
    }

    void aFileThatWaitsIsNotReadAgainAtEveryLook()
    {
        const auto reports = bags(60);
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
        remove(reports, 0, 25);
        exchange(m_hall);
        const auto first = exchange(m_desk);
        QCOMPARE(first.imported.size(), 1U);
        QVERIFY(first.imported[0].waiting);
        fs::remove_all(path("desk-backups"));
        QVERIFY(exchange(m_desk).imported.empty());
        m_desk.report("Sofa", "NORTH");
        QVERIFY(exchange(m_desk).imported.empty());
        QVERIFY(!fs::exists(path("desk-backups")));
        QCOMPARE(waitingAt(m_desk), 1U);
    }
};

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
