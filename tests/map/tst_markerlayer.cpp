// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/linenode.h"
#include "map/markerlayer.h"
#include "map/outlinelayer.h"

#include <QQuickView>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTest>

using namespace sc;

namespace {

constexpr LatLon kMiddle{.latitude = 53.4596, .longitude = 1.0104};

[[nodiscard]] MarkLooks looks()
{
    MarkLooks looks;
    looks.states = {Qt::blue, Qt::cyan, Qt::magenta, Qt::yellow, Qt::green, Qt::gray, Qt::red};
    looks.glyphs = {QStringLiteral("L")};
    return looks;
}

void follow(MapLayerItem &item)
{
    item.setSize({400, 300});
    item.setLatitude(kMiddle.latitude);
    item.setLongitude(kMiddle.longitude);
    item.setZoomLevel(16.4);
}

} // namespace

/// Runs on the software renderer, where own geometry is not shown and the layers paint instead.
class TestMarkerLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsPlacesWhereTheMapDoes()
    {
        MarkerLayer layer;
        follow(layer);
        QCOMPARE(layer.toItem(toWorld(kMiddle)), QPointF(200, 150));
        const WorldBox seen = layer.seen(0);
        const QPointF corner = layer.toItem({seen.minX, seen.maxY});
        QVERIFY(std::abs(corner.x()) < 1e-6 && std::abs(corner.y() - 300) < 1e-6);
    }

    void findsTheMarkUnderAPoint()
    {
        MarkerLayer layer;
        follow(layer);
        QVERIFY(!layer.markAt(200, 150).valid);
        layer.setPoints(ClusterIndex::build(
            {{.key = 42, .at = toFixed(toWorld(kMiddle)), .category = 0, .state = 0}}));
        layer.prepareFrame();
        QCOMPARE(layer.markAt(205, 155).key, 42);
        QVERIFY(!layer.markAt(230, 150).valid);
        layer.setPoints(nullptr);
        QVERIFY(!layer.markAt(205, 155).valid);
    }

    void showsTheSelectedMarkOutsideItsCluster()
    {
        std::vector<MapPoint> points;
        for (int i = 0; i < 30; ++i) {
            points.push_back({.key = i,
                              .at = toFixed(toWorld({.latitude = kMiddle.latitude + i * 2e-6,
                                                     .longitude = kMiddle.longitude})),
                              .category = 0,
                              .state = 0});
        }
        MarkerLayer layer;
        follow(layer);
        layer.setPoints(ClusterIndex::build(points));
        layer.prepareFrame();
        QCOMPARE(layer.visibleMarks(), 1U);
        QVERIFY(layer.markAt(200, 150).cluster);
        layer.setSelectedKey(7);
        layer.prepareFrame();
        QCOMPARE(layer.visibleMarks(), 2U);
        QCOMPARE(layer.markAt(200, 150).key, 7);
    }

    void writesCountsShort()
    {
        QCOMPARE(MarkPainter::countText(7), QStringLiteral("7"));
        QCOMPARE(MarkPainter::countText(999), QStringLiteral("999"));
        QCOMPARE(MarkPainter::countText(1234), QStringLiteral("1.2k"));
        QCOMPARE(MarkPainter::countText(34'000), QStringLiteral("34k"));
        QCOMPARE(MarkPainter::countText(1'000'000), QStringLiteral("1.0m"));
    }

    void ringShowsEvenTheRarestState()
    {
        MarkPainter painter;
        painter.sheet().reset(2.0);
        painter.setLooks(looks());
        ClusterIndex::Counts counts{};
        counts[4] = 5000;
        counts[6] = 1;
        const Sprite sprite = painter.cluster(counts, 5001);
        const QImage image = painter.sheet().image().copy(sprite.source);
        int red = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                red += image.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        }
        QVERIFY(red > 10);
    }

    void startsItsSheetAgainWhenFull()
    {
        SpriteSheet sheet;
        sheet.reset(1.0);
        int drawn = 0;
        for (quint64 i = 0; i < 2000 && !sheet.overflowed(); ++i)
            static_cast<void>(
                sheet.sprite({.code = i, .text = {}}, {50, 50}, [&](QPainter &) { ++drawn; }));
        QVERIFY(sheet.overflowed());
        QVERIFY(drawn >= 380);
        sheet.reset(1.0);
        QVERIFY(
            !sheet.sprite({.code = 1, .text = {}}, {50, 50}, [](QPainter &) {}).source.isEmpty());
    }

    void paintsWithTheSoftwareRenderer()
    {
        QQuickWindow window;
        window.resize(400, 300);
        window.setColor(Qt::black);
        MarkerLayer marks;
        OutlineLayer outlines;
        for (MapLayerItem *item :
             {static_cast<MapLayerItem *>(&outlines), static_cast<MapLayerItem *>(&marks)}) {
            item->setParentItem(window.contentItem());
            follow(*item);
        }
        marks.setColours(looks().states);
        marks.setPoints(ClusterIndex::build(
            {{.key = 1, .at = toFixed(toWorld(kMiddle)), .category = 0, .state = 6}}));
        MapOutline ward{.name = QStringLiteral("W"), .shape = {}};
        ward.shape.parts.push_back({{{kMiddle.longitude - 0.001, kMiddle.latitude - 0.0005},
                                     {kMiddle.longitude + 0.001, kMiddle.latitude - 0.0005},
                                     {kMiddle.longitude + 0.001, kMiddle.latitude + 0.0005},
                                     {kMiddle.longitude - 0.001, kMiddle.latitude + 0.0005}},
                                    {}});
        outlines.setLineColour(Qt::green);
        outlines.setOutlines(MapOutlines::from({ward}));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = window.grabWindow();
        QCOMPARE(image.pixelColor(194, 150), QColor(Qt::red));
        int green = 0;
        for (int x = 0; x < image.width(); ++x)
            green += image.pixelColor(x, 150).green() > 100 && image.pixelColor(x, 150).red() < 100
                         ? 1
                         : 0;
        QVERIFY(green >= 2);
    }

    void sharesABoundaryBetweenNeighbours()
    {
        const auto square = [](double left, const QString &name) {
            MapOutline outline{.name = name, .shape = {}};
            outline.shape.parts.push_back(
                {{{left, 53}, {left + 1, 53}, {left + 1, 54}, {left, 54}}, {}});
            return outline;
        };
        const MapOutlines both =
            MapOutlines::from({square(0, QStringLiteral("A")), square(1, QStringLiteral("B"))});
        QCOMPARE(both.count(), 2);
        std::size_t legs = 0;
        for (const auto &line : both.data->lines)
            legs += line.corners.size() - 1;
        QCOMPARE(legs, 7U);
    }

    void cutsDashesFromTheStart()
    {
        const auto dashes = dashed(QPolygonF{{0, 0}, {10, 0}, {10, 10}}, 6, 2);
        QCOMPARE(dashes.size(), 3U);
        QCOMPARE(dashes[1], (QPolygonF{{8, 0}, {10, 0}, {10, 4}}));
        QCOMPARE(dashes[2], (QPolygonF{{10, 6}, {10, 10}}));
    }
};

QTEST_MAIN(TestMarkerLayer)
#include "tst_markerlayer.moc"
