// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryimport.h"
#include "areas/places.h"
#include "core/dates.h"

#include <QTest>

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};

Day day(std::string_view iso)
{
    return parseIsoDay(iso).value();
}

} // namespace

class BoundaryImportTest : public QObject {
    Q_OBJECT

    FixedClock m_clock{kMorning};
    std::unique_ptr<Database> m_database;
    int m_written = 0;

    BoundaryImportResult load(const std::string &json, std::optional<Day> from = {})
    {
        auto transform = GridTransform::create().value();
        const auto file = readBoundaries(json, {}, transform).value();
        m_clock.advance(1min);
        Change change(*m_database, {"R. Dunn"}, "Imported boundaries");
        auto result = importBoundaries(change, file, {from, {}, "wards.geojson"});
        m_written = change.written();
        if (!result || !change.commit())
            qFatal("import failed: %s", result ? "commit" : result.error().message.c_str());
        return std::move(*result);
    }

    WardGroupResult group(const std::string &csv)
    {
        const auto groups = readWardGroups(csv).value();
        Change change(*m_database, {"R. Dunn"});
        auto result = importWardGroups(change, groups.groups).value();
        m_written = change.written();
        if (!change.commit())
            qFatal("commit failed");
        return result;
    }

    AreaStore store() { return AreaStore(*m_database); }
    std::size_t areaCount() { return store().areas()->size(); }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kMorning);
        m_database = Database::inMemory({.clock = &m_clock, .seed = 7}).value();
    }

    void eachWardIsAnAreaOfItsOwnWhereTheFileHasNoAreas()
    {
        const auto result = load(collectionOf({{"E01"}, {"E02", -1.49}}));
        QCOMPARE(result.wardsAdded, 2);
        QCOMPARE(result.areasAdded, 2);
        const auto area = store().areaWithCode("e02").value();
        QVERIFY(area);
        QCOMPARE(area->name, std::string("Ward E02"));
        QCOMPARE(store().wardWithCode("E02").value()->area, area->id);
        QVERIFY(store().editionOn(day("1950-01-01")).value().has_value());
    }

    void wardsAreGroupedWhereTheFileSaysSo()
    {
        const auto result =
            load(collectionOf({{"E01", -1.5, 54.5, R"(, "area_code":"N", "area_name":"North")"},
                               {"E02", -1.49, 54.5, R"(, "area_code":"N", "area_name":"North")"}}));
        QCOMPARE(result.areasAdded, 1);
        QCOMPARE(store().areaWithCode("N").value()->name, std::string("North"));
    }

    void theSameFileAgainAddsNothing()
    {
        const std::string json = collectionOf({{"E01"}, {"E02", -1.49}});
        const auto first = load(json);
        const auto again = load(json);
        QCOMPARE(again.wardsUnchanged, 2);
        QCOMPARE(again.wardsAdded + again.wardsChanged + again.areasAdded, 0);
        QCOMPARE(again.edition, first.edition);
        QCOMPARE(m_written, 0);
        load(json, day("2020-04-01"));
        load(json, day("2020-04-01"));
        QCOMPARE(m_written, 0);
        QCOMPARE(store().editions()->size(), std::size_t{2});
    }

    void aLaterFirstDayIsANewEditionAndKeepsTheGrouping()
    {
        load(collectionOf({{"E01"}, {"E02", -1.49}}), day("2013-05-02"));
        group("ward_code,area_code,area_name\nE01,N,North\nE02,N,North\n");
        const auto later = load(collectionOf({{"E01", -1.501}, {"E03", -1.48}}), day("2015-05-07"));
        QCOMPARE(later.wardsAdded, 2);
        QCOMPARE(later.areasAdded, 1); // only E03 is new
        QCOMPARE(store().editions()->size(), std::size_t{2});
        const Id north = store().areaWithCode("N").value()->id;
        QCOMPARE(store().wardWithCode("E01").value()->area, north);
        QCOMPARE(store().editionOn(day("2014-01-01")).value()->validFrom, day("2013-05-02"));
        QCOMPARE(store().editionOn(day("2015-05-07")).value()->validFrom, day("2015-05-07"));
        QCOMPARE(store().editionOn(day("2010-01-01")).value()->validFrom, day("2013-05-02"));
    }

    void changedBoundariesWithoutADayHoldFromToday()
    {
        load(collectionOf({{"E01"}}));
        const auto more =
            load(collectionOf({{"E02", -1.49}})); // fits: a further file of the same set
        QCOMPARE(store().editions()->size(), std::size_t{1});
        QCOMPARE(store().wards(more.edition.id)->size(), std::size_t{2});
        const auto moved = load(collectionOf({{"E01", -1.51}}));
        QCOMPARE(moved.edition.validFrom, day("2026-11-20"));
        QCOMPARE(store().editions()->size(), std::size_t{2});
    }

    void wardsOverOthersAreANewEdition()
    {
        load(collectionOf({{"E01"}, {"E02", -1.49}}));
        const auto renumbered = load(collectionOf({{"E11"}, {"E12", -1.49}}));
        QCOMPARE(renumbered.edition.validFrom, day("2026-11-20"));
        QCOMPARE(store().wards(renumbered.edition.id)->size(), std::size_t{2});
        QCOMPARE(store().editions()->size(), std::size_t{2});
    }

    void groupingMovesWardsAndClearsSpentAreas()
    {
        load(collectionOf({{"E01"}, {"E02", -1.49}, {"E03", -1.48}}));
        const std::string csv =
            "ward_code,area_code,area_name\nE01,N,North\nWard E02,N,North\nE99,S,South\n";
        const auto result = group(csv);
        QCOMPARE(result.wardsMoved, 2);
        QCOMPARE(result.areasAdded, 1);
        QCOMPARE(result.areasRemoved, 2);
        QCOMPARE(result.refused.size(), std::size_t{1});
        QCOMPARE(result.refused[0].line, std::size_t{4});
        QCOMPARE(areaCount(), std::size_t{2}); // North, and E03 on its own
        group(csv);
        QCOMPARE(m_written, 0);
        const auto renamed = group("ward_code,area_code,area_name\nE01,N,Northern\n");
        QCOMPARE(renamed.areasChanged, 1);
        QCOMPARE(store().areaWithCode("N").value()->name, std::string("Northern"));
    }

    void reimportAfterGroupingKeepsTheGroups()
    {
        const std::string json = collectionOf({{"E01"}, {"E02", -1.49}});
        load(json);
        group("ward_code,area_code,area_name\nE01,N,North\nE02,N,North\n");
        load(json);
        QCOMPARE(m_written, 0);
        QCOMPARE(areaCount(), std::size_t{1});
    }

    void twoPcsThatImportTheSameFileMakeTheSameRecords()
    {
        const std::string json = collectionOf({{"E01"}, {"E02", -1.49}});
        const auto here = load(json, day("2020-04-01"));
        const auto ward = store().wardWithCode("E01").value().value();
        m_database = Database::inMemory({.clock = &m_clock, .seed = 8}).value();
        const auto there = load(json, day("2020-04-01"));
        QCOMPARE(there.edition.id, here.edition.id);
        QCOMPARE(store().wardWithCode("E01").value().value(), ward);
    }

    void areasAreCheckedWhenSaved()
    {
        Change change(*m_database, {"R. Dunn"});
        QCOMPARE(store().saveArea(change, {{}, "", ""}).error().problems.size(), std::size_t{2});
        const Area north = store().saveArea(change, {{}, " N ", "North"}).value();
        QCOMPARE(north.code, std::string("N"));
        QCOMPARE(store().saveArea(change, {{}, "n", "Other"}).error().problems.at(0).code,
                 std::string("duplicate"));
        QVERIFY(store().saveArea(change, {north.id, "N", "Northern"}).has_value());
        QVERIFY(store().removeArea(change, north.id).has_value());
        QVERIFY(!store().areaWithCode("N").value());
        const Area again = store().saveArea(change, {{}, "N", "North"}).value();
        QCOMPARE(again.id, north.id); // taken up again
        QVERIFY(change.commit().has_value());
        QCOMPARE(areaCount(), std::size_t{1});
    }

    void anAreaWithWardsStays()
    {
        load(collectionOf({{"E01"}}));
        Change change(*m_database, {"R. Dunn"});
        const auto removed = store().removeArea(change, store().areaWithCode("E01").value()->id);
        QCOMPARE(removed.error().problems.at(0).code, std::string("in_use"));
    }

    void darlingtonGoesInAndOut()
    {
        const std::string json = darlington();
        if (json.empty())
            QSKIP("the real boundaries are not here");
        QCOMPARE(load(json).wardsAdded, 24);
        load(json);
        QCOMPARE(m_written, 0);
    }
};

QTEST_APPLESS_MAIN(BoundaryImportTest)
#include "tst_boundaryimport.moc"
