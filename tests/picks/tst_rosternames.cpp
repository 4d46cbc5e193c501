// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"

using namespace sc;
using namespace sc::test;

/// Nobody is counted twice at a pick, however they came to stand on its roster.
class TestRosterNames : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;
    Id m_pick;

    Result<Attendance> book(const std::string &name)
    {
        Attendance one;
        one.pick = m_pick;
        one.name = name;
        return m_bench->book(one);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<PickBench>();
        m_pick = m_bench->create(m_bench->ready()).value().id;
    }

    void aNameStandsThereOnce()
    {
        const auto first = book("Sam Hall");
        QVERIFY(first);
        QCOMPARE(codesOf(book("SAM  HALL")), "name already_exists");
        QVERIFY(book("Sam Hall, Beck Road"));
        Attendance gone = *first;
        gone.status = "cancelled";
        QVERIFY(m_bench->alter(gone));
        QVERIFY(book("Sam Hall"));
    }

    void aChampionIsNotThereByNumberAndByName()
    {
        Attendance one;
        one.pick = m_pick;
        one.champion = m_bench->lead;
        QVERIFY(m_bench->book(one));
        QCOMPARE(codesOf(book("joan pearson")), "name already_exists");
        // Two champions of one name are two people: their numbers say so.
        one.champion = m_bench->champion("52", "Joan Pearson");
        QVERIFY(m_bench->book(one));
    }

    void anEditOfTheSamePersonIsNoSecondOne()
    {
        auto one = book("Sam Hall");
        QVERIFY(one);
        one->note = "Brings a barrow";
        QVERIFY(m_bench->alter(*one));
    }
};

QTEST_GUILESS_MAIN(TestRosterNames)
#include "tst_rosternames.moc"
