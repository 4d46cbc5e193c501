// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/basemapstore.h"
#include "sample/geopackageblob.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sc::sample;

namespace {

QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBasemapStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Borough m_borough = makeBorough(1);

    [[nodiscard]] std::filesystem::path at(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void writesTheSameBytesForTheSameBorough()
    {
        QVERIFY(writeBasemap(m_borough, at("a.gpkg")));
        QVERIFY(writeBasemap(m_borough, at("b.gpkg")));
        const QByteArray bytes = bytesOf(at("a.gpkg"));
        QVERIFY(bytes.size() > 1'000'000 && bytes.size() < 12'000'000);
        QCOMPARE(bytes, bytesOf(at("b.gpkg")));
        QVERIFY(writeBasemap(makeBorough(2), at("b.gpkg")));
        QVERIFY(bytes != bytesOf(at("b.gpkg")));
    }

    void declaresItselfAGeoPackageWithEveryLayer()
    {
        QVERIFY(writeBasemap(m_borough, at("a.gpkg")));
        SQLite::Database file(at("a.gpkg").string());
        QCOMPARE(file.execAndGet("PRAGMA application_id").getInt(), 0x47504B47);
        QCOMPARE(file.execAndGet("PRAGMA user_version").getInt(), 10400);
        QCOMPARE(file.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
        for (const std::string layer :
             {"sea", "land", "green", "water", "building", "road", "rail", "place_name"}) {
            const auto count = [&](const std::string &table) {
                return file.execAndGet("SELECT count(*) FROM " + table).getInt64();
            };
            QVERIFY2(count(layer) > 0, layer.c_str());
            QCOMPARE(count("rtree_" + layer + "_geom"), count(layer));
        }
        QCOMPARE(
            file.execAndGet("SELECT count(*) FROM gpkg_contents WHERE srs_id = 27700").getInt(), 8);
        QCOMPARE(file.execAndGet("SELECT count(*) FROM road WHERE name = 'Alder Road'").getInt(),
                 1);
    }

    void writesGeometriesAsTheStandardSays()
    {
        const std::string point = geoPackageBlob(Shape::Point, {{566'400, 524'900}});
        QCOMPARE(point.size(), std::size_t{29});
        QCOMPARE(point.substr(0, 4), std::string("GP\0\1", 4));
        // A clockwise ring is turned, and closed.
        const std::string ring = geoPackageBlob(Shape::Polygon, {{0, 0}, {0, 1}, {1, 1}});
        QCOMPARE(ring.size(), std::size_t{8 + 32 + 5 + 4 + 4 + 4 * 16});
    }

    void saysWhyItCannotWrite()
    {
        const auto written = writeBasemap(m_borough, at("no such folder") / "a.gpkg");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, sc::ErrorKind::CannotWrite);
    }
};

QTEST_APPLESS_MAIN(TestBasemapStore)
#include "tst_basemapstore.moc"
