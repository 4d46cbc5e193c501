// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mbtilesstore.h"
#include "map/tilepicture.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace sc;

namespace {

[[nodiscard]] QByteArray quarters()
{
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < 128; ++y) {
        for (int x = 128; x < 256; ++x)
            image.setPixel(x, y, qRgb(0, 0, 255)); // north-east
    }
    return toPng(image);
}

void write(const QString &path, const std::string &format, const QByteArray &tile)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("CREATE TABLE metadata (name text, value text);"
                  "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
                  "tile_data blob);"
                  "INSERT INTO metadata VALUES ('name', 'Test'), ('bounds', '-1.8,54.4,-1.4,54.7'),"
                  "('minzoom', '9'), ('maxzoom', '11'), "
                  "('attribution', '<a href=\"x\">&copy; Somebody</a> &amp; others')");
    database.exec("INSERT INTO metadata VALUES ('format', '" + format + "')");
    // The specification's own example: 11/327/791 is stored as row 1256.
    SQLite::Statement insert(database, "INSERT INTO tiles VALUES (11, 327, 1256, ?)");
    insert.bind(1, tile.constData(), static_cast<int>(tile.size()));
    insert.exec();
}

} // namespace

class TestMbTilesStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMetadataAndTurnsRowsOver()
    {
        const QString path = m_folder.filePath(QStringLiteral("a.mbtiles"));
        write(path, "png", quarters());
        const auto store = MbTilesStore::open(path.toStdString());
        QVERIFY(store.has_value());
        QCOMPARE((*store)->minZoom(), 9);
        QCOMPARE((*store)->maxZoom(), 11);
        QCOMPARE((*store)->attribution(), "© Somebody & others");
        QVERIFY(std::abs(toLatLon({(*store)->extent().minX, (*store)->extent().minY}).latitude -
                         54.7) < 1e-6);
        const auto tile = (*store)->tile({11, 327, 791});
        QVERIFY(tile.has_value() && tile->has_value());
        QCOMPARE(**tile, quarters());
        QVERIFY(!(*store)->tile({11, 327, 1256})->has_value());
    }

    void enlargesAParentBeyondItsZooms()
    {
        const QString path = m_folder.filePath(QStringLiteral("b.mbtiles"));
        write(path, "png", quarters());
        const auto store = MbTilesStore::open(path.toStdString());
        QVERIFY(store.has_value());
        const auto northEast = (*store)->tile({12, 655, 1582});
        QVERIFY(northEast.has_value() && northEast->has_value());
        const QImage image = QImage::fromData(**northEast);
        QCOMPARE(image.size(), QSize(256, 256));
        QCOMPARE(image.pixelColor(100, 100), QColor(0, 0, 255));
        const auto southWest = (*store)->tile({13, 1308, 3167});
        QCOMPARE(QImage::fromData(**southWest).pixelColor(100, 100), QColor(255, 0, 0));
        QVERIFY(!(*store)->tile({19, 327 << 8, 791 << 8})->has_value());
    }

    void refusesVectorTilesInWords()
    {
        const QString path = m_folder.filePath(QStringLiteral("c.mbtiles"));
        write(path, "pbf", "x");
        const auto store = MbTilesStore::open(path.toStdString());
        QVERIFY(!store.has_value());
        QCOMPARE(store.error().kind, ErrorKind::NotOurs);
        QVERIFY(
            QString::fromStdString(store.error().message).contains(QStringLiteral("vector tiles")));
    }

    void leavesOutTilesThatAreNoPictures()
    {
        const QString path = m_folder.filePath(QStringLiteral("d.mbtiles"));
        write(path, "png", "no picture at all");
        const auto store = MbTilesStore::open(path.toStdString());
        QVERIFY(store.has_value());
        QVERIFY(!(*store)->tile({11, 327, 791})->has_value());
        QVERIFY(!(*store)->tile({-1, 0, 0})->has_value());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestMbTilesStore)
#include "tst_mbtilesstore.moc"
