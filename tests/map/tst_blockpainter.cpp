// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemapstyle.h"
#include "map/blockpainter.h"
#include "testpack.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sc;
using namespace sc::test;

namespace {

// The town's grid position 600000, 400000.
constexpr LatLon kMiddle{.latitude = 53.4596, .longitude = 1.0104};
constexpr LatLon kPark{.latitude = 53.4620, .longitude = 1.0150};

[[nodiscard]] int differing(const QImage &image, const QRect &in, QRgb from)
{
    int count = 0;
    for (int y = in.top(); y <= in.bottom(); ++y) {
        for (int x = in.left(); x <= in.right(); ++x)
            count += image.pixel(x, y) != from ? 1 : 0;
    }
    return count;
}

[[nodiscard]] bool holds(const QImage &image, QRgb colour)
{
    return differing(image, image.rect(), colour) < image.width() * image.height();
}

} // namespace

class TestBlockPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath(QStringLiteral("town.gpkg"));
        writeTown(path, 1500, true);
        auto store = GeoPackageStore::open(path.toStdString());
        QVERIFY(store.has_value());
        m_data = std::make_unique<BasemapData>(std::move(*store));
    }

    void drawsParksRoadsHousesAndWater()
    {
        const BasemapStyle &style = BasemapStyle::named(u"light");
        const QImage image = paintBlock(blockAt(16, kPark), 1, style, *m_data);
        keep(image, QStringLiteral("town-16-light"));
        for (const FeatureClass is : {FeatureClass::Land, FeatureClass::Green, FeatureClass::Street,
                                      FeatureClass::ARoad, FeatureClass::House, FeatureClass::Lake})
            QVERIFY2(holds(image, style.of(is).fill), qPrintable(QString::number(int(is))));
    }

    void drawsEveryStyleAndZoom()
    {
        for (const QString &name : BasemapStyle::names()) {
            for (int zoom = 0; zoom <= 19; ++zoom) {
                const QImage image =
                    paintBlock(blockAt(zoom), 1, BasemapStyle::named(name), *m_data);
                QCOMPARE(image.size(), QSize(1024, 1024));
                if (zoom == 14 || zoom == 15 || zoom == 17 || zoom == 18)
                    keep(image, QStringLiteral("town-%1-%2").arg(zoom).arg(name));
            }
        }
    }

    void drawsTheSamePictureTwice()
    {
        const BasemapStyle &style = BasemapStyle::named(u"light");
        QCOMPARE(paintBlock(blockAt(16), 1, style, *m_data),
                 paintBlock(blockAt(16), 1, style, *m_data));
    }

    void neverCutsANameAtTheEdgeOfABlock()
    {
        // Only names are dark: none may touch the outermost pixels, where a neighbour goes on.
        const BasemapStyle &style = BasemapStyle::named(u"light");
        const TileId middle = blockAt(17);
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const QImage image =
                    paintBlock({middle.zoom, middle.x + dx, middle.y + dy}, 1, style, *m_data);
                for (int i = 0; i < image.width(); ++i) {
                    for (const QPoint p :
                         {QPoint(i, 0), QPoint(i, 1023), QPoint(0, i), QPoint(1023, i)})
                        QVERIFY(qGray(image.pixel(p)) > 140);
                }
            }
        }
    }

    void meetsItsNeighbourWithoutASeam()
    {
        const BasemapStyle &style = BasemapStyle::named(u"light");
        const TileId left = blockAt(16);
        const QImage a = paintBlock(left, 1, style, *m_data);
        const QImage b = paintBlock({left.zoom, left.x + 1, left.y}, 1, style, *m_data);
        int jumps = 0;
        for (int y = 0; y < 1024; ++y)
            jumps += std::abs(qGray(a.pixel(1023, y)) - qGray(b.pixel(0, y))) > 24 ? 1 : 0;
        QVERIFY2(jumps < 60, qPrintable(QString::number(jumps)));
    }

    void drawsSquaresOfALargePackTheSameAsTheWhole()
    {
        // The same features by way of many small reads.
        const BasemapStyle &style = BasemapStyle::named(u"light");
        const TileId id = blockAt(16);
        auto store =
            GeoPackageStore::open(m_folder.filePath(QStringLiteral("town.gpkg")).toStdString());
        BasemapData squares(std::move(*store), 10);
        QCOMPARE(paintBlock(id, 1, style, squares), paintBlock(id, 1, style, *m_data));
    }

    void emptyTileIsQuiet()
    {
        const BasemapStyle &style = BasemapStyle::named(u"dark");
        const QImage tile = emptyTile(2, style);
        QCOMPARE(tile.size(), QSize(512, 512));
        QCOMPARE(tile.pixel(100, 100), style.emptyFill);
        QVERIFY(differing(tile, tile.rect(), style.emptyFill) > 0);
    }

private:
    [[nodiscard]] static TileId blockAt(int zoom, LatLon at = kMiddle)
    {
        return blockOf(tileAt(toWorld(at), zoom));
    }
    /// Pictures for people to look at, where SC_PICTURES names a folder.
    static void keep(const QImage &image, const QString &name)
    {
        const QString folder = qEnvironmentVariable("SC_PICTURES");
        if (!folder.isEmpty())
            image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<BasemapData> m_data;
};

QTEST_MAIN(TestBlockPainter)
#include "tst_blockpainter.moc"
