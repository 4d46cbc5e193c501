// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitactionstore.h"
#include "loans/loanbench.h"
#include "loans/loangate.h"
#include "loans/loangatestore.h"

using namespace sc;
using namespace sc::test;

namespace {

/// A kit of a type that is inspected after each loan.
struct InspectedBench : LoanBench {
    InspectedBench()
    {
        small.inspectAfterLoan = true;
        must([&](Change &made) { return KitTypeStore(*database).update(made, small); });
    }
    Inspection inspect(int on, bool passed = true, std::optional<int> equipmentUntil = {})
    {
        clock.advance(1min);
        return must([&](Change &made) {
            Inspection one{.kit = kit, .on = day(on), .by = "Q", .passed = passed};
            if (equipmentUntil)
                one.ppeExpiresOn = day(*equipmentUntil);
            return InspectionStore(*database).create(made, one);
        });
    }
    void takeBack(const Inspection &one)
    {
        clock.advance(1min);
        mustHold(
            change([&](Change &made) { return InspectionStore(*database).remove(made, one.id); }));
    }
    void giveAgain(const Inspection &one)
    {
        clock.advance(1min);
        mustHold(
            change([&](Change &made) { return InspectionStore(*database).restore(made, one.id); }));
    }
    void lendAndReturn(int backDaysAgo = 0)
    {
        const auto loan = draft(-backDaysAgo, 3);
        const Happened out{.at = clock.now() - 24h * backDaysAgo, .reason = "Form"};
        mustHold(lend(loan->id, {.when = out, .overrideBy = "B", .overrideReason = "o"}));
        const Happened back{.at = clock.now() - 24h * backDaysAgo, .reason = "Form"};
        mustHold(giveBack(loan->id, {.when = back}));
        mustHold(workDone(loan->id));
        mustHold(close(loan->id));
    }
    std::string gate()
    {
        Loan loan;
        loan.kits = {kit};
        loan.borrower = joan;
        loan.dueIn = day(3);
        return rulesIn(LoanGateStore(*database).gate(loan, clock.now()).value());
    }
};

} // namespace

/// What loans and inspections say of a kit, in whatever order they are written down.
class TestLoanKits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKitStandsReadyForOneLoan()
    {
        LoanBench bench;
        const auto first = bench.draft(0, 2);
        const auto second = bench.draft(2, 4, {}, bench.sam);
        QVERIFY(bench.reserve(first->id));
        QVERIFY(bench.reserve(second->id));
        QVERIFY(bench.ready(first->id));
        const auto refused = bench.ready(second->id);
        QCOMPARE(codesOf(refused), std::string("kits kit_reserved"));
        QVERIFY(refused.error().problems.front().message.contains(first->ref));
        QVERIFY(bench.cancel(first->id));
        QCOMPARE(codesOf(bench.ready(second->id)), std::string("ok"));
    }

    void onlyAnInspectionHeldSinceTheReturnCounts()
    {
        InspectedBench bench;
        bench.inspect(0); // before the loan, on the same day
        bench.lendAndReturn();
        QCOMPARE(bench.gate(), std::string("inspection_overdue"));
        const Inspection old = bench.inspect(-500);
        QCOMPARE(bench.gate(), std::string("inspection_overdue"));
        bench.takeBack(old); // which lets nothing through either
        QCOMPARE(bench.gate(), std::string("inspection_overdue"));
        const Inspection since = bench.inspect(0);
        QCOMPARE(bench.gate(), std::string());
        bench.takeBack(since);
        QCOMPARE(bench.gate(), std::string("inspection_overdue"));
        bench.giveAgain(since);
        QCOMPARE(bench.gate(), std::string());
        bench.lendAndReturn();
        QCOMPARE(bench.gate(), std::string("inspection_overdue"));
    }

    void aReturnWrittenDownLateKnowsOfAnInspectionSince()
    {
        InspectedBench bench;
        bench.inspect(-1);
        bench.lendAndReturn(3);
        QCOMPARE(bench.gate(), std::string());
        QVERIFY(!bench.kitNow(bench.kit).inspectionDue);
    }

    void theLatestInspectionSaysHowLongTheEquipmentLasts()
    {
        InspectedBench bench;
        const auto until = [&] { return bench.kitNow(bench.kit).ppeExpiresOn; };
        const Inspection late = bench.inspect(-10, true, -3);
        QCOMPARE(bench.gate(), std::string("ppe_out_of_date"));
        bench.inspect(-500, true, 300);
        QCOMPARE(until(), bench.day(-3));
        bench.takeBack(late); // the other is the latest now
        QCOMPARE(until(), bench.day(300));
        bench.giveAgain(late);
        QCOMPARE(until(), bench.day(-3));
        bench.inspect(0, true, 200);
        QCOMPARE(until(), bench.day(200));
    }

    void aTypedDayOfTheEquipmentYieldsToALaterInspectionAlone()
    {
        InspectedBench bench;
        const auto until = [&] { return bench.kitNow(bench.kit).ppeExpiresOn; };
        Kit typed = bench.kitNow(bench.kit);
        typed.ppeExpiresOn = bench.day(-3);
        bench.must([&](Change &made) { return KitStore(*bench.database).update(made, typed); });
        bench.inspect(-100, true, 300);
        QCOMPARE(until(), bench.day(-3));
        const Inspection today = bench.inspect(0, true, 200);
        QCOMPARE(until(), bench.day(200));
        bench.takeBack(today);
        QCOMPARE(until(), bench.day(-3));
    }

    void aSerialNumberGoesWithTheThingThatIsLost_data()
    {
        QTest::addColumn<QString>("lostNote");
        QTest::addColumn<QString>("okNote");
        QTest::addColumn<QString>("left");
        QTest::newRow("named") << "No. sn-2, on the bus" << "" << "SN-1";
        QTest::newRow("the other is named") << "On the bus" << "SN-2" << "SN-2";
        QTest::newRow("nobody knows") << "SN-20" << "" << "SN-1 SN-2";
    }
    void aSerialNumberGoesWithTheThingThatIsLost()
    {
        QFETCH(QString, lostNote);
        QFETCH(QString, okNote);
        QFETCH(QString, left);
        LoanBench bench;
        Kit kit = bench.kitNow(bench.kit);
        KitContent camera{.item = {{}, "Camera"}, .expected = 2, .present = 2};
        for (const char *serial : {"SN-1", "SN-2"})
            camera.serials.emplace_back(serial);
        kit.contents = {camera};
        bench.must([&](Change &made) { return KitStore(*bench.database).update(made, kit); });
        const Id loan = bench.out();
        GiveBack back;
        back.lines = {{"", "Camera", 1, "lost", ""}, {"", "Camera", 1, "ok", ""}};
        back.lines[0].note = lostNote.toStdString();
        back.lines[1].note = okNote.toStdString();
        mustHold(bench.giveBack(loan, back));
        QStringList serials;
        const Kit now = bench.kitNow(bench.kit);
        for (const std::string &one : now.contents.at(0).serials)
            serials.append(QString::fromStdString(one));
        QCOMPARE(serials.join(u' '), left);
        QVERIFY(bench.undoLast());
        QCOMPARE(bench.kitNow(bench.kit).contents.at(0).serials.size(), 2U);
    }

    void aKitThatIsPromisedIsNotRetired()
    {
        LoanBench bench;
        const auto loan = bench.draft(2, 4);
        QVERIFY(bench.reserve(loan->id));
        const auto takeOut = [&](const char *status) {
            return bench.change([&](Change &made) {
                return KitActions(*bench.database).takeOut(made, bench.kit, status, "Worn out");
            });
        };
        QCOMPARE(codesOf(takeOut("retired")), std::string("status kit_reserved"));
        QVERIFY(bench.cancel(loan->id));
        QCOMPARE(codesOf(takeOut("retired")), std::string("ok"));
    }

    void whoeverLeftIsLentNothingNew()
    {
        LoanBench bench;
        auto loan = bench.draft(0, 2);
        loan->users = {bench.sam};
        QVERIFY(bench.change(
            [&](Change &made) { return LoanStore(*bench.database).update(made, *loan); }));
        bench.must([&](Change &made) {
            ChampionStore champions(*bench.database);
            Champion sam = champions.get(bench.sam).value();
            sam.status = "left";
            return champions.update(made, sam);
        });
        loan->note = "Gate code 12"; // what was there is kept
        QVERIFY(bench.change(
            [&](Change &made) { return LoanStore(*bench.database).update(made, *loan); }));
        const auto refused = bench.draft(5, 6, {}, bench.sam);
        QCOMPARE(codesOf(refused), std::string("borrower not_found"));
        QVERIFY(refused.error().problems.front().message.contains("has left"));
        auto other = bench.draft(5, 6);
        other->users = {bench.sam};
        QCOMPARE(codesOf(bench.change([&](Change &made) {
                     return LoanStore(*bench.database).update(made, *other);
                 })),
                 std::string("users not_found"));
    }

    void theLastOneLostLeavesNoSerialNumber()
    {
        LoanBench bench;
        Kit kit = bench.kitNow(bench.kit);
        kit.contents = {{{{}, "Camera"}, 1, 1, false, {"SN-1"}}};
        bench.must([&](Change &made) { return KitStore(*bench.database).update(made, kit); });
        const Id loan = bench.out();
        mustHold(bench.giveBack(loan));
        mustHold(bench.account(loan, {.lines = {{"", "Camera", 1, "lost", ""}}}));
        QVERIFY(bench.kitNow(bench.kit).contents.at(0).serials.empty());
    }
};

QTEST_GUILESS_MAIN(TestLoanKits)
#include "tst_loankits.moc"
