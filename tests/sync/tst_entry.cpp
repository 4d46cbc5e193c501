// SPDX-License-Identifier: GPL-3.0-or-later
// PCs that join late, twice, or through another PC than the first.
#include "areas/areastore.h"
#include "office.h"
#include "storage/query.h"
#include "sync/conflicts.h"
#include "sync/durablefile.h"
#include "sync/photofiles.h"

#include <QTest>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestEntry : public QObject {
    Q_OBJECT

    std::unique_ptr<Offices> m_council;

    [[nodiscard]] fs::path path(const std::string &name) const { return m_council->path(name); }

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
};

QTEST_GUILESS_MAIN(TestEntry)
#include "tst_entry.moc"
