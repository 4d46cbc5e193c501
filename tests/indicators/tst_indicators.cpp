// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "indicators/indicatorbench.h"
#include "kits/kitstore.h"
#include "loans/loanstore.h"

#include <rapidcheck.h>

#include <set>

using namespace sc;
using namespace sc::test;

namespace {

Value text(const char *words)
{
    return Value{std::string(words)};
}

} // namespace

/// Each indicator counts what its definition says, on the edges too.
class TestIndicators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileRunsOnAnEmptyDatabase()
    {
        IndicatorBench bench;
        const QuarterReport report = bench.quarter("2026-27Q1", 5, 24);
        QCOMPARE(report.lines.size(), indicatorDefinitions().size() * 3); // ALL, N, S
        QCOMPARE(report.find("reports_logged", "ALL")->figure.value, 0.0);
        QCOMPARE(toCode(report.find("priorities_set", "ALL")->figure.status),
                 std::string_view("not_available"));
        QVERIFY(!report.find("satisfaction_parks", "ALL")->figure.value);
    }

    // 23:30 UTC on 30 June is 00:30 on 1 July in the UK: Q2.
    void quartersEndAtMidnightInTheUnitedKingdom()
    {
        IndicatorBench bench;
        bench.report(at(2026, 6, 30, 23, 30), bench.north);
        bench.report(at(2026, 6, 30, 22, 59), bench.north);
        bench.report(at(2026, 6, 30, 23, 0), bench.north); // midnight itself
        bench.report(at(2026, 3, 31, 23, 0), bench.south); // midnight, summer time already
        bench.report(at(2026, 3, 31, 22, 59), bench.south);
        QCOMPARE(bench.value("2026-27Q1", "reports_logged"), "2");
        QCOMPARE(bench.value("2026-27Q2", "reports_logged"), "2");
        QCOMPARE(bench.value("2025-26Q4", "reports_logged"), "1");
        // In winter midnight is midnight UTC.
        bench.report(at(2026, 1, 1, 0, 0), bench.south);
        bench.report(at(2025, 12, 31, 23, 59), bench.south);
        QCOMPARE(bench.value("2025-26Q4", "reports_logged"), "2");
        QCOMPARE(bench.value("2025-26Q3", "reports_logged"), "1");
    }

    void whatHasNoAreaOrIsDeletedIsCountedRightly()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        bench.report(at(2026, 5, 1), {});
        bench.report(at(2026, 5, 1), bench.database->newId()); // an area nobody has heard of
        bench.remove("report", bench.report(at(2026, 5, 1), bench.south));
        QCOMPARE(bench.value("2026-27Q1", "reports_logged"), "3");
        QCOMPARE(bench.value("2026-27Q1", "reports_logged", "N"), "1");
        QCOMPARE(bench.value("2026-27Q1", "reports_logged", "S"), "0");
        QCOMPARE(bench.value("2026-27Q1", "reports_logged", "NONE"), "2");
    }

    void onTimeIsUpToTheEndOfTheDayDue()
    {
        IndicatorBench bench;
        // Due on 10 June: 22:59 UTC is still that day in the UK, 23:00 is not.
        bench.closed(at(2026, 6, 1), at(2026, 6, 10, 22, 59), "2026-06-10", bench.north);
        bench.closed(at(2026, 6, 1), at(2026, 6, 10, 23, 0), "2026-06-10", bench.north);
        bench.closed(at(2026, 6, 1), at(2026, 6, 9), "2026-06-10", bench.south);
        bench.closed(at(2026, 6, 1), at(2026, 6, 9), "", bench.south); // nothing was due
        bench.closed(at(2026, 6, 1), at(2026, 6, 30), "2026-06-10", bench.south,
                     "closed_duplicate");
        bench.closed(at(2026, 6, 1), at(2026, 6, 30), "2026-06-10", bench.south,
                     "closed_withdrawn");
        // Logged before the quarter, closed in it; and logged in it, closed after.
        bench.closed(at(2026, 3, 1), at(2026, 4, 1), "2026-03-05", bench.south, "closed_not_ours");
        bench.closed(at(2026, 6, 1), at(2026, 7, 1), "2026-08-05", bench.south);
        QCOMPARE(bench.value("2026-27Q1", "closed_on_time_share"), "50");
        QCOMPARE(bench.value("2026-27Q1", "closed_on_time_share", "N"), "50");
        QCOMPARE(bench.value("2026-27Q2", "closed_on_time_share"), "100");
        const auto report = bench.quarter("2026-27Q1");
        QCOMPARE(report.find("closed_on_time_share", "ALL")->figure.denominator, 4.0);
    }

    // As an import or another PC may bring them: one odd year must not move the others.
    void aSlipOfTheFingerInAYearMovesNoOtherReport()
    {
        IndicatorBench bench;
        bench.closed(at(2020, 4, 2), at(2026, 4, 3), "2020-04-07", bench.north); // years late
        bench.closed(at(2026, 5, 1), at(2026, 5, 4), "2026-05-08", bench.north);
        bench.closed(at(2026, 5, 1), at(2026, 5, 4), "0206-05-08", bench.north);
        bench.closed(at(2026, 5, 1), at(2026, 5, 4), "9999-05-08", bench.north);
        const auto report = bench.quarter("2026-27Q1");
        const Figure &figure = report.find("closed_on_time_share", "ALL")->figure;
        QCOMPARE(figure.numerator, 2.0);
        QCOMPARE(figure.denominator, 4.0);
    }

    void aReopenedReportIsNoLongerClosed()
    {
        IndicatorBench bench;
        const Id one = bench.closed(at(2026, 6, 1), at(2026, 6, 3), "2026-06-10", bench.north);
        bench.set("report", one, {{"status", text("reopened")}, {"closed_at", Value{}}});
        bench.put("report_step", {{"report", Value{one.toBlob()}},
                                  {"to_status", text("reopened")},
                                  {"at", moment(at(2026, 6, 5))}});
        QCOMPARE(bench.value("2026-27Q1", "closed_on_time_share"), "");
        QCOMPARE(bench.value("2026-27Q1", "reopened"), "1");
        QCOMPARE(bench.value("2026-27Q1", "reopened", "N"), "1");
        bench.remove("report", one);
        QCOMPARE(bench.value("2026-27Q1", "reopened"), "0");
    }

    void daysToCloseAreElapsedDays()
    {
        IndicatorBench bench;
        for (const int days : {1, 2, 3, 4, 10})
            bench.closed(at(2026, 5, 1), at(2026, 5, 1 + static_cast<unsigned>(days)), "",
                         bench.north);
        bench.closed(at(2026, 5, 1), at(2026, 5, 2, 0), "", bench.south);
        QCOMPARE(bench.value("2026-27Q1", "days_to_close_median", "N"), "3");
        QCOMPARE(bench.value("2026-27Q1", "days_to_close_median", "S"), "0.5");
        QCOMPARE(bench.value("2026-27Q1", "days_to_close_median"), "2.5");
        // PERCENTILE.INC({1,2,3,4,10}, 0.9) = 4 + 0.6 × 6
        QCOMPARE(bench.value("2026-27Q1", "days_to_close_p90", "N"), "7.6");
    }

    void championsAreCountedByWhenTheyJoinedAndLeft()
    {
        IndicatorBench bench;
        bench.champion("1", bench.north, {{"joined_on", text("2026-06-30")}});
        bench.champion("2", bench.north, {{"joined_on", text("2026-07-01")}});
        bench.champion("3", bench.south); // joined nobody knows when, number only
        bench.champion("4", bench.south, {{"status", text("resting")}});
        bench.champion("5", bench.south,
                       {{"status", text("left")}, {"left_on", text("2026-07-02")}});
        bench.champion("6", bench.south,
                       {{"status", text("left")}, {"left_on", text("2026-06-30")}});
        bench.remove("champion", bench.champion("7", bench.south));
        QCOMPARE(bench.value("2026-27Q1", "champions_active"), "3"); // 1, 3, 5
        QCOMPARE(bench.value("2026-27Q1", "champions_active", "S"), "2");
        QCOMPARE(bench.value("2026-27Q1", "champions_new"), "1");
        QCOMPARE(bench.value("2026-27Q1", "champions_lapsed"), "1"); // 6
        QCOMPARE(bench.value("2026-27Q2", "champions_lapsed"), "1"); // 5
        QCOMPARE(bench.value("2026-27Q2", "champions_active"), "3"); // 1, 2, 3
    }

    void quietChampionsGaveNoSignOfLifeInNinetyDays()
    {
        IndicatorBench bench;
        const Id one = bench.champion("1", bench.north);
        const Id two = bench.champion("2", bench.north);
        bench.champion("3", bench.north, {{"last_heard_at", moment(at(2026, 6, 1))}});
        bench.champion("4", bench.north);
        // 90 days up to 30 June begin on 2 April.
        bench.report(at(2026, 4, 2), bench.north, {{"champion", Value{one.toBlob()}}});
        bench.put("contact", {{"champion", Value{two.toBlob()}},
                              {"at", moment(at(2026, 4, 1, 22))},
                              {"answered", Value{std::int64_t{1}}}});
        QCOMPARE(bench.value("2026-27Q1", "champions_quiet"), "2"); // 2 and 4
        bench.put("contact", {{"champion", Value{two.toBlob()}},
                              {"at", moment(at(2026, 5, 1))},
                              {"answered", Value{std::int64_t{1}}}});
        QCOMPARE(bench.value("2026-27Q1", "champions_quiet"), "1");
    }

    void theTopTenthIsOfThoseWhoReported()
    {
        IndicatorBench bench;
        const Id keen = bench.champion("1", bench.north);
        const Id other = bench.champion("2", bench.north);
        for (int i = 0; i < 3; ++i)
            bench.report(at(2026, 5, 1), bench.north, {{"champion", Value{keen.toBlob()}}});
        bench.report(at(2026, 5, 1), bench.north, {{"champion", Value{other.toBlob()}}});
        bench.report(at(2026, 5, 1), bench.north);
        QCOMPARE(bench.value("2026-27Q1", "top_tenth_share"), "75");
        QVERIFY(!bench.quarter("2026-27Q1", 5).find("top_tenth_share", "ALL")->figure.value);
    }

    void anAnswerAfterTheClosingSettlesIt()
    {
        IndicatorBench bench;
        const Id champion = bench.champion("1", bench.north);
        const Id one = bench.closed(at(2026, 5, 1), at(2026, 5, 3), "", bench.north);
        const Id two = bench.closed(at(2026, 5, 1), at(2026, 5, 5), "", bench.north);
        bench.set("report", one, {{"champion", Value{champion.toBlob()}}});
        bench.set("report", two, {{"champion", Value{champion.toBlob()}}});
        bench.closed(at(2026, 5, 1), at(2026, 5, 5), "", bench.north); // nobody is owed anything
        QCOMPARE(bench.value("2026-27Q1", "unanswered_closures"), "2");
        bench.put("contact", {{"champion", Value{champion.toBlob()}},
                              {"kind", text("answer")},
                              {"at", moment(at(2026, 5, 4))}});
        QCOMPARE(bench.value("2026-27Q1", "unanswered_closures"), "1");
    }

    void flyTipsAreIncidents()
    {
        IndicatorBench bench;
        const FieldValues tip{{"category", text("fly_tipping")},
                              {"land_type", text("highway")},
                              {"waste_type", text("tyres")},
                              {"size", text("single_item")}};
        bench.report(at(2026, 5, 1), bench.north, tip);
        bench.report(at(2026, 5, 1), {}, {{"category", text("fly_tipping")}});
        FieldValues twice = tip;
        twice.emplace_back("status", text("closed_duplicate"));
        bench.report(at(2026, 5, 1), bench.north, twice);
        QCOMPARE(bench.value("2026-27Q1", "fly_tips"), "2");
        const auto lines = flyTipReturn(*bench.database, *Quarter::parse("2026-27Q1")).value();
        QCOMPARE(lines.size(), 4U); // council, N, S, none
        QCOMPARE(lines.front().total, 2);
        for (const auto *group : {&lines.front().land, &lines.front().waste, &lines.front().size}) {
            std::int64_t sum = 0;
            for (const auto &[code, count] : *group)
                sum += count;
            QCOMPARE(sum, 2);
        }
        QCOMPARE(lines.front().land.at("highway"), 1);
        QCOMPARE(lines.front().land.at("other"), 1);
        QCOMPARE(lines.front().size.at(""), 1);
        QCOMPARE(wasteDataFlowLabel(*Quarter::parse("2026-27Q1")), "2026-27 Qtr1");
    }

    // What a file tells of years gone by counts where it belongs.
    void loansFromAFileCountWithTheirOverridesAndLosses()
    {
        IndicatorBench bench;
        Change change(*bench.database, Actor{"R. Dunn"});
        Champion joan;
        joan.number = "41";
        joan.area = bench.north;
        const auto who = ChampionStore(*bench.database).create(change, joan);
        KitType type;
        type.name = "Small";
        const auto small = KitTypeStore(*bench.database).create(change, type);
        mustHold(who);
        mustHold(small);
        LoanStore loans(*bench.database);
        const auto bring = [&](const char *label, const std::string &status, Instant out) {
            Kit kit;
            kit.label = label;
            kit.kitType = small->id;
            const auto made = KitStore(*bench.database).create(change, kit);
            mustHold(made);
            Loan loan;
            loan.kits = {made->id};
            loan.borrower = who->id;
            loan.dueOut = localDay(out);
            loan.dueIn = addDays(localDay(out), 3);
            loan.progress.status = status;
            loan.progress.outAt = out;
            loan.progress.overrideRules = "training_missing";
            loan.progress.overrideBy = "Boss";
            loan.progress.overrideReason = "Shown";
            if (status == "written_off") {
                loan.progress.writeOffReason = "Stolen";
                loan.progress.closedAt = out + 240h;
            }
            mustHold(loans.create(change, loan, LoanOrigin::Imported));
        };
        bring("K-1", "closed", at(2026, 5, 4));
        bring("K-2", "written_off", at(2026, 6, 10));
        bring("K-3", "written_off", at(2026, 7, 10));
        mustHold(change.commit());
        QCOMPARE(bench.value("2026-27Q1", "gate_overrides"), "2");
        QCOMPARE(bench.value("2026-27Q1", "gate_overrides", "N"), "2");
        QCOMPARE(bench.value("2026-27Q2", "gate_overrides"), "1");
        QCOMPARE(bench.value("2026-27Q1", "kits_lost"), "1");
        QCOMPARE(bench.value("2026-27Q2", "kits_lost", "N"), "1");
        QCOMPARE(KitStore(*bench.database).find("K-2")->status, "written_off");
        QCOMPARE(KitStore(*bench.database).find("K-1")->status, "available");
    }

    void partQuartersAreProvisional()
    {
        IndicatorBench bench;
        bench.report(at(2026, 4, 20), bench.north);
        bench.report(at(2026, 7, 2), bench.north);
        const auto status = [&](std::string_view quarter) {
            return toCode(bench.quarter(quarter).find("reports_logged", "ALL")->figure.status);
        };
        QCOMPARE(status("2025-26Q4"), std::string_view("not_available")); // before any record
        QCOMPARE(status("2026-27Q1"), std::string_view("final"));
        QCOMPARE(status("2026-27Q2"), std::string_view("provisional"));
        QCOMPARE(status("2026-27Q3"), std::string_view("not_available"));
    }

    void surveysAndScoresAreAddedUp()
    {
        IndicatorBench bench;
        const auto survey = [&](const Id &area, std::int64_t answered, std::int64_t satisfied) {
            bench.put("survey", {{"area", area.isNull() ? Value{} : Value{area.toBlob()}},
                                 {"held_on", text("2026-06-30")},
                                 {"question", text("parks")},
                                 {"answered", Value{answered}},
                                 {"satisfied", Value{satisfied}}});
        };
        survey(bench.north, 100, 60);
        survey(bench.south, 300, 150);
        QCOMPARE(bench.value("2026-27Q1", "satisfaction_parks"), "52.5");
        QCOMPARE(bench.value("2026-27Q1", "satisfaction_parks", "N"), "60");
        // NI 195: 300 sites, 20 below B, 26 at B-: 11.
        bench.put("cleanliness_score", {{"held_on", text("2026-04-01")},
                                        {"element", text("litter")},
                                        {"sites", Value{std::int64_t{300}}},
                                        {"below_b", Value{std::int64_t{20}}},
                                        {"b_minus", Value{std::int64_t{26}}}});
        QCOMPARE(bench.value("2026-27Q1", "cleanliness_score"), "11");
        QCOMPARE(bench.value("2026-27Q1", "cleanliness_score_graffiti"), "");
    }

    void ratesAreOutOfTheHouseholdsInForce()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        bench.report(at(2026, 5, 1), bench.south);
        QCOMPARE(bench.value("2026-27Q1", "reports_per_1000_households"), "");
        const auto households = [&](const Id &area, const char *from, std::int64_t count) {
            bench.put("household_count", {{"area", area.isNull() ? Value{} : Value{area.toBlob()}},
                                          {"from_on", text(from)},
                                          {"households", Value{count}}});
        };
        households(bench.north, "2020-01-01", 1'000);
        households(bench.north, "2026-04-01", 500);
        households(bench.north, "2026-07-01", 100);
        QCOMPARE(bench.value("2026-27Q1", "reports_per_1000_households", "N"), "2");
        QCOMPARE(bench.value("2026-27Q1", "reports_per_1000_households"),
                 "2"); // only North is known
        households({}, "2020-01-01", 4'000);
        QCOMPARE(bench.value("2026-27Q1", "reports_per_1000_households"), "0.5");
    }

    // Whatever is recorded, the areas' counts come to the council's, and to a count by hand.
    void partsSumToTheWhole()
    {
        const bool ok = rc::check([] {
            IndicatorBench bench;
            const std::vector<Id> areas{bench.north, bench.south, Id()};
            const auto reports = *rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, 140 * 24), rc::gen::inRange(0, 12)));
            std::map<std::string, int> logged;
            for (const auto &[hour, kind] : reports) {
                const Instant when = at(2026, 3, 20) + std::chrono::hours{hour};
                const Id area = areas[static_cast<std::size_t>(kind % 3)];
                bench.report(when, area,
                             kind < 6 ? FieldValues{{"source", text("champion")}} : FieldValues{});
                ++logged[Quarter::of(when).id()];
            }
            const QuarterReport report = bench.quarter("2026-27Q1");
            RC_ASSERT(*report.find("reports_logged", "ALL")->figure.value == logged["2026-27Q1"]);
            for (const IndicatorDefinition &one : indicatorDefinitions()) {
                if (!one.isAdditive() || !one.isAvailable())
                    continue;
                double sum = 0;
                for (const FigurePlace &place : report.places)
                    if (place.code != kWholeCouncil)
                        sum += report.find(one.id, place.code)->figure.value.value_or(0.0);
                RC_ASSERT(sum == report.find(one.id, "ALL")->figure.value.value_or(0.0));
            }
            const QuarterReport months = bench.quarter("2026-27Q1", 0, 3);
            double sum = 0;
            for (const Figure &month : months.find("reports_logged", "ALL")->months)
                sum += month.value.value_or(0.0);
            RC_ASSERT(reports.empty() || sum == logged["2026-27Q1"]);
        });
        QVERIFY(ok);
    }

    void nothingIsLeftBehind()
    {
        IndicatorBench bench;
        static_cast<void>(bench.quarter("2026-27Q1", 5, 12));
        QVERIFY(!bench.database
                     ->query("SELECT 1 FROM sqlite_temp_schema WHERE name NOT LIKE "
                             "'report%'")
                     .step());
        QVERIFY(!bench.database->inTransaction());
    }
};

QTEST_GUILESS_MAIN(TestIndicators)
#include "tst_indicators.moc"
