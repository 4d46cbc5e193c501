// SPDX-License-Identifier: GPL-3.0-or-later
// The same thing entered on two PCs: a kit of one label, a depot, a group or a kit type of one
// name.
#include "sync/conflicts.h"

#include <QTest>

#include <format>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

std::vector<Conflict> listOf(Pc &pc)
{
    return ConflictStore(pc.db()).list().value_or(std::vector<Conflict>());
}

Result<void> settle(Pc &pc, const Conflict &conflict, const ConflictChoice &choice)
{
    return ConflictStore(pc.db()).settle(conflict, choice, Actor{"Reviewer"});
}

std::string hexOf(const Id &id)
{
    return QString::fromStdString(id.toString()).remove(u'-').toStdString();
}

} // namespace

class TestClashes : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void oneThingEnteredOnTwoPcsIsAskedAbout_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("title");
        QTest::newRow("kit") << "kit" << "label" << "K-001" << "k 001" << "kit ";
        QTest::newRow("kit type") << "kit_type" << "name" << "Event" << " event" << "kit type ";
        QTest::newRow("item") << "item" << "name" << "Hoop" << "HOOP" << "item ";
        QTest::newRow("depot") << "depot" << "name" << "Town Hall" << "town  hall" << "depot ";
        QTest::newRow("group") << "group" << "name" << "Friends of Mill Beck"
                               << "FRIENDS OF MILL BECK" << "group ";
    }

    void oneThingEnteredOnTwoPcsIsAskedAbout()
    {
        QFETCH(QString, type);
        QFETCH(QString, column);
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, title);
        const std::string kind = type.toStdString();
        const std::string field = column.toStdString();
        const Id one = m_a->create(kind, {{field, Value{first.toStdString()}}});
        m_a->create(kind, {{field, Value{std::string("Another 9")}}});
        m_b->clock().advance(1min);
        const Id two = m_b->create(kind, {{field, Value{second.toStdString()}}});
        QVERIFY(listOf(*m_a).empty());
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].kind, Conflict::Kind::SameThing);
        QCOMPARE(list[0].type, kind);
        QVERIFY(list[0].title.starts_with(title.toStdString()));
        QCOMPARE(list[0].heads.size(), 2U);
        QVERIFY(list[0].heads[0].about.size() >= 4);
        QCOMPARE(std::set<Id>({list[0].heads[0].record, list[0].heads[1].record}),
                 std::set<Id>({one, two}));
        // The same on every PC, whoever it came from, and in the same words.
        Pc third(3);
        third.take(m_b->everything());
        for (Pc *pc : {m_b.get(), &third}) {
            const auto there = listOf(*pc);
            QCOMPARE(there.size(), 1U);
            QCOMPARE(there[0].id, list[0].id);
            QCOMPARE(there[0].title, list[0].title);
            for (int i = 0; i < 2; ++i) {
                QCOMPARE(there[0].heads[i].about, list[0].heads[i].about);
                QCOMPARE(there[0].heads[i].by, list[0].heads[i].by);
                QCOMPARE(there[0].heads[i].at, list[0].heads[i].at);
            }
        }
        QVERIFY(settle(*m_b, list[0], {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        SAME(*m_a, *m_b);
    }

    void whatBelongsToTheOneThatGoesComesAlong()
    {
        const Id kept = m_a->create("depot", {{"name", words("Town Hall")}});
        const Id gone = m_b->create("depot", {{"name", words("Town Hall")}});
        const Id kit = m_b->create("kit", {{"label", words("K-7")}, {"depot", refValue(gone)}});
        const Id item = m_b->create("item", {{"name", words("Hoop")}});
        m_b->create("stock", {{"depot", refValue(gone)},
                              {"item", refValue(item)},
                              {"delta", Value{std::int64_t{3}}}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1U);
        QVERIFY(settle(*m_a, list[0], {.choose = list[0].heads[0].record == kept ? 1U : 2U}));
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            QCOMPARE(pc->text("SELECT lower(hex(depot)) FROM kit"), hexOf(kept));
            QCOMPARE(pc->text("SELECT lower(hex(depot)) FROM stock"), hexOf(kept));
            QCOMPARE(pc->text("SELECT count(*) FROM depot WHERE deleted = 0"), "1");
        }
        SAME(*m_a, *m_b);
        static_cast<void>(kit);
    }

    void anItemIsTheSameInTheContentsOfKitsToo()
    {
        const Id kept = m_a->create("item", {{"name", words("Hoop")}});
        const Id gone = m_b->create("item", {{"name", words("Hoop")}});
        const auto contents = [](const Id &item) {
            return std::format("[{{\"item\":\"{0}\",\"expected\":3}},{{\"item\":\"{0}\"}}]",
                               item.toString());
        };
        m_b->create("kit", {{"label", words("K-7")}, {"contents", Value{contents(gone)}}});
        m_b->create("kit_type", {{"name", words("Event")}, {"lines", Value{contents(gone)}}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_b);
        QCOMPARE(list.size(), 1U);
        QVERIFY(settle(*m_b, list[0], {.choose = list[0].heads[0].record == kept ? 1U : 2U}));
        exchange(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT contents FROM kit"), contents(kept));
        QCOMPARE(m_a->text("SELECT lines FROM kit_type"), contents(kept));
        SAME(*m_a, *m_b);
    }

    void twoThingsOfOneNameGetTwoNames()
    {
        m_a->create("kit", {{"label", words("K-001")}});
        m_b->create("kit", {{"label", words("K-001")}});
        m_b->create("kit", {{"label", words("K-002")}});
        exchange(*m_a, *m_b);
        const Conflict one = listOf(*m_a).at(0);
        for (const char *no : {"k001", "K 002", " ", "-"})
            QVERIFY(!settle(*m_a, one, {.value = words(no)}));
        QVERIFY(!settle(*m_a, one, {.value = Value{std::int64_t{5}}}));
        QVERIFY(!settle(*m_a, one, {}));
        QVERIFY(settle(*m_a, one, {.value = words(" K–003")}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_b->text("SELECT group_concat(label) FROM (SELECT label FROM kit WHERE deleted "
                           "= 0 ORDER BY label)"),
                 "K-001,K-002,K-003");
        SAME(*m_a, *m_b);
    }

    void bothMayStandAndTwoOfOnePcAreMeant()
    {
        m_a->create("group", {{"name", words("Friends of the Park")}});
        m_a->create("group", {{"name", words("Friends of the Park")}});
        QVERIFY(listOf(*m_a).empty());
        m_b->takeFrom(*m_a);
        QVERIFY(listOf(*m_b).empty());
        Pc c(3);
        c.create("group", {{"name", words("friends of the park")}});
        exchange(*m_a, c);
        auto list = listOf(*m_a);
        QCOMPARE(list.size(), 2U); // with each of them
        for (const Conflict &one : list)
            QVERIFY(settle(c, one, {.both = true}));
        exchange(*m_a, c);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT count(*) FROM champion_group WHERE deleted = 0"), "3");
    }

    void twoDecisionsApartEndTheSame()
    {
        m_a->create("depot", {{"name", words("Town Hall")}});
        m_b->create("depot", {{"name", words("Town Hall")}});
        exchange(*m_a, *m_b);
        const Conflict one = listOf(*m_a).at(0);
        QVERIFY(settle(*m_a, one, {.choose = 1}));
        QVERIFY(settle(*m_b, one, {.value = words("Town Hall yard")}));
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1U);
        QCOMPARE(listOf(*m_a).at(0).id, one.id);
        QVERIFY(settle(*m_b, listOf(*m_b).at(0), {.both = true}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT group_concat(name) FROM (SELECT name FROM depot WHERE deleted = "
                           "0 ORDER BY name)"),
                 "Town Hall,Town Hall yard");
    }

    void oneClashSettledInTwoWaysIsAskedAboutAgain_data()
    {
        QTest::addColumn<int>("there");
        QTest::addColumn<int>("last");
        QTest::newRow("the other, then the first") << 2 << 1;
        QTest::newRow("the other, then the second") << 2 << 2;
        QTest::newRow("the other, then both") << 2 << 0;
        QTest::newRow("both, then the first") << 0 << 1;
        QTest::newRow("both, then both") << 0 << 0;
    }

    // Whichever way it is settled in the end: nobody is lost, and everything points to who stays.
    void oneClashSettledInTwoWaysIsAskedAboutAgain()
    {
        QFETCH(int, there);
        QFETCH(int, last);
        const auto choice = [](int number) {
            return number == 0 ? ConflictChoice{.both = true}
                               : ConflictChoice{.choose = static_cast<std::size_t>(number)};
        };
        const Id one = m_a->create("champion", {{"name", words("Pat Twin")}});
        const Id two = m_b->create("champion", {{"name", words("pat twin")}});
        m_a->create("report", {{"ref", words("A-1")}, {"champion", refValue(one)}});
        m_b->create("report", {{"ref", words("B-1")}, {"champion", refValue(two)}});
        exchange(*m_a, *m_b);
        const Conflict clash = listOf(*m_a).at(0);
        QVERIFY(!clash.again);
        QVERIFY(settle(*m_a, clash, choice(1)));
        QVERIFY(settle(*m_b, clash, choice(there)));
        exchange(*m_a, *m_b);
        Pc third(3);
        third.take(m_b->everything());
        for (Pc *pc : {m_a.get(), m_b.get(), &third}) {
            const auto list = listOf(*pc);
            QCOMPARE(list.size(), 1U);
            QCOMPARE(list[0].id, clash.id);
            QVERIFY(list[0].again);
            QCOMPARE(list[0].field, "id");
            QCOMPARE(list[0].heads.size(), 2U);
            QVERIFY(!list[0].heads[0].about.empty() && !list[0].heads[1].about.empty());
            // Until somebody decides both are there.
            QCOMPARE(pc->text("SELECT count(*) FROM champion WHERE deleted = 0"), "2");
        }
        SAME(*m_a, *m_b);
        QVERIFY(settle(*m_b, listOf(*m_b).at(0), choice(last)));
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            QVERIFY(listOf(*pc).empty());
            const auto owner = [&](const char *ref) {
                return pc->text(
                    std::format("SELECT lower(hex(champion)) FROM report WHERE ref = '{}'", ref));
            };
            const std::string first = hexOf(clash.heads[0].record);
            const std::string second = hexOf(clash.heads[1].record);
            QCOMPARE(pc->text("SELECT count(*) FROM champion WHERE deleted = 0"),
                     last == 0 ? "2" : "1");
            if (last != 0) {
                const std::string kept = last == 1 ? first : second;
                QCOMPARE(pc->text("SELECT lower(hex(id)) FROM champion WHERE deleted = 0"), kept);
                QCOMPARE(owner("A-1"), kept);
                QCOMPARE(owner("B-1"), kept);
            } else {
                QCOMPARE(owner("A-1"), hexOf(one));
                QCOMPARE(owner("B-1"), hexOf(two));
            }
        }
        SAME(*m_a, *m_b);
    }

    void thingsAndFiguresSettledInTwoWaysAreAskedAboutAgain()
    {
        const Id pick = m_a->create("pick", {{"title", words("Beck")}});
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            pc->create("kit", {{"label", words("K-9")}});
            pc->create("group", {{"name", words("Friends")}});
            pc->create("attendance", {{"pick", refValue(pick)}, {"name", words("Jo Hall")}});
        }
        exchange(*m_a, *m_b);
        const auto clashes = listOf(*m_a);
        QCOMPARE(clashes.size(), 3U);
        for (const Conflict &one : clashes) {
            QVERIFY(settle(*m_a, one, {.choose = 1}));
            QVERIFY(settle(*m_b, one, {.choose = 2}));
        }
        exchange(*m_a, *m_b);
        const auto again = listOf(*m_b);
        QCOMPARE(again.size(), 3U);
        for (const Conflict &one : again)
            QVERIFY(settle(*m_b, one, {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        for (const char *table : {"kit", "champion_group", "attendance"})
            QCOMPARE(m_a->text(std::format("SELECT count(*) FROM {} WHERE deleted = 0", table)),
                     "1");
        SAME(*m_a, *m_b);
    }

    // One deletes what looks like a double by hand, another chooses just that one.
    void whoIsChosenAndDeletedByHandElsewhereIsAskedAbout()
    {
        const Id one = m_a->create("champion", {{"name", words("Pat Twin")}});
        m_b->create("champion", {{"name", words("pat twin")}});
        exchange(*m_a, *m_b);
        const Conflict clash = listOf(*m_a).at(0);
        QVERIFY(settle(*m_a, clash, {.choose = clash.heads[0].record == one ? 1U : 2U}));
        m_b->remove("champion", one);
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_b);
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].kind, Conflict::Kind::Deleted);
        QCOMPARE(list[0].record, one);
        QCOMPARE(m_a->text("SELECT count(*) FROM champion WHERE deleted = 0"), "1");
        SAME(*m_a, *m_b);
    }

    void whoIsInAGroupTwiceIsInItOnce()
    {
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            const Id person = pc->create("champion", {{"name", words("Pat Twin")}});
            const Id group = pc->create("group", {{"name", words("Friends")}});
            pc->create("membership",
                       {{"champion", refValue(person)}, {"champion_group", refValue(group)}});
        }
        exchange(*m_a, *m_b);
        for (auto list = listOf(*m_a); !list.empty(); list = listOf(*m_a))
            QVERIFY(settle(*m_a, list[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()})
            QCOMPARE(pc->text("SELECT count(*) FROM membership WHERE deleted = 0"), "1");
        SAME(*m_a, *m_b);
    }

    void agreeingDecisionsAreNoQuestion()
    {
        m_a->create("kit", {{"label", words("K-9")}});
        m_b->create("kit", {{"label", words("K-9")}});
        exchange(*m_a, *m_b);
        const Conflict clash = listOf(*m_a).at(0);
        QVERIFY(settle(*m_a, clash, {.choose = 2}));
        QVERIFY(ConflictStore(m_b->db()).settle(clash, {.choose = 2}, Actor{"Another"}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_a->text("SELECT count(*) FROM kit WHERE deleted = 0"), "1");
    }

    void aNameIsTheSameHoweverItsApostropheIsTyped()
    {
        m_a->create("champion", {{"name", words("Sean O'Neil")}, {"email", words("s@x.example")}});
        m_b->create("champion", {{"name", words("Sean O’Neil")}, {"email", words("S@X.example")}});
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1U);
        QCOMPARE(listOf(*m_b).size(), 1U);
    }

    void whatWasDeletedIsNoClash()
    {
        m_a->create("kit", {{"label", words("K-001")}});
        const Id two = m_b->create("kit", {{"label", words("K-001")}});
        m_b->remove("kit", two);
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
    }
};

QTEST_GUILESS_MAIN(TestClashes)
#include "tst_clashes.moc"
