// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemapstyle.h"
#include "map/blockpainter.h"
#include "sample/basemapstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <ctime>

using namespace sc;

/// The sample borough's own basemap, drawn: what a new officer sees first.
class TestSampleMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::string path = m_folder.filePath(QStringLiteral("map.gpkg")).toStdString();
        QVERIFY(sample::writeBasemap(sample::makeBorough(1), path));
        auto store = GeoPackageStore::open(path);
        QVERIFY(store.has_value());
        m_data = std::make_unique<BasemapData>(std::move(*store));
        const WorldBox extent = m_data->extent();
        m_middle = {.x = (extent.minX + extent.maxX) / 2, .y = (extent.minY + extent.maxY) / 2};
        // The island is small in its sea: the middle of what has names is the town.
        for (const auto &piece : m_data->pieces(extent, 16)) {
            for (const MapFeature &feature : piece.block->features()) {
                ++m_features[static_cast<std::size_t>(feature.is)];
                if (feature.is == FeatureClass::Town)
                    m_middle = {.x = feature.box.minX, .y = feature.box.minY};
            }
        }
    }

    void everyLayerIsUnderstood()
    {
        using enum FeatureClass;
        for (const FeatureClass is :
             {Sea, Land, Green, Wood, Pitch, Lake, House, Shop, Industry, School, Civic, Path,
              Street, BRoad, ARoad, Rail, Town, District})
            QVERIFY2(m_features[static_cast<std::size_t>(is)] > 0,
                     qPrintable(QString::number(int(is))));
        QVERIFY(m_data->store().layers().size() >= 8);
    }

    void drawsTheTownInEveryStyle()
    {
        for (const QString &style : BasemapStyle::names()) {
            for (const int zoom : {11, 12, 13, 14, 15, 16, 17, 18})
                keep(draw(zoom, style), QStringLiteral("sample-%1-%2").arg(zoom).arg(style));
        }
    }

    void drawsATileQuickly()
    {
        std::vector<double> perTile;
        for (const int zoom : {13, 14, 15, 16, 17, 18}) {
            // The processor's time, which does not grow when the machine is busy with other work.
            const std::clock_t before = std::clock();
            const QImage image = draw(zoom, QStringLiteral("light"));
            perTile.push_back(1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC /
                              16);
            qInfo("zoom %d: %.1f ms a tile", zoom, perTile.back());
        }
        std::ranges::sort(perTile);
        QVERIFY(perTile[perTile.size() / 2] < 25.0);
    }

private:
    [[nodiscard]] QImage draw(int zoom, const QString &style)
    {
        return paintBlock(blockOf(tileAt(m_middle, zoom)), 1, BasemapStyle::named(style), *m_data);
    }
    static void keep(const QImage &image, const QString &name)
    {
        const QString folder = qEnvironmentVariable("SC_PICTURES");
        if (!folder.isEmpty())
            image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<BasemapData> m_data;
    WorldPos m_middle;
    std::array<int, kFeatureClassCount> m_features{};
};

QTEST_MAIN(TestSampleMap)
#include "tst_samplemap.moc"
