// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/postcode.h"
#include "sample/borough.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace sc::sample;

namespace {

bool same(const Borough &a, const Borough &b)
{
    const auto names = [](const Borough &borough) {
        std::string all;
        for (const Street &street : borough.streets)
            all += street.name + '\n';
        for (const Postcode &postcode : borough.postcodes)
            all += postcode.text + '\n';
        return all;
    };
    return names(a) == names(b) && a.outline == b.outline &&
           std::ranges::equal(a.buildings, b.buildings, {}, &Building::ring, &Building::ring) &&
           std::ranges::equal(a.roads, b.roads, {}, &Road::line, &Road::line);
}

} // namespace

class TestBorough : public QObject {
    Q_OBJECT

    Borough m_borough = makeBorough(1);

    [[nodiscard]] int wardsAt(Pt point) const
    {
        return static_cast<int>(std::ranges::count_if(
            m_borough.wards, [&](const Ward &ward) { return inside(point, ward.outline); }));
    }

private Q_SLOTS:
    void isTheSameForTheSameSeed() { QVERIFY(same(m_borough, makeBorough(1))); }

    void differsForAnotherSeed()
    {
        const Borough other = makeBorough(2);
        QVERIFY(!same(m_borough, other));
        QVERIFY(other.streets.size() > 800);
    }

    void keepsWardsApartForOtherSeedsToo()
    {
        for (const std::uint64_t seed : {0U, 8U, 42U, 2'000'000'000U}) {
            const Borough other = makeBorough(seed);
            Random random(seed + 5);
            for (int i = 0; i < 4'000; ++i) {
                const Pt point{random.between(559'500, 573'000), random.between(519'500, 531'000)};
                const auto wards = std::ranges::count_if(
                    other.wards, [&](const Ward &ward) { return inside(point, ward.outline); });
                QCOMPARE(wards, inside(point, other.outline) ? 1 : 0);
            }
        }
    }

    void hasTheSizeOfARealBorough()
    {
        QCOMPARE(m_borough.areas.size(), std::size_t{5});
        QCOMPARE(m_borough.wards.size(), std::size_t{22});
        QVERIFY2(m_borough.streets.size() > 900 && m_borough.streets.size() < 1'200,
                 std::to_string(m_borough.streets.size()).c_str());
        QVERIFY(m_borough.buildings.size() > 10'000);
    }

    void liesInTheSeaEastOfEngland()
    {
        for (const Pt point : m_borough.outline) {
            QVERIFY(point.x > 558'000 && point.x < 574'000);
            QVERIFY(point.y > 518'000 && point.y < 532'000);
        }
    }

    void coversItsGroundWithWardsExactlyOnce()
    {
        Random random(99);
        int within = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Pt point{random.between(559'500, 573'000), random.between(519'500, 531'000)};
            const bool in = inside(point, m_borough.outline);
            within += in ? 1 : 0;
            QCOMPARE(wardsAt(point), in ? 1 : 0);
        }
        QVERIFY(within > 5'000);
        double sum = 0.0;
        for (const Ward &ward : m_borough.wards) {
            QVERIFY(area(ward.outline) > 0.0);
            sum += area(ward.outline);
        }
        QVERIFY(std::abs(sum - area(m_borough.outline)) < 1.0);
    }

    void sharesEveryInnerEdgeOfAWardPointForPoint()
    {
        std::map<std::pair<std::pair<double, double>, std::pair<double, double>>, int> edges;
        for (const Ward &ward : m_borough.wards) {
            for (std::size_t i = 0, j = ward.outline.size() - 1; i < ward.outline.size(); j = i++) {
                const std::pair a{ward.outline[j].x, ward.outline[j].y};
                const std::pair b{ward.outline[i].x, ward.outline[i].y};
                ++edges[a < b ? std::pair{a, b} : std::pair{b, a}];
            }
        }
        std::size_t outer = 0;
        for (const auto &[edge, times] : edges) {
            QVERIFY(times <= 2);
            outer += times == 1 ? 1U : 0U;
        }
        QCOMPARE(outer, m_borough.outline.size());
    }

    void keepsEveryStreetInItsWardUnderItsOwnName()
    {
        std::set<std::string> names;
        for (const Street &street : m_borough.streets) {
            QVERIFY2(names.insert(street.name).second, street.name.c_str());
            QVERIFY(inside(street.point, m_borough.wards.at(street.ward).outline));
            QVERIFY(!street.locality.empty());
        }
        for (const char *name : {"Alder Road", "Mill Lane", "Chapel Street", "Quay Terrace",
                                 "Station Approach", "High Street"})
            QVERIFY2(names.contains(name), name);
    }

    void givesPostcodesThatKeepTheRules()
    {
        std::set<std::string> texts;
        for (const Postcode &postcode : m_borough.postcodes) {
            const auto normal = sc::normalisePostcode(postcode.text);
            QVERIFY2(normal && *normal == postcode.text, postcode.text.c_str());
            QVERIFY2(texts.insert(postcode.text).second, postcode.text.c_str());
        }
    }

    void buildsNothingInTheRoad()
    {
        BoxIndex roads;
        for (const Road &road : m_borough.roads) {
            if (road.roadClass != RoadClass::Path)
                roads.addLine(road.line, 1.5);
        }
        for (const Building &building : m_borough.buildings) {
            if (building.ring.size() != 4 || building.kind == BuildingKind::Civic)
                continue;
            const Pt side = building.ring[1] - building.ring[0];
            const Box box{centroid(building.ring), unitVector(side), size(side) / 2 - 0.1,
                          distance(building.ring[1], building.ring[2]) / 2 - 0.1};
            QVERIFY(!roads.hits(box) || building.kind == BuildingKind::School);
        }
    }
};

QTEST_APPLESS_MAIN(TestBorough)
#include "tst_borough.moc"
