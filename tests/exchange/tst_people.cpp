// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include <QTest>

#include <format>

using namespace sc;
using sc::test::Desk;

namespace {

/// The codes of an answer, "field code" each; "ok" where it was carried out.
std::string answer(Desk &desk, const std::string &line)
{
    Applier applier(desk.database(), {"Jo"});
    const Applier::Answer given = applier.apply(line);
    std::string text = given.ok ? "ok" : "";
    for (const Problem &problem : given.error.problems)
        text += (text.empty() ? "" : ", ") + problem.field + " " + problem.code;
    return text;
}

std::string create(std::string_view type, std::string_view fields)
{
    return std::string(R"({"op":"create","type":")") + std::string(type) + R"(","fields":)" +
           std::string(fields) + "}";
}

std::string act(std::string_view type, const Json &id, std::string_view action, const Json &fields)
{
    return Json{
        {"op", "action"}, {"type", type}, {"id", id}, {"action", action}, {"fields", fields}}
        .dump();
}

} // namespace

/// Champions and groups through orders, dump and CSV.
class TestPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepEveryField()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("area", R"({"code":"N1","name":"North"})")), "ok");
        QCOMPARE(answer(desk, create("champion", R"({"number":"41","name":"J. Pearson",
            "preferred_contact":"In person","interests":["Lead picks","report"],"status":"Active",
            "area":"N1","patch":{"type":"Point","coordinates":[-1.5,54.5]},"consent_on":"2026-01-02",
            "lawful_basis":"consent","languages":"Polish; English;polish","is_young":true,
            "parent_consent_on":"2026-01-01","induction_pack_on":"2026-01-03"})")),
                 "ok");
        const Json champion = Json::parse(desk.dump("champion").at(0));
        QCOMPARE(champion["interests"].get<std::string>(), "report;lead_picks");
        QCOMPARE(champion["preferred_contact"].get<std::string>(), "in_person");
        QCOMPARE(champion["patch"].get<std::string>(),
                 R"({"type":"Point","coordinates":[-1.5,54.5]})");
        QCOMPARE(champion["languages"].get<std::string>(), "Polish;English");
        QCOMPARE(champion["area"].get<std::string>(), "N1");
        QCOMPARE(champion["lawful_basis"].get<std::string>(), "consent");
        QVERIFY(champion["is_young"].get<bool>());
    }

    void areDeletedOnlyWhileNothingIsTheirs()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"41","name":"J. Pearson"})")), "ok");
        const auto order = [](const char *op) {
            return std::format(R"({{"op":"{}","type":"champion","id":"41"}})", op);
        };
        QCOMPARE(answer(desk, order("delete")), "ok");
        QCOMPARE(answer(desk, order("restore")), "ok"); // by the number it had
        QCOMPARE(answer(desk, create("report", R"({"category":"litter","source":"champion",
            "champion":"41","grid_ref":"NZ 288 145"})")),
                 "ok");
        QCOMPARE(answer(desk, order("delete")), "id in_use");
        QCOMPARE(answer(desk, create("area", R"({"code":"N1","name":"North"})")), "ok");
        QCOMPARE(answer(desk, R"({"op":"delete","type":"area","id":"N1"})"), "ok");
        QCOMPARE(answer(desk, R"({"op":"restore","type":"area","id":"n1"})"), "ok");
        QCOMPARE(answer(desk, R"({"op":"restore","type":"area","id":"N9"})"), "id not_found");
    }

    void areRefusedWithTheFieldAndCode()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"interests":"juggling"})")),
                 "interests unknown_code");
        QCOMPARE(answer(desk, create("champion", R"({"lawful_basis":"because"})")),
                 "lawful_basis unknown_code");
        QCOMPARE(answer(desk, create("champion", R"({"preferred_contact":"owl"})")),
                 "preferred_contact unknown_code");
        QCOMPARE(answer(desk, create("champion", R"({"consent_on":"2026-13-01"})")),
                 "consent_on bad_date");
        QCOMPARE(
            answer(desk, create("champion", R"({"patch":{"type":"Point","coordinates":[10,10]}})")),
            "patch not_in_great_britain");
        QCOMPARE(answer(desk, create("champion", R"({"interests":{"a":1}})")),
                 "interests wrong_type");
        QCOMPARE(answer(desk, create("champion", R"({"erased_on":"2026-01-01"})")),
                 "erased_on computed");
        QCOMPARE(answer(desk, create("group", R"({"kind":"school"})")), "name missing");
        QCOMPARE(answer(desk, create("group", R"({"name":"A","kind":"choir"})")),
                 "kind unknown_code");
        QCOMPARE(answer(desk, create("group", R"({"name":"A","chair":"99"})")), "chair not_found");
        QCOMPARE(desk.dump().size(), 0U);
    }

    void ofSixteenNeedAParentsConsentToBeActive()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"1","is_young":true})")),
                 "parent_consent_on missing");
        QCOMPARE(answer(desk, create("champion",
                                     R"({"number":"1","is_young":true,"status":"prospective"})")),
                 "ok");
        QCOMPARE(answer(desk, R"({"op":"update","type":"champion","id":"1","fields":
            {"status":"active"}})"),
                 "parent_consent_on missing");
        QCOMPARE(answer(desk, R"({"op":"update","type":"champion","id":"1","fields":
            {"status":"active","parent_consent_on":"2026-01-01"}})"),
                 "ok");
        QCOMPARE(answer(desk, create("champion", R"({"born_on":"2020-01-01"})")),
                 "born_on out_of_range");
    }

    void belongToGroupsFromEitherSide()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"1"})")), "ok");
        QCOMPARE(answer(desk, create("champion", R"({"number":"2"})")), "ok");
        QCOMPARE(answer(desk, create("group", R"({"name":"Friends of the Denes",
            "kind":"Friends of park","chair":"1","members":["1","2"]})")),
                 "ok");
        QCOMPARE(answer(desk, create("group", R"({"name":"friends of the denes"})")),
                 "name already_exists");
        QCOMPARE(Json::parse(desk.dump("champion").at(1))["groups"].get<std::string>(),
                 "Friends of the Denes");
        QCOMPARE(answer(desk, R"({"op":"update","type":"champion","id":"2","fields":
            {"groups":null}})"),
                 "ok");
        QCOMPARE(Json::parse(desk.dump("group").at(0))["members"].get<std::string>(), "1");
        QCOMPARE(answer(desk, R"({"op":"update","type":"champion","id":"2","fields":
            {"groups":["Friends of the Denes"]}})"),
                 "ok"); // the same membership again
        QCOMPARE(Json::parse(desk.dump("group").at(0))["members"].get<std::string>(), "1;2");
        QCOMPARE(answer(desk, R"({"op":"update","type":"champion","id":"2","fields":
            {"groups":["Nobody"]}})"),
                 "groups not_found");
        QCOMPARE(answer(desk, R"({"op":"delete","type":"group","id":"Friends of the Denes"})"),
                 "ok");
        QVERIFY(Json::parse(desk.dump("champion").at(1))["groups"].is_null());
    }

    void comeBackFromCsvTheSame()
    {
        Desk from;
        QCOMPARE(answer(from, create("champion", R"({"number":"1","name":"=A, B","interests":
            "report;lead_picks","patch":"Alder Road"})")),
                 "ok");
        QCOMPARE(answer(from, create("champion", R"({"number":"2","patch":
            {"type":"LineString","coordinates":[[-1.5,54.5],[-1.4,54.5]]}})")),
                 "ok");
        QCOMPARE(answer(from, create("group", R"({"name":"Friends","chair":"2","members":"1;2"})")),
                 "ok");
        Desk to;
        const auto champions = to.import("champions", from.exported("champions"));
        QVERIFY(champions);
        QCOMPARE(champions->added, 2);
        QCOMPARE(champions->refused, 0); // the groups are told and come with their own file
        QCOMPARE(to.import("groups", from.exported("groups"))->added, 1);
        QCOMPARE(to.dump(), from.dump());
        QCOMPARE(to.import("champions", from.exported("champions"))->unchanged, 2);
        QCOMPARE(to.import("groups", from.exported("groups"))->unchanged, 1);
    }

    void theGroupsOfANewOneMayComeLater()
    {
        Desk from;
        QCOMPARE(answer(from, create("champion", R"({"number":"1","name":"Jo"})")), "ok");
        QCOMPARE(answer(from, create("group", R"({"name":"Friends","members":["1"]})")), "ok");
        Desk to;
        for (const std::string &line : from.dump()) { // as the council's own dump has them
            Json fields = Json::parse(line);
            const Json type = fields["type"];
            if (type != "champion" && type != "group")
                continue;
            const Json id = fields["id"];
            for (const char *name : {"type", "id", "ref", "erased_on"})
                fields.erase(name);
            Applier applier(to.database(), {"Jo"});
            const auto given = applier.apply(
                Json{{"op", "create"}, {"type", type}, {"id", id}, {"fields", fields}}.dump());
            QVERIFY2(given.ok, given.line.c_str());
            QCOMPARE(Json::parse(given.line).contains("passed_over"), type == "champion");
        }
        QCOMPARE(to.dump("champion"), from.dump("champion"));
        QCOMPARE(to.dump("group"), from.dump("group"));
        // A credit names its pick: picks come first.
        const auto types = exchangedTypes();
        QVERIFY(std::ranges::find(types, "pick") < std::ranges::find(types, "credit"));
    }

    void aNumberTwiceInAFileIsOnePersonOnly()
    {
        Desk desk;
        const std::string csv = "number,name,phone\n102,Bob,01325 111222\n103,Al,\n"
                                "102,Dup Number,\n102,Bob,01325 111222\n104,Cy,01325 111222\n";
        QCOMPARE(desk.import("champions", csv)->added, 2);
        const std::vector<std::string> faults{"4 number duplicate", "6 phone duplicate_of"};
        QCOMPARE(desk.faults(), faults);
        const auto again = desk.import("champions", csv); // adds and changes nothing
        QCOMPARE(again->added + again->updated, 0);
        QCOMPARE(desk.faults(), faults);
        QVERIFY(desk.dump("champion").at(0).contains("01325 111222"));
        // Another name for a number that is known is told, and kept.
        QCOMPARE(desk.import("champions", "number,name\n103,Alison\n")->updated, 1);
        QCOMPARE(desk.remarks.at(0).problem.code, "name_changed");
    }

    void haveNamesThatAListCanHold()
    {
        Desk desk;
        for (const char *number : {"A;B", "council", "Spent"})
            QCOMPARE(answer(desk, create("champion", std::format(R"({{"number":"{}"}})", number))),
                     "number out_of_range");
        QCOMPARE(answer(desk, create("group", R"({"name":"A; B"})")), "name out_of_range");
    }

    void takeCoursesAndHaveThemRevoked()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"1"})")), "ok");
        QCOMPARE(answer(desk, create("champion", R"({"number":"2"})")), "ok");
        QCOMPARE(answer(desk, create("training", R"({"champion":"1","course":"Lead a pick",
            "on":"2026-02-03"})")),
                 "ok");
        const Json training = Json::parse(desk.dump("training").at(0));
        QCOMPARE(training["expires_on"].get<std::string>(), "2029-02-03");
        QCOMPARE(answer(desk, create("training", R"({"champion":"9","course":"sharps"})")),
                 "champion not_found");
        QCOMPARE(answer(desk, create("training", R"({"champion":"1","course":"chess",
            "on":"2026-02-03"})")),
                 "course unknown_code");
        const Json id = training["id"];
        QCOMPARE(answer(desk, act("training", id, "revoke", {{"reason", " "}})),
                 "reason reason_required");
        QCOMPARE(answer(desk, act("training", id, "revoke", {{"reason", "Moved away"}})), "ok");
        QCOMPARE(Json::parse(desk.dump("training").at(0))["revoked_reason"].get<std::string>(),
                 "Moved away");
        QCOMPARE(answer(desk, R"({"op":"action","type":"course","id":"sharps","action":"hold",
            "fields":{"on":"2026-10-08","champions":["1","2"]}})"),
                 "ok");
        QCOMPARE(desk.dump("training").size(), 3U);
        QCOMPARE(answer(desk, R"({"op":"action","type":"course","id":"sharps","action":"hold",
            "fields":{"on":"2026-10-09","champions":["1","7"]}})"),
                 "champions not_found");
        QCOMPARE(answer(desk, R"({"op":"update","type":"course","id":"sharps","fields":
            {"months_valid":6}})"),
                 "ok");
        QCOMPARE(Json::parse(desk.dump("course").at(0))["label"].get<std::string>(),
                 "Sharps awareness");
    }

    void earnAndSpendCredits()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"1"})")), "ok");
        QCOMPARE(answer(desk, create("credit", R"({"from":"council","to":"1","minutes":90})")),
                 "category missing");
        QCOMPARE(answer(desk, create("credit", R"({"from":"council","to":"1","minutes":90,
            "category":"litter pick"})")),
                 "ok");
        QCOMPARE(answer(desk, create("credit", R"({"from":"1","to":"spent","minutes":91,
            "category":"cinema"})")),
                 "minutes out_of_range");
        const Json entry = Json::parse(desk.dump("credit").at(0));
        QCOMPARE(entry["from"].get<std::string>(), "council");
        QCOMPARE(entry["to"].get<std::string>(), "1");
        const Json id = entry["id"];
        QCOMPARE(answer(desk, Json{{"op", "delete"}, {"type", "credit"}, {"id", id}}.dump()),
                 "id append_only");
        QCOMPARE(answer(desk, act("credit", id, "reverse", {{"reason", "Typed twice"}})), "ok");
        QCOMPARE(answer(desk, create("credit", R"({"from":"council","to":"1","minutes":60,
            "category":"x","pick":"nothing"})")),
                 "pick not_found");
    }

    void seeTheirBooksBalance()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"1","name":"Jo"})")), "ok");
        QCOMPARE(answer(desk, create("credit", R"({"from":"council","to":"1","minutes":630,
            "category":"litter pick"})")),
                 "ok");
        QCOMPARE(desk.exported("balances"),
                 "account,name,minutes,earned_minutes,milestone_hours,inactive\r\n"
                 "council,,-630,0,,false\r\n1,Jo,630,630,10,false\r\n");
    }

    void andAllTheyDidComeBackFromCsv()
    {
        Desk from;
        QCOMPARE(answer(from, create("champion", R"({"number":"1"})")), "ok");
        QCOMPARE(answer(from, create("training", R"({"champion":"1","course":"sharps",
            "on":"2026-02-03","revoked_reason":"=why"})")),
                 "ok");
        QCOMPARE(answer(from, create("credit", R"({"from":"council","to":"1","minutes":90,
            "category":"litter pick"})")),
                 "ok");
        const Json id = Json::parse(from.dump("credit").at(0))["id"];
        QCOMPARE(answer(from, act("credit", id, "reverse", {{"reason", "Typed twice"}})), "ok");
        QCOMPARE(answer(from, create("contact", R"({"champion":"1","way":"Phone","kind":
            "asked to do more","note":"Would lead a pick","round":"June"})")),
                 "ok");
        QCOMPARE(answer(from, R"({"op":"update","type":"course","id":"sharps","fields":
            {"renewal_days":10}})"),
                 "ok");
        Desk to;
        for (const char *kind :
             {"champions", "groups", "courses", "trainings", "credits", "contacts"}) {
            const auto done = to.import(kind, from.exported(kind));
            QVERIFY2(done && done->refused == 0, kind);
            QCOMPARE(to.import(kind, from.exported(kind))->added, 0);
        }
        QCOMPARE(to.dump(), from.dump());
        const std::string typed = "to,from,category,minutes\n1,council,reporting,30\n";
        QCOMPARE(to.import("credits", typed)->added, 1);
        QCOMPARE(to.import("credits", typed)->unchanged, 1);
    }

    void comeFromPeoplesOwnLists()
    {
        Desk desk;
        const std::string csv =
            "Surname,First name,Tel,Mobile,E-mail address,Address line 1,Town,Post code,"
            "Date joined,Contact preference\r\n"
            "Pearson,Jo,,07700 900123,jo@example.org,12 Alder Road,Northfield,DL1 1AA,3/5/2024,"
            "Mobile\r\n";
        const auto first = desk.import("champions", csv);
        QVERIFY(first);
        QCOMPARE(first->added, 1);
        const Json champion = Json::parse(desk.dump("champion").at(0));
        QCOMPARE(champion["name"].get<std::string>(), "Jo Pearson");
        QCOMPARE(champion["phone"].get<std::string>(), "07700 900123");
        QCOMPARE(champion["email"].get<std::string>(), "jo@example.org");
        QCOMPARE(champion["address"].get<std::string>(), "12 Alder Road, Northfield");
        QCOMPARE(champion["postcode"].get<std::string>(), "DL1 1AA");
        QCOMPARE(champion["joined_on"].get<std::string>(), "2024-05-03");
        QCOMPARE(champion["preferred_contact"].get<std::string>(), "phone");
        QCOMPARE(desk.import("champions", csv)->added, 0);
    }

    void areNotTakenTwice()
    {
        Desk desk;
        QCOMPARE(answer(desk, create("champion", R"({"number":"7","name":"Jo Pearson",
            "postcode":"DL1 1AA","email":"jo@example.org","phone":"01325 388000"})")),
                 "ok");
        const auto done = desk.import("champions", "number,name,postcode,email,phone\n"
                                                   "8,JO PEARSON,dl11aa,,\n"
                                                   "9,A. Other,,Jo@Example.org,\n"
                                                   "10,B. Other,,,+44 1325 388000\n"
                                                   "11,C. Other,DL1 1AA,,\n"
                                                   "12,C. Other,DL1 1AA,,\n");
        QVERIFY(done);
        QCOMPARE(done->added, 1);
        QCOMPARE(desk.faults(),
                 (std::vector<std::string>{"2 name duplicate_of", "3 email duplicate_of",
                                           "4 phone duplicate_of", "6 name duplicate_of"}));
        QVERIFY(desk.remarks.at(0).problem.message.contains("duplicate_of 7"));
    }

    void areImportedByNameInAnyOrderOfColumns()
    {
        Desk desk;
        const std::string csv = "Kind,Shoe size,NAME\r\nschool,9,Denes Primary\r\nchoir,1,Bad\r\n";
        const auto first = desk.import("groups", csv);
        QVERIFY(first);
        QCOMPARE(first->added, 1);
        QCOMPARE(desk.faults(), std::vector<std::string>{"3 kind unknown_code"});
        QCOMPARE(desk.import("groups", csv)->unchanged, 1);
        QCOMPARE(desk.import("groups", "name,kind\nDenes Primary,business\n")->updated, 1);
        QCOMPARE(desk.dump("group").size(), 1U);
        QVERIFY(!desk.import("groups", "kind\nschool\n"));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
