// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polygon.h"
#include "map/nearestwater.h"
#include "testpack.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace sc;
using namespace sc::test;

/// A stream that runs north along 1.5 degrees west, a pond east of it, and the shore of an island.
class TestNearestWater : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath(QStringLiteral("water.gpkg"));
        {
            PackWriter pack(path, 4326);
            pack.layer("waterlines", false);
            pack.layer("surfacewater", false);
            pack.layer("sea", false);
            pack.layer("land", false);
            pack.add("waterlines", lineBlob({{-1.5, 54.49}, {-1.5, 54.51}}, 4326), "", "Beck");
            pack.add("surfacewater", square(-1.49, 54.5, 0.001), "", "Pond");
            pack.add("sea", square(-1.5, 54.5, 1.0), "", "");
            pack.add("land", square(-1.5, 54.5, 0.1), "", "");
        }
        auto store = GeoPackageStore::open(path.toStdString());
        QVERIFY(store.has_value());
        m_map = std::make_unique<BasemapData>(std::move(*store));
    }

    void measuresFromASpotToAStream()
    {
        const auto metres = metresToWater(*m_map, {{east(40.0)}}, 100.0);
        QVERIFY(metres);
        QVERIFY(std::abs(*metres - 40.0) < 0.5);
    }

    void saysNothingOfWaterFurtherAway()
    {
        QVERIFY(!metresToWater(*m_map, {{east(140.0)}}, 100.0));
        QVERIFY(metresToWater(*m_map, {{east(140.0)}}, 150.0));
    }

    void isNoughtWhereARouteCrossesOrASpotIsInThePond()
    {
        QCOMPARE(metresToWater(*m_map, {{east(-60.0), east(90.0)}}, 100.0).value_or(-1), 0.0);
        QCOMPARE(metresToWater(*m_map, {{{54.5, -1.49}}}, 100.0).value_or(-1), 0.0);
    }

    void isNoughtWhereLandHoldsThePond()
    {
        const MapShape around{{{54.49, -1.495}, {54.51, -1.495}, {54.51, -1.48}, {54.49, -1.48}},
                              true};
        QCOMPARE(metresToWater(*m_map, around, 100.0).value_or(-1), 0.0);
        const MapShape besideIt{
            {{54.502, -1.495}, {54.51, -1.495}, {54.51, -1.494}, {54.502, -1.494}}, true};
        QVERIFY(!metresToWater(*m_map, besideIt, 100.0));
    }

    void takesTheEdgeOfTheLandForTheShore()
    {
        const PlanePoint metre = metresPerDegree(54.6);
        const LatLon inland{54.6 - 30.0 / metre.y, -1.55};
        const auto metres = metresToWater(*m_map, {{inland}}, 100.0);
        QVERIFY(metres);
        QVERIFY(std::abs(*metres - 30.0) < 0.5);
        QVERIFY(!metresToWater(*m_map, {{{54.55, -1.55}}}, 100.0));
    }

    void findsNothingForNoPlace() { QVERIFY(!metresToWater(*m_map, {}, 100.0)); }

private:
    static std::string square(double x, double y, double half)
    {
        return polygonBlob({{{x - half, y - half},
                             {x + half, y - half},
                             {x + half, y + half},
                             {x - half, y + half},
                             {x - half, y - half}}},
                           4326);
    }
    /// So many metres east of the stream.
    static LatLon east(double metres) { return {54.5, -1.5 + metres / metresPerDegree(54.5).x}; }

    QTemporaryDir m_folder;
    std::unique_ptr<BasemapData> m_map;
};

QTEST_GUILESS_MAIN(TestNearestWater)
#include "tst_nearestwater.moc"
