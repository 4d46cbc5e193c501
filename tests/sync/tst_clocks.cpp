// SPDX-License-Identifier: GPL-3.0-or-later
// A PC whose clock was years ahead, or behind, and was then set right.
#include "storage/history.h"
#include "sync/conflicts.h"
#include "sync/syncstatus.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours kTwentyYears{24 * 365 * 20};

std::size_t conflictsOf(Pc &pc)
{
    return ConflictStore(pc.db()).list().value_or(std::vector<Conflict>()).size();
}

std::string described(Pc &pc)
{
    return pc.text("SELECT description FROM report");
}

/// What the history of a record tells of its description, in its order.
std::string told(Pc &pc, const Id &record)
{
    std::string words;
    const auto entries = History(pc.db()).of({record});
    for (const HistoryEntry &entry : entries.value_or(std::vector<HistoryEntry>()))
        for (const FieldChange &change : entry.changes)
            if (const auto *after = std::get_if<std::string>(&change.after))
                words += (words.empty() ? "" : ", ") +
                         (std::holds_alternative<std::string>(change.before)
                              ? std::get<std::string>(change.before)
                              : std::string("-")) +
                         ">" + *after;
    return words;
}

/// The latest moment any entry of this PC says it was written at.
Instant latestOf(Pc &pc)
{
    Query row = pc.db().query("SELECT max(o.stamp) FROM op_log o JOIN stream s ON s.no = o.stream "
                              "WHERE s.device = ?",
                              pc.db().device().no);
    return row.step() ? Stamp{row.integer(0), 0}.instant() : Instant{};
}

} // namespace

class TestClocks : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    /// A report that everybody has, changed by A while its clock was far off, and set right after.
    Id changedWhileOff(std::chrono::hours off)
    {
        const Id id = m_b->create("report", {{"description", words("Sofa")}});
        exchange(*m_a, *m_b);
        m_a->clock().set(kMorning + off);
        m_a->update("report", id, {{"description", words("Bed")}});
        m_a->clock().set(kMorning + 1min);
        m_b->clock().set(kMorning + 1min);
        exchange(*m_a, *m_b);
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void whoeverChangesItLaterHasTheLastWord_data()
    {
        QTest::addColumn<bool>("own");
        QTest::addColumn<int>("sign");
        QTest::newRow("the PC itself, its clock was ahead") << true << 1;
        QTest::newRow("another PC, the clock was ahead") << false << 1;
        QTest::newRow("the PC itself, its clock was behind") << true << -1;
        QTest::newRow("another PC, the clock was behind") << false << -1;
    }

    void whoeverChangesItLaterHasTheLastWord()
    {
        QFETCH(bool, own);
        QFETCH(int, sign);
        const Id id = changedWhileOff(sign * kTwentyYears);
        QCOMPARE(described(*m_b), "Bed");
        Pc &later = own ? *m_a : *m_b;
        later.clock().advance(1min);
        later.update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        Pc third(3);
        third.take(m_b->everything()); // in whatever order
        for (Pc *pc : {m_a.get(), m_b.get(), &third}) {
            QCOMPARE(described(*pc), "Wardrobe");
            QCOMPARE(conflictsOf(*pc), 0U);
            QCOMPARE(told(*pc, id), "->Sofa, Sofa>Bed, Bed>Wardrobe");
            QCOMPARE(pc->faults(), "");
        }
        // And once more by the other one.
        Pc &last = own ? *m_b : *m_a;
        last.clock().set(kMorning + 5min);
        last.update("report", id, {{"description", words("Chair")}});
        exchange(*m_a, *m_b);
        QCOMPARE(described(*m_a), "Chair");
        QCOMPARE(conflictsOf(*m_b), 0U);
        QCOMPARE(told(*m_b, id), "->Sofa, Sofa>Bed, Bed>Wardrobe, Wardrobe>Chair");
        SAME(*m_a, *m_b);
    }

    void nobodyElseIsDraggedAlong()
    {
        const Id id = changedWhileOff(kTwentyYears);
        m_b->clock().advance(1min);
        m_b->update("report", id, {{"description", words("Wardrobe")}, {"street", words("High")}});
        const Id other = m_b->create("report", {{"description", words("Tyres")}});
        QCOMPARE(latestOf(*m_b), kMorning + 2min);
        Query row = m_b->db().query("SELECT stamps FROM report WHERE id = ?", other);
        QVERIFY(row.step());
        const auto stamps = RowStamps::decode(row.bytes(0));
        QVERIFY(stamps);
        QCOMPARE(stamps->base().instant(), kMorning + 2min);
    }

    void theHistoryTellsTheTimeOfTheEntryAndNotOfWhatItOutdid()
    {
        const Id id = changedWhileOff(kTwentyYears);
        m_a->clock().set(kMorning + 2min); // its stamps stay ahead
        m_a->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        const auto entries = History(m_b->db()).of({id});
        QVERIFY(entries);
        QCOMPARE(entries->size(), 3U);
        QCOMPARE(entries->at(0).at, kMorning);
        QCOMPARE(entries->at(1).at, kMorning + kTwentyYears);
        QCOMPARE(entries->at(2).at, kMorning + 2min);
    }

    void whatHangsOnARecordStandsWhereItBelongs()
    {
        const Id id = changedWhileOff(kTwentyYears);
        m_b->clock().set(kMorning + 2min);
        const Id rang =
            m_b->create("report_step", {{"report", refValue(id)}, {"note", words("R")}});
        m_a->clock().set(kMorning + 3min);
        m_a->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        const auto entries = History(m_a->db()).of({id, rang});
        QVERIFY(entries);
        QCOMPARE(entries->size(), 4U);
        QVERIFY(entries->at(1).record == rang);
        QVERIFY(entries->at(3).record == id);
        QCOMPARE(entries->at(3).at, kMorning + 3min);
    }

    void aCircleSomebodyMadeUpEndsTheSame()
    {
        const Id id = m_a->create("report", {{"description", words("Sofa")}});
        m_a->update("report", id, {{"description", words("Bed")}});
        {
            const JournalWrite allowed(m_a->db());
            const DeviceNames devices = deviceNames(m_a->db());
            std::vector<JournalOp> ops = journalOf(m_a->db(), id, devices);
            QCOMPARE(ops.size(), 2U);
            std::ranges::sort(ops, {}, &JournalOp::kind);
            OpBody first = ops[0].body;
            first.writes.front().replaces = {ops[1].body.writes.front().stamp};
            m_a->db()
                .query("UPDATE op_log SET body = ? WHERE kind = 1 AND record = ?",
                       Blob{encodeOp(first, ops[0].stamp, devices)}, id)
                .run();
        }
        QCOMPARE(History(m_a->db()).of({id})->size(), 2U);
    }

    void thePcSaysThatItsClockWasAhead()
    {
        const auto reasons = [](Pc &pc) {
            std::string all;
            const auto status = syncStatus(pc.db());
            for (const WaitingStatus &one : status ? status->waiting : std::vector<WaitingStatus>())
                all += one.file.reason + "|" + one.why;
            return all;
        };
        const Id id = changedWhileOff(kTwentyYears);
        QVERIFY(reasons(*m_a).starts_with("clock|"));
        QVERIFY(reasons(*m_a).contains("2046 at ")); // an hour ahead it would be the same day
        QCOMPARE(reasons(*m_b), "");
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        QCOMPARE(reasons(*m_b), "");
    }
};

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
