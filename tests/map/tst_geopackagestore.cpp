// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/geopackagestore.h"
#include "testpack.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace sc::test;

class TestGeoPackageStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void listsTheLayersItCanDraw()
    {
        const QString path = file("layers.gpkg");
        {
            PackWriter pack(path);
            pack.layer("road", true, "class");
            pack.layer("parking_fines", false);
        }
        const auto store = GeoPackageStore::open(path.toStdString());
        QVERIFY(store.has_value());
        QCOMPARE((*store)->layers().size(), 1U);
        const auto &layer = (*store)->layers().front();
        QCOMPARE(layer.table, "road");
        QCOMPARE(layer.keyColumn, "fid");
        QCOMPARE(layer.classColumn, "class");
        QCOMPARE(layer.nameColumn, "name");
        QCOMPARE(layer.indexTable, "rtree_road_geom");
        QCOMPARE(layer.epsg, 27700);
        QCOMPARE((*store)->attribution(), "Contains test data © nobody");
    }

    void putsGridPositionsWhereTheyAre()
    {
        const QString path = file("grid.gpkg");
        {
            PackWriter pack(path);
            pack.layer("place_name", false);
            // OS test point TP20, known in both systems.
            pack.add("place_name", pointBlob({422242.186, 433818.701}), "town", "TP20");
        }
        const FeatureBlock block = readAll(path);
        QCOMPARE(block.features().size(), 1U);
        const LatLon at = toLatLon(fromFixed(block.part(0).front()));
        // Without the OSTN15 grid the shift is good to 2.5 m: about 0.00003 degrees.
        QVERIFY(std::abs(at.latitude - 53.80021519630) < 0.00003);
        QVERIFY(std::abs(at.longitude + 1.66379168242) < 0.00005);
        QCOMPARE(block.nameOf(block.features()[0]), "TP20");
        QCOMPARE(block.features()[0].is, FeatureClass::Town);
    }

    void readsOnlyTheBoxWhereThereIsAnIndex_data()
    {
        QTest::addColumn<bool>("withIndex");
        QTest::newRow("index") << true;
        QTest::newRow("none") << false;
    }
    void readsOnlyTheBoxWhereThereIsAnIndex()
    {
        QFETCH(bool, withIndex);
        const QString path = file(withIndex ? "indexed.gpkg" : "plain.gpkg");
        {
            PackWriter pack(path, 4326);
            pack.layer("place_name", withIndex);
            for (int i = 0; i < 100; ++i)
                pack.add("place_name", pointBlob({i * 0.01, 53.0}, 4326), "town", "T");
        }
        auto store = GeoPackageStore::open(path.toStdString());
        QVERIFY(store.has_value());
        WorldBox box;
        box.take(toWorld({.latitude = 52.9, .longitude = 0.1995}));
        box.take(toWorld({.latitude = 53.1, .longitude = 0.2505}));
        const auto block = (*store)->read(0, box);
        QVERIFY(block.has_value());
        QCOMPARE(block->within(box).size(), 6U);
        QVERIFY(withIndex ? block->features().size() < 10 : block->features().size() == 100);
    }

    void leavesOutWhatCannotBeRead()
    {
        const QString path = file("bad.gpkg");
        {
            PackWriter pack(path);
            pack.layer("road", false, "class");
            pack.add("road", "not a geometry", "street", "Nowhere");
            pack.add("road", lineBlob({{600000, 400000}, {1e9, -1e9}}), "street", "Far");
            pack.add("road", lineBlob({{600000, 400000}, {600100, 400000}}), "street", "Here");
        }
        const FeatureBlock block = readAll(path);
        QCOMPARE(block.features().size(), 1U);
        QCOMPARE(block.nameOf(block.features()[0]), "Here");
    }

    void refusesOtherFiles()
    {
        const QString text = file("text.gpkg");
        QFile out(text);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(5000, 'x'));
        out.close();
        QCOMPARE(kindOf(text), ErrorKind::NotOurs);
        QCOMPARE(kindOf(file("missing.gpkg")), ErrorKind::NotFound);

        const QString other = file("other.gpkg");
        {
            PackWriter pack(other);
            pack.layer("parking_fines", false);
        }
        QCOMPARE(kindOf(other), ErrorKind::NotOurs);
    }

    void namesACoordinateSystemItDoesNotKnow()
    {
        const QString path = file("utm.gpkg");
        {
            PackWriter pack(path, 32630);
            pack.layer("road", false, "class");
        }
        const auto store = GeoPackageStore::open(path.toStdString());
        QVERIFY(!store.has_value());
        QVERIFY(
            QString::fromStdString(store.error().message).contains(QStringLiteral("EPSG:32630")));
    }

    void readsFileNamesWithSpecialCharacters()
    {
        const QString path = file("50% of #1?.gpkg");
        {
            PackWriter pack(path);
            pack.layer("road", false, "class");
        }
        QVERIFY(GeoPackageStore::open(path.toStdString()).has_value());
    }

    void runsNothingFromTheFilesSchema()
    {
        const QString path = file("view.gpkg");
        {
            PackWriter pack(path);
            pack.layer("road", false, "class");
            pack.run("DROP TABLE road");
            pack.run(
                "CREATE VIEW road AS SELECT 1 AS fid, load_extension('x') AS geom, '' AS name, "
                "'' AS class");
        }
        // A view is not a table: the layer is not taken.
        QCOMPARE(kindOf(path), ErrorKind::NotOurs);
    }

private:
    [[nodiscard]] QString file(const char *name) const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }
    [[nodiscard]] static ErrorKind kindOf(const QString &path)
    {
        const auto store = GeoPackageStore::open(path.toStdString());
        return store ? ErrorKind::Internal : store.error().kind;
    }
    [[nodiscard]] static FeatureBlock readAll(const QString &path)
    {
        auto store = GeoPackageStore::open(path.toStdString());
        if (!store)
            return {};
        auto block = (*store)->read(0, std::nullopt);
        return block ? std::move(*block) : FeatureBlock{};
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestGeoPackageStore)
#include "tst_geopackagestore.moc"
