// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitbench.h"

#include <rapidcheck.h>

#include <map>

using namespace sc;
using namespace sc::test;

/// Stock is what its movements come to.
class TestStock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movementsAddUp()
    {
        KitBench bench;
        QVERIFY(bench.move("Gloves", "North", 50));
        QCOMPARE(bench.move("Gloves", "North", -20).value().reason, "use");
        QCOMPARE(bench.move("Gloves", "North", 5, "Unused returned").value().reason,
                 "unused_returned");
        QCOMPARE(
            StockStore(*bench.database).level(bench.item("Gloves"), bench.depot("North")).value(),
            35);
        QCOMPARE(ItemStore(*bench.database).find("gloves").value().kind, "consumable");
    }

    void noMoreIsTakenThanIsThere()
    {
        KitBench bench;
        QVERIFY(bench.move("Gloves", "North", 12));
        const auto taken = bench.move("Gloves", "North", -13);
        QCOMPARE(codesOf(taken), "delta out_of_range");
        QCOMPARE(taken.error().message, "There are 12 of Gloves at North: enter 12 or fewer");
        QCOMPARE(codesOf(bench.move("Gloves", "South", -1)), "delta out_of_range");
        QCOMPARE(codesOf(bench.move("Gloves", "North", 0)), "delta out_of_range");
        QVERIFY(!DepotStore(*bench.database).find("South")); // what is refused has made nothing
    }

    void undoingATopUpThatWasUsedIsRefused()
    {
        KitBench bench;
        QVERIFY(bench.move("Gloves", "North", 12));
        const auto topUp = **History(*bench.database).lastAction(kStorekeeper);
        QVERIFY(bench.move("Gloves", "North", -10));
        const auto undone = History(*bench.database).undo(topUp, kStorekeeper);
        QCOMPARE(codesOf(undone), "delta out_of_range");
        QCOMPARE(
            StockStore(*bench.database).level(bench.item("Gloves"), bench.depot("North")).value(),
            2);
    }

    void lowStockComesFirst()
    {
        KitBench bench;
        QVERIFY(bench.move("Aprons", "North", 50));
        QVERIFY(bench.move("Gloves", "North", 10));
        Item gloves = ItemStore(*bench.database).find("Gloves").value();
        gloves.lowStockLevel = 10;
        QVERIFY(bench.change(
            [&](Change &made) { return ItemStore(*bench.database).update(made, gloves); }));
        const auto levels = StockStore(*bench.database).levels().value();
        QCOMPARE(levels.size(), 2U);
        QCOMPARE(levels[0].itemName, "Gloves");
        QVERIFY(levels[0].isLow());
        QVERIFY(!levels[1].isLow());
        QCOMPARE(StockStore(*bench.database).low().value().size(), 1U);
    }

    void aCountPutsItRight()
    {
        KitBench bench;
        QVERIFY(bench.move("Gloves", "North", 12));
        const Id item = bench.item("Gloves");
        const Id depot = bench.depot("North");
        QVERIFY(bench.change([&](Change &made) {
            return StockStore(*bench.database).putRight(made, item, depot, 9);
        }));
        QCOMPARE(StockStore(*bench.database).level(item, depot).value(), 9);
        const auto moves = StockStore(*bench.database).moves(item, depot, 10).value();
        QCOMPARE(moves.front().delta, -3);
        QCOMPARE(moves.front().reason, "count");
    }

    void stockIsTheSumOfItsMovements()
    {
        const bool holds = rc::check([] {
            KitBench bench;
            std::map<std::pair<int, int>, std::int64_t> sums;
            const std::vector<std::string> items{"Apron", "Gloves"};
            const std::vector<std::string> depots{"North", "South"};
            Change first(*bench.database, {"Somebody else"}); // what they made is not undone
            for (const std::string &name : items)
                RC_ASSERT(ItemStore(*bench.database)
                              .create(first, {.name = name, .kind = "consumable"})
                              .has_value());
            for (const std::string &name : depots)
                RC_ASSERT(DepotStore(*bench.database).create(first, {.name = name}).has_value());
            RC_ASSERT(first.commit().has_value());
            for (int step = *rc::gen::inRange(1, 25); step > 0; --step) {
                const int item = *rc::gen::inRange(0, 2);
                const int depot = *rc::gen::inRange(0, 2);
                const std::int64_t delta = *rc::gen::inRange(-30, 40);
                const auto place = std::pair(item, depot);
                const bool wanted = delta != 0 && sums[place] + delta >= 0;
                const auto done = bench.move(items[static_cast<std::size_t>(item)],
                                             depots[static_cast<std::size_t>(depot)], delta);
                RC_ASSERT(done.has_value() == wanted);
                if (wanted)
                    sums[place] += delta;
                if (*rc::gen::inRange(0, 4) == 0) {
                    History history(*bench.database);
                    const auto last = history.lastAction(kStorekeeper);
                    if (last && *last)
                        (void)history.undo(**last, kStorekeeper);
                    sums.clear();
                    const auto all = StockStore(*bench.database).all().value();
                    for (const StockMove &one : all)
                        sums[{one.item.id == bench.item("Apron") ? 0 : 1,
                              DepotStore(*bench.database).nameOf(one.depot.id) == "North" ? 0
                                                                                          : 1}] +=
                            *one.delta;
                }
            }
            const auto levels = StockStore(*bench.database).levels().value();
            for (const StockLevel &level : levels) {
                if (level.depot.isNull())
                    continue;
                RC_ASSERT(level.count >= 0);
                const auto place = std::pair(level.itemName == "Apron" ? 0 : 1,
                                             level.depotName == "North" ? 0 : 1);
                RC_ASSERT(level.count == sums[place]);
            }
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestStock)
#include "tst_stock.moc"
