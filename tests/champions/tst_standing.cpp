// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/contactstore.h"
#include "champions/creditstore.h"
#include "champions/groupstore.h"
#include "champions/trainingstore.h"
#include "core/codesof.h"

#include <QTest>

using namespace sc;
using sc::test::codesOf;

/// Whoever left, or whose data were erased, is given nothing new.
class TestStanding : public QObject {
    Q_OBJECT

    FixedClock m_clock{*parseIsoInstant("2026-06-15T12:00:00Z")};
    std::unique_ptr<Database> m_database;
    Id m_here;
    Id m_left;
    Id m_erased;

    template <class Work> auto change(const Work &work)
    {
        Change made(*m_database, {"Jo"});
        auto done = work(made);
        if (done && !made.commit())
            qFatal("not written");
        return done;
    }
    Result<Group> create(Group group)
    {
        group.name = "Friends";
        return change([&](Change &made) { return GroupStore(*m_database).create(made, group); });
    }
    Result<Group> update(const Group &group)
    {
        return change([&](Change &made) { return GroupStore(*m_database).update(made, group); });
    }
    Result<Training> train(const Id &champion)
    {
        return change([&](Change &made) {
            Training training;
            training.champion = champion;
            training.course = "sharps";
            training.on = *parseIsoDay("2026-06-10");
            return TrainingStore(*m_database).create(made, training);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::move(*Database::inMemory({.clock = &m_clock}));
        Change made(*m_database, {"Jo"});
        ChampionStore champions(*m_database);
        m_here = champions.create(made, {})->id;
        m_left = champions.create(made, {})->id;
        m_erased = champions.create(made, {})->id;
        made.update("champion", m_left, {{"status", Value{"left"}}});
        made.update("champion", m_erased,
                    {{"status", Value{"left"}}, {"erased_on", Value{"2026-06-01"}}});
        QVERIFY(made.commit());
    }

    void nobodyErasedIsTrained()
    {
        QCOMPARE(codesOf(train(m_erased)), "champion erased");
        QCOMPARE(codesOf(train(m_here)), "ok");
    }

    void nobodyErasedIsContactedOrGivenCredits()
    {
        const auto contact = [&](const Id &champion) {
            return change([&](Change &made) {
                Contact one;
                one.champion = champion;
                one.way = "phone";
                return ContactStore(*m_database).create(made, one);
            });
        };
        const auto credit = [&](const Id &champion) {
            return change([&](Change &made) {
                Credit one;
                one.fromAccount = "council";
                one.toChampion = champion;
                one.minutes = 60;
                one.category = "thanks";
                return CreditStore(*m_database).create(made, one);
            });
        };
        QCOMPARE(codesOf(contact(m_erased)), "champion erased");
        QCOMPARE(codesOf(contact(m_here)), "ok");
        QCOMPARE(codesOf(credit(m_erased)), "to erased");
        QCOMPARE(codesOf(credit(m_left)), "ok");
    }

    void aContactMayStandForTheDayAlone()
    {
        const auto at = [&](const char *moment) {
            return codesOf(change([&](Change &made) {
                Contact contact;
                contact.champion = m_here;
                contact.way = "phone";
                contact.at = *parseIsoInstant(moment);
                return ContactStore(*m_database).create(made, contact);
            }));
        };
        m_clock.set(*parseIsoInstant("2026-06-15T08:00:00Z")); // before noon
        QCOMPARE(at("2026-06-15T11:00:00Z"), "ok");
        QCOMPARE(at("2026-06-16T11:00:00Z"), "at out_of_range");
    }

    void nobodyErasedComesIntoAGroup()
    {
        Group group;
        group.chair = m_erased;
        group.members = {m_here, m_erased};
        QCOMPARE(codesOf(create(group)), "chair erased, members erased");
        group.chair = m_here;
        group.members = {m_here};
        QCOMPARE(codesOf(create(group)), "ok");
    }

    void whoHasLeftStaysWhereTheyAreButComesIntoNothingNew()
    {
        Group group;
        group.members = {m_left};
        group.chair = m_left;
        group = create(group).value(); // as it was written down elsewhere
        group.members.push_back(m_here);
        QCOMPARE(codesOf(update(group)), "ok");
        group.members = {m_here};
        group.chair = m_here;
        QCOMPARE(codesOf(update(group)), "ok");
        group.members = {m_here, m_left};
        group.chair = m_left;
        QCOMPARE(codesOf(update(group)), "chair not_found, members not_found");
    }
};

QTEST_GUILESS_MAIN(TestStanding)
#include "tst_standing.moc"
