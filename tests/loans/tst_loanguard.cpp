// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanbench.h"

using namespace sc;
using namespace sc::test;

class TestLoanGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedDoubleLendingIsAClashToSettle()
    {
        LoanBench bench;
        const Id here = bench.out();
        Loan there;
        there.kits = {bench.kit};
        there.borrower = bench.sam;
        there.dueOut = bench.day(-1);
        there.dueIn = bench.day(4);
        there.progress.status = "out";
        const auto brought = bench.change([&](Change &made) {
            return LoanStore(*bench.database).create(made, there, LoanOrigin::Imported);
        });
        QCOMPARE(codesOf(brought), std::string("ok"));
        LoanClashStore clashes(*bench.database);
        QCOMPARE(clashes.clashes()->size(), std::size_t{1});
        QVERIFY(clashes.clashes()->front().bothOut);
        QVERIFY(clashes.clashes()->front().inWords().contains("K-001"));
        const auto settled = bench.change([&](Change &made) {
            return clashes.settle(made, here,
                                  {.keeps = bench.get(here).ref, .reason = "The other was a slip"});
        });
        QCOMPARE(codesOf(settled), std::string("ok"));
        QVERIFY(clashes.clashes()->empty());
        QCOMPARE(bench.get(brought->id).status(), std::string("cancelled"));
        QVERIFY(bench.giveBack(here));
    }

    void databaseItselfRefusesAStateThatNoStepLedTo()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        const auto forced = bench.change([&](Change &made) {
            return bench.database->attempt(
                [&] { made.update("loan", loan->id, {{"status", Value{"closed"}}}); });
        });
        QVERIFY(!forced);
        const auto invented = bench.change([&](Change &made) {
            return bench.database->attempt([&] {
                made.create("loan_step", bench.database->newId(),
                            {{"loan", refValue(loan->id)},
                             {"action", Value{"close"}},
                             {"from_status", Value{"draft"}},
                             {"to_status", Value{"closed"}}});
            });
        });
        QVERIFY(!invented);
        QCOMPARE(bench.get(loan->id).status(), std::string("draft"));
    }

    void handOverCannotBeWrittenAroundTheGate()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2, {}, bench.champion("45", "Nobody's pupil"));
        QVERIFY(bench.reserve(loan->id));
        QVERIFY(bench.ready(loan->id));
        const auto forged = bench.change([&](Change &made) {
            return bench.database->attempt([&] {
                Loan out = bench.get(loan->id);
                out.progress.status = "out";
                out.progress.outAt = made.at();
                LoanStore(*bench.database)
                    .move(made, out, {.action = "hand_over", .from = "ready", .to = "out"});
            });
        });
        QCOMPARE(codesOf(forged),
                 std::string("borrower training_missing, borrower disclaimer_unsigned"));
    }

    void nothingSignedForIsDeleted()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        const auto remove = [&](const Id &id) {
            return bench.change(
                [&](Change &made) { return LoanStore(*bench.database).remove(made, id); });
        };
        const auto other = bench.draft(5, 6);
        QVERIFY(remove(other->id));
        QVERIFY(bench.sign(bench.joan, loan->id));
        QCOMPARE(codesOf(remove(loan->id)), std::string("status bad_transition"));
        QVERIFY(bench.lend(loan->id));
        QCOMPARE(codesOf(remove(loan->id)), std::string("status bad_transition"));
        const auto disclaimer = DisclaimerStore(*bench.database).find("1");
        QCOMPARE(codesOf(bench.change([&](Change &made) {
                     return DisclaimerStore(*bench.database).remove(made, disclaimer->id);
                 })),
                 std::string("id already_signed"));
    }
};

QTEST_GUILESS_MAIN(TestLoanGuard)
#include "tst_loanguard.moc"
