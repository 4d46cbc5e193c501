// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/flytips.h"
#include "indicators/indicatorbench.h"
#include "indicators/ofindicators.h"

using namespace sc;
using namespace sc::test;

namespace {

const Actor kOfficer{"H. Obi"};

Value text(const char *words)
{
    return Value{std::string(words)};
}

std::string refusalOf(const auto &result)
{
    return result || result.error().problems.empty()
               ? std::string("none")
               : result.error().problems.front().field + " " + result.error().problems.front().code;
}

} // namespace

/// What is typed or brought in for the quarter's figures holds together.
class TestFigureEntries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsAreAgainstFlyTipsAlone()
    {
        IndicatorBench bench;
        const Id tip =
            bench.report(at(2026, 5, 1), bench.north, {{"category", text("fly_tipping")}});
        const Id litter = bench.report(at(2026, 5, 1), bench.north);
        EnforcementStore store(*bench.database);
        Change change(*bench.database, kOfficer);
        const Enforcement done{
            .report = tip, .action = "prosecution", .takenOn = parseIsoDay("2026-06-01").value()};
        const auto kept = store.create(change, done);
        QVERIFY(kept);
        Enforcement other = done;
        other.report = litter;
        QCOMPARE(refusalOf(store.create(change, other)), "report not_fly_tip");
        other.id = kept->id;
        QCOMPARE(refusalOf(store.update(change, other)), "report not_fly_tip");
        QVERIFY(change.commit());
        // One that came about otherwise, or whose report was taken for a fly-tip at first.
        bench.put("enforcement", {{"report", Value{litter.toBlob()}},
                                  {"action", text("prosecution")},
                                  {"taken_on", text("2026-06-02")}});
        const auto lines = flyTipReturn(*bench.database, {2026, 1});
        QCOMPARE(lines->front().total, 1);
        QCOMPARE(lines->front().actions.at("prosecution"), 1);
    }

    // A duplicate is no second incident; what was done about it was done.
    void actionsOnADuplicateStillCount()
    {
        IndicatorBench bench;
        const Id tip =
            bench.report(at(2026, 5, 1), bench.north,
                         {{"category", text("fly_tipping")}, {"status", text("closed_duplicate")}});
        bench.put("enforcement", {{"report", Value{tip.toBlob()}},
                                  {"action", text("warning_letter")},
                                  {"taken_on", text("2026-06-02")}});
        const auto lines = flyTipReturn(*bench.database, {2026, 1});
        QCOMPARE(lines->front().total, 0);
        QCOMPARE(lines->front().actions.at("warning_letter"), 1);
    }

    void aQuarterBeforeAnythingWasRecordedHasNoReturn()
    {
        IndicatorBench bench;
        QVERIFY(!flyTipReturn(*bench.database, {2026, 1})->empty());
        bench.report(at(2026, 5, 1), bench.north, {{"category", text("fly_tipping")}});
        QCOMPARE(flyTipReturn(*bench.database, {2026, 1})->front().total, 1);
        QVERIFY(flyTipReturn(*bench.database, {2025, 4})->empty());
        QVERIFY(flyTipReturn(*bench.database, {2026, 4})->empty()); // to come
    }

    // A line that is in a file twice would count twice.
    void oneResultOfAQuestionForAnAreaDayAndSourceIsEnough()
    {
        IndicatorBench bench;
        Change change(*bench.database, kOfficer);
        SurveyStore surveys(*bench.database);
        Survey survey{.area = bench.north,
                      .heldOn = parseIsoDay("2026-05-01").value(),
                      .question = "parks",
                      .answered = 100,
                      .satisfied = 60,
                      .source = "Residents' panel"};
        QVERIFY(surveys.create(change, survey));
        survey.satisfied = 61;
        QCOMPARE(refusalOf(surveys.create(change, survey)), "question already_exists");
        Survey other = survey;
        other.note = "On paper";
        QVERIFY(surveys.create(change, other));
        other = survey;
        other.area = {};
        QVERIFY(surveys.create(change, other));
        CleanlinessScoreStore scores(*bench.database);
        CleanlinessScore score{.heldOn = parseIsoDay("2026-05-01").value(),
                               .element = "graffiti",
                               .sites = 10,
                               .belowB = 1};
        QVERIFY(scores.create(change, score));
        QCOMPARE(refusalOf(scores.create(change, score)), "element already_exists");
        score.element = "litter";
        QVERIFY(scores.create(change, score));
        QVERIFY(change.commit());
    }

    void aCommentaryIsFoundHoweverItsQuarterWasWritten()
    {
        IndicatorBench bench;
        KnownCommentaryStore store(*bench.database);
        Change change(*bench.database, kOfficer);
        constexpr std::array<std::array<const char *, 2>, 3> kWritten{
            {{"2026-27 q1", "2026-27Q1"}, {"2026/27 Q2", "2026-27Q2"}, {"2026-27Q3", "2026-27Q3"}}};
        for (const auto &[written, kept] : kWritten) {
            const auto made = store.create(change, {.quarter = written, .words = "Wet May."});
            QVERIFY2(made, written);
            QCOMPARE(made->quarter, kept);
            QVERIFY(store.update(change, *made));
            // One is enough, however its quarter is written.
            QCOMPARE(refusalOf(store.create(change, {.quarter = kept, .words = "Dry."})),
                     "words already_exists");
            QVERIFY(store.create(change, {.quarter = kept, .area = bench.south, .words = "Dry."}));
            QCOMPARE(store.of(kept)->size(), 2U);
        }
        QVERIFY(change.commit());
    }

    void onlyIndicatorsThatThereAreHaveTargetsAndBaselines()
    {
        IndicatorBench bench;
        Change change(*bench.database, kOfficer);
        KnownTargetStore targets(*bench.database);
        IndicatorTarget target{
            .indicator = "nonsense", .fromOn = parseIsoDay("2026-04-01").value(), .value = 85.0};
        QCOMPARE(refusalOf(targets.create(change, target)), "indicator unknown_code");
        target.indicator = "closed_on_time_share";
        QVERIFY(targets.create(change, target));
        target.value = 850.0;
        QCOMPARE(refusalOf(targets.create(change, target)), "value out_of_range");
        target.value = -3.0;
        QCOMPARE(refusalOf(targets.create(change, target)), "value out_of_range");
        target.indicator = "fly_tips";
        target.value = 850.0;
        QVERIFY(targets.create(change, target));
        const auto month = parseIsoDay("2026-04-01").value();
        QCOMPARE(
            refusalOf(KnownBaselineStore(*bench.database)
                          .create(change, {.indicator = "zz", .fromMonth = month, .why = "x"})),
            "indicator unknown_code");
        QCOMPARE(refusalOf(KnownCommentaryStore(*bench.database)
                               .create(change,
                                       {.quarter = "2026-27Q1", .indicator = "zz", .words = "x"})),
                 "indicator unknown_code");
    }

    // Ten sites of which nobody says how they were are no score, least of all the best.
    void gradedSitesNeedAWordOnThoseBelowGradeB()
    {
        IndicatorBench bench;
        CleanlinessScore score{
            .heldOn = parseIsoDay("2026-05-01").value(), .element = "graffiti", .sites = 10};
        QVERIFY(!scoreOf(score));
        CleanlinessScoreStore store(*bench.database);
        Change change(*bench.database, kOfficer);
        QCOMPARE(refusalOf(store.create(change, score)), "below_b missing");
        score.belowB = 0;
        QCOMPARE(scoreOf(score), 0.0);
        QVERIFY(store.create(change, score));
    }

    void theCodesOfTheWholeCouncilAndOfNoAreaAreKept()
    {
        IndicatorBench bench;
        AreaStore store(*bench.database);
        Change change(*bench.database, kOfficer);
        for (const char *code : {"ALL", "all", " None "})
            QCOMPARE(refusalOf(store.saveArea(change, {{}, code, "All Saints"})), "code reserved");
        QVERIFY(store.saveArea(change, {{}, "ALLS", "All Saints"}));
    }
};

QTEST_GUILESS_MAIN(TestFigureEntries)
#include "tst_figureentries.moc"
