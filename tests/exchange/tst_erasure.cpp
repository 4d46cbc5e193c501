// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "exchange/apply.h"
#include "exchange/dump.h"
#include "exchange/json.h"
#include "exchange/subjectaccess.h"
#include "picks/personerasurestore.h"
#include "storage/check.h"
#include "support/scratch.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace sc;
using sc::test::Scratch;

namespace {

// Words that stand nowhere else in the file.
constexpr std::array<const char *, 9> kSecrets{
    "Quillfeather", "zq.quill@example.org", "01632 960777", "7 Vellumhurst Row", "Xhosaic",
    "Inkwellgate",  "Parchmentish note",    "Quillington",  "Blotterby reason"};

std::string bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

} // namespace

class TestErasure : public QObject {
    Q_OBJECT

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Database> m_database;

    void apply(const Json &order)
    {
        Applier applier(*m_database, {"Jo"});
        const auto answer = applier.apply(order.dump());
        QVERIFY2(answer.ok, answer.line.c_str());
    }
    void create(const char *type, const Json &fields)
    {
        apply({{"op", "create"}, {"type", type}, {"fields", fields}});
    }
    void act(const std::string &pick, const char *action, const Json &fields)
    {
        apply({{"op", "action"},
               {"type", "pick"},
               {"id", pick},
               {"action", action},
               {"fields", fields}});
    }
    std::vector<std::string> dump(std::string_view type = {})
    {
        std::vector<std::string> lines;
        const auto done = dumpRecords(*m_database, type,
                                      [&](std::string_view line) { lines.emplace_back(line); });
        return done ? lines : std::vector<std::string>{"failed"};
    }
    /// Everything the file, its journal of writes and its shared memory hold.
    std::string allBytes()
    {
        std::string bytes;
        for (const char *end : {"", "-wal", "-shm"})
            bytes += bytesOf(m_scratch->database().string() + end);
        return bytes;
    }

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_database = std::move(
            *Database::open(m_scratch->database(), OpenOptions{.mode = OpenMode::Create}));
        create("champion", {{"number", "41"},
                            {"name", "Zed Quillington"},
                            {"email", "zq.quill@example.org"},
                            {"phone", "01632 960777"},
                            {"address", "7 Vellumhurst Row"},
                            {"languages", "Xhosaic"},
                            {"patch", "Inkwellgate"}});
        create("champion", {{"number", "42"}, {"name", "Al Other"}});
        apply({{"op", "update"},
               {"type", "champion"},
               {"id", "41"},
               {"fields", {{"name", "Zed Quillfeather"}}}});
        create("group", {{"name", "Friends"}, {"chair", "41"}, {"members", "41;42"}});
        create("report", {{"category", "litter"},
                          {"source", "champion"},
                          {"champion", "41"},
                          {"reporter", "zed quillfeather"},
                          {"description", "Mr Zed Quillington rang; Zed Quillfeather again"},
                          {"grid_ref", "NZ 288 145"}});
        create("report", {{"category", "litter"},
                          {"source", "public"},
                          {"description", "Beside the bench"},
                          {"grid_ref", "NZ 288 145"}});
        create("training", {{"champion", "41"},
                            {"course", "sharps"},
                            {"on", "2026-01-05"},
                            {"revoked_reason", "Blotterby reason"}});
        create("credit",
               {{"from", "council"}, {"to", "41"}, {"minutes", 120}, {"category", "litter pick"}});
        create("contact", {{"champion", "41"}, {"note", "Parchmentish note"}});
        // A second life in the index and on pages that are free again.
        const Id id = ChampionStore(*m_database).find("41")->id;
        for (const bool there : {false, true}) {
            Change change(*m_database, {"Jo"});
            QVERIFY(there ? change.restore("champion", id) : change.remove("champion", id));
            QVERIFY(change.commit());
        }
    }
    void cleanup()
    {
        m_database.reset();
        m_scratch.reset();
    }

    void leavesNoTraceInTheFile()
    {
        for (const char *secret : kSecrets)
            QVERIFY2(allBytes().contains(secret), secret);
        const Id id = ChampionStore(*m_database).find("41")->id;
        const auto result =
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter");
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->number, "41");
        for (const char *secret : kSecrets)
            QVERIFY2(!allBytes().contains(secret), secret);
        QVERIFY(!allBytes().contains("quillfeather"));
        for (const std::string &line : dump())
            QVERIFY(!line.contains("Quill"));
        Query terms = m_database->query("SELECT count(*) FROM champion_search WHERE "
                                        "champion_search MATCH 'quill*'");
        QVERIFY(terms.step());
        QCOMPARE(terms.integer(0), 0);
    }

    void keepsCountsCreditsAndAWholeJournal()
    {
        const auto before = dump();
        const Id id = ChampionStore(*m_database).find("41")->id;
        QVERIFY(
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter"));
        QCOMPARE(dump().size(), before.size());
        QCOMPARE(*CreditStore(*m_database).balance({id, {}}), 120);
        const Champion champion = *ChampionStore(*m_database).get(id);
        QCOMPARE(champion.number, "41");
        QCOMPARE(champion.status, "left");
        QVERIFY(champion.erasedOn);
        const auto findings = Check(*m_database).deep();
        QVERIFY(findings);
        QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().what.c_str());
        QCOMPARE(Json::parse(dump("group").at(0))["members"].get<std::string>(), "42");
        QVERIFY(Json::parse(dump("group").at(0))["chair"].is_null());
    }

    void needsANameAndAReason()
    {
        const Id id = ChampionStore(*m_database).find("41")->id;
        QCOMPARE(erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", " ")
                     .error()
                     .problems.at(0)
                     .code,
                 "reason_required");
        QCOMPARE(erasePerson(*m_database, ErasureStore::Whose::Champion, id, "", "x")
                     .error()
                     .problems.at(0)
                     .code,
                 "missing");
    }

    void isNotUndoneByTypingThemInAgain()
    {
        const Id id = ChampionStore(*m_database).find("41")->id;
        QVERIFY(
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter"));
        Applier applier(*m_database, {"Jo"});
        const auto answer =
            applier.apply(R"({"op":"update","type":"champion","id":"41","fields":{"name":"Zed"}})");
        QCOMPARE(answer.error.problems.at(0).code, "erased");
    }

    void namesOthersReportsThatMentionThem()
    {
        create("report", {{"category", "litter"},
                          {"source", "public"},
                          {"description", "Told to Zed Quillfeather"},
                          {"grid_ref", "NZ 288 145"}});
        const Id id = ChampionStore(*m_database).find("41")->id;
        const auto result =
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter");
        QVERIFY(result);
        QCOMPARE(result->mentions.size(), 1U);
    }

    void listsWhatHasTheSurnameAlone()
    {
        create("contact", {{"champion", "42"}, {"note", "Says Mrs Quillfeather is ill"}});
        create("group", {{"name", "Quillfeather Street Group"}});
        create("champion", {{"number", "43"}, {"name", "Tom Quillfeather"}}); // somebody else
        create("campaign", {{"title", "For Zed Quillfeather"}});
        const Id id = ChampionStore(*m_database).find("41")->id;
        const auto result =
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter");
        QVERIFY(result);
        QCOMPARE(result->mentions.size(), 3U);
        QVERIFY(result->mentions[0].starts_with("campaign ")); // the whole name first
        const auto has = [&](const char *type) {
            return std::ranges::any_of(
                result->mentions, [&](const std::string &one) { return one.starts_with(type); });
        };
        QVERIFY(has("contact "));
        QVERIFY(has("group "));
        QVERIFY(allBytes().contains("Mrs Quillfeather is ill")); // told of, not taken out
    }

    void reachesWhatOthersWroteAtTheirPicks()
    {
        const Json row{{"hazard", "Traffic"},   {"likelihood_before", 3},
                       {"severity_before", 5},  {"controls", "Zed Quillfeather watches the kerb"},
                       {"likelihood_after", 1}, {"severity_after", 5}};
        create("training", {{"champion", "41"}, {"course", "lead_a_pick"}, {"on", "2026-01-05"}});
        create("pick", {{"title", "Zed Quillfeather's walk"},
                        {"starts_at", "2026-10-03T09:00:00Z"},
                        {"minutes", 60},
                        {"lead", "41"},
                        {"place", "NZ 288 145"},
                        {"insurance_basis", "council_volunteer_policy"},
                        {"land_permission", "not_needed"},
                        {"road_speed_mph", 40}});
        const std::string pick = Json::parse(dump("pick").at(0))["id"];
        act(pick, "assess",
            {{"rows", {row}}, {"by", "Zed Quillfeather"}, {"review_on", "2027-01-01"}});
        act(pick, "approve",
            {{"by", "Zed Quillfeather"},
             {"override_by", "zed quillfeather"},
             {"override_reason", "Zed Quillington asked for it"}});
        create("attendance", {{"pick", pick}, {"champion", "41"}, {"adjust_reason", "Zed slept"}});
        create("attendance", {{"pick", pick},
                              {"champion", "42"},
                              {"emergency_contact", "Zed Quillfeather 01632 960777"}});
        act(pick, "cancel", {{"reason", "other"}, {"note", "Zed Quillfeather is ill"}});
        create("credit", {{"from", "council"},
                          {"to", "41"},
                          {"minutes", 60},
                          {"category", "Zed Quillfeather's work"}});
        create("campaign", {{"title", "Quillfeather month of Zed Quillfeather"}});
        create("pick", {{"title", "Elsewhere"}, {"note", "Zed Quillfeather asked"}});
        const Id id = ChampionStore(*m_database).find("41")->id;
        const auto result =
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter");
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        // Theirs to look at: what 42 was told of the cancellation, the campaign, the other pick.
        QCOMPARE(result->mentions.size(), 3U);
        QVERIFY(result->mentions[0].starts_with("contact "));
        QVERIFY(result->mentions[1].starts_with("campaign "));
        QVERIFY(result->mentions[2].starts_with("pick "));
        apply({{"op", "update"},
               {"type", "campaign"},
               {"id", result->mentions[1].substr(9)},
               {"fields", {{"title", "x"}}}});
        QVERIFY(!allBytes().contains("Zed slept"));
        QVERIFY(!allBytes().contains("01632 960777"));
        for (const std::string &line : dump("pick"))
            QVERIFY2(!line.contains("uill") || line.contains("Elsewhere"), line.c_str());
        Query rows = m_database->query("SELECT rows, by FROM pick_assessment");
        QVERIFY(rows.step());
        QCOMPARE(Json::parse(rows.text(0)).at(0)["controls"], "[erased] watches the kerb");
        QCOMPARE(rows.text(1), "[erased]");
        const auto findings = Check(*m_database).deep();
        QVERIFY(findings && findings->empty());
    }

    // What follows from an erasure is written for the same reason, after the reason lost the name.
    void aReasonThatNamesThemLeavesAWholeJournal()
    {
        create("training", {{"champion", "41"}, {"course", "lead_a_pick"}, {"on", "2026-01-05"}});
        create("pick", {{"title", "Beck"},
                        {"starts_at", "2026-10-03T09:00:00Z"},
                        {"lead", "41"},
                        {"place", "NZ 288 145"},
                        {"insurance_basis", "council_volunteer_policy"},
                        {"land_permission", "not_needed"},
                        {"road_speed_mph", 20}});
        const std::string pick = Json::parse(dump("pick").at(0))["id"];
        act(pick, "prefill", Json::object());
        act(pick, "assess", {{"by", "Jo"}, {"review_on", "2027-01-01"}});
        act(pick, "approve", {{"by", "Jo"}});
        create("attendance", {{"pick", pick}, {"champion", "41"}});
        QCOMPARE(Json::parse(dump("pick").at(0))["status"], "approved");
        const Id id = ChampionStore(*m_database).find("41")->id;
        const char *why = "Asked by Zed Quillfeather, 01632 960777";
        QVERIFY(erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", why));
        QVERIFY(Json::parse(dump("pick").at(0))["status"] != "approved");
        QCOMPARE(Json::parse(dump("attendance").at(0))["status"], "cancelled");
        QVERIFY(!allBytes().contains("01632 960777"));
        Query reason =
            m_database->query("SELECT 1 FROM action WHERE reason LIKE '%y [erased], [e%'");
        QVERIFY(reason.step());
        const auto findings = Check(*m_database).deep();
        QVERIFY(findings && findings->empty());
    }

    void findsThePersonHoweverTheyAreWritten()
    {
        apply({{"op", "update"},
               {"type", "champion"},
               {"id", "41"},
               {"fields", {{"name", "Żaneta Łuczak-Öztürk"}}}});
        create("report", {{"category", "litter"},
                          {"source", "champion"},
                          {"champion", "41"},
                          {"description", "ŻANETA ŁUCZAK-ÖZTÜRK says: ring +44 1632 960 777"},
                          {"grid_ref", "NZ 288 145"}});
        create("contact", {{"champion", "42"}, {"note", "says Zaneta Luczak Ozturk is ill"}});
        const Id id = ChampionStore(*m_database).find("41")->id;
        const auto result =
            erasePerson(*m_database, ErasureStore::Whose::Champion, id, "Jo", "Asked by letter");
        QVERIFY(result);
        QVERIFY(std::ranges::any_of(dump("report"), [](const std::string &line) {
            return line.contains("\"[erased] says: ring [erased]\"");
        }));
        QVERIFY(!allBytes().contains("ŻANETA"));
        QCOMPARE(result->mentions.size(), 1U);
        QVERIFY(result->mentions.front().starts_with("contact "));
    }

    void reachesPeopleWhoAreNoChampions()
    {
        create("pick", {{"title", "Beck"},
                        {"requested_by", "Resident Rita Solo, 07700 900123"},
                        {"note", "Solomon Grundy brings tea"}});
        const std::string pick = Json::parse(dump("pick").at(0))["id"];
        create("attendance", {{"pick", pick},
                              {"name", "Solomon Grundy"},
                              {"status", "attended"},
                              {"minutes", 30},
                              {"emergency_contact", "Mrs Grundy 01632 960444"}});
        create("attendance", {{"pick", pick}, {"champion", "42"}});
        const Json guest = Json::parse(dump("attendance").at(0));
        const Id place = Id::parse(guest["id"].get<std::string>()).value();
        const Id host =
            Id::parse(Json::parse(dump("attendance").at(1))["id"].get<std::string>()).value();
        using Whose = ErasureStore::Whose;

        const std::string folder = (m_scratch->database().parent_path() / "sar").string();
        const auto access = writeSubjectAccess(*m_database, Whose::Guest, place, folder);
        QVERIFY(access);
        QVERIFY(bytesOf(access->json).contains("01632 960444"));
        QVERIFY(!bytesOf(access->json).contains("Rita"));

        QVERIFY(erasePerson(*m_database, Whose::Guest, place, "Jo", "Asked by letter"));
        const Json left = Json::parse(dump("attendance").at(0));
        QCOMPARE(left["name"], "[erased]");
        QCOMPARE(left["minutes"], 30);
        QVERIFY(!allBytes().contains("Grundy"));
        const auto champion = erasePerson(*m_database, Whose::Guest, host, "Jo", "x");
        QVERIFY(!champion);
        QCOMPARE(champion.error().problems.at(0).code, "out_of_range");

        QVERIFY(erasePerson(*m_database, Whose::Requester, Id::parse(pick).value(), "Jo",
                            "Asked by letter"));
        QVERIFY(!allBytes().contains("Rita Solo"));
        const auto findings = Check(*m_database).deep();
        QVERIFY(findings && findings->empty());
    }

    void subjectAccessHoldsEverything()
    {
        const Id id = ChampionStore(*m_database).find("41")->id;
        const std::string folder = (m_scratch->database().parent_path() / "sar").string();
        const auto written =
            writeSubjectAccess(*m_database, ErasureStore::Whose::Champion, id, folder);
        QVERIFY(written);
        const std::string json = bytesOf(written->json);
        const std::string csv = bytesOf(written->csv);
        for (const char *secret : kSecrets)
            QVERIFY2(json.contains(secret), secret);
        QVERIFY(csv.contains("Parchmentish note"));
        QVERIFY(csv.contains("litter pick"));
        QVERIFY(!json.contains("Beside the bench"));
        QVERIFY(Json::parse(json)["records"].size() >= 6);
    }
};

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
