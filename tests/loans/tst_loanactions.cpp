// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "champions/ledgerstore.h"
#include "loans/loanbench.h"
#include "picks/pickstore.h"
#include "reports/reportstore.h"

using namespace sc;
using namespace sc::test;

class TestLoanActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesFromDraftToClosed()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 3);
        QVERIFY(loan.has_value());
        QVERIFY(loan->ref.starts_with("L-"));
        QCOMPARE(codesOf(bench.handOver(loan->id)), std::string("status bad_transition"));
        QCOMPARE(codesOf(bench.reserve(loan->id)), std::string("ok"));
        QCOMPARE(codesOf(bench.ready(loan->id)), std::string("ok"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("reserved"));
        QCOMPARE(codesOf(bench.handOver(loan->id)), std::string("ok"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("out"));
        QCOMPARE(codesOf(bench.giveBack(loan->id)), std::string("ok"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("checking"));
        QCOMPARE(codesOf(bench.close(loan->id)), std::string("work_report work_report_missing"));
        QCOMPARE(codesOf(bench.workDone(loan->id)), std::string("ok"));
        QCOMPARE(codesOf(bench.close(loan->id)), std::string("ok"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("available"));
        QCOMPARE(bench.get(loan->id).status(), std::string("closed"));
        QCOMPARE(LoanStore(*bench.database).steps(loan->id)->size(), std::size_t{7});
    }

    void reservationsDoNotOverlapAndNameTheOther()
    {
        LoanBench bench;
        const auto first = bench.draft(2, 5);
        const auto second = bench.draft(4, 6);
        const auto third = bench.draft(5, 8);
        QVERIFY(bench.reserve(first->id));
        const auto refused = bench.reserve(second->id);
        QCOMPARE(codesOf(refused), std::string("kits kit_reserved"));
        QVERIFY(refused.error().problems.front().message.contains(first->ref));
        QVERIFY(refused.error().problems.front().message.contains("Joan Pearson"));
        QCOMPARE(codesOf(bench.reserve(third->id)), std::string("ok")); // back to back
        QCOMPARE(codesOf(bench.extend(first->id, 6)), std::string("kits kit_reserved"));
        QVERIFY(bench.cancel(third->id));
        QCOMPARE(codesOf(bench.extend(first->id, 6)), std::string("ok"));
        // What was cancelled does not come back over another.
        QVERIFY(!bench.undoLast()->isNull()); // the extension
        Loan moved = bench.get(first->id);
        moved.dueIn = bench.day(7);
        QVERIFY(bench.change(
            [&](Change &made) { return LoanStore(*bench.database).update(made, moved); }));
    }

    void kitTypeWithBufferDaysKeepsThemFree()
    {
        LoanBench bench;
        bench.small.bufferDays = 2;
        bench.must(
            [&](Change &made) { return KitTypeStore(*bench.database).update(made, bench.small); });
        const auto first = bench.draft(1, 3);
        const auto soon = bench.draft(4, 6);
        const auto later = bench.draft(5, 6);
        QVERIFY(bench.reserve(first->id));
        const auto refusal = bench.reserve(soon->id);
        QCOMPARE(codesOf(refusal), std::string("kits kit_reserved"));
        QVERIFY(refusal.error().problems.front().message.contains("rests 2 days"));
        QCOMPARE(codesOf(bench.reserve(later->id)), std::string("ok"));
    }

    void gateHoldsForBorrowerAndEveryUser()
    {
        LoanBench bench;
        const Id third = bench.champion("43", "New Person");
        auto loan = bench.draft(0, 2);
        loan->users = {bench.sam, third};
        QVERIFY(bench.change(
            [&](Change &made) { return LoanStore(*bench.database).update(made, *loan); }));
        QCOMPARE(codesOf(bench.lend(loan->id)),
                 std::string("users training_missing, users disclaimer_unsigned"));
        QCOMPARE(bench.get(loan->id).status(), std::string("draft")); // nothing is left half done
        bench.train(third);
        QVERIFY(bench.sign(third, loan->id, "paper, kept at Civic Centre"));
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("ok"));
        const auto signatures = SignatureStore(*bench.database).ofLoan(loan->id);
        QCOMPARE(signatures->front().keptAt, std::string("Civic Centre"));
        QCOMPARE(signatures->front().words, std::string("I will be careful"));
    }

    void newWordsMakeOldSignaturesOutdated()
    {
        LoanBench bench;
        bench.must([&](Change &made) {
            return DisclaimerStore(*bench.database)
                .create(made, {{}, "2", "I will be very careful", bench.day(0), false});
        });
        const auto loan = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("borrower disclaimer_outdated"));
        QVERIFY(bench.sign(bench.joan, loan->id));
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("ok"));
    }

    void suspendedAndLateBorrowersWait()
    {
        LoanBench bench;
        const Id other = bench.addKit("K-002");
        const Id late = bench.out(0, 1);
        bench.clock.advance(72h);
        const auto loan = bench.draft(3, 5, {other});
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("borrower borrower_overdue"));
        QVERIFY(bench.giveBack(late));
        bench.must([&](Change &made) {
            Suspension one;
            one.champion = bench.joan;
            one.until = bench.day(10);
            one.reason = "Lent it on";
            return SuspensionStore(*bench.database).create(made, one);
        });
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("borrower borrower_suspended"));
        QCOMPARE(SuspensionStore(*bench.database).holdingOn(bench.day(10))->size(), std::size_t{1});
        QCOMPARE(SuspensionStore(*bench.database).holdingOn(bench.day(11))->size(), std::size_t{0});
        bench.clock.advance(24h * 8);
        const auto later = bench.draft(11, 13, {other});
        QCOMPARE(codesOf(bench.lend(later->id)), std::string("ok"));
    }

    void overrideNeedsNameAndReasonAndIsCounted()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2, {}, bench.champion("44", "Untrained"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.overrideBy = "Boss"})),
                 std::string("override_reason reason_required, borrower training_missing, borrower "
                             "disclaimer_unsigned"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Shown"})),
                 std::string("ok"));
        QCOMPARE(bench.get(loan->id).progress.overrideRules,
                 std::string("training_missing disclaimer_unsigned"));
        QCOMPARE(*LoanStore(*bench.database).overrides(kMorning - 1h, kMorning + 24h), 1);
    }

    void noOverridePassesAKitThatIsOut()
    {
        LoanBench bench;
        bench.out(0, 2);
        const auto loan = bench.draft(2, 4, {}, bench.sam);
        QVERIFY(bench.reserve(loan->id));
        QCOMPARE(codesOf(bench.ready(loan->id)), std::string("kits kit_not_available"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Now"})),
                 std::string("kits kit_not_available"));
    }

    void returnWithExceptionsMovesKitStockAndTickets()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QCOMPARE(codesOf(bench.giveBack(loan, {.lines = {{"", "Picker", 1, "damaged", "bent"},
                                                         {"", "hoop", 1, "lost", ""},
                                                         {"K 001", "Sack", 12, "consumed", ""}}})),
                 std::string("ok"));
        const Kit kit = bench.kitNow(bench.kit);
        QCOMPARE(kit.contents[0].present, 2);
        QCOMPARE(kit.contents[1].present, 4);
        QCOMPARE(kit.contents[2].present, 20); // filled up from the depot
        QCOMPARE(bench.sacksInStock(), 188);
        QCOMPARE(TicketStore(*bench.database).openOf(bench.kit)->size(), std::size_t{1});
        QVERIFY(bench.workDone(loan));
        QVERIFY(bench.close(loan));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("incomplete"));
    }

    void closesOnlyWhenEverythingIsAccountedFor()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QVERIFY(bench.giveBack(loan, {.lines = {{"", "Picker", 3, "ok", ""}}}));
        QVERIFY(bench.workDone(loan));
        QCOMPARE(codesOf(bench.close(loan)), std::string("lines lines_unaccounted"));
        QCOMPARE(bench.kitNow(bench.kit).contents[1].present, 3);
        QVERIFY(bench.act([&](LoanActions &a, Change &made) {
            return a.markIncomplete(made, loan, "Two pickers");
        }));
        QVERIFY(bench.act([&](LoanActions &a, Change &made) {
            return a.account(
                made, loan,
                {.lines = {{"", "Picker", 1, "ok", ""}, {"", "Picker", 1, "lost", ""}}});
        }));
        QCOMPARE(bench.kitNow(bench.kit).contents[1].present, 4);
        QCOMPARE(codesOf(bench.close(loan)), std::string("ok"));
    }

    void workReportIsWaivedOnlyWithAReason()
    {
        LoanBench bench;
        const Id loan = bench.out();
        const auto waive = [&](const std::string &by, const std::string &why) {
            return bench.act([&](LoanActions &a, Change &made) {
                WorkDone request;
                request.waivedBy = by;
                request.waivedReason = why;
                return a.workDone(made, loan, request);
            });
        };
        QCOMPARE(codesOf(waive("Boss", "")), std::string("reason reason_required"));
        QCOMPARE(codesOf(waive("Boss", "Never used")), std::string("ok"));
        QVERIFY(bench.giveBack(loan));
        QCOMPARE(codesOf(bench.close(loan)), std::string("ok"));
    }

    void whatHappenedEarlierNeedsAReason()
    {
        LoanBench bench;
        const auto loan = bench.draft(-2, 3);
        QVERIFY(bench.reserve(loan->id));
        QVERIFY(bench.ready(loan->id));
        QCOMPARE(codesOf(bench.handOver(loan->id, {.when = {.at = kMorning - 24h}})),
                 std::string("reason reason_required"));
        QCOMPARE(codesOf(bench.handOver(loan->id,
                                        {.when = {.at = kMorning - 24h, .reason = "Paper found"}})),
                 std::string("ok"));
        QCOMPARE(codesOf(bench.giveBack(loan->id, {.when = {.at = kMorning - 30h}})),
                 std::string("reason reason_required"));
        QCOMPARE(codesOf(bench.giveBack(loan->id, {.when = {.at = kMorning + 48h}})),
                 std::string("at bad_date"));
    }

    void nothingHappensTomorrow()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(loan->id, {.when = {.at = kMorning + 20h}})),
                 std::string("at bad_date"));
        QCOMPARE(codesOf(bench.change([&](Change &made) {
                     Signature one;
                     one.champion = bench.joan;
                     one.how = "screen";
                     one.drawing = "M1 1 L9 9";
                     one.signedAt = kMorning + 20h;
                     return SignatureStore(*bench.database).create(made, one);
                 })),
                 std::string("signed_at bad_date"));
        QVERIFY(bench.lend(loan->id));
        QCOMPARE(codesOf(bench.act([&](LoanActions &a, Change &made) {
                     WorkDone done;
                     done.report.position = LatLon{54.526, -1.553};
                     done.report.hours = 1.0;
                     done.report.madeAt = kMorning + 48h;
                     return a.workDone(made, loan->id, done);
                 })),
                 std::string("made_at bad_date"));
    }

    void lendingNowNamesEveryRuleThatFails()
    {
        LoanBench bench;
        const auto first = bench.draft(1, 3);
        QVERIFY(bench.reserve(first->id));
        const auto loan = bench.draft(0, 2, {}, bench.champion("46", "New Person"));
        QCOMPARE(codesOf(bench.lend(loan->id)),
                 std::string("borrower training_missing, borrower disclaimer_unsigned, kits "
                             "kit_reserved"));
        QCOMPARE(bench.get(loan->id).status(), std::string("draft"));
    }

    void whatWasTickedOfTheListsIsKeptWithTheStep()
    {
        using Ticks = std::vector<std::string>;
        LoanBench bench;
        bench.small.handOverList = "Clean; Pickers counted";
        bench.small.returnList = "Dry";
        bench.must(
            [&](Change &made) { return KitTypeStore(*bench.database).update(made, bench.small); });
        const auto loan = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(loan->id, {.checked = Ticks{"Shining"}})),
                 std::string("checked not_found"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.note = "Well", .checked = Ticks{"clean"}})),
                 std::string("ok"));
        LoanStore store(*bench.database);
        QCOMPARE(store.steps(loan->id)->back().note,
                 std::string("Well\nChecked: Clean. Not ticked: Pickers counted"));
        QVERIFY(bench.giveBack(loan->id, {.checked = Ticks{"K-001: Dry"}}));
        QCOMPARE(store.steps(loan->id)->back().note, std::string("Checked: Dry"));
    }

    void remindersAreBundledLoggedAndStopWithTheReturn()
    {
        LoanBench bench;
        const Id second = bench.addKit("K-002");
        const Id first = bench.out(0, 1);
        const auto other = bench.draft(0, 2, {second});
        QVERIFY(bench.lend(other->id));
        bench.clock.advance(48h);
        LoanDueStore due(*bench.database);
        QCOMPARE(due.due()->size(), std::size_t{2});
        QVERIFY(due.due()->front().loan.id == first); // overdue before due
        QCOMPARE(due.bundles()->size(), std::size_t{1});
        const auto remind = [&](const Id &id) {
            return bench.change([&](Change &made) { return due.remind(made, id, "email"); });
        };
        QVERIFY(remind(first));
        QCOMPARE(due.due()->back().reminders, 1);
        QVERIFY(bench.change([&](Change &made) { return due.snooze(made, first, bench.day(4)); }));
        QCOMPARE(due.bundles()->front().loans.size(), std::size_t{1});
        QVERIFY(bench.giveBack(first));
        QCOMPARE(codesOf(remind(first)), std::string("status bad_transition"));
        QCOMPARE(codesOf(due.bundleFor(bench.get(first))), std::string("status bad_transition"));
        QCOMPARE(due.overdue()->size(), std::size_t{0});
    }

    void whoIsLateIsSuspendedWhereTheRulesSaySo()
    {
        LoanBench bench;
        QVERIFY(bench.change([&](Change &made) {
            LoanRules rules;
            rules.suspendLate = true;
            rules.suspendAfter = 2;
            return LoanRuleStore(*bench.database).setRules(made, rules);
        }));
        const Id loan = bench.out(0, 1);
        bench.clock.advance(24h * 6);
        QVERIFY(bench.giveBack(loan));
        QVERIFY(SuspensionStore(*bench.database).on(bench.joan, bench.day(6))->has_value());
    }

    void writingOffTakesTheKitOutWithAValue()
    {
        LoanBench bench;
        auto item = *ItemStore(*bench.database).find("Picker");
        item.valuePence = 850;
        bench.must([&](Change &made) { return ItemStore(*bench.database).update(made, item); });
        const Id loan = bench.out();
        const auto writeOff = [&](const std::string &why) {
            return bench.act(
                [&](LoanActions &a, Change &made) { return a.writeOff(made, loan, why); });
        };
        QCOMPARE(codesOf(writeOff(" ")), std::string("reason reason_required"));
        QCOMPARE(codesOf(writeOff("Stolen")), std::string("ok"));
        QCOMPARE(bench.get(loan).progress.writeOffPence.value_or(0), 5 * 850);
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("written_off"));
    }

    void everyStepCanBeUndone()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QVERIFY(bench.giveBack(loan, {.lines = {{"", "Sack", 5, "consumed", ""}}}));
        QCOMPARE(bench.sacksInStock(), 195);
        QVERIFY(bench.undoLast());
        QCOMPARE(bench.get(loan).status(), std::string("out"));
        QCOMPARE(bench.kitNow(bench.kit).status, std::string("out"));
        QCOMPARE(bench.sacksInStock(), 200);
        QVERIFY(bench.giveBack(loan));
        QVERIFY(bench.undoLast());
        QCOMPARE(bench.get(loan).status(), std::string("out"));
    }
};

QTEST_GUILESS_MAIN(TestLoanActions)
#include "tst_loanactions.moc"
