// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/check.h"
#include "storage/history.h"
#include "storage/journal.h"

#include <QTest>
#include <rapidcheck.h>

#include <map>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Actor kOfficer{"R. Dunn"};
const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};

/// Areas and reports pushed about at random; the clock jumps both ways.
class Bench {
public:
    Bench()
        : m_clock(kMorning)
        , m_database(std::move(*Database::inMemory({.clock = &m_clock, .seed = 3})))
    {
        Change change(*m_database, kOfficer);
        for (int i = 0; i < 3; ++i) {
            m_areas.push_back(m_database->newId());
            change.create("area", m_areas.back(),
                          {{"code", Value{std::string(1, static_cast<char>('A' + i))}}});
        }
        m_areas.push_back(Id{});
        RC_ASSERT(change.commit().has_value());
    }

    void act(int kind, int pick, int area, int minutes)
    {
        m_clock.advance(std::chrono::minutes{minutes});
        if (kind == 0 || m_reports.empty())
            return create(area);
        const Id report = m_reports[static_cast<std::size_t>(pick) % m_reports.size()];
        Change change(*m_database, kOfficer);
        switch (kind) {
        case 1:
            change.update("report", report, {{"area", refValue(areaAt(area))}});
            break;
        case 2:
            change.update(
                "report", report,
                {{"description", Value{std::to_string(pick)}}, {"priority", Value{"high"}}});
            break;
        case 3:
            change.remove("report", report);
            break;
        case 4:
            change.restore("report", report);
            break;
        case 5:
            change.create("report_step", m_database->newId(),
                          {{"report", refValue(report)}, {"note", Value{"x"}}});
            break;
        default:
            return undo();
        }
        RC_ASSERT(change.commit().has_value());
    }

    void verify()
    {
        const auto findings = Check(*m_database).deep();
        RC_ASSERT(findings.has_value());
        for (const Finding &finding : *findings)
            RC_FAIL(finding.code + " " + finding.what);
        Query gaps = m_database->query("SELECT count(*) FROM stream s WHERE last_seq <> "
                                       "(SELECT count(*) FROM op_log o WHERE o.stream = s.no)");
        gaps.step();
        RC_ASSERT(gaps.integer(0) == 0);
    }

    /// What the tables hold, for comparing before and after.
    std::string picture()
    {
        std::string text;
        Query rows = m_database->query(
            "SELECT hex(id) || coalesce(hex(area), '-') || coalesce(description, '-') "
            "|| coalesce(priority, '-') || deleted FROM report ORDER BY id");
        while (rows.step())
            text += rows.text(0) + "\n";
        return text;
    }

    Result<Id> undoLast()
    {
        return History(*m_database).undo(**History(*m_database).lastAction(kOfficer), kOfficer);
    }

private:
    Id areaAt(int area) const { return m_areas[static_cast<std::size_t>(area) % m_areas.size()]; }

    void create(int area)
    {
        Change change(*m_database, kOfficer);
        m_reports.push_back(m_database->newId());
        change.create("report", m_reports.back(),
                      {{"category", Value{"litter"}}, {"area", refValue(areaAt(area))}});
        RC_ASSERT(change.commit().has_value());
    }

    void undo()
    {
        const auto action = History(*m_database).lastAction(kOfficer);
        RC_ASSERT(action.has_value());
        if (*action)
            static_cast<void>(
                History(*m_database).undo(**action, kOfficer)); // may be refused, never half done
    }

    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::vector<Id> m_areas;
    std::vector<Id> m_reports;
};

void play(Bench &bench)
{
    const auto steps = *rc::gen::inRange(1, 40);
    for (int i = 0; i < steps; ++i)
        bench.act(*rc::gen::inRange(0, 7), *rc::gen::inRange(0, 100), *rc::gen::inRange(0, 4),
                  *rc::gen::inRange(-90, 90));
}

} // namespace

class TestJournalProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesAlwaysFollowFromTheJournal()
    {
        QVERIFY(rc::check("whatever is done, the deep check is clean", [] {
            Bench bench;
            play(bench);
            bench.verify();
        }));
    }

    void undoBringsBackExactlyWhatWas()
    {
        QVERIFY(rc::check("undo is exact", [] {
            Bench bench;
            play(bench);
            bench.act(0, 0, 1, 1);
            const std::string before = bench.picture();
            bench.act(*rc::gen::element(1, 2, 3), *rc::gen::inRange(0, 100),
                      *rc::gen::inRange(0, 4), 1);
            if (bench.picture() == before)
                RC_DISCARD("nothing changed");
            RC_ASSERT(bench.undoLast().has_value());
            RC_ASSERT(bench.picture() == before);
            bench.verify();
        }));
    }
};

QTEST_GUILESS_MAIN(TestJournalProperties)
#include "tst_journalproperties.moc"
