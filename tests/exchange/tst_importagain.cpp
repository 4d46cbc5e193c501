// SPDX-License-Identifier: GPL-3.0-or-later
// Files that come again, after more was done here or there.
#include "exchange/importing.h"
#include "picks/pickstore.h"
#include "storage/history.h"

#include <QTest>

#include <algorithm>
#include <format>

using namespace sc;
using sc::test::Desk;

class TestImportAgain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesWhatWasDoneSinceTheFileCameBefore()
    {
        Desk desk;
        const std::string file = "ref,category,source,grid_ref,priority,status\n"
                                 "OLD-1,litter,public,NZ 288 145,normal,new\n";
        QCOMPARE(desk.import("reports", file)->added, 1);
        const std::string id = desk.report()["id"];
        const auto step = [&](const std::string &to) {
            const auto order = std::format(
                R"({{"op":"action","type":"report","id":"{}","action":"step","fields":{{"to":"{}"}}}})",
                id, to);
            QVERIFY(sc::Applier(desk.database(), {"Jo"}).apply(order).ok);
        };
        step("done");
        QCOMPARE(desk.import("reports", file)->unchanged, 1);
        QCOMPARE(desk.report()["status"], "done");
        // Another file, as old as the first: what it says besides the state is taken.
        const std::string urgent = "ref,category,source,grid_ref,priority,status\n"
                                   "OLD-1,litter,public,NZ 288 145,urgent,scheduled\n";
        QCOMPARE(desk.import("reports", urgent)->updated, 1);
        QCOMPARE(desk.report()["status"], "done");
        QCOMPARE(desk.report()["priority"], "urgent");
        const Json due = desk.report()["due_on"];
        QCOMPARE(desk.import("reports", urgent)->unchanged, 1);
        QCOMPARE(desk.report()["due_on"], due);
        const std::string again = "ref,category,source,grid_ref,priority,status\n"
                                  "OLD-1,litter,public,NZ 288 145,urgent,reopened\n";
        QCOMPARE(desk.import("reports", again)->updated, 1);
        QCOMPARE(desk.report()["status"], "reopened");
    }

    void ourOwnPicksChangeNothing()
    {
        Desk desk;
        PickStore picks(desk.database());
        Pick pick;
        pick.title = "Beck walk";
        pick.startsAt = Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / 6}};
        pick.minutes = 90;
        // As a map gives them: with more decimals than are written out.
        pick.place = {PickPlace::Kind::Route,
                      {{54.520000012345, -1.55000004321}, {54.52300000567, -1.5510000789}},
                      {}};
        pick.meetingPoint = pick.place.points.front();
        pick.bagDrop = pick.place.points.back();
        pick.stops = {{{54.5210000123, -1.5505000321}, "The weir"}};
        Change change(desk.database(), {"Jo"});
        QVERIFY(picks.create(change, pick));
        QVERIFY(change.commit());
        const auto again = desk.import("picks", desk.exported("picks"));
        QCOMPARE(again->updated, 0);
        QCOMPARE(again->unchanged, 1);
        const Pick kept = picks.find("Beck walk").value();
        QCOMPARE(kept.meetingPoint->latitude, pick.meetingPoint->latitude);
    }

    void anImportThatWasUndoneCanBeDoneAgain()
    {
        Desk desk;
        const std::string first = "ref,category,source,grid_ref,priority\n"
                                  "OLD-1,litter,public,NZ 288 145,normal\n";
        const std::string second = "ref,category,source,grid_ref,priority\n"
                                   "OLD-1,litter,public,NZ 288 145,urgent\n";
        QCOMPARE(desk.import("reports", first)->added, 1);
        QCOMPARE(desk.import("reports", second)->updated, 1);
        sc::History history(desk.database());
        const auto last = history.lastAction({"Jo"});
        QVERIFY(last && *last);
        QVERIFY(history.undo(**last, {"Jo"}));
        QCOMPARE(desk.report()["priority"], "normal");
        QCOMPARE(desk.import("reports", second)->updated, 1);
        QCOMPARE(desk.report()["priority"], "urgent");
    }

    void aPointInWholeMetresDoesNotMoveToAndFro()
    {
        Desk desk;
        const std::string file = "ref,category,source,latitude,longitude,easting,northing\n"
                                 "OLD-1,litter,public,54.52,-1.58,427285,513937\n";
        QCOMPARE(desk.import("reports", file)->added, 1);
        const std::string more =
            "ref,category,source,latitude,longitude,easting,northing,priority\n"
            "OLD-1,litter,public,54.52,-1.58,427285,513937,high\n";
        QCOMPARE(desk.import("reports", more)->updated, 1);
        QCOMPARE(desk.report()["latitude"], 54.52);
    }

    void asksTheSameOfARowThatHadToWait()
    {
        Desk desk;
        QVERIFY(sc::Applier(desk.database(), {"Jo"})
                    .apply(R"({"op":"create","type":"pick","fields":{"title":"Beck"}})")
                    .ok);
        const std::string sheet = "pick,name,status,minutes,child,adult\n"
                                  "Beck,Kid,attended,30,yes,Dad\n"
                                  "Beck,Dad,attended,30,,\n";
        QCOMPARE(desk.import("attendances", sheet)->added, 2);
        const auto again = desk.import("attendances", sheet);
        QVERIFY(again);
        QCOMPARE(again->added, 0);
        QCOMPARE(again->unchanged, 2);
    }

    void closesWhatTheFileSaysWasClosed()
    {
        Desk desk;
        const std::string header = "ref,category,source,grid_ref,logged_at,status,closed_at\r\n";
        const std::string row = "OLD-1,litter,public,NZ 288 145,2026-03-02T09:00:00Z,";
        QVERIFY(desk.import("reports", header + row + "new,\r\n"));
        const std::string closed = header + row + "closed_no_action,2026-03-05T10:00:00Z\r\n";
        QCOMPARE(desk.import("reports", closed)->updated, 1);
        QCOMPARE(desk.report()["closed_at"], Json("2026-03-05T10:00:00Z"));
        QCOMPARE(desk.import("reports", closed)->unchanged, 1);
        QCOMPARE(desk.import("reports", header + row + "reopened,\r\n")->updated, 1);
        QCOMPARE(desk.report()["status"], Json("reopened"));
    }

    // First nothing was to be done about it, then somebody fixed it all the same.
    void closesOtherwiseWhatWasClosed()
    {
        Desk desk;
        const std::string header = "Report ID,Title,Category,Created,Fixed,Closed,Status,Latitude,"
                                   "Longitude\r\n123,Sofa,Flytipping,2026-07-03T10:00:00,";
        QCOMPARE(desk.import("reports", header + ",2026-07-04T09:00:00,No further action,54.5,"
                                                 "-1.55\r\n")
                     ->added,
                 1);
        QCOMPARE(desk.report()["status"], Json("closed_no_action"));
        const std::string fixed = header + "2026-07-05T09:00:00,,Fixed,54.5,-1.55\r\n";
        QCOMPARE(desk.import("reports", fixed)->updated, 1);
        QCOMPARE(desk.report()["status"], Json("done"));
        QCOMPARE(desk.report()["closed_at"], Json("2026-07-05T08:00:00Z"));
        QCOMPARE(desk.import("reports", fixed)->unchanged, 1);
    }

    void aStockBookHasDaysAlone()
    {
        Desk desk;
        const std::string file = "item,depot,delta,at\n"
                                 "Sack,North,50,1/7/2026\n"
                                 "Sack,North,-20,2026-11-01\n"
                                 "Sack,North,-1,31/02/2026\n";
        QCOMPARE(desk.import("stock", file)->added, 2);
        QCOMPARE(desk.faults(), std::vector<std::string>{"4 at bad_date"});
        std::vector<std::string> moved;
        for (const std::string &line : desk.dump("stock"))
            moved.push_back(Json::parse(line)["at"].get<std::string>());
        std::ranges::sort(moved);
        QCOMPARE(moved, (std::vector<std::string>{"2026-07-01T11:00:00Z", "2026-11-01T12:00:00Z"}));
        QCOMPARE(desk.import("stock", desk.exported("stock"))->unchanged, 2);
    }
};

QTEST_GUILESS_MAIN(TestImportAgain)
#include "tst_importagain.moc"
