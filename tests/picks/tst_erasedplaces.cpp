// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"
#include "picks/personerasurestore.h"
#include "storage/check.h"

using namespace sc;
using namespace sc::test;

/// What becomes of rosters to come when somebody on them is erased.
class TestErasedPlaces : public QObject {
    Q_OBJECT

    using Whose = ErasureStore::Whose;

    std::unique_ptr<PickBench> m_bench;
    Id m_pick;
    Id m_champion;

    Id book(const std::string &name, const Id &champion = {}, const Id &adult = {})
    {
        Attendance one;
        one.pick = m_pick;
        one.champion = champion;
        one.name = name;
        one.child = !adult.isNull();
        one.adult = adult;
        const auto booked = m_bench->book(one);
        mustHold(booked);
        return booked->id;
    }
    void mark(const Id &id, const std::string &status)
    {
        Attendance one = again(id);
        one.status = status;
        QVERIFY(m_bench->alter(one));
    }
    Attendance again(const Id &id) { return AttendanceStore(*m_bench->database).get(id).value(); }
    std::string statusOf(const Id &id) { return again(id).status; }
    Result<ErasureResult> erase(Whose whose, const Id &id)
    {
        return erasePerson(*m_bench->database, whose, id, "Jo", "Asked by letter");
    }
    void makeRoomFor(int people)
    {
        Pick pick = m_bench->get(m_pick);
        pick.capacity = people;
        QVERIFY(m_bench->update(pick));
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<PickBench>();
        m_pick = m_bench->create(m_bench->ready()).value().id;
        m_champion = m_bench->champion("60", "Zed Quillfeather");
    }
    void cleanup()
    {
        const auto findings = Check(*m_bench->database).deep();
        QVERIFY(findings && findings->empty());
    }

    void theChildrenOfAChampionGoWithThem()
    {
        const Id adult = book({}, m_champion);
        const Id child = book("Kit", {}, adult);
        const Id other = book("Ann");
        const Id hers = book("Bea", {}, other);
        const auto done = erase(Whose::Champion, m_champion);
        QVERIFY2(done, codesOf(done).c_str());
        QCOMPARE(ChampionStore(*m_bench->database).get(m_champion)->name, "");
        QCOMPARE(statusOf(adult), "cancelled");
        QCOMPARE(statusOf(child), "cancelled");
        QCOMPARE(statusOf(hers), "booked");
        QVERIFY(done->children == std::vector{child});
    }

    void aGuestLeavesTheRosterWithTheirChildren()
    {
        const Id adult = book("Guest Mum");
        const Id child = book("Kit", {}, adult);
        const auto done = erase(Whose::Guest, adult);
        QVERIFY2(done, codesOf(done).c_str());
        QCOMPARE(again(adult).name, "[erased]");
        QCOMPARE(statusOf(adult), "cancelled");
        QCOMPARE(statusOf(child), "cancelled");
        QVERIFY(done->children == std::vector{child});
    }

    void whoWaitsLongestGetsThePlace()
    {
        makeRoomFor(2);
        const Id adult = book({}, m_champion);
        const Id child = book("Kit", {}, adult);
        const Id second = book("Second");
        const Id third = book("Third");
        const Id fourth = book("Fourth");
        QCOMPARE(statusOf(second), "waiting");
        QVERIFY(erase(Whose::Champion, m_champion));
        QCOMPARE(statusOf(child), "cancelled");
        QCOMPARE(statusOf(second), "booked");
        QCOMPARE(statusOf(third), "booked");
        QCOMPARE(statusOf(fourth), "waiting");
        QVERIFY(erase(Whose::Guest, second));
        QCOMPARE(statusOf(fourth), "booked");
    }

    void whatWasHeldStays()
    {
        m_pick = m_bench->live();
        const Id adult = book({}, m_champion);
        const Id child = book("Kit", {}, adult);
        mark(child, "attended"); // under way, and the adult is not marked yet
        const auto done = erase(Whose::Champion, m_champion);
        QVERIFY2(done, codesOf(done).c_str());
        QCOMPARE(statusOf(child), "attended");
        QCOMPARE(statusOf(adult), "booked");
        QVERIFY(done->children.empty());
        const Id guest = book("Guest");
        mark(guest, "attended");
        QVERIFY(erase(Whose::Guest, guest));
        QCOMPARE(statusOf(guest), "attended");
    }
};

QTEST_GUILESS_MAIN(TestErasedPlaces)
#include "tst_erasedplaces.moc"
