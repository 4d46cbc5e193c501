// SPDX-License-Identifier: GPL-3.0-or-later
// Fields that say one thing together are decided together.
#include "sync/conflicts.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

std::vector<Conflict> listOf(Pc &pc)
{
    return ConflictStore(pc.db()).list().value_or(std::vector<Conflict>());
}

bool settle(Pc &pc, const Conflict &conflict, const ConflictChoice &choice)
{
    return ConflictStore(pc.db()).settle(conflict, choice, Actor{"Reviewer"}).has_value();
}

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void aPlaceIsOneQuestion()
    {
        const auto place = [](double latitude, double longitude, double easting, double northing,
                              const char *typed) {
            return FieldValues{{"latitude", Value{latitude}},
                               {"longitude", Value{longitude}},
                               {"easting", Value{easting}},
                               {"northing", Value{northing}},
                               {"place_typed", words(typed)}};
        };
        const Id id = m_a->create("report", place(54.5, -1.5, 428050, 514000, "NZ 28050 14000"));
        exchange(*m_a, *m_b);
        // The easting stays on A: what it was before is A's answer too.
        m_a->update("report", id, place(54.6, -1.6, 428050, 515000, "NZ 28050 15000"));
        m_b->clock().advance(1min);
        m_b->update("report", id, place(54.7, -1.7, 429000, 516000, "NZ 29000 16000"));
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QVERIFY(list[0].kind == Conflict::Kind::Place);
        QCOMPARE(list[0].field, "place");
        QCOMPARE(list[0].heads.size(), 2UZ);
        QCOMPARE(list[0].heads[0].by, "Officer 1");
        QCOMPARE(list[0].heads[0].about, "NZ 28050 15000");
        QCOMPARE(list[0].heads[1].about, "NZ 29000 16000");
        QVERIFY(listOf(*m_b).at(0).id == list[0].id);
        QCOMPARE(listOf(*m_b).at(0).heads[0].about, "NZ 28050 15000");
        QVERIFY(settle(*m_b, list[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            QVERIFY(listOf(*pc).empty());
            QCOMPARE(pc->text("SELECT latitude || ' ' || longitude || ' ' || easting || ' ' || "
                              "northing || ' ' || place_typed FROM report"),
                     "54.6 -1.6 428050.0 515000.0 NZ 28050 15000");
        }
        QCOMPARE(m_a->faults(), "");
    }

    void placesChosenInTwoWaysAreOneQuestionAgain()
    {
        const Id id =
            m_a->create("report", {{"latitude", Value{54.5}}, {"longitude", Value{-1.5}}});
        exchange(*m_a, *m_b);
        m_a->update("report", id, {{"latitude", Value{54.6}}, {"longitude", Value{-1.6}}});
        m_b->update("report", id, {{"latitude", Value{54.7}}});
        exchange(*m_a, *m_b);
        const Conflict place = listOf(*m_a).at(0);
        QVERIFY(settle(*m_a, place, {.choose = 1}));
        QVERIFY(settle(*m_b, place, {.choose = 2}));
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QCOMPARE(listOf(*m_a)[0].heads.size(), 2UZ);
        QCOMPARE(listOf(*m_a)[0].heads.size(), listOf(*m_b)[0].heads.size());
        const Conflict again = listOf(*m_a).at(0);
        std::set<std::string> places;
        for (const ConflictHead &head : again.heads)
            places.insert(head.about);
        QCOMPARE(*places.begin() + "; " + *places.rbegin(),
                 "54.60000, -1.60000; 54.70000, -1.50000");
        QVERIFY(again.baseFields.empty()); // there was no one place before
        QCOMPARE(m_a->picture(), m_b->picture());
    }

    void aStateIsDecidedWithWhatHangsOnIt()
    {
        const Id id = m_a->create("report", {{"status", words("scheduled")}});
        exchange(*m_a, *m_b);
        m_a->update("report", id,
                    {{"status", words("done")}, {"closed_at", instantValue(kMorning)}});
        m_b->update("report", id, {{"status", words("in_progress")}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(list[0].field, "status");
        QVERIFY(list[0].base == words("scheduled"));
        const std::size_t open = list[0].heads[0].value == words("in_progress") ? 1 : 2;
        QVERIFY(settle(*m_a, list[0], {.choose = open}));
        exchange(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT status || quote(closed_at) FROM report"), "in_progressNULL");
        QVERIFY(listOf(*m_b).empty());
    }

    void whatHangsOnAStateAllAgreeAboutIsAskedAboutByItself()
    {
        const Id id = m_a->create("report", {{"status", words("scheduled")}});
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            pc->update("report", id,
                       {{"status", words("done")},
                        {"closed_at", instantValue(kMorning + (pc == m_a.get() ? 0min : 1min))}});
        }
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QCOMPARE(listOf(*m_a)[0].field, "closed_at");
        // One reopened it, the other only put the time right: what was done is not closed at all.
        const Id other = m_a->create(
            "report", {{"status", words("done")}, {"closed_at", instantValue(kMorning)}});
        exchange(*m_a, *m_b);
        m_a->update("report", other, {{"status", words("reopened")}, {"closed_at", Value{}}});
        m_b->update("report", other, {{"closed_at", instantValue(kMorning + 5min)}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_b);
        QCOMPARE(list.size(), 2UZ);
        const Conflict &state = list[0].record == other ? list[0] : list[1];
        QCOMPARE(state.field, "status");
        const std::size_t reopened = state.heads[0].value == words("reopened") ? 1 : 2;
        QVERIFY(settle(*m_b, state, {.choose = reopened == 1 ? 2U : 1U}));
        QCOMPARE(m_b->text("SELECT status || (closed_at > 0) FROM report WHERE closed_at = " +
                           std::to_string((kMorning + 5min).time_since_epoch().count())),
                 "done1");
    }

    // When it is due follows from the category and the priority, as whoever wrote them knew both.
    void aCategoryIsDecidedWithItsDueDay()
    {
        const auto report = [&] {
            return m_a->create("report", {{"category", words("litter")},
                                          {"priority", words("normal")},
                                          {"due_on", words("2026-12-01")}});
        };
        const Id id = report();
        const Id other = report();
        exchange(*m_a, *m_b);
        m_a->update("report", id,
                    {{"category", words("hazardous")}, {"due_on", words("2026-11-23")}});
        m_b->update("report", id, {{"category", words("weeds")}, {"due_on", words("2026-12-18")}});
        exchange(*m_a, *m_b);
        auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(list[0].field, "category");
        const std::size_t first = list[0].heads[0].value == words("hazardous") ? 0 : 1;
        QCOMPARE(list[0].heads[first].about, "due on 2026-11-23");
        QVERIFY(settle(*m_a, list[0], {.choose = first + 1}));
        exchange(*m_a, *m_b);
        QCOMPARE(
            m_b->text("SELECT category || due_on FROM report WHERE deleted = 0 ORDER BY due_on "
                      "LIMIT 1"),
            "hazardous2026-11-23");
        QVERIFY(listOf(*m_b).empty());
        // Nobody disputes the category, and nobody the priority: they stay, and only the day they
        // lead to is asked about.
        m_a->update("report", other,
                    {{"category", words("hazardous")}, {"due_on", words("2026-11-23")}});
        m_b->update("report", other, {{"priority", words("low")}, {"due_on", words("2026-12-30")}});
        exchange(*m_a, *m_b);
        list = listOf(*m_b);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(list[0].field, "due_on");
        QVERIFY(settle(*m_b, list[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT count(*) FROM report WHERE category = 'hazardous' AND priority "
                           "= 'low'"),
                 "1");
        // Of priority against priority it goes along too.
        for (Pc *pc : {m_a.get(), m_b.get()})
            pc->update("report", other,
                       {{"priority", words(pc == m_a.get() ? "high" : "urgent")},
                        {"due_on", words(pc == m_a.get() ? "2026-11-22" : "2026-11-21")}});
        exchange(*m_a, *m_b);
        list = listOf(*m_b);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(list[0].field, "priority");
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
