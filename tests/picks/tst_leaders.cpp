// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/ledgerstore.h"
#include "champions/resiliencestore.h"
#include "picks/bench.h"
#include "picks/personerasurestore.h"

using namespace sc;
using namespace sc::test;

/// Who led a pick, after their data were erased; and when a leader was last heard from.
class TestLeaders : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

    void eraseLead()
    {
        QVERIFY(erasePerson(*m_bench->database, ErasureStore::Whose::Champion, m_bench->lead, "Jo",
                            "Asked by letter"));
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void aPickOutlivesItsLeader()
    {
        const Id id = m_bench->live();
        Attendance one;
        one.pick = id;
        one.name = "Sam Hall";
        one.status = "attended";
        one.minutes = 60;
        QVERIFY(m_bench->book(one));
        eraseLead();
        PickFigures figures;
        figures.bagsGeneral = 3;
        QCOMPARE(codesOf(m_bench->figures(id, figures)), "ok");
        QCOMPARE(codesOf(m_bench->close(id)), "ok");
        figures.bagsGeneral = 4; // put right later
        QCOMPARE(codesOf(m_bench->figures(id, figures)), "ok");
        Pick pick = m_bench->get(id);
        QVERIFY(pick.figures.bagsGeneral == 4);
        QVERIFY(pick.lead == m_bench->lead);
        pick.note = "The skip came late";
        QCOMPARE(codesOf(m_bench->update(pick)), "ok");
    }

    void nobodyErasedIsMadeLeader()
    {
        const Id other = m_bench->champion("42", "Al Other");
        Pick pick = m_bench->ready();
        pick.lead = other;
        const Id id = m_bench->create(pick).value().id;
        eraseLead();
        QCOMPARE(codesOf(m_bench->create(m_bench->ready())), "lead erased");
        pick = m_bench->get(id);
        pick.lead = m_bench->lead;
        QCOMPARE(codesOf(m_bench->update(pick)), "lead erased");
    }

    void nobodyWasHeardFromOnADayToCome()
    {
        const Id id = m_bench->approved();
        QVERIFY(m_bench->brief(id));
        QVERIFY(m_bench->start(id)); // three weeks ahead of its day
        Attendance one;
        one.pick = id;
        one.champion = m_bench->lead;
        one.status = "attended";
        QVERIFY(m_bench->book(one));
        const auto ledger = LedgerStore(*m_bench->database).of(m_bench->lead);
        QVERIFY(ledger && ledger->lastHeard);
        QVERIFY(*ledger->lastHeard == m_bench->clock.now());
        const auto all = ResilienceStore(*m_bench->database).look();
        QVERIFY(all && !all->neverAsked.empty());
        QVERIFY(all->neverAsked.front().lastHeard == m_bench->clock.now());
    }
};

QTEST_GUILESS_MAIN(TestLeaders)
#include "tst_leaders.moc"
