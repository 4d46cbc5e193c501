// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "champions/trainingstore.h"
#include "core/dates.h"
#include "exchange/orders.h"
#include "exchange/subjectaccess.h"
#include "picks/personerasurestore.h"
#include "storage/check.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sc;
using sc::test::Orders;

/// Whose names and addresses an erasure takes out, and whose it leaves.
class TestErasedNames : public QObject, Orders {
    Q_OBJECT

    Id m_zara;
    std::string m_pick;

    ErasureResult erased()
    {
        const auto result = erasePerson(m_desk->database(), ErasureStore::Whose::Champion, m_zara,
                                        "Jo", "Asked by letter");
        return result ? *result : ErasureResult{"not erased", 0, {result.error().message}, {}};
    }
    std::string all(std::string_view type)
    {
        std::string lines;
        for (const std::string &line : m_desk->dump(type))
            lines += line + '\n';
        return lines;
    }
    std::string column(const char *sql)
    {
        Query rows = m_desk->database().query(sql);
        std::string texts;
        while (rows.step())
            texts += rows.text(0) + '\n';
        return texts;
    }
    void assess(const std::string &pick, const std::string &by)
    {
        const Json row{{"hazard", "Quillfeather family"},
                       {"who", "Everyone"},
                       {"likelihood_before", 3},
                       {"severity_before", 5},
                       {"controls", "Ask Mrs Quillfeather"},
                       {"likelihood_after", 1},
                       {"severity_after", 5}};
        act("pick", pick, "assess", {{"rows", {row}}, {"by", by}, {"review_on", day(60)}});
    }
    void led()
    {
        create("training", {{"champion", "Q9"}, {"course", "lead_a_pick"}, {"on", day(-90)}});
        m_pick = create("pick", {{"title", "Beck"},
                                 {"starts_at", day(7) + "T10:00:00Z"},
                                 {"minutes", 60},
                                 {"lead", "Q9"},
                                 {"place", "NZ 288 145"},
                                 {"insurance_basis", "council_volunteer_policy"},
                                 {"land_permission", "not_needed"},
                                 {"road_speed_mph", 20}})["id"];
        assess(m_pick, "Z. Quillfeather");
        act("pick", m_pick, "approve", {{"by", "Z Quillfeather"}});
        act("pick", m_pick, "brief", {{"by", "Tom Quillfeather"}});
    }

private Q_SLOTS:
    void init()
    {
        begin();
        create("champion",
               {{"number", "Q9"}, {"name", "Zara Quillfeather"}, {"email", "zara77@gmail.test"}});
        create("champion", {{"number", "42"}, {"name", "Al Other"}, {"email", "al@gmail.test"}});
        create("champion", {{"number", "43"}, {"name", "Tom Quillfeather"}});
        m_zara = ChampionStore(m_desk->database()).find("Q9")->id;
    }
    void cleanup()
    {
        const auto findings = Check(m_desk->database()).deep();
        QVERIFY(findings && findings->empty());
    }

    void otherPeoplesAddressesStay()
    {
        led();
        update("pick", m_pick,
               {{"note", "Skip firm: depot@gmail.test, or zara77@gmail.test"},
                {"requested_by", "Cllr Bloggs bloggs@gmail.test"}});
        create("attendance", {{"pick", m_pick},
                              {"name", "Pat Other"},
                              {"emergency_contact", "husband sam@gmail.test"}});
        const ErasureResult result = erased();
        const Json pick = record(m_pick);
        QCOMPARE(pick["note"], "Skip firm: depot@gmail.test, or [erased]");
        QCOMPARE(pick["requested_by"], "Cllr Bloggs bloggs@gmail.test");
        QVERIFY(all("attendance").contains("husband sam@gmail.test"));
        QVERIFY(result.mentions.empty()); // not everybody whose provider it is
    }

    void aGuestsToo()
    {
        led();
        const Json guest =
            create("attendance", {{"pick", m_pick},
                                  {"name", "Guest Alpha"},
                                  {"emergency_contact", "son 07700 900777, son77@gmail.test"}});
        create("attendance", {{"pick", m_pick},
                              {"name", "Guest Beta"},
                              {"emergency_contact", "beta@gmail.test 07700 900778"}});
        QVERIFY(erasePerson(m_desk->database(), ErasureStore::Whose::Guest,
                            *Id::parse(guest["id"].get<std::string>()), "Jo", "x"));
        QVERIFY(all("attendance").contains("beta@gmail.test 07700 900778"));
        QVERIFY(!all("attendance").contains("son77"));
    }

    void nothingIsOnlyListedThatNobodyCanPutRight()
    {
        led();
        act("pick", m_pick, "start");
        create("credit", {{"from", "council"},
                          {"to", "Q9"},
                          {"minutes", 60},
                          {"category", "Quillfeather gift"}});
        create("credit",
               {{"from", "Q9"}, {"to", "42"}, {"minutes", 20}, {"category", "Zara to Al"}});
        for (const char *to : {"Q9", "42"})
            create("credit", {{"from", "council"},
                              {"to", to},
                              {"minutes", 5},
                              {"category", "Quillfeather Park"}});
        // At a pick she had nothing to do with.
        const std::string other = create("pick", {{"title", "Elsewhere"}, {"lead", "42"}})["id"];
        assess(other, "Zara Quillfeather");
        const auto before = m_desk->dump("").size();
        const ErasureResult result = erased();
        QVERIFY2(result.mentions.empty(),
                 result.mentions.empty() ? "" : result.mentions[0].c_str());
        QCOMPARE(m_desk->dump("").size(), before);
        QCOMPARE(*CreditStore(m_desk->database()).balance({m_zara, {}}), 45);
        const std::string credits = all("credit");
        QVERIFY(credits.contains("\"[erased] gift\"") && credits.contains("\"[erased] to Al\""));
        QVERIFY(credits.contains("\"Quillfeather Park\"")); // others have credits for it too
        const Json pick = record(m_pick);
        QCOMPARE(pick["approved_by"], "[erased]");
        QCOMPARE(pick["briefed_by"], "Tom Quillfeather"); // another champion
        QCOMPARE(column("SELECT by FROM pick_assessment"), "[erased]\n[erased]\n");
        const std::string rows =
            column("SELECT a.rows FROM pick_assessment a JOIN pick p ON p.id = a.pick WHERE "
                   "p.title = 'Beck'");
        QVERIFY(rows.contains("\"[erased] family\"") && rows.contains("\"Ask Mrs [erased]\""));
        QVERIFY(!column("SELECT coalesce(by, '') FROM pick_step").contains("Z"));
    }

    void accessTellsWhereElseTheyAreNamed()
    {
        led();
        create("contact", {{"champion", "42"}, {"note", "ask Quillfeather for tea"}});
        create("contact", {{"champion", "Q9"}, {"note", "Quillfeather rang"}}); // in the folder
        const std::string other = create("pick", {{"title", "Elsewhere"}, {"lead", "42"}})["id"];
        assess(other, "Zara Quillfeather");
        const QTemporaryDir folder;
        const auto written = writeSubjectAccess(m_desk->database(), ErasureStore::Whose::Champion,
                                                m_zara, folder.path().toStdString());
        QVERIFY(written);
        const auto has = [&](const std::string &what) {
            return std::ranges::any_of(
                written->mentions, [&](const std::string &one) { return one.starts_with(what); });
        };
        QVERIFY(has("pick " + other)); // whose history names her
        QVERIFY(has("contact "));
        QVERIFY(!has("pick " + m_pick));
        QCOMPARE(std::ranges::count_if(written->mentions,
                                       [](const auto &one) { return one.starts_with("contact "); }),
                 1);
    }

private:
    Json record(const std::string &id)
    {
        for (const std::string &line : m_desk->dump("pick"))
            if (const Json one = Json::parse(line); one["id"] == id)
                return one;
        return Json::object();
    }

    void whatWasRevokedStaysRevoked()
    {
        create("training", {{"champion", "Q9"},
                            {"course", "sharps"},
                            {"on", day(-30)},
                            {"revoked_reason", "Left needles lying"}});
        const auto state = [&] {
            TrainingStore store(m_desk->database());
            return store.state(m_zara, "sharps", localDay(m_desk->database().clock().now()))
                ->status;
        };
        QVERIFY(state() == TrainingStatus::Revoked);
        static_cast<void>(erased());
        QVERIFY(!all("training").contains("needles"));
        QVERIFY(state() == TrainingStatus::Revoked);
    }
};

QTEST_GUILESS_MAIN(TestErasedNames)
#include "tst_erasednames.moc"
