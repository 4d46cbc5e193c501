// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;

namespace {

/// A Saturday.
Day today()
{
    return parseIsoDay("2026-11-21").value();
}

} // namespace

class DatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("iso");
        for (const char *typed :
             {"27 3 2026", "27/3/26", "27.03.2026", "27-3-26", "27 mar", "27th March",
              "27 March 2026", "March 27, 2026", "Fri 27 Mar 2026", "270326", "27032026",
              "2026-03-27", "27/3", "27mar26", "the 27th of march"})
            QTest::newRow(typed) << "2026-03-27";
        QTest::newRow("today") << "2026-11-21";
        QTest::newRow(" Yesterday ") << "2026-11-20";
        QTest::newRow("tomorrow") << "2026-11-22";
        QTest::newRow("fri") << "2026-11-20";
        QTest::newRow("sat") << "2026-11-21";
        QTest::newRow("last sat") << "2026-11-14";
        QTest::newRow("next Saturday") << "2026-11-28";
        QTest::newRow("tues") << "2026-11-17";
        QTest::newRow("3 days ago") << "2026-11-18";
        QTest::newRow("a week ago") << "2026-11-14";
        QTest::newRow("in 2 weeks") << "2026-12-05";
        QTest::newRow("25 dec") << "2025-12-25"; // has not happened yet this year
        QTest::newRow("29 feb") << "2024-02-29";
        QTest::newRow("1 4 99") << "1999-04-01";
        QTest::newRow("1 sept 2026") << "2026-09-01";
    }

    void readsWhatPeopleType()
    {
        QFETCH(QString, iso);
        const auto read = parseDay(QTest::currentDataTag(), today());
        QVERIFY2(read.has_value(), QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(isoDay(*read)), iso);
    }

    void looksAheadWhereSomethingIsPlanned()
    {
        const auto ahead = [](const char *typed) {
            return QString::fromStdString(isoDay(parseDay(typed, today(), Toward::Future).value()));
        };
        QCOMPARE(ahead("fri"), u"2026-11-27");
        QCOMPARE(ahead("sat"), u"2026-11-21");
        QCOMPARE(ahead("25 dec"), u"2026-12-25");
        QCOMPARE(ahead("27 mar"), u"2027-03-27");
        QCOMPARE(ahead("last fri"), u"2026-11-20");
    }

    void refusesDaysThatAreNone_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *typed :
             {"", "30 2 2026", "31/4/26", "29 feb 2026", "0 1 2026", "1 13 2026", "soon", "27",
              "27 3 2026 4", "1 4 126", "2026-02-30", "12:30", "x", "999999999 1 2026", "ma 27",
              "3 years ago", "99999 days ago"}) {
            QTest::addRow("%s", *typed == 0 ? "(nothing)" : typed)
                << QString::fromLatin1(*typed == 0 ? "missing" : "bad_date");
        }
    }

    void refusesDaysThatAreNone()
    {
        QFETCH(QString, code);
        const auto read = parseDay(code == u"missing" ? "" : QTest::currentDataTag(), today());
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().problems.at(0).code), code);
    }

    void readsTimesOfDay()
    {
        using std::chrono::minutes;
        for (const char *typed : {"14:05", "14.05", "1405", "2:05pm", "2.05 PM", " 2:05 pm "})
            QCOMPARE(parseTimeOfDay(typed).value(), minutes{14 * 60 + 5});
        QCOMPARE(parseTimeOfDay("2pm").value(), minutes{14 * 60});
        QCOMPARE(parseTimeOfDay("12am").value(), minutes{0});
        QCOMPARE(parseTimeOfDay("12pm").value(), minutes{12 * 60});
        QCOMPARE(parseTimeOfDay("9:30").value(), minutes{9 * 60 + 30});
        for (const char *typed :
             {"", "25:00", "14:60", "14", "13pm", "0am", "noon", "1:2:3", "14:5"})
            QVERIFY2(!parseTimeOfDay(typed), typed);
    }

    void isoInstantIsStrict_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::newRow("2026-03-27T14:05Z") << "2026-03-27T14:05:00Z";
        QTest::newRow("2026-03-27T14:05:09Z") << "2026-03-27T14:05:09Z";
        QTest::newRow("2026-03-27T14:05:09.25Z") << "2026-03-27T14:05:09.250Z";
        QTest::newRow("2026-03-27T14:05:09.999999Z") << "2026-03-27T14:05:09.999Z";
        QTest::newRow("2026-07-01T00:30:00+01:00") << "2026-06-30T23:30:00Z";
        QTest::newRow("2026-07-01T00:30:00+0100") << "2026-06-30T23:30:00Z";
        QTest::newRow("2026-07-01T00:30:00-05") << "2026-07-01T05:30:00Z";
        QTest::newRow("1969-12-31T23:59:59.5Z") << "1969-12-31T23:59:59.500Z";
        for (const char *bad : {"",
                                "2026-03-27",
                                "2026-03-27T14:05",
                                "2026-03-27T14:05:09",
                                "2026-02-30T10:00:00Z",
                                "2026-03-27T24:00:00Z",
                                "2026-03-27T14:60Z",
                                "2026-03-27T14:05:60Z",
                                "2026-3-27T14:05Z",
                                "2026-03-27T14:05Zulu",
                                "2026-03-27T14:05+1",
                                "2026-03-27T14:05+01:",
                                "2026-03-27T14:05.Z",
                                "2026-03-27T14:05:09.Z",
                                "20260327T140500Z",
                                "2026-03-27T14:05+15:00",
                                "27/03/2026 14:05",
                                "2026-13-01T00:00Z",
                                "2026-03-27T14:05:09+01:60",
                                " 2026-03-27T14:05Z"})
            QTest::addRow("%s", *bad == 0 ? "(nothing)" : bad) << QString();
    }

    void isoInstantIsStrict()
    {
        QFETCH(QString, wanted);
        const auto read = parseIsoInstant(QTest::currentDataTag());
        QCOMPARE(read.has_value(), !wanted.isEmpty());
        if (read)
            QCOMPARE(QString::fromStdString(isoInstant(*read)), wanted);
    }

    void isoDayIsStrict()
    {
        QVERIFY(parseIsoDay("2024-02-29").has_value());
        for (const char *bad : {"2026-02-29", "2026-02-30", "2026-2-3", "2026-00-01", "2026-01-00",
                                "26-01-01", "2026-01-01T", "", "2026/01/01", " 2026-01-01"})
            QVERIFY2(!parseIsoDay(bad), bad);
    }

    void writesForPeople()
    {
        QCOMPARE(shortDay(parseIsoDay("2026-11-26").value()), std::string("Thu 26 Nov"));
        QCOMPARE(longDay(parseIsoDay("2026-07-01").value()), std::string("1 July 2026"));
        QCOMPARE(timeOfDay(parseIsoInstant("2026-07-01T13:05Z").value()), std::string("14:05"));
        QCOMPARE(dayAndTime(parseIsoInstant("2026-06-30T23:05Z").value()),
                 std::string("1 July 2026 at 00:05"));
    }

    void comesBackFromText()
    {
        QVERIFY(rc::check("instants", [] {
            const Instant moment{std::chrono::milliseconds{
                *rc::gen::inRange<std::int64_t>(-5'000'000'000'000, 9'000'000'000'000)}};
            RC_ASSERT(parseIsoInstant(isoInstant(moment)).value() == moment);
        }));
        QVERIFY(rc::check("days", [] {
            const Day day = addDays(today(), *rc::gen::inRange(-7000, 7000));
            RC_ASSERT(parseIsoDay(isoDay(day)).value() == day);
            RC_ASSERT(parseDay(isoDay(day), today()).value() == day);
            RC_ASSERT(parseDay(longDay(day), today()).value() == day);
        }));
        QVERIFY(rc::check("any bytes", [](const std::string &text) {
            (void)parseDay(text, today()).has_value();
            (void)parseTimeOfDay(text).has_value();
            (void)parseIsoInstant(text).has_value();
        }));
    }
};

QTEST_APPLESS_MAIN(DatesTest)
#include "tst_dates.moc"
