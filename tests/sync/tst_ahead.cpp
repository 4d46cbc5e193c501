// SPDX-License-Identifier: GPL-3.0-or-later
// What is of use although entries before it have not come yet.
#include "sync/ahead.h"

#include <QTest>

#include <format>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;

namespace {

/// Entries of the only stream there is, by their numbers.
Segment only(Pc &pc, std::int64_t from, std::int64_t to)
{
    Segment all = pc.everything().at(0);
    Segment some = all;
    some.ops.assign(all.ops.begin() + static_cast<long>(from - 1),
                    all.ops.begin() + static_cast<long>(to));
    if (from > 1)
        some.before = all.ops[static_cast<std::size_t>(from - 2)].hash;
    return some;
}

} // namespace

class TestAhead : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    /// Twelve reports of A; then each is changed once.
    void write()
    {
        std::vector<Id> ids;
        for (int i = 0; i < 12; ++i)
            ids.push_back(m_a->create(
                "report", {{"ref", Value{std::format("A-{:02}", i)}}, {"priority", words("low")}}));
        for (const Id &id : ids)
            m_a->update("report", id, {{"priority", words("high")}});
    }
    std::string counts(Pc &pc)
    {
        return pc.text("SELECT count(*) || ' ' || coalesce(sum(priority = 'high'), 0) FROM report");
    }
    std::int64_t held(Pc &pc)
    {
        const VersionVector all = *versionVector(pc.db());
        return all.empty() ? 0 : all.begin()->second;
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
        write();
        QCOMPARE(held(*m_a), 24);
    }

    void isInUseAtOnceAndFollowsWhenTheGapIsClosed()
    {
        const MergeOutcome late = m_b->take({only(*m_a, 7, 12), only(*m_a, 13, 16)});
        QCOMPARE(late.opsTaken, 10);
        QCOMPARE(late.missing.size(), 1UZ); // one gap
        QCOMPARE(late.missing[0].from, 1);
        QCOMPARE(late.missing[0].to, 6);
        QCOMPARE(counts(*m_b), "6 0"); // the changes are of those that are still to come
        QCOMPARE(held(*m_b), 0);       // nothing is acknowledged
        QCOMPARE(m_b->faults(), "");
        QCOMPARE(aheadRuns(m_b->db()).size(), 1UZ);

        QCOMPARE(m_b->take({only(*m_a, 20, 24)}).missing.size(), 2UZ);
        QCOMPARE(counts(*m_b), "6 5");
        QCOMPARE(m_b->take({only(*m_a, 7, 16)}).opsTaken, 0); // again
        QCOMPARE(m_b->take({only(*m_a, 1, 6)}).opsTaken, 6);
        QCOMPARE(held(*m_b), 16);
        QCOMPARE(counts(*m_b), "12 9");
        QCOMPARE(m_b->take({only(*m_a, 10, 22)}).opsTaken, 3); // over the rest of the gap
        QCOMPARE(held(*m_b), 24);
        QVERIFY(aheadRuns(m_b->db()).empty());
        QCOMPARE(m_b->picture(), m_a->picture());
        QCOMPARE(m_b->faults(), "");
        QVERIFY(m_b->everything() == m_a->everything());
    }

    // A volume that bounced, and the PC that sent it is gone: everybody still has the rest.
    void isPassedOn()
    {
        m_b->take({only(*m_a, 1, 3), only(*m_a, 7, 14)});
        Pc third(3);
        const MergeOutcome outcome = third.takeFrom(*m_b);
        QCOMPARE(outcome.opsTaken, 11);
        QCOMPARE(outcome.missing.size(), 1UZ);
        QCOMPARE(third.picture(), m_b->picture());
        QCOMPARE(held(third), 3);
        QCOMPARE(third.faults(), "");
        QCOMPARE(third.takeFrom(*m_b).opsTaken, 0);
        // Whoever has more is given only what it lacks.
        Pc fourth(4);
        fourth.take({only(*m_a, 1, 10)});
        QCOMPARE(fourth.takeFrom(third).opsTaken, 4);
        QCOMPARE(held(fourth), 14);
        Pc fifth(5); // all of the gap, and nothing else
        fifth.take({only(*m_a, 1, 6)});
        QCOMPARE(fifth.takeFrom(third).opsTaken, 8);
        QCOMPARE(held(fifth), 14);
        QCOMPARE(third.takeFrom(fourth).opsTaken, 3);
        QCOMPARE(third.picture(), fourth.picture());
    }

    void whatDoesNotFollowTheGapIsAFork()
    {
        Segment wrong = only(*m_a, 7, 12);
        wrong.before = std::string(32, 'x');
        std::string before = wrong.before;
        for (TravellingOp &op : wrong.ops)
            before = op.hash = hashOf(wrong.stream, before, op);
        QCOMPARE(m_b->take({wrong}).opsTaken, 6); // nobody can tell yet
        QCOMPARE(m_b->take({only(*m_a, 8, 14)}).forked.size(), 1UZ);
        QCOMPARE(m_b->take({only(*m_a, 13, 14)}).forked.size(), 1UZ);
        const MergeOutcome outcome = m_b->take({only(*m_a, 1, 6)});
        QCOMPARE(outcome.opsTaken, 6);
        QCOMPARE(outcome.forked.size(), 1UZ);
        QCOMPARE(held(*m_b), 6);
        // The other way round: what lies before it is wrong.
        Pc third(3);
        third.take({only(*m_a, 7, 12)});
        Segment gap = only(*m_a, 3, 6);
        gap.ops.back().reason = "altered";
        gap.ops.back().hash = hashOf(gap.stream, gap.ops[2].hash, gap.ops.back());
        QCOMPARE(third.take({gap}).forked.size(), 1UZ);
        QCOMPARE(third.takeFrom(*m_a).forked.size(), 0UZ);
        QCOMPARE(third.picture(), m_a->picture());
    }

    void whatIsWrittenMeanwhileGoesOn()
    {
        m_b->take({only(*m_a, 7, 14)});
        Id id;
        {
            Query row = m_b->db().query("SELECT id FROM report ORDER BY ref LIMIT 1");
            QVERIFY(row.step());
            id = row.id(0);
        }
        m_b->update("report", id, {{"priority", words("medium")}});
        exchange(*m_a, *m_b);
        QCOMPARE(m_a->picture(), m_b->picture());
        QCOMPARE(m_a->text("SELECT count(*) FROM merge_open WHERE differences > 0"), "1");
        QCOMPARE(m_b->faults(), "");
    }
};

QTEST_GUILESS_MAIN(TestAhead)
#include "tst_ahead.moc"
