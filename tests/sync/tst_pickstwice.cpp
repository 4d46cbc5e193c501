// SPDX-License-Identifier: GPL-3.0-or-later
// A pick that is ended on two PCs before they hear of each other gives its hours once, and makes
// one report of each thing that was found.
#include "../picks/bench.h"
#include "sync/conflicts.h"
#include "sync/merge.h"

#include <set>

using namespace sc;
using namespace sc::test;

class TestPicksTwice : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_a;
    std::unique_ptr<PickBench> m_b;
    Id m_pick;

    static void send(PickBench &from, PickBench &to)
    {
        std::set<Id> scopes;
        const auto held = versionVector(*from.database);
        for (const auto &[key, last] : *held)
            scopes.insert(key.scope);
        std::vector<Segment> segments;
        mustHold(segmentsSince(*from.database, *versionVector(*to.database), scopes,
                               [&](Segment &&segment) {
                                   segments.push_back(std::move(segment));
                                   return true;
                               }));
        mustHold(merge(*to.database, segments, {}));
    }
    void exchange()
    {
        send(*m_a, *m_b);
        send(*m_b, *m_a);
    }
    void end(PickBench &pc, int sharps)
    {
        PickFigures figures;
        figures.bagsGeneral = 4;
        figures.sharpsFound = sharps;
        mustHold(pc.figures(m_pick, figures));
        mustHold(pc.close(m_pick));
    }
    static std::string told(PickBench &pc, const std::string &sql)
    {
        Query row = pc.database->query(sql);
        return row.step() ? row.text(0) : std::string("nothing");
    }
    void bothTell(const std::string &sql, const std::string &expected)
    {
        QCOMPARE(told(*m_a, sql), expected);
        QCOMPARE(told(*m_b, sql), expected);
    }
    static std::string disputes(PickBench &pc)
    {
        std::string all;
        const auto list = ConflictStore(*pc.database).list();
        for (const Conflict &one : list.value())
            all += one.type + "." + one.field + " ";
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<PickBench>(1);
        m_b = std::make_unique<PickBench>(2);
        m_pick = m_a->live();
        Attendance mary;
        mary.pick = m_pick;
        mary.champion = m_a->champion("43", "Mary Reed");
        mary.status = "attended";
        mary.minutes = 75;
        mustHold(m_a->book(mary));
        send(*m_a, *m_b);
        m_b->clock.set(kPickStart + 2h);
    }

    void hoursAreGivenOnce()
    {
        end(*m_a, 0);
        end(*m_b, 0);
        exchange();
        bothTell("SELECT group_concat(minutes) FROM credit", "75");
        QCOMPARE(disputes(*m_b), disputes(*m_a));
        QVERIFY(!disputes(*m_a).contains("credit"));
    }
    void moreHoursAreGivenOnceToo()
    {
        end(*m_a, 0);
        exchange();
        for (PickBench *pc : {m_a.get(), m_b.get()}) {
            Attendance mary = AttendanceStore(*pc->database).roster(m_pick)->front();
            mary.minutes = 90;
            mary.adjustReason = "Stayed to the end";
            mustHold(pc->alter(mary));
        }
        exchange();
        bothTell("SELECT group_concat(minutes) FROM (SELECT minutes FROM credit WHERE reverses IS "
                 "NULL ORDER BY minutes)",
                 "75,90");
    }
    void whatWasFoundIsReportedOnce()
    {
        end(*m_a, 2);
        end(*m_b, 3);
        exchange();
        bothTell("SELECT count(*) FROM report WHERE source = 'pick'", "3");
        bothTell("SELECT count(*) FROM pick_report", "3");
        QCOMPARE(disputes(*m_b), disputes(*m_a));
        QVERIFY(disputes(*m_a).contains("report.ref"));
        QVERIFY(!disputes(*m_a).contains("logged_at"));
    }
};

QTEST_GUILESS_MAIN(TestPicksTwice)
#include "tst_pickstwice.moc"
