// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/freezing.h"
#include "indicators/indicatorbench.h"
#include "storage/database.h"

#include <algorithm>
#include <utility>

namespace sc::test {

inline const Actor kSender{"H. Obi"};
inline constexpr Quarter kQ1{2026, 1};

inline Value text(const char *words)
{
    return Value{std::string(words)};
}

using Lines = std::vector<std::string>;

/// What is told of a record under an indicator; "nothing" where it is not named.
inline Lines sinceOf(const QuarterComparison &comparison, std::string_view indicator,
                     const Id &record)
{
    for (const IndicatorRevision &one : comparison.revisions)
        for (const ChangedRecord &changed : one.records)
            if (one.indicator == indicator && changed.record == record)
                return changed.since;
    return {"nothing"};
}

/// Freezes on 15 August and goes on the day after.
inline void freeze(IndicatorBench &bench, int below = 5)
{
    bench.clock.set(at(2026, 8, 15, 13));
    mustHold(freezeQuarter(*bench.database, kQ1, kSender, {}, below));
    bench.clock.set(at(2026, 8, 16));
}

/// As if the latest change had been made on another PC on 3 August and had come in only now.
inline void madeEarlier(IndicatorBench &bench)
{
    const JournalWrite forged(*bench.database);
    const std::string at3rd = std::to_string(at(2026, 8, 3).time_since_epoch().count());
    bench.database->execute("UPDATE op_log SET stamp = " + at3rd +
                            " << 16 WHERE action = (SELECT max(no) FROM action);"
                            "UPDATE action SET at = " +
                            at3rd + " WHERE no = (SELECT max(no) FROM action)");
}

/// Whoever sent a quarter learns who changed it since, and why.
class TestComparing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCameInLaterIsToldThoughItWasMadeBefore()
    {
        IndicatorBench bench;
        const Id moved = bench.report(at(2026, 5, 1), bench.north);
        freeze(bench);
        bench.set("report", moved, {{"area", Value{bench.south.toBlob()}}});
        madeEarlier(bench);
        const Id late = bench.report(at(2026, 5, 4), bench.north);
        madeEarlier(bench);
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, "reports_logged", moved),
                 Lines{"R. Dunn, 3 August 2026: area (came in later)"});
        QCOMPARE(sinceOf(*comparison, "reports_logged", late),
                 Lines{"R. Dunn, 3 August 2026: added (came in later)"});
    }

    // Its entry stands before the freeze in this journal too, and still it counts otherwise.
    void theLatestEntryIsToldWhereNothingIsFound()
    {
        IndicatorBench bench;
        const Id report = bench.report(at(2026, 5, 1), bench.north);
        freeze(bench);
        {
            const JournalWrite forged(*bench.database);
            bench.database->execute("UPDATE report SET category = 'graffiti'");
        }
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, "reports_category_graffiti", report),
                 Lines{"Nothing was done to it since then. The last before: R. Dunn, 15 "
                       "August 2026: added"});
    }

    // Households from June count for the quarter now; nothing was done to those from April.
    void anEntryThatAnotherReplacedIsToldAsThat()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const auto households = [&](const char *from) {
            return bench.put("household_count", {{"area", Value{bench.north.toBlob()}},
                                                 {"from_on", text(from)},
                                                 {"households", Value{std::int64_t{1000}}}});
        };
        const Id older = households("2026-04-01");
        freeze(bench);
        const Id newer = households("2026-06-01");
        const char *indicator = "reports_per_1000_households";
        auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, indicator, older),
                 Lines{"Another entry counts in its place: Households from 2026-06-01"});
        QCOMPARE(sinceOf(*comparison, indicator, newer), Lines{"R. Dunn, 16 August 2026: added"});
        bench.clock.set(at(2026, 8, 17));
        mustHold(freezeQuarter(*bench.database, kQ1, kSender));
        bench.clock.set(at(2026, 8, 18));
        bench.remove("household_count", newer);
        comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, indicator, older),
                 Lines{"It counts in place of another entry: Households from 2026-06-01"});
    }

    void onlyChangesWithABearingAreTold()
    {
        IndicatorBench bench;
        const Id report = bench.closed(at(2026, 5, 1), at(2026, 5, 9), "2026-05-08", bench.north);
        freeze(bench);
        bench.set("report", report, {{"due_on", text("2026-05-10")}});
        bench.set("report", report,
                  {{"area", Value{bench.south.toBlob()}}, {"source", text("staff")}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const std::string on = "R. Dunn, 16 August 2026: ";
        QCOMPARE(sinceOf(*comparison, "reports_logged", report), Lines{on + "area"});
        QCOMPARE(sinceOf(*comparison, "reports_source_staff", report), Lines{on + "area, source"});
        QCOMPARE(sinceOf(*comparison, "closed_on_time_share", report),
                 (Lines{on + "due_on", on + "area"}));
    }

    // Whoever has what was sent and what is told now has their difference too.
    void aDifferenceOfFewPeopleIsWarnedOf()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        people(bench, bench.north, 8, 1);
        people(bench, bench.south, 9, 11);
        const Id survey = bench.put("survey", {{"area", Value{bench.north.toBlob()}},
                                               {"held_on", text("2026-05-10")},
                                               {"question", text("parks")},
                                               {"answered", Value{std::int64_t{50}}},
                                               {"satisfied", Value{std::int64_t{30}}}});
        freeze(bench);
        people(bench, bench.north, 2, 30);
        people(bench, bench.south, 6, 40);
        bench.set("survey", survey, {{"satisfied", Value{std::int64_t{33}}}});
        bench.report(at(2026, 5, 2), bench.north);
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const IndicatorRevision *active = revisionOf(*comparison, "champions_active");
        QVERIFY(active != nullptr);
        for (const FigureRevision &one : active->figures)
            QCOMPARE(one.isFewApart, one.areaCode == "N");
        QVERIFY2(active->note.ends_with("could find somebody out: North."), active->note.c_str());
        const IndicatorRevision *parks = revisionOf(*comparison, "satisfaction_parks");
        QVERIFY(parks != nullptr);
        QVERIFY(parks->note.contains("could find somebody out: Whole council, North."));
        QCOMPARE(revisionOf(*comparison, "reports_logged")->note, ""); // these are no people
    }

    // South was held back beside North, of which enough are told now: nobody in South changed.
    void whatIsHeldBackBesideOthersIsNoChangeOfItsRecords()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        people(bench, bench.north, 2, 1);
        people(bench, bench.south, 8, 11);
        people(bench, bench.area("E", "East"), 9, 21);
        const Id tenth = bench.champion("40", bench.north);
        freeze(bench);
        people(bench, bench.north, 6, 31);
        bench.remove("champion", tenth);
        const auto comparison = compareQuarter(*bench.database, kQ1);
        for (const char *indicator : {"champions_active", "reports_per_champion"}) {
            const IndicatorRevision *changed = revisionOf(*comparison, indicator);
            QVERIFY(changed != nullptr);
            bool isSouth = false;
            for (const FigureRevision &one : changed->figures) {
                isSouth = isSouth || one.areaCode == "S";
                QCOMPARE(one.isHeldAnew, one.areaCode == "S");
            }
            QVERIFY(isSouth);
            QVERIFY2(changed->note.ends_with("though no record that counts there changed: South."),
                     changed->note.c_str());
        }
    }

    void whatARecordBelongsToIsTheReason()
    {
        IndicatorBench bench;
        const Id pick = bench.put("pick", {{"title", text("Tidy")},
                                           {"status", text("closed")},
                                           {"area", Value{bench.north.toBlob()}},
                                           {"starts_at", moment(at(2026, 5, 10))}});
        const Id came = bench.put("attendance", {{"pick", Value{pick.toBlob()}},
                                                 {"status", text("walk_in")},
                                                 {"minutes", Value{std::int64_t{60}}}});
        const Id borrower = bench.champion("7", bench.north);
        const Id loan = bench.put("loan", {{"borrower", Value{borrower.toBlob()}}});
        const Id work = bench.put("work_report", {{"loan", Value{loan.toBlob()}},
                                                  {"hours", Value{2.0}},
                                                  {"made_at", moment(at(2026, 5, 11))}});
        freeze(bench);
        bench.set("pick", pick, {{"status", text("cancelled")}});
        bench.set("champion", borrower, {{"area", Value{bench.south.toBlob()}}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const Lines cancelled{"R. Dunn, 16 August 2026: pick status"};
        QCOMPARE(sinceOf(*comparison, "volunteers", came), cancelled);
        QCOMPARE(sinceOf(*comparison, "volunteer_hours", came), cancelled);
        QCOMPARE(sinceOf(*comparison, "volunteer_hours", work),
                 Lines{"R. Dunn, 16 August 2026: champion area"});
    }

    // Heard from at a pick that was cancelled after all: neither the champion nor the attendance
    // changed.
    void whatIsBehindTheRecordsBesideItIsTheReasonToo()
    {
        IndicatorBench bench;
        const Id pick = bench.put("pick", {{"title", text("Tidy")},
                                           {"status", text("closed")},
                                           {"area", Value{bench.north.toBlob()}},
                                           {"starts_at", moment(at(2026, 5, 10))}});
        const Id champion = bench.champion("7", bench.north);
        bench.put("attendance", {{"pick", Value{pick.toBlob()}},
                                 {"champion", Value{champion.toBlob()}},
                                 {"status", text("attended")}});
        freeze(bench);
        bench.remove("pick", pick);
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, "champions_quiet", champion),
                 Lines{"R. Dunn, 16 August 2026: pick deleted"});
    }

    void aTargetIsToldWithWhoSetItAndWhy()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const Id changed = bench.put("indicator_target", {{"indicator", text("fly_tips")},
                                                          {"from_on", text("2026-04-01")},
                                                          {"value", Value{3.0}}});
        freeze(bench);
        bench.set("indicator_target", changed,
                  {{"value", Value{5.0}}, {"note", text("Agreed in cabinet")}});
        const Id added = bench.put("indicator_target", {{"indicator", text("picks_held")},
                                                        {"from_on", text("2026-04-01")},
                                                        {"value", Value{9.0}}});
        const Id next = bench.put("indicator_target", {{"indicator", text("picks_held")},
                                                       {"from_on", text("2027-04-01")},
                                                       {"value", Value{12.0}}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(sinceOf(*comparison, "fly_tips", changed),
                 (Lines{"R. Dunn, 16 August 2026: value, note", "Why: Agreed in cabinet"}));
        QCOMPARE(sinceOf(*comparison, "picks_held", added),
                 Lines{"R. Dunn, 16 August 2026: added"});
        QCOMPARE(sinceOf(*comparison, "picks_held", next), Lines{"nothing"}); // for next year
    }

    void aBaselineIsToldWithWhoSetItAndWhy()
    {
        IndicatorBench bench;
        months(bench, 1, 2);
        freeze(bench);
        const Id baseline = bench.put("indicator_baseline", {{"indicator", text("reports_logged")},
                                                             {"from_month", text("2026-04-01")},
                                                             {"why", text("A new app")}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const IndicatorRevision *logged = revisionOf(*comparison, "reports_logged");
        QVERIFY(logged != nullptr);
        QVERIFY(std::ranges::any_of(logged->figures, &FigureRevision::isSignalOnly));
        QCOMPARE(sinceOf(*comparison, "reports_logged", baseline),
                 (Lines{"R. Dunn, 16 August 2026: added", "Why: A new app"}));
        QCOMPARE(logged->records.front().name, "Limits afresh from 2026-04-01");
        QCOMPARE(logged->note, "");
    }

    void aSignalThatOtherMonthsChangedIsToldInWords()
    {
        IndicatorBench bench;
        const std::vector<Id> before = months(bench, 1, 2);
        freeze(bench);
        for (const Id &report : before)
            bench.remove("report", report);
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const IndicatorRevision *logged = revisionOf(*comparison, "reports_logged");
        QVERIFY(logged != nullptr);
        QVERIFY(logged->records.empty());
        QVERIFY(logged->note.contains("only the signal changed"));
    }

    // Two cover the street; the one who stands for it leaves, so the other does.
    void aChampionWhoLeftIsTheReasonThatAnotherStandsForTheStreet()
    {
        IndicatorBench bench;
        bench.database->execute(
            "INSERT INTO gazetteer_source (no, name, kind, imported_at, streets, postcodes) VALUES "
            "(1, 'x', 'plain', 0, 1, 0);"
            "INSERT INTO gazetteer_street (source, name, easting, northing, latitude, longitude) "
            "VALUES (1, 'Alder Road', 0, 0, 54.5, -1.55)");
        const FieldValues patch{{"patch", text("Alder Road")}};
        Id first = bench.champion("7", bench.north, patch);
        Id second = bench.champion("8", bench.north, patch);
        if (second < first)
            std::swap(first, second);
        bench.report(at(2026, 5, 1), bench.north);
        freeze(bench, 0);
        bench.put("contact", {{"champion", Value{second.toBlob()}}, {"kind", text("visit")}});
        bench.set("champion", first, {{"status", text("left")}, {"left_on", text("2026-06-01")}});
        const auto comparison = compareQuarter(*bench.database, kQ1, 0);
        QCOMPARE(sinceOf(*comparison, "coverage_gap_streets", first),
                 Lines{"R. Dunn, 16 August 2026: status, left_on"});
        const Lines other = sinceOf(*comparison, "coverage_gap_streets", second);
        QCOMPARE(other.size(), 1U);
        QVERIFY2(other.front().ends_with("changed (R. Dunn, 16 August 2026: status, left_on)"),
                 other.front().c_str());
    }

private:
    static void people(IndicatorBench &bench, const Id &area, int count, int number)
    {
        for (int i = 0; i < count; ++i)
            bench.champion(std::to_string(number + i), area, {{"joined_on", text("2025-01-01")}});
    }
    /// Few reports a month until March, then many: a shift. Gives those of before.
    static std::vector<Id> months(IndicatorBench &bench, int few, int more)
    {
        std::vector<Id> before;
        for (int back = 14; back >= 0; --back) {
            const int month = 2026 * 12 + 5 - back; // counted from nought: June 2026 is the last
            const bool isQuarter = back < 3;
            const int count = isQuarter ? 40 : few + month % more;
            for (int i = 0; i < count; ++i) {
                const Id report = bench.report(
                    at(month / 12, static_cast<unsigned>(month % 12 + 1), 3), bench.north);
                if (!isQuarter)
                    before.push_back(report);
            }
        }
        return before;
    }
    static const IndicatorRevision *revisionOf(const QuarterComparison &comparison,
                                               std::string_view indicator)
    {
        const auto found =
            std::ranges::find(comparison.revisions, indicator, &IndicatorRevision::indicator);
        return found == comparison.revisions.end() ? nullptr : &*found;
    }
};

} // namespace sc::test
