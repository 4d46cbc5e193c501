// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/patch.h"
#include "core/text.h"

#include <QTest>

using namespace sc;

namespace {

std::string codeOf(std::string_view text)
{
    const auto patch = tidiedPatch(text);
    return patch ? "" : patch.error().problems.at(0).code;
}

} // namespace

class TestPatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWrittenInOneWay()
    {
        const auto polygon = tidiedPatch(
            R"({ "coordinates":[[[-1.5,54.5],[-1.4,54.5],[-1.4,54.600000001]]], "type":"Polygon" })");
        QVERIFY(polygon);
        QCOMPARE(
            *polygon,
            R"({"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.4,54.5],[-1.4,54.6],[-1.5,54.5]]]})");
        QCOMPARE(*tidiedPatch(*polygon), *polygon);
        QCOMPARE(
            *tidiedPatch(
                R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-1.5,54.5,12]}})"),
            R"({"type":"Point","coordinates":[-1.5,54.5]})");
        QCOMPARE(*tidiedPatch("  Alder   Road ;; Station Road "), "Alder Road;Station Road");
        QCOMPARE(*tidiedPatch(""), "");
    }

    void refusesWhatIsNoPlaceInGreatBritain()
    {
        QCOMPARE(codeOf(R"({"type":"Point","coordinates":[2.35,48.85]})"), "not_in_great_britain");
        QCOMPARE(codeOf(R"({"type":"Point","coordinates":[54.5,-1.5]})"), "not_in_great_britain");
        QCOMPARE(codeOf(R"({"type":"LineString","coordinates":[[-1.5,54.5]]})"), "bad_geometry");
        QCOMPARE(codeOf(R"({"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.4,54.5]]]})"),
                 "bad_geometry");
        QCOMPARE(codeOf(R"({"type":"Circle","coordinates":[-1.5,54.5]})"), "bad_geometry");
        QCOMPARE(codeOf(R"({"type":"Point"})"), "bad_geometry");
        QCOMPARE(codeOf(R"({"type":"Polygon","coordinates":"x"})"), "bad_geometry");
        QCOMPARE(codeOf("{"), "bad_geometry");
        QCOMPARE(codeOf("[1,2]"), "bad_geometry");
        QCOMPARE(codeOf(std::string(600, 'x')), "out_of_range");
    }

    void coversStreetsByNameShapeAndNearness()
    {
        const auto covering = [](std::string_view text, const char *street, PlanePoint place) {
            return covers(readPatch(*tidiedPatch(text)), foldedStreet(street), place);
        };
        QVERIFY(covering("Alder Rd; Station Road", "Alder Road", {-1.5, 54.5}));
        QVERIFY(!covering("Alder Rd", "Birch Road", {-1.5, 54.5}));
        const char *line = R"({"type":"LineString","coordinates":[[-1.51,54.5],[-1.49,54.5]]})";
        QVERIFY(covering(line, "Any Street", {-1.5, 54.5002})); // 22 m
        QVERIFY(!covering(line, "Any Street", {-1.5, 54.501})); // 111 m
        const char *area =
            R"({"type":"MultiPolygon","coordinates":[[[[-1.6,54.4],[-1.4,54.4],[-1.4,54.6],[-1.6,54.6],[-1.6,54.4]]]]})";
        QVERIFY(covering(area, "Any Street", {-1.5, 54.5}));
        QVERIFY(!covering(area, "Any Street", {-1.3, 54.5}));
    }

    void touchesAShapeItLiesInOrHolds()
    {
        const MultiPolygon ward{{{{{-1.6, 54.4}, {-1.4, 54.4}, {-1.4, 54.6}, {-1.6, 54.6}}, {}}},
                                Units::Degrees};
        QVERIFY(touches(readPatch(R"({"type":"Point","coordinates":[-1.5,54.5]})"), ward));
        QVERIFY(!touches(readPatch(R"({"type":"Point","coordinates":[-1.2,54.5]})"), ward));
        QVERIFY(touches(
            readPatch(
                R"({"type":"Polygon","coordinates":[[[-2,54],[-1,54],[-1,55],[-2,55],[-2,54]]]})"),
            ward));
    }
};

QTEST_GUILESS_MAIN(TestPatch)
#include "tst_patch.moc"
