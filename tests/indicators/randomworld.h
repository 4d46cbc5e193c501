// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"
#include "indicators/indicatorbench.h"

#include <random>

namespace sc::test {

/// Records of every type the indicators read, at random but often on the edges: midnights of
/// quarters in UK time, days due, deleted and dangling records, things said twice.
class RandomWorld {
public:
    RandomWorld(IndicatorBench &bench, unsigned seed) : m_bench(bench), m_random(seed)
    {
        m_areas = {bench.north, bench.south, Id(), bench.database->newId()};
        kits(); // first, since a kit's loss is dated by when it was written down
        bench.clock.set(at(2026, 8, 15));
        m_change.emplace(*bench.database, Actor{"R. Dunn"});
        ground();
        people();
        reports();
        picks();
        loans();
        typed();
        mustHold(m_change->commit());
        bench.database->execute("DELETE FROM merging");
        for (const auto &[type, id] : m_toDelete)
            bench.remove(type, id);
    }

private:
    [[nodiscard]] int below(int limit)
    {
        return std::uniform_int_distribution<int>(0, limit - 1)(m_random);
    }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <class T> [[nodiscard]] const T &oneOf(const std::vector<T> &some)
    {
        return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
    }
    [[nodiscard]] Value text(const std::vector<std::string> &some)
    {
        const std::string &one = oneOf(some);
        return one.empty() ? Value{} : Value{one};
    }
    /// A moment from December 2025 to mid-August 2026; one in three within a minute of an edge.
    [[nodiscard]] Instant moment()
    {
        static const std::vector<Instant> kEdges{
            at(2026, 1, 1, 0),       at(2026, 3, 31, 23), at(2026, 4, 1, 0),  at(2026, 6, 30, 23),
            at(2026, 6, 30, 23, 30), at(2026, 7, 1, 0),   at(2026, 4, 2, 23), at(2026, 3, 29, 1)};
        if (chance(33))
            return oneOf(kEdges) + std::chrono::milliseconds{below(120'001) - 60'000};
        return at(2025, 12, 10) + std::chrono::minutes{below(247 * 24 * 60)};
    }
    [[nodiscard]] Value when() { return test::moment(moment()); }
    [[nodiscard]] Value day() { return Value{isoDay(localDay(moment()))}; }
    [[nodiscard]] Value number(int limit)
    {
        return chance(10) ? Value{} : Value{std::int64_t{below(limit)}};
    }
    [[nodiscard]] Value weight() { return chance(10) ? Value{} : Value{double(below(4000)) / 8.0}; }
    [[nodiscard]] Value ref(const std::vector<Id> &some)
    {
        const Id &one = oneOf(some);
        return one.isNull() ? Value{} : Value{one.toBlob()};
    }
    Id put(std::string_view type, FieldValues fields, int deleted = 6)
    {
        const Id id = m_bench.database->newId();
        std::erase_if(fields, [](const auto &one) {
            return std::holds_alternative<std::monostate>(one.second);
        });
        m_change->create(type, id, std::move(fields));
        if (chance(deleted))
            m_toDelete.emplace_back(type, id);
        return id;
    }

    void kits()
    {
        const std::vector<Instant> days{at(2026, 1, 5),          at(2026, 3, 31, 22, 59),
                                        at(2026, 3, 31, 23, 1),  at(2026, 5, 5),
                                        at(2026, 6, 30, 22, 59), at(2026, 6, 30, 23, 30),
                                        at(2026, 7, 20)};
        for (const Instant day : days) {
            m_bench.clock.set(day);
            m_change.emplace(*m_bench.database, Actor{"R. Dunn"});
            for (int i = 0; i < 2; ++i)
                m_kits.push_back(
                    put("kit", {{"label", Value{std::string("K")}},
                                {"status", text({"in_store", "lost", "written_off", "retired"})}}));
            mustHold(m_change->commit());
        }
    }

    // Four wards of one edition, and one of an older edition with the code of a later ward.
    void ground()
    {
        AreaStore store(*m_bench.database);
        const auto older =
            store.saveEdition(*m_change, {{}, "Old", parseIsoDay("2020-04-01").value(), {}});
        const auto edition =
            store.saveEdition(*m_change, {{}, "New", parseIsoDay("2024-04-01").value(), {}});
        mustHold(older);
        mustHold(edition);
        for (int i = 0; i < 5; ++i) {
            const double west = -1.6 + 0.1 * (i % 4);
            const std::vector<PlanePoint> ring{
                {west, 54.4}, {west + 0.1, 54.4}, {west + 0.1, 54.6}, {west, 54.6}, {west, 54.4}};
            MultiPolygon shape;
            shape.parts.push_back({ring, {}});
            Ward ward;
            ward.id = m_bench.database->newId();
            ward.edition = i == 4 ? older->id : edition->id;
            ward.code = "W" + std::to_string(i % 4);
            ward.name = "Ward";
            ward.area = i % 2 == 0 ? m_bench.north : m_bench.south;
            ward.geometry = encodeShape(shape);
            mustHold(store.saveWard(*m_change, ward));
            m_wards.push_back(ward.id);
        }
        m_wards.emplace_back(); // none
        m_bench.database->execute(
            "INSERT INTO gazetteer_source (no, name, kind, imported_at, streets, postcodes) "
            "VALUES (1, 'x', 'plain', 0, 6, 0);"
            "INSERT INTO gazetteer_street (source, name, easting, northing, latitude, longitude) "
            "VALUES (1, 'Alder Road', 0, 0, 54.5, -1.55), (1, 'Birch Street', 0, 0, 54.5, -1.45),"
            "(1, 'Cedar Avenue', 0, 0, 54.5, -1.35), (1, 'Dale View', 0, 0, 54.45, -1.25),"
            "(1, 'Alder Road', 0, 0, 54.55, -1.31), (1, 'Far Lane', 0, 0, 55.5, -1.5)");
    }

    void people()
    {
        for (int i = 0; i < 2; ++i)
            m_groups.push_back(
                put("group", {{"name", Value{std::string("Friends")}}, {"area", ref(m_areas)}}, 0));
        m_groups.emplace_back();
        const int champions = 3 + below(22);
        for (int i = 0; i < champions; ++i)
            m_champions.push_back(put(
                "champion",
                {{"number", Value{std::to_string(i + 1)}},
                 {"status", text({"active", "active", "active", "left", "resting", "prospective"})},
                 {"area", ref(m_areas)},
                 {"joined_on", chance(20) ? Value{} : day()},
                 {"left_on", chance(60) ? Value{} : day()},
                 {"last_heard_at", chance(70) ? Value{} : when()},
                 {"patch",
                  text(
                      {"", "alder road", "birch street; cedar avenue",
                       R"({"type":"LineString","coordinates":[[-1.26,54.4503],[-1.24,54.4503]]})",
                       R"({"type":"LineString","coordinates":[[-1.26,54.4504],[-1.24,54.4504]]})"})},
                 {"address", text({"", "12 Dale View, Haleby"})}}));
        m_champions.push_back(m_bench.database->newId()); // not heard of here
        for (int i = 0; i < 30; ++i)
            put("contact", {{"champion", ref(m_champions)},
                            {"kind", text({"answer", "answer", "thanks", ""})},
                            {"at", when()},
                            {"answered", number(2)}});
    }

    void reports()
    {
        std::vector<Id> made;
        std::vector<Id> some = m_champions;
        for (std::size_t i = 0; i < m_champions.size(); ++i)
            some.emplace_back();
        const int reports = 20 + below(160);
        for (int i = 0; i < reports; ++i) {
            const Instant logged = moment();
            Instant closed =
                chance(90) ? logged + std::chrono::minutes{below(40 * 24 * 60)} : moment();
            closed = std::min(closed, at(2026, 8, 15));
            made.push_back(put(
                "report",
                {{"category", text({"litter",
                                    "graffiti",
                                    "fly_tipping",
                                    "fly_tipping",
                                    "other",
                                    "litter.park",
                                    "dog_fouling.path",
                                    "weeds.verge",
                                    "detritus",
                                    "fly_posting",
                                    "overflowing_bin.dog",
                                    "abandoned_vehicle",
                                    "trade_waste",
                                    "untidy_garden",
                                    "drug_litter.needles",
                                    "dead_animal",
                                    "street_furniture",
                                    "trolley",
                                    "hazardous.gas",
                                    ""})},
                 {"status", text({"new", "in_progress", "done", "done", "done", "closed_not_ours",
                                  "closed_duplicate", "closed_withdrawn", "reopened"})},
                 {"source", text({"champion", "champion", "champion", "public", "councillor",
                                  "staff", "walkabout", "meeting", "pick", "kit", "import", ""})},
                 {"champion", ref(some)},
                 {"area", ref(m_areas)},
                 {"ward", ref(m_wards)},
                 {"logged_at", test::moment(logged)},
                 {"closed_at", chance(30) ? Value{} : test::moment(closed)},
                 {"due_on", chance(25) ? Value{} : Value{isoDay(localDay(closed))}},
                 {"recurrence_of", made.empty() || chance(85) ? Value{} : ref(made)}}));
        }
        for (int i = 0; i < 25; ++i)
            put("report_step",
                {{"report", ref(made)},
                 {"to_status", text({"reopened", "reopened", "done"})},
                 {"at", when()}},
                0);
    }

    void picks()
    {
        for (int i = 0; i < 14; ++i)
            m_picks.push_back(
                put("pick", {{"title", Value{std::string("Pick")}},
                             {"starts_at", when()},
                             {"status", text({"closed", "closed", "live", "figures_due",
                                              "cancelled", "planned", "approved"})},
                             {"area", ref(m_areas)},
                             {"ward", ref(m_wards)},
                             {"bags_general", number(40)},
                             {"bags_recycling", number(40)},
                             {"kg_measured", weight()},
                             {"kg_estimated", weight()}}));
        std::vector<Id> some = m_champions;
        some.emplace_back();
        some.emplace_back();
        for (int i = 0; i < 90; ++i)
            put("attendance",
                {{"pick", ref(m_picks)},
                 {"champion", ref(some)},
                 {"status", text({"attended", "walk_in", "booked", "no_show", "attended"})},
                 {"minutes", number(240)}});
    }

    void loans()
    {
        // As records that came from elsewhere: nothing asks how a loan came to its state.
        m_bench.database->execute("INSERT OR IGNORE INTO merging (one) VALUES (1)");
        std::vector<Id> some = m_champions;
        some.emplace_back();
        std::vector<Id> picks = m_picks;
        for (int i = 0; i < 20; ++i)
            picks.emplace_back();
        std::vector<Id> loans;
        for (int i = 0; i < 30; ++i) {
            const Instant out = moment();
            const Instant back =
                std::min(out + std::chrono::minutes{below(60 * 24 * 60)}, at(2026, 8, 15));
            const Id loan =
                put("loan", {{"status", text({"out", "closed", "closed", "incomplete", "checking",
                                              "reserved", "written_off", "cancelled"})},
                             {"borrower", ref(some)},
                             {"host_group", ref(m_groups)},
                             {"pick", ref(picks)},
                             {"due_in", chance(10)   ? Value{}
                                        : chance(30) ? Value{isoDay(localDay(back))}
                                                     : day()},
                             {"out_at", chance(15) ? Value{} : test::moment(out)},
                             {"returned_at", chance(40) ? Value{} : test::moment(back)}});
            loans.push_back(loan);
            for (int kit = below(4); kit > 0; --kit)
                put("loan_kit", {{"loan", Value{loan.toBlob()}}, {"kit", ref(m_kits)}});
        }
        loans.push_back(m_bench.database->newId());
        for (int i = 0; i < 30; ++i)
            put("loan_step",
                {{"loan", ref(loans)},
                 {"action", text({"hand_over", "hand_over", "import", "write_off", "take_back"})},
                 {"at", when()},
                 {"override_rules", text({"", "trained", "trained;signed"})}},
                0);
        for (int i = 0; i < 25; ++i)
            put("work_report", {{"loan", ref(loans)},
                                {"made_at", when()},
                                {"bags", number(30)},
                                {"hours", weight()}});
    }

    void typed()
    {
        const std::vector<Id> places{m_bench.north, m_bench.south, Id()};
        for (int i = 0; i < 25; ++i) {
            const std::int64_t answered = below(200);
            put("survey",
                {{"held_on", day()},
                 {"question", text({"parks", "cleanliness", "refuse", "recycling", "area"})},
                 {"area", ref(places)},
                 {"answered", Value{answered}},
                 {"satisfied", Value{std::int64_t{answered > 0 ? below(int(answered) + 1) : 0}}}});
            put("cleanliness_score",
                {{"held_on", day()},
                 {"element", text({"litter", "detritus", "graffiti", "fly_posting"})},
                 {"area", ref(places)},
                 {"ward", ref(m_wards)},
                 {"sites", Value{std::int64_t{100 + below(300)}}},
                 {"below_b", number(50)},
                 {"b_minus", number(50)}});
        }
        for (int i = below(7); i > 0; --i)
            put("household_count", {{"area", ref(places)},
                                    {"from_on", day()},
                                    {"households", Value{std::int64_t{1'000 + below(9'000)}}}});
    }

    IndicatorBench &m_bench;
    std::mt19937 m_random;
    std::optional<Change> m_change;
    std::vector<std::pair<std::string, Id>> m_toDelete;
    std::vector<Id> m_areas;
    std::vector<Id> m_wards;
    std::vector<Id> m_groups;
    std::vector<Id> m_champions;
    std::vector<Id> m_picks;
    std::vector<Id> m_kits;
};

} // namespace sc::test
