// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapsource.h"
#include "map/markerlayer.h"
#include "map/outlinelayer.h"
#include "testpack.h"

#include <QDir>
#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSGRendererInterface>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <random>

using namespace sc;
using namespace sc::test;

namespace {

constexpr LatLon kMiddle{.latitude = 53.4596, .longitude = 1.0104};

/// Notes every host the program would reach.
class Watcher final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        ++(host == QStringLiteral("127.0.0.1") ? s_own : s_strangers);
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }
    static inline std::atomic<int> s_own = 0;
    static inline std::atomic<int> s_strangers = 0;
};

constexpr const char *kScene = R"(
import QtQuick
import QtLocation
import QtPositioning
import StreetChampions.Test

Item {
    id: root
    required property MapSource source
    property alias zoom: view.zoom
    property alias tilesReady: view.ready
    property alias marks: marks
    property alias outlines: outlines

    MapView {
        id: view
        property real zoom: 16
        property bool ready: map.mapReady
        anchors.fill: parent
        map.plugin: Plugin {
            name: "osm"
            PluginParameter { name: "osm.mapping.custom.host"; value: root.source.hostFor("light", 1) }
            PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
            PluginParameter { name: "osm.mapping.prefetching_style"; value: "NoPrefetching" }
            PluginParameter { name: "osm.mapping.cache.disk.size"; value: 0 }
            PluginParameter { name: "osm.mapping.cache.directory"; value: root.source.cacheDirectory() }
            PluginParameter { name: "osm.useragent"; value: root.source.userAgent() }
        }
        map.center: QtPositioning.coordinate(53.4596, 1.0104)
        map.zoomLevel: view.zoom
        map.copyrightsVisible: false
        Component.onCompleted: map.activeMapType = map.supportedMapTypes.find((type) => type.style === MapType.CustomMap)
    }
    OutlineLayer {
        id: outlines
        anchors.fill: parent
        latitude: view.map.center.latitude
        longitude: view.map.center.longitude
        zoomLevel: view.map.zoomLevel
        dashes: true
        lineColour: "#5b3a8e"
        textColour: "#3c2563"
        lineWidth: 2
    }
    MarkerLayer {
        id: marks
        anchors.fill: parent
        latitude: view.map.center.latitude
        longitude: view.map.center.longitude
        zoomLevel: view.map.zoomLevel
        colours: ["#1d5bbf", "#0b6584", "#6638ab", "#9c4a05", "#1b6e3e", "#515d64", "#b3231b"]
        glyphs: ["L", "F", "G", "P", "D", "B"]
    }
}
)";

[[nodiscard]] MapPoint pointAt(std::int64_t key, double east, double south, MarkState state)
{
    // Metres from the middle, near enough.
    const LatLon at{.latitude = kMiddle.latitude - south / 111'300.0,
                    .longitude = kMiddle.longitude + east / 66'400.0};
    return {.key = key,
            .at = toFixed(toWorld(at)),
            .category = static_cast<std::uint8_t>(key % 6),
            .state = static_cast<std::uint8_t>(state)};
}

[[nodiscard]] std::shared_ptr<const ClusterIndex> manyPoints(std::size_t count)
{
    std::mt19937 random(4);
    std::normal_distribution<double> spread(0.0, 2500.0);
    std::vector<MapPoint> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back(pointAt(static_cast<std::int64_t>(i), spread(random), spread(random),
                                 static_cast<MarkState>(i % 7)));
    }
    return ClusterIndex::build(std::move(points));
}

[[nodiscard]] int near(const QImage &image, const QRect &in, QColor wanted, int within = 9)
{
    int count = 0;
    for (int y = in.top(); y <= in.bottom(); ++y) {
        for (int x = in.left(); x <= in.right(); ++x) {
            const QColor c = image.pixelColor(x, y);
            count += std::abs(c.red() - wanted.red()) <= within &&
                             std::abs(c.green() - wanted.green()) <= within &&
                             std::abs(c.blue() - wanted.blue()) <= within
                         ? 1
                         : 0;
        }
    }
    return count;
}

} // namespace

class TestMapView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QNetworkProxyFactory::setApplicationProxyFactory(new Watcher);
        qmlRegisterType<MarkerLayer>("StreetChampions.Test", 1, 0, "MarkerLayer");
        qmlRegisterUncreatableType<MapSource>("StreetChampions.Test", 1, 0, "MapSource",
                                              QStringLiteral("given"));
        qmlRegisterType<OutlineLayer>("StreetChampions.Test", 1, 0, "OutlineLayer");
        const QString pack = m_folder.filePath(QStringLiteral("town.gpkg"));
        writeTown(pack, 1500, true);
        QVERIFY(m_source.setBasemap(pack).has_value());
        QQmlComponent component(m_view.engine());
        component.setData(kScene, QUrl());
        m_view.setContent(QUrl(), nullptr,
                          component.createWithInitialProperties(
                              {{QStringLiteral("source"), QVariant::fromValue(&m_source)}}));
        QVERIFY2(m_view.rootObject() != nullptr, qPrintable(component.errorString()));
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        m_view.resize(1000, 800);
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view, 30000));
        m_marks = m_view.rootObject()->property("marks").value<MarkerLayer *>();
        m_outlines = m_view.rootObject()->property("outlines").value<OutlineLayer *>();
        QVERIFY(m_marks != nullptr && m_outlines != nullptr);
    }

    void showsTheDrawnTiles()
    {
        const QColor street(0xFF, 0xFF, 0xFF);
        const QColor mainRoad(0xFB, 0xE3, 0xB5);
        const QColor park(0xCF, 0xE2, 0xC1);
        const QColor land(0xF2, 0xF1, 0xEC);
        const QColor noTile(0xE6, 0xE6, 0xE6);
        QImage image;
        const bool shown = QTest::qWaitFor(
            [&] {
                image = m_view.grabWindow();
                return near(image, image.rect(), noTile, 0) < 200 &&
                       near(image, image.rect(), mainRoad) > 2000 &&
                       near(image, image.rect(), park) > 2000 &&
                       near(image, image.rect(), land) > 200'000 &&
                       near(image, image.rect(), street) > 5000;
            },
            60000);
        keep(image, QStringLiteral("mapview-tiles"));
        QVERIFY(shown);
        // The park lies 150 to 520 m east and 150 to 420 m north of the grid position.
        QVERIFY(near(image, QRect(700, 100, 120, 120), park) > 1000);
    }

    void drawsEachStateInItsColourAndPlace()
    {
        std::vector<MapPoint> points;
        for (int i = 0; i < 7; ++i)
            points.push_back(pointAt(i, -450 + 150 * i, 100, static_cast<MarkState>(i)));
        for (int i = 0; i < 38; ++i)
            points.push_back(
                pointAt(100 + i, 200, -200, static_cast<MarkState>(i % 3 == 0 ? 6 : 4)));
        m_marks->setPoints(ClusterIndex::build(points));
        m_marks->setSelectedKey(3);
        QImage image;
        const QColor late(0xB3, 0x23, 0x1B);
        QVERIFY(QTest::qWaitFor(
            [&] {
                image = m_view.grabWindow();
                return near(image, image.rect(), late) > 100 &&
                       near(image, image.rect(), QColor(QStringLiteral("#9c4a05"))) > 100;
            },
            30000));
        keep(image, QStringLiteral("mapview-marks"));
        const QStringList colours{QStringLiteral("#1d5bbf"), QStringLiteral("#0b6584"),
                                  QStringLiteral("#6638ab"), QStringLiteral("#9c4a05"),
                                  QStringLiteral("#1b6e3e"), QStringLiteral("#515d64"),
                                  QStringLiteral("#b3231b")};
        for (int i = 0; i < 7; ++i) {
            const QPointF at = m_marks->toItem(fromFixed(points[static_cast<std::size_t>(i)].at));
            const QRect around(at.toPoint() - QPoint(9, 9), QSize(18, 18));
            QVERIFY2(near(image, around, QColor(colours[i])) > 20, qPrintable(colours[i]));
            const MapMark mark = m_marks->markAt(at.x() + 3, at.y() - 2);
            QVERIFY(mark.valid && !mark.cluster);
            QCOMPARE(mark.key, i);
        }
        const QPointF at = m_marks->toItem(fromFixed(points.back().at));
        const MapMark cluster = m_marks->markAt(at.x(), at.y());
        QVERIFY(cluster.valid && cluster.cluster);
        QCOMPARE(cluster.count, 38);
        QCOMPARE(cluster.members.size(), 38);
        QVERIFY(!m_marks->markAt(5, 5).valid);
        QVERIFY(near(image, QRect(at.toPoint() - QPoint(20, 20), QSize(40, 40)), late) > 20);
    }

    void drawsBoundariesWithNames()
    {
        MapOutline ward;
        ward.name = QStringLiteral("Northgate");
        Ring ring;
        for (const auto &[x, y] :
             {std::pair{-0.004, -0.002}, {0.001, -0.003}, {0.004, 0.001}, {-0.001, 0.003}})
            ring.push_back({kMiddle.longitude + x, kMiddle.latitude + y});
        ward.shape.parts.push_back({ring, {}});
        m_outlines->setOutlines(MapOutlines::from({ward}));
        QImage image;
        QVERIFY(QTest::qWaitFor(
            [&] {
                image = m_view.grabWindow();
                return near(image, image.rect(), QColor(QStringLiteral("#5b3a8e"))) > 300;
            },
            30000));
        keep(image, QStringLiteral("mapview-outlines"));
    }

    void staysQuickWithAMillionPoints()
    {
        if (m_view.rendererInterface()->graphicsApi() == QSGRendererInterface::Software)
            QSKIP("needs a renderer for own geometry");
        m_marks->setPoints(manyPoints(1'000'000));
        m_marks->setSelectedKey(777);
        std::vector<double> preparing;
        QElapsedTimer timer;
        for (int i = 0; i <= 120; ++i) {
            m_view.rootObject()->setProperty("zoom", 13.0 + 0.03 * i);
            timer.start();
            m_marks->prepareFrame();
            preparing.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            if (i % 60 == 0)
                keep(m_view.grabWindow(), QStringLiteral("mapview-million-%1").arg(i));
        }
        std::ranges::sort(preparing);
        qInfo("preparing a frame of %zu marks: median %.2f ms, worst %.2f ms",
              m_marks->visibleMarks(), preparing[preparing.size() / 2], preparing.back());
        // What is prepared does not grow with the points; how long it takes is told, not judged, as
        // this machine may be busy (docs/benchmarks.md has the times).
        QVERIFY(m_marks->visibleMarks() > 100);
        QVERIFY(m_marks->visibleMarks() < 20'000);
    }

    void rendersAMillionPointsWithoutAPause()
    {
        // The layer alone, so that nothing but it is measured.
        QQuickView view;
        QQmlComponent component(view.engine());
        component.setData("import QtQuick\nimport StreetChampions.Test\n"
                          "MarkerLayer { latitude: 53.4596; longitude: 1.0104; zoomLevel: 13;"
                          "colours: ['#1d5bbf', '#0b6584', '#6638ab', '#9c4a05', '#1b6e3e', "
                          "'#515d64', '#b3231b'] }",
                          QUrl());
        auto *layer = qobject_cast<MarkerLayer *>(component.create());
        QVERIFY2(layer != nullptr, qPrintable(component.errorString()));
        layer->setPoints(manyPoints(1'000'000));
        view.setContent(QUrl(), nullptr, layer);
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(1400, 900);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view, 30000));
        std::vector<double> frames;
        const std::clock_t before = std::clock();
        for (int i = 0; i < 200; ++i) {
            QSignalSpy swapped(&view, &QQuickWindow::frameSwapped);
            QElapsedTimer timer;
            timer.start();
            layer->setZoomLevel(13.0 + 0.02 * i);
            layer->setLongitude(1.0104 + 0.00001 * i);
            view.update();
            QVERIFY(swapped.count() > 0 || swapped.wait(30000));
            frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(frames);
        qInfo("frame from change to screen: median %.2f ms, 95 %% %.2f ms, worst %.2f ms; work of "
              "all "
              "threads %.2f ms a frame",
              frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back(),
              1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC /
                  static_cast<double>(frames.size()));
        QCOMPARE(frames.size(), 200U); // every change came to the screen
    }

    void asksNobodyButThisPc() { QCOMPARE(Watcher::s_strangers.load(), 0); }

    void leavesNoTilesOnDisk()
    {
        QDir folder(m_source.cacheDirectory());
        QCOMPARE(folder.entryList({QStringLiteral("*.png")}, QDir::Files).size(), 0);
        folder.removeRecursively();
    }

private:
    static void keep(const QImage &image, const QString &name)
    {
        const QString folder = qEnvironmentVariable("SC_PICTURES");
        if (!folder.isEmpty())
            image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    QTemporaryDir m_folder;
    MapSource m_source;
    QQuickView m_view;
    MarkerLayer *m_marks = nullptr;
    OutlineLayer *m_outlines = nullptr;
};

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
