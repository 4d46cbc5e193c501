// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/historytext.h"
#include "exchange/kind.h"
#include "exchange/loanlending.h"
#include "exchange/namestore.h"

#include <QTest>

using sc::Json;
using sc::test::Desk;
using sc::test::LoanLending;

/// Loans as a script and a file see them: what is asked for there is what the window asks for.
class TestLoanOrders : public QObject, protected LoanLending {
    Q_OBJECT

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

    void anItemOfTwoKitsIsAskedFor()
    {
        const std::string id = lend({"K-001", "K-002"});
        const Json unclear = act(
            id, "return", {{"lines", {{{"item", "Picker"}, {"count", 1}, {"outcome", "lost"}}}}});
        QCOMPARE(faults(unclear), "lines[0].kit ambiguous");
        QVERIFY(unclear["errors"][0]["message"].get<std::string>().contains("K-001 and K-002"));
        QCOMPARE(
            faults(act(
                id, "return",
                {{"lines",
                  {{{"item", "Picker"}, {"kit", "K-002"}, {"count", 1}, {"outcome", "lost"}}}}})),
            "ok");
        QVERIFY(first("loan")["lines"].dump().contains("K-002 Picker: 10 issued, 9 ok, 1 lost"));
    }

    void aFileSaysOfWhichKitAnItemIs()
    {
        const std::string head =
            "kits,borrower,due_out,due_in,status,waived_by,waived_reason,lines\n";
        const std::string days = "," + day(-9) + "," + day(-5) + ",closed,Boss,Old paper,";
        const auto imported = m_desk->import(
            "loans", head + "K-001;K-002,41" + days + "\"Picker: 10 issued, 9 ok, 1 lost\"\n" +
                         "K-001,41" + days + "\"Picker: 10 issued, 9 ok, 1 lost\"\n" + "K-002,41" +
                         days + "\"Picker: 10 issued, 9 ok, 1 consumed\"\n" + "K-002,41" + days +
                         "\"Sack: 20 issued, 15 consumed, 6 unused\"\n" + "K-002,41" + days +
                         "\"Sack: 20 issued, 1.5 consumed\"\n" + "K-002,41" + days +
                         "\"Sack: 20 issued, 15 consumed, 5 unused\"\n" + "K-002,41" + days +
                         "\"Picker: 10 issued, 9 ok\"\n");
        QVERIFY(imported.has_value());
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"2 lines ambiguous", "4 lines out_of_range",
                                           "5 lines out_of_range", "6 lines out_of_range",
                                           "8 lines lines_unaccounted"}));
        QCOMPARE(imported->added, 2);
    }

    void damageFoundInTheCheckingIsWrittenDown()
    {
        const std::string id = lend({"K-001"});
        QCOMPARE(faults(act(id, "return")), "ok");
        QCOMPARE(faults(act(id, "account",
                            {{"by", "Ben"},
                             {"lines",
                              {{{"item", "Picker"},
                                {"count", 1},
                                {"outcome", "damaged"},
                                {"note", "bent"}}}}})),
                 "ok");
        QVERIFY(first("loan")["lines"].dump().contains("10 issued, 9 ok, 1 damaged (bent)"));
        QVERIFY(first("ticket")["fault"].get<std::string>().contains("1 damaged"));
        // The history of the loan tells what became of which thing, and who had it.
        sc::NameStore names(m_desk->database());
        sc::ExchangeKinds kinds(m_desk->database(), names);
        const auto entries = kinds.of("loan").history(first("loan")["ref"].get<std::string>());
        QVERIFY(entries && *entries);
        std::string told;
        for (const std::string &line : sc::historyLines(**entries, names))
            told += line + "\n";
        QVERIFY(told.contains("account: 1 Picker damaged; by Ben; had by Joan Pearson"));
        QVERIFY(told.contains("Picker of K-001: changed ok from 10 to 9"));
        QVERIFY(told.contains("handed over 20 Sack of K-001"));
        QCOMPARE(
            faults(act(id, "account",
                       {{"lines", {{{"item", "Picker"}, {"count", 2.5}, {"outcome", "lost"}}}}})),
            "lines[0].count wrong_type");
    }

    void whatIsUsedAndUnusedIsHeldAgainstWhatWasIssued()
    {
        const std::string id = lend({"K-001"});
        const auto back = [&](int consumed, int unused) {
            return faults(act(id, "return",
                              {{"lines",
                                {{{"item", "Sack"}, {"count", consumed}, {"outcome", "consumed"}},
                                 {{"item", "Sack"}, {"count", unused}, {"outcome", "unused"}}}}}));
        };
        QCOMPARE(back(15, 6), "lines[1].count out_of_range");
        QCOMPARE(back(10, 6), "ok");
        act(id, "work_done", {{"place", "54.52,-1.55"}, {"hours", 2}, {"bags", 5}});
        QCOMPARE(faults(act(id, "close")), "lines lines_unaccounted"); // 4 are nowhere
        QCOMPARE(faults(act(id, "account",
                            {{"lines", {{{"item", "Sack"}, {"count", 4}, {"outcome", "lost"}}}}})),
                 "ok");
        QCOMPARE(faults(act(id, "close")), "ok");
    }

    void aSignatureShowsSomethingHoweverItComes()
    {
        const auto made = [&](const Json &how) {
            Json fields{{"champion", "41"}};
            fields.update(how);
            return faults(create("signature", fields));
        };
        QCOMPARE(made({{"how", "screen"}}), "drawing missing");
        QCOMPARE(made({{"how", "paper"}}), "kept_at missing");
        QCOMPARE(made({{"how", "scanned"}}), "kept_at missing");
        QCOMPARE(made({{"how", "screen"}, {"drawing", "M1 1 L9 9"}}), "ok");
        const std::string id =
            create("loan", {{"kits", {"K-001"}}, {"borrower", "41"}, {"due_in", day(3)}})["id"];
        QCOMPARE(faults(act(id, "sign", {{"champions", {"41"}}, {"how", "drawn on screen"}})),
                 "drawing missing");
        QVERIFY(m_desk->import("signatures", "champion,how\n41,screen\n41,on paper\n"));
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"2 drawing missing", "3 kept_at missing"}));
    }

    void whatHappenedEarlierNeedsAReason()
    {
        const std::string id = create("loan", {{"kits", {"K-001"}},
                                               {"borrower", "41"},
                                               {"due_out", day(-3)},
                                               {"due_in", day(-1)}})["id"];
        QCOMPARE(faults(act(id, "lend_now")), "due_in out_of_range"); // overdue as it goes
        const Json then{{"at", day(-3)}, {"note", "All well"}};
        QCOMPARE(faults(act(id, "lend_now", then)), "reason reason_required");
        QCOMPARE(faults(act(id, "lend_now", {{"at", day(-3)}, {"reason", "No signal"}})), "ok");
        QCOMPARE(faults(act(id, "return", {{"at", day(-1)}})), "reason reason_required");
        QCOMPARE(faults(act(id, "return", {{"at", day(-1)}, {"reason", "No signal"}})), "ok");
        Json work{{"place", "54.52,-1.55"}, {"hours", 2}, {"bags", 5}, {"made_at", day(-1)}};
        QCOMPARE(faults(act(id, "work_done", work)), "reason reason_required");
        Json loose = work;
        loose["loan"] = first("loan")["ref"];
        QCOMPARE(faults(create("work_report", loose)), "made_at reason_required");
        work["reason"] = "On the slip";
        QCOMPARE(faults(act(id, "work_done", work)), "ok");
    }

    void whatIsInAKitThatIsOutStays()
    {
        lend({"K-001"});
        create("kit_type", {{"name", "Other"}, {"lines", "3 Hoop"}});
        const Json contents = Json::array({{{"item", "Picker"}, {"expected", 10}, {"present", 2}}});
        QCOMPARE(faults(update("kit", "K-001", {{"contents", contents}})), "status bad_transition");
        QCOMPARE(faults(update("kit", "K-001", {{"kit_type", "Other"}})), "status bad_transition");
        QCOMPARE(faults(update("kit", "K-001", {{"note", "Blue"}})), "ok");
        QCOMPARE(faults(update("kit", "K-002", {{"kit_type", "Other"}})), "ok");
    }

    void whatEndsDuringTheLoanIsToldAsItGoes()
    {
        update("kit", "K-001", {{"ppe_expires_on", day(2)}, {"inspected_on", day(-1)}});
        update("kit", "K-002", {{"ppe_expires_on", day(3)}, {"inspected_on", day(-364)}});
        const auto warned = [&](const char *kit) {
            const std::string id =
                create("loan", {{"kits", {kit}}, {"borrower", "41"}, {"due_in", day(3)}})["id"];
            const Json lent = act(id, "lend_now");
            std::string codes = faults(lent);
            for (const Json &one : lent.value("warnings", Json::array()))
                codes += " " + one["code"].get<std::string>();
            return codes;
        };
        QCOMPARE(warned("K-001"), "ok ppe_out_of_date");
        QVERIFY(warned("K-002").starts_with("ok inspection_overdue"));
    }

    void aPaperOfAnEarlierDayIsTakenWhereTheySignedOnlyLater()
    {
        create("champion", {{"number", "43"}, {"name", "Kit Long"}});
        const std::string id =
            create("loan", {{"kits", {"K-001"}}, {"borrower", "43"}, {"due_in", day(3)}})["id"];
        const Json paper{{"how", "paper"}, {"kept_at", "Town Hall"}};
        QCOMPARE(faults(act(id, "sign", paper)), "ok");
        QCOMPARE(faults(act(id, "sign", paper)), "champions missing");
        Json earlier = paper;
        earlier["signed_at"] = day(-3);
        QCOMPARE(faults(act(id, "sign", earlier)), "reason reason_required");
        earlier["reason"] = "It lay in the van";
        QCOMPARE(faults(act(id, "sign", earlier)), "ok");
        QCOMPARE(faults(act(id, "sign", earlier)), "champions missing");
    }

    void sacksAreHeldAgainstBagsOnTheLoanAndOnItsPick()
    {
        QVERIFY(m_desk
                    ->import("picks", "title,starts_at,place,status,bags_general,sacks_issued,"
                                      "sacks_returned\nAlder Road," +
                                          day(-1) + "T10:00:00Z,\"54.52,-1.55\",closed,50,10,9\n")
                    .has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
        QCOMPARE(first("pick")["sacks_flag"], "more_bags_than_sacks");
        const std::string id =
            create("loan", {{"kits", {"K-001"}}, {"borrower", "41"}, {"due_in", day(3)}})["id"];
        QCOMPARE(faults(act(id, "lend_now")), "ok");
        QCOMPARE(
            faults(act(id, "return",
                       {{"lines", {{{"item", "Sack"}, {"count", 12}, {"outcome", "consumed"}}}}})),
            "ok");
        QCOMPARE(first("loan")["sacks_flag"], nullptr);
        QCOMPARE(faults(act(id, "work_done", {{"place", "54.52,-1.55"}, {"hours", 1}})), "ok");
        QCOMPARE(first("loan")["sacks_flag"], "sacks_unexplained"); // no bags are none
    }

    void anExtensionIsTakenBack()
    {
        const std::string id = lend({"K-001"});
        QCOMPARE(faults(act(id, "extend", {{"due_in", day(9)}})), "ok");
        QCOMPARE(faults(act(id, "take_back_extension", {{"reason", "The wrong loan"}})), "ok");
        QCOMPARE(first("loan")["due_in"], day(3));
        QCOMPARE(faults(act(id, "take_back_extension")), "due_in not_extended");
    }

    void anUnknownStreetIsTold()
    {
        const std::string id = lend({"K-001"});
        const auto work = [&](const char *place) {
            return act(id, "work_done", {{"place", place}, {"hours", 1}});
        };
        const Json unknown = work("Nowhere Street");
        QCOMPARE(faults(unknown), "place not_found");
        QVERIFY(unknown["errors"][0]["message"].get<std::string>().contains("Nowhere Street"));
        m_desk->database().execute(
            "INSERT INTO gazetteer_source (no, name, kind, imported_at, streets, postcodes) VALUES "
            "(1, 'roads.csv', 'plain', 0, 3, 0);"
            "INSERT INTO gazetteer_street (source, name, place, easting, northing, latitude, "
            "longitude) VALUES (1, 'Alder Road', 'Northfield', 429000, 514000, 54.52, -1.55), "
            "(1, 'Mill Lane', 'Northfield', 429000, 514000, 54.52, -1.55), "
            "(1, 'Mill Lane', 'Southfield', 429000, 510000, 54.49, -1.55)");
        QCOMPARE(faults(work("Mill Lane")), "place ambiguous");
        QCOMPARE(faults(work("Elder Square")), "place not_found");
        QCOMPARE(faults(work("alder road")), "ok");
        QCOMPARE(faults(work("54.52, -1.55")), "ok");
        QCOMPARE(m_desk->dump("work_report").size(), 2U);
        QVERIFY(first("work_report")["place"].dump().contains("54.52"));
    }

    void theWordsForAPlaceGoOutAndInWithIt()
    {
        const std::string id = lend({"K-001"});
        QCOMPARE(faults(act(id, "return")), "ok");
        QCOMPARE(
            faults(
                act(id, "work_done",
                    {{"place", "54.52, -1.55"}, {"place_name", "By the bandstand"}, {"hours", 1}})),
            "ok");
        QCOMPARE(first("work_report")["place_name"], "By the bandstand");
        Desk other;
        for (const char *kind :
             {"champions", "items", "kit_types", "kits", "loans", "work_reports"})
            QVERIFY2(other.import(kind, m_desk->exported(kind)).has_value(), kind);
        QCOMPARE(other.faults(), std::vector<std::string>{});
        const Json report = Json::parse(other.dump("work_report").front());
        QCOMPARE(report["place_name"], "By the bandstand");
        QVERIFY(report["place"].dump().contains("54.52"));
    }
};

QTEST_GUILESS_MAIN(TestLoanOrders)
#include "tst_loanorders.moc"
