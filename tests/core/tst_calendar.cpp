// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"
#include "core/dates.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view iso)
{
    return parseIsoInstant(iso).value();
}

Day day(std::string_view iso)
{
    return parseIsoDay(iso).value();
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void localDayFollowsTheClocks()
    {
        QCOMPARE(isoDay(localDay(at("2026-06-30T23:30:00Z"))), std::string("2026-07-01"));
        QCOMPARE(isoDay(localDay(at("2026-12-31T23:30:00Z"))), std::string("2026-12-31"));
        QCOMPARE(isoInstant(startOfDay(day("2026-07-01"))), std::string("2026-06-30T23:00:00Z"));
        QCOMPARE(isoInstant(startOfDay(day("2026-01-01"))), std::string("2026-01-01T00:00:00Z"));
    }

    void clocksChangeOnTheLastSundays()
    {
        QCOMPARE(timeOfDay(at("2026-03-29T00:59:59Z")), std::string("00:59"));
        QCOMPARE(timeOfDay(at("2026-03-29T01:00:00Z")), std::string("02:00"));
        QCOMPARE(timeOfDay(at("2026-10-25T00:59:59Z")), std::string("01:59"));
        QCOMPARE(timeOfDay(at("2026-10-25T01:00:00Z")), std::string("01:00"));
    }

    void anHourThatHappensTwiceMeansItsFirstPass()
    {
        const auto local = toLocal(at("2026-10-25T00:30:00Z"));
        QCOMPARE(isoInstant(fromLocal(local)), std::string("2026-10-25T00:30:00Z"));
    }

    void anHourThatIsLeftOutIsReadAsWinterTime()
    {
        const LocalTime skipped{std::chrono::sys_days{day("2026-03-29")}.time_since_epoch() +
                                90min};
        QCOMPARE(isoInstant(fromLocal(skipped)), std::string("2026-03-29T01:30:00Z"));
    }

    void theyAllComeBack()
    {
        QVERIFY(rc::check("local and back", [] {
            const Instant moment{
                std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)}};
            const Instant back = fromLocal(toLocal(moment));
            RC_ASSERT(back == moment || back == moment - 1h);
            const Day today = localDay(moment);
            RC_ASSERT(startOfDay(today) <= moment && moment < startOfDay(addDays(today, 1)));
            const Quarter quarter = Quarter::of(moment);
            RC_ASSERT(quarter.start() <= moment && moment < quarter.end());
            RC_ASSERT(quarter.next().previous() == quarter);
            RC_ASSERT(quarter.next().start() == quarter.end());
            RC_ASSERT(Quarter::parse(quarter.id()).value() == quarter);
        }));
    }

    void quarterOfHalfPastMidnightInSummerIsTheNewOne()
    {
        QCOMPARE(Quarter::of(at("2026-07-01T00:30:00+01:00")), (Quarter{2026, 2}));
        QCOMPARE(Quarter::of(at("2026-06-30T22:59:59Z")), (Quarter{2026, 1}));
        QCOMPARE(Quarter::of(day("2027-03-31")), (Quarter{2026, 4}));
        QCOMPARE(Quarter::of(day("2027-04-01")), (Quarter{2027, 1}));
    }

    void quarterWritesItself()
    {
        const Quarter q1{2026, 1};
        QCOMPARE(q1.id(), std::string("2026-27Q1"));
        QCOMPARE(q1.label(), std::string("2026-27 Q1 (Apr to Jun 2026)"));
        QCOMPARE((Quarter{2026, 4}.label()), std::string("2026-27 Q4 (Jan to Mar 2027)"));
        QCOMPARE((Quarter{1999, 3}.id()), std::string("1999-00Q3"));
        QCOMPARE(isoDay(q1.firstDay()), std::string("2026-04-01"));
        QCOMPARE(isoDay(q1.lastDay()), std::string("2026-06-30"));
        QCOMPARE(isoInstant(q1.start()), std::string("2026-03-31T23:00:00Z"));
        QCOMPARE(isoInstant(q1.end()), std::string("2026-06-30T23:00:00Z"));
        QCOMPARE(q1.plus(-1), (Quarter{2025, 4}));
        QCOMPARE(q1.plus(7), (Quarter{2027, 4}));
    }

    void quarterForgivesHowItIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"2026-27Q1", "2026/27 Q1", "2026-2027 q1", "Q1 2026-27",
                                  "2026-27 Qtr1", "q1 2026/2027", " 2026-27  q1 "})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }

    void quarterForgivesHowItIsTyped()
    {
        QFETCH(QString, typed);
        QCOMPARE(Quarter::parse(typed.toStdString()).value(), (Quarter{2026, 1}));
    }

    void quarterRefusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"", "2026Q1", "2026-28Q1", "2026-27Q5", "2026-27Q0", "2026-27",
                                  "Q1", "26-27Q1", "2026-27X1", "2026-27Q11"})
            QTest::newRow(*typed == 0 ? "(nothing)" : typed) << QString::fromLatin1(typed);
    }

    void quarterRefusesWhatIsNone()
    {
        QFETCH(QString, typed);
        const auto read = Quarter::parse(typed.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().problems.at(0).code, std::string("bad_quarter"));
    }
};

QTEST_APPLESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
