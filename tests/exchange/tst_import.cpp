// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include <QTest>

using namespace std::string_literals;
using sc::Json;
using sc::test::Desk;

namespace {

const std::string kHeader = "category,source,grid_ref,description,observed_at\r\n";
const std::string kFixMyStreet =
    "Report ID,Title,Detail,User Name,Category,Subcategory,Created,Confirmed,Acknowledged,Fixed,"
    "Closed,Status,Latitude,Longitude,Query,Ward,Easting,Northing,Report URL,Device Type,Site "
    "Used,Reported As\r\n";

using Lines = std::vector<std::string>;

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsGoodRowsAndNamesBadOnes()
    {
        Desk desk;
        const auto summary =
            desk.import("reports", kHeader + "litter,public,NZ 288 145,\"two\r\nlines\",\r\n"
                                             "nonsense,public,NZ 288 145,,\r\n"
                                             "litter,,NZ 288 145,,\r\n"
                                             "litter,public,,,\r\n"
                                             "litter,public,NZ 288 145,,soon\r\n"
                                             "litter,public,NZ 288 145\r\n"
                                             "graffiti,staff,NZ 288 146,last,\r\n");
        QVERIFY(summary.has_value());
        QCOMPARE(summary->added, 2);
        QCOMPARE(summary->refused, 5);
        QCOMPARE(desk.faults(),
                 (Lines{"4 category unknown_code", "5 source missing", "6 place missing",
                        "7 observed_at bad_date", "8  column_count"}));
        QCOMPARE(desk.report()["description"].is_string(), true);
    }

    void readsSurveysAsSpreadsheetsWriteThem()
    {
        Desk desk;
        const auto summary = desk.import("satisfaction", "Question,Date,Respondents,Satisfied\r\n"
                                                         "parks,21/11/2025,\"1,204\",\"1,003\"\r\n"
                                                         "Cleanliness,1-Dec-25,40,20\r\n"
                                                         "refuse,11/21/2025,40,20\r\n"
                                                         "area,2025-12-02,\"12,04\",20\r\n"
                                                         "area,tomorrow,40,20\r\n");
        QVERIFY(summary.has_value());
        QCOMPARE(summary->added, 2);
        QCOMPARE(desk.faults(),
                 (Lines{"4 held_on bad_date", "5 answered bad_number", "6 held_on bad_date"}));
    }

    void readsTargetsAndLimitsAsSpreadsheetsWriteThem()
    {
        Desk desk;
        QCOMPARE(desk.import("indicator_targets",
                             "indicator,date,target\r\nfly_tips,01/04/2026,\"1,000.5\"\r\n")
                     ->added,
                 1);
        QCOMPARE(desk.import("indicator_baselines",
                             "indicator,date,months,why\r\nfly_tips,01/04/2026,12,rounds\r\n")
                     ->added,
                 1);
    }

    void writesRejectsUnchangedWithAReason()
    {
        Desk desk;
        const std::string bad = "\"non\"\"sense\" ; public;NZ 288 145;caf\xe9;";
        QVERIFY(desk.import("reports", "Category;SOURCE;Grid Ref;Description;observed at\n"
                                       "litter;public;NZ 288 145;caf\xe9;\n" +
                                           bad + "\n")
                    .has_value());
        const std::string rejects = desk.rejects();
        QVERIFY(rejects.starts_with("Category;SOURCE;Grid Ref;Description;observed at;reason\n" +
                                    bad + ";\""));
        QCOMPARE(desk.report()["description"], Json("café"));
    }

    void addsNothingTheSecondTime()
    {
        Desk desk;
        const std::string csv = kHeader + "litter,public,NZ 288 145,a,\r\n"
                                          "litter,public,NZ 288 145,a,\r\n" // the same said twice
                                          "litter,public,NZ 288 145,b,2026-05-03T09:15:00Z\r\n";
        QCOMPARE(desk.import("reports", csv)->added, 3);
        const auto before = desk.dump();
        const auto again = desk.import("reports", csv);
        QCOMPARE(again->added, 0);
        QCOMPARE(again->unchanged, 3);
        QCOMPARE(desk.dump(), before);
        // Other columns, another order: what a row says decides.
        QCOMPARE(desk.import("reports", "Description,Category,Source,grid ref,colour\n"
                                        "a,litter,public,NZ 288 145,red\n")
                     ->added,
                 0);
    }

    void updatesAChangedRowWithAKnownReference()
    {
        Desk desk;
        QVERIFY(desk.import("reports", kHeader + "litter,public,NZ 288 145,a,\r\n").has_value());
        std::string csv = desk.exported("reports");
        QCOMPARE(desk.import("reports", csv)->unchanged, 1);
        csv.replace(csv.find(",a,"), 3, ",changed,");
        const auto summary = desk.import("reports", csv);
        QCOMPARE(summary->updated, 1);
        QCOMPARE(desk.report()["description"], Json("changed"));
        QCOMPARE(desk.dump("report").size(), std::size_t{1});
    }

    void movesAReportWhenOneWayOfSayingWhereIsEdited()
    {
        Desk desk;
        QVERIFY(desk.import("reports", kHeader + "litter,public,NZ 288 145,a,\r\n").has_value());
        const std::string ref = desk.report()["ref"];
        const std::string csv = "ref,category,source,easting,northing,grid_ref\n" + ref +
                                ",litter,public,428900,514600,NZ 28850 14550\n";
        QCOMPARE(desk.import("reports", csv)->updated, 1);
        QCOMPARE(desk.report()["easting"], Json(428900.0));
        QCOMPARE(desk.report()["northing"], Json(514600.0));
    }

    void keepsTheReferencesOfOthers()
    {
        Desk desk;
        const std::string csv = "ref,category,source,grid_ref\nLIT/7,litter,public,NZ 288 145\n";
        QCOMPARE(desk.import("reports", csv)->added, 1);
        QCOMPARE(desk.report()["external_ref"], Json("LIT/7"));
        QCOMPARE(desk.import("reports", csv)->unchanged, 1);
        QCOMPARE(desk.import("reports",
                             "ref,category,source,grid_ref\nN3-0147-A,litter,public,NZ 288 145\n")
                     ->refused,
                 1);
        QCOMPARE(desk.faults(), (Lines{"2 ref bad_reference"}));
    }

    void leavesDeletedReportsDeleted()
    {
        Desk desk;
        const std::string csv = kHeader + "litter,public,NZ 288 145,a,\r\n";
        QVERIFY(desk.import("reports", csv).has_value());
        const std::string exported = desk.exported("reports");
        QVERIFY(desk.apply(
            Json{{"op", "delete"}, {"type", "report"}, {"id", desk.report()["ref"]}}.dump()));
        QCOMPARE(desk.import("reports", csv)->unchanged, 1);
        QCOMPARE(desk.import("reports", exported)->unchanged, 1);
        QVERIFY(desk.dump("report").empty());
    }

    void findsReportsThatStandFurtherDown()
    {
        Desk desk;
        const std::string csv = "ref,category,source,grid_ref,status,duplicate_of\r\n"
                                "OLD-2,litter,public,NZ 288 145,closed_duplicate,OLD-1\r\n"
                                "OLD-1,litter,public,NZ 288 145,new,\r\n"
                                "OLD-3,rubbish,public,NZ 288 145,new,\r\n"
                                "OLD-4,litter,public,NZ 288 145,new,OLD-9\r\n";
        const auto first = desk.import("reports", csv);
        QVERIFY(first);
        QCOMPARE(first->added, 2);
        QCOMPARE(desk.faults(),
                 (std::vector<std::string>{"4 category unknown_code", "5 duplicate_of not_found"}));
        const auto again = desk.import("reports", csv);
        QVERIFY(again);
        QCOMPARE(again->unchanged, 2);
        QCOMPARE(again->refused, 2);
    }

    void keepsTheWordsOfARowThatWaits()
    {
        Desk desk;
        const auto done = desk.import(
            "reports",
            "ref,category,source,grid_ref,description,status,duplicate_of\r\n"
            "OLD-2,litter,public,NZ 288 145,\"the \"\"first\"\" bag \xa3\","
            "closed_duplicate,OLD-1\r\n"
            "OLD-1,litter,public,NZ 288 145,\"quite \"\"another\"\" text \xa3\",new,\r\n"
            "OLD-3,litter,public,NZ 288 145,\"and \"\"one\"\" more, longer \xa3\",new,\r\n");
        QVERIFY(done);
        QCOMPARE(done->added, 3);
        std::vector<std::string> words;
        for (std::size_t i = 0; i < 3; ++i)
            words.push_back(desk.report(i)["description"]);
        std::ranges::sort(words);
        QCOMPARE(words, (Lines{"and \"one\" more, longer £", "quite \"another\" text £",
                               "the \"first\" bag £"}));
    }

    void putsTheReasonOfAShortRowInItsColumn()
    {
        Desk desk;
        QVERIFY(desk.import("reports", "category,source,grid_ref,description\nlitter,public\n"));
        QVERIFY2(desk.rejects().starts_with("category,source,grid_ref,description,reason\n"
                                            "litter,public,,,\""),
                 desk.rejects().c_str());
    }

    void bringsRejectsInAgain()
    {
        Desk desk;
        QVERIFY(
            desk.import("reports", "category,source,grid_ref\r\nrubbish,public,NZ 288 145\r\n"));
        const std::string once = desk.rejects();
        QVERIFY(desk.import("reports", once));
        QVERIFY2(desk.rejects().starts_with("category,source,grid_ref,reason,reason_2\r\n"),
                 desk.rejects().c_str());
        QVERIFY(desk.import("reports", desk.rejects()));
    }

    void staysWhereTheEditedColumnPutIt()
    {
        Desk desk;
        QVERIFY(desk.import("reports", "category,source,grid_ref\r\nlitter,public,NZ 288 145\r\n"));
        std::string csv = desk.exported("reports");
        const std::string was = desk.report()["grid_ref"];
        csv.replace(csv.find(was), was.size(), "NZ 29000 14500");
        for (int i = 0; i < 3; ++i) {
            const auto done = desk.import("reports", csv);
            QVERIFY(done);
            QCOMPARE(i == 0 ? done->updated : done->unchanged, 1);
            QCOMPARE(desk.report()["easting"], Json(429000.5));
        }
    }

    void writesNothingOverRecords()
    {
        Desk desk;
        const QTemporaryDir folder;
        const std::string records = folder.filePath(QStringLiteral("council.db")).toStdString();
        QVERIFY(sc::Database::open(records, {.mode = sc::OpenMode::Create}));
        sc::ExportOptions options;
        options.kind = "reports";
        QCOMPARE(sc::exportCsvFile(desk.database(), options, records).error().kind,
                 sc::ErrorKind::CannotWrite);
        QVERIFY(sc::Database::open(records, {.mode = sc::OpenMode::ReadOnly}));
    }

    void keepsNothingOfADryRun()
    {
        Desk desk;
        const auto summary =
            desk.import("reports", kHeader + "litter,public,NZ 288 145,a,\r\n", true);
        QCOMPARE(summary->added, 1);
        QVERIFY(desk.dump().empty());
    }

    void refusesFilesOfAnotherKind()
    {
        Desk desk;
        const auto codeOf = [&](const std::string &csv) {
            const auto done = desk.import("reports", csv);
            return done ? "taken"s : done.error().problems.at(0).code;
        };
        QCOMPARE(codeOf(""), "empty_file"s);
        QCOMPARE(codeOf("name,colour\nx,red\n"), "unknown_layout"s);
        QCOMPARE(codeOf("category,Category\nx,y\n"), "duplicate_column"s);
    }

    void readsFixMyStreet()
    {
        Desk desk;
        const std::string csv =
            "\xef\xbb\xbf" + kFixMyStreet +
            "123,Sofa,\"Sofa by the bins\",A. Person,Flytipping,,2026-07-03T10:00:00,"
            "2026-07-03T10:05:00,,2026-07-05T09:00:00,,Fixed - Council,54.5,-1.55,DL1 1AA,Bank "
            "Top,,,http://x/123,desktop,x,\r\n"
            "124,Hole,,,Potholes,,2026-07-03T10:00:00,,,,,Open,54.5,-1.55,,,,,,,,\r\n"
            "125,Dog mess,On the path,,Dog fouling,,not a date,,,,,Open,54.5,-1.55,,,,,,,,\r\n"
            "126,Tag,,,Graffiti,,2026-07-03T10:00:00,,2026-07-04T08:30:00,,,Investigating,54.5,"
            "-1.55,,,,,,,,\r\n";
        const auto summary = desk.import("reports", csv);
        QVERIFY(summary.has_value());
        QCOMPARE(summary->added, 2);
        QCOMPARE(desk.faults(), (Lines{"3 category unknown_code", "4 created bad_date"}));
        QCOMPARE(desk.import("reports", csv)->unchanged, 2);
        std::vector<Json> reports{desk.report(0), desk.report(1)};
        std::ranges::sort(reports, {},
                          [](const Json &r) { return r["external_ref"].get<std::string>(); });
        QCOMPARE(reports[0]["category"], Json("fly_tipping"));
        QCOMPARE(reports[0]["description"], Json("Sofa by the bins"));
        QCOMPARE(reports[0]["reporter"], Json("A. Person"));
        QCOMPARE(reports[0]["status"], Json("done"));
        QCOMPARE(reports[0]["logged_at"], Json("2026-07-03T09:00:00Z")); // London summer time
        QCOMPARE(reports[0]["closed_at"], Json("2026-07-05T08:00:00Z"));
        QCOMPARE(reports[1]["status"], Json("acknowledged"));
        QCOMPARE(reports[1]["description"], Json("Tag"));
        QVERIFY(desk.exported("reports", "fixmystreet").contains("2026-07-04T07:30:00Z"));
    }

    void takesItsOwnFixMyStreetExportBack()
    {
        Desk desk;
        QVERIFY(desk.import("reports",
                            kHeader + "graffiti.tag,public,NZ 288 145,\"=tag\r\non a wall\",\r\n"
                                      "litter,staff,NZ 288 146,,\r\n")
                    .has_value());
        const auto before = desk.dump();
        const std::string csv = desk.exported("reports", "fixmystreet");
        QVERIFY(csv.starts_with(kFixMyStreet));
        QCOMPARE(desk.import("reports", csv)->unchanged, 2);
        QCOMPARE(desk.dump(), before);
        Desk other;
        QCOMPARE(other.import("reports", csv)->added, 2);
    }

    void importsChampions()
    {
        Desk desk;
        QVERIFY(
            desk.apply(R"({"op":"create","type":"area","fields":{"code":"N","name":"North"}})"));
        const std::string csv = "Number,Name,Telephone,E-mail,Area,Joined on\r\n"
                                "41,J. Pearson,'+44 1325 000000,j@example.org,N,2024-05-01\r\n"
                                "42,,,,,\r\n"
                                "43,K,,not-an-address,,\r\n"
                                "44,L,,,Nowhere,\r\n"
                                ",No Number,,,,\r\n";
        const auto summary = desk.import("champions", csv);
        QVERIFY(summary.has_value());
        QCOMPARE(summary->added, 3);
        QCOMPARE(desk.faults(), (Lines{"4 email out_of_range", "5 area not_found"}));
        QCOMPARE(desk.import("champions", csv)->unchanged, 3);
        QCOMPARE(desk.dump("champion").size(), std::size_t{3});
        QVERIFY(desk.exported("champions").contains("\"'+44 1325 000000\""));
    }

    void importsDueRules()
    {
        Desk desk;
        QVERIFY(desk.import("reports", kHeader + "litter,public,NZ 288 145,a,\r\n").has_value());
        const Json before = desk.report()["due_on"];
        const auto summary = desk.import("due_rules", "category,priority,working_days\n"
                                                      "litter,normal,100\n"
                                                      "nonsense,normal,5\n"
                                                      "litter,soon,5\n"
                                                      "litter,low,x\n"
                                                      "litter,high,\n"
                                                      "litter,high,9999\n");
        QVERIFY(summary.has_value());
        QCOMPARE(summary->updated, 1);
        QCOMPARE(desk.faults(), (Lines{"3 category unknown_code", "4 priority unknown_code",
                                       "5 working_days bad_number", "6 working_days missing",
                                       "7 working_days out_of_range"}));
        QVERIFY(desk.report()["due_on"] != before);
        // A date that somebody gave stands whatever the rule says.
        sc::Applier applier(desk.database(), {"Jo"});
        const Json give{{"op", "update"},
                        {"type", "report"},
                        {"id", desk.report()["id"]},
                        {"fields", {{"due_on", "2027-12-01"}}}};
        QVERIFY(applier.apply(give.dump()).ok);
        QCOMPARE(
            desk.import("due_rules", "category,priority,working_days\nlitter,normal,3\n")->updated,
            1);
        QCOMPARE(desk.report()["due_on"], "2027-12-01");
        QVERIFY(desk.exported("due_rules").contains("litter,normal,3\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
