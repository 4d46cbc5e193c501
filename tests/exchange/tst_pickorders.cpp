// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/orders.h"
#include "storage/check.h"

#include <QTest>

using sc::Json;
using sc::test::Orders;

namespace {

const Json kRows = Json::array({{{"hazard", "Traffic"},
                                 {"likelihood_before", 3},
                                 {"severity_before", 5},
                                 {"controls", "Vests"},
                                 {"likelihood_after", 1},
                                 {"severity_after", 5}}});

Json ready()
{
    return {{"title", "Riverside clean"},
            {"starts_at", "2027-06-05T09:00:00Z"},
            {"minutes", 90},
            {"lead", "41"},
            {"place", {{"type", "Point"}, {"coordinates", {-1.553, 54.526}}}},
            {"road_speed_mph", 30},
            {"insurance_basis", "group_policy"},
            {"land_permission", "not_needed"}};
}

} // namespace

/// Picks, rosters and campaigns as a script sees them.
class TestPickOrders : public QObject, protected Orders {
    Q_OBJECT

    Json act(const std::string &id, const std::string &action, const Json &fields = Json::object())
    {
        return Orders::act("pick", id, action, fields);
    }
    Json record(const std::string &type, const std::string &id)
    {
        for (const std::string &line : m_desk->dump(type)) {
            const Json one = Json::parse(line);
            if (one["id"] == id)
                return one;
        }
        return Json::object();
    }
    std::string approved()
    {
        const std::string id = create("pick", ready())["id"];
        act(id, "assess", {{"rows", kRows}, {"by", "R. Dunn"}, {"review_on", "2027-12-31"}});
        act(id, "approve", {{"by", "M. Ward"}});
        return id;
    }

private Q_SLOTS:
    void init()
    {
        begin();
        create("champion", {{"number", "41"}, {"name", "Joan Pearson"}});
        const auto id = Json::parse(m_desk->dump("champion").at(0))["id"].get<std::string>();
        sc::Change change(m_desk->database(), {"Jo"});
        QVERIFY(m_desk->database().attempt([&] {
            change.create("training", m_desk->database().newId(),
                          {{"champion", sc::refValue(*sc::Id::parse(id))},
                           {"course", sc::Value{"lead_a_pick"}},
                           {"held_on", sc::Value{"2026-01-01"}},
                           {"expires_on", sc::Value{"2028-01-01"}}});
        }));
        QVERIFY(change.commit());
    }

    void aPickGoesAllTheWay()
    {
        const std::string id = approved();
        QCOMPARE(record("pick", id)["status"], "approved");
        QCOMPARE(faults(act(id, "brief", {{"by", "J. Pearson"}})), "ok");
        QCOMPARE(faults(act(id, "start")), "ok");
        QCOMPARE(faults(act(id, "close")), "figures figures_missing");
        const Json sheet = Json::array({{{"who", "41"}, {"minutes", 60}, {"bags", 2}},
                                        {{"who", "Sam Hall"}, {"minutes", 90}}});
        QCOMPARE(faults(act(id, "sheet", {{"rows", sheet}})), "ok");
        QCOMPARE(faults(act(id, "figures",
                            {{"bags_general", 10},
                             {"grade_before", "C"},
                             {"grade_after", "A"},
                             {"sharps_found", 1}})),
                 "ok");
        QCOMPARE(faults(act(id, "close")), "ok");
        const Json pick = record("pick", id);
        QCOMPARE(pick["status"], "closed");
        QCOMPARE(pick["kg_estimated"], 45.0);
        QCOMPARE(pick["kg_factor"], 4.5);
        QVERIFY(pick["kg_measured"].is_null());
        QCOMPARE(pick["volunteers"], 2);
        QCOMPARE(pick["volunteer_minutes"], 150);
        QCOMPARE(pick["bags_unattributed"], 8);
        QCOMPARE(pick["grade_gained_per_hour"], 0.8);
        const Json report = m_desk->report();
        QCOMPARE(report["source"], "pick");
        QCOMPARE(report["hazard"], "sharps");
        QVERIFY(sc::Check(m_desk->database()).deep()->empty());
    }

    void aRefusedApprovalNamesEveryRule()
    {
        const std::string id = create("pick", {{"title", "Bare"},
                                               {"starts_at", "2027-06-05T09:00:00Z"},
                                               {"road_speed_mph", 60}})["id"];
        QCOMPARE(faults(act(id, "approve", {{"by", "M. Ward"}})),
                 "place missing, assessment assessment_missing, lead lead_missing, insurance_basis "
                 "insurance_missing, land_permission permission_missing, road_speed_mph "
                 "road_too_fast");
        QCOMPARE(record("pick", id)["status"], "requested");
    }

    void noOrderSetsTheStatus()
    {
        Json fields = ready();
        fields["status"] = "approved";
        QCOMPARE(faults(create("pick", fields)), "status bad_transition");
        const std::string id = create("pick", ready())["id"];
        QCOMPARE(faults(update("pick", id, {{"status", "approved"}})), "status bad_transition");
        QCOMPARE(faults(update("pick", id, {{"approved_by", "Me"}})), "approved_by computed");
        QCOMPARE(faults(act(id, "bless")), "action unknown_action");
    }

    void aChangeOfRoadReopensTheGate()
    {
        const std::string id = approved();
        QCOMPARE(faults(update("pick", id, {{"road_speed_mph", 40}})), "ok");
        QCOMPARE(record("pick", id)["status"], "planned");
        QCOMPARE(faults(act(id, "approve", {{"by", "M"}, {"override_by", "A. Chief"}})),
                 "override_reason reason_required, road_speed_mph road_too_fast");
        QCOMPARE(faults(act(id, "approve",
                            {{"by", "M"},
                             {"override_by", "A. Chief"},
                             {"override_reason", "Road closed that day"}})),
                 "ok");
        QCOMPARE(record("pick", id)["override_by"], "A. Chief");
    }

    void movingItPastTheReviewReopensTheGate()
    {
        const std::string id = approved();
        QCOMPARE(faults(act(id, "reschedule", {{"starts_at", "2027-12-31T10:00:00Z"}})), "ok");
        QCOMPARE(record("pick", id)["status"], "approved");
        QCOMPARE(faults(update("pick", id, {{"starts_at", "2028-01-01T10:00:00Z"}})), "ok");
        QCOMPARE(record("pick", id)["status"], "planned");
    }

    void wrongRowsAreNamed()
    {
        const std::string id = create("pick", ready())["id"];
        Json rows = kRows;
        rows[0]["severity_after"] = 9;
        QCOMPARE(faults(act(id, "assess", {{"rows", rows}, {"by", "A"}})),
                 "rows[0].severity_after out_of_range");
        rows[0].erase("severity_after");
        rows[0]["colour"] = "red";
        QCOMPARE(faults(act(id, "assess", {{"rows", rows}})),
                 "rows[0].colour unknown_field, rows[0].severity_after missing");
        QCOMPARE(faults(act(id, "assess", {{"rows", "none"}})), "rows wrong_type");
        QCOMPARE(faults(act(id, "assess", {{"by", "A"}})), "rows missing");
        QCOMPARE(faults(act(id, "prefill")), "ok");
        QCOMPARE(faults(act(id, "approve", {{"by", "A"}})), "assessment assessment_unsigned");
        QCOMPARE(faults(act(id, "assess", {{"by", "A"}})), "ok");
        QCOMPARE(faults(act(id, "approve", {{"by", "A"}})), "ok");
    }

    void aRosterKeepsItsRules()
    {
        const std::string pick = create("pick", ready())["id"];
        const Json sam = {{"pick", pick}, {"name", "Sam"}, {"status", "attended"}};
        QCOMPARE(faults(create("attendance", sam)), "ok");
        QCOMPARE(faults(create("attendance", {{"pick", pick}, {"champion", "41"}})), "ok");
        QCOMPARE(faults(create("attendance", {{"pick", pick}, {"champion", "41"}})),
                 "champion already_exists");
        QCOMPARE(faults(create("attendance", {{"pick", pick}})), "champion missing");
        QCOMPARE(faults(create("attendance", {{"pick", "No such pick"}, {"name", "A"}})),
                 "pick not_found");
        Json child = {{"pick", pick}, {"name", "Kit"}, {"child", true}};
        QCOMPARE(faults(create("attendance", child)), "adult missing");
        child["adult"] = "Nobody";
        QCOMPARE(faults(create("attendance", child)), "adult not_found");
        child["adult"] = "Sam";
        const Json made = create("attendance", child);
        QCOMPARE(faults(made), "ok");
        QCOMPARE(record("attendance", made["id"])["adult"], "Sam");
        QCOMPARE(record("attendance", made["id"])["pick_title"], "Riverside clean");
    }

    void aCampaignHasLiveTotals()
    {
        QCOMPARE(faults(create("campaign", {{"title", "Big Spring Clean"},
                                            {"starts_on", "2027-06-30"},
                                            {"ends_on", "2027-06-01"}})),
                 "ends_on bad_date");
        const std::string campaign =
            create("campaign", {{"title", "Big Spring Clean"}, {"goal_picks", 20}})["id"];
        const std::string id = approved();
        QCOMPARE(faults(update("pick", id, {{"campaign", "big spring clean"}})), "ok");
        QCOMPARE(faults(act(id, "copy", {{"times", 19}, {"every_days", 1}})), "ok");
        QCOMPARE(m_desk->dump("pick").size(), 20U);
        act(id, "brief", {{"by", "J"}});
        act(id, "start");
        act(id, "figures", {{"bags_recycling", 7}});
        const Json totals = record("campaign", campaign);
        QCOMPARE(totals["picks_held"], 1);
        QCOMPARE(totals["bags"], 7);
        QCOMPARE(totals["kg_estimated"], 31.5);
    }

    void tellsWhatACancellationIsFor()
    {
        const std::string id = approved();
        QCOMPARE(faults(act(id, "cancel")), "reason reason_required");
        QCOMPARE(faults(act(id, "cancel", {{"reason", "Weather"}, {"note", "Gales"}})), "ok");
        QCOMPARE(record("pick", id)["cancel_reason"], "weather");
    }

    void comesBackFromItsFileUnchanged()
    {
        create("campaign", {{"title", "Big Spring Clean"}});
        const std::string id = approved();
        create("attendance", {{"pick", id}, {"champion", "41"}, {"minutes", 45}});
        create("attendance", {{"pick", id}, {"name", "=Kit"}, {"child", true}, {"adult", "41"}});
        for (const char *kind : {"campaigns", "picks", "attendances"}) {
            const std::string file = m_desk->exported(kind);
            const auto again = m_desk->import(kind, file);
            QVERIFY2(again && m_desk->faults().empty(), file.c_str());
            QCOMPARE(again->updated + again->added, 0);
            QCOMPARE(m_desk->exported(kind), file);
        }
        QCOMPARE(record("pick", id)["status"], "approved");
    }

    void oldPicksAreImportedAsOver()
    {
        const auto done = m_desk->import("picks", "title,starts_at,status,bags_general\n"
                                                  "Old clean,2020-05-01T09:00Z,closed,12\n"
                                                  "Coming,2027-05-01T09:00Z,approved,\n");
        QCOMPARE(done->added, 2);
        QVERIFY(m_desk->faults().empty());
        QCOMPARE(m_desk->remarks.back().problem.code, "not_approved"); // and not refused
        std::vector<std::string> states;
        for (const std::string &line : m_desk->dump("pick"))
            states.push_back(Json::parse(line)["status"]);
        std::ranges::sort(states);
        QCOMPARE(states, (std::vector<std::string>{"closed", "planned"}));
    }

    // It would count in no quarter.
    void noPickIsOverWithoutADay()
    {
        const auto done = m_desk->import("picks", "title,starts_at,status,bags_general\n"
                                                  "No day,,closed,12\n"
                                                  "No day either,,figures_due,\n"
                                                  "No bags,2020-05-01T09:00Z,closed,\n"
                                                  "To come,,planned,\n");
        QCOMPARE(done->added, 2);
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"2 starts_at missing", "3 starts_at missing"}));
        QCOMPARE(m_desk->remarks.back().problem.code, "figures_missing"); // told and kept
        QVERIFY(!m_desk->remarks.back().refused);
    }

    void picksComeFromPeoplesOwnLists()
    {
        const std::string file = "Title,Date,Start time,Leader,Status,Bags\n"
                                 "A,21/03/26,10:30,41,Closed,12\n"
                                 "A,28/03/26,2pm,41,Closed,7\n"
                                 "B,21/06/2026,,41,Closed,1\n"
                                 "C,21/03/2027 09:15,,,planned,\n"
                                 "D,21/03/2027,,,planned,\n"
                                 "E,21/03/26,10:00,41,Closed,twelve\n";
        QCOMPARE(m_desk->import("picks", file)->added, 4);
        // Nobody said when D is to begin.
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"6 starts_at bad_date", "7 bags_general bad_number"}));
        QVERIFY(std::ranges::all_of(m_desk->remarks, &sc::ImportRemark::refused));
        std::vector<std::string> told;
        for (const std::string &line : m_desk->dump("pick")) {
            const Json pick = Json::parse(line);
            told.push_back(pick["starts_at"].get<std::string>() + ' ' + pick["lead"].dump() + ' ' +
                           pick["bags_general"].dump());
        }
        std::ranges::sort(told);
        QCOMPARE(told, (std::vector<std::string>{
                           "2026-03-21T10:30:00Z \"41\" 12", "2026-03-28T14:00:00Z \"41\" 7",
                           "2026-06-21T11:00:00Z \"41\" 1", "2027-03-21T09:15:00Z null null"}));
        QCOMPARE(m_desk->import("picks", file)->added, 0);
        QCOMPARE(
            m_desk->import("picks", "title,start,status,bags\nF,1/2/26 9:00,closed,3\n")->added, 1);
    }

    void closingSaysWhoIsStillBooked()
    {
        const std::string id = approved();
        create("attendance", {{"pick", id}, {"champion", "41"}});
        create("attendance", {{"pick", id}, {"name", "Sam Hall"}});
        act(id, "brief", {{"by", "J. Pearson"}});
        act(id, "start");
        QVERIFY(!act(id, "figures", {{"bags_general", 4}}).contains("warnings"));
        const Json closed = act(id, "close");
        QCOMPARE(faults(closed), "ok");
        QCOMPARE(closed["warnings"].at(0)["code"], "still_booked");
        QVERIFY(closed["warnings"].at(0)["message"].get<std::string>().starts_with("2 people"));
    }

    void whoCameToAClosedPickOfAFileHasItsMinutes()
    {
        QVERIFY(m_desk->import("picks", "title,starts_at,minutes,status,bags_general\n"
                                        "Old clean,2020-05-01T09:00Z,90,closed,12\n"));
        const std::string people = "pick,champion,status,minutes\nOld clean,41,attended,\n";
        QCOMPARE(m_desk->import("attendances", people)->added, 1);
        QCOMPARE(first("attendance")["minutes"], 90);
        QCOMPARE(first("attendance")["minutes_source"], "default");
        QCOMPARE(first("pick")["volunteer_minutes"], 90);
        QVERIFY(m_desk->dump("credit").empty()); // given where it was held
        QCOMPARE(m_desk->import("attendances", people)->unchanged, 1);
    }
};

QTEST_GUILESS_MAIN(TestPickOrders)
#include "tst_pickorders.moc"
