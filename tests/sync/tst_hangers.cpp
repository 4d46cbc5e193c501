// SPDX-License-Identifier: GPL-3.0-or-later
// A record that one PC deleted while another hung something new on it.
#include "pcbench.h"
#include "storage/hangers.h"
#include "sync/conflicts.h"

#include <QTest>

#include <array>

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

std::vector<Conflict> listOf(Pc &pc)
{
    auto list = ConflictStore(pc.db()).list();
    if (!list)
        qFatal("%s", list.error().message.c_str());
    return *std::move(list);
}

bool settle(Pc &pc, const Conflict &conflict, std::size_t choose)
{
    return ConflictStore(pc.db())
        .settle(conflict, {.choose = choose}, Actor{"Reviewer"})
        .has_value();
}

std::string toldBy(Pc &pc)
{
    std::string all;
    for (const Conflict &one : listOf(pc))
        for (const ConflictHead &head : one.heads)
            all += one.id.toString() + one.type + one.field + head.by + head.device + head.about +
                   std::to_string(head.at.time_since_epoch().count()) + "\n";
    return all;
}

} // namespace

class TestHangers : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;
    std::unique_ptr<Pc> m_c;

    /// Everything to everybody, and what must hold then.
    void meet()
    {
        for (int i = 0; i < 2; ++i) {
            exchange(*m_a, *m_b);
            exchange(*m_b, *m_c);
        }
        QCOMPARE(m_a->picture(), m_b->picture());
        QCOMPARE(m_c->picture(), m_b->picture());
        QCOMPARE(toldBy(*m_a), toldBy(*m_b));
        QCOMPARE(toldBy(*m_c), toldBy(*m_b));
        for (Pc *pc : {m_a.get(), m_b.get(), m_c.get()})
            QCOMPARE(pc->faults(), "");
    }
    [[nodiscard]] Id owner(const std::string &type)
    {
        if (type == "report")
            return m_a->create(type, {{"description", words("Sofa")}});
        const char *column = type == "champion" || type == "depot" || type == "kit_type" ? "name"
                             : type == "kit"                                             ? "label"
                             : type == "area"                                            ? "code"
                                                                                         : "title";
        return m_a->create(type, {{column, words("This")}});
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
        m_c = std::make_unique<Pc>(3);
        m_b->clock().advance(1min);
        m_c->clock().advance(2min);
    }

    void whatIsHungOnADeletedRecordIsAsked_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("child");
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("deletedLater");
        const std::vector<std::array<const char *, 3>> all{{"pick", "attendance", "pick"},
                                                           {"kit", "loan_kit", "kit"},
                                                           {"champion", "contact", "champion"},
                                                           {"champion", "report", "champion"},
                                                           {"champion", "training", "champion"},
                                                           {"report", "enforcement", "report"},
                                                           {"area", "report", "area"},
                                                           {"campaign", "pick", "campaign"},
                                                           {"depot", "kit", "depot"},
                                                           {"kit_type", "kit", "kit_type"}};
        for (const auto &[type, child, field] : all)
            for (const bool later : {false, true})
                QTest::addRow("%s of %s%s", child, type, later ? ", deleted later" : "")
                    << type << child << field << later;
    }
    void whatIsHungOnADeletedRecordIsAsked()
    {
        QFETCH(QString, type);
        QFETCH(QString, child);
        QFETCH(QString, field);
        QFETCH(bool, deletedLater);
        const std::string name = type.toStdString();
        const Id first = owner(name);
        const Id other = owner(name);
        meet();
        if (deletedLater)
            m_a->clock().advance(1h);
        for (const Id &id : {first, other}) {
            m_a->remove(name, id);
            m_b->create(child.toStdString(), {{field.toStdString(), refValue(id)}});
        }
        meet();
        const auto list = listOf(*m_c);
        QCOMPARE(list.size(), 2UZ);
        for (const Conflict &one : list) {
            QVERIFY(one.kind == Conflict::Kind::Deleted);
            QCOMPARE(one.heads.size(), 2UZ);
            QVERIFY(one.heads[0].value == Value{std::int64_t{1}});
            QCOMPARE(one.heads[0].by, "Officer 1");
            QVERIFY(one.heads[1].value == Value{std::int64_t{0}});
            QCOMPARE(one.heads[1].by, "Officer 2");
        }
        const std::string shown =
            "SELECT count(*) FROM " + m_c->db().types().named(name)->table + " WHERE deleted = 0";
        QCOMPARE(m_a->text(shown), "2");
        QVERIFY(settle(*m_c, list[0], 1)); // delete it
        QVERIFY(settle(*m_b, list[1], 2)); // keep it
        meet();
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text(shown), "1");
        // And nothing is asked again because of what was known when it was decided.
        m_b->create(child.toStdString(), {{field.toStdString(), refValue(list[1].record)}});
        meet();
        QVERIFY(listOf(*m_a).empty());
    }

    void whatWasKnownIsDeletedWithIt()
    {
        const Id pick = owner("pick");
        meet();
        m_b->create("attendance", {{"pick", refValue(pick)}});
        meet();
        m_a->remove("pick", pick);
        QVERIFY(listOf(*m_a).empty());
        meet();
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_c->text("SELECT deleted FROM pick"), "1");
        // One that was there and one that was not.
        m_a->update("pick", pick, {{"deleted", Value{std::int64_t{0}}}});
        meet();
        m_c->remove("pick", pick);
        m_b->create("attendance", {{"pick", refValue(pick)}});
        meet();
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QCOMPARE(m_c->text("SELECT deleted FROM pick"), "0");
    }

    void whatHangsThereNoMoreAsksNothing()
    {
        const Id champion = owner("champion");
        meet();
        m_a->remove("champion", champion);
        const Id contact = m_b->create("contact", {{"champion", refValue(champion)}});
        meet();
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        m_c->remove("contact", contact);
        QVERIFY(listOf(*m_c).empty());
        QCOMPARE(m_c->text("SELECT deleted FROM champion"), "1");
        meet();
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT deleted FROM champion"), "1");
        m_b->update("contact", contact, {{"deleted", Value{std::int64_t{0}}}});
        QCOMPARE(m_b->text("SELECT deleted FROM champion"), "0");
        meet();
        QCOMPARE(listOf(*m_a).size(), 1UZ);
    }

    // A booking keeps its pick, and the pick its campaign.
    void oneKeepsAnother()
    {
        const Id campaign = owner("campaign");
        const Id pick = m_a->create("pick", {{"campaign", refValue(campaign)}});
        meet();
        m_b->create("attendance", {{"pick", refValue(pick)}});
        m_a->remove("pick", pick);
        m_a->remove("campaign", campaign);
        meet();
        QCOMPARE(m_c->text("SELECT deleted FROM pick"), "0");
        QCOMPARE(m_c->text("SELECT deleted FROM campaign"),
                 "1"); // whoever deleted it knew the pick
        m_c->update("pick", pick, {{"campaign", Value{}}});
        m_c->update("pick", pick, {{"campaign", refValue(campaign)}});
        meet();
        QCOMPARE(m_a->text("SELECT deleted FROM campaign"), "0");
        const auto list = listOf(*m_b);
        QCOMPARE(list.size(), 2UZ);
        QVERIFY(settle(*m_b, list[list[0].type == "pick" ? 0 : 1], 1));
        QCOMPARE(m_b->text("SELECT deleted FROM campaign"), "1"); // nothing hangs on it any more
        meet();
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT deleted FROM pick"), "1");
    }

    // Versions before this one did not name what hung on what they deleted.
    void whatAnEarlierVersionShowedAsDeletedIsLookedAtOnce()
    {
        const Id champion = owner("champion");
        meet();
        m_a->remove("champion", champion);
        m_b->create("contact", {{"champion", refValue(champion)}});
        meet();
        {
            const JournalWrite allowed(m_a->db());
            m_a->db().query("UPDATE champion SET deleted = 1").run();
            m_a->db().query("DELETE FROM merge_open").run();
        }
        QVERIFY(listOf(*m_a).empty());
        Hangers::lookAtAll(m_a->db());
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QCOMPARE(m_a->picture(), m_b->picture());
    }
};

QTEST_GUILESS_MAIN(TestHangers)
#include "tst_hangers.moc"
