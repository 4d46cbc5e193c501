// SPDX-License-Identifier: GPL-3.0-or-later
// PCs that join late, twice, or through another PC than the first.
#include "office.h"
#include "storage/erasure.h"
#include "sync/conflicts.h"
#include "sync/folder.h"
#include "sync/photofiles.h"
#include "sync/syncstatus.h"

#include <QTest>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestEntry : public QObject {
    Q_OBJECT

    std::unique_ptr<Offices> m_council;

    [[nodiscard]] fs::path path(const std::string &name) const { return m_council->path(name); }

    static std::string wordsOf(Office &at, const std::string &name)
    {
        const auto status = syncStatus(*at.database);
        for (const PeerStatus &one : status->peers)
            if (one.name == name)
                return inWords(one, at.database->clock().now());
        return "nobody";
    }

private Q_SLOTS:
    void init() { m_council = std::make_unique<Offices>(); }
    void cleanup() { m_council.reset(); }

    void aPcJoinsWhateverWasDeletedBefore()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        std::vector<Id> reports;
        for (int i = 0; i < 30; ++i)
            reports.push_back(hall.report("Bag " + std::to_string(i), "NORTH"));
        hall.report("Sofa", "NORTH");
        for (const Id &one : reports)
            hall.remove("report", one);
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        QCOMPARE(desk.reports(), hall.reports());
        QVERIFY(!fs::exists(waitingFolder(path("desk.db"))));
    }

    void clashesAreCountedAsTheReviewListCountsThem()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        const auto add = [](Office &at) {
            Change change(*at.database, kActor);
            change.create("champion", at.database->newId(),
                          {{"name", Value{"Max Test"}},
                           {"phone", Value{"01325 000777"}},
                           {"number", Value{"41"}}});
            QVERIFY(change.commit().has_value());
        };
        add(hall);
        add(desk);
        const fs::path file = hall.send(path("x.scb"));
        QCOMPARE(desk.take(file, {.preview = true}).conflicts, 2);
        QCOMPARE(ConflictStore(*desk.database).count().value(), 0);
        QCOMPARE(desk.take(file).conflicts, 2);
        QCOMPARE(ConflictStore(*desk.database).count().value(), 2);
    }

    // The root comes back on a PC that has no key of the other area.
    void aNewKeyReachesThePcsThatHadTheOldOne()
    {
        Office one = m_council->setUp("one", "One", {"NORTH", "SOUTH"});
        one.report("Old", "SOUTH");
        Office two = m_council->join(one, "two", "Two", {"NORTH"});
        QVERIFY(restoreRoot(two.own, rootAsText(one.own.secrets), "").has_value());
        Office three = m_council->join(two, "three", "Three", {"SOUTH"});
        QVERIFY(one.take(two.send(path("two.scb"))).ok);
        three.report("From three", "SOUTH");
        const ImportedFile told = one.take(three.send(path("three.scb")));
        QVERIFY2(told.ok, told.message.c_str());
        QVERIFY(one.reports().contains("From three"));
        QVERIFY(three.take(one.send(path("one.scb"))).ok);
        QCOMPARE(three.reports(), one.reports());
        QVERIFY(two.take(one.send(path("again.scb"))).ok); // it asked for the area
        QCOMPARE(two.reports(), one.reports());
    }

    void anAreaMadeLaterGetsItsKeyAndPcsAreGivenIt()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        {
            Change change(*desk.database, kActor);
            QVERIFY(AreaStore(*desk.database).saveArea(change, {{}, "WEST", "West"}).has_value());
            QVERIFY(change.commit().has_value());
        }
        desk.report("In the west", "WEST");
        const Id west = AreaStore(*desk.database).areaWithCode("WEST").value()->id;
        ExportRequest request;
        request.area = west;
        const auto refused =
            Exporter(*desk.database, desk.own).write(request, intoFile(path("no.scb")));
        QCOMPARE(refused.error().problems.at(0).code, "no_key"s);
        const auto status = syncStatus(*desk.database);
        QCOMPARE(status->waiting.size(), 1U);
        QVERIFY(status->waiting[0].why.starts_with("1 entry of WEST cannot be sent yet"));
        // The PC that keeps the root hears of the area, makes the key and tells everybody.
        fs::create_directories(path("shared"));
        for (int round = 0; round < 3; ++round) {
            for (Office *at : {&desk, &hall})
                QVERIFY(FolderExchange(*at->database, at->own, path("shared"))
                            .exchange({})
                            .has_value());
        }
        QVERIFY(hall.reports().contains("In the west"));
        QVERIFY(syncStatus(*desk.database)->waiting.empty());

        hall.report("Further west", "WEST");
        QVERIFY(desk.take(hall.send(path("1.scb"))).ok);
        QVERIFY(!desk.reports().contains("Further west"));
        QVERIFY(allowAreas(*hall.database, kActor, hall.own, "Desk", {"WEST"}).has_value());
        QVERIFY(desk.take(hall.send(path("2.scb"))).ok); // brings the grant
        QVERIFY(hall.take(desk.send(path("3.scb"))).ok);
        QVERIFY(desk.take(hall.send(path("4.scb"))).ok);
        QCOMPARE(desk.reports(), hall.reports());
    }

    void aClockThatIsBehindIsTold()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        FixedClock behind(SystemClock().now() - std::chrono::hours{24 * 365 * 20});
        desk.database.reset();
        desk.database = m_council->open("desk", &behind).database;
        QVERIFY(hall.take(desk.send(path("1.scb"))).ok);
        QVERIFY(wordsOf(hall, "Desk").contains(" days behind this PC's"));
        desk.database.reset();
        desk.database = m_council->open("desk").database;
        QVERIFY(hall.take(desk.send(path("2.scb"))).ok);
        QVERIFY(!wordsOf(hall, "Desk").contains("behind"));
    }

    void whoReceivesAnErasureIsToldOfItsBackups()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        const Id ann = hall.database->newId();
        {
            Change change(*hall.database, kActor);
            change.create("champion", ann, {{"name", Value{"Ann"}}, {"phone", Value{"0132"}}});
            QVERIFY(change.commit().has_value());
        }
        QVERIFY(desk.take(hall.send(path("1.scb"))).backups.empty());
        QVERIFY(syncStatus(*desk.database)->waiting.empty());
        {
            Change erasing(*hall.database, kActor);
            QVERIFY(Erasure(erasing).wipe("champion", ann, {"phone"}));
            QVERIFY(erasing.commit().has_value());
        }
        const ImportedFile told = desk.take(hall.send(path("2.scb")));
        QVERIFY(told.ok);
        QVERIFY(!told.backups.empty());
        const auto status = syncStatus(*desk.database);
        QCOMPARE(status->waiting.size(), 1U);
        QCOMPARE(status->waiting[0].file.reason, "erased"s);
        for (const fs::path &one : told.backups)
            fs::remove(one);
        QVERIFY(syncStatus(*desk.database)->waiting.empty());
    }

    void theKeyFileIsItsOwnersAlone()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        const fs::path file = secretsPath(hall.own.secrets.device);
        fs::permissions(file, fs::perms::group_read | fs::perms::others_read,
                        fs::perm_options::add);
        QVERIFY(ownPc(*hall.database, "").has_value());
        QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void twoPcsOfOneInvitationLoseNothingAndAreTold()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        const Invitation used = m_council->invited(hall, "Laptop", {"NORTH"});
        Office one = m_council->enter(used, "one");
        Office two = m_council->enter(used, "two");
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        one.report("From one", "NORTH");
        two.report("From two", "NORTH");
        fs::create_directories(path("shared"));
        for (int round = 0; round < 3; ++round) {
            for (Office *at : {&one, &two, &hall, &desk})
                QVERIFY(FolderExchange(*at->database, at->own, path("shared"))
                            .exchange({})
                            .has_value());
        }
        QCOMPARE(hall.reports(), "From one\nFrom two\n"s);
        for (Office *at : {&one, &two, &desk})
            QCOMPARE(at->reports(), hall.reports());
        QVERIFY(wordsOf(hall, "Laptop").starts_with("Two PCs send under this name"));
        QVERIFY(wordsOf(one, "Laptop").contains("Another PC sends under the same name"));
        QVERIFY(!wordsOf(hall, "Desk").contains("Two PCs"));

        // By file, to that name: what either of them lacks.
        hall.report("Later", "NORTH");
        ExportRequest request;
        request.to = one.own.secrets.device;
        const fs::path file = hall.send(path("x.scb"), request);
        QVERIFY(one.take(file).ok);
        QVERIFY(hall.take(one.send(path("y.scb"))).twice);
        QVERIFY(two.take(hall.send(path("z.scb"), request)).ok);
        QCOMPARE(two.reports(), hall.reports());
    }

    void aPcThatGoesOnFromABackupIsNoSecondOne()
    {
        Office hall = m_council->setUp("hall", "Hall", {"NORTH"});
        Office desk = m_council->join(hall, "desk", "Desk", {"NORTH"});
        desk.report("Before", "NORTH");
        QVERIFY(hall.take(desk.send(path("1.scb"))).ok);
        const Id before = desk.database->device().id;
        desk.database.reset();
        fs::copy_file(path("desk.db"), path("copy.db"));
        Office copy = m_council->open("copy");
        copy.own = desk.own;
        QVERIFY(copy.database->device().id != before);
        copy.report("After", "NORTH");
        QVERIFY(!hall.take(copy.send(path("2.scb"))).twice);
        QVERIFY(copy.take(hall.send(path("3.scb"))).ok);
        QVERIFY(copy.take(path("1.scb")).ok); // its own, of before
        QCOMPARE(wordsOf(copy, "Desk"), "This PC."s);
        QVERIFY(hall.take(copy.send(path("4.scb"))).ok);
        QCOMPARE(wordsOf(hall, "Desk"), "Up to date on both sides."s);
        // The disk was copied: the old one writes on too.
        desk.database = m_council->open("desk").database;
        desk.report("Beside", "NORTH");
        QVERIFY(hall.take(desk.send(path("5.scb"))).twice);
    }
};

QTEST_GUILESS_MAIN(TestEntry)
#include "tst_entry.moc"
