// SPDX-License-Identifier: GPL-3.0-or-later
#include "loanbench.h"
#include "loans/loandiarystore.h"

#include <QTest>

using namespace sc;

/// Kits booked, as the calendar shows them.
class TestLoanDiary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheDaysAKitGoesOutAndComesBack();
    void leavesOutDraftsAndWhatIsOver();
    void keepsToTheDaysAsked();
};

void TestLoanDiary::namesTheDaysAKitGoesOutAndComesBack()
{
    test::LoanBench bench;
    const auto loan = bench.draft(2, 5);
    QVERIFY(loan);
    QVERIFY(bench.reserve(loan->id));
    const Day today = bench.day(0);
    const auto days = LoanDiaryStore(*bench.database).between(today, addDays(today, 30)).value();
    QCOMPARE(days.size(), 2U);
    QVERIFY(!days[0].comesBack);
    QCOMPARE(days[0].day, addDays(today, 2));
    QCOMPARE(days[0].ref, loan->ref);
    QVERIFY(!days[0].kits.empty());
    QVERIFY(days[1].comesBack);
    QCOMPARE(days[1].day, addDays(today, 5));
}

void TestLoanDiary::leavesOutDraftsAndWhatIsOver()
{
    test::LoanBench bench;
    QVERIFY(bench.draft(2, 5));
    const Day today = bench.day(0);
    QVERIFY(LoanDiaryStore(*bench.database).between(today, addDays(today, 30)).value().empty());
}

void TestLoanDiary::keepsToTheDaysAsked()
{
    test::LoanBench bench;
    const auto loan = bench.draft(2, 5);
    QVERIFY(bench.reserve(loan->id));
    const Day today = bench.day(0);
    LoanDiaryStore diary(*bench.database);
    QCOMPARE(diary.between(addDays(today, 5), addDays(today, 5)).value().size(), 1U);
    QVERIFY(diary.between(addDays(today, 3), addDays(today, 4)).value().empty());
    QVERIFY(diary.between(today, addDays(today, 9), bench.database->newId()).value().empty());
}

QTEST_GUILESS_MAIN(TestLoanDiary)
#include "tst_loandiary.moc"
