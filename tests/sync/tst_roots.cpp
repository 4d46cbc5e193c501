// SPDX-License-Identifier: GPL-3.0-or-later
// A root that burns with what it had begun, and a root that is on two PCs.
#include "office.h"

#include <QTest>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;

namespace {

fs::path sent(Office &from, const fs::path &to)
{
    if (auto kept = keepUpKeys(*from.database, from.own); !kept)
        qFatal("%s", kept.error().message.c_str());
    return from.send(to);
}

void giveRoot(Office &to, const Office &from)
{
    const std::string sheet = rootAsText(from.own.secrets);
    if (auto done = restoreRoot(to.own, sheet, ""); !done)
        qFatal("%s", done.error().message.c_str());
}

void removePc(Office &by, const char *name)
{
    if (auto done = revokeDevice(*by.database, kActor, by.own, name); !done)
        qFatal("%s", done.error().message.c_str());
}

/// Whether this PC has the latest key of everything all teams share, and of the areas it may read.
bool hasLatestKeys(const Trust &trust, const Id &device)
{
    return std::ranges::all_of(scopesOf(trust.device(device)->certificate), [&](const Id &scope) {
        const auto key = trust.currentKey(scope);
        return trust.grants.contains({{scope, key->epoch}, device});
    });
}

} // namespace

class TestRoots : public QObject {
    Q_OBJECT

    std::unique_ptr<Offices> m_council;
    Office m_hall;
    Office m_desk;

    [[nodiscard]] fs::path path(const std::string &name) const { return m_council->path(name); }
    void exchange(Office &a, Office &b)
    {
        static int number = 0;
        for (int round = 0; round < 2; ++round) {
            QVERIFY(b.take(sent(a, path(std::to_string(++number) + ".scb"))).reason.empty());
            QVERIFY(a.take(sent(b, path(std::to_string(++number) + ".scb"))).reason.empty());
        }
    }

private Q_SLOTS:
    void init()
    {
        m_council = std::make_unique<Offices>();
        m_hall = m_council->setUp("hall", "Hall", {"NORTH"});
        m_desk = m_council->join(m_hall, "desk", "Desk", {"NORTH"});
    }
    void cleanup()
    {
        m_hall = {};
        m_desk = {};
        m_council.reset();
    }

    void whoWasInvitedByARootThatBurntGetsItsKeys()
    {
        m_hall.report("Before", "NORTH");
        const Invitation invitation = m_council->invited(m_hall, "Laptop", {"NORTH"});
        giveRoot(m_desk, m_hall);
        m_hall = {}; // the desk has not heard of the laptop
        removePc(m_desk, "Hall");
        m_desk.report("After", "NORTH");
        Office laptop = m_council->enter(invitation, "laptop");
        laptop.report("By the laptop", "NORTH");
        QVERIFY(!laptop.take(sent(m_desk, path("1.scb"))).ok); // it has not the key
        QVERIFY(m_desk.take(laptop.send(path("2.scb"))).ok);
        const auto taken = laptop.take(sent(m_desk, path("3.scb")));
        QVERIFY2(taken.ok, taken.message.c_str());
        QCOMPARE(laptop.reports(), "After\nBefore\nBy the laptop\n"s);
        QCOMPARE(m_desk.reports(), laptop.reports());
    }

    void twoRootsThatRemoveAPcEachLeaveNeitherAKey()
    {
        Office one = m_council->join(m_hall, "one", "One", {"NORTH"});
        Office two = m_council->join(m_hall, "two", "Two", {"NORTH"});
        Office stays = m_council->join(m_hall, "stays", "Stays", {"NORTH"});
        exchange(m_hall, m_desk);
        giveRoot(m_desk, m_hall);
        removePc(m_hall, "One");
        removePc(m_desk, "Two");
        m_hall.report("By the hall", "NORTH");
        m_desk.report("By the desk", "NORTH");
        exchange(m_hall, m_desk);
        QCOMPARE(m_hall.reports(), "By the desk\nBy the hall\n"s);
        QCOMPARE(m_desk.reports(), m_hall.reports());
        const Trust &trust = m_hall.own.trust;
        for (Office *gone : {&one, &two}) {
            QVERIFY(trust.device(gone->own.secrets.device)->revoked);
            QVERIFY(!hasLatestKeys(trust, gone->own.secrets.device));
        }
        for (Office *here : {&m_hall, &m_desk, &stays})
            QVERIFY(hasLatestKeys(trust, here->own.secrets.device));
        // Who has heard of neither takes the files of both, in whatever order.
        QVERIFY(stays.take(sent(m_desk, path("d.scb"))).ok);
        QVERIFY(stays.take(sent(m_hall, path("h.scb"))).ok);
        QCOMPARE(stays.reports(), m_hall.reports());
        // What is written since is nothing for those who were removed.
        m_hall.report("Later", "NORTH");
        const fs::path later = sent(m_hall, path("later.scb"));
        for (Office *gone : {&one, &two})
            QVERIFY(!gone->take(later).ok);
        QVERIFY(stays.take(later).ok);
    }

    void aPcThatHasEverythingIsGivenNothing()
    {
        exchange(m_hall, m_desk);
        const auto entries = [&] {
            Query row = m_hall.database->query("SELECT count(*) FROM op_log");
            row.step();
            return row.integer(0);
        };
        const auto before = entries();
        for (int i = 0; i < 3; ++i)
            QVERIFY(keepUpKeys(*m_hall.database, m_hall.own).has_value());
        QCOMPARE(entries(), before);
    }
};

QTEST_GUILESS_MAIN(TestRoots)
#include "tst_roots.moc"
