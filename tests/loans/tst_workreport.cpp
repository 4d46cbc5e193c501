// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "champions/ledgerstore.h"
#include "loans/loanbench.h"
#include "picks/pickstore.h"
#include "reports/reportstore.h"

using namespace sc;
using namespace sc::test;

/// What was done with a kit, and what comes of it.
class TestWorkReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leftBehindIsCountedFromWords()
    {
        QCOMPARE(leftBehindIn("2 needles; a fly-tip by the gate; broken bench").sharps, 2);
        QCOMPARE(leftBehindIn("2 needles; a fly-tip by the gate; broken bench").flyTips, 1);
        QCOMPARE(leftBehindIn("none").sharps, 0);
        QCOMPARE(leftBehindIn("no sharps, no fly-tips").flyTips, 0);
        QCOMPARE(leftBehindIn("sharps:3;fly_tip").sharps, 3);
        QCOMPARE(leftBehindIn("sharps:3;fly_tip").flyTips, 1);
        QCOMPARE(leftBehindIn("Sharps").sharps, 1);
        const auto counts = [](std::string_view text) {
            const LeftBehind found = leftBehindIn(text);
            return std::pair{found.sharps, found.flyTips};
        };
        using Both = std::pair<std::int64_t, std::int64_t>;
        QVERIFY(counts("2 needles and 1 fly-tip") == Both(2, 1));
        QVERIFY(counts("five needles") == Both(5, 0));
        QVERIFY(counts("4x needles + 2 used syringes") == Both(6, 0));
        QVERIFY(counts("6 bags beside the fly-tip") == Both(0, 1));
        QVERIFY(counts("A dozen dirty needles & three fly tips") == Both(12, 3));
        QVERIFY(counts("no needles and 2 fly-tips") == Both(0, 2));
        QVERIFY(counts("nothing but needles") == Both(1, 0));
        QVERIFY(counts("fly-tipping by the 3 garages") == Both(0, 1));
    }

    void whatIsNotThereIsNotCounted_data()
    {
        QTest::addColumn<int>("sharps");
        QTest::addColumn<int>("flyTips");
        const auto row = [](const char *text, int sharps, int flyTips) {
            QTest::newRow(text) << sharps << flyTips;
        };
        row("no needles or fly-tips", 0, 0);
        row("No sharps, needles or fly-tips", 0, 0);
        row("No sharps, needles, or fly-tips.", 0, 0);
        row("no sharps, needles and fly-tips", 0, 0);
        row("no sharps / fly-tipping seen", 0, 0);
        row("neither needles nor fly-tips", 0, 0);
        row("no needles, nor any fly-tipping", 0, 0);
        row("did not find any needles", 0, 0);
        row("We didn't see needles or fly-tips", 0, 0);
        row("not a single needle", 0, 0);
        row("without needles", 0, 0);
        row("needles were not seen", 0, 0);
        row("needles and fly-tips were not found", 0, 0);
        row("no sign of fly-tipping", 0, 0);
        row("no trouble with needles", 0, 0);
        row("0 needles, 0 fly-tips", 0, 0);
        row("Sharps: 0, fly-tips: 2", 0, 2);
        row("fly tipping - none", 0, 0);
        row("sharps - none; flytipping x2", 0, 2);
        row("Needles? None. Fly-tips? One by the gate", 0, 1);
        row("sharp stones removed", 0, 0);
        // What comes after is there.
        row("no needles, but a fly-tip", 0, 1);
        row("no needles, fly-tip by the gate", 0, 1);
        row("no needles, 2 fly-tips", 0, 2);
        row("No sharps found, fly-tipping reported to the council", 0, 1);
        row("no litter beside the fly-tip", 0, 1);
        row("no needles and a fly-tip", 0, 1);
        row("No needles. Fly-tip by the gate", 0, 1);
        row("no time to remove the needles", 1, 0);
        row("could not reach 2 needles", 2, 0);
        row("3 needles not collected", 3, 0);
        row("not only needles", 1, 0);
        // Where the words leave a doubt it is counted.
        row("half a needle", 1, 0);
        row("no access to the needles, 3 seen", 3, 0);
        row("no access to the needles", 1, 0);
        row("no time for the fly-tip", 0, 1);
        row("2 needles, 3 seen", 3, 0);
        row("no needles, none seen", 0, 0);
        row("no needles or fly-tips, 12 came", 0, 0);
        row("no needles this time", 0, 0);
    }
    void whatIsNotThereIsNotCounted()
    {
        QFETCH(int, sharps);
        QFETCH(int, flyTips);
        const LeftBehind found = leftBehindIn(QTest::currentDataTag());
        QCOMPARE(found.sharps, sharps);
        QCOMPARE(found.flyTips, flyTips);
    }

    void numbersAreReadHoweverTheyAreWritten()
    {
        const auto sharps = [](std::string_view text) { return leftBehindIn(text).sharps; };
        QCOMPARE(sharps("1,000 needles"), 1000); // and refused, as more than are reported at once
        QCOMPARE(sharps("needle x 3"), 3);
        QCOMPARE(sharps("needles (4)"), 4);
        QCOMPARE(sharps("needles: 2 by the gate"), 2);
        QCOMPARE(sharps("twenty needles"), 20);
        QCOMPARE(sharps("twenty-five needles"), 25);
        QCOMPARE(sharps("two dozen needles"), 24);
        QCOMPARE(sharps("half a dozen needles"), 6);
        QCOMPARE(sharps("a hundred needles"), 100);
        QCOMPARE(sharps("10-12 needles"), 12);
        QCOMPARE(sharps("a couple of needles"), 2);
        QCOMPARE(sharps("3 bags of needles"), 1);
        QCOMPARE(sharps("3 needles, 3 syringes"), 6);
        QCOMPARE(sharps("2 hypodermic needles"), 2);
        QCOMPARE(sharps("99999999999999999999 needles") > 100, true);
    }

    void workBecomesCreditsAndReports()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QCOMPARE(LedgerStore(*bench.database).of(bench.joan)->kitsHeld, 1);
        QVERIFY(bench.workDone(loan, 2.0, "1 needle; fly-tip"));
        QCOMPARE(*CreditStore(*bench.database).earned(bench.joan), 120);
        QCOMPARE(LedgerStore(*bench.database).of(bench.joan)->minutes, 120);
        const auto reports = WorkReportStore(*bench.database).ofLoan(loan);
        QCOMPARE(WorkReportStore(*bench.database).reportsOf(reports->front())->size(),
                 std::size_t{2});
        WorkReport corrected = reports->front();
        corrected.hours = 1.0;
        QVERIFY(bench.change([&](Change &made) {
            return WorkReportStore(*bench.database).update(made, corrected);
        }));
        QCOMPARE(*CreditStore(*bench.database).earned(bench.joan), 60);
        QCOMPARE(WorkReportStore(*bench.database).reportsOf(corrected)->size(), std::size_t{2});
        QVERIFY(bench.undoLast());
        QCOMPARE(*CreditStore(*bench.database).earned(bench.joan), 120);
    }

    void aWorkReportStaysWithItsLoan()
    {
        LoanBench bench;
        const Id first = bench.out();
        QVERIFY(bench.giveBack(first));
        QVERIFY(bench.workDone(first, 3.0));
        QVERIFY(bench.close(first));
        const Id second = bench.out();
        QVERIFY(bench.giveBack(second));
        WorkReportStore store(*bench.database);
        WorkReport moved = store.ofLoan(first)->front();
        moved.loan = second;
        const auto done = bench.change([&](Change &made) { return store.update(made, moved); });
        QCOMPARE(codesOf(done), std::string("loan bad_transition"));
        QCOMPARE(store.ofLoan(first)->size(), std::size_t{1});
        QCOMPARE(codesOf(bench.close(second)), std::string("work_report work_report_missing"));
        QCOMPARE(*CreditStore(*bench.database).earned(bench.joan), 180);
    }

    void reportsNobodyTouchedAreWithdrawnWithTheWords()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QVERIFY(bench.workDone(loan, 2.0, "3 needles; fly-tip"));
        WorkReportStore store(*bench.database);
        WorkReport report = store.ofLoan(loan)->front();
        const auto say = [&](const char *words) {
            report.leftBehind = words;
            bench.must([&](Change &made) { return store.update(made, report); });
            return store.reportsOf(report)->size();
        };
        const Id touched = store.reportsOf(report)->at(2).id;
        ReportStore reports(*bench.database);
        bench.must(
            [&](Change &made) { return reports.step(made, touched, {.to = "acknowledged"}); });
        QCOMPARE(say("nothing"), std::size_t{1}); // the one somebody goes to stays, and is named
        QCOMPARE(store.reportsOf(report)->front().id, touched);
        QCOMPARE(say("2 needles"), std::size_t{3}); // what was withdrawn is back
        QVERIFY(bench.change([&](Change &made) { return store.remove(made, report.id); }));
        QCOMPARE(store.reportsOf(report)->size(), std::size_t{1});
        QVERIFY(bench.undoLast());
        QCOMPARE(store.reportsOf(report)->size(), std::size_t{3});
    }

    void sacksOfAPickAreHeldAgainstItsBags()
    {
        LoanBench bench;
        Pick pick;
        pick.title = "Alder Road";
        pick.place = {PickPlace::Kind::Point, {LatLon{54.526, -1.553}}, {}};
        pick.startsAt = kMorning - 24h;
        pick.progress.status = "closed";
        pick.figures.bagsGeneral = 60;
        const Id id =
            bench
                .must([&](Change &made) {
                    return PickStore(*bench.database).create(made, pick, PickOrigin::Imported);
                })
                .id;
        auto loan = bench.draft(0, 3);
        loan->pick = id;
        bench.must([&](Change &made) { return LoanStore(*bench.database).update(made, *loan); });
        QVERIFY(bench.lend(loan->id, {.overrideBy = "Boss", .overrideReason = "Paper"}));
        WorkReportStore store(*bench.database);
        const auto flags = [&] {
            return *store.sackFlagOf(bench.get(loan->id)) + " " +
                   *store.sackFlagOf(*PickStore(*bench.database).get(id));
        };
        QCOMPARE(flags(), std::string(" ")); // they may still fill some
        QVERIFY(bench.giveBack(loan->id, {.lines = {{"", "Sack", 2, "consumed", ""}}}));
        QCOMPARE(flags(), std::string("more_bags_than_sacks more_bags_than_sacks"));
    }

    void hoursOfEverybodyNeedNotBeNamed()
    {
        LoanBench bench;
        const Id loan = bench.out();
        QCOMPARE(codesOf(bench.workDone(loan, 120.0)), std::string("ok"));
        CreditStore credits(*bench.database);
        QCOMPARE(*credits.earned(bench.joan), credits.dailyMax());
        QCOMPARE(codesOf(bench.workDone(loan, 8'000.0)), std::string("ok"));
        QCOMPARE(*credits.earned(bench.joan), credits.dailyMax()); // on the same day
        QVERIFY(bench.giveBack(loan));
        QCOMPARE(*credits.earned(bench.joan), credits.dailyMax());
    }

    void noWorkIsDoneBeforeTheKitsGoOut()
    {
        LoanBench bench;
        const Id loan = bench.out();
        const auto report = [&](Instant at) {
            return bench.act([&](LoanActions &a, Change &made) {
                WorkDone done;
                done.report.position = LatLon{54.526, -1.553};
                done.report.hours = 1.0;
                done.report.madeAt = at;
                done.reason = "Found late";
                return a.workDone(made, loan, done);
            });
        };
        QCOMPARE(codesOf(report(kMorning - 24h)), std::string("made_at out_of_range"));
        QCOMPARE(codesOf(report(kMorning - 1h)), std::string("ok")); // on its day
    }
};

QTEST_GUILESS_MAIN(TestWorkReport)
#include "tst_workreport.moc"
