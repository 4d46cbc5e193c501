// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "loans/loanbench.h"
#include "loans/loangatestore.h"

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

    void goingOutOverAPromiseOfOthersIsAClash()
    {
        LoanBench bench;
        const auto promised = bench.draft(2, 4, {}, bench.sam);
        QVERIFY(bench.reserve(promised->id));
        const auto nextOne = bench.draft(5, 6, {}, bench.sam);
        QVERIFY(bench.reserve(nextOne->id));
        Loan there;
        there.kits = {bench.kit};
        there.borrower = bench.joan;
        there.dueOut = bench.day(-1);
        there.dueIn = bench.day(5); // back on the day the next one begins
        there.progress.status = "out";
        const auto brought = bench.must([&](Change &made) {
            return LoanStore(*bench.database).create(made, there, LoanOrigin::Imported);
        });
        QCOMPARE(brought.progress.overrideRules, std::string("kit_reserved"));
        LoanClashStore clashes(*bench.database);
        QCOMPARE(clashes.clashes()->size(), std::size_t{1});
        QCOMPARE(clashes.clashesOf(promised->id)->size(), std::size_t{1});
        QVERIFY(clashes.clashesOf(nextOne->id)->empty());
        bench.clock.advance(24h * 6); // late now, and no longer said to be back
        QVERIFY(clashes.clashes()->empty());
    }

    void goingOutOnTheLastDayOfAPromiseIsNoClash()
    {
        LoanBench bench;
        const auto promised = bench.draft(-2, 0, {}, bench.sam); // and never collected
        QVERIFY(bench.reserve(promised->id));
        QCOMPARE(codesOf(bench.lend(bench.draft(0, 2)->id)), std::string("ok")); // in the morning
        QVERIFY(LoanClashStore(*bench.database).clashes()->empty());
    }

    void whatSomebodyAnsweredForAtTheGateIsNoClash()
    {
        LoanBench bench;
        const auto promised = bench.draft(1, 3, {}, bench.sam);
        QVERIFY(bench.reserve(promised->id));
        const auto loan = bench.draft(0, 2);
        QVERIFY(bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Flood"}));
        QVERIFY(LoanClashStore(*bench.database).clashes()->empty());
    }

    void kitIsFreeOnceItsClashIsSettledAfterAReturn()
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
        QVERIFY(bench.giveBack(here));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("out")); // with the other
        const auto settle = [&] {
            return bench.change([&](Change &made) {
                return LoanClashStore(*bench.database)
                    .settle(made, here, {.keeps = bench.get(here).ref, .reason = "A slip"});
            });
        };
        QCOMPARE(codesOf(settle()), std::string("ok"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("checking"));
        QVERIFY(bench.workDone(here));
        QVERIFY(bench.close(here));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("available"));
        const auto next = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(next->id)), std::string("ok"));
    }

    void whatALoanNamesIsNotDeletedBeforeItIsOver()
    {
        LoanBench bench;
        const Id loan = bench.out();
        const auto removeKit = [&] {
            return bench.change(
                [&](Change &made) { return KitStore(*bench.database).remove(made, bench.kit); });
        };
        const auto removeJoan = [&] {
            return bench.change([&](Change &made) {
                return ChampionStore(*bench.database).remove(made, bench.joan);
            });
        };
        QCOMPARE(codesOf(removeKit()), std::string("id in_use"));
        QCOMPARE(codesOf(removeJoan()), std::string("id in_use"));
        QVERIFY(bench.giveBack(loan));
        QVERIFY(bench.workDone(loan));
        QVERIFY(bench.close(loan));
        QCOMPARE(codesOf(removeKit()), std::string("ok"));
        QCOMPARE(codesOf(removeJoan()), std::string("id in_use")); // it is told of her for good
    }

    void nothingIsLentToWhoIsNotOnTheRegister()
    {
        LoanBench bench;
        QVERIFY(bench.change([&](Change &made) -> Result<void> {
            return made.remove("champion", bench.sam) ? Result<void>{}
                                                      : failure(ErrorKind::NotFound, "nobody");
        }));
        Loan loan = *bench.draft(0, 2);
        loan.borrower = bench.sam; // another PC may have deleted whom a loan here names
        const auto failed = LoanGateStore(*bench.database).gate(loan, bench.clock.now());
        QCOMPARE(failed->size(), std::size_t{1});
        QCOMPARE(failed->front().code, std::string("not_found"));
    }

    void whereEachLoanIsSignedForEverybodySignsAgain()
    {
        LoanBench bench;
        QVERIFY(bench.change([&](Change &made) {
            LoanRules rules;
            rules.signEachLoan = true;
            return LoanRuleStore(*bench.database).setRules(made, rules);
        }));
        const auto loan = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("borrower disclaimer_unsigned"));
        const auto signed1 = bench.change([&](Change &made) {
            Signature like;
            like.loan = loan->id;
            like.how = "screen";
            like.drawing = "M1 1 L9 9";
            return SignatureStore(*bench.database).signAll(made, *loan, like, {});
        });
        QCOMPARE(codesOf(signed1), std::string("ok"));
        QCOMPARE(*signed1, 1);
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("ok"));
    }

    void whereThePaperIsKeptIsTakenAsItIsWritten()
    {
        LoanBench bench;
        QCOMPARE(bench.sign(bench.sam, {}, "Paper, Kept at Café Étage 2")->keptAt,
                 std::string("Café Étage 2"));
    }

    void onlyReportOfAClosedLoanStays()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QVERIFY(bench.giveBack(loan));
        QVERIFY(bench.workDone(loan));
        QVERIFY(bench.workDone(loan));
        QVERIFY(bench.close(loan));
        WorkReportStore reports(*bench.database);
        const auto remove = [&] {
            return bench.change([&](Change &made) {
                return reports.remove(made, reports.ofLoan(loan)->front().id);
            });
        };
        QCOMPARE(codesOf(remove()), std::string("ok"));
        QCOMPARE(codesOf(remove()), std::string("id work_report_missing"));
        QCOMPARE(*CreditStore(*bench.database).earned(bench.joan), 120);
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

    void kitThatLacksSomethingStaysBlockedWhenItsLoanIsCancelled()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        QVERIFY(bench.reserve(loan->id));
        QVERIFY(bench.ready(loan->id));
        Kit kit = bench.kitNow(bench.kit); // somebody sees that a hoop is gone
        QCOMPARE(kit.status, std::string("reserved"));
        kit.contents.front().present = 2;
        QVERIFY(
            bench.change([&](Change &made) { return KitStore(*bench.database).save(made, kit); }));
        QVERIFY(bench.cancel(loan->id));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("incomplete"));
        const auto next = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(next->id)), std::string("kits kit_incomplete"));
    }

    void kitsAreWhereALoanOfAFileSays()
    {
        LoanBench bench;
        for (const auto &[label, status, kit] :
             {std::tuple{"K-002", "checking", "checking"}, std::tuple{"K-003", "ready", "reserved"},
              std::tuple{"K-004", "incomplete", "checking"},
              std::tuple{"K-005", "closed", "available"}}) {
            Loan there;
            there.kits = {bench.addKit(label)};
            there.borrower = bench.sam;
            there.dueOut = bench.day(-4);
            there.dueIn = bench.day(-1);
            there.progress.status = status;
            bench.must([&](Change &made) {
                return LoanStore(*bench.database).create(made, there, LoanOrigin::Imported);
            });
            QCOMPARE(bench.kitNow(there.kits.front()).status, std::string(kit));
        }
    }

    void dayOfWordsThatWereSignedStays()
    {
        LoanBench bench;
        DisclaimerStore disclaimers(*bench.database);
        Disclaimer words = *disclaimers.find("1");
        const auto update = [&] {
            return bench.change([&](Change &made) { return disclaimers.update(made, words); });
        };
        words.currentFrom = bench.day(-10);
        QCOMPARE(codesOf(update()), std::string("current_from already_signed"));
        words.currentFrom.reset(); // nothing said: it stays
        QCOMPARE(codesOf(update()), std::string("ok"));
        QVERIFY(disclaimers.find("1")->currentFrom == bench.day(-100));
    }

    void undoingBringsNoReservationBackOverAnother()
    {
        LoanBench bench;
        LoanStore loans(*bench.database);
        const auto first = bench.draft(2, 5);
        QVERIFY(bench.reserve(first->id));
        const auto removed =
            bench.change([&](Change &made) { return loans.remove(made, first->id); });
        QCOMPARE(codesOf(removed), std::string("ok"));
        const Id deletion = **History(*bench.database).lastAction(kLender);
        const auto second = bench.draft(3, 4, {}, bench.sam);
        QVERIFY(bench.reserve(second->id));
        const auto undo = [&](const Id &action) {
            return History(*bench.database).undo(action, kLender);
        };
        QCOMPARE(codesOf(undo(deletion)), std::string("kits kit_reserved"));
        QVERIFY(bench.get(first->id).deleted);
        QVERIFY(bench.cancel(second->id));
        QCOMPARE(codesOf(undo(deletion)), std::string("ok"));
        // Nor its days.
        Loan moved = bench.get(first->id);
        moved.dueOut = bench.day(10);
        moved.dueIn = bench.day(12);
        QVERIFY(bench.change([&](Change &made) { return loans.update(made, moved); }));
        const Id moving = **History(*bench.database).lastAction(kLender);
        const auto third = bench.draft(3, 4, {}, bench.sam);
        QVERIFY(bench.reserve(third->id));
        QCOMPARE(codesOf(undo(moving)), std::string("kits kit_reserved"));
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
