// SPDX-License-Identifier: GPL-3.0-or-later
#include "loanbench.h"
#include "loans/loanliststore.h"
#include "picks/pickactionstore.h"

#include <QTest>

#include <set>

using namespace sc;
using namespace std::chrono_literals;

namespace {

/// One loan of every kind of line: overdue, out, reserved, draft and cancelled, each with a kit.
struct Lent : test::LoanBench {
    Lent()
    {
        overdue = out(0, 1);
        clock.advance(24h * 4);
        isOut = loan("K-002", 0, 9, sam);
        test::mustHold(lend(isOut));
        reserved = loan("K-003", 6, 8, joan);
        test::mustHold(reserve(reserved));
        draft = loan("K-004", 7, 8, sam);
        cancelled = loan("K-005", 6, 8, joan);
        test::mustHold(reserve(cancelled));
        test::mustHold(cancel(cancelled));
    }
    Id loan(const std::string &label, int from, int to, const Id &who)
    {
        const auto made = LoanBench::draft(from + 4, to + 4, {addKit(label)}, who);
        test::mustHold(made);
        return made->id;
    }
    LoanPage page(LoansShown shown, std::string_view words = {}, std::size_t most = 100)
    {
        return LoanListStore(*database).page(shown, words, most).value();
    }
    std::vector<Id> ids(LoansShown shown, std::string_view words = {})
    {
        std::vector<Id> found;
        for (const LoanRow &row : page(shown, words).rows)
            found.push_back(row.loan.id);
        return found;
    }

    Id overdue;
    Id isOut;
    Id reserved;
    Id draft;
    Id cancelled;
};

} // namespace

/// The list of loans, a page at a time.
class TestLoanList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatItsPickIsOff();
    void putsWhatIsLateFirstAndWhatIsOverLast();
    void showsOneStateAtATime();
    void findsWordsInBorrowerKitAndReference();
    void countsBeyondThePage();
    void marksThoseThatClash();
    void tellsWhoWaitsForAKitThatIsStillOut();
};

void TestLoanList::tellsWhoWaitsForAKitThatIsStillOut()
{
    test::LoanBench bench;
    const auto promised = bench.draft(1, 3, {}, bench.sam);
    test::mustHold(bench.reserve(promised->id));
    LoanListStore list(*bench.database);
    const auto waits = [&] {
        return list.page(LoansShown::Reserved, {}, 10).value().rows.front().waitsFor;
    };
    QCOMPARE(waits(), std::string());
    const auto loan = bench.draft(0, 2);
    test::mustHold(
        bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Wanted at once"}));
    QCOMPARE(waits(), std::string("K-001"));
    test::mustHold(bench.giveBack(loan->id));
    QCOMPARE(waits(), std::string());
}

void TestLoanList::marksThoseThatClash()
{
    Lent lent;
    const auto marked = [&](LoansShown shown) {
        std::vector<Id> ids;
        for (const LoanRow &row : lent.page(shown).rows)
            if (row.clashes)
                ids.push_back(row.loan.id);
        return ids;
    };
    QVERIFY(marked(LoansShown::All).empty());
    Loan there; // another team lent the same kit
    there.kits = {lent.kit};
    there.borrower = lent.sam;
    there.dueOut = lent.day(1);
    there.dueIn = lent.day(9);
    there.progress.status = "out";
    const auto other = lent.must([&](Change &made) {
        return LoanStore(*lent.database).create(made, there, LoanOrigin::Imported);
    });
    QCOMPARE(marked(LoansShown::Overdue), std::vector{lent.overdue}); // the other is not shown
    const std::vector<Id> all = marked(LoansShown::All);
    QCOMPARE(std::set(all.begin(), all.end()), (std::set{lent.overdue, other.id}));
    LoanClashStore clashes(*lent.database);
    QCOMPARE(clashes.clashesOf(other.id)->size(), 1U);
    QCOMPARE(clashes.clashes()->size(), 1U);
    const Loan quiet = lent.get(lent.isOut);
    QVERIFY(clashes.clashing({&quiet})->empty());
}

void TestLoanList::saysThatItsPickIsOff()
{
    test::LoanBench bench;
    Pick pick;
    pick.title = "Alder Road";
    pick.place = {PickPlace::Kind::Point, {LatLon{54.526, -1.553}}, {}};
    pick.startsAt = test::kMorning + 48h;
    PickStore picks(*bench.database);
    pick = bench.must([&](Change &made) { return picks.create(made, pick); });
    auto loan = bench.draft(0, 3);
    loan->pick = pick.id;
    bench.must([&](Change &made) { return LoanStore(*bench.database).update(made, *loan); });
    QVERIFY(bench.reserve(loan->id));
    const auto says = [&] {
        return LoanListStore(*bench.database)
            .page(LoansShown::Reserved, {}, 10)
            .value()
            .rows.front()
            .pickGone;
    };
    QCOMPARE(says(), std::string());
    bench.must([&](Change &made) {
        return PickActions(*bench.database).cancel(made, pick.id, {.reason = "weather"});
    });
    QCOMPARE(says(), std::string("The litter pick \"Alder Road\" is cancelled"));
    QVERIFY(bench.change([&](Change &made) { return picks.remove(made, pick.id); }));
    QCOMPARE(says(), std::string("The litter pick \"Alder Road\" is deleted"));
    // It stops nothing, and stands with the step.
    QVERIFY(
        bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "They go by themselves"}));
    QVERIFY(LoanStore(*bench.database).steps(loan->id)->back().note.contains("is deleted"));
    QCOMPARE(LoanListStore(*bench.database).pickGone(bench.get(loan->id)), std::string());
}

void TestLoanList::putsWhatIsLateFirstAndWhatIsOverLast()
{
    Lent lent;
    QCOMPARE(lent.ids(LoansShown::All),
             (std::vector{lent.overdue, lent.isOut, lent.reserved, lent.draft, lent.cancelled}));
    const LoanRow first = lent.page(LoansShown::All).rows.front();
    QCOMPARE(first.borrower, LoanStore(*lent.database).personName(lent.joan));
    QCOMPARE(first.kits, std::vector<std::string>{"K-001"});
}

void TestLoanList::showsOneStateAtATime()
{
    Lent lent;
    QCOMPARE(lent.ids(LoansShown::Overdue), std::vector{lent.overdue});
    QCOMPARE(lent.ids(LoansShown::Out), (std::vector{lent.overdue, lent.isOut}));
    QCOMPARE(lent.ids(LoansShown::Reserved), (std::vector{lent.reserved, lent.draft}));
    QVERIFY(lent.ids(LoansShown::Checking).empty());
    QCOMPARE(lent.ids(LoansShown::Over), std::vector{lent.cancelled});
    QCOMPARE(lent.ids(LoansShown::Open),
             (std::vector{lent.overdue, lent.isOut, lent.reserved, lent.draft}));
}

void TestLoanList::findsWordsInBorrowerKitAndReference()
{
    Lent lent;
    QCOMPARE(lent.ids(LoansShown::All, "reid"), (std::vector{lent.isOut, lent.draft}));
    QCOMPARE(lent.ids(LoansShown::All, "k-002 REID"), std::vector{lent.isOut});
    QCOMPARE(lent.ids(LoansShown::All, lent.get(lent.reserved).ref), std::vector{lent.reserved});
    QVERIFY(lent.ids(LoansShown::All, "reid pearson").empty());
}

void TestLoanList::countsBeyondThePage()
{
    Lent lent;
    const LoanPage page = lent.page(LoansShown::All, {}, 2);
    QCOMPARE(page.rows.size(), 2U);
    QCOMPARE(page.found, 5);
    const LoanPage found = lent.page(LoansShown::All, "pearson", 1);
    QCOMPARE(found.rows.size(), 1U);
    QCOMPARE(found.found, 3);
    QCOMPARE(LoanListStore(*lent.database).count(LoansShown::Overdue).value(), 1);
}

QTEST_GUILESS_MAIN(TestLoanList)
#include "tst_loanlist.moc"
