// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteer.h"
#include "areas/gazetteerimport.h"
#include "areas/gazetteerstore.h"
#include "areas/pointgrid.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <format>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

/// A row of OS Open Names with what matters filled in.
std::string openName(std::string_view name, std::string_view type, double x, double y,
                     std::string_view second = "", std::string_view place = "Northfield")
{
    return std::format(
        "osgb1,http://x,{},,{},,transportNetwork,{},{},{},10000,2500,1,2,3,4,DL1,u,{},u,t,"
        "Haleby,u,t,C,u,t,North East,u,England,u,,,\n",
        name, second, type, x, y, place);
}

std::string plain(const std::vector<std::string> &rows)
{
    std::string text = "name,easting,northing,postcode,place\n";
    for (const std::string &row : rows)
        text += row + "\n";
    return text;
}

const std::string kTown = plain({
    "Alder Road,430000,513000,DL1 1AA,Northfield",
    "Alder Road,433000,513000,DL3 9ZZ,Southmoor",
    "Alderson Close,430500,513500,,Northfield",
    "Elder Road,430100,513100,,Northfield",
    "St John's Street,430200,513200,,",
    "Station Road,430300,513300,,",
    "High Street,430400,513400,,",
    "High Street North,430400,513900,,",
    "North Road,431000,514000,DL1 2BB,",
    "West Park Lane,430600,513600,,",
    "Park Lane,432000,515000,,",
    "O'Connell Way,430700,513700,,",
    "Saint Andrew's Crescent,430800,513800,,",
});

} // namespace

class GazetteerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Database> m_database;
    GridTransform m_transform = GridTransform::create().value();

    Result<GazetteerImportResult> load(const std::string &text,
                                       const std::string &source = "town.csv", bool dryRun = false)
    {
        return importGazetteer(*m_database, text, m_transform, {source, dryRun, {}});
    }

    QStringList found(std::string_view typed, std::optional<GridPoint> near = std::nullopt,
                      int limit = 10)
    {
        QStringList names;
        const auto hits = Gazetteer(*m_database).search(typed, near, limit).value();
        for (const PlaceHit &hit : hits)
            names += QString::fromStdString(hit.label());
        return names;
    }

    QString first(std::string_view typed)
    {
        return found(typed, GridPoint{430000, 513000}).value(0);
    }

private Q_SLOTS:
    void init() { m_database = Database::inMemory({.seed = 7}).value(); }

    // What is typed as a name is a name before it is a street and its place, however near that is.
    void theNameComesBeforeThePlace()
    {
        QVERIFY(load(plain(
            {"Brontë Road,430010,513010,,Bank Foot", "Brontë Bank,433000,513000,,Moorside",
             "Brontë Bank North,430020,513020,,Moorside", "Bank Road,430030,513030,,Moorside"})));
        QCOMPARE(first("bronte bank"), u"Brontë Bank, Moorside"_s); // the whole name
        QCOMPARE(first("brnote bank"), u"Brontë Bank North, Moorside"_s);
        QCOMPARE(first("bronte ban"), u"Brontë Bank North, Moorside"_s);
        QCOMPARE(first("bronte bank foot"), u"Brontë Road, Bank Foot"_s);
        QCOMPARE(first("bank"), u"Bank Road, Moorside"_s);
    }

    void openNamesAreRead()
    {
        const auto result =
            load(openName("Alder Road", "Named Road", 430000, 513000) +
                 openName("Alder Road", "Section Of Named Road", 430100, 513000) +
                 openName("A167", "Numbered Road", 430200, 513000) +
                 openName("DL1 1AA", "Postcode", 430300, 513000) +
                 openName("Haleby Hill", "Hill Or Mountain", 430300, 513000) +
                 openName("Heol y Bont", "Named Road", 430300, 513000, "Bridge Road") +
                 openName("Nowhere Road", "Named Road", -5, 513000) + "too,short\n")
                .value();
        QCOMPARE(result.kind, GazetteerKind::OpenNames);
        QCOMPARE(result.streets, 5);
        QCOMPARE(result.postcodes, 1);
        QCOMPARE(result.passedOver, 1);
        QCOMPARE(result.refused.size(), std::size_t{2});
        QCOMPARE(result.refused[0].line, std::size_t{7});
        QCOMPARE(result.refused[0].problem.code, std::string("not_in_great_britain"));
        QCOMPARE(result.refused[1].problem.code, std::string("column_count"));
        QCOMPARE(found("alder"), QStringList{QStringLiteral("Alder Road, Northfield, DL1")});
        QCOMPARE(found("bridge").size(), 1);
        QCOMPARE(found("a167").size(), 1);
    }

    void codePointIsRead()
    {
        const auto result =
            load("\"DL1 1AA\",10,430000,513000,\"E92000001\",,,,\"E06000005\",\"E05010412\"\n"
                 "\"DL101AB\",10,430100,513000,\"E92000001\",,,,\"E06000005\",\"E05010412\"\n"
                 "\"DL1 9ZZ\",90,0,0,\"E92000001\",,,,\"E06000005\",\"E05010412\"\n"
                 "\"nonsense\",10,430100,513000,\"E92000001\",,,,,\n",
                 "dl.csv")
                .value();
        QCOMPARE(result.kind, GazetteerKind::CodePoint);
        QCOMPARE(result.postcodes, 2);
        QCOMPARE(result.passedOver, 1);
        QCOMPARE(result.refused.size(), std::size_t{1});
        const auto hit = Gazetteer(*m_database).postcode("dl1-1aa").value();
        QVERIFY(hit);
        QCOMPARE(hit->name, std::string("DL1 1AA"));
        QCOMPARE(hit->grid, (GridPoint{430000, 513000}));
        QVERIFY(std::abs(hit->position.latitude - 54.51) < 0.01);
        QVERIFY(!Gazetteer(*m_database).postcode("DL1 1AX").value());
    }

    void plainFilesAreRead()
    {
        const auto result =
            load("Street;Lat;Lon;Town\r\n\"Alder; Road\";54.51;-1.53;Haleby\r\n"
                 ";54.5;-1.5;\r\nElm Road;north;-1.5;\r\nOak Road;;;\r\nAsh Road;48.8;2.3;\r\n")
                .value();
        QCOMPARE(result.streets, 1);
        QCOMPARE(result.refused.size(), std::size_t{4});
        QCOMPARE(result.refused[0].problem.code, std::string("missing"));
        QCOMPARE(result.refused[1].problem.code, std::string("bad_number"));
        QCOMPARE(result.refused[2].problem.code, std::string("missing"));
        QCOMPARE(result.refused[3].problem.code, std::string("not_in_great_britain"));
        QCOMPARE(result.refused[1].raw, std::string("Elm Road;north;-1.5;"));
    }

    void otherFilesAreRefused()
    {
        for (const char *text : {"", "hello", "a,b,c\n1,2,3\n", "name,colour\nAlder Road,red\n"}) {
            const auto result = load(text);
            QVERIFY(!result);
            QCOMPARE(result.error().problems.at(0).code, std::string("unknown_layout"));
        }
    }

    void theSameSourceIsReplacedAndOthersStay()
    {
        QVERIFY(load(kTown).has_value());
        QVERIFY(load(kTown).has_value());
        QVERIFY(load(plain({"Elm Grove,430000,513000,,"}), "other.csv").has_value());
        Gazetteer gazetteer(*m_database);
        QCOMPARE(gazetteer.streetCount().value(), 14);
        QVERIFY(load(plain({"Alder Road,430000,513000,,"})).has_value());
        QCOMPARE(gazetteer.streetCount().value(), 2); // sees the change by itself
        QVERIFY(GazetteerStore(*m_database).removeSource("other.csv"));
        QVERIFY(!GazetteerStore(*m_database).removeSource("other.csv"));
        QCOMPARE(gazetteer.streetCount().value(), 1);
    }

    void aSearchSeesAnImportThatReplacesAnother()
    {
        Gazetteer gazetteer(*m_database);
        QVERIFY(load(plain({"Alder Road,430000,513000,,"})).has_value());
        QCOMPARE(gazetteer.search("alder").value().size(), 1U);
        QTest::qWait(2); // it is told apart by when it was made
        QVERIFY(load(plain({"Birch Road,430000,513000,,"})).has_value());
        QVERIFY(gazetteer.search("alder").value().empty());
        QCOMPARE(gazetteer.search("birch").value().size(), 1U);
    }

    void whatOneConnectionReadAnotherOfTheFileSearches()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "town.db";
        OpenOptions options;
        options.mode = OpenMode::Create;
        auto office = Database::open(file, options).value();
        const auto read = importGazetteer(*office, plain({"Alder Road,430000,513000,,"}),
                                          m_transform, {"town.csv", false, {}});
        QVERIFY(read.has_value());
        QVERIFY(Gazetteer(*office).refresh());
        QCOMPARE(Gazetteer(*office).search("alder").value().size(), 1U);
        // Another file in the same place is not taken for it.
        office.reset();
        for (const char *end : {"", "-wal", "-shm", ".lock"})
            std::filesystem::remove(std::filesystem::path(file.string() + end));
        auto other = Database::open(file, options).value();
        QVERIFY(Gazetteer(*other).search("alder").value().empty());
    }

    void aStoppedOrDryImportLeavesNothing()
    {
        std::vector<std::string> rows(5'000, "Alder Road,430000,513000,,");
        GazetteerImportOptions options{"big.csv", false,
                                       [](std::size_t, std::size_t) { return false; }};
        const auto stopped = importGazetteer(*m_database, plain(rows), m_transform, options);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QCOMPARE(load(plain(rows), "dry.csv", true).value().streets, 5'000);
        QCOMPARE(Gazetteer(*m_database).streetCount().value(), 0);
        QVERIFY(!m_database->inTransaction());
    }

    void wordsMayBeBegunAndShort()
    {
        QVERIFY(load(kTown).has_value());
        const QString alder = QStringLiteral("Alder Road, Northfield, DL1");
        for (const char *typed : {"alder r", "ALDER RD", "alder road", "al r", "12 alder rd",
                                  "alder road dl1", "road alder", "alder rd northfield"})
            QVERIFY2(first(typed) == alder, typed);
        for (const char *typed : {"st johns", "st. john's st", "saint johns street", "St John"})
            QVERIFY2(first(typed) == u"St John's Street", typed);
        QCOMPARE(first("high st"), u"High Street");
        QCOMPARE(first("high st n"), u"High Street North");
        QCOMPARE(first("oconnell"), u"O'Connell Way");
        QCOMPARE(first("st andrews cres"), u"Saint Andrew's Crescent");
        QVERIFY(found("st").contains(u"Station Road"));
    }

    void typingFaultsAreForgiven()
    {
        QVERIFY(load(kTown).has_value());
        const QString alder = QStringLiteral("Alder Road, Northfield, DL1");
        for (const char *typed : {"aldr road", "adler road", "aldre rd", "alderr road",
                                  "alder raod", "alderroad", "alde road"})
            QVERIFY2(first(typed) == alder, typed);
        QCOMPARE(first("sation road"), u"Station Road");
        QCOMPARE(first("nroth raod"), u"North Road, DL1");
        QCOMPARE(first("oconell wy"), u"O'Connell Way");
        QVERIFY(found("zzzz").isEmpty());
        QVERIFY(found("").isEmpty());
        QVERIFY(found(" ,.").isEmpty());
    }

    void exactBeforeFaultyAndNearBeforeFar()
    {
        QVERIFY(load(kTown).has_value());
        QCOMPARE(found("alder road", GridPoint{430000, 513000}).mid(0, 3),
                 (QStringList{QStringLiteral("Alder Road, Northfield, DL1"),
                              QStringLiteral("Alder Road, Southmoor, DL3"),
                              QStringLiteral("Elder Road, Northfield")}));
        QCOMPARE(found("alder road", GridPoint{433000, 513000}).value(0),
                 u"Alder Road, Southmoor, DL3");
        // What starts the name comes before what is somewhere in it, however near.
        QCOMPARE(found("park", GridPoint{430600, 513600}).value(0), u"Park Lane");
        QCOMPARE(found("alder", GridPoint{433000, 513000}, 1).size(), 1);
        const auto hits =
            Gazetteer(*m_database).search("alder road", GridPoint{430000, 513400}).value();
        QCOMPARE(hits.at(0).metres, 400.0);
        QCOMPARE(hits.at(0).faults, 0);
    }

    void postcodesAreFoundWhileTyped()
    {
        QVERIFY(load(kTown).has_value());
        QCOMPARE(found("dl1"), (QStringList{QStringLiteral("DL1 1AA"), QStringLiteral("DL1 2BB"),
                                            QStringLiteral("Alder Road, Northfield, DL1"),
                                            QStringLiteral("North Road, DL1")}));
        QCOMPARE(found("DL1 2").value(0), u"DL1 2BB");
        QCOMPARE(found("dl12bb").value(0), u"DL1 2BB");
        QCOMPARE(found("dl1 2bx").value(0), u"DL1 2BB");            // one fault
        QCOMPARE(found("dl", GridPoint{433000, 513000}).size(), 3); // streets of the district
        QCOMPARE(found("dl1", GridPoint{431000, 514000}).value(0), u"DL1 2BB");
    }

    void theNearestStreetIsFound()
    {
        QVERIFY(load(kTown).has_value());
        Gazetteer gazetteer(*m_database);
        const auto hit = gazetteer.nearestStreet({430010, 513010}).value();
        QCOMPARE(hit->name, std::string("Alder Road"));
        QVERIFY(!gazetteer.nearestStreet({450000, 513000}).value());
        QVERIFY(!gazetteer.nearestStreet({430000, 512000}, 400).value());
        QVERIFY(gazetteer.nearestStreet({430000, 512000}, 1200).value());
        QCOMPARE(gazetteer.nearestPostcode({431100, 514000}).value()->name, std::string("DL1 2BB"));
    }

    void theGridOfPointsAgreesWithLookingAtAll()
    {
        QVERIFY(rc::check("nearest", [] {
            std::vector<GridPoint> points;
            const auto count = *rc::gen::inRange(0, 60);
            for (int i = 0; i < count; ++i)
                points.push_back(
                    {*rc::gen::inRange(0, 3000) * 1.0, *rc::gen::inRange(0, 3000) * 1.0});
            const GridPoint from{*rc::gen::inRange(-200, 3200) * 1.0,
                                 *rc::gen::inRange(0, 3000) * 1.0};
            const double within = *rc::gen::inRange(1, 1500) * 1.0;
            double least = INFINITY;
            for (const GridPoint point : points)
                least = std::min(least, std::hypot(point.easting - from.easting,
                                                   point.northing - from.northing));
            const auto nearest = PointGrid(points).nearest(from, within);
            RC_ASSERT((nearest.index >= 0) == (least <= within));
            RC_ASSERT((nearest.index < 0 || nearest.metres == least));
        }));
    }

    void twentyThousandStreetsAreFoundAndPassedOver()
    {
        const char *firsts[] = {"Alder", "Birch", "Cedar", "Dun", "Elm",
                                "Fir",   "Gorse", "Hazel", "Ivy", "Juniper"};
        const char *seconds[] = {"bank", "croft", "dale", "field", "gate",
                                 "ham",  "ing",   "ley",  "moor",  "wick"};
        const char *kinds[] = {"Road", "Street", "Close", "Avenue", "Lane"};
        std::string text = "name,easting,northing,postcode\n";
        for (int i = 0; i < 20'000; ++i)
            text += std::format("{}{}{} {},{},{},{}{} {}{}{}\n", firsts[i % 10],
                                seconds[i / 10 % 10], i / 500 % 100, kinds[i / 100 % 5],
                                420000 + i % 223 * 90, 505000 + i / 223 * 90, "DL", i % 20 + 1,
                                i % 9 + 1, char('A' + i / 9 % 2), char('A' + i / 18 % 2));
        QCOMPARE(load(text).value().streets, 20'000);
        Gazetteer gazetteer(*m_database);
        QVERIFY(gazetteer.refresh().has_value());
        const auto search = [&](std::string_view typed) {
            return gazetteer.search(typed, GridPoint{430000, 513000}).value();
        };
        for (const std::string_view typed : {"alderbank", "aldrbank road", "road", "dl1"})
            QVERIFY(!search(typed).empty());
        QVERIFY(search("xyzzyx lane").empty());
    }
};

QTEST_APPLESS_MAIN(GazetteerTest)
#include "tst_gazetteer.moc"
