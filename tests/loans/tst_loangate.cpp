// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanbench.h"
#include "picks/pickactionstore.h"
#include "picks/pickstore.h"

using namespace sc;
using namespace sc::test;

/// What has to be shown, said and answered for when kits change hands, whichever way it is written.
class TestLoanGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSignatureShowsSomething_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("keptAt");
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("not drawn") << "screen" << "" << "" << "drawing missing";
        QTest::newRow("a point") << "drawn on screen" << "" << "M1 1" << "drawing missing";
        QTest::newRow("drawn") << "screen" << "" << "M1 1 L9 9" << "ok";
        QTest::newRow("paper somewhere") << "paper" << "" << "" << "kept_at missing";
        QTest::newRow("in words") << "signed on paper, kept at " << "" << "" << "kept_at missing";
        QTest::newRow("paper") << "signed on paper, kept at File K" << "" << "" << "ok";
        QTest::newRow("no picture") << "scanned" << "" << "" << "kept_at missing";
        QTest::newRow("scanned") << "scanned" << "File K" << "" << "ok";
    }
    void aSignatureShowsSomething()
    {
        QFETCH(QString, how);
        QFETCH(QString, keptAt);
        QFETCH(QString, drawing);
        QFETCH(QString, outcome);
        LoanBench bench;
        Signature one;
        one.champion = bench.joan;
        one.how = how.toStdString();
        one.keptAt = keptAt.toStdString();
        one.drawing = drawing.toStdString();
        const auto made = bench.change(
            [&](Change &change) { return SignatureStore(*bench.database).create(change, one); });
        QCOMPARE(QString::fromStdString(codesOf(made)), outcome);
    }

    void whoSignedAfterItWentOutHadNotSigned()
    {
        LoanBench bench;
        const Id third = bench.champion("43", "Late Signer");
        bench.train(third);
        QVERIFY(bench.sign(third));
        const auto loan = bench.draft(-2, 3, {}, third);
        const HandOver before{.when = {.at = kMorning - 48h, .reason = "Paper found"}};
        const auto refused = bench.lend(loan->id, before);
        QCOMPARE(codesOf(refused), std::string("borrower disclaimer_unsigned"));
        QVERIFY(refused.error().problems.front().message.contains("15 May 2026"));
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("ok")); // today it holds
    }

    void whatHappenedEarlierNeedsAReasonAlsoWhereItWasPlanned()
    {
        LoanBench bench;
        const auto loan = bench.draft(-3, -1);
        const Instant out = kMorning - 72h;
        QCOMPARE(codesOf(bench.lend(loan->id, {.when = {.at = out}})),
                 std::string("reason reason_required"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.when = {.at = out, .reason = "No signal"}})),
                 std::string("ok"));
        const Instant back = kMorning - 24h;
        QCOMPARE(codesOf(bench.giveBack(loan->id, {.when = {.at = back}})),
                 std::string("reason reason_required"));
        QCOMPARE(codesOf(bench.giveBack(loan->id, {.when = {.at = back, .reason = "No signal"}})),
                 std::string("ok"));
        const GiveBack found{.when = {.at = back + 1h}, .lines = {{"", "Hoop", 1, "worn", ""}}};
        QCOMPARE(codesOf(bench.account(loan->id, found)), std::string("reason reason_required"));
        const auto report = [&](const std::string &reason) {
            return bench.act([&](LoanActions &a, Change &made) {
                WorkDone done;
                done.report.position = LatLon{54.526, -1.553};
                done.report.hours = 1.0;
                done.report.madeAt = back;
                done.reason = reason;
                return a.workDone(made, loan->id, done);
            });
        };
        QCOMPARE(codesOf(report({})), std::string("reason reason_required"));
        QCOMPARE(codesOf(report("On the slip")), std::string("ok"));
        QCOMPARE(LoanStore(*bench.database).steps(loan->id)->back().reason,
                 std::string("On the slip"));
    }

    void nothingGoesOutThatWasDueBackBefore()
    {
        LoanBench bench;
        const auto loan = bench.draft(-6, -2);
        const auto born = bench.lend(loan->id);
        QCOMPARE(codesOf(born), std::string("due_in out_of_range"));
        QVERIFY(born.error().problems.front().message.contains("13 May 2026"));
        QCOMPARE(codesOf(bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Now"})),
                 std::string("due_in out_of_range"));
        Loan there = *loan;
        there.id = {};
        there.ref.clear();
        there.progress.status = "out";
        there.progress.outAt = kMorning;
        const auto imported = bench.change([&](Change &made) {
            return LoanStore(*bench.database).create(made, there, LoanOrigin::Imported);
        });
        QCOMPARE(codesOf(imported), std::string("due_in out_of_range"));
        // It went out in time, and is late: that may be written down.
        QCOMPARE(
            codesOf(bench.lend(loan->id, {.when = {.at = kMorning - 24h * 5, .reason = "Slip"}})),
            std::string("ok"));
        QCOMPARE(daysOverdue(bench.get(loan->id), kToday), 2);
    }

    void spacesAreNoNameAndNoReason()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2, {}, bench.champion("46", "New Person"));
        const auto lent =
            bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "\xC2\xA0 \xC2\xA0"});
        QVERIFY(codesOf(lent).starts_with("override_reason reason_required"));
    }

    void onlyThePeopleOfALoanSignForIt()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        const auto sign = [&](const Id &who) {
            return bench.change([&](Change &made) {
                Signature like;
                like.loan = loan->id;
                like.how = "screen";
                like.drawing = "M1 1 L9 9";
                return SignatureStore(*bench.database).signAll(made, *loan, like, {who});
            });
        };
        QCOMPARE(codesOf(sign(bench.sam)), std::string("champions not_found"));
        QCOMPARE(codesOf(sign(bench.joan)), std::string("ok"));
    }

    void anEarlierDayOfSigningIsExplained()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 2);
        const auto sign = [&](const char *reason) {
            return bench.change([&](Change &made) {
                Signature like;
                like.loan = loan->id;
                like.how = "paper";
                like.keptAt = "Depot, blue folder";
                like.signedAt = kMorning - 48h;
                like.reason = reason;
                return SignatureStore(*bench.database).signAll(made, *loan, like, {bench.joan});
            });
        };
        QCOMPARE(codesOf(sign(" ")), std::string("reason reason_required"));
        QCOMPARE(codesOf(sign(" Signed at the  meeting")), std::string("ok"));
        const auto kept = SignatureStore(*bench.database).ofLoan(loan->id).value();
        QCOMPARE(kept.at(0).reason, std::string("Signed at the meeting"));
    }

    void aPromiseToOthersIsPassedOverByNameAndReason()
    {
        LoanBench bench;
        const auto promised = bench.draft(1, 3, {}, bench.sam);
        QVERIFY(bench.reserve(promised->id));
        const auto loan = bench.draft(0, 2);
        QCOMPARE(codesOf(bench.lend(loan->id)), std::string("kits kit_reserved"));
        QCOMPARE(codesOf(bench.reserve(loan->id)), std::string("kits kit_reserved"));
        const HandOver answered{.overrideBy = "Boss", .overrideReason = "Flood, wanted at once"};
        QCOMPARE(codesOf(bench.lend(loan->id, answered)), std::string("ok"));
        QCOMPARE(bench.get(loan->id).progress.overrideRules, std::string("kit_reserved"));
        QCOMPARE(*LoanStore(*bench.database).overrides(kMorning - 1h, kMorning + 24h), 1);
        // It is out: nobody answers for lending it twice, nor is it extended over the other.
        QCOMPARE(codesOf(bench.lend(promised->id, answered)),
                 std::string("kits kit_not_available"));
        QCOMPARE(codesOf(bench.extend(loan->id, 4)), std::string("kits kit_reserved"));
        QVERIFY(bench.giveBack(loan->id));
        QVERIFY(bench.undoLast()); // and is out again, still answered for
        QCOMPARE(bench.get(loan->id).status(), std::string("out"));
    }

    void nothingGoesOutWhileOthersHadIt()
    {
        LoanBench bench;
        const auto first = bench.draft(-5, -1);
        const auto then = [](int hours) {
            return Happened{.at = kMorning - std::chrono::hours{hours}, .reason = "Form"};
        };
        QVERIFY(bench.lend(first->id, {.when = then(120)}));
        QVERIFY(bench.giveBack(first->id, {.when = then(24)}));
        QVERIFY(bench.workDone(first->id));
        QVERIFY(bench.close(first->id));
        const auto second = bench.draft(-3, 2, {}, bench.sam);
        const HandOver meanwhile{
            .when = then(72), .overrideBy = "Boss", .overrideReason = "It was so"};
        const auto refused = bench.lend(second->id, meanwhile);
        QCOMPARE(codesOf(refused), std::string("kits kit_not_available"));
        QVERIFY(refused.error().problems.front().message.contains("was out with Joan Pearson"));
        QCOMPARE(codesOf(bench.lend(second->id, {.when = then(23)})), std::string("ok"));
        QVERIFY(LoanClashStore(*bench.database).clashes()->empty());
    }

    void anExtensionIsTakenBackLater()
    {
        LoanBench bench;
        const Id loan = bench.out(0, 3);
        QCOMPARE(codesOf(bench.takeBackExtension(loan)), std::string("due_in not_extended"));
        QVERIFY(bench.extend(loan, 6));
        QVERIFY(bench.extend(loan, 9));
        QVERIFY(bench.workDone(loan)); // something else in between
        QCOMPARE(codesOf(bench.takeBackExtension(loan)), std::string("ok"));
        QVERIFY(bench.get(loan).dueIn == bench.day(6));
        QCOMPARE(codesOf(bench.takeBackExtension(loan)), std::string("ok"));
        QVERIFY(bench.get(loan).dueIn == bench.day(3));
        const Id takenBack = **History(*bench.database).lastAction(kLender);
        QCOMPARE(codesOf(bench.takeBackExtension(loan)), std::string("due_in not_extended"));
        const auto next = bench.draft(4, 8, {}, bench.sam); // the days are free again
        QCOMPARE(codesOf(bench.reserve(next->id)), std::string("ok"));
        QCOMPARE(codesOf(History(*bench.database).undo(takenBack, kLender)),
                 std::string("kits kit_reserved"));
        QVERIFY(bench.cancel(next->id));
        QVERIFY(History(*bench.database).undo(takenBack, kLender));
        QVERIFY(bench.get(loan).dueIn == bench.day(6));
    }

    void damageFoundInTheCheckingIsKeptWithWhoHadIt()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QVERIFY(bench.giveBack(loan));
        const GiveBack found{
            .when = {.by = "Ben"},
            .lines = {{"", "Hoop", 1, "damaged", "split"}, {"", "Picker", 2, "lost", ""}},
            .note = "On the bench"};
        QCOMPARE(codesOf(bench.account(loan, found)), std::string("ok"));
        LoanStore loans(*bench.database);
        const LoanStep step = loans.steps(loan)->back();
        QCOMPARE(step.action, std::string("account"));
        QVERIFY(step.champion == bench.joan);
        QCOMPARE(step.by, std::string("Ben"));
        QCOMPARE(step.note, std::string("On the bench\n1 Hoop damaged; 2 Picker lost"));
        const auto lines = loans.lines(loan);
        QCOMPARE(lines->at(0).ok, 2);
        QCOMPARE(lines->at(0).damaged, 1);
        QCOMPARE(lines->at(1).lost, 2);
        QCOMPARE(TicketStore(*bench.database).openOf(bench.kit)->size(), 1U);
        QVERIFY(bench.workDone(loan));
        QVERIFY(bench.close(loan));
        const Kit kit = bench.kitNow(bench.kit);
        QCOMPARE(kit.status, std::string("incomplete"));
        QCOMPARE(kit.contents.at(0).present, 2);
        QCOMPARE(kit.contents.at(1).present, 3);
    }

    void anAssessmentThatHasRunOutIsNone()
    {
        LoanBench bench;
        const Pick pick = bench.must([&](Change &made) {
            return PickStore(*bench.database)
                .create(made, {.title = "Beck", .startsAt = kMorning + 24h * 20});
        });
        auto loan = bench.draft(0, 30).value();
        loan.pick = pick.id;
        bench.must([&](Change &made) { return LoanStore(*bench.database).update(made, loan); });
        const auto assess = [&](int reviewIn) {
            bench.must([&](Change &made) {
                AssessRequest request{.by = "Ben"};
                request.rows = {{.hazard = "Traffic",
                                 .likelihoodBefore = 2,
                                 .severityBefore = 2,
                                 .likelihoodAfter = 1,
                                 .severityAfter = 1}};
                request.reviewOn = bench.day(reviewIn);
                return PickActions(*bench.database).assess(made, pick.id, request);
            });
        };
        assess(10);
        const auto refused = bench.lend(loan.id);
        QCOMPARE(codesOf(refused), std::string("pick assessment_missing"));
        QVERIFY(refused.error().problems.front().message.contains("holds until 25 May 2026"));
        assess(20);
        QCOMPARE(codesOf(bench.lend(loan.id)), std::string("ok"));
        // Once it is out the gate is not gone round by another pick.
        const Pick other = bench.must([&](Change &made) {
            return PickStore(*bench.database)
                .create(made, {.title = "Weir", .startsAt = kMorning + 24h * 20});
        });
        const auto choose = [&](const Id &one) {
            Loan changed = bench.get(loan.id);
            changed.pick = one;
            return codesOf(bench.change(
                [&](Change &made) { return LoanStore(*bench.database).update(made, changed); }));
        };
        QCOMPARE(choose(other.id), std::string("pick assessment_missing"));
        QCOMPARE(bench.get(loan.id).pick, pick.id);
        QCOMPARE(choose({}), std::string("ok"));
        QCOMPARE(choose(pick.id), std::string("ok"));
        QVERIFY(bench.giveBack(loan.id));
        QCOMPARE(choose(other.id), std::string("pick assessment_missing"));
    }

    void anItemOfTwoKitsIsAskedForByLabel()
    {
        LoanBench bench;
        const auto loan = bench.draft(0, 3, {bench.kit, bench.addKit("K-002")});
        QVERIFY(bench.lend(loan->id));
        const auto unclear = bench.giveBack(loan->id, {.lines = {{"", "Hoop", 1, "lost", ""}}});
        QCOMPARE(codesOf(unclear), std::string("lines[0].kit ambiguous"));
        QVERIFY(unclear.error().problems.front().message.contains("K-001 and K-002"));
        QCOMPARE(codesOf(bench.giveBack(loan->id, {.lines = {{"k 002", "Hoop", 1, "lost", ""}}})),
                 std::string("ok"));
        const auto lines = LoanStore(*bench.database).lines(loan->id);
        QCOMPARE(lines->at(0).lost, 0);
        QCOMPARE(lines->at(3).lost, 1);
    }
};

QTEST_GUILESS_MAIN(TestLoanGate)
#include "tst_loangate.moc"
