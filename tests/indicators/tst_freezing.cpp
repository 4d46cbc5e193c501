// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/freezing.h"
#include "indicators/indicatorbench.h"

#include <rapidcheck.h>

using namespace sc;
using namespace sc::test;

namespace {

const Actor kSender{"H. Obi"};
const Quarter kQ1{2026, 1};

Value text(const char *words)
{
    return Value{std::string(words)};
}

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

    void whatIsFrozenCannotBeEdited()
    {
        IndicatorBench bench;
        const auto frozen = freezeQuarter(*bench.database, kQ1, kSender);
        Change change(*bench.database, kSender);
        FrozenQuarterStore store(*bench.database);
        QVERIFY(!store.update(change, *frozen));
        QVERIFY(!store.remove(change, frozen->id));
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
            RC_ASSERT(*store.figures(frozen->id) == before);
            RC_ASSERT(*store.indicators(frozen->id) == recordsBefore);
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestFreezing)
#include "tst_freezing.moc"
