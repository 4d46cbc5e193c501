// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/countstore.h"
#include "kits/kitbench.h"
#include "kits/kitliststore.h"

#include <algorithm>
#include <format>

using namespace sc;
using namespace sc::test;

/// Counts by scanning, the register and what is due.
class TestCounts : public QObject {
    Q_OBJECT

    static StockCount started(KitBench &bench, const std::string &depot)
    {
        return bench
            .change([&](Change &made) {
                return CountStore(*bench.database).start(made, bench.depot(depot), "");
            })
            .value();
    }
    static std::string scan(KitBench &bench, const Id &count, const std::string &code)
    {
        const auto done = bench.change(
            [&](Change &made) { return CountStore(*bench.database).scan(made, count, code); });
        return done ? done->result : codesOf(done);
    }
    static Result<CountState> finish(KitBench &bench, const Id &count, bool move)
    {
        return bench.change(
            [&](Change &made) { return CountStore(*bench.database).finish(made, count, move); });
    }

private Q_SLOTS:
    void everyScanSaysWhatItIs()
    {
        KitBench bench;
        const Kit one = bench.kit("K-001", "North");
        bench.kit("K-002", "North");
        const Kit elsewhere = bench.kit("K-003", "South");
        const Kit lent = bench.kit("K-004", "North");
        QVERIFY(bench.change([&](Change &made) {
            return KitStore(*bench.database).setStatus(made, lent.id, "out");
        }));
        const StockCount count = started(bench, "North");
        QCOMPARE(started(bench, "North").id, count.id); // goes on where it was left
        QCOMPARE(scan(bench, count.id, "]C1K001"), "found");
        QCOMPARE(scan(bench, count.id, "k-001"), "duplicate");
        QCOMPARE(scan(bench, count.id, "K-003"), "misplaced");
        QCOMPARE(scan(bench, count.id, "K-004"), "misplaced"); // the register says it is out
        QCOMPARE(scan(bench, count.id, "5012345678900"), "unknown");
        QCOMPARE(scan(bench, count.id, " \r"), "code missing");
        const CountState state = finish(bench, count.id, true).value();
        QCOMPARE(state.expected, 2);
        QCOMPARE(state.missing, std::vector<std::string>{"K-002"});
        QCOMPARE(bench.get(elsewhere.id).depot.id, bench.depot("North"));
        QCOMPARE(bench.get(one.id).lastSeenOn, day(2026, 5, 15));
        QCOMPARE(bench.get(lent.id).status, "out");
        QCOMPARE(scan(bench, count.id, "K-002"), "count bad_transition");
        QCOMPARE(codesOf(finish(bench, count.id, false)), "count bad_transition");
        QCOMPARE(CountStore(*bench.database).get(count.id).value().missing, "K-002");
    }

    void whatBelongsElsewhereSaysWhere()
    {
        KitBench bench;
        const Kit south = bench.kit("K-001", "South");
        const Kit lent = bench.kit("T-2", "North");
        QVERIFY(bench.change([&](Change &made) {
            return KitStore(*bench.database).setStatus(made, lent.id, "out");
        }));
        const StockCount count = started(bench, "North");
        QCOMPARE(scan(bench, count.id, "K-001,"), "misplaced"); // as lists have it
        QCOMPARE(scan(bench, count.id, "\"T-2\""), "misplaced");
        CountState state = CountStore(*bench.database).state(count.id).value();
        QCOMPARE(state.elsewhere[south.id], "belongs to South");
        QCOMPARE(state.elsewhere[lent.id], "the register has it as: Out");
        state = finish(bench, count.id, true).value();
        QCOMPARE(state.stayed, std::vector<std::string>{"T-2"});
    }

    void kitsStayWhereTheyBelongUnlessAsked()
    {
        KitBench bench;
        bench.kit("K-001", "North");
        const Kit other = bench.kit("K-003", "South");
        const StockCount count = started(bench, "North");
        QCOMPARE(scan(bench, count.id, "K-003"), "misplaced");
        QVERIFY(finish(bench, count.id, false));
        QCOMPARE(bench.get(other.id).depot.id, bench.depot("South"));
    }

    void theRegisterComesInPages()
    {
        KitBench bench;
        for (int i = 1; i <= 25; ++i)
            bench.kit(std::format("K-{:03}", i), i % 2 == 0 ? "North" : "South");
        KitListStore lists(*bench.database);
        std::vector<std::string> seen;
        std::optional<KitCursor> after;
        for (;;) {
            const auto page = lists.page({}, after, 10).value();
            if (page.empty())
                break;
            for (const KitRow &row : page)
                seen.push_back(row.label);
            after = KitCursor{page.back().labelKey, page.back().id};
        }
        QCOMPARE(seen.size(), 25U);
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(lists.page({.depot = bench.depot("North")}, {}, 100).value().size(), 12U);
        QCOMPARE(lists.page({.words = "k 01"}, {}, 100).value().size(), 10U);
        QCOMPARE(lists.page({.status = "out"}, {}, 100).value().size(), 0U);
        QCOMPARE(lists.page({.status = "here"}, {}, 100).value().size(), 25U);
    }

    void whatIsDueStandsInOrder()
    {
        KitBench bench;
        Kit late = bench.kit("K-001");
        late.inspectedOn = day(2024, 1, 1);
        QVERIFY(bench.update(late));
        Kit soon = bench.kit("K-002");
        soon.ppeExpiresOn = day(2026, 5, 20);
        QVERIFY(bench.update(soon));
        bench.kit("K-003");
        const auto list =
            KitListStore(*bench.database).due(day(2026, 5, 15), day(2026, 6, 15)).value();
        QCOMPARE(list.size(), 2U);
        QCOMPARE(list[0].label, "K-001");
        QCOMPARE(list[0].what, "inspection");
        QVERIFY(list[0].blocks);
        QCOMPARE(list[1].what, "ppe");
        QVERIFY(!list[1].blocks);
        const KitCounts counts = KitListStore(*bench.database).counts(day(2026, 5, 15)).value();
        QCOMPARE(counts.all, 3);
        QCOMPARE(counts.blocked, 1);
        QCOMPARE(counts.available, 2);
    }

    void aKitIsOnTheMapAtItsPlaceOrItsDepots()
    {
        KitBench bench;
        bench.kit("K-001", "North");
        Kit kept = bench.kit("K-002", "North");
        Depot north = DepotStore(*bench.database).find("North").value();
        QVERIFY(KitListStore(*bench.database).places().value().empty());
        north.place = LatLon{54.5, -1.5};
        QVERIFY(bench.change(
            [&](Change &made) { return DepotStore(*bench.database).update(made, north); }));
        kept.place = LatLon{54.6, -1.4};
        kept.keptAt = "Bowls club";
        QVERIFY(bench.update(kept));
        const auto places = KitListStore(*bench.database).places().value();
        QCOMPARE(places.size(), 2U);
        QCOMPARE(places[0].where, "North");
        QCOMPARE(places[1].where, "Bowls club");
        QCOMPARE(places[1].place.latitude, 54.6);
        QCOMPARE(KitListStore(*bench.database).inView({-1.45, 54.55, -1.35, 54.65}).value().size(),
                 1U);
    }

    void thereIsOneNextStep()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        const auto next = [&] {
            return std::string(
                nextStepFor(KitStore(*bench.database).facts(kit.id, day(2026, 5, 15)).value()));
        };
        QCOMPARE(next(), "lend");
        QVERIFY(bench.act([&](KitActions &actions, Change &made) {
            return actions.fill(made, kit.id, {{bench.item("Sack"), 3}});
        }));
        QCOMPARE(next(), "top_up");
        QVERIFY(bench.act([&](KitActions &actions, Change &made) {
            return actions.repair(made, kit.id, "Bent", "");
        }));
        QCOMPARE(next(), "close_repair");
        QVERIFY(bench.act([&](KitActions &actions, Change &made) {
            return actions.takeOut(made, kit.id, "lost", "Left behind");
        }));
        QCOMPARE(next(), "find");
        QVERIFY(bench.change([&](Change &made) {
            return KitStore(*bench.database).setStatus(made, kit.id, "out");
        }));
        QCOMPARE(next(), "find"); // no loan has it, so none brings it back
    }
};

QTEST_GUILESS_MAIN(TestCounts)
#include "tst_counts.moc"
