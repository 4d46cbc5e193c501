// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mercator.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sc;

class TestMercator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTileOfDarlington()
    {
        // The tiles that cover the borough's box at zoom 14.
        const TileId northWest =
            tileAt(toWorld({.latitude = 54.619366, .longitude = -1.709668}), 14);
        const TileId southEast =
            tileAt(toWorld({.latitude = 54.451149, .longitude = -1.407291}), 14);
        QCOMPARE(northWest, (TileId{14, 8114, 5212}));
        QCOMPARE(southEast, (TileId{14, 8127, 5225}));
    }

    void holdsLatitudesAtTheEdgeOfTheSquare()
    {
        QCOMPARE(toWorld({.latitude = 90, .longitude = 0}).y, 0.0);
        QCOMPARE(toWorld({.latitude = -90, .longitude = 0}).y, 1.0);
    }

    void comesBackToTheSamePlace()
    {
        QVERIFY(rc::check([] {
            const LatLon at{.latitude = *rc::gen::inRange(-85000, 85000) / 1000.0,
                            .longitude = *rc::gen::inRange(-180000, 180000) / 1000.0};
            const LatLon back = toLatLon(toWorld(at));
            RC_ASSERT(std::abs(back.latitude - at.latitude) < 1e-9);
            RC_ASSERT(std::abs(back.longitude - at.longitude) < 1e-9);
            const LatLon fixed = toLatLon(fromFixed(toFixed(toWorld(at))));
            RC_ASSERT(std::abs(fixed.latitude - at.latitude) < 1e-6);
        }));
    }
};

QTEST_APPLESS_MAIN(TestMercator)
#include "tst_mercator.moc"
