// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/itemnames.h"
#include "kits/kitbench.h"
#include "kits/kitrules.h"

using namespace sc;
using namespace sc::test;

namespace {

Result<Ticket> ticket(KitBench &bench, Ticket one)
{
    return bench.change(
        [&](Change &made) { return TicketStore(*bench.database).create(made, std::move(one)); });
}

Result<Inspection> inspect(KitBench &bench, const Id &kit, Day on, bool passed)
{
    return bench.change([&](Change &made) {
        Inspection one;
        one.kit = kit;
        one.on = on;
        one.by = "A. Khan";
        one.passed = passed;
        return InspectionStore(*bench.database).create(made, one);
    });
}

} // namespace

/// Kits, what is in them and what keeps them from being lent.
class TestKits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKitHasWhatItsTypeSays()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        QCOMPARE(kit.contents.size(), 3U);
        QCOMPARE(kit.contents[1].expected, 10);
        QCOMPARE(kit.contents[1].present, 10);
        QVERIFY(kit.contents[2].consumable);
        QCOMPARE(kit.status, "available");
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(bench.get(kit.id), kit);
    }

    void labelsAreFoundHoweverTheyAreTypedOrScanned_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *text :
             {"K-001", "k-001", " k 001\r\n", "]Q0K-001", "K001", "k\u2013001", "k_001", "K/001"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void labelsAreFoundHoweverTheyAreTypedOrScanned()
    {
        QFETCH(QString, typed);
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        bench.kit("K-002");
        QCOMPARE(KitStore(*bench.database).find(typed.toStdString()).value().id, kit.id);
    }

    void noTwoKitsGetOneLabelHere()
    {
        KitBench bench;
        bench.kit("K-001");
        Kit other;
        other.label = "k 00\u200b1"; // with something between that nobody sees
        other.kitType = bench.small.id;
        QCOMPARE(codesOf(bench.create(other)), "label already_exists");
    }

    void whatAKitMustSay()
    {
        KitBench bench;
        QCOMPARE(codesOf(bench.create({})), "label missing, kit_type missing");
        Kit kit = bench.kit("K-001");
        kit.status = "borrowed";
        QCOMPARE(codesOf(bench.update(kit)), "status unknown_code");
        kit.status = "out";
        QCOMPARE(codesOf(bench.update(kit)), "status bad_transition");
        kit.status = "available";
        kit.inspectedOn = day(2026, 5, 16);
        QCOMPARE(codesOf(bench.update(kit)), "inspected_on bad_date");
    }

    void namedDepotsAndItemsAreMadeOnce()
    {
        KitBench bench;
        bench.kit("K-001", "Depot A");
        bench.kit("K-002", "depot a");
        QCOMPARE(DepotStore(*bench.database).inOrder().value().size(), 1U);
        QCOMPARE(ItemStore(*bench.database).find("sack").value().kind, "consumable");
        QCOMPARE(ItemStore(*bench.database).find("Hoop").value().kind, "counted");
    }

    void aMissingThingMakesItIncompleteAndSacksDoNot()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        const auto fill = [&](const char *item, std::int64_t count) {
            return bench.act([&](KitActions &actions, Change &made) {
                return actions.fill(made, kit.id, {{bench.item(item), count}});
            });
        };
        QVERIFY(fill("Sack", 0));
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(shortConsumables(bench.get(kit.id)).size(), 1U);
        QCOMPARE(fill("Picker", 8).value().status, "incomplete");
        QCOMPARE(bench.problems(kit.id), "kit_incomplete");
        const auto facts = KitStore(*bench.database).facts(kit.id, day(2026, 5, 15)).value();
        QCOMPARE(facts.problems.front().message, "K-001 is not complete: 2 Picker missing");
        QCOMPARE(fill("Picker", 10).value().status, "available");
        QCOMPARE(bench.problems(kit.id), "");
    }

    void inspectionsHoldTheirMonths()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001"); // made up on 15 May 2026, inspected every 12 months
        QCOMPARE(bench.problems(kit.id, day(2027, 5, 15)), "");
        QCOMPARE(bench.problems(kit.id, day(2027, 5, 16)), "inspection_overdue");
        bench.clock.set(kMay15 + 24h * 400);
        QVERIFY(inspect(bench, kit.id, day(2027, 6, 1), true));
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2027, 6, 1));
        QVERIFY(inspect(bench, kit.id, day(2027, 6, 5), false));
        QCOMPARE(bench.problems(kit.id), "inspection_overdue");
        QVERIFY(inspect(bench, kit.id, day(2027, 6, 5), true));
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(codesOf(inspect(bench, kit.id, day(2028, 1, 1), true)), "on bad_date");
    }

    void aDeletedInspectionCountsNoMore()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        const auto failed = inspect(bench, kit.id, day(2026, 5, 15), false);
        QCOMPARE(bench.problems(kit.id), "inspection_overdue");
        QVERIFY(bench.change([&](Change &made) {
            return InspectionStore(*bench.database).remove(made, failed.value().id);
        }));
        QCOMPARE(bench.problems(kit.id), "");
    }

    void aDayToldToTheKitStandsAgainstInspectionsBefore()
    {
        KitBench bench;
        Kit kit = bench.kit("K-001");
        bench.clock.advance(1h);
        QVERIFY(inspect(bench, kit.id, day(2026, 4, 1), true));
        bench.clock.advance(1h);
        kit = bench.get(kit.id);
        kit.inspectedOn = day(2025, 9, 16); // it was another kit that was inspected in April
        QVERIFY(bench.update(kit));
        bench.clock.advance(1h);
        const auto old = inspect(bench, kit.id, day(2024, 12, 12), true);
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2025, 9, 16));
        QVERIFY(inspect(bench, kit.id, day(2024, 12, 1), false));
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2025, 9, 16));
        // One that is entered since and was held later counts, as long as it stands.
        bench.clock.advance(1h);
        const auto later = inspect(bench, kit.id, day(2026, 1, 10), true);
        bench.clock.advance(1h);
        const auto latest = inspect(bench, kit.id, day(2026, 2, 10), true);
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2026, 2, 10));
        const auto takeBack = [&](const Result<Inspection> &one) {
            bench.clock.advance(1h);
            return bench.change([&](Change &made) {
                return InspectionStore(*bench.database).remove(made, one->id);
            });
        };
        QVERIFY(takeBack(latest));
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2026, 1, 10));
        QVERIFY(takeBack(later));
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2025, 9, 16));
        bench.clock.advance(1h);
        QVERIFY(bench.change([&](Change &made) {
            return InspectionStore(*bench.database).restore(made, later->id);
        }));
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2026, 1, 10));
        QVERIFY(takeBack(old));
        QCOMPARE(bench.get(kit.id).inspectedOn, day(2026, 1, 10));
    }

    void aKitMayBeInspectedAfterEachLoan()
    {
        KitBench bench;
        KitType type = bench.small;
        type.inspectAfterLoan = true;
        QVERIFY(bench.change(
            [&](Change &made) { return KitTypeStore(*bench.database).update(made, type); }));
        const Kit kit = bench.kit("K-001");
        QVERIFY(bench.change([&](Change &made) {
            return KitStore(*bench.database)
                .cameBack(made, kit.id, kit.contents, "available", day(2026, 5, 15));
        }));
        QCOMPARE(bench.problems(kit.id), "inspection_overdue");
        QVERIFY(inspect(bench, kit.id, day(2026, 5, 15), true));
        QCOMPARE(bench.problems(kit.id), "");
    }

    void protectiveEquipmentRunsOut()
    {
        KitBench bench;
        Kit kit = bench.kit("K-001");
        kit.ppeExpiresOn = day(2026, 5, 15);
        QVERIFY(bench.update(kit));
        QCOMPARE(bench.problems(kit.id, day(2026, 5, 15)), "");
        QCOMPARE(bench.problems(kit.id, day(2026, 5, 16)), "ppe_out_of_date");
    }

    void aRepairKeepsTheKitHere()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        const auto open = ticket(bench, {.kit = kit.id, .fault = "Bent hoop"});
        QCOMPARE(open.value().openedOn, day(2026, 5, 15));
        QCOMPARE(bench.get(kit.id).status, "repair");
        QCOMPARE(bench.problems(kit.id), "kit_not_available");
        const auto minor = ticket(bench, {.kit = kit.id, .fault = "Scratched", .blocking = false});
        QVERIFY(bench.change([&](Change &made) {
            return TicketStore(*bench.database).close(made, open.value().id, "repaired", "");
        }));
        QCOMPARE(bench.get(kit.id).status, "available");
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(codesOf(ticket(bench, {.kit = kit.id})), "fault missing");
        QVERIFY(minor);
    }

    void whatIsLostMayComeBack()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        const auto lose = [&](const char *why) {
            return bench.act([&](KitActions &actions, Change &made) {
                return actions.takeOut(made, kit.id, "lost", why);
            });
        };
        QCOMPARE(codesOf(lose(" ")), "reason reason_required");
        QCOMPARE(lose("Left on a bus").value().reason, "Left on a bus");
        QCOMPARE(bench.problems(kit.id), "kit_not_available");
        QVERIFY(bench.act(
            [&](KitActions &actions, Change &made) { return actions.bringBack(made, kit.id); }));
        QCOMPARE(bench.problems(kit.id), "");
    }

    void nothingIsDoneWithAKitThatIsOut()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        QVERIFY(bench.change([&](Change &made) {
            return KitStore(*bench.database).setStatus(made, kit.id, "out");
        }));
        QCOMPARE(bench.problems(kit.id), "kit_not_available");
        QCOMPARE(codesOf(bench.act([&](KitActions &actions, Change &made) {
                     return actions.topUp(made, kit.id);
                 })),
                 "status bad_transition");
        // A list said that it is out, and no loan brings it back.
        const auto found = bench.act(
            [&](KitActions &actions, Change &made) { return actions.bringBack(made, kit.id); });
        QCOMPARE(found.value().status, "available");
        QCOMPARE(bench.problems(kit.id), "");
        QCOMPARE(codesOf(bench.act([&](KitActions &actions, Change &made) {
                     return actions.bringBack(made, kit.id);
                 })),
                 "status bad_transition");
    }

    void fillingUpTakesFromTheDepot()
    {
        KitBench bench;
        const Kit kit = bench.kit("K-001");
        QVERIFY(bench.act([&](KitActions &actions, Change &made) {
            return actions.fill(made, kit.id, {{bench.item("Sack"), 5}});
        }));
        const auto topUp = [&] {
            return bench.act(
                [&](KitActions &actions, Change &made) { return actions.topUp(made, kit.id); });
        };
        QCOMPARE(codesOf(topUp()), "delta out_of_range");
        QVERIFY(bench.move("Sack", "Harbour Road", 100));
        QCOMPARE(topUp().value().contents[2].present, 20);
        QCOMPARE(StockStore(*bench.database)
                     .level(bench.item("Sack"), bench.depot("Harbour Road"))
                     .value(),
                 85);
    }

    void sacksAreKnownByTheirNames()
    {
        for (const char *name : {"Refuse sack", "Sacks, purple (50)", "Bin-liners", "Binbag",
                                 "Tie-top bags", "Recycling bag"})
            QVERIFY2(isSack(name) && isUsedUp(name), name);
        for (const char *name :
             {"Bag hoop", "Sack holder", "Kit bag", "First-aid bag", "Rucksack", "Cabbage", "Hoop"})
            QVERIFY2(!isSack(name) && !isUsedUp(name), name);
        QVERIFY(isUsedUp("Graffiti wipes") && !isSack("Graffiti wipes"));
    }

    void linesAreReadAsWordsToo()
    {
        const auto lines = parseLines("10 Litter picker; Hoop: 3\n Sack x 20;Gloves 5").value();
        QCOMPARE(lines.size(), 4U);
        QCOMPARE(lines[0].item.name, "Litter picker");
        QCOMPARE(lines[0].count, 10);
        QCOMPARE(lines[1].item.name, "Hoop");
        QCOMPARE(lines[1].count, 3);
        QCOMPARE(lines[2].item.name, "Sack");
        QCOMPARE(lines[2].count, 20);
        QCOMPARE(lines[3].item.name, "Gloves");
        QCOMPARE(codesOf(parseLines("[{\"item\":\"Hoop\",\"count\":0}]")), "lines out_of_range");
        QCOMPARE(codesOf(parseLines("[{\"item\":\"Hoop\",\"count\":\"ten\"}]")),
                 "lines out_of_range");
        QCOMPARE(codesOf(parseLines("[{\"count\":1}]")), "lines missing");
        QCOMPARE(codesOf(parseLines("{}")), "lines wrong_type");
        QCOMPARE(codesOf(parseLines("2 Hoop; 3 hoop")), "lines already_exists");
        QCOMPARE(codesOf(parseLines("[{\"item\":\"Hoop\",\"count\":18446744073709551615}]")),
                 "lines out_of_range");
        const auto said = [](std::string_view text) {
            std::string all;
            for (const KitLine &line : parseLines(text).value_or(std::vector<KitLine>{}))
                all += std::to_string(line.count) + " " + line.item.name + "|";
            return all;
        };
        QCOMPARE(said("10 Picker, 30 Sack"), "10 Picker|30 Sack|");
        QCOMPARE(said("10 Picker,30 Sack; Hoop"), "10 Picker|30 Sack|1 Hoop|");
        QCOMPARE(said("1,000 Sack, black; Hoop: 3"), "1000 Sack, black|3 Hoop|");
        for (const char *text : {"-1 Picker", "- 1 Picker", "2 Hoop, -1 Picker", "1.5 Picker"})
            QCOMPARE(codesOf(parseLines(text)), "lines out_of_range");
    }

    void oneSerialNumberStandsForOneThing()
    {
        KitBench bench;
        const auto kit = [&](const char *label, std::vector<KitContent> contents) {
            Kit one;
            one.label = label;
            one.kitType = bench.small.id;
            one.contents = std::move(contents);
            return bench.create(one);
        };
        const auto camera = [](std::vector<std::string> serials) {
            return KitContent{{{}, "Camera"}, 2, 2, false, std::move(serials)};
        };
        QCOMPARE(codesOf(kit("C-1", {camera({"SN-1", "sn-1"})})), "contents already_exists");
        QCOMPARE(codesOf(kit("C-1", {camera({"SN-1", "SN-2", "SN-3"})})), "contents out_of_range");
        Kit first = kit("C-1", {camera({"SN-1", "SN-2"})}).value();
        const auto second = kit("C-2", {camera({"SN-3", "sn-1"})});
        QCOMPARE(codesOf(second), "contents already_exists");
        QCOMPARE(second.error().problems.front().message, "Camera no. sn-1 is in kit C-1 already");
        QVERIFY(kit("C-2", {{{{}, "Phone"}, 1, 1, false, {"SN-1"}}})); // of another maker
        first.note = "Shelf";
        QVERIFY(bench.update(first));
        first.contents[0].serials = {"SN-1", "SN-4"};
        QVERIFY(bench.update(first));
        QVERIFY(kit("C-3", {camera({"SN-2"})}));
    }

    void noMoreIsThereThanIsExpectedExceptSacks()
    {
        KitBench bench;
        Kit kit = bench.kit("K-001");
        kit.contents[2].present = 25;
        QVERIFY(bench.update(kit));
        kit.contents[0].present = 9;
        QCOMPARE(codesOf(bench.update(kit)), "contents out_of_range");
        QCOMPARE(codesOf(bench.act([&](KitActions &actions, Change &made) {
                     return actions.fill(made, kit.id, {{bench.item("Hoop"), 4}});
                 })),
                 "contents out_of_range");
        QCOMPARE(codesOf(parseContents("gibberish")), "contents missing");
        QCOMPARE(parseContents("3 Hoop").value().at(0).expected, 3);
    }

    void monthsEndWithTheMonth()
    {
        QCOMPARE(addMonths(day(2026, 1, 31), 1), day(2026, 2, 28));
        QCOMPARE(addMonths(day(2026, 8, 31), 6), day(2027, 2, 28));
        QCOMPARE(addMonths(day(2026, 5, 15), 12), day(2027, 5, 15));
    }
};

QTEST_GUILESS_MAIN(TestKits)
#include "tst_kits.moc"
