// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include <QTest>

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
