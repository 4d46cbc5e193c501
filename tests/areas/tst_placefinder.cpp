// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryimport.h"
#include "areas/councilstore.h"
#include "areas/placefinder.h"
#include "areas/places.h"
#include "areas/wardindex.h"
#include "core/dates.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace sc;
using namespace sc::test;

namespace {

Day day(std::string_view iso)
{
    return parseIsoDay(iso).value();
}

} // namespace

class PlaceFinderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Database> m_database;

    void load(const std::string &json, std::string_view from)
    {
        auto transform = GridTransform::create().value();
        const auto file = readBoundaries(json, {}, transform).value();
        Change change(*m_database, {"R. Dunn"});
        QVERIFY(importBoundaries(change, file, {day(from), {}, {}}).has_value());
        QVERIFY(change.commit().has_value());
    }

    Id ward(const std::string &code)
    {
        return AreaStore(*m_database).wardWithCode(code).value()->id;
    }

private Q_SLOTS:
    void init() { m_database = Database::inMemory({.seed = 7}).value(); }

    void withoutBoundariesNothingIsSaid()
    {
        const Placed placed =
            PlaceFinder(*m_database).find({54.5, -1.5}, day("2026-01-01")).value();
        QCOMPARE(placed, Placed{});
        QCOMPARE(placed.boundary(), std::string());
    }

    void pointsAreInsideAtTheEdgeOrOutside()
    {
        load(collectionOf({{"E01"}, {"E02", -1.49}}), "2013-05-02");
        PlaceFinder finder(*m_database);
        const auto at = [&](double latitude, double longitude) {
            return finder.find({latitude, longitude}, day("2026-01-01")).value();
        };
        const Placed inside = at(54.505, -1.495);
        QCOMPARE(inside.boundary(), std::string("inside"));
        QCOMPARE(inside.ward, ward("E01"));
        QCOMPARE(inside.area, AreaStore(*m_database).areaWithCode("E01").value()->id);
        QVERIFY(!inside.edition.isNull());
        const PlanePoint unit = metresPerDegree(54.505);
        QCOMPARE(at(54.505, -1.49 + 24 / unit.x).boundary(), std::string("edge"));
        QCOMPARE(at(54.505, -1.49 + 24 / unit.x).ward, ward("E02"));
        QCOMPARE(at(54.505, -1.49 + 26 / unit.x).boundary(), std::string("inside"));
        const Placed outside = at(54.51 + 10 / unit.y, -1.495);
        QCOMPARE(outside.boundary(), std::string("outside"));
        QVERIFY(outside.ward.isNull() && outside.area.isNull() && !outside.edition.isNull());
        QCOMPARE(at(55.9, -3.2).boundary(), std::string("outside"));
        const Placed between = at(54.505, -1.49);
        QCOMPARE(between.boundary(), std::string("edge"));
        QVERIFY(!between.ward.isNull());
    }

    void aBorderInsideAnAreaIsNoEdge()
    {
        load(collectionOf({{"E01"}, {"E02", -1.49}, {"E03", -1.48}}), "2013-05-02");
        AreaStore store(*m_database);
        Change change(*m_database, {"R. Dunn"});
        Ward second = store.wardWithCode("E02").value().value();
        second.area = store.areaWithCode("E01").value()->id;
        QVERIFY(change.update("ward", second.id, {{"area", refValue(second.area)}}));
        QVERIFY(change.commit().has_value());
        PlaceFinder finder(*m_database);
        const PlanePoint unit = metresPerDegree(54.505);
        const auto at = [&](double latitude, double longitude) {
            return finder.find({latitude, longitude}, day("2026-01-01"))->boundary();
        };
        QCOMPARE(at(54.505, -1.49 - 10 / unit.x), std::string("inside")); // first to second ward
        QCOMPARE(at(54.505, -1.49 + 10 / unit.x), std::string("inside"));
        QCOMPARE(at(54.505, -1.49), std::string("inside"));
        QCOMPARE(at(54.505, -1.48 - 10 / unit.x), std::string("edge")); // to another area
        QCOMPARE(at(54.505, -1.48 + 10 / unit.x), std::string("edge"));
        QCOMPARE(at(54.51 - 10 / unit.y, -1.49 + 5 / unit.x), std::string("edge")); // to nothing
        QCOMPARE(at(54.505, -1.5 + 10 / unit.x), std::string("edge"));
        QCOMPARE(at(54.505, -1.5 - 10 / unit.x), std::string("outside"));
    }

    void theDayDecidesTheEdition()
    {
        load(collectionOf({{"E01"}}), "2013-05-02");
        load(collectionOf({{"E01", -1.4}}), "2015-05-07");
        PlaceFinder finder(*m_database);
        const auto boundary = [&](double longitude, std::string_view on) {
            return finder.find({54.505, longitude}, day(on)).value().boundary();
        };
        QCOMPARE(boundary(-1.495, "2015-05-06"), std::string("inside"));
        QCOMPARE(boundary(-1.495, "2015-05-07"), std::string("outside"));
        QCOMPARE(boundary(-1.395, "2026-01-01"), std::string("inside"));
        QCOMPARE(boundary(-1.495, "2000-01-01"), std::string("inside")); // before any: the first
    }

    void refreshSeesANewEdition()
    {
        load(collectionOf({{"E01"}}), "2013-05-02");
        PlaceFinder finder(*m_database);
        QVERIFY(finder.find({54.505, -1.395}, day("2026-01-01"))->ward.isNull());
        load(collectionOf({{"E01", -1.4}}), "2015-05-07");
        QVERIFY(finder.refresh().has_value());
        QVERIFY(!finder.find({54.505, -1.395}, day("2026-01-01"))->ward.isNull());
        QVERIFY(!finder.shapeOf(ward("E01"))->isEmpty());
        QVERIFY(finder.shapeOf(Id{})->isEmpty());
    }

    void onlyBoundariesAndAreasMakeIndexesAnew()
    {
        load(collectionOf({{"E01"}}), "2013-05-02");
        AreaStore store(*m_database);
        const auto write = [&](const auto &what) {
            Change change(*m_database, {"R. Dunn"});
            QVERIFY(what(change).has_value());
            QVERIFY(change.commit().has_value());
        };
        const auto entries = store.sharedEntries().value();
        const auto version = store.boundaryVersion().value();
        write([&](Change &change) { return CouncilStore(*m_database).setName(change, "Marlow"); });
        QVERIFY(store.sharedEntries().value() > entries);
        QVERIFY(store.boundaryVersion().value() == version);
        write([&](Change &change) {
            Ward one = store.wardWithCode("E01").value().value();
            one.name = "Renamed";
            return store.saveWard(change, one);
        });
        QVERIFY(store.boundaryVersion().value() != version);
    }

    void theIndexAgreesWithTheShapes()
    {
        const std::string real = darlington();
        auto transform = GridTransform::create().value();
        std::vector<SquareWard> squares;
        for (int i = 0; i < 20; ++i)
            squares.push_back(
                {"E" + std::to_string(i), -1.6 + (i % 5) * 0.01, 54.5 + (i / 5) * 0.01});
        const auto file =
            readBoundaries(real.empty() ? collectionOf(squares) : real, {}, transform).value();
        std::vector<MultiPolygon> shapes;
        for (const WardFeature &feature : file.wards)
            shapes.push_back(decodeShape(encodeShape(feature.shape)).value());
        const WardIndex index(shapes, 25.0);
        QVERIFY(rc::check("anywhere around", [&] {
            const PlanePoint point{-1.72 + *rc::gen::inRange(0, 320'000) / 1e6,
                                   54.44 + *rc::gen::inRange(0, 190'000) / 1e6};
            const WardIndex::Hit hit = index.find(point);
            int owner = -1;
            double nearest = 1e9;
            for (std::size_t i = 0; i < shapes.size(); ++i) {
                if (owner < 0 && contains(shapes[i], point))
                    owner = static_cast<int>(i);
                nearest = std::min(nearest, distanceToEdge(shapes[i], point));
            }
            RC_ASSERT((hit.ward == owner || nearest < 0.5));
            RC_ASSERT((hit.ward < 0 || hit.atTheEdge == (nearest <= 25.0)));
        }));
    }
};

QTEST_APPLESS_MAIN(PlaceFinderTest)
#include "tst_placefinder.moc"
