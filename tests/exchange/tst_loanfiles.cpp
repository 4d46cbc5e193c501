// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "champions/ledgerstore.h"
#include "exchange/loanlending.h"
#include "loans/loanstore.h"

#include <QTest>

using sc::Json;
using sc::test::Desk;
using sc::test::LoanLending;
using namespace std::chrono_literals;

/// Lists of loans and kits, our own and others', and what is said of them as they come in.
class TestLoanFiles : public QObject, protected LoanLending {
    Q_OBJECT

    /// "LINE code" of what is said of rows that are kept.
    static std::vector<std::string> told(const Desk &desk)
    {
        std::vector<std::string> list;
        for (const sc::ImportRemark &remark : desk.remarks)
            if (!remark.refused && remark.problem.code != "unknown_field")
                list.push_back(std::to_string(remark.line) + " " + remark.problem.code);
        return list;
    }

private Q_SLOTS:
    void init()
    {
        begin();
        create("kit_type", {{"name", "Small kit"},
                            {"lines",
                             {{{"item", "Picker"}, {"count", 10}, {"consumable", false}},
                              {{"item", "Sack"}, {"count", 20}, {"consumable", true}}}}});
        for (const char *label : {"K-001", "K-002"})
            create("kit", {{"label", label}, {"kit_type", "Small kit"}});
        create("champion", {{"number", "41"}, {"name", "Joan Pearson"}});
        create("training", {{"champion", "41"}, {"course", "tool_use"}, {"on", day(-90)}});
        create("disclaimer", {{"text", "Careful"}, {"current_from", day(-90)}});
        QCOMPARE(faults(create("signature", {{"champion", "41"},
                                             {"how", "paper, kept at Town Hall"},
                                             {"signed_at", day(-60)}})),
                 "ok");
    }

    void nothingComesInAsOutAfterItWasDueBack()
    {
        const auto imported =
            m_desk->import("loans", "kits,borrower,due_out,due_in,status,out_at\nK-001,41," +
                                        day(-9) + "," + day(-5) + ",out," + day(-2) + "\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{"2 due_in out_of_range"});
    }

    void whatAFileBringsPastTheGateIsAnOverride()
    {
        create("champion", {{"number", "42"}, {"name", "Sam Reid"}});
        const auto imported = m_desk->import(
            "loans", "kits,borrower,due_out,due_in,status\nK-001,42," + day(-1) + "," + day(5) +
                         ",out\nK-002,41," + day(-1) + "," + day(5) + ",out\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
        QCOMPARE(told(*m_desk), (std::vector<std::string>{"2 overridden"}));
        QVERIFY(m_desk->remarks.front().problem.message.contains("Not trained (training_missing)"));
        int passed = 0;
        for (const std::string &line : m_desk->dump("loan")) {
            const Json loan = Json::parse(line);
            if (loan["borrower"] == "41") { // who may have one
                QVERIFY(loan["override_rules"].is_null());
                continue;
            }
            ++passed;
            QCOMPARE(loan["override_rules"], "training_missing disclaimer_unsigned");
            QVERIFY(!loan["override_by"].get<std::string>().empty());
            QCOMPARE(loan["override_reason"], "Brought in from a file as out");
        }
        QCOMPARE(passed, 1);
        QCOMPARE(*sc::LoanStore(m_desk->database())
                      .overrides(sc::Instant{}, m_desk->database().clock().now() + 24h),
                 1);
        // Its own list says what was passed over, and its signatures come after the loans.
        Desk other;
        for (const char *kind : {"champions", "trainings", "items", "kit_types", "kits", "loans"})
            QVERIFY2(other.import(kind, m_desk->exported(kind)).has_value(), kind);
        QCOMPARE(other.faults(), std::vector<std::string>{});
        QCOMPARE(told(other), std::vector<std::string>{});
        QCOMPARE(other.dump("loan"), m_desk->dump("loan"));
    }

    // What came over people and kits since it went out was not known at the gate.
    void itsOwnListIsNotJudgedByWhatCameSince()
    {
        QCOMPARE(lend({"K-001"}, -9, 5).size(), std::size_t{36});
        QCOMPARE(lend({"K-002"}, -8, -5).size(), std::size_t{36}); // overdue by now
        create("suspension", {{"champion", "41"}, {"reason", "Late"}});
        Desk other;
        for (const char *kind : {"champions", "trainings", "items", "kit_types", "kits",
                                 "suspensions", "loans", "suspensions", "signatures"})
            (void)other.import(kind, m_desk->exported(kind));
        QCOMPARE(other.dump("loan"), m_desk->dump("loan"));
    }

    void aListThatOnlyLooksLikeOurOwnIsJudgedToo()
    {
        create("champion", {{"number", "42"}, {"name", "Sam Reid"}});
        create("suspension",
               {{"champion", "42"}, {"reason", "Late"}, {"from", day(-5)}, {"until", day(-1)}});
        const auto imported = m_desk->import(
            "loans", "ref,kits,borrower,due_out,due_in,status,out_at,out_by,override_rules,"
                     "override_by,override_reason,waived_reason,sacks_flag,lines\nL-GB9-0001-X,"
                     "K-001,42," +
                         day(-2) + "," + day(5) + ",out," + day(-2) +
                         ",Me,training_missing,Kim,He knows,,,K-001 Picker: 10 issued\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
        QCOMPARE(told(*m_desk), (std::vector<std::string>{"2 overridden"}));
        const Json loan = first("loan");
        QCOMPARE(loan["override_rules"], "training_missing borrower_suspended");
        QCOMPARE(loan["override_by"], "Kim");
        QCOMPARE(*sc::LoanStore(m_desk->database())
                      .overrides(sc::Instant{}, m_desk->database().clock().now() + 24h),
                 1);
    }

    void whatIsBackIsJudgedUntilItIsOver()
    {
        create("champion", {{"number", "42"}, {"name", "Sam Reid"}});
        const std::string days = ",42," + day(-9) + "," + day(-5) + ",";
        const auto imported = m_desk->import(
            "loans", "kits,borrower,due_out,due_in,status,waived_by,waived_reason\nK-001" + days +
                         "checking,,\nK-002" + days + "closed,Boss,Old\nK-002,42," + day(-20) +
                         "," + day(-15) + ",closed,Boss,Old\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
        QCOMPARE(told(*m_desk), (std::vector<std::string>{"2 overridden", "3 not_judged"}));
        for (const std::string &line : m_desk->dump("loan")) {
            const Json loan = Json::parse(line);
            if (loan["status"] == "closed")
                QVERIFY(loan["override_rules"].is_null());
            else
                QCOMPARE(loan["override_rules"], "training_missing disclaimer_unsigned");
        }
    }

    void nothingComesInAsOutBeforeItsDayNorClosedWithoutAReport()
    {
        const auto imported = m_desk->import(
            "loans",
            "kits,borrower,due_out,due_in,status,out_at,waived_by,waived_reason\nK-001,41," +
                day(2) + "," + day(5) + ",Out,,,\nK-001,41," + day(-2) + "," + day(5) + ",out," +
                day(2) + ",,\nK-002,41," + day(-9) + "," + day(-5) + ",closed,,,\nK-002,41," +
                day(-9) + "," + day(-5) + ",closed,,Boss,Never used\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"2 due_out bad_date", "3 out_at bad_date",
                                           "4 waived_reason work_report_missing"}));
        QCOMPARE(imported->added, 1);
    }

    void aLoanThatLostItsKitGoesOutAndInAsItIs()
    {
        const std::string id = lend({"K-001"});
        const auto imported =
            m_desk->import("loans", "kits,borrower,due_out,due_in,status\nK-001,41," + day(-1) +
                                        "," + day(5) + ",out\n");
        QVERIFY(imported.has_value());
        const std::string keeps = Json::parse(m_desk->dump("loan").front())["ref"];
        QCOMPARE(faults(act(id, "settle_clash", {{"keeps", keeps}, {"reason", "A slip"}})), "ok");
        Desk other;
        for (const char *kind : {"champions", "items", "kit_types", "kits", "loans"})
            QVERIFY2(other.import(kind, m_desk->exported(kind)).has_value(), kind);
        QCOMPARE(other.faults(), std::vector<std::string>{});
        QCOMPARE(other.dump("loan").size(), std::size_t{2});
    }

    void creditsAndWorkReportsComeInEitherOrder()
    {
        const std::string id = lend({"K-001"});
        QCOMPARE(faults(act(id, "return")), "ok");
        const auto ledgers = [&] {
            std::string told;
            for (const bool reportsFirst : {true, false}) {
                Desk other;
                for (const char *kind : {"champions", "items", "kit_types", "kits", "loans"})
                    (void)other.import(kind, m_desk->exported(kind));
                for (const bool reports : {reportsFirst, !reportsFirst}) {
                    const char *kind = reports ? "work_reports" : "credits";
                    (void)other.import(kind, m_desk->exported(kind));
                    for (const std::string &fault : other.faults())
                        told += fault + " ";
                }
                const sc::Id joan = sc::ChampionStore(other.database()).find("41")->id;
                told +=
                    std::to_string(sc::LedgerStore(other.database()).of(joan)->creditMinutes) + " ";
                (void)other.import("credits", m_desk->exported("credits")); // and once more
                told += std::to_string(*sc::CreditStore(other.database()).earned(joan)) + " ";
            }
            return told;
        };
        QCOMPARE(faults(act(id, "work_done", {{"place", "54.52,-1.55"}, {"hours", 3}})), "ok");
        QCOMPARE(ledgers(), "180 180 180 180 ");
        const std::string report = first("work_report")["id"];
        QCOMPARE(faults(update("work_report", report, {{"hours", 5}})), "ok");
        QCOMPARE(m_desk->dump("credit").size(), std::size_t{2});
        QCOMPARE(ledgers(), "300 300 300 300 ");
        QCOMPARE(faults(update("work_report", report, {{"hours", 2}})), "ok");
        QCOMPARE(m_desk->dump("credit").size(), std::size_t{5});
        QCOMPARE(ledgers(), "120 120 120 120 ");
    }

    void sacksOfAFreshCouncilAreUsedUp()
    {
        Desk fresh;
        QVERIFY(fresh.import("kit_types", "name,lines\nSmall,\"5 Litter picker; 2 Bag hoop; 50 "
                                          "Refuse sack; 20 Graffiti wipe\"\n"));
        QCOMPARE(told(fresh), (std::vector<std::string>{"2 made"}));
        QVERIFY(fresh.remarks.front().problem.message.contains(
            "Litter picker (counted), Bag hoop (counted), Refuse sack (used up), Graffiti wipe "
            "(used up)"));
        // What is said is taken as it is said.
        QVERIFY(fresh.apply(R"({"op":"create","type":"kit_type","fields":{"name":"Big","lines":)"
                            R"([{"item":"Laundry bag","count":5,"consumable":false}]}})"));
        QVERIFY(fresh.import("kits", "label,kit_type,contents\nK-9,Small,5 Bin liners\n"));
        QCOMPARE(Json::parse(fresh.dump("kit").at(0))["contents"][0]["consumable"], true);
        std::string usedUp;
        for (const std::string &line : fresh.dump("item"))
            if (const Json item = Json::parse(line); item["kind"] == "consumable")
                usedUp += item["name"].get<std::string>() + "|";
        QCOMPARE(usedUp.size(), std::string("Refuse sack|Graffiti wipe|Bin liners|").size());
        const Json lines = Json::parse(fresh.dump("kit_type").at(0))["lines"];
        for (const Json &line : lines)
            QCOMPARE(line["consumable"] == true, usedUp.contains(line["item"].get<std::string>()));
    }
};

QTEST_GUILESS_MAIN(TestLoanFiles)
#include "tst_loanfiles.moc"
