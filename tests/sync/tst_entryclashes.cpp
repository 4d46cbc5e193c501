// SPDX-License-Identifier: GPL-3.0-or-later
// What one PC refuses and two PCs bring: entries about the same matter, reports that are duplicates
// of each other, more people booked than there is room for.
#include "reports/reportstore.h"
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

Value number(std::int64_t value)
{
    return Value{value};
}

} // namespace

class TestEntryClashes : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;
    Id m_area;
    Id m_person;
    Id m_credit;
    Id m_pick;

    /// The list, if every PC has the same.
    std::vector<Conflict> listEverywhere()
    {
        exchange(*m_a, *m_b);
        Pc third(3);
        third.take(m_b->everything());
        const auto list = listOf(*m_a);
        for (Pc *pc : {m_b.get(), &third}) {
            const auto there = listOf(*pc);
            if (there.size() != list.size())
                return {};
            for (std::size_t i = 0; i < list.size(); ++i) {
                bool same = there[i].id == list[i].id && there[i].title == list[i].title &&
                            there[i].heads.size() == list[i].heads.size();
                for (std::size_t h = 0; same && h < list[i].heads.size(); ++h)
                    same = there[i].heads[h].value == list[i].heads[h].value &&
                           there[i].heads[h].about == list[i].heads[h].about &&
                           there[i].heads[h].by == list[i].heads[h].by &&
                           there[i].heads[h].at == list[i].heads[h].at;
                if (!same)
                    return {};
            }
        }
        return list;
    }
    FieldValues fieldsOf(const std::string &type, int which)
    {
        const Value day = words("2026-04-01");
        if (type == "campaign")
            return {{"title", words(which == 1 ? "Spring clean" : "SPRING  clean")}};
        if (type == "course")
            return {{"code", words("radio")},
                    {"label", words("Radio")},
                    {"months_valid", number(which * 12)}};
        if (type == "disclaimer")
            return {{"version", words("1")}, {"words", words(which == 1 ? "Words A" : "Words B")}};
        if (type == "commentary")
            return {{"quarter", words("2026-27Q1")},
                    {"indicator", words("reopened")},
                    {"words", words(which == 1 ? "Fine" : "Bad")}};
        if (type == "survey")
            return {{"area", refValue(m_area)},
                    {"held_on", day},
                    {"question", words("parks")},
                    {"answered", number(100)},
                    {"satisfied", number(50 + which)}};
        if (type == "cleanliness_score")
            return {{"area", refValue(m_area)},
                    {"held_on", day},
                    {"element", words("litter")},
                    {"sites", number(100)},
                    {"below_b", number(which)}};
        if (type == "training")
            return {
                {"champion", refValue(m_person)}, {"course", words("sharps")}, {"held_on", day}};
        if (type == "indicator_target")
            return {
                {"indicator", words("reopened")}, {"from_on", day}, {"value", Value{80.0 + which}}};
        if (type == "indicator_baseline")
            return {{"indicator", words("reopened")},
                    {"from_month", day},
                    {"why", words(which == 1 ? "New depot" : "New crew")}};
        if (type == "household_count")
            return {{"area", refValue(m_area)},
                    {"from_on", day},
                    {"households", number(50'000 + which)}};
        return {{"reverses", refValue(m_credit)},
                {"to_account", words("council")},
                {"from_champion", refValue(m_person)},
                {"minutes", number(60)},
                {"reason", words(which == 1 ? "Oops" : "A mistake")}};
    }
    Id book(Pc &pc, const char *name, int position)
    {
        return pc.create("attendance", {{"pick", refValue(m_pick)},
                                        {"name", words(name)},
                                        {"status", words("booked")},
                                        {"position", number(position)}});
    }
    std::string statusOf(Pc &pc, const Id &attendance)
    {
        Query row = pc.db().query("SELECT status FROM attendance WHERE id = ?", attendance);
        return row.step() ? row.text(0) : std::string();
    }
    /// Two reports that two PCs closed as duplicates of each other.
    std::vector<Id> circle()
    {
        std::vector<Id> reports;
        for (const char *ref : {"N3-1", "N3-2"})
            reports.push_back(m_a->create("report", {{"ref", words(ref)},
                                                     {"category", words("fly_tipping")},
                                                     {"description", words("Sofa")},
                                                     {"status", words("new")},
                                                     {"logged_at", instantValue(kMorning)}}));
        exchange(*m_a, *m_b);
        for (int i = 0; i < 2; ++i) {
            Pc &pc = i == 0 ? *m_a : *m_b;
            ReportStore store(pc.db());
            Change change(pc.db(), Actor{"R. Dunn"});
            const auto closed = store.step(
                change, reports[i], {.to = "closed_duplicate", .duplicateOf = reports[1 - i]});
            if (!closed || !change.commit())
                return {};
        }
        return reports;
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
        m_area = m_a->create("area", {{"code", words("EAST")}, {"name", words("East")}});
        m_person = m_a->create("champion", {{"name", words("Jo Hall")}, {"number", words("41")}});
        m_credit = m_a->create("credit", {{"from_account", words("council")},
                                          {"to_champion", refValue(m_person)},
                                          {"minutes", number(60)},
                                          {"at", instantValue(kMorning)}});
        m_pick = m_a->create(
            "pick",
            {{"title", words("Beck")}, {"status", words("planned")}, {"capacity", number(2)}});
        exchange(*m_a, *m_b);
    }

    void oneMatterEnteredOnTwoPcsIsAskedAbout_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("both");
        const auto row = [](const char *type, const char *title, bool both) {
            QTest::newRow(type) << type << title << both;
        };
        row("campaign", "campaign ", true);
        row("course", "course radio", true);
        row("disclaimer", "disclaimer 1", true);
        row("commentary", "commentary on reopened, 2026-27Q1", false);
        row("survey", "survey about parks on 1 April 2026, EAST", true);
        row("cleanliness_score", "cleanliness of litter on 1 April 2026, EAST", true);
        row("training", "training sharps of Jo Hall on 1 April 2026", true);
        row("indicator_target", "target of reopened from 1 April 2026", false);
        row("indicator_baseline", "baseline of reopened from 1 April 2026", false);
        row("household_count", "number of households from 1 April 2026, EAST", false);
        row("credit", "reversal of a credit of 60 minutes from 20 November 2026", false);
    }

    void oneMatterEnteredOnTwoPcsIsAskedAbout()
    {
        QFETCH(QString, type);
        QFETCH(QString, title);
        QFETCH(bool, both);
        const std::string kind = type.toStdString();
        m_a->create(kind, fieldsOf(kind, 1));
        QVERIFY(listOf(*m_a).empty());
        m_b->clock().advance(1min);
        m_b->create(kind, fieldsOf(kind, 2));
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        const Conflict &one = list[0];
        QCOMPARE(one.type, kind);
        QVERIFY2(one.title.starts_with(title.toStdString()), one.title.c_str());
        QCOMPARE(one.heads.size(), 2U);
        for (const ConflictHead &head : one.heads)
            QVERIFY(!head.about.empty() && !head.by.empty());
        QCOMPARE(ConflictStore::takesBoth(one), both);
        QCOMPARE(settle(*m_a, one, {.both = true}).has_value(), both);
        if (both) { // and that travels
            exchange(*m_a, *m_b);
            QVERIFY(listOf(*m_b).empty());
            return;
        }
        QVERIFY(settle(*m_a, one, {.choose = 1}));
        QVERIFY(settle(*m_b, one, {.choose = 2}));
        const auto again = listEverywhere();
        QCOMPARE(again.size(), 1U);
        QVERIFY(again[0].again);
        QVERIFY(settle(*m_b, again[0], {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        const std::string table = m_a->db().types().named(kind)->table;
        QCOMPARE(m_a->text(std::format("SELECT count(*) FROM {} WHERE deleted = 0{}", table,
                                       kind == "credit" ? " AND reverses IS NOT NULL" : "")),
                 "1");
        SAME(*m_a, *m_b);
    }

    // Two that one PC wrote it meant; renamed on two PCs they are asked about all the same.
    void whoNamedItLastTells()
    {
        const Id one = m_a->create("depot", {{"name", words("North")}});
        const Id two = m_a->create("depot", {{"name", words("South")}});
        m_a->create("indicator_target", fieldsOf("indicator_target", 1));
        m_a->create("indicator_target", fieldsOf("indicator_target", 2));
        QVERIFY(listEverywhere().empty());
        m_a->update("depot", one, {{"name", words("Annex")}});
        m_b->update("depot", two, {{"name", words("Annex")}});
        QCOMPARE(listEverywhere().size(), 1U);
    }

    void theSecondGetsAnotherTitle()
    {
        for (Pc *pc : {m_a.get(), m_b.get()})
            pc->create("campaign", fieldsOf("campaign", 1));
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        QVERIFY(!settle(*m_a, list[0], {.value = words("spring clean")}));
        QVERIFY(settle(*m_a, list[0], {.value = words("Spring clean, west")}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).empty());
    }

    void whatSetsTwoApartIsNoClash()
    {
        auto fields = fieldsOf("survey", 1);
        m_a->create("survey", fields);
        fields.emplace_back("note", words("At the market"));
        m_b->create("survey", fields);
        fields = fieldsOf("training", 1);
        m_a->create("training", fields);
        fields.emplace_back("revoked_reason", words("Not held"));
        m_b->create("training", fields);
        m_b->create("credit", {{"from_account", words("council")},
                               {"to_champion", refValue(m_person)},
                               {"minutes", number(60)}});
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
    }

    void duplicatesOfEachOtherAreAskedAbout_data()
    {
        QTest::addColumn<int>("choice");
        QTest::newRow("the first") << 1;
        QTest::newRow("the second") << 2;
        QTest::newRow("both") << 0;
    }

    void duplicatesOfEachOtherAreAskedAbout()
    {
        QFETCH(int, choice);
        QCOMPARE(circle().size(), 2U);
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].kind, Conflict::Kind::Circle);
        QCOMPARE(list[0].field, "duplicate_of");
        QCOMPARE(list[0].heads.size(), 2U);
        QVERIFY(list[0].heads[0].stamps.at(0).device !=
                list[0].heads[1].stamps.at(0).device); // who closed them
        QVERIFY(ConflictStore::takesBoth(list[0]));
        ConflictChoice chosen{.choose = static_cast<std::size_t>(choice)};
        chosen.both = choice == 0;
        QVERIFY(settle(*m_b, list[0], chosen));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_a->text("SELECT count(*) FROM report WHERE status = 'reopened'"),
                 choice == 0 ? "2" : "1");
        if (choice > 0)
            QCOMPARE(m_a->text("SELECT o.status FROM report r JOIN report o ON o.id = "
                               "r.duplicate_of WHERE r.status = 'closed_duplicate'"),
                     "reopened");
        SAME(*m_a, *m_b);
    }

    // The opposite decisions leave both open: nothing is lost.
    void aCircleSettledInTwoWaysLeavesBothOpen()
    {
        QCOMPARE(circle().size(), 2U);
        const auto list = listEverywhere();
        QVERIFY(settle(*m_a, list.at(0), {.choose = 1}));
        QVERIFY(settle(*m_b, list.at(0), {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_b->text("SELECT count(*) FROM report WHERE status = 'reopened'"), "2");
        SAME(*m_a, *m_b);
    }

    void circlesOfThreeAreAskedAboutOnce()
    {
        std::vector<Id> reports;
        for (int i = 0; i < 4; ++i)
            reports.push_back(m_a->create("report", {{"ref", Value{std::format("N3-{}", i)}},
                                                     {"status", words("closed_duplicate")}}));
        for (int i = 0; i < 4; ++i)
            m_a->update("report", reports[i],
                        {{"duplicate_of", refValue(reports[i == 3 ? 0 : (i + 1) % 3])}});
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].heads.size(), 3U);
    }

    void lastPlacesGivenTwiceAreAskedAbout_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("waits") << true;
        QTest::newRow("comes too") << false;
    }

    void lastPlacesGivenTwiceAreAskedAbout()
    {
        QFETCH(bool, waits);
        book(*m_a, "Ann", 1);
        exchange(*m_a, *m_b);
        book(*m_a, "Ben", 2);
        book(*m_b, "Cal", 2);
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        const Conflict &one = list[0];
        QCOMPARE(one.kind, Conflict::Kind::NoRoom);
        QCOMPARE(one.heads[0].value, words("booked"));
        QCOMPARE(one.heads[1].value, words("waiting"));
        QVERIFY(!settle(*m_a, one, {.both = true}));
        QVERIFY(settle(*m_a, one, {.choose = waits ? 2U : 1U}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(statusOf(*m_b, one.record), waits ? "waiting" : "booked");
        SAME(*m_a, *m_b);
    }

    void twoWaysAboutAPlaceAreAskedAboutOnceMore()
    {
        for (const char *name : {"Ann", "Ben"})
            book(*m_a, name, 1);
        book(*m_b, "Cal", 1);
        const auto list = listEverywhere();
        QCOMPARE(list.size(), 1U);
        QVERIFY(settle(*m_a, list[0], {.choose = 1}));
        QVERIFY(settle(*m_b, list[0], {.choose = 2}));
        const auto again = listEverywhere();
        QCOMPARE(again.size(), 1U);
        QCOMPARE(again[0].kind, Conflict::Kind::Field);
        QCOMPARE(again[0].field, "status");
        QVERIFY(settle(*m_b, again[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        SAME(*m_a, *m_b);
    }

    // Whoever makes a pick smaller sees that more are booked.
    void fewerPlacesAreNoClash()
    {
        book(*m_a, "Ann", 1);
        book(*m_a, "Ben", 2);
        m_a->clock().advance(1min);
        m_a->update("pick", m_pick, {{"capacity", number(1)}});
        QVERIFY(listEverywhere().empty());
        m_b->clock().advance(2min);
        book(*m_b, "Cal", 3); // without a place to give
        QCOMPARE(listEverywhere().size(), 1U);
        m_b->update("pick", m_pick, {{"status", words("closed")}});
        QVERIFY(listEverywhere().empty());
    }
};

QTEST_GUILESS_MAIN(TestEntryClashes)
#include "tst_entryclashes.moc"
