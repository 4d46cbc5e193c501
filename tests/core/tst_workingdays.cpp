// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "core/workingdays.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;

namespace {

Day day(std::string_view iso)
{
    return parseIsoDay(iso).value();
}

QString after(std::string_view from, int count, Nation nation = Nation::EnglandAndWales)
{
    return QString::fromStdString(isoDay(addWorkingDays(day(from), count, nation)));
}

} // namespace

class WorkingDaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWeekendsAndBankHolidays()
    {
        QCOMPARE(after("2026-11-20", 1), u"2026-11-23"); // Friday to Monday
        QCOMPARE(after("2026-11-18", 5), u"2026-11-25");
        QCOMPARE(after("2026-04-02", 1), u"2026-04-07"); // over Easter
        QCOMPARE(after("2026-12-24", 1), u"2026-12-29"); // over Christmas
        QCOMPARE(after("2026-12-23", 5), u"2027-01-04");
    }

    void nationsDiffer()
    {
        QCOMPARE(after("2026-07-10", 1), u"2026-07-13");
        QCOMPARE(after("2026-07-10", 1, Nation::NorthernIreland), u"2026-07-14");
        QCOMPARE(after("2026-07-31", 1, Nation::Scotland), u"2026-08-04");
    }

    void noDaysIsTheSameDayOrTheNextWorkingDay()
    {
        QCOMPARE(after("2026-11-20", 0), u"2026-11-20");
        QCOMPARE(after("2026-11-21", 0), u"2026-11-23");
        QCOMPARE(after("2026-04-03", 0), u"2026-04-07");
    }

    void goesBack()
    {
        QCOMPARE(after("2026-11-23", -1), u"2026-11-20");
        QCOMPARE(after("2026-04-07", -1), u"2026-04-02");
    }

    void counts()
    {
        QCOMPARE(workingDaysBetween(day("2026-11-20"), day("2026-11-20")), 0);
        QCOMPARE(workingDaysBetween(day("2026-11-20"), day("2026-11-22")), 0);
        QCOMPARE(workingDaysBetween(day("2026-11-20"), day("2026-11-23")), 1);
        QCOMPARE(workingDaysBetween(day("2026-11-23"), day("2026-11-20")), -1);
        QCOMPARE(workingDaysBetween(day("2026-01-01"), day("2026-12-31")), 253);
    }

    void countingUndoesAdding()
    {
        QVERIFY(rc::check("count(d, add(d, n)) is n", [] {
            const Day from = addDays(day("2020-01-01"), *rc::gen::inRange(0, 4000));
            const int count = *rc::gen::inRange(-90, 91);
            const auto nation = *rc::gen::element(Nation::EnglandAndWales, Nation::Scotland,
                                                  Nation::NorthernIreland);
            const Day to = addWorkingDays(from, count, nation);
            RC_ASSERT(isWorkingDay(to, nation));
            RC_ASSERT(workingDaysBetween(from, to, nation) == count || count == 0);
        }));
    }
};

QTEST_APPLESS_MAIN(WorkingDaysTest)
#include "tst_workingdays.moc"
