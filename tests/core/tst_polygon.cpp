// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polygon.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <numbers>

using namespace sc;

namespace {

Ring square(double x, double y, double side)
{
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
}

MultiPolygon metres(std::vector<Polygon> parts)
{
    return {std::move(parts), Units::Metres};
}

bool isNear(double a, double b, double within)
{
    return std::abs(a - b) <= within;
}

/// A star with as many points as radii: simple, whatever the radii.
Ring star(const std::vector<double> &radii, PlanePoint centre)
{
    Ring ring;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(radii.size());
        ring.push_back(
            {centre.x + radii[i] * std::cos(angle), centre.y + radii[i] * std::sin(angle)});
    }
    return ring;
}

} // namespace

class PolygonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointIsInAPartAndNotInItsHoles()
    {
        const MultiPolygon shape =
            metres({{square(0, 0, 100), {square(40, 40, 20)}}, {square(200, 0, 10), {}}});
        QVERIFY(contains(shape, {10, 10}));
        QVERIFY(!contains(shape, {50, 50}));
        QVERIFY(contains(shape, {205, 5}));
        QVERIFY(!contains(shape, {150, 5}));
        QVERIFY(!contains(shape, {-1, 50}));
        QVERIFY(!contains(MultiPolygon{}, {0, 0}));
    }

    void everyPointOnASharedEdgeHasOneOwner()
    {
        const Polygon left{square(0, 0, 10), {}};
        const Polygon right{square(10, 0, 10), {}};
        const Polygon above{square(0, 10, 10), {}};
        for (double y = 0.5; y < 10; y += 1) {
            const int owners = int(contains(left, {10, y})) + int(contains(right, {10, y}));
            QCOMPARE(owners, 1);
        }
        for (double x = 0.5; x < 10; x += 1) {
            const int owners = int(contains(left, {x, 10})) + int(contains(above, {x, 10}));
            QCOMPARE(owners, 1);
        }
        // A slanting edge, walked in either direction.
        const Polygon lower{{{0, 0}, {7, 0}, {7, 3}}, {}};
        const Polygon upper{{{0, 0}, {7, 3}, {0, 3}}, {}};
        for (double x = 0.25; x < 7; x += 0.25) {
            const PlanePoint on{x, x * 3 / 7};
            QCOMPARE(int(contains(lower, on)) + int(contains(upper, on)), 1);
        }
    }

    void measuresToTheNearestEdge()
    {
        const MultiPolygon shape = metres({{square(0, 0, 100), {square(40, 40, 20)}}});
        QCOMPARE(distanceToEdge(shape, {10, 50}), 10.0);
        QCOMPARE(distanceToEdge(shape, {50, 50}), 10.0);
        QCOMPARE(distanceToEdge(shape, {130, 140}), 50.0);
        QCOMPARE(distanceToEdge(shape, {0, 0}), 0.0);
        QVERIFY(std::isinf(distanceToEdge(MultiPolygon{}, {0, 0})));
    }

    void measuresDegreesInMetres()
    {
        // One arc minute of latitude at 54.5 degrees north is 1,855.5 m on WGS84.
        QVERIFY(isNear(distanceBetween({-1.5, 54.5}, {-1.5, 54.5 + 1.0 / 60}, Units::Degrees),
                       1855.4, 0.5));
        QVERIFY(isNear(metresPerDegree(0).x, 111319.49, 0.01));
        QVERIFY(isNear(metresPerDegree(0).y, 110574.28, 0.1));
        const MultiPolygon ward{
            {{{{-1.51, 54.5}, {-1.50, 54.5}, {-1.50, 54.51}, {-1.51, 54.51}}, {}}}, Units::Degrees};
        const PlanePoint unit = metresPerDegree(54.505);
        QVERIFY(isNear(areaOf(ward), 0.01 * unit.x * 0.01 * unit.y, 1.0));
        QVERIFY(isNear(distanceToEdge(ward, {-1.52, 54.505}), 0.01 * unit.x, 0.5));
    }

    void measuresAreaWhicheverWayRingsRun()
    {
        Ring hole = square(40, 40, 20);
        std::ranges::reverse(hole);
        QCOMPARE(areaOf(metres({{square(0, 0, 100), {hole}}})), 9600.0);
        QCOMPARE(areaOf(metres({{square(0, 0, 100), {square(40, 40, 20)}}})), 9600.0);
        QCOMPARE(areaOf(MultiPolygon{}), 0.0);
    }

    void knowsItsBounds()
    {
        const auto bounds = boundsOf(metres({{square(5, 6, 10), {}}, {square(-20, 0, 1), {}}}));
        QCOMPARE(*bounds, (Bounds{-20, 0, 15, 16}));
        QVERIFY(!boundsOf(MultiPolygon{}));
    }

    void representativePointLiesInsideAHorseshoe()
    {
        const MultiPolygon horseshoe = metres(
            {{{{0, 0}, {30, 0}, {30, 30}, {20, 30}, {20, 10}, {10, 10}, {10, 30}, {0, 30}}, {}}});
        QVERIFY(contains(horseshoe, representativePoint(horseshoe)));
        const MultiPolygon ring = metres({{square(0, 0, 100), {square(20, 20, 60)}}});
        QVERIFY(contains(ring, representativePoint(ring)));
        QCOMPARE(representativePoint(metres({{square(0, 0, 10), {}}})), (PlanePoint{5, 5}));
        QCOMPARE(representativePoint(MultiPolygon{}), (PlanePoint{0, 0}));
    }

    void storedFormComesBack()
    {
        QVERIFY(rc::check("any star", [] {
            const auto radii =
                *rc::gen::suchThat(rc::gen::container<std::vector<double>>(rc::gen::map(
                                       rc::gen::inRange(1, 5000), [](int r) { return r / 1e5; })),
                                   [](const auto &all) { return all.size() >= 3; });
            const MultiPolygon shape{
                {{star(radii, {-1.5, 54.5}), {star({0.001, 0.001, 0.001}, {-1.5, 54.5})}},
                 {star({0.01, 0.01, 0.01}, {1.5, 55}), {}}},
                Units::Degrees};
            const std::string bytes = encodeShape(shape);
            const auto back = decodeShape(bytes);
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->parts.size() == shape.parts.size());
            RC_ASSERT(encodeShape(*back) == bytes);
            for (std::size_t i = 0; i < radii.size(); ++i) {
                RC_ASSERT(isNear(back->parts[0].outer[i].x, shape.parts[0].outer[i].x, 0.51e-7));
                RC_ASSERT(isNear(back->parts[0].outer[i].y, shape.parts[0].outer[i].y, 0.51e-7));
            }
            RC_ASSERT(contains(shape, representativePoint(shape)));
        }));
    }

    void damagedBytesAreRefused()
    {
        const std::string whole = encodeShape(metres({{square(0, 0, 100), {square(40, 40, 20)}}}));
        QVERIFY(decodeShape(whole));
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!decodeShape(std::string_view(whole).substr(0, length)));
        QVERIFY(!decodeShape(whole + "x"));
        QVERIFY(rc::check("any bytes", [](const std::string &bytes) { (void)decodeShape(bytes); }));
        QVERIFY(rc::check("a changed byte", [&whole] {
            std::string changed = whole;
            changed[*rc::gen::inRange<std::size_t>(0, whole.size())] = *rc::gen::arbitrary<char>();
            (void)decodeShape(changed);
        }));
    }
};

QTEST_APPLESS_MAIN(PolygonTest)
#include "tst_polygon.moc"
