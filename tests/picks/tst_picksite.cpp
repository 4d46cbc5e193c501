// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"
#include "picks/sitestore.h"
#include "reports/reportstore.h"

using namespace sc;
using namespace sc::test;

namespace {

const HazardRow &rowOf(const std::vector<HazardRow> &rows, std::string_view code)
{
    return *std::ranges::find(rows, code, &HazardRow::code);
}

} // namespace

class TestPickSite : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

    void log(LatLon where, const char *category, const char *hazard)
    {
        QVERIFY(m_bench->change([&](Change &change) {
            Report report;
            report.category = category;
            report.hazard = hazard;
            report.source = "public";
            report.position = where;
            return ReportStore(*m_bench->database).create(change, report);
        }));
    }
    AssessmentDraft draft(const Pick &pick, std::optional<double> water = {})
    {
        return SiteStore(*m_bench->database).draft(pick, water).value();
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void beginsWithTheShippedHazards()
    {
        const AssessmentDraft made = draft(m_bench->create(m_bench->ready()).value());
        QCOMPARE(made.source, "template");
        QCOMPARE(made.rows.size(), 19U);
        for (const char *code : {"traffic", "sharps", "water", "asbestos", "children", "livestock"})
            QVERIFY(std::ranges::contains(made.rows, std::string(code), &HazardRow::code));
        QVERIFY(problemsOf(made.rows, {}).empty());
        QVERIFY(rowOf(made.rows, "sharps").remark.empty());
    }

    void fitsASmallerMatrix()
    {
        PickRules rules;
        rules.matrix = {.likelihoodMax = 3, .severityMax = 4};
        QVERIFY(m_bench->change([&](Change &change) {
            return PickSettingStore(*m_bench->database).setRules(change, rules);
        }));
        Pick pick = m_bench->ready();
        const auto made = draft(m_bench->create(pick).value());
        QVERIFY(problemsOf(made.rows, rules.matrix).empty());
        const auto shipped = PickSettingStore(*m_bench->database).hazards().value();
        for (std::size_t i = 0; i < shipped.size(); ++i) {
            QVERIFY(made.rows[i].before() >= made.rows[i].after());
            const bool fits = shipped[i].likelihoodBefore <= 3 && shipped[i].severityBefore <= 4;
            QCOMPARE(made.rows[i].remark.contains("another matrix"), !fits);
            if (shipped[i].severityBefore == 5)
                QCOMPARE(made.rows[i].severityBefore, 4); // the most there is stays so
        }
    }

    void fitsALargerMatrix()
    {
        PickSettingStore settings(*m_bench->database);
        PickRules rules;
        rules.matrix = {.likelihoodMax = 10, .severityMax = 10};
        QVERIFY(m_bench->change([&](Change &change) { return settings.setRules(change, rules); }));
        // A row of the council's own, scored on the new matrix, stays as it is.
        m_bench->clock.advance(1min);
        QVERIFY(m_bench->change([&](Change &change) {
            return settings.saveHazard(
                change, {.row = {"Slipway", "Everyone", 6, 7, "Ropes", 2, 7, {}, "slipway", {}}});
        }));
        m_bench->clock.advance(1min);
        Pick pick = m_bench->ready();
        const auto made = draft(m_bench->create(pick).value());
        QCOMPARE(rowOf(made.rows, "sharps").likelihoodBefore, 6); // 3 of 5
        QCOMPARE(rowOf(made.rows, "sharps").severityBefore, 8);   // 4 of 5
        QVERIFY(rowOf(made.rows, "sharps").remark.contains("another matrix"));
        QCOMPARE(rowOf(made.rows, "slipway").likelihoodBefore, 6);
        QVERIFY(rowOf(made.rows, "slipway").remark.empty());
        QVERIFY(problemsOf(made.rows, rules.matrix).empty());
    }

    void isFilledInFromTheMap()
    {
        log({kSpot.latitude + 0.0005, kSpot.longitude}, "litter", "sharps"); // 56 m
        log(kSpot, "drug_litter.needles", "none");
        log({kSpot.latitude + 0.002, kSpot.longitude}, "litter", "sharps"); // 223 m
        Pick pick = m_bench->ready();
        pick.roadSpeedMph = 40;
        const AssessmentDraft made = draft(m_bench->create(pick).value(), 35.4);
        QCOMPARE(made.site.sharps.reports, 2);
        QVERIFY(rowOf(made.rows, "sharps").remark.starts_with("2 reports of sharps within 100 m"));
        QCOMPARE(rowOf(made.rows, "sharps").likelihoodBefore, 4);
        QVERIFY(rowOf(made.rows, "traffic").remark.contains("40 mph, over the limit of 30 mph"));
        QCOMPARE(rowOf(made.rows, "water").remark, "Water 35 m away");
        QVERIFY(rowOf(draft(pick, 140.0).rows, "water").remark.empty());
    }

    void tellsOfAsbestosAndGasNearby()
    {
        log(kSpot, "fly_tipping", "asbestos");
        log(kSpot, "hazardous.gas", "");
        const auto made = SiteStore(*m_bench->database).draft(m_bench->ready()).value();
        QVERIFY(rowOf(made.rows, "asbestos").remark.starts_with("1 report of asbestos within"));
        QCOMPARE(rowOf(made.rows, "asbestos").likelihoodBefore, 4);
        QVERIFY(rowOf(made.rows, "hazardous_waste").remark.starts_with("1 report of hazardous"));
        QVERIFY(rowOf(made.rows, "sharps").remark.empty());
    }

    void isCopiedFromTheLastPickHere()
    {
        const Id earlier = m_bench->approved();
        Pick pick = m_bench->ready();
        pick.place.points.front().latitude += 0.001; // 111 m
        AssessmentDraft made = draft(m_bench->create(pick).value());
        QCOMPARE(made.source, "copied");
        QVERIFY(made.copiedFrom == earlier);
        QCOMPARE(made.rows.size(), 1U);
        pick.place.points.front().latitude += 0.002;
        made = draft(m_bench->create(pick).value());
        QCOMPARE(made.source, "template");
    }

    void tellsOfEarlierIncidents()
    {
        const Id earlier = m_bench->live();
        PickFigures figures;
        figures.bagsGeneral = 1;
        figures.sharpsFound = 2;
        QVERIFY(m_bench->figures(earlier, figures));
        m_bench->clock.set(kMorning);
        QVERIFY(m_bench->cancel(m_bench->approved(), {.reason = "safety"}));
        const auto site =
            SiteStore(*m_bench->database).around(m_bench->create(m_bench->ready()).value());
        QCOMPARE(site->incidents.size(), 2U);
    }

    void theTemplateIsEditedAndRestored()
    {
        PickSettingStore settings(*m_bench->database);
        const auto save = [&](const TemplateRow &row) {
            return m_bench->change(
                [&](Change &change) { return settings.saveHazard(change, row); });
        };
        TemplateRow row = settings.hazardTemplate()->front();
        row.row.controls = "Close the road";
        QVERIFY(save(row));
        TemplateRow own{
            {}, {"Cliff edge", "Everyone", 3, 5, "Keep away", 1, 5, "", "", ""}, 50, false};
        QVERIFY(save(own));
        QVERIFY(m_bench->change(
            [&](Change &change) { return settings.removeHazard(change, "livestock"); }));
        const auto rows = settings.hazards();
        QCOMPARE(rows->size(), 19U);
        QCOMPARE(rows->front().controls, "Close the road");
        QCOMPARE(rows->back().code, "cliff_edge");
        QVERIFY(!std::ranges::contains(*rows, std::string("livestock"), &HazardRow::code));
        own.row.likelihoodBefore = 6;
        QCOMPARE(codesOf(save(own)), "rows[0].likelihood_before out_of_range");
        QVERIFY(m_bench->change([&](Change &change) { return settings.restoreShipped(change); }));
        QCOMPARE(settings.hazards()->size(), 19U);
        QVERIFY(settings.hazards()->front().controls != "Close the road");
    }
};

QTEST_GUILESS_MAIN(TestPickSite)
#include "tst_picksite.moc"
