// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickplace.h"

#include <QTest>

#include <cmath>

using namespace sc;

class TestPickPlace : public QObject {
    Q_OBJECT

    GridTransform m_transform = GridTransform::best({});

    Result<PickPlace> read(std::string_view text)
    {
        return parsePickPlace("place", text, m_transform);
    }
    std::string code(std::string_view text)
    {
        const auto place = read(text);
        return place ? "ok" : place.error().problems.at(0).code;
    }

private Q_SLOTS:
    void readsAPointHoweverItIsGiven()
    {
        const LatLon spot{54.526, -1.553};
        for (
            const char *text :
            {R"({"type":"Point","coordinates":[-1.553,54.526]})", "54.526, -1.553", "54.526 -1.553",
             " 54.526,-1.553 ",
             R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-1.553,54.526,12]}})"}) {
            const auto place = read(text);
            QVERIFY2(place && place->kind == PickPlace::Kind::Point, text);
            QVERIFY(place->points.front() == spot);
        }
        const auto grid = read("NZ 288 145");
        QVERIFY(grid);
        QVERIFY(std::abs(grid->points.front().latitude - 54.526) < 0.01);
    }

    void measuresARoute()
    {
        const auto route =
            read(R"({"type":"LineString","coordinates":[[-1.55,54.52],[-1.55,54.53]]})");
        QVERIFY(route);
        const double length = lengthMetres(*route).value();
        QVERIFY2(std::abs(length - 1113.2) < 2.0, qPrintable(QString::number(length)));
        QVERIFY(!areaSquareMetres(*route));
        QVERIFY(std::abs(middleOf(*route)->latitude - 54.525) < 1e-6);
        QVERIFY(std::abs(metresFrom(*route, {54.525, -1.549}) - 64.8) < 1.0);
    }

    void measuresLandClosedOrNot()
    {
        const char *closed =
            R"({"type":"Polygon","coordinates":[[[-1.55,54.52],[-1.549,54.52],[-1.549,54.521],[-1.55,54.521],[-1.55,54.52]]]})";
        const char *open =
            R"({"type":"Polygon","coordinates":[[[-1.55,54.52],[-1.549,54.52],[-1.549,54.521],[-1.55,54.521]]]})";
        const auto land = read(closed);
        QVERIFY(land);
        QVERIFY(*land == read(open).value());
        const double area = areaSquareMetres(*land).value(); // 64.77 m by 111.3 m
        QVERIFY2(std::abs(area - 7211.0) < 30.0, qPrintable(QString::number(area)));
        QCOMPARE(metresFrom(*land, {54.5205, -1.5495}), 0.0);
        QVERIFY(metresFrom(*land, {54.5220, -1.5495}) > 100.0);
    }

    void anOutlineThatCrossesItselfIsKnown()
    {
        const auto land = [](std::vector<LatLon> corners) {
            return PickPlace{PickPlace::Kind::Land, std::move(corners), {}};
        };
        QVERIFY(!crossesItself(land({{54.50, -1.50}, {54.50, -1.49}, {54.51, -1.49}})));
        QVERIFY(!crossesItself(
            land({{54.50, -1.50}, {54.50, -1.49}, {54.51, -1.49}, {54.505, -1.495}})));
        // The halves of an eight are not of one size, so that their difference is something.
        QVERIFY(
            crossesItself(land({{54.50, -1.50}, {54.51, -1.48}, {54.50, -1.48}, {54.515, -1.50}})));
        const auto even = read(
            R"({"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.48,54.51],[-1.48,54.5],[-1.5,54.51]]]})");
        QVERIFY(!even && even.error().problems.front().message.contains("crosses itself"));
    }

    void comesBackAsTheSameText()
    {
        for (
            const char *text :
            {R"({"type":"Point","coordinates":[-1.553,54.526]})",
             R"({"type":"LineString","coordinates":[[-1.55,54.52],[-1.5501234,54.53]]})",
             R"({"type":"Polygon","coordinates":[[[-1.55,54.52],[-1.549,54.52],[-1.549,54.521],[-1.55,54.52]]]})"}) {
            QCOMPARE(toGeoJson(read(text).value()), text);
            QVERIFY(fromGeoJson(text) == read(text).value());
        }
        QVERIFY(read("").value().isEmpty());
        QCOMPARE(toGeoJson({}), "");
    }

    void refusesWhatIsNoPlace()
    {
        QCOMPARE(code("the park"), "bad_place");
        QCOMPARE(code("{\"type\":\"Point\""), "bad_place");
        QCOMPARE(code(R"({"type":"Point","coordinates":["a",1]})"), "bad_place");
        QCOMPARE(code(R"({"type":"LineString","coordinates":[[-1.55,54.52]]})"), "bad_place");
        QCOMPARE(code(R"({"type":"Polygon","coordinates":[[[-1.55,54.52],[-1.5,54.52]]]})"),
                 "bad_place");
        QCOMPARE(
            code(
                R"({"type":"Polygon","coordinates":[[[-1.55,54.52],[-1.54,54.52],[-1.53,54.52]]]})"),
            "out_of_range");
        QCOMPARE(code(R"({"type":"Point","coordinates":[54.52,-1.55]})"), "not_in_great_britain");
        QCOMPARE(code("48.85, 2.35"), "not_in_great_britain");
        QCOMPARE(code(R"({"type":"GeometryCollection","coordinates":[]})"), "bad_place");
    }

    void keepsStopsInOrder()
    {
        const auto stops = parseStops("54.52,-1.55; 54.53,-1.56", m_transform);
        QVERIFY(stops);
        QCOMPARE(stops->size(), 2U);
        const auto named = parseStops(
            R"([{"latitude":54.5,"longitude":-1.5,"name":"The caf\u00e9"},{"latitude":54.6,"longitude":-1.6}])",
            m_transform);
        QVERIFY(named);
        QCOMPARE(named->front().name, "The café");
        QVERIFY(stopsFromText(stopsText(*named)) == *named);
        QCOMPARE(parseStops("nowhere", m_transform).error().problems.at(0).code, "bad_place");
    }
};

QTEST_GUILESS_MAIN(TestPickPlace)
#include "tst_pickplace.moc"
