// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/trainingstore.h"

#include <QTest>

using namespace sc;

namespace {

Day day(std::string_view text)
{
    return *parseIsoDay(text);
}

} // namespace

class TestTrainingStore : public QObject {
    Q_OBJECT

    FixedClock m_clock{*parseIsoInstant("2026-06-15T12:00:00Z")};
    std::unique_ptr<Database> m_database;
    Id m_jo;
    Id m_al;

    Result<Training> add(const char *course, const char *on, const Id &champion = {})
    {
        Change change(*m_database, {"Jo"});
        auto made = TrainingStore(*m_database)
                        .create(change, {.id = {},
                                         .champion = champion.isNull() ? m_jo : champion,
                                         .course = course,
                                         .on = day(on),
                                         .expiresOn = {},
                                         .revokedReason = {},
                                         .revokedOn = {}});
        return change.commit() ? made : std::unexpected(Error{});
    }
    std::string on(const char *date, const char *course = "sharps")
    {
        const auto state = TrainingStore(*m_database).state(m_jo, course, day(date));
        return state ? std::string(codeOf(state->status)) : state.error().problems.at(0).code;
    }

private Q_SLOTS:
    void init()
    {
        OpenOptions options;
        options.clock = &m_clock;
        m_database = std::move(*Database::inMemory(options));
        Change change(*m_database, {"Jo"});
        ChampionStore champions(*m_database);
        Champion champion;
        m_jo = champions.create(change, champion)->id;
        m_al = champions.create(change, champion)->id;
        QVERIFY(change.commit());
    }

    void holdsUntilItsLastDay()
    {
        QCOMPARE(on("2026-06-15"), "none");
        const auto training = add("sharps", "2026-01-31");
        QVERIFY(training);
        QCOMPARE(isoDay(*training->expiresOn), "2027-01-31");
        QCOMPARE(on("2026-01-30"), "none");
        QCOMPARE(on("2026-01-31"), "in_date");
        QCOMPARE(on("2026-12-01"), "in_date");
        QCOMPARE(on("2026-12-02"), "due"); // 60 days before
        QCOMPARE(on("2027-01-31"), "due");
        QCOMPARE(on("2027-02-01"), "expired");
        QCOMPARE(on("2026-06-15", "juggling"), "unknown_code");
    }

    void endsWithAShorterMonth()
    {
        Change change(*m_database, {"Jo"});
        const auto made = CourseStore(*m_database)
                              .create(change, {.id = {},
                                               .code = "winter",
                                               .label = "Winter",
                                               .monthsValid = 1,
                                               .renewalDays = 0});
        QVERIFY(made && change.commit());
        QCOMPARE(isoDay(*add("winter", "2026-01-31")->expiresOn), "2026-02-28");
    }

    void isRevokedWithAReasonUntilItIsTakenAgain()
    {
        const auto training = add("sharps", "2026-01-31");
        TrainingStore store(*m_database);
        {
            Change change(*m_database, {"Jo"});
            QCOMPARE(store.revoke(change, training->id, " ").error().problems.at(0).code,
                     "reason_required");
            QVERIFY(store.revoke(change, training->id, "Lifted a needle", day("2026-03-01")));
            QVERIFY(change.commit());
        }
        QCOMPARE(on("2026-02-28"), "in_date");
        QCOMPARE(on("2026-03-01"), "revoked");
        {
            Change change(*m_database, {"Jo"});
            QCOMPARE(store.revoke(change, training->id, "Again").error().problems.at(0).code,
                     "already_revoked");
        }
        QVERIFY(add("sharps", "2026-04-01"));
        QCOMPARE(on("2026-04-01"), "in_date");
    }

    void ofACourseTheCouncilChangedHoldsAsLongAsItSays()
    {
        CourseStore courses(*m_database);
        Change change(*m_database, {"Jo"});
        Course sharps = *courses.find("sharps");
        sharps.monthsValid = 0;
        QVERIFY(courses.update(change, sharps));
        QVERIFY(change.commit());
        QCOMPARE(courses.choices()->size(), 5U);
        QVERIFY(!add("sharps", "2020-01-01")->expiresOn);
        QCOMPARE(on("2040-01-01"), "in_date");
        Change second(*m_database, {"Jo"});
        QVERIFY(courses.remove(second, sharps.id));
        QVERIFY(second.commit());
        QCOMPARE(courses.find("sharps")->monthsValid, 12);
    }

    void ofAnEveningAreOneChange()
    {
        QVERIFY(add("sharps", "2026-06-10"));
        Change change(*m_database, {"Jo"});
        const auto held =
            TrainingStore(*m_database).hold(change, "sharps", day("2026-06-10"), {m_jo, m_al});
        QVERIFY(held && change.commit());
        QCOMPARE(*held, 1); // Jo has it already
        QCOMPARE(TrainingStore(*m_database).of(m_al)->size(), 1U);
    }

    void areListedWhenDueExpiredOrRevoked()
    {
        QVERIFY(add("sharps", "2025-07-01"));                // due
        QVERIFY(add("tool_use", "2020-01-01"));              // expired
        QVERIFY(add("manual_handling", "2026-01-01"));       // in date
        QVERIFY(add("safety_briefing", "2026-01-01", m_al)); // in date
        QVERIFY(add("safety_briefing", "2024-01-01", m_jo)); // expired, and taken again:
        QVERIFY(add("safety_briefing", "2026-05-01", m_jo));
        const auto renewals = TrainingStore(*m_database).renewals(day("2026-06-15"));
        QVERIFY(renewals);
        QCOMPARE(renewals->size(), 2U);
        QCOMPARE(renewals->at(0).course, "sharps");
        QCOMPARE(codeOf(renewals->at(0).state.status), "due");
        QCOMPARE(renewals->at(1).course, "tool_use");
        QCOMPARE(codeOf(renewals->at(1).state.status), "expired");
    }
};

QTEST_GUILESS_MAIN(TestTrainingStore)
#include "tst_trainingstore.moc"
