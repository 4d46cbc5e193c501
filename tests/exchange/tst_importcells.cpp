// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the cells of files from elsewhere, and how it is read.
#include "champions/coursestore.h"
#include "exchange/importing.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sc;
using sc::test::Desk;

namespace {

using Lines = std::vector<std::string>;

} // namespace

class TestImportCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfWhatIsNoTelephoneNumber()
    {
        Desk desk;
        QCOMPARE(desk.import("champions", "number,name,phone\n"
                                          "1,Ann Lee,4.47701E+11\n"
                                          "2,Bob Hall,abc\n"
                                          "3,Cy Dale,01325 388000 (evenings)\n")
                     ->added,
                 3);
        Lines told;
        for (const ImportRemark &remark : desk.remarks)
            told.push_back(std::to_string(remark.line) + " " + remark.problem.code);
        QCOMPARE(told, (Lines{"2 bad_phone", "3 bad_phone"}));
    }

    void takesTheWordsOfRostersAndPicks()
    {
        Desk desk;
        QCOMPARE(desk.import("picks", "title,starts_at,status,insurance_basis,land_permission\n"
                                      "Beck,2026-03-07 10:00,Closed,The council's cover for "
                                      "volunteers,\"Public land, none needed\"\n")
                     ->added,
                 1);
        const Json pick = Json::parse(desk.dump("pick").at(0));
        QCOMPARE(pick["insurance_basis"], "council_volunteer_policy");
        QCOMPARE(pick["land_permission"], "not_needed");
        QCOMPARE(desk.import("attendances", "pick,name,status,role\n"
                                            "Beck,Ann,Walked in,Second leader\n"
                                            "Beck,Bob,Did not come,\n"
                                            "Beck,Cy,Came late,\n")
                     ->added,
                 2);
        QCOMPARE(desk.faults(), Lines{"4 status unknown_code"});
        QVERIFY(desk.remarks.front().problem.message.contains("walk_in"));
        const std::string all = desk.dump("attendance").at(0) + desk.dump("attendance").at(1);
        QVERIFY(all.contains("\"status\":\"walk_in\"") && all.contains("\"role\":\"co_lead\""));
        QVERIFY(all.contains("\"status\":\"no_show\""));
    }

    void takesTheWordsOfChampions()
    {
        Desk desk;
        QCOMPARE(desk.import("champions", "number,name,preferred_contact,interests\n"
                                          "1,Ann Lee,Text message,Report problems;Lead picks\n")
                     ->added,
                 1);
        const Json champion = Json::parse(desk.dump("champion").at(0));
        QCOMPARE(champion["preferred_contact"], "text");
        QCOMPARE(champion["interests"], "report;lead_picks");
        CourseStore courses(desk.database());
        const auto choices = courses.choices();
        const auto course = std::ranges::find(*choices, "lead_a_pick", &Course::code);
        QCOMPARE(desk.import("trainings", "champion,course,on\n1," + course->label +
                                              ",2026-03-01\n1,Flying,2026-03-01\n")
                     ->added,
                 1);
        QCOMPARE(desk.faults(), Lines{"3 course unknown_code"});
        QVERIFY(desk.dump("training").at(0).contains("\"course\":\"lead_a_pick\""));
    }

    void takesDaysAsSpreadsheetsHereWriteThem()
    {
        Desk desk;
        const auto done =
            desk.import("reports", "ref,category,source,grid_ref,observed_at,due_on,description\n"
                                   "A,litter,public,NZ 288 145,03/05/2026 09:15,27/3/2026,one\n"
                                   "B,litter,public,NZ 288 145,2026-05-03 09:15:30,,two\n"
                                   "C,litter,public,NZ 288 145,3 May 2026 2pm,,three\n"
                                   "D,litter,public,NZ 288 145,31/02/2026 10:00,,four\n"
                                   "E,litter,public,NZ 288 145,,last fri,five\n");
        QVERIFY(done);
        QCOMPARE(done->added, 3);
        QCOMPARE(desk.faults(), (Lines{"5 observed_at bad_date", "6 due_on bad_date"}));
        std::map<std::string, Json> reports;
        for (std::size_t i = 0; i < 3; ++i)
            reports[desk.report(i)["external_ref"].is_string()
                        ? desk.report(i)["external_ref"].get<std::string>()
                        : desk.report(i)["description"].get<std::string>()] = desk.report(i);
        QCOMPARE(reports.at("A")["observed_at"], "2026-05-03T08:15:00Z"); // local time
        QCOMPARE(reports.at("A")["due_on"], "2026-03-27");
        QCOMPARE(reports.at("B")["observed_at"], "2026-05-03T08:15:30Z");
        QCOMPARE(reports.at("C")["observed_at"], "2026-05-03T13:00:00Z");
    }

    void takesADayAloneForWhenItWasSeen()
    {
        Desk desk;
        const auto done = desk.import("reports", "category,source,grid_ref,observed_at,closed_at\n"
                                                 "litter,public,NZ 288 145,27/03/2025,\n"
                                                 "litter,public,NZ 288 145,2025-06-03,\n"
                                                 "litter,public,NZ 288 145,31/02/2026,\n"
                                                 "litter,public,NZ 288 145,,27/03/2026\n");
        QVERIFY(done);
        QCOMPARE(desk.faults(), (Lines{"4 observed_at bad_date", "5 closed_at bad_date"}));
        std::set<std::string> seen;
        for (std::size_t i = 0; i < 2; ++i)
            seen.insert(desk.report(i)["observed_at"].get<std::string>());
        QVERIFY((seen == std::set<std::string>{"2025-03-27T00:00:00Z", "2025-06-02T23:00:00Z"}));
    }

    void takesADayAloneForWhenCreditsWereGiven()
    {
        Desk desk;
        QCOMPARE(desk.import("champions", "number,name\n5,Ann Lee\n")->added, 1);
        const std::string file = "from,to,minutes,category,at\n"
                                 "council,5,60,x,1/2/26\n"
                                 "council,5,60,x,2026-07-01\n"
                                 "council,5,60,x,31/02/2026\n";
        QCOMPARE(desk.import("credits", file)->added, 2);
        QCOMPARE(desk.faults(), Lines{"4 at bad_date"});
        std::set<std::string> given;
        for (const std::string &line : desk.dump("credit"))
            given.insert(Json::parse(line)["at"].get<std::string>());
        QVERIFY((given == std::set<std::string>{"2026-02-01T12:00:00Z", "2026-07-01T11:00:00Z"}));
        QCOMPARE(desk.import("credits", file)->unchanged, 2);
    }

    void nobodyKnowsWhenWhatWasClosedElsewhereWasClosed()
    {
        Desk desk;
        const auto done =
            desk.import("reports", "category,source,grid_ref,logged_at,status,closed_at\n"
                                   "litter,public,NZ 288 145,2026-05-01,done,\n"
                                   "litter,public,NZ 288 145,,done,\n"
                                   "litter,public,NZ 288 145,2026-05-01,done,2026-05-03 10:00\n");
        QCOMPARE(done->added, 3);
        QCOMPARE(desk.remarks.size(), std::size_t{2});
        QCOMPARE(desk.remarks.at(0).problem.field, "closed_at");
        QVERIFY(!desk.remarks.at(0).refused);
        int untold = 0;
        for (std::size_t i = 0; i < 3; ++i)
            untold += desk.report(i)["closed_at"].is_null() ? 1 : 0;
        QCOMPARE(untold, 2);
        // Closed here and now, it is known.
        Applier applier(desk.database(), {"Jo"});
        const auto made = applier.apply(R"({"op":"create","type":"report","fields":
            {"category":"litter","source":"public","grid_ref":"NZ 288 145","status":"done"}})");
        QVERIFY(made.ok);
        QVERIFY(!desk.report(3)["closed_at"].is_null());
    }

    void lettersGoToWhoeverCanBeReached()
    {
        Desk desk;
        const auto done =
            desk.import("champions", "number,name,address,email,phone,preferred_contact\n"
                                     "41,By post,\"3 Low Row, Marlow, GB1 2CD\",,,\n"
                                     "42,By mail,,mail@example.org,,\n"
                                     "43,By neither,,,01632 960001,\n"
                                     "44,By wish,,wish@example.org,,none\n");
        QCOMPARE(done->added, 4);
        const std::string letters = desk.exported("champions", "mailmerge");
        QVERIFY2(letters.contains("By post") && letters.contains("By mail"), letters.c_str());
        QVERIFY2(!letters.contains("By neither") && !letters.contains("By wish"), letters.c_str());
    }

    void saysWhereAFileWasReadAsWindows1252()
    {
        Desk desk;
        QVERIFY(desk.import("reports", "category,source,grid_ref,description\n"
                                       "litter,public,NZ 288 145,caf\xc3\xa9 \xff\n"));
        QCOMPARE(desk.report()["description"], "caf\xc3\xa9 \xc3\xbf");
        QCOMPARE(desk.remarks.size(), 1U);
        QCOMPARE(desk.remarks[0].problem.code, "windows_1252");
        QVERIFY(!desk.remarks[0].refused);
        QVERIFY(desk.import("reports", "category,source,grid_ref,description\n"
                                       "litter,public,NZ 288 145,caf\xc3\xa9\n"));
        QVERIFY(desk.remarks.empty());
    }

    void takesTheWordsOnTheScreenForCodes()
    {
        Desk desk;
        QVERIFY(desk.import("reports", "category,source,grid_ref,status,hazard,waste_type\n"
                                       "fly_tipping,Street champion,NZ 288 145,in progress,"
                                       "GAS CANISTERS,Other (unidentified)\n"
                                       "litter,Street champions,NZ 288 146,new,,\n"));
        QCOMPARE(desk.faults(), (Lines{"3 source unknown_code"}));
        QCOMPARE(desk.report()["source"], "champion");
        QCOMPARE(desk.report()["status"], "in_progress");
        QCOMPARE(desk.report()["hazard"], "gas");
        QCOMPARE(desk.report()["waste_type"], "other");
    }
};

QTEST_GUILESS_MAIN(TestImportCells)
#include "tst_importcells.moc"
