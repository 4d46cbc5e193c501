// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/check.h"
#include "storage/history.h"
#include "storage/journal.h"

#include <QTest>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};
const Actor kOfficer{"R. Dunn"};

std::string textOf(Database &database, const std::string &sql)
{
    Query found = database.query(sql);
    return found.step() ? found.text(0) : std::string("(none)");
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

    FixedClock m_clock{kMorning};
    std::unique_ptr<Database> m_database;

    Id makeCouncil(const std::string &name)
    {
        Change change(*m_database, kOfficer);
        const Id id = m_database->newId();
        change.create("council", id, {{"name", Value{name}}});
        return change.commit() ? id : Id{};
    }

    void rename(const Id &id, const std::string &name)
    {
        m_clock.advance(1min);
        Change change(*m_database, kOfficer);
        QVERIFY(change.update("council", id, {{"name", Value{name}}}));
        QVERIFY(change.commit());
    }

    Id latestAction() { return History(*m_database).lastAction(kOfficer)->value_or(Id{}); }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kMorning);
        auto opened = Database::inMemory({.clock = &m_clock, .seed = 7});
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_database = std::move(*opened);
    }

    void writesTheRowAndItsOpTogether()
    {
        makeCouncil("Haleby");
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "Haleby");
        QCOMPARE(textOf(*m_database, "SELECT count(*) FROM op_log"), "1");
    }

    void leavesNothingWhenNotCommitted()
    {
        {
            Change change(*m_database, kOfficer);
            change.create("council", m_database->newId(), {{"name", Value{"Haleby"}}});
        }
        QCOMPARE(textOf(*m_database, "SELECT count(*) FROM council"), "0");
        QCOMPARE(textOf(*m_database, "SELECT count(*) FROM op_log"), "0");
        QCOMPARE(textOf(*m_database, "SELECT count(*) FROM stream"), "0");
    }

    void writesNoOpWhenNothingDiffers()
    {
        const Id id = makeCouncil("Haleby");
        rename(id, "Haleby");
        QCOMPARE(textOf(*m_database, "SELECT count(*) FROM op_log"), "1");
    }

    void refusesASecondWayToWriteASyncedTable()
    {
        makeCouncil("Haleby");
        for (const char *sql : {"UPDATE council SET name = 'x'", "DELETE FROM council",
                                "DELETE FROM op_log", "UPDATE journal_clock SET last_stamp = 0"}) {
            const auto written = m_database->attempt([&] { m_database->query(sql).run(); });
            QVERIFY2(!written, sql);
        }
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "Haleby");
    }

    void numbersItsStreamWithoutGaps()
    {
        const Id id = makeCouncil("A");
        for (const char *name : {"B", "C", "D"})
            rename(id, name);
        QCOMPARE(textOf(*m_database, "SELECT group_concat(seq) FROM op_log"), "1,2,3,4");
        QCOMPARE(textOf(*m_database, "SELECT last_seq FROM stream"), "4");
    }

    void stampsAscendWhenTheClockGoesBack()
    {
        const Id id = makeCouncil("A");
        m_clock.advance(-24h);
        rename(id, "B");
        QCOMPARE(textOf(*m_database,
                        "SELECT count(*) FROM op_log o JOIN op_log p ON p.seq = o.seq + 1 "
                        "WHERE p.stamp <= o.stamp"),
                 "0");
    }

    void keepsATaintedStampToItsOwnField()
    {
        const Id id = makeCouncil("A");
        m_clock.set(kMorning + std::chrono::years{40});
        rename(id, "B");
        // The file's own clock has gone ahead with its own write; another field written on another
        // PC would not: what is proven here is that the replacing stamp always outdoes the
        // replaced.
        m_clock.set(kMorning);
        rename(id, "C");
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "C");
        QVERIFY(Check(*m_database).deep()->empty());
    }

    void tellsTheHistoryWithOldAndNewValues()
    {
        const Id id = makeCouncil("Haleby");
        rename(id, "Haleby Borough");
        const auto entries = History(*m_database).of({id});
        QVERIFY(entries);
        QCOMPARE(entries->size(), 2U);
        const HistoryEntry &latest = entries->back();
        QCOMPARE(latest.actor, "R. Dunn");
        QVERIFY(latest.at == kMorning + 1min);
        QCOMPARE(latest.changes.size(), 1U);
        QVERIFY(latest.changes[0].before == Value{"Haleby"});
        QVERIFY(latest.changes[0].after == Value{"Haleby Borough"});
    }

    void undoesAndDoesAgain()
    {
        const Id id = makeCouncil("Haleby");
        rename(id, "Mistake");
        const auto undone = History(*m_database).undo(latestAction(), kOfficer);
        QVERIFY(undone);
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "Haleby");
        QVERIFY(History(*m_database).undo(*undone, kOfficer));
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "Mistake");
    }

    void undoOfACreationDeletesAndBringsBack()
    {
        makeCouncil("Haleby");
        const auto undone = History(*m_database).undo(latestAction(), kOfficer);
        QVERIFY(undone);
        QCOMPARE(textOf(*m_database, "SELECT deleted FROM council"), "1");
        QVERIFY(History(*m_database).undo(*undone, kOfficer));
        QCOMPARE(textOf(*m_database, "SELECT deleted FROM council"), "0");
    }

    void undoesAMoveOfARecordThatMovedBefore()
    {
        std::vector<Id> areas;
        Change change(*m_database, kOfficer);
        for (const char *code : {"A", "B", "C"}) {
            areas.push_back(m_database->newId());
            change.create("area", areas.back(), {{"code", Value{code}}});
        }
        const Id report = m_database->newId();
        change.create("report", report,
                      {{"category", Value{"litter"}}, {"area", refValue(areas[0])}});
        QVERIFY(change.commit());
        for (const Id &area : {areas[1], areas[2]}) {
            m_clock.advance(1min);
            Change move(*m_database, kOfficer);
            QVERIFY(move.update("report", report, {{"area", refValue(area)}}));
            QVERIFY(move.commit());
        }
        // A is told of both moves, B of the second: each is one entry, and undone once.
        QCOMPARE(History(*m_database).of({report})->size(), 3U);
        const auto undone = History(*m_database).undo(latestAction(), kOfficer);
        QVERIFY2(undone, undone ? "" : undone.error().message.c_str());
        QCOMPARE(textOf(*m_database, "SELECT hex(area) = (SELECT hex(id) FROM area WHERE code = "
                                     "'B') FROM report"),
                 "1");
    }

    void refusesToUndoWhatWasChangedSince()
    {
        const Id id = makeCouncil("A");
        rename(id, "B");
        const Id middle = latestAction();
        rename(id, "C");
        const auto undone = History(*m_database).undo(middle, kOfficer);
        QVERIFY(!undone);
        QCOMPARE(undone.error().problems.at(0).code, "changed_since");
        QCOMPARE(textOf(*m_database, "SELECT name FROM council"), "C");
    }

    void derivesEveryTableFromTheJournal()
    {
        const Id id = makeCouncil("A");
        rename(id, "B");
        QVERIFY(Check(*m_database).deep()->empty());
        {
            const JournalWrite forged(*m_database);
            m_database->query("UPDATE council SET name = 'forged'").run();
        }
        const auto findings = Check(*m_database).deep();
        QCOMPARE(findings->size(), 1U);
        QCOMPARE(findings->front().code, "differs");
    }

    void noticesAnAlteredJournal()
    {
        const Id id = makeCouncil("A");
        rename(id, "B");
        {
            const JournalWrite forged(*m_database);
            m_database->query("UPDATE op_log SET stamp = stamp + 1 WHERE seq = 1").run();
        }
        const auto findings = Check(*m_database).deep();
        QVERIFY(std::ranges::any_of(*findings,
                                    [](const Finding &f) { return f.code == "journal_hash"; }));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
