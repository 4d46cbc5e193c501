// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/erasurestore.h"
#include "office.h"
#include "storage/attachments.h"
#include "storage/check.h"
#include "storage/history.h"
#include "storage/recordbuilder.h"
#include "sync/conflicts.h"
#include "sync/syncstatus.h"

#include <QTest>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;

/// What a PC logs for an area it cannot read: the boundaries choose the area, and the border runs
/// through the patch of whoever logs it.
class TestElsewhere : public QObject {
    Q_OBJECT

    std::unique_ptr<Offices> m_offices;
    Office m_root;
    Office m_east;
    Office m_west;
    int m_files = 0;

    fs::path nextFile() { return m_offices->path("file" + std::to_string(++m_files) + ".scb"); }
    void bring(Office &from, Office &to) { to.take(from.send(nextFile())); }
    void exchange()
    {
        for (int round = 0; round < 2; ++round)
            for (Office *from : {&m_root, &m_east, &m_west}) {
                const fs::path file = from->send(nextFile());
                for (Office *to : {&m_root, &m_east, &m_west})
                    if (to != from)
                        to->take(file);
            }
    }
    static std::string faults(Office &at)
    {
        std::string all;
        for (const Finding &one : *Check(*at.database).deep())
            if (one.code != "dangling")
                all += one.code + " " + one.what + "\n";
        return all;
    }
    static Id lastAction(Office &at)
    {
        Query row = at.database->query("SELECT id FROM action ORDER BY no DESC LIMIT 1");
        row.step();
        return row.id(0);
    }
    static bool tellsElsewhere(Office &at)
    {
        return std::ranges::any_of(syncStatus(*at.database)->waiting,
                                   [](const auto &one) { return one.file.reason == "elsewhere"; });
    }
    static int entriesWith(Office &at, const std::string &words)
    {
        Query row = at.database->query(
            "SELECT count(*) FROM op_log WHERE instr(body, CAST(? AS BLOB)) > 0", words);
        row.step();
        return static_cast<int>(row.integer(0));
    }
    static void write(Office &at, const std::function<void(Change &)> &what)
    {
        Change change(*at.database, kActor);
        what(change);
        QVERIFY(change.commit().has_value());
    }
    static Id areaOf(Office &at, const std::string &code)
    {
        return AreaStore(*at.database).areaWithCode(code).value()->id;
    }

private Q_SLOTS:
    void init()
    {
        m_offices = std::make_unique<Offices>();
        m_files = 0;
        m_root = m_offices->setUp("root", "Root", {"EAST", "WEST"});
        m_east = m_offices->join(m_root, "east", "East desk", {"EAST"});
        m_west = m_offices->join(m_root, "west", "West desk", {"WEST"});
    }
    void cleanup()
    {
        for (Office *one : {&m_root, &m_east, &m_west})
            *one = {};
        m_offices.reset();
    }

    void itStaysUntilItWasSent()
    {
        m_east.report("over the border", "WEST");
        QCOMPARE(m_east.reports(), "over the border\n"s);
        QVERIFY(tellsElsewhere(m_east));
        const Id logged = lastAction(m_east);
        bring(m_west, m_east); // what comes in takes nothing away
        QCOMPARE(m_east.reports(), "over the border\n"s);
        bring(m_east, m_west);
        QCOMPARE(m_east.reports(), ""s);
        QCOMPARE(m_west.reports(), "over the border\n"s);
        QVERIFY(!tellsElsewhere(m_east));
        QCOMPARE(faults(m_east), ""s);
        // The entry stays, and goes again with the next file: the last may be lost.
        bring(m_east, m_root);
        QCOMPARE(m_root.reports(), "over the border\n"s);
        const auto undone = History(*m_east.database).undo(logged, kActor);
        QVERIFY(!undone && undone.error().message.contains("another team's"));
    }

    void itCanBeUndoneUntilThen()
    {
        m_east.report("not there at all", "WEST");
        QVERIFY(History(*m_east.database).undo(lastAction(m_east), kActor).has_value());
        bring(m_east, m_west);
        QCOMPARE(m_east.reports() + m_west.reports(), ""s);
    }

    void whatItsPcsDoReachesNobodyElse()
    {
        const Id report = m_east.report("over the border", "WEST");
        exchange();
        m_west.remove("report", report);
        exchange();
        QCOMPARE(m_root.reports() + m_east.reports() + m_west.reports(), ""s);
        QVERIFY(ConflictStore(*m_root.database).list()->empty());
    }

    void aFileForOthersDoesNotTakeItAway()
    {
        m_east.report("over the border", "WEST");
        ExportRequest request;
        request.area = areaOf(m_east, "EAST");
        static_cast<void>(m_east.send(nextFile(), request));
        QCOMPARE(m_east.reports(), "over the border\n"s);
    }

    void itComesBackWhereTheAreaIsGiven()
    {
        m_east.report("over the border", "WEST");
        exchange();
        QVERIFY(allowAreas(*m_root.database, kActor, m_root.own, "East desk", {"EAST", "WEST"})
                    .has_value());
        exchange();
        QCOMPARE(m_east.reports(), "over the border\n"s);
        QCOMPARE(faults(m_east), ""s);
    }

    // As earlier versions left it.
    void anOldCopyGoesWithTheNextImport()
    {
        const Id report = m_east.report("over the border", "WEST");
        exchange();
        const DeviceNames devices = deviceNames(*m_east.database);
        RecordBuilder(*m_east.database, devices)
            .rebuild(*m_east.database->types().named("report"), report);
        QCOMPARE(m_east.reports(), "over the border\n"s);
        m_root.report("any", "EAST");
        bring(m_root, m_east);
        QCOMPARE(m_east.reports(), "any\n"s);
        QCOMPARE(faults(m_east), ""s);
    }

    void itsPhotoGoesToo_data()
    {
        QTest::addColumn<bool>("movedThere");
        QTest::newRow("logged there") << false;
        QTest::newRow("moved there") << true;
    }
    void itsPhotoGoesToo()
    {
        QFETCH(bool, movedThere);
        const Id report = m_east.report("with a photo", movedThere ? "EAST" : "WEST");
        write(m_east, [&](Change &change) {
            QVERIFY(Attachments(*m_east.database)
                        .add(change, {.owner = report, .ownerType = "report"}, "not a real photo")
                        .has_value());
        });
        if (movedThere)
            write(m_east, [&](Change &change) {
                change.update("report", report, {{"area", refValue(areaOf(m_east, "WEST"))}});
            });
        const fs::path folder = m_offices->path("out");
        fs::create_directories(folder);
        const auto made =
            Exporter(*m_east.database, m_east.own).write({}, intoFolder(folder)).value();
        for (const ExportedFile &one : made)
            static_cast<void>(m_west.take(one.path));
        const auto photos = Attachments(*m_west.database).of(report).value();
        QCOMPARE(photos.size(), std::size_t{1});
        QVERIFY(Attachments(*m_west.database).read(photos[0].hash).has_value());
    }

    void whoIsErasedIsErasedThereToo_data()
    {
        QTest::addColumn<bool>("byEast");
        QTest::newRow("by another PC") << false;
        QTest::newRow("by the one that logged it") << true;
    }
    void whoIsErasedIsErasedThereToo()
    {
        QFETCH(bool, byEast);
        const Id person = m_root.database->newId();
        write(m_root, [&](Change &change) {
            change.create("champion", person,
                          {{"number", Value{"7"}}, {"name", Value{"Zebedee Quillfeather"}}});
        });
        exchange();
        const Id pick = m_east.database->newId();
        write(m_east, [&](Change &change) {
            const Value west = refValue(areaOf(m_east, "WEST"));
            change.create("report", m_east.database->newId(),
                          {{"description", Value{"Zebedee Quillfeather saw bags"}},
                           {"champion", refValue(person)},
                           {"area", west}});
            change.create("pick", pick,
                          {{"title", Value{"Zebedee Quillfeather's lane"}}, {"area", west}});
            change.create("attendance", m_east.database->newId(),
                          {{"pick", refValue(pick)},
                           {"champion", refValue(person)},
                           {"emergency_contact", Value{"07700 900123"}}});
        });
        exchange();
        QVERIFY(entriesWith(m_east, "Quillfeather") > 0);
        const auto offRosters = [](Change &, const std::vector<Id> &) {
            return Result<std::vector<Id>>(std::vector<Id>());
        };
        QVERIFY(ErasureStore(*(byEast ? m_east : m_root).database, offRosters)
                    .erase(DataSubject::Champion, person, "S. Lee", "asked")
                    .has_value());
        exchange();
        for (Office *one : {&m_root, &m_east, &m_west}) {
            QCOMPARE(entriesWith(*one, "Quillfeather"), 0);
            QCOMPARE(entriesWith(*one, "07700 900123"), 0);
            QCOMPARE(faults(*one), ""s);
        }
    }

    void anAreaIsGoneForAllWhoCannotReadIt()
    {
        Office other = m_offices->join(m_root, "other", "Other desk", {"EAST"});
        const Id area = m_root.database->newId();
        write(m_root, [&](Change &change) {
            change.create("area", area, {{"code", Value{"NEW"}}, {"name", Value{"New"}}});
        });
        static_cast<void>(keepUpKeys(*m_root.database, m_root.own));
        exchange();
        bring(m_root, other);
        write(m_east, [&](Change &change) {
            change.create("meeting", m_east.database->newId(),
                          {{"title", Value{"First"}}, {"area", refValue(area)}});
        });
        other.remove("area", area);
        bring(other, m_root);
        bring(other, m_east);
        exchange();
        exchange();
        bring(m_root, other);
        const auto areas = [](Office &at) {
            return AreaStore(*at.database).areas().value().size();
        };
        QCOMPARE(areas(m_east), areas(other));
        QCOMPARE(ConflictStore(*m_east.database).list()->size(),
                 ConflictStore(*other.database).list()->size());
        QCOMPARE(faults(m_east), ""s);
    }
};

QTEST_GUILESS_MAIN(TestElsewhere)
#include "tst_elsewhere.moc"
