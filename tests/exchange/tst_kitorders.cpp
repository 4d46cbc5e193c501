// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/orders.h"
#include "kits/kitstore.h"

#include <QTest>

using sc::Json;
using sc::test::Desk;
using sc::test::Orders;

/// Kits and stock as a script sees them.
class TestKitOrders : public QObject, protected Orders {
    Q_OBJECT

    /// Codes of what keeps K-001 from being lent today.
    std::string problems()
    {
        sc::Database &database = m_desk->database();
        sc::KitStore kits(database);
        const auto facts =
            kits.facts(kits.find("K-001").value().id, sc::localDay(database.clock().now())).value();
        std::string codes;
        for (const sc::Problem &one : facts.problems)
            codes += (codes.empty() ? "" : " ") + one.code;
        return codes;
    }
    void makeKit()
    {
        QCOMPARE(faults(create("kit_type",
                               {{"name", "Small kit"},
                                {"lines",
                                 {{{"item", "Picker"}, {"count", 10}, {"consumable", false}},
                                  {{"item", "Sack"}, {"count", 20}, {"consumable", true}}}}})),
                 "ok");
        QCOMPARE(
            faults(create(
                "kit", {{"label", "K-001"}, {"kit_type", "Small kit"}, {"depot", "Harbour Road"}})),
            "ok");
    }

private Q_SLOTS:
    void init() { begin(); }

    void aKitNeedsNoCeremony()
    {
        makeKit();
        const Json type = first("kit_type");
        QCOMPARE(type["lines"][0]["item"], "Picker");
        QCOMPARE(type["lines"][1]["consumable"], true);
        QCOMPARE(type["inspection_months"], 12);
        const Json kit = first("kit");
        QCOMPARE(kit["ref"], "K-001");
        QCOMPARE(kit["kit_type"], "Small kit");
        QCOMPARE(kit["depot"], "Harbour Road");
        QCOMPARE(kit["status"], "available");
        QCOMPARE(kit["contents"][0]["present"], 10);
        QCOMPARE(problems(), "");
        QCOMPARE(first("depot")["name"], "Harbour Road");
        QCOMPARE(m_desk->dump("item").size(), 2U);
    }

    void whatIsRefused()
    {
        makeKit();
        QCOMPARE(faults(create("kit", {{"label", "k 001"}, {"kit_type", "Small kit"}})),
                 "label already_exists");
        QCOMPARE(faults(create("kit", {{"label", "K-2"}, {"kit_type", "Huge"}})),
                 "kit_type not_found");
        QCOMPARE(faults(create(
                     "kit", {{"label", "K-2"}, {"kit_type", "Small kit"}, {"status", "borrowed"}})),
                 "status unknown_code");
        QCOMPARE(
            faults(create("kit", {{"label", "K-2"}, {"kit_type", "Small kit"}, {"status", "out"}})),
            "status bad_transition");
        QCOMPARE(faults(create("kit",
                               {{"label", "K-2"}, {"kit_type", "Small kit"}, {"latitude", 54.5}})),
                 "longitude out_of_range");
        QCOMPARE(
            faults(create("kit",
                          {{"label", "K-2"}, {"kit_type", "Small kit"}, {"inspected_on", "soon"}})),
            "inspected_on bad_date");
        QCOMPARE(faults(update("kit", "K-001", {{"status", "out"}})), "status bad_transition");
        QCOMPARE(faults(create("item", {{"name", "Broom"}, {"kind", "big"}})), "kind unknown_code");
        QCOMPARE(faults(create("item", {{"kind", "counted"}})), "name missing");
        QCOMPARE(faults(create("kit_type", {{"name", "X"}, {"lines", {{{"item", "A"}}}}})),
                 "lines missing");
        QCOMPARE(faults(create("kit_type", {{"lines", Json::array()}})), "name missing");
        QCOMPARE(faults(create("inspection", {{"kit", "K-9"}, {"by", "Jo"}, {"passed", true}})),
                 "kit not_found");
        QCOMPARE(faults(create("inspection", {{"kit", "K-001"}})), "by missing, passed missing");
        QCOMPARE(m_desk->dump("kit").size(), 1U);
    }

    void whatIsInAKitStaysWhatItIsWhenItsItemBecomesAnother()
    {
        makeKit();
        QCOMPARE(faults(update("item", "Picker", {{"kind", "consumable"}})), "ok");
        Json contents = first("kit")["contents"];
        contents[0]["present"] = 9;
        QCOMPARE(faults(update("kit", "K-001", {{"contents", contents}})), "ok");
        QCOMPARE(first("kit")["contents"][0]["consumable"], false);
        QCOMPARE(problems(), "kit_incomplete");
        QCOMPARE(faults(update("kit", "K-001", {{"contents", "gibberish"}})), "contents missing");
        QCOMPARE(m_desk->dump("item").size(), 2U);
    }

    void stockMoves()
    {
        const auto move = [&](int delta, const char *reason) {
            return create("stock", {{"item", "Sack"},
                                    {"depot", "Harbour Road"},
                                    {"delta", delta},
                                    {"reason", reason}});
        };
        QCOMPARE(faults(move(100, "top_up")), "ok");
        QCOMPARE(faults(move(-101, "use")), "delta out_of_range");
        QCOMPARE(faults(move(-30, "spring clean")), "ok");
        QCOMPARE(faults(create("stock", {{"delta", 1}})), "item missing, depot missing");
        QCOMPARE(
            faults(act("item", "Sack", "return_unused", {{"depot", "Harbour Road"}, {"count", 4}})),
            "ok");
        QCOMPARE(faults(act("item", "Sack", "count", {{"depot", "Harbour Road"}, {"count", 70}})),
                 "ok");
        QCOMPARE(faults(act("item", "Sack", "move",
                            {{"depot", "Harbour Road"}, {"to", "North"}, {"count", 20}})),
                 "ok");
        std::int64_t sum = 0;
        for (const std::string &line : m_desk->dump("stock"))
            sum += Json::parse(line)["delta"].get<std::int64_t>();
        QCOMPARE(sum, 70);
        const std::string id = first("stock")["id"];
        QCOMPARE(faults(update("stock", id, {{"delta", 5}})), "id append_only");
        QCOMPARE(faults(apply({{"op", "delete"}, {"type", "stock"}, {"id", id}})),
                 "id append_only");
    }

    void inspectionsAndRepairsChangeTheKit()
    {
        makeKit();
        QCOMPARE(faults(update("kit", "K-001",
                               {{"inspected_on", "2020-01-01"}, {"ppe_expires_on", "2020-01-01"}})),
                 "ok");
        QCOMPARE(problems(), "inspection_overdue ppe_out_of_date");
        QCOMPARE(faults(create("inspection", {{"kit", "]Q0k 001"},
                                              {"by", "Jo"},
                                              {"passed", true},
                                              {"ppe_expires_on", "2099-01-01"}})),
                 "ok");
        QCOMPARE(problems(), "");
        QCOMPARE(faults(act("kit", "K-001", "repair", {{"fault", "Bent"}})), "ok");
        QCOMPARE(first("kit")["status"], "repair");
        QCOMPARE(faults(act("ticket", first("ticket")["id"], "close", {{"outcome", "repaired"}})),
                 "ok");
        QCOMPARE(first("kit")["status"], "available");
        QCOMPARE(faults(act("kit", "K-001", "fill",
                            {{"contents", {{{"item", "Picker"}, {"present", 9}}}}})),
                 "ok");
        QCOMPARE(first("kit")["status"], "incomplete");
        QCOMPARE(faults(act("kit", "K-001", "complete")), "ok");
        QCOMPARE(problems(), "");
    }

    void everyTypeGoesOutAndComesBack()
    {
        makeKit();
        QVERIFY(act("kit", "K-001", "repair", {{"fault", "Bent"}})["ok"] == true);
        QVERIFY(create("inspection", {{"kit", "K-001"},
                                      {"by", "Jo"},
                                      {"passed", false},
                                      {"on", "2026-01-05"}})["ok"] == true);
        QVERIFY(create("stock", {{"item", "Sack"},
                                 {"depot", "North"},
                                 {"delta", 50},
                                 {"at", "2026-01-05T10:00:00Z"}})["ok"] == true);
        QVERIFY(update("kit", "K-001", {{"last_seen_on", "2026-01-06"}})["ok"] == true);
        QVERIFY(update("kit", "K-001", {{"last_seen_on", "2026-01-04"}})["ok"] == true);
        QCOMPARE(first("kit")["last_seen_on"], "2026-01-06"); // an older list changes nothing
        Desk other;
        for (const char *kind :
             {"depots", "items", "kit_types", "kits", "stock", "inspections", "tickets"}) {
            const auto summary = other.import(kind, m_desk->exported(kind));
            QVERIFY2(summary.has_value(), kind);
            QVERIFY2(other.faults().empty(), kind);
        }
        for (const char *type :
             {"depot", "item", "kit_type", "kit", "stock", "inspection", "ticket"})
            QCOMPARE(other.dump(type), m_desk->dump(type));
        for (const char *kind :
             {"depots", "items", "kit_types", "kits", "stock", "inspections", "tickets"})
            QCOMPARE(other.import(kind, m_desk->exported(kind))->unchanged,
                     std::int64_t{m_desk->exported(kind).empty() ? 0 : 1} *
                         static_cast<std::int64_t>(
                             std::ranges::count(m_desk->exported(kind), '\n') - 1));
    }

    void loansGoOutAndComeBackWithWhatBecameOfThem()
    {
        makeKit();
        QCOMPARE(faults(create("kit", {{"label", "K-002"}, {"kit_type", "Small kit"}})), "ok");
        for (const char *number : {"41", "42"}) {
            QCOMPARE(faults(create("champion", {{"number", number}, {"name", "Somebody"}})), "ok");
            QCOMPARE(faults(create("training",
                                   {{"champion", number}, {"course", "tool_use"}, {"on", day()}})),
                     "ok");
        }
        QCOMPARE(faults(create("disclaimer", {{"version", 1}, {"text", "Careful"}})), "ok");
        const auto lend = [&](const char *kit, const char *who, const Json &with) {
            const std::string id =
                create("loan", {{"kits", {kit}}, {"borrower", who}, {"due_in", day(7)}})["id"];
            act("loan", id, "sign", {{"how", "paper, kept at Town Hall"}});
            return std::pair(id, faults(act("loan", id, "lend_now", with)));
        };
        const auto over = lend("K-001", "41", {{"by", "Ann"}});
        QCOMPARE(over.second, "ok");
        QCOMPARE(faults(act("loan", over.first, "return",
                            {{"by", "Ben"},
                             {"lines",
                              {{{"item", "Picker"},
                                {"count", 1},
                                {"outcome", "damaged"},
                                {"note", "bent; rusty"}},
                               {{"item", "Sack"}, {"count", 5}, {"outcome", "consumed"}}}}})),
                 "ok");
        QCOMPARE(faults(act("loan", over.first, "work_done",
                            {{"place", "54.52,-1.55"}, {"hours", 2}, {"bags", 5}})),
                 "ok");
        QCOMPARE(faults(act("loan", over.first, "close")), "ok");
        QCOMPARE(faults(create("suspension", {{"champion", "42"}, {"reason", "Late"}})), "ok");
        const auto out =
            lend("K-002", "42", {{"override_by", "Boss"}, {"override_reason", "Needed"}});
        QCOMPARE(out.second, "ok");
        const std::string suspension = first("suspension")["id"];
        QCOMPARE(faults(act("suspension", suspension, "lift", {{"reason", "Brought back"}})), "ok");
        Desk other;
        for (const char *kind :
             {"champions", "trainings", "disclaimers", "depots", "items", "kit_types", "kits",
              "loans", "signatures", "work_reports", "suspensions"}) {
            const auto summary = other.import(kind, m_desk->exported(kind));
            QVERIFY2(summary.has_value(), kind);
            QCOMPARE(other.faults(), std::vector<std::string>{});
        }
        for (const char *type : {"kit", "loan", "signature", "work_report", "suspension"})
            QCOMPARE(other.dump(type), m_desk->dump(type));
        QVERIFY(other.dump("loan").at(0).contains("bent; rusty"));
        QCOMPARE(other.import("loans", m_desk->exported("loans"))->unchanged, 2);
        // A loan made there now does not take a number that came with the file.
        sc::Applier there(other.database(), {"Jo"});
        const Json made = Json::parse(
            there
                .apply(Json({{"op", "create"},
                             {"type", "loan"},
                             {"fields",
                              {{"kits", {"K-001"}}, {"borrower", "41"}, {"due_in", day(3)}}}})
                           .dump())
                .line);
        QCOMPARE(made["ok"], true);
        QVERIFY(!m_desk->dump("loan").at(0).contains(made["ref"].get<std::string>()));
        QVERIFY(!m_desk->dump("loan").at(1).contains(made["ref"].get<std::string>()));
    }

    void aLoanOfAStrangersListNamesItsKitsWithCommas()
    {
        makeKit();
        QCOMPARE(faults(create("kit", {{"label", "K-002"}, {"kit_type", "Small kit"}})), "ok");
        QCOMPARE(faults(create("champion", {{"number", "41"}, {"name", "Somebody"}})), "ok");
        const auto summary = m_desk->import("loans", "Kits,Borrower,Due out,Due in,Status\n"
                                                     "\"K-001, k 002\",41,2026-03-01,2026-03-04,"
                                                     "checking\n");
        QVERIFY(summary.has_value());
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
        const std::string kits = first("loan")["kits"];
        QVERIFY(kits.contains("K-001"));
        QVERIFY(kits.contains("K-002"));
    }

    void whatIsInUseIsNotDeleted()
    {
        makeKit();
        const auto remove = [&](const char *type, const char *id) {
            return faults(apply({{"op", "delete"}, {"type", type}, {"id", id}}));
        };
        QCOMPARE(remove("kit_type", "Small kit"), "id in_use");
        QCOMPARE(remove("depot", "Harbour Road"), "id in_use");
        QCOMPARE(remove("item", "Picker"), "id in_use");
        QCOMPARE(remove("kit", "K-001"), "ok");
        QCOMPARE(remove("kit_type", "Small kit"), "ok");
        QCOMPARE(remove("depot", "Harbour Road"), "ok");
        QCOMPARE(remove("item", "Picker"), "ok");
        QCOMPARE(faults(create("kit", {{"label", "A;B"}, {"kit_type", "Small kit"}})),
                 "kit_type not_found");
        makeKit();
        QCOMPARE(faults(create("kit", {{"label", "A;B"}, {"kit_type", "Small kit"}})),
                 "label out_of_range");
    }

    void aStrangersFileOfKitsIsTaken()
    {
        makeKit();
        const auto summary = m_desk->import("kits", "Label,Kit type,Depot,Shelf,Status\n"
                                                    "K-010,Small kit,Town Hall,A3,available\n"
                                                    "K 011,small kit,Town Hall,A4,out\n"
                                                    "k010,Small kit,Town Hall,B1,\n"
                                                    "K-012,Nothing like it,,,\n");
        QVERIFY(summary.has_value());
        QCOMPARE(summary->added, 2);
        QCOMPARE(m_desk->faults(),
                 (std::vector<std::string>{"4 label duplicate", "5 kit_type not_found"}));
        // It was out with nobody, as far as is known here.
        QCOMPARE(faults(act("kit", "K-011", "found")), "ok");
        QCOMPARE(faults(act("kit", "K-011", "move", {{"depot", "North"}})), "ok");
    }

    void nothingStandsTwiceInOneFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *kind, const char *file, const char *fault) {
            QTest::newRow(kind) << file << fault;
        };
        row("kits", "label,kit_type,ppe_expires_on\nP1,Small kit,2099-01-01\np 1,Small kit,\n",
            "3 label duplicate");
        row("depots", "name,address\nNorth,1 High St\nnorth,\n", "3 name duplicate");
        row("items", "name,kind\nBag,consumable\nBAG,counted\n", "3 name duplicate");
        row("kit_types", "name,lines\nT,2 Hoop\nt,3 Hoop\n", "3 name duplicate");
        row("disclaimers", "version,text\n1,Careful\n1,Careless\n", "3 version duplicate");
    }
    void nothingStandsTwiceInOneFile()
    {
        makeKit();
        QFETCH(QString, file);
        QFETCH(QString, fault);
        const char *kind = QTest::currentDataTag();
        const std::string rows = file.toStdString();
        QCOMPARE(m_desk->import(kind, rows)->added, 1);
        QCOMPARE(m_desk->faults(), std::vector<std::string>{fault.toStdString()});
        // Nor where the first row said what is here already.
        QCOMPARE(m_desk->import(kind, rows)->unchanged, 1);
        QCOMPARE(m_desk->faults(), std::vector<std::string>{fault.toStdString()});
        // What the same row says twice harms nothing; a later file may say something else.
        const std::size_t second = rows.find('\n', rows.find('\n') + 1) + 1;
        const std::size_t first = rows.find('\n') + 1;
        const std::string head = rows.substr(0, first);
        QCOMPARE(m_desk
                     ->import(kind, head + rows.substr(first, second - first) +
                                        rows.substr(first, second - first))
                     ->unchanged,
                 2);
        QCOMPARE(m_desk->import(kind, head + rows.substr(second))->updated, 1);
        QCOMPARE(m_desk->faults(), std::vector<std::string>{});
    }

    void anIdBelongsToOneRecord()
    {
        makeKit();
        const std::string id = "44444444-0000-4000-8000-000000000001";
        const auto made = [&](const char *type, const Json &fields) {
            return faults(
                apply({{"op", "create"}, {"type", type}, {"id", id}, {"fields", fields}}));
        };
        QCOMPARE(made("depot", {{"name", "North"}}), "ok");
        QCOMPARE(made("item", {{"name", "Bag"}}), "id already_exists");
        QCOMPARE(made("area", {{"code", "X"}, {"name", "X"}}), "id already_exists");
        QCOMPARE(made("report", {{"category", "litter"}}), "id already_exists");
        QVERIFY(m_desk->import("kits", "id,label,kit_type\n" + id + ",K-9,Small kit\n"));
        QCOMPARE(m_desk->faults(), std::vector<std::string>{"2 id already_exists"});
    }

    void aDayOfInspectionThatWasPutRightComesBackSo()
    {
        makeKit();
        QCOMPARE(
            faults(create("inspection",
                          {{"kit", "K-001"}, {"by", "Jo"}, {"passed", true}, {"on", day(-40)}})),
            "ok");
        QTest::qWait(5); // by the clock on the wall it was put right afterwards
        QCOMPARE(faults(update("kit", "K-001", {{"inspected_on", day(-430)}})), "ok");
        QCOMPARE(problems(), "inspection_overdue");
        Desk other;
        for (const char *kind : {"depots", "items", "kit_types", "kits", "inspections"}) {
            QVERIFY2(other.import(kind, m_desk->exported(kind)).has_value(), kind);
            QVERIFY2(other.faults().empty(), kind);
        }
        QCOMPARE(other.dump("kit"), m_desk->dump("kit"));
        QCOMPARE(
            faults(create("inspection",
                          {{"kit", "K-001"}, {"by", "Jo"}, {"passed", true}, {"on", day(-500)}})),
            "ok");
        QCOMPARE(first("kit")["inspected_on"], day(-430));
    }
};

QTEST_GUILESS_MAIN(TestKitOrders)
#include "tst_kitorders.moc"
