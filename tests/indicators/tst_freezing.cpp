// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/freezing.h"
#include "indicators/indicatorbench.h"
#include "indicators/testcomparing.h"

#include <rapidcheck.h>

using namespace sc;
using namespace sc::test;

namespace {

const FigureRevision *revisionOf(const QuarterComparison &comparison, std::string_view indicator,
                                 std::string_view area)
{
    for (const IndicatorRevision &one : comparison.revisions)
        for (const FigureRevision &figure : one.figures)
            if (one.indicator == indicator && figure.areaCode == area)
                return &figure;
    return nullptr;
}

} // namespace

/// A frozen quarter stays as it was sent; what changes afterwards is told.
class TestFreezing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChangedIsTheSame()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const auto frozen = freezeQuarter(*bench.database, kQ1, kSender, "To committee");
        QVERIFY(frozen);
        QCOMPARE(frozen->by, "H. Obi");
        QCOMPARE(frozen->digest.size(), 64U);
        bench.report(at(2026, 7, 1), bench.north); // another quarter's
        QVERIFY(compareQuarter(*bench.database, kQ1)->isSame());
        const auto again = freezeQuarter(*bench.database, kQ1, kSender);
        QCOMPARE(again->digest, frozen->digest);
        QCOMPARE(FrozenQuarterStore(*bench.database).of("2026-27Q1")->size(), 2U);
    }

    void aQuarterThatIsNotOverIsNotFrozen()
    {
        IndicatorBench bench;
        const auto frozen = freezeQuarter(*bench.database, {2026, 2}, kSender);
        QCOMPARE(frozen.error().problems.front().code, "not_over");
        QCOMPARE(compareQuarter(*bench.database, kQ1).error().kind, ErrorKind::NotFound);
    }

    void laterEditsAreRevisionsWithTheirRecords()
    {
        IndicatorBench bench;
        const Id moved = bench.report(at(2026, 5, 1), bench.north);
        const Id gone = bench.report(at(2026, 5, 2), bench.south);
        bench.report(at(2026, 5, 3), bench.south);
        bench.clock.set(at(2026, 8, 15, 13));
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        bench.clock.set(at(2026, 8, 16));
        bench.set("report", moved, {{"area", Value{bench.south.toBlob()}}});
        bench.remove("report", gone);
        const Id late = bench.report(at(2026, 5, 4), bench.north, {{"ref", text("N3-0147-T")}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QVERIFY(comparison);
        // North: one moved away, one came late. South: one moved in, one gone.
        QVERIFY(revisionOf(*comparison, "reports_logged", "ALL") == nullptr);
        QVERIFY(revisionOf(*comparison, "reports_logged", "N") == nullptr);
        const auto logged = std::ranges::find(comparison->revisions, "reports_logged",
                                              &IndicatorRevision::indicator);
        QVERIFY(logged != comparison->revisions.end());
        std::map<Id, std::string> changes;
        for (const ChangedRecord &one : logged->records) {
            changes[one.record] = toCode(one.how);
            QVERIFY(!one.since.empty());
        }
        QCOMPARE(changes.size(), 3U);
        QCOMPARE(changes[moved], "changed");
        QCOMPARE(changes[gone], "removed");
        QCOMPARE(changes[late], "added");
        for (const ChangedRecord &one : logged->records) {
            if (one.record == late)
                QCOMPARE(one.name, "N3-0147-T");
            if (one.record == moved)
                QCOMPARE(one.since.front(), "R. Dunn, 16 August 2026: area");
        }
        bench.remove("report", moved);
        const auto later = compareQuarter(*bench.database, kQ1);
        const FigureRevision *whole = revisionOf(*later, "reports_logged", "ALL");
        QVERIFY(whole != nullptr);
        QCOMPARE(whole->before, 3.0);
        QCOMPARE(whole->now, 2.0);
    }

    // The report itself is as it was: what was done is in the log of its champion.
    void anAnswerThatCameLaterIsToldAsTheReason()
    {
        IndicatorBench bench;
        const Id champion = bench.champion("7", bench.north);
        bench.report(at(2026, 5, 1), bench.north,
                     {{"champion", Value{champion.toBlob()}},
                      {"status", text("done")},
                      {"closed_at", moment(at(2026, 5, 5))}});
        bench.clock.set(at(2026, 8, 15, 13));
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        bench.clock.set(at(2026, 8, 16));
        bench.put("contact", {{"champion", Value{champion.toBlob()}},
                              {"kind", text("answer")},
                              {"at", moment(at(2026, 5, 6))}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const auto owed = std::ranges::find(comparison->revisions, "unanswered_closures",
                                            &IndicatorRevision::indicator);
        QVERIFY(owed != comparison->revisions.end());
        QCOMPARE(owed->records.size(), 1U);
        QCOMPARE(owed->records.front().since,
                 std::vector<std::string>{"R. Dunn, 16 August 2026: contact added"});
    }

    void aRestoredRecordIsNotCalledDeleted()
    {
        IndicatorBench bench;
        const Id report = bench.report(at(2026, 5, 1), bench.north);
        bench.remove("report", report);
        bench.clock.set(at(2026, 8, 15, 13));
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        bench.clock.set(at(2026, 8, 16));
        Change change(*bench.database, Actor{"R. Dunn"});
        QVERIFY(change.restore("report", report));
        QVERIFY(change.commit());
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const auto logged = std::ranges::find(comparison->revisions, "reports_logged",
                                              &IndicatorRevision::indicator);
        QVERIFY(logged != comparison->revisions.end());
        QCOMPARE(logged->records.front().since,
                 std::vector<std::string>{"R. Dunn, 16 August 2026: restored"});
    }

    // Three champions, one of whom joined in May and gave an hour: their figures are held back, so
    // the numbers of records are as well, and no digest shows that there are none.
    void recordsBehindWhatIsHeldBackAreNotCounted()
    {
        IndicatorBench bench;
        const Id joined = bench.champion("7", bench.north, {{"joined_on", text("2026-05-01")}});
        bench.champion("8", bench.north);
        bench.champion("9", bench.south);
        bench.report(at(2026, 5, 1), bench.north);
        const auto frozen = freezeQuarter(*bench.database, kQ1, kSender);
        const auto figures = FrozenQuarterStore(*bench.database).figures(frozen->id);
        for (const char *one : {"champions_active", "champions_quiet", "champions_new",
                                "champions_lapsed", "reports_per_champion", "coverage_gap_streets"})
            QVERIFY2(tellsOfFew(*figures, one), one);
        for (const char *one : {"reports_logged", "volunteers", "volunteer_hours", "bags"})
            QVERIFY2(!tellsOfFew(*figures, one), one);
        const Id pick = bench.put("pick", {{"status", text("closed")},
                                           {"area", Value{bench.north.toBlob()}},
                                           {"starts_at", moment(at(2026, 5, 10))}});
        bench.put("attendance", {{"pick", Value{pick.toBlob()}},
                                 {"champion", Value{joined.toBlob()}},
                                 {"status", text("attended")},
                                 {"minutes", Value{std::int64_t{60}}}});
        const auto again = freezeQuarter(*bench.database, kQ1, kSender);
        const auto more = FrozenQuarterStore(*bench.database).figures(again->id);
        for (const char *one : {"volunteers", "volunteer_hours"})
            QVERIFY2(tellsOfFew(*more, one), one);
    }

    void whatIsFrozenCannotBeEdited()
    {
        IndicatorBench bench;
        const auto frozen = freezeQuarter(*bench.database, kQ1, kSender);
        Change change(*bench.database, kSender);
        FrozenQuarterStore store(*bench.database);
        QVERIFY(!store.update(change, *frozen));
        QVERIFY(!store.remove(change, frozen->id));
    }

    // The return goes to another file, but it was sent with the rest.
    void aChangedReturnIsTold()
    {
        IndicatorBench bench;
        const Id tip = bench.report(at(2026, 5, 1), bench.north,
                                    {{"category", text("fly_tipping")},
                                     {"land_type", text("highway")},
                                     {"waste_type", text("green")},
                                     {"size", text("single_item")}});
        bench.clock.set(at(2026, 8, 15, 13));
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        QVERIFY(compareQuarter(*bench.database, kQ1)->isSame());
        bench.clock.set(at(2026, 8, 16));
        bench.set("report", tip, {{"land_type", text("railway")}});
        const Id action = bench.put("enforcement", {{"report", Value{tip.toBlob()}},
                                                    {"action", text("prosecution")},
                                                    {"taken_on", text("2026-06-02")}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        QCOMPARE(comparison->revisions.size(), 1U);
        const IndicatorRevision &revision = comparison->revisions.front();
        QCOMPARE(revision.indicator, std::string(kFlyTipReturn));
        std::map<std::string, std::pair<double, double>> north;
        for (const FigureRevision &one : revision.figures)
            if (one.areaCode == "N")
                north[one.cell] = {one.before.value_or(-1), one.now.value_or(-1)};
        QCOMPARE(north.size(), 4U);
        QCOMPARE(north["land.highway"], std::pair(1.0, 0.0));
        QCOMPARE(north["land.railway"], std::pair(0.0, 1.0));
        QCOMPARE(north["actions"], std::pair(0.0, 1.0));
        QCOMPARE(north["action.prosecution"], std::pair(0.0, 1.0));
        std::map<Id, const ChangedRecord *> records;
        for (const ChangedRecord &one : revision.records)
            records[one.record] = &one;
        QCOMPARE(records.size(), 2U);
        QCOMPARE(records[tip]->since.front(), "R. Dunn, 16 August 2026: land_type");
        QCOMPARE(records[action]->type, "enforcement");
    }

    void aChangedTargetAndCommentaryAreTold()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const Id target = bench.put("indicator_target", {{"indicator", text("fly_tips")},
                                                         {"from_on", text("2026-04-01")},
                                                         {"value", Value{3.0}}});
        const Id said =
            bench.put("commentary", {{"quarter", text("2026-27Q1")}, {"words", text("Wet May.")}});
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        bench.set("indicator_target", target, {{"value", Value{5.0}}});
        bench.set("commentary", said, {{"words", text("Dry May.")}});
        const auto comparison = compareQuarter(*bench.database, kQ1);
        const FigureRevision *council = revisionOf(*comparison, "fly_tips", "ALL");
        QVERIFY(council != nullptr);
        QVERIFY(council->isSameValue());
        QCOMPARE(council->targetBefore, 3.0);
        QCOMPARE(council->targetNow, 5.0);
        QCOMPARE(comparison->revisions.back().indicator, std::string(kSaid));
        QCOMPARE(comparison->revisions.back().records.front().record, said);
    }

    // What is frozen again does not hide what was sent at first.
    void whatWasSentFirstIsStillTold()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        bench.clock.set(at(2026, 8, 16));
        bench.report(at(2026, 5, 2), bench.north);
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender));
        const auto all = compareQuarters(*bench.database, kQ1);
        QCOMPARE(all->size(), 2U);
        QVERIFY(all->front().isSame());
        QCOMPARE(all->front().number, 2U);
        QVERIFY(!all->back().isSame());
        QCOMPARE(revisionOf(all->back(), "reports_logged", "N")->before, 1.0);
    }

    // Rates have households and champions behind them, streets whoever covers them.
    void whatIsDividedByIsNamedToo()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const Id households =
            bench.put("household_count", {{"area", Value{bench.north.toBlob()}},
                                          {"from_on", text("2020-01-01")},
                                          {"households", Value{std::int64_t{900}}}});
        const Id champion = bench.champion("7", bench.north);
        bench.database->execute(
            "INSERT INTO gazetteer_source (no, name, kind, imported_at, streets, postcodes) VALUES "
            "(1, 'x', 'plain', 0, 1, 0);"
            "INSERT INTO gazetteer_street (source, name, easting, northing, latitude, longitude) "
            "VALUES (1, 'Alder Road', 0, 0, 54.5, -1.55)");
        bench.set("champion", champion, {{"patch", text("Alder Road")}});
        QVERIFY(freezeQuarter(*bench.database, kQ1, kSender, {}, 0));
        bench.clock.set(at(2026, 8, 16));
        bench.set("household_count", households, {{"households", Value{std::int64_t{1'000}}}});
        bench.set("champion", champion, {{"status", text("resting")}});
        const auto comparison = compareQuarter(*bench.database, kQ1, 0);
        const auto behind = [&](const char *indicator) {
            std::map<Id, std::string> types;
            for (const IndicatorRevision &one : comparison->revisions)
                if (one.indicator == indicator)
                    for (const ChangedRecord &record : one.records)
                        types[record.record] = record.type;
            return types;
        };
        QCOMPARE(behind("reports_per_1000_households")[households], "household_count");
        QCOMPARE(behind("reports_per_champion")[champion], "champion");
        const auto covered = behind("coverage_gap_streets");
        if (!covered.empty()) // where the street is the council's
            QCOMPARE(covered.begin()->first, champion);
    }

    // Ctrl+Z after "Freeze as sent", and taking back that undo or what came before.
    void undoDoesNotTakeAFrozenQuarterAway()
    {
        IndicatorBench bench;
        bench.report(at(2026, 5, 1), bench.north);
        const auto frozen = freezeQuarter(*bench.database, kQ1, kSender);
        History history(*bench.database);
        const auto last = history.lastAction(kSender);
        QVERIFY(last && *last);
        const auto undone = history.undo(**last, kSender);
        QVERIFY(!undone);
        QCOMPARE(undone.error().problems.front().code, "append_only");
        FrozenQuarterStore store(*bench.database);
        QCOMPARE(store.of("2026-27Q1")->size(), 1U);
        QVERIFY(!store.figures(frozen->id)->empty());
        QVERIFY(!store.indicators(frozen->id)->empty());
    }

    void frozenFiguresNeverChange()
    {
        const bool ok = rc::check([] {
            IndicatorBench bench;
            std::vector<Id> reports;
            for (unsigned day = 1; day < 9; ++day)
                reports.push_back(bench.report(at(2026, 5, day), bench.north));
            const auto frozen = freezeQuarter(*bench.database, kQ1, kSender);
            FrozenQuarterStore store(*bench.database);
            const auto before = *store.figures(frozen->id);
            const auto recordsBefore = *store.indicators(frozen->id);
            const auto edits = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 24));
            for (const int edit : edits) {
                const Id &report = reports[static_cast<std::size_t>(edit % 8)];
                if (edit < 8)
                    bench.set("report", report, {{"area", Value{bench.south.toBlob()}}});
                else if (edit < 16)
                    bench.set("report", report, {{"category", text("fly_tipping")}});
                else
                    bench.remove("report", report);
            }
            const auto last = History(*bench.database).lastAction(kSender);
            RC_ASSERT(!History(*bench.database).undo(**last, kSender));
            RC_ASSERT(*store.figures(frozen->id) == before);
            RC_ASSERT(*store.indicators(frozen->id) == recordsBefore);
        });
        QVERIFY(ok);
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    TestFreezing freezing;
    TestComparing comparing;
    return QTest::qExec(&freezing, argc, argv) + QTest::qExec(&comparing, argc, argv);
}
#include "tst_freezing.moc"
