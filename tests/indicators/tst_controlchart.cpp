// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/controlchart.h"

#include <rapidcheck.h>

#include <QTest>

#include <cmath>

using namespace sc;

namespace {

bool near(double value, double expected, double within)
{
    return std::abs(value - expected) <= within;
}

std::vector<double> filled(std::size_t count, double value)
{
    return std::vector<double>(count, value);
}

std::vector<std::string> signalsOf(const std::vector<double> &values)
{
    std::vector<std::string> codes;
    for (const ChartPoint &point : chartOf(values).points)
        codes.emplace_back(toCode(point.signal));
    return codes;
}

/// As counts out of sizes.
std::vector<ChartInput> partsOf(const std::vector<double> &counts, double size)
{
    std::vector<ChartInput> input;
    for (const double count : counts)
        input.push_back({count / size, size});
    return input;
}

} // namespace

/// Control charts give the limits that were published for published series, and flag runs as the
/// rules in controlchart.h say.
class TestControlChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The vignette of NHSRplotthedots ("Making Data Count") on screening: one wild point.
    void individualsHaveThePublishedLimits()
    {
        const std::vector<double> series{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
        const ControlChart plain = chartOf(series);
        QVERIFY(near(plain.parts.front().centre, 1.9444, 5e-5));
        QVERIFY(near(plain.parts.front().averageRange, 1.88235, 5e-6));
        QVERIFY(near(*plain.points.front().upper, 6.9515, 5e-5));
        QVERIFY(near(*plain.points.front().lower, -3.0626, 5e-5));
        QVERIFY(near(plain.parts.front().rangeLimit, 3.267 * 1.88235, 5e-5));
        QCOMPARE(toCode(plain.points[4].signal), std::string_view("outlier_high"));
        const ControlChart screened = chartOf(series, {.screen = true});
        QVERIFY(near(screened.parts.front().averageRange, 1.0, 1e-12));
        QVERIFY(near(*screened.points.front().upper, 4.6044, 5e-5));
        QVERIFY(near(*screened.points.front().lower, -0.7156, 5e-5));
    }

    // Montgomery, Introduction to Statistical Quality Control: nonconformities on printed circuit
    // boards, 26 samples, 516 in all.
    void countsHaveThePublishedLimits()
    {
        const ControlChart chart = chartOf({21, 24, 16, 12, 15, 5,  28, 20, 31, 25, 20, 24, 16,
                                            19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15},
                                           {.kind = ChartKind::C});
        QVERIFY(near(chart.parts.front().centre, 19.85, 0.005));
        QVERIFY(near(*chart.points.front().upper, 33.22, 0.01));
        QVERIFY(near(*chart.points.front().lower, 6.48, 0.01));
        QCOMPARE(chart.points[5].signal, Signal::OutlierLow);
        QCOMPARE(chart.points[19].signal, Signal::OutlierHigh);
    }

    // The same book: cans of orange juice, 30 samples of 50, 347 faulty.
    void sharesHaveThePublishedLimits()
    {
        const auto cans = partsOf({12, 15, 8, 10, 4,  7,  16, 9,  14, 10, 5,  6, 17, 12, 22,
                                   8,  10, 5, 13, 11, 20, 18, 24, 15, 9,  12, 7, 13, 9,  6},
                                  50);
        const ControlChart chart = chartOf(cans, {.kind = ChartKind::P, .allowLaney = false});
        QVERIFY(near(chart.parts.front().centre, 0.2313, 5e-5));
        QVERIFY(near(*chart.points.front().upper, 0.4102, 1e-4));
        QVERIFY(near(*chart.points.front().lower, 0.0524, 1e-4));
        QCOMPARE(chart.points[14].signal, Signal::OutlierHigh);
        QCOMPARE(chart.points[22].signal, Signal::OutlierHigh);
    }

    // The same book: errors in shipments, 20 samples of 50, 74 in all.
    void ratesHaveThePublishedLimits()
    {
        const auto shipments =
            partsOf({2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4}, 50);
        const ControlChart chart = chartOf(shipments, {.kind = ChartKind::U, .allowLaney = false});
        QVERIFY(near(chart.parts.front().centre, 0.0740, 5e-5));
        QVERIFY(near(*chart.points.front().upper, 0.1894, 5e-5));
        QCOMPARE(*chart.points.front().lower, 0.0);
    }

    void overDispersedRatesGetWiderLimits()
    {
        std::vector<ChartInput> input;
        for (int i = 0; i < 24; ++i)
            input.push_back({i % 2 == 0 ? 0.5 : 1.5, 1'000.0});
        const ControlChart plain = chartOf(input, {.kind = ChartKind::U, .allowLaney = false});
        QCOMPARE(plain.points.front().signal, Signal::OutlierLow);
        const ControlChart laney = chartOf(input, {.kind = ChartKind::U});
        QVERIFY(laney.isLaney());
        // z steps between -15.81 and 15.81: sigma z = 31.62 / 1.128
        QVERIFY(near(laney.parts.front().sigmaZ, 2 * 0.5 / std::sqrt(1.0 / 1'000) / 1.128, 1e-9));
        QCOMPARE(laney.points.front().signal, Signal::None);
    }

    // z-scores a little wider than 1 are chance; half of all series have such.
    void ratesSpreadAsChanceLetsThemKeepPlainLimits()
    {
        std::vector<ChartInput> input;
        for (int i = 0; i < 24; ++i)
            input.push_back({i % 2 == 0 ? 0.98 : 1.02, 1'000.0}); // sigma z 1.12
        const ControlChart chart = chartOf(input, {.kind = ChartKind::U});
        QVERIFY(!chart.isLaney());
        QVERIFY(near(*chart.points.front().upper, 1.0 + 3 * std::sqrt(1.0 / 1'000), 1e-9));
    }

    void widerRangesThanTheirLimitAreTold()
    {
        std::vector<double> series{5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 30};
        const ControlChart chart = chartOf(series);
        QVERIFY(chart.isWideAt(11));
        QVERIFY(!chart.isWideAt(10) && !chart.isWideAt(0) && !chart.isWideAt(99));
        QVERIFY(!chartOf(series, {.kind = ChartKind::C}).isWideAt(11));
        QVERIFY(ControlChart{}.partAt(0) == nullptr);
    }

    void sevenOnOneSideAreAShift()
    {
        std::vector<double> series{5, 6, 5, 6, 5, 6, 5, 6, 5, 6};
        std::vector<double> six = series;
        for (int i = 0; i < 7; ++i)
            series.push_back(i % 2 == 0 ? 4.5 : 4.6);
        const auto signals = signalsOf(series);
        QCOMPARE(signals[16], "shift_down");
        QCOMPARE(signals[10], "shift_down"); // all of the run
        QCOMPARE(std::ranges::count(signals, "shift_down"), 7);
        for (int i = 0; i < 6; ++i)
            six.push_back(i % 2 == 0 ? 4.5 : 4.6);
        QCOMPARE(std::ranges::count(signalsOf(six), "shift_down"), 0);
    }

    void aPointOnTheCentreEndsARun()
    {
        const auto signals =
            signalsOf(filled(20, 0.1)); // all on the centre, to the last bit or not
        QCOMPARE(std::ranges::count(signals, "none"), 20);
    }

    void sevenRisingAreATrendAndATieEndsIt()
    {
        const std::vector<double> rising{9, 1, 9, 1, 9, 3, 4, 5, 6, 7, 8, 9.5, 1, 9, 1, 9};
        const auto signals = signalsOf(rising);
        for (std::size_t i = 5; i < 12; ++i)
            QCOMPARE(signals[i], "trend_up");
        QCOMPARE(std::ranges::count(signals, "trend_up"), 7);
        std::vector<double> tied = rising;
        tied[8] = tied[7];
        QCOMPARE(std::ranges::count(signalsOf(tied), "trend_up"), 0);
    }

    void twoOfThreeInTheOuterThirdAreFlagged()
    {
        // Centre 0, mean moving range 2.0 or so: the outer third begins near 3.5.
        std::vector<double> series;
        for (int i = 0; i < 30; ++i)
            series.push_back(i % 2 == 0 ? 1.0 : -1.0);
        series.insert(series.end(), {4.4, 0.5, 4.4, -1, 1, -1, 1, -4, -1.4, -1});
        const ControlChart chart = chartOf(series);
        QCOMPARE(chart.points[30].rule, RunRule::TwoOfThree);
        QCOMPARE(chart.points[31].rule, RunRule::None); // only those in the outer third
        QCOMPARE(chart.points[32].rule, RunRule::TwoOfThree);
        QCOMPARE(chart.points[32].signal, Signal::OutlierHigh);
        QCOMPARE(chart.points[37].rule, RunRule::None); // one alone
    }

    void limitsBeginAfreshAtARebase()
    {
        std::vector<double> series{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
        for (int i = 0; i < 12; ++i)
            series.push_back(i % 2 == 0 ? 101 : 102);
        std::vector<ChartInput> input;
        for (const double value : series)
            input.push_back({value, 1.0});
        const ControlChart chart = chartOf(input, {.rebases = {{12, 6}}});
        QCOMPARE(chart.parts.size(), 2U);
        QCOMPARE(*chart.points[11].centre, 1.5);
        QCOMPARE(*chart.points[12].centre, 101.5);
        QCOMPARE(chart.parts[1].points, 6U);
        QVERIFY(chart.parts[1].isTrial && !chart.parts[0].isTrial);
        QVERIFY(!chart.points[12].movingRange); // none across the re-base
        QCOMPARE(chart.parts[1].averageRange, 1.0);
    }

    void whatIsBetterDecidesTheJudgement()
    {
        QCOMPARE(judgementOf(Signal::ShiftDown, Direction::Less), Judgement::Improvement);
        QCOMPARE(judgementOf(Signal::ShiftDown, Direction::More), Judgement::Concern);
        QCOMPARE(judgementOf(Signal::OutlierHigh, Direction::Neutral), Judgement::Neutral);
        QCOMPARE(judgementOf(Signal::None, Direction::More), Judgement::CommonCause);
        QCOMPARE(signalCode(Signal::TrendUp, Direction::Less), std::string_view("concern"));
        QCOMPARE(signalCode(Signal::TrendUp, Direction::Neutral), std::string_view("trend_up"));
    }

    void limitsSayWhetherATargetIsMet()
    {
        const ControlChart chart = chartOf({10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11});
        QCOMPARE(assuranceOf(chart, 20.0, Direction::More), Assurance::Fails);
        QCOMPARE(assuranceOf(chart, 20.0, Direction::Less), Assurance::Passes);
        QCOMPARE(assuranceOf(chart, 1.0, Direction::More), Assurance::Passes);
        QCOMPARE(assuranceOf(chart, 10.5, Direction::More), Assurance::HitAndMiss);
        QCOMPARE(assuranceOf(chart, {}, Direction::More), Assurance::NoTarget);
    }

    void movingAndStretchingASeriesMovesAndStretchesItsLimits()
    {
        const bool ok = rc::check([] {
            const auto whole = *rc::gen::container<std::vector<int>>(20, rc::gen::inRange(-50, 50));
            const int by = *rc::gen::inRange(-1000, 1000);
            std::vector<double> plain;
            std::vector<double> moved;
            std::vector<double> mirrored;
            for (const int value : whole) {
                plain.push_back(value);
                moved.push_back(value * 4 + by);
                mirrored.push_back(-value);
            }
            const ControlChart one = chartOf(plain);
            const ControlChart two = chartOf(moved);
            const ControlChart three = chartOf(mirrored);
            for (std::size_t i = 0; i < whole.size(); ++i) {
                RC_ASSERT(near(*two.points[i].upper, *one.points[i].upper * 4 + by, 1e-6));
                RC_ASSERT(near(*three.points[i].lower, -*one.points[i].upper, 1e-6));
                RC_ASSERT(one.points[i].rule == three.points[i].rule);
            }
        });
        QVERIFY(ok);
    }

    // One kit in two years: the months without are no concern. Where most months have some, a run
    // of months without is one.
    void monthsWithNothingAreNoShiftWhereThatIsTheRule()
    {
        std::vector<double> rare(23, 0.0);
        rare[4] = 1.0;
        const ControlChart chart = chartOf(rare);
        for (std::size_t i = 0; i < rare.size(); ++i)
            QCOMPARE(chart.points[i].signal, i == 4 ? Signal::OutlierHigh : Signal::None);
        std::vector<double> stopped{3, 1, 4, 2, 3, 1, 4, 3, 2, 4, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0};
        QCOMPARE(chartOf(stopped).points.back().signal, Signal::ShiftDown);
    }
};

QTEST_GUILESS_MAIN(TestControlChart)
#include "tst_controlchart.moc"
