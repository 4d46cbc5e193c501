// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryfile.h"
#include "areas/places.h"

#include <QTest>

#include <cmath>

using namespace sc;
using namespace sc::test;

namespace {

Result<BoundaryFile> read(std::string_view json, const BoundaryFields &fields = {})
{
    auto transform = GridTransform::create().value();
    return readBoundaries(json, fields, transform);
}

std::string feature(const std::string &properties, const std::string &geometry)
{
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string polygon(const std::string &rings)
{
    return R"({"type":"Polygon","coordinates":)" + rings + "}";
}

std::string collection(const std::string &features)
{
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string errorCode(const Result<BoundaryFile> &file)
{
    return file ? "" : file.error().problems.at(0).code;
}

} // namespace

class BoundaryFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWardsWithTheirCodesAndNames()
    {
        const auto file = read(collectionOf({{"E01"}, {"E02", -1.49}})).value();
        QCOMPARE(file.wards.size(), std::size_t{2});
        QCOMPARE(file.wards[1].code, std::string("E02"));
        QCOMPARE(file.wards[1].name, std::string("Ward E02"));
        QCOMPARE(file.wards[1].number, 2);
        QCOMPARE(file.fields.code, std::string("WD25CD"));
        QCOMPARE(file.wards[0].shape.parts[0].outer.size(), std::size_t{4});
        QVERIFY(!file.wasNationalGrid);
        QVERIFY(file.refused.empty());
    }

    void guessesWhichPropertiesNameAWard_data()
    {
        QTest::addColumn<QString>("properties");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("name");
        QTest::newRow("statistics office") << R"("LAD13CD":"E06","WD13CD":"E05%","WD13NM":"N%")"
                                           << "WD13CD" << "WD13NM";
        QTest::newRow("districts")
            << R"("LAD25CD":"E06%","LAD25NM":"N%")" << "LAD25CD" << "LAD25NM";
        QTest::newRow("plain") << R"("code":"%","name":"N%")" << "code" << "name";
        QTest::newRow("capitals") << R"("WARD_CODE":"%","WARD_NAME":"N%")" << "WARD_CODE"
                                  << "WARD_NAME";
        QTest::newRow("ward only") << R"("ward":"N%")" << "" << "ward";
        QTest::newRow("boundary line") << R"("Name":"N%","Area_Code":"DIW","Census_Code":"E%")"
                                       << "Census_Code" << "Name";
        QTest::newRow("district code on each")
            << R"("LAD25CD":"E06","ward_code":"%","ward_name":"N%")"
            << "ward_code" << "ward_name";
        QTest::newRow("nothing says so") << R"("colour":"red","thing":"%")" << "thing" << "";
        QTest::newRow("numbers") << R"("id":%1,"name":"N%")" << "id" << "name";
    }

    void guessesWhichPropertiesNameAWard()
    {
        QFETCH(QString, properties);
        QFETCH(QString, code);
        QFETCH(QString, name);
        std::string features;
        for (int i = 1; i <= 3; ++i) {
            features += i > 1 ? "," : "";
            features += feature(QString(properties).replace(u'%', QString::number(i)).toStdString(),
                                polygon("[" + ringOf(-1.5 + i * 0.01, 54.5) + "]"));
        }
        const auto file = read(collection(features));
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QCOMPARE(QString::fromStdString(file->fields.code), code);
        QCOMPARE(QString::fromStdString(file->fields.name), name);
        QCOMPARE(file->wards.size(), std::size_t{3});
        QVERIFY(!file->wards[0].code.empty() && !file->wards[0].name.empty());
    }

    void theCallerMayChoose()
    {
        const std::string json =
            collection(feature(R"("code":"A","short":"S1","long":"Long name","team":"North")",
                               polygon("[" + ringOf(-1.5, 54.5) + "]")));
        const auto file = read(json, {"short", "long", "team", ""}).value();
        QCOMPARE(file.wards[0].code, std::string("S1"));
        QCOMPARE(file.wards[0].name, std::string("Long name"));
        QCOMPARE(file.wards[0].areaCode, std::string("North"));
        QCOMPARE(file.wards[0].areaName, std::string("North"));
        QCOMPARE(file.properties.size(), std::size_t{4});
        QCOMPARE(errorCode(read(json, {"nothing", "", "", ""})), std::string("missing"));
    }

    void areasAreReadWhereTheFileHasThem()
    {
        const auto file =
            read(collectionOf({{"E01", -1.5, 54.5, R"(, "area_code":"N", "area_name":"North")"}}))
                .value();
        QCOMPARE(file.wards[0].areaCode, std::string("N"));
        QCOMPARE(file.wards[0].areaName, std::string("North"));
        const auto plain = read(collectionOf({{"E01", -1.5, 54.5, R"(, "area":"North")"}})).value();
        QCOMPARE(plain.wards[0].areaCode, std::string("North"));
    }

    void nationalGridMetresAreConverted()
    {
        const std::string ring =
            "[[430000,513000],[431000,513000],[431000,514000],[430000,513000]]";
        for (const std::string crs :
             {"",
              R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},)"}) {
            const auto file = read(R"({"type":"FeatureCollection",)" + crs + R"("features":[)" +
                                   feature(R"("code":"A")", polygon("[" + ring + "]")) + "]}")
                                  .value();
            QVERIFY(file.wasNationalGrid);
            const PlanePoint corner = file.wards.at(0).shape.parts[0].outer[0];
            QVERIFY(std::abs(corner.x + 1.538) < 0.01);
            QVERIFY(std::abs(corner.y - 54.511) < 0.01);
        }
    }

    void partsAndHolesAreKept()
    {
        const std::string hole =
            "[[-1.498,54.502],[-1.496,54.502],[-1.496,54.504],[-1.498,54.502]]";
        const auto file =
            read(collection(feature(R"("code":"A")", R"({"type":"MultiPolygon","coordinates":[[)" +
                                                         ringOf(-1.5, 54.5) + "," + hole + "],[" +
                                                         ringOf(-1.4, 54.5) + "]]}")))
                .value();
        QCOMPARE(file.wards[0].shape.parts.size(), std::size_t{2});
        QCOMPARE(file.wards[0].shape.parts[0].holes.size(), std::size_t{1});
        QVERIFY(contains(file.wards[0].shape, {-1.395, 54.505}));
        QVERIFY(!contains(file.wards[0].shape, {-1.4965, 54.5025}));
    }

    void wholeFilesAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << "not_geojson";
        QTest::newRow("text") << QByteArray("ward,area\n1,2") << "not_geojson";
        QTest::newRow("cut off") << QByteArray(R"({"type":"FeatureCollection","features":[)")
                                 << "not_geojson";
        QTest::newRow("other json") << QByteArray(R"({"wards":[1,2]})") << "not_geojson";
        QTest::newRow("a list") << QByteArray("[1,2]") << "not_geojson";
        QTest::newRow("odd type") << QByteArray(R"({"type":5})") << "not_geojson";
        QTest::newRow("no features")
            << QByteArray(R"({"type":"FeatureCollection","features":[]})") << "no_polygons";
        QTest::newRow("features are no list")
            << QByteArray(R"({"type":"FeatureCollection","features":7})") << "no_polygons";
        QTest::newRow("points")
            << QByteArray(
                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                   R"("geometry":{"type":"Point","coordinates":[1,2]}}, 5, {"geometry":null}]})")
            << "no_polygons";
        QTest::newRow("no names") << QByteArray::fromStdString(collection(
                                         feature("", polygon("[" + ringOf(-1.5, 54.5) + "]"))))
                                  << "missing";
        QTest::newRow("deep") << QByteArray(200'000, '[') << "not_geojson";
    }

    void wholeFilesAreRefusedWithTheReason()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, code);
        QCOMPARE(QString::fromStdString(errorCode(read(json.toStdString()))), code);
    }

    void singleFeaturesAreRefusedAndTheOthersKept_data()
    {
        QTest::addColumn<QString>("geometry");
        QTest::addColumn<QString>("code");
        QTest::newRow("not closed")
            << R"({"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.4,54.5],[-1.4,54.6],[-1.5,54.6]]]})"
            << "bad_geometry";
        QTest::newRow("too few")
            << R"({"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.4,54.5],[-1.5,54.5]]]})"
            << "bad_geometry";
        QTest::newRow("text")
            << R"({"type":"Polygon","coordinates":[[["a","b"],[1,2],[1,3],["a","b"]]]})"
            << "bad_geometry";
        QTest::newRow("no rings") << R"({"type":"Polygon","coordinates":[]})" << "bad_geometry";
        QTest::newRow("nothing") << R"({"type":"MultiPolygon"})" << "bad_geometry";
        QTest::newRow("no parts") << R"({"type":"MultiPolygon","coordinates":[]})"
                                  << "bad_geometry";
        QTest::newRow("flat") << R"({"type":"MultiPolygon","coordinates":[1,2]})" << "bad_geometry";
        QTest::newRow("a line") << R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"
                                << "bad_geometry";
        QTest::newRow("swapped")
            << R"({"type":"Polygon","coordinates":[[[54.5,-1.5],[54.6,-1.5],[54.6,-1.4],[54.5,-1.5]]]})"
            << "not_in_great_britain";
        QTest::newRow("Paris")
            << R"({"type":"Polygon","coordinates":[[[2.3,48.8],[2.4,48.8],[2.4,48.9],[2.3,48.8]]]})"
            << "not_in_great_britain";
    }

    void singleFeaturesAreRefusedAndTheOthersKept()
    {
        QFETCH(QString, geometry);
        QFETCH(QString, code);
        const auto file =
            read(collection(featureOf({"E01"}) + "," +
                            feature(R"("WD25CD":"E02","WD25NM":"Two")", geometry.toStdString()) +
                            "," + featureOf({"E03", -1.4})))
                .value();
        QCOMPARE(file.wards.size(), std::size_t{2});
        QCOMPARE(file.refused.size(), std::size_t{1});
        QCOMPARE(file.refused[0].number, 2);
        QCOMPARE(QString::fromStdString(file.refused[0].problem.code), code);
    }

    void aCodeIsTakenOnce()
    {
        const auto file = read(collectionOf({{"E01"}, {"e01", -1.4}, {"E02", -1.3}})).value();
        QCOMPARE(file.wards.size(), std::size_t{2});
        QCOMPARE(file.refused.at(0).problem.code, std::string("duplicate"));
    }

    void darlingtonIsRead()
    {
        const std::string json = darlington();
        if (json.empty())
            QSKIP("the real boundaries are not here");
        const auto file = read(json).value();
        QCOMPARE(file.wards.size(), std::size_t{24});
        QVERIFY(file.refused.empty());
        QCOMPARE(file.wards[0].code, std::string("E05001553"));
        QCOMPARE(file.wards[0].name, std::string("Bank Top"));
        double area = 0;
        for (const WardFeature &ward : file.wards) {
            area += areaOf(ward.shape);
            QVERIFY(contains(ward.shape, representativePoint(ward.shape)));
        }
        QVERIFY(area > 190e6 && area < 205e6); // the borough has 197.5 square kilometres
    }

    void groupsOfWardsAreRead()
    {
        const auto read =
            readWardGroups("ward_code;area_code;area_name\r\nE01;N;\"North; and more\"\r\n"
                           "\r\nE02;N;\r\n;S;South\r\nE03;;\r\n")
                .value();
        QCOMPARE(read.groups.size(), std::size_t{2});
        QCOMPARE(read.groups[0].areaName, std::string("North; and more"));
        QCOMPARE(read.refused.size(), std::size_t{2});
        QCOMPARE(read.refused[0].line, std::size_t{5});
        QVERIFY(!readWardGroups("a,b\n1,2"));
        QVERIFY(!readWardGroups(""));
    }
};

QTEST_APPLESS_MAIN(BoundaryFileTest)
#include "tst_boundaryfile.moc"
