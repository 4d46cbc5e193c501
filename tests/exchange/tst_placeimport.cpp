// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "areas/places.h"
#include "exchange/placeimport.h"
#include "importing.h"

#include <QTest>

using namespace sc;
using sc::test::collectionOf;
using sc::test::Desk;

namespace {

/// The file as a program without this one's words for it would have it.
const std::string kOddNames = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"key":"E01","title":"North","part":"A"},"geometry":
    {"type":"Polygon","coordinates":[[[-1.5,54.5],[-1.4,54.5],[-1.4,54.6],[-1.5,54.5]]]}}]})";

ImportOptions named(std::map<std::string, std::string> columns)
{
    ImportOptions options;
    options.columns = std::move(columns);
    return options;
}

class Places : public Desk {
public:
    Result<ImportSummary> import(const std::string &text, ImportOptions options = {})
    {
        options.file = write("in", text);
        options.actor = {"Jo"};
        return importAreas(database(), options, [](const ImportRemark &) {});
    }
    std::string write(const std::string &name, const std::string &text)
    {
        QFile file(m_folder.filePath(QString::fromStdString(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) < 0)
            qFatal("The test could not write its file");
        return file.fileName().toStdString();
    }
    std::string read(const std::string &name) const
    {
        QFile file(m_folder.filePath(QString::fromStdString(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    [[nodiscard]] std::string path(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

/// Boundaries and streets from files.
class TestPlaceImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheFieldsThatAreNamed();
    void refusesAFieldThatBoundariesDoNotHave();
    void keepsTheDayAndTheNameGiven();
    void leavesAnAreaThatAPersonChose();
    void aListOfWardsHasNoDayOfItsOwn();
    void keepsAChosenAreaWhileTheWardStays();
    void writesRefusedStreetsSoThatTheyCanBeReadAgain();
};

void TestPlaceImport::readsTheFieldsThatAreNamed()
{
    Places places;
    QVERIFY(places.import(kOddNames,
                          named({{"key", "code"}, {"title", "name"}, {"part", "area_code"}})));
    const auto ward = AreaStore(places.database()).wardWithCode("E01").value();
    QVERIFY(ward);
    QCOMPARE(ward->name, "North");
    QVERIFY(AreaStore(places.database()).areaWithCode("A").value());
}

void TestPlaceImport::refusesAFieldThatBoundariesDoNotHave()
{
    Places places;
    QVERIFY(!places.import(kOddNames, named({{"key", "number"}})));
    QVERIFY(!places.import(kOddNames, named({{"nothing", "code"}})));
    QVERIFY(AreaStore(places.database()).editions().value().empty());
}

void TestPlaceImport::keepsTheDayAndTheNameGiven()
{
    using namespace std::chrono_literals;
    Places places;
    const Day from = 2027y / 5 / 3;
    ImportOptions options;
    options.validFrom = from;
    options.edition = "Review";
    QVERIFY(places.import(collectionOf({{"E01"}}), options));
    const auto editions = AreaStore(places.database()).editions().value();
    QCOMPARE(editions.size(), 1U);
    QCOMPARE(editions.front().validFrom, from);
    QCOMPARE(editions.front().name, "Review");
}

void TestPlaceImport::leavesAnAreaThatAPersonChose()
{
    Places places;
    QVERIFY(places.import(collectionOf({{"E01"}, {"E02", -1.49}})));
    const std::string report = R"({"op":"create","type":"report","fields":{"category":"litter",)"
                               R"("source":"public","latitude":54.505,"longitude":-1.495)";
    QVERIFY(places.apply(report + "}}"));
    QVERIFY(places.apply(report + R"(,"area":"E02"}})"));
    QVERIFY(places.import("ward_code,area_code,area_name\r\nE01,N,North\r\n"));
    std::vector<std::string> areas;
    for (std::size_t i = 0; i < 2; ++i)
        areas.push_back(places.report(i)["area"]);
    std::ranges::sort(areas);
    QCOMPARE(areas, (std::vector<std::string>{"E02", "N"}));
}

void TestPlaceImport::aListOfWardsHasNoDayOfItsOwn()
{
    Places places;
    QVERIFY(places.import(collectionOf({{"E01"}, {"E02", -1.49}})));
    const std::string list = "ward_code,area_code,area_name\r\nE01,N,North\r\n";
    ImportOptions options;
    options.validFrom = std::chrono::year{2026} / 10 / 1;
    const auto dated = places.import(list, options);
    QVERIFY(!dated);
    QCOMPARE(dated.error().problems.front().field, "from");
    QVERIFY(places.import(list));
}

void TestPlaceImport::keepsAChosenAreaWhileTheWardStays()
{
    Places places;
    QVERIFY(places.import(collectionOf({{"E01"}, {"E02", -1.49}})));
    QVERIFY(
        places.apply(R"({"op":"create","type":"report","fields":{"category":"litter",)"
                     R"("source":"public","latitude":54.505,"longitude":-1.495,"area":"E02"}})"));
    const std::string id = places.report()["id"];
    const auto update = [&](const std::string &fields) {
        return places.apply(R"({"op":"update","type":"report","id":")" + id + R"(","fields":)" +
                            fields + "}");
    };
    QVERIFY(update(R"({"longitude":-1.496})"));
    QCOMPARE(places.report()["area"], Json("E02"));
    QVERIFY(update(R"({"area":null})"));
    QCOMPARE(places.report()["area"], Json("E01"));
    QVERIFY(update(R"({"longitude":-1.485})"));
    QCOMPARE(places.report()["area"], Json("E02"));
}

void TestPlaceImport::writesRefusedStreetsSoThatTheyCanBeReadAgain()
{
    Places places;
    ImportOptions options;
    options.file = places.write("streets.csv", "name;easting;northing\r\n"
                                               "North Road;428850;514550\r\n"
                                               "South Road;here;514550\r\n");
    options.rejects = places.path("rejects.csv");
    const auto read = [&] {
        return importGazetteerFile(places.database(), options, [](const ImportRemark &) {});
    };
    QCOMPARE(read()->added, 1);
    const std::string rejects = places.read("rejects.csv");
    QVERIFY2(rejects.starts_with("name;easting;northing;\"reason\"\r\nSouth Road;here;514550;\""),
             rejects.c_str());
    options.file = options.rejects;
    options.rejects = {};
    QCOMPARE(read()->refused, 1);
}

QTEST_GUILESS_MAIN(TestPlaceImport)
#include "tst_placeimport.moc"
