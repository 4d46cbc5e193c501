// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/clusterindex.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

using namespace sc;

namespace {

const WorldBox kWorld{.minX = 0, .minY = 0, .maxX = 1, .maxY = 1};

[[nodiscard]] std::vector<MapPoint> town(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> spread(0.0, 0.00002);
    std::uniform_int_distribution<int> state(0, 6);
    std::vector<MapPoint> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back({.key = static_cast<std::int64_t>(i * 7 + 3),
                          .at = toFixed({.x = 0.5 + spread(random), .y = 0.32 + spread(random)}),
                          .category = static_cast<std::uint8_t>(i % 17),
                          .state = static_cast<std::uint8_t>(state(random))});
    }
    return points;
}

[[nodiscard]] std::uint32_t totalOf(const ClusterIndex &index,
                                    const std::vector<ClusterIndex::Node> &nodes)
{
    std::uint32_t total = 0;
    for (const auto node : nodes) {
        const auto counts = index.counts(node);
        RC_ASSERT(std::accumulate(counts.begin(), counts.end(), 0U) == index.count(node));
        total += index.count(node);
    }
    return total;
}

[[nodiscard]] rc::Gen<std::vector<MapPoint>> anyPoints()
{
    return rc::gen::exec([] {
        const auto count = *rc::gen::inRange<std::size_t>(0, 300);
        auto points = town(count, *rc::gen::arbitrary<unsigned>());
        // Some stand in one spot, some at the ends of the world.
        for (std::size_t i = 0; i + 1 < points.size(); i += 5)
            points[i + 1].at = points[i].at;
        if (count > 10) {
            points[7].at = {.x = 0xFFFFFFFFU, .y = 0xFFFFFFFFU};
            points[8].at = {.x = 0, .y = 0};
        }
        return points;
    });
}

} // namespace

class TestClusterIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAddUpAtEveryZoom()
    {
        QVERIFY(rc::check([] {
            const auto points = *anyPoints();
            const auto index = ClusterIndex::build(points);
            std::vector<ClusterIndex::Node> nodes;
            for (int zoom = -1; zoom <= 21; ++zoom) {
                index->query(kWorld, zoom, nodes);
                RC_ASSERT(totalOf(*index, nodes) == points.size());
                std::set<ClusterIndex::Node> seen;
                for (const auto node : nodes) {
                    for (const auto member : index->members(node, points.size()))
                        RC_ASSERT(seen.insert(member).second);
                }
                RC_ASSERT(seen.size() == points.size());
            }
        }));
    }

    void aBoxHoldsExactlyTheMarksWithinIt()
    {
        QVERIFY(rc::check([] {
            const auto index = ClusterIndex::build(*anyPoints());
            const double x = 0.5 + *rc::gen::inRange(-50, 50) * 1e-6;
            const double y = 0.32 + *rc::gen::inRange(-50, 50) * 1e-6;
            const WorldBox box{.minX = x, .minY = y, .maxX = x + 2e-5, .maxY = y + 3e-5};
            const int zoom = *rc::gen::inRange(0, 20);
            std::vector<ClusterIndex::Node> all;
            std::vector<ClusterIndex::Node> some;
            index->query(kWorld, zoom, all);
            index->query(box, zoom, some);
            const WorldPoint from = toFixed({.x = box.minX, .y = box.minY});
            const WorldPoint to = toFixed({.x = box.maxX, .y = box.maxY});
            std::erase_if(all, [&](auto node) {
                const WorldPoint p = index->at(node);
                return p.x < from.x || p.x > to.x || p.y < from.y || p.y > to.y;
            });
            RC_ASSERT(all == some);
        }));
    }

    void theOrderOfThePointsDoesNotMatter()
    {
        auto points = town(3000, 5);
        const auto one = ClusterIndex::build(points);
        std::ranges::shuffle(points, std::mt19937(9));
        const auto two = ClusterIndex::build(points);
        std::vector<ClusterIndex::Node> a;
        std::vector<ClusterIndex::Node> b;
        for (int zoom = 0; zoom <= 19; ++zoom) {
            one->query(kWorld, zoom, a);
            two->query(kWorld, zoom, b);
            QCOMPARE(a, b);
            for (const auto node : a)
                QVERIFY(one->at(node) == two->at(node));
        }
    }

    void aClusterBreaksApartAtItsExpansionZoom()
    {
        const auto index = ClusterIndex::build(town(2000, 1));
        std::vector<ClusterIndex::Node> nodes;
        index->query(kWorld, 12, nodes);
        int clusters = 0;
        for (const auto node : nodes) {
            if (!index->isCluster(node))
                continue;
            ++clusters;
            const int zoom = index->expansionZoom(node);
            QVERIFY(zoom > 12 && zoom <= 20);
            std::vector<ClusterIndex::Node> then;
            index->query(kWorld, zoom - 1, then);
            QVERIFY(std::ranges::contains(then, node));
            if (zoom <= 19) {
                index->query(kWorld, zoom, then);
                QVERIFY(!std::ranges::contains(then, node));
            }
        }
        QVERIFY(clusters > 0);
    }

    void pointsInOneSpotNeverBreakApart()
    {
        std::vector<MapPoint> points(5);
        for (int i = 0; i < 5; ++i)
            points[static_cast<std::size_t>(i)] = {.key = i,
                                                   .at = {.x = 1U << 31U, .y = 1U << 30U}};
        const auto index = ClusterIndex::build(points);
        std::vector<ClusterIndex::Node> nodes;
        index->query(kWorld, 19, nodes);
        QCOMPARE(nodes.size(), 1U);
        QCOMPARE(index->expansionZoom(nodes[0]), 20);
        QCOMPARE(index->members(nodes[0], 3).size(), 3U);
        QVERIFY(index->at(nodes[0]) == points[0].at);
    }

    void findsAPointAndWhatStandsForIt()
    {
        const auto index = ClusterIndex::build(town(2000, 2));
        const auto point = index->find(7 * 1234 + 3);
        QVERIFY(point.has_value());
        QVERIFY(!index->find(1).has_value());
        std::vector<ClusterIndex::Node> nodes;
        for (int zoom = 0; zoom <= 19; ++zoom) {
            const auto shown = index->shownAs(*point, zoom);
            index->query(kWorld, zoom, nodes);
            QVERIFY(std::ranges::contains(nodes, shown));
            QVERIFY(std::ranges::contains(index->members(shown, 2000), *point));
        }
    }

    void marksStandApart()
    {
        // Discs are 36 pixels wide: hardly any two may overlap by much.
        const auto index = ClusterIndex::build(town(20000, 3));
        std::vector<ClusterIndex::Node> nodes;
        index->query(kWorld, 14, nodes);
        int close = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                const WorldPos a = fromFixed(index->at(nodes[i]));
                const WorldPos b = fromFixed(index->at(nodes[j]));
                close += std::hypot(a.x - b.x, a.y - b.y) * worldPixels(14) < 24 ? 1 : 0;
            }
        }
        QVERIFY2(close * 20 < static_cast<int>(nodes.size()), qPrintable(QString::number(close)));
    }
};

QTEST_APPLESS_MAIN(TestClusterIndex)
#include "tst_clusterindex.moc"
