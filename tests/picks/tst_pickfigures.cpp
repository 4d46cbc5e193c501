// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"
#include "picks/figures.h"

using namespace sc;
using namespace sc::test;

class TestPickFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void estimatesBagsThatWereNotWeighed()
    {
        PickFigures figures;
        figures.bagsGeneral = 8;
        figures.bagsRecycling = 2;
        figures = estimated(figures, 4.5, "shipped");
        QCOMPARE(figures.kgEstimated.value(), 45.0);
        QCOMPARE(figures.kgFactor.value(), 4.5);
        QCOMPARE(figures.kgFactorSource, "shipped");
        QVERIFY(!figures.kgMeasured);
    }

    void estimatesInWholeGrams()
    {
        PickFigures figures;
        figures.bagsGeneral = 9;
        QCOMPARE(estimated(figures, 5.2, "").kgEstimated.value(), 46.8);
    }

    void neverMixesMeasuredAndEstimated()
    {
        PickFigures figures;
        figures.bagsGeneral = 10;
        figures.kgMeasured = 38.0;
        figures = estimated(figures, 4.5, "");
        QVERIFY(!figures.kgEstimated); // all were weighed
        figures.bagsWeighed = 4;
        figures = estimated(figures, 4.5, "");
        QCOMPARE(figures.kgEstimated.value(), 27.0); // the other six
        QCOMPARE(figures.kgMeasured.value(), 38.0);
        figures.kgMeasured.reset(); // it was a slip: none of them was weighed
        figures = estimated(figures, 4.5, "");
        QCOMPARE(figures.kgEstimated.value(), 45.0);
    }

    void anEstimateThatWasTypedStandsUntilItIsTakenAway()
    {
        PickBench bench;
        Pick pick = bench.ready();
        pick.figures.bagsGeneral = 10;
        pick.figures.kgEstimated = 60.0;
        pick = bench.create(pick).value();
        QCOMPARE(pick.figures.kgEstimated.value(), 60.0);
        pick.figures.bagsGeneral = 20;
        pick = bench.update(pick).value();
        QCOMPARE(pick.figures.kgEstimated.value(), 60.0);
        pick.figures.kgEstimated.reset();
        pick = bench.update(pick).value();
        QCOMPARE(pick.figures.kgEstimated.value(), 90.0);
        pick.figures.kgFactor = 5.0;
        pick = bench.update(pick).value();
        QCOMPARE(bench.get(pick.id).figures.kgEstimated.value(), 100.0);
        QCOMPARE(bench.get(pick.id).figures.kgFactorSource, "Entered for this pick");
    }

    void gradesAreGainedPerVolunteerHour()
    {
        PickFigures figures;
        figures.gradeBefore = "D";
        figures.gradeAfter = "B";
        QCOMPARE(gradesGained(figures).value(), 2);
        QCOMPARE(gradesGainedPerHour(figures, 8 * 60).value(), 0.25);
        QVERIFY(!gradesGainedPerHour(figures, 0));
        figures.gradeAfter.clear();
        QVERIFY(!gradesGained(figures));
    }

    void eachPersonCountsOnceAndOnlyWhoCame()
    {
        const Id champion = Id::fromName("a");
        const auto one = [](const char *id, const char *status, Id who) {
            Attendance made;
            made.id = Id::fromName(id);
            made.champion = who;
            made.status = status;
            made.minutes = 60;
            made.bags = 2;
            return made;
        };
        const RosterTotals totals =
            totalsOf({one("1", "attended", champion), one("2", "attended", champion),
                      one("3", "walk_in", {}), one("4", "no_show", {}), one("5", "waiting", {})});
        QCOMPARE(totals.attended, 2);
        QCOMPARE(totals.minutes, 120);
        QCOMPARE(totals.bags, 4);
        QCOMPARE(totals.noShows, 1);
        QCOMPARE(totals.waiting, 1);
        // Whichever came first: who was there counts before who was missed, and the longer time.
        auto longer = one("6", "attended", champion);
        longer.minutes = 70;
        std::vector<Attendance> twice{one("1", "attended", champion), longer,
                                      one("7", "no_show", champion)};
        std::ranges::sort(twice, {}, &Attendance::id);
        do {
            const RosterTotals same = totalsOf(twice);
            QCOMPARE(same.attended, 1);
            QCOMPARE(same.minutes, 70);
            QCOMPARE(same.noShows, 0);
        } while (std::ranges::next_permutation(twice, {}, &Attendance::id).found);
    }

    void bagsNobodyIsNamedForAreTheRemainder()
    {
        PickFigures figures;
        QVERIFY(!unattributedBags(figures, 0));
        figures.bagsGeneral = 12;
        QCOMPARE(unattributedBags(figures, 7).value(), 5);
    }

    void saysWhereSacksAndBagsDoNotGoTogether()
    {
        PickFigures figures;
        figures.bagsGeneral = 30;
        figures.sacksIssued = 20;
        QVERIFY(!sackRemark(figures).empty());
        figures.sacksIssued = 40;
        figures.sacksReturned = 8;
        QVERIFY(sackRemark(figures).empty());
    }

    void refusesImpossibleFigures()
    {
        PickFigures figures;
        figures.bagsGeneral = -1;
        figures.gradeAfter = "E";
        figures.kgMeasured = -2.0;
        figures.sharpsFound = 101;
        const auto problems = problemsOf(figures);
        QCOMPARE(problems.size(), 4U);
        figures = {};
        figures.bagsGeneral = 2;
        figures.bagsWeighed = 3;
        QCOMPARE(problemsOf(figures).at(0).field, "bags_weighed");
    }
};

QTEST_GUILESS_MAIN(TestPickFigures)
#include "tst_pickfigures.moc"
