// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorbench.h"

using namespace sc;
using namespace sc::test;

namespace {

Value text(const char *words)
{
    return Value{std::string(words)};
}

} // namespace

/// A quarter's figures, and the months behind them, say no more than they can.
class TestQuarterReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A survey of the whole council is nobody's without an area, nor its people twice.
    void whatIsOfTheWholeCouncilStandsForItsAreas()
    {
        IndicatorBench bench;
        const auto survey = [&](const Id &area, std::int64_t answered, std::int64_t satisfied) {
            bench.put("survey", {{"area", area.isNull() ? Value{} : Value{area.toBlob()}},
                                 {"held_on", text("2026-06-30")},
                                 {"question", text("area")},
                                 {"answered", Value{answered}},
                                 {"satisfied", Value{satisfied}}});
        };
        survey(bench.north, 50, 25);
        survey(bench.south, 50, 30);
        QCOMPARE(bench.value("2026-27Q1", "satisfaction_area"), "55");
        survey({}, 200, 120);
        const QuarterReport report = bench.quarter("2026-27Q1");
        QCOMPARE(report.find("satisfaction_area", "ALL")->figure.denominator, 200.0);
        QCOMPARE(report.find("satisfaction_area", "ALL")->figure.value, 60.0);
        QCOMPARE(report.find("satisfaction_area", "N")->figure.value, 50.0);
        QVERIFY(report.find("satisfaction_area", "NONE") == nullptr);
        // Nor do sites or households of the whole council make an area that there is not.
        bench.put("cleanliness_score", {{"held_on", text("2026-04-01")},
                                        {"element", text("litter")},
                                        {"sites", Value{std::int64_t{300}}},
                                        {"below_b", Value{std::int64_t{33}}}});
        bench.put("household_count",
                  {{"from_on", text("2020-01-01")}, {"households", Value{std::int64_t{4'000}}}});
        bench.report(at(2026, 5, 1), bench.north);
        const QuarterReport more = bench.quarter("2026-27Q1");
        QCOMPARE(more.find("cleanliness_score", "ALL")->figure.value, 11.0);
        QCOMPARE(more.find("reports_per_1000_households", "ALL")->figure.value, 0.25);
        QVERIFY(more.find("cleanliness_score", "NONE") == nullptr);
        // The records behind the council's figure are those it was made from.
        const IndicatorDefinition &one = *indicatorNamed("satisfaction_area");
        IndicatorStore store(*bench.database);
        auto behind = *store.recordsBehind(one, more.period);
        QCOMPARE(behind.size(), 3U);
        auto north = behind;
        keepBehind(north, one, "N");
        keepBehind(behind, one, "ALL");
        QCOMPARE(north.size(), 1U);
        QCOMPARE(behind.size(), 1U);
        QCOMPARE(behind.front().denominator, 200.0);
    }

    // Before the first record there is nothing to count, which is not the number nought.
    void quartersBeforeAnythingWasRecordedAreNotAvailable()
    {
        IndicatorBench bench;
        bench.champion("1", bench.north, {{"joined_on", text("2019-05-01")}});
        bench.report(at(2026, 4, 2), bench.north);
        for (const char *indicator :
             {"reports_logged", "champions_quiet", "champions_active", "reports_per_champion"}) {
            QCOMPARE(bench.quarter("2025-26Q4").find(indicator, "ALL")->figure.status,
                     FigureStatus::NotAvailable);
            QCOMPARE(bench.quarter("2026-27Q1").find(indicator, "ALL")->figure.status,
                     FigureStatus::Final);
        }
    }

    // Each report has one category and one source; kinds of a category belong to it.
    void categoriesAndSourcesComeToAllReports()
    {
        IndicatorBench bench;
        const auto report = [&](const char *category, const char *source) {
            bench.report(at(2026, 5, 1), bench.north,
                         {{"category", text(category)}, {"source", text(source)}});
        };
        report("litter", "public");
        report("litter.park", "champion");
        report("dog_fouling.path", "staff");
        report("other", "import");
        const QuarterReport made = bench.quarter("2026-27Q1");
        double categories = 0;
        double sources = made.find("reports_from_champions", "N")->figure.value.value_or(0);
        for (const QuarterLine &line : made.lines) {
            if (line.place.code != "N")
                continue;
            if (line.definition->id.starts_with("reports_category_"))
                categories += line.figure.value.value_or(0);
            if (line.definition->id.starts_with("reports_source_"))
                sources += line.figure.value.value_or(0);
        }
        QCOMPARE(made.find("reports_category_litter", "N")->figure.value, 2.0);
        QCOMPARE(made.find("reports_source_other", "N")->figure.value, 1.0);
        QCOMPARE(categories, 4.0);
        QCOMPARE(sources, 4.0);
    }

    // Of ten people the most active tenth is one, whose number nobody else's hides.
    void theTenthOfAFewPeopleIsNotTold()
    {
        const auto told = [](int people) {
            IndicatorBench bench;
            for (int i = 0; i < people; ++i) {
                const Id who = bench.champion(std::to_string(i + 1), bench.north);
                bench.report(at(2026, 5, 1), bench.north,
                             {{"source", text("champion")}, {"champion", Value{who.toBlob()}}});
            }
            return bench.quarter("2026-27Q1", 5).find("top_tenth_share", "ALL")->figure.status;
        };
        QCOMPARE(told(10), FigureStatus::Suppressed);
        QCOMPARE(told(44), FigureStatus::Suppressed);
        QCOMPARE(told(45), FigureStatus::Final);
    }

    // Months that are no longer shown still say where the limits are.
    void aBaselineHoldsAfterItsMonthHasGoneFromTheChart()
    {
        IndicatorBench bench;
        for (int month = 0; month < 31; ++month) { // January 2024 to July 2026
            const int count = month < 6 ? 3 + month % 3 : 12 + month % 5;
            for (int i = 0; i < count; ++i)
                bench.report(at(2024 + month / 12, 1 + unsigned(month) % 12, 1, 1), bench.north);
        }
        bench.put("indicator_baseline", {{"indicator", text("reports_logged")},
                                         {"from_month", text("2024-07-01")},
                                         {"months", Value{std::int64_t{8}}},
                                         {"why", text("New rounds")}});
        const auto limitsOf = [&](const char *quarter, const char *month) {
            const QuarterReport report = bench.quarter(quarter, 0, 24);
            const QuarterLine *line = report.find("reports_logged", "ALL");
            if (line->months.size() != report.months.size() ||
                line->chart.points.size() != report.months.size())
                qFatal("Months and points differ.");
            for (std::size_t i = 0; i < report.months.size(); ++i)
                if (report.months[i].id == month)
                    return std::pair(line->chart.points[i].centre, line->chart.points[i].upper);
            return std::pair(std::optional<double>(), std::optional<double>());
        };
        const auto before = limitsOf("2025-26Q4", "2026-02");
        QVERIFY(before.first);
        QCOMPARE(limitsOf("2026-27Q2", "2026-02"), before); // shown from August 2024 on
    }

    // Eleven days of reports are no month to work out limits from.
    void theMonthInWhichRecordingBeganIsNotAWholeOne()
    {
        IndicatorBench bench;
        bench.report(at(2025, 11, 20), bench.north);
        for (unsigned month = 1; month < 8; ++month)
            for (unsigned day = 1; day < 11; ++day)
                bench.report(at(2026, month, day), bench.north);
        const QuarterReport report = bench.quarter("2026-27Q1", 0, 24);
        const QuarterLine *line = report.find("reports_logged", "ALL");
        QCOMPARE(report.months.front().id, "2025-11");
        QCOMPARE(line->months.front().value, 1.0);
        QVERIFY(!line->chart.points.front().value);
    }

    // Limits from one month promise nothing, and what begins afresh has to show itself first.
    void nothingIsPromisedFromAFewMonths()
    {
        IndicatorBench bench;
        for (unsigned month = 1; month < 8; ++month)
            for (unsigned day = 1; day < 11; ++day)
                bench.report(at(2026, month, day), bench.north,
                             {{"category", text("fly_tipping")}});
        bench.put("indicator_target", {{"indicator", text("fly_tips")},
                                       {"from_on", text("2026-04-01")},
                                       {"value", Value{150.0}}});
        QCOMPARE(bench.quarter("2026-27Q1", 0, 24).find("fly_tips", "ALL")->assurance,
                 Assurance::Passes);
        bench.put("indicator_baseline", {{"indicator", text("fly_tips")},
                                         {"from_month", text("2026-06-01")},
                                         {"why", text("New rounds")}});
        const QuarterReport report = bench.quarter("2026-27Q1", 0, 24);
        const QuarterLine *line = report.find("fly_tips", "ALL");
        QCOMPARE(line->assurance, Assurance::NoTarget);
        QVERIFY(sentenceOf(*line).contains("Limits are provisional"));
    }
};

QTEST_GUILESS_MAIN(TestQuarterReport)
#include "tst_quarterreport.moc"
