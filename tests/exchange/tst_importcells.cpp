// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the cells of files from elsewhere, and how it is read.
#include "exchange/importing.h"

#include <QTest>

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
