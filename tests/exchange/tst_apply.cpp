// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/apply.h"
#include "exchange/dump.h"
#include "exchange/json.h"
#include "storage/database.h"

#include <QTest>

using namespace std::string_literals;
using sc::Json;

namespace {

constexpr auto kId = "0197a000-0000-7000-8000-000000000001";

/// A database in memory and what was applied to it.
class Office {
public:
    Office() : m_database(*sc::Database::inMemory()), m_applier(*m_database, {"Jo"}) {}

    Json apply(const std::string &line) { return Json::parse(m_applier.apply(line).line); }
    Json apply(const Json &order) { return apply(order.dump()); }
    /// Field and code of the first fault; empty if there is none.
    std::pair<std::string, std::string> fault(const Json &order)
    {
        const Json answer = apply(order);
        if (answer["ok"] == true)
            return {};
        return {answer["errors"][0]["field"], answer["errors"][0]["code"]};
    }
    std::vector<Json> dump(std::string_view type = {})
    {
        std::vector<Json> records;
        const auto done = sc::dumpRecords(*m_database, type, [&](std::string_view line) {
            records.push_back(Json::parse(line));
        });
        return done ? records : std::vector<Json>{};
    }
    Json newReport(const Json &more = Json::object())
    {
        Json fields{{"category", "litter"}, {"source", "public"}, {"grid_ref", "NZ 288 145"}};
        fields.update(more);
        return {{"op", "create"}, {"type", "report"}, {"fields", fields}};
    }

private:
    std::unique_ptr<sc::Database> m_database;
    sc::Applier m_applier;
};

Json order(const std::string &op, const std::string &id, const Json &fields)
{
    return {{"op", op}, {"type", "report"}, {"id", id}, {"fields", fields}};
}

Json step(const std::string &id, const Json &fields)
{
    return {
        {"op", "action"}, {"type", "report"}, {"id", id}, {"action", "step"}, {"fields", fields}};
}

using Fault = std::pair<std::string, std::string>;

} // namespace

class TestApply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsAndAnswersWithIdAndRef()
    {
        Office office;
        const Json answer = office.apply(office.newReport());
        QCOMPARE(answer["ok"], Json(true));
        const auto dump = office.dump("report");
        QCOMPARE(dump.size(), std::size_t{1});
        QCOMPARE(dump[0]["id"], answer["id"]);
        QCOMPARE(dump[0]["ref"], answer["ref"]);
        QCOMPARE(dump[0]["easting"], Json(428850.0));
        QCOMPARE(dump[0]["place_typed"], Json("NZ 288 145"));
        QCOMPARE(dump[0]["status"], Json("new"));
    }

    void takesAGivenIdOnce()
    {
        Office office;
        Json create = office.newReport();
        create["id"] = kId;
        QCOMPARE(office.fault(create), Fault());
        QCOMPARE(office.fault(create), Fault("id", "already_exists"));
        create["id"] = "seven";
        QCOMPARE(office.fault(create), Fault("id", "bad_id"));
        QCOMPARE(office.dump("report").size(), std::size_t{1});
    }

    void namesFieldAndCode_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *fields, const char *field, const char *code) {
            QTest::newRow(fields) << QByteArray(fields) << QByteArray(field) << QByteArray(code);
        };
        row(R"({"category":null})", "category", "missing");
        row(R"({"category":"nonsense"})", "category", "unknown_code");
        row(R"({"category":5})", "category", "unknown_code");
        row(R"({"source":null})", "source", "missing");
        row(R"({"source":"neighbour"})", "source", "unknown_code");
        row(R"({"grid_ref":null})", "place", "missing");
        row(R"({"grid_ref":"elsewhere"})", "grid_ref", "bad_grid_ref");
        row(R"({"grid_ref":null,"latitude":40,"longitude":-1})", "latitude",
            "not_in_great_britain");
        row(R"({"grid_ref":null,"latitude":54})", "longitude", "missing");
        row(R"({"grid_ref":null,"easting":-5,"northing":2})", "easting", "not_in_great_britain");
        row(R"({"latitude":"x"})", "latitude", "wrong_type");
        row(R"({"observed_at":"yesterday"})", "observed_at", "bad_date");
        row(R"({"observed_at":"2026-05-03T09:15:00"})", "observed_at", "bad_date");
        row(R"({"observed_at":"2026-02-30T09:15:00Z"})", "observed_at", "bad_date");
        row(R"({"observed_at":12})", "observed_at", "bad_date");
        row(R"({"priority":"soon"})", "priority", "unknown_code");
        row(R"({"hazard":"dragons"})", "hazard", "unknown_code");
        row(R"({"land_type":"moon"})", "land_type", "unknown_code");
        row(R"({"champion":"404"})", "champion", "not_found");
        row(R"({"area":"Nowhere"})", "area", "not_found");
        row(R"({"duplicate_of":"N3-9999-X"})", "duplicate_of", "not_found");
        row(R"({"recurrence_of":"N3-9999-X"})", "recurrence_of", "not_found");
        row(R"({"description":7})", "description", "wrong_type");
        row(R"({"colour":"red"})", "colour", "unknown_field");
        row(R"({"ward":"E05000001"})", "ward", "computed");
    }
    void namesFieldAndCode()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, code);
        Office office;
        const Json given = Json::parse(fields.toStdString());
        QCOMPARE(office.fault(office.newReport(given)),
                 Fault(field.toStdString(), code.toStdString()));
        QVERIFY(office.dump().empty());
    }

    void tellsAllFaultsTogether()
    {
        Office office;
        const Json answer = office.apply(
            R"({"op":"create","type":"report","fields":{"observed_at":"soon","easting":5,"northing":-2}})"s);
        std::vector<std::string> fields;
        for (const Json &error : answer["errors"])
            fields.push_back(error["field"]);
        std::ranges::sort(fields);
        QCOMPARE(fields,
                 (std::vector<std::string>{"category", "easting", "observed_at", "source"}));
    }

    void tellsOfAnUnknownCategoryBesideAFaultyField()
    {
        Office office;
        const Json answer = office.apply(
            R"({"op":"create","type":"report","fields":{"category":"littre","source":"public","postcode":"ZZ99 9ZZ"}})"s);
        std::vector<std::string> fields;
        for (const Json &error : answer["errors"])
            fields.push_back(error["field"]);
        std::ranges::sort(fields);
        QCOMPARE(fields, (std::vector<std::string>{"category", "postcode"}));
    }

    void takesAnExplicitNothingBesideAPostcodeAsNothing()
    {
        Office office;
        for (const char *empty : {"grid_ref", "latitude", "easting"}) {
            Json order = office.newReport({{"postcode", "ZZ99 9ZZ"}, {empty, nullptr}});
            if (empty != "grid_ref"s)
                order["fields"].erase("grid_ref");
            QCOMPARE(office.fault(order), std::pair("postcode"s, "not_found"s));
        }
    }

    void refusesWhatIsNoOrder_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("text") << QByteArray("not json") << QByteArray("bad_json");
        QTest::newRow("array") << QByteArray("[1]") << QByteArray("bad_json");
        QTest::newRow("cut off") << QByteArray(R"({"op":"create")") << QByteArray("bad_json");
        QTest::newRow("not UTF-8") << QByteArray("{\"op\":\"\xff\"}") << QByteArray("bad_json");
        QTest::newRow("huge number") << QByteArray(R"({"op":1e999})") << QByteArray("bad_json");
        QTest::newRow("no op") << QByteArray("{}") << QByteArray("missing");
        QTest::newRow("op") << QByteArray(R"({"op":"fly","type":"report"})")
                            << QByteArray("unknown_op");
        QTest::newRow("type") << QByteArray(R"({"op":"create","type":"kite"})")
                              << QByteArray("unknown_type");
        QTest::newRow("op number") << QByteArray(R"({"op":1})") << QByteArray("wrong_type");
        QTest::newRow("key") << QByteArray(R"({"op":"create","type":"report","feilds":{}})")
                             << QByteArray("unknown_field");
        QTest::newRow("fields") << QByteArray(R"({"op":"create","type":"report","fields":[1]})")
                                << QByteArray("wrong_type");
        QTest::newRow("no id") << QByteArray(R"({"op":"update","type":"report"})")
                               << QByteArray("missing");
        QTest::newRow("no record")
            << QByteArray(R"({"op":"delete","type":"report","id":"N3-0001-X"})")
            << QByteArray("not_found");
        QTest::newRow("ward") << QByteArray(R"({"op":"create","type":"ward","fields":{}})")
                              << QByteArray("not_supported");
    }
    void refusesWhatIsNoOrder()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, code);
        Office office;
        const Json answer = office.apply(line.toStdString());
        QCOMPARE(answer["ok"], Json(false));
        QCOMPARE(answer["errors"][0]["code"], Json(code.toStdString()));
    }

    void updatesByReferenceAndClearsWithNull()
    {
        Office office;
        const Json made = office.apply(office.newReport({{"description", "Bags"}}));
        const std::string ref = made["ref"];
        QCOMPARE(office.apply(
                     order("update", ref, {{"description", nullptr}, {"priority", "high"}}))["ok"],
                 Json(true));
        const Json report = office.dump("report").at(0);
        QCOMPARE(report["description"], Json());
        QCOMPARE(report["priority"], Json("high"));
        QCOMPARE(office.fault(order("update", ref, {{"category", nullptr}})),
                 Fault("category", "missing"));
        QCOMPARE(office.fault(order("update", ref, Json::object())), Fault("fields", "missing"));
    }

    void takesTheTimesThatAreGiven()
    {
        Office office;
        const std::string ref =
            office.apply(office.newReport({{"logged_at", "2026-03-02T09:00:00Z"}}))["ref"];
        QCOMPARE(office.fault(order("update", ref,
                                    {{"status", "done"}, {"closed_at", "2026-03-05T11:00:00Z"}})),
                 Fault());
        QCOMPARE(office.dump("report").at(0)["closed_at"], Json("2026-03-05T11:00:00Z"));
        QCOMPARE(office.fault(step(ref, {{"to", "reopened"}, {"at", "1990-01-01T00:00:00Z"}})),
                 Fault("at", "bad_date"));
        QCOMPARE(office.fault(
                     order("update", ref, {{"category", "graffiti"}, {"due_on", "2026-04-30"}})),
                 Fault());
        QCOMPARE(office.dump("report").at(0)["due_on"], Json("2026-04-30"));
    }

    void takesCodesHoweverTheyAreWritten()
    {
        Office office;
        const std::string ref = office.apply(office.newReport())["ref"];
        QCOMPARE(office.fault(step(ref, {{"to", "In progress"}})), Fault());
        QCOMPARE(office.dump("report").at(0)["status"], Json("in_progress"));
    }

    void refusesAReportThatRepeatsItself()
    {
        Office office;
        const std::string ref = office.apply(office.newReport())["ref"];
        QCOMPARE(office.fault(order("update", ref, {{"duplicate_of", ref}})),
                 Fault("duplicate_of", "out_of_range"));
        const std::string other = office.apply(office.newReport())["ref"];
        QCOMPARE(office.fault(order("update", other, {{"duplicate_of", ref}})), Fault());
        QCOMPARE(office.fault(order("update", ref, {{"duplicate_of", other}})),
                 Fault("duplicate_of", "out_of_range"));
    }

    void countsLettersAndNotBytes()
    {
        Office office;
        std::string longest;
        for (int i = 0; i < 10'000; ++i)
            longest += "é";
        QCOMPARE(office.fault(office.newReport({{"description", longest}})), Fault());
        QCOMPARE(office.fault(office.newReport({{"description", longest + "é"}})),
                 Fault("description", "out_of_range"));
        QCOMPARE(office.fault(office.newReport({{"description", "a\0b"s}})),
                 Fault("description", "out_of_range"));
    }

    void forgetsTheAnswersOfFlyTippingWithTheCategory()
    {
        Office office;
        const std::string ref = office.apply(
            office.newReport({{"category", "fly_tipping"}, {"land_type", "highway"}}))["ref"];
        QCOMPARE(office.fault(order("update", ref, {{"category", "graffiti"}})), Fault());
        QCOMPARE(office.dump("report").at(0)["land_type"], Json());
    }

    void walksTheTransitionTable()
    {
        Office office;
        const std::string ref = office.apply(office.newReport())["ref"];
        QCOMPARE(office.fault(step(ref, {{"to", "done"}, {"note", "Swept"}})), Fault());
        QCOMPARE(office.fault(step(ref, {{"to", "scheduled"}})), Fault("to", "bad_transition"));
        QCOMPARE(office.fault(step(ref, {{"to", "nowhere"}})).second, "unknown_code"s);
        QCOMPARE(office.fault(step(ref, Json::object())), Fault("to", "missing"));
        QCOMPARE(office.fault(step(ref, {{"to", "reopened"}})), Fault());
        QCOMPARE(office.fault(step(ref, {{"to", "closed_no_action"}})).second, "reason_required"s);
        QCOMPARE(office.dump("report").at(0)["status"], Json("reopened"));
    }

    void deletesAndRestores()
    {
        Office office;
        const std::string ref = office.apply(office.newReport())["ref"];
        QCOMPARE(office.fault(order("delete", ref, Json::object())), Fault());
        QVERIFY(office.dump().empty());
        QCOMPARE(office.fault(order("update", ref, {{"priority", "low"}})),
                 Fault("id", "not_found"));
        QCOMPARE(office.fault(order("delete", ref, Json::object())), Fault("id", "not_found"));
        QCOMPARE(office.fault(order("restore", ref, Json::object())), Fault());
        QCOMPARE(office.dump().size(), std::size_t{1});
    }

    void stepsMakeNoCircleOfDuplicates()
    {
        Office office;
        const auto made = [&] {
            return office.apply(office.newReport())["ref"].get<std::string>();
        };
        const std::string a = made();
        const std::string b = made();
        const std::string c = made();
        const auto repeats = [&](const std::string &one, const std::string &other) {
            return office.fault(step(one, {{"to", "closed_duplicate"}, {"duplicate_of", other}}));
        };
        QCOMPARE(repeats(a, b), Fault());
        QCOMPARE(repeats(b, c), Fault());
        QCOMPARE(repeats(c, a), Fault("duplicate_of", "out_of_range"));
        QCOMPARE(office.fault({{"op", "delete"}, {"type", "report"}, {"id", b}}), Fault());
        QCOMPARE(repeats(c, b), Fault("duplicate_of", "not_found"));
        // What led to it stands, and may still be changed.
        QCOMPARE(office.fault(order("update", a, {{"description", "By the gate"}})), Fault());
    }

    void isClosedNeitherInTheFutureNorBeforeItWasSeen()
    {
        Office office;
        const auto closed = [&](const char *at) {
            return office.fault(office.newReport(
                {{"status", "done"}, {"logged_at", "2026-05-01T09:00:00Z"}, {"closed_at", at}}));
        };
        QCOMPARE(closed("2026-05-01T08:00:00Z"), Fault()); // put right at once, written down later
        QCOMPARE(closed("2026-04-20T08:00:00Z"), Fault("closed_at", "bad_date"));
        QCOMPARE(closed("2090-01-01T08:00:00Z"), Fault("closed_at", "bad_date"));
        const std::string ref =
            office.apply(office.newReport({{"logged_at", "2026-05-01T09:00:00Z"}}))["ref"];
        QCOMPARE(office.fault(step(ref, {{"to", "done"}, {"at", "2026-05-05T09:00:00Z"}})),
                 Fault());
        QCOMPARE(office.fault(step(ref, {{"to", "reopened"},
                                         {"at", "2026-05-04T09:00:00Z"},
                                         {"note", "There again"}})),
                 Fault("at", "bad_date"));
    }

    void keepsChampionsAndAreas()
    {
        Office office;
        QCOMPARE(
            office.apply(
                R"({"op":"create","type":"area","fields":{"code":"N","name":"North"}})"s)["ok"],
            Json(true));
        QCOMPARE(
            office.apply(
                R"({"op":"create","type":"champion","fields":{"number":"41","name":"J. Pearson","area":"north"}})"s)
                ["ok"],
            Json(true));
        QCOMPARE(office.fault(office.newReport({{"champion", "j. pearson"}, {"area", "N"}})),
                 Fault());
        const Json report = office.dump("report").at(0);
        QCOMPARE(report["champion"], Json("41"));
        QCOMPARE(report["area"], Json("N"));
        QCOMPARE(office.dump("champion").at(0)["area"], Json("N"));
        QCOMPARE(office.fault(office.newReport({{"champion", 41}})), Fault());
        QCOMPARE(office.apply(R"({"op":"delete","type":"area","id":"N"})"s)["errors"][0]["code"],
                 Json("in_use"));
        QCOMPARE(
            office.apply(
                R"({"op":"create","type":"area","fields":{"code":"S"}})"s)["errors"][0]["field"],
            Json("name"));
        const auto remove = R"({"op":"delete","type":"champion","id":"41"})"s;
        QCOMPARE(office.apply(remove)["errors"][0]["code"], Json("in_use"));
        QCOMPARE(office.fault({{"op", "delete"}, {"type", "report"}, {"id", report["id"]}}),
                 Fault());
        QCOMPARE(
            office.fault(
                {{"op", "delete"}, {"type", "report"}, {"id", office.dump("report").at(0)["id"]}}),
            Fault());
        QCOMPARE(office.apply(remove)["ok"], Json(true));
        QCOMPARE(office.apply(remove)["errors"][0]["code"], Json("not_found"));
    }
};

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
