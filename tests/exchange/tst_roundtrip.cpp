// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reference.h"
#include "exchange/importing.h"

#include <QTest>

#include <rapidcheck.h>

using sc::Json;
using sc::test::Desk;

namespace {

rc::Gen<std::string> text()
{
    const auto piece = rc::gen::element<std::string>("=", "+", "-", "@", "\t", "\r\n", "\n", "\"",
                                                     "'", ",", ";", " ", "word", "é", "€", "漢");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string> &pieces) {
                            std::string joined;
                            for (const std::string &p : pieces)
                                joined += p;
                            return joined;
                        });
}

Json place()
{
    const int way = *rc::gen::inRange(0, 3);
    if (way == 0)
        return {{"latitude", *rc::gen::inRange(51'000'000, 57'000'000) / 1e6},
                {"longitude", *rc::gen::inRange(-3'000'000, -1'000'000) / 1e6}};
    if (way == 1)
        return {{"easting", *rc::gen::inRange(3'000'000, 5'000'000) / 10.0},
                {"northing", *rc::gen::inRange(2'000'000, 6'000'000) / 10.0}};
    return {{"grid_ref", "NZ " + std::to_string(*rc::gen::inRange(100, 999)) + " " +
                             std::to_string(*rc::gen::inRange(100, 999))}};
}

Json report()
{
    const auto one = [](std::initializer_list<std::string> codes) {
        return *rc::gen::elementOf(std::vector<std::string>(codes));
    };
    Json fields = place();
    fields["category"] = one({"litter", "fly_tipping", "graffiti.tag", "hazardous.gas"});
    fields["source"] = one({"champion", "public", "walkabout", "import"});
    fields["description"] = *text();
    fields["reporter"] = *text();
    fields["street"] = *text();
    fields["priority"] = one({"low", "normal", "high", "urgent"});
    fields["hazard"] = one({"none", "sharps", "gas"});
    fields["status"] = one({"new", "acknowledged", "done", "closed_not_found"});
    fields["champion"] = *rc::gen::element<Json>(nullptr, "41");
    fields["observed_at"] = *rc::gen::element<Json>(nullptr, "2026-05-03T10:15:00.250+01:00");
    return {{"op", "create"}, {"type", "report"}, {"fields", fields}};
}

/// What `apply` takes, made of what `dump` prints.
Json lineFrom(const Json &dumped)
{
    Json fields = dumped;
    fields.erase("type");
    fields.erase("id");
    return {
        {"op", "create"}, {"type", dumped.at("type")}, {"id", dumped.at("id")}, {"fields", fields}};
}

Json answerOf(Desk &desk, const Json &line)
{
    return Json::parse(sc::Applier(desk.database(), {"Jo"}).apply(line.dump()).line);
}

void prepare(Desk &desk)
{
    RC_ASSERT(desk.apply(
        R"({"op":"create","type":"champion","id":"0197a000-0000-7000-8000-0000000000c1","fields":{"number":"41","name":"J. Pearson"}})"));
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsExportedComesBackTheSame()
    {
        const bool holds = rc::check([] {
            Desk from;
            prepare(from);
            const int count = *rc::gen::inRange(1, 6);
            for (int i = 0; i < count; ++i)
                RC_ASSERT(from.apply(report().dump()));
            Desk to;
            prepare(to);
            const auto summary = to.import("reports", from.exported("reports"));
            RC_ASSERT(summary.has_value());
            RC_ASSERT(summary->added == count);
            RC_ASSERT(to.dump() == from.dump());
            RC_ASSERT(to.import("reports", from.exported("reports"))->unchanged == count);
            RC_ASSERT(to.dump() == from.dump());
        });
        QVERIFY(holds);
    }

    void whatIsDumpedIsMadeAnewByItsLines()
    {
        Desk from;
        const std::string litter =
            R"({"op":"create","type":"report","fields":{"category":"litter","source":"public",)"
            R"("grid_ref":"NZ 288 145","observed_at":"2026-05-03T10:15:00Z")";
        QVERIFY(from.apply(litter + "}}"));
        const std::string ref = from.report()["ref"];
        QVERIFY(from.apply(litter + ",\"status\":\"closed_duplicate\",\"duplicate_of\":\"" + ref +
                           "\"}}"));
        Desk to;
        for (const std::string &line : from.dump("report")) {
            const Json answer = answerOf(to, lineFrom(Json::parse(line)));
            QVERIFY2(answer["ok"] == true, answer.dump().c_str());
        }
        QCOMPARE(to.dump("report"), from.dump("report"));
        QCOMPARE(to.report(1)["duplicate_of"], Json(ref));
    }

    void aReferenceThatIsBroughtMustBeRightAndFree()
    {
        Desk desk;
        const sc::Reference first{desk.database().device().prefix, 1};
        Json line{{"op", "create"},
                  {"type", "report"},
                  {"fields",
                   {{"category", "litter"},
                    {"source", "public"},
                    {"grid_ref", "NZ 288 145"},
                    {"ward", "E05000001"},
                    {"ref", first.toString()}}}};
        const Json made = answerOf(desk, line);
        QCOMPARE(made["ref"], Json(first.toString()));
        QCOMPARE(made["passed_over"][0]["field"], "ward");
        QCOMPARE(answerOf(desk, line)["errors"][0]["code"], "already_exists");
        std::string wrong = first.toString();
        wrong.back() = wrong.back() == 'A' ? 'B' : 'A';
        line["fields"]["ref"] = wrong;
        QCOMPARE(answerOf(desk, line)["errors"][0]["field"], "ref");
        QCOMPARE(answerOf(desk, line)["errors"][0]["code"], "bad_reference");
        line["fields"]["ref"] = 7;
        QCOMPARE(answerOf(desk, line)["errors"][0]["code"], "wrong_type");
        // The next of this PC's own numbers is one that nobody has.
        line["fields"].erase("ref");
        line["fields"].erase("ward");
        const sc::Reference second{desk.database().device().prefix, 2};
        QCOMPARE(answerOf(desk, line)["ref"], Json(second.toString()));
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
