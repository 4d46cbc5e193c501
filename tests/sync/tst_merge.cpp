// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/attendancestore.h"
#include "picks/figures.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

class TestMerge : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    Id shared(FieldValues fields = {{"description", Value{"Sofa"}}})
    {
        const Id id = m_a->create("report", std::move(fields));
        exchange(*m_a, *m_b);
        return id;
    }
    std::string open() { return m_a->text("SELECT sum(differences) FROM merge_open"); }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void bringsOverWhatAnotherPcWrote()
    {
        const Id id = m_a->create("report", {{"description", words("Sofa")}});
        const MergeOutcome outcome = m_b->takeFrom(*m_a);
        QCOMPARE(outcome.newRecords, 1);
        QCOMPARE(outcome.opsTaken, 1);
        SAME(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT count(*) FROM report_search WHERE report_search MATCH 'sofa'"),
                 "1");
        QCOMPARE(m_b->text("SELECT actor FROM action"), "Officer 1");
        static_cast<void>(id);
    }

    void takesTheSameTwiceAndInAnyOrder()
    {
        const Id id = shared();
        m_a->update("report", id, {{"description", words("Two sofas")}});
        m_a->update("report", id, {{"priority", words("high")}});
        auto all = m_a->everything();
        std::ranges::reverse(all);
        m_b->take(all);
        const MergeOutcome again = m_b->take(all);
        QCOMPARE(again.opsTaken, 0);
        QCOMPARE(again.opsKnown, 3);
        QCOMPARE(again.changedRecords + again.newRecords, 0);
        SAME(*m_a, *m_b);
    }

    void bothEditsOfDifferentFieldsStay()
    {
        const Id id = shared();
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->update("report", id, {{"priority", words("high")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT description || priority FROM report"), "Bedhigh");
        QCOMPARE(m_a->text("SELECT count(*) FROM merge_open"), "0");
    }

    void twoEditsOfOneFieldWaitForAPerson()
    {
        const Id id = shared();
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->clock().advance(1min);
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(open(), "1");
        QCOMPARE(m_a->text("SELECT description FROM report"), "Wardrobe");
        m_a->settle("report", id, "description", words("Bed"));
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT count(*) FROM merge_open"), "0");
        QCOMPARE(m_b->text("SELECT description FROM report"), "Bed");
    }

    void choosingTheOneShownSettlesToo()
    {
        const Id id = shared();
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->clock().advance(1min);
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        m_a->settle("report", id, "description", words("Wardrobe"));
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT count(*) FROM merge_open"), "0");
    }

    void equalEditsAreNoConflictNeitherNowNorLater()
    {
        const Id id = shared();
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->update("report", id, {{"description", words("Bed")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(open(), "0");
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT count(*) FROM merge_open"), "0");
    }

    void aThirdEditOfOneOfTwoKeepsTheOtherOpen()
    {
        const Id id = shared();
        Pc third(3);
        third.takeFrom(*m_a);
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        third.takeFrom(*m_a);
        third.clock().advance(1h);
        third.update("report", id, {{"description", words("Mattress")}});
        exchange(*m_a, *m_b);
        exchange(*m_a, third);
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        SAME(*m_a, third);
        QCOMPARE(open(), "1");
    }

    void deletedHereAndEditedThereStaysVisible()
    {
        const Id id = shared();
        m_a->remove("report", id);
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT deleted FROM report"), "0");
        QCOMPARE(open(), "1");
        m_b->settle("report", id, "deleted", Value{std::int64_t{1}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT deleted FROM report"), "1");
        QCOMPARE(m_a->text("SELECT count(*) FROM merge_open"), "0");
    }

    void deletingWhatOneHasSeenIsNoConflict()
    {
        const Id id = shared();
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        m_a->remove("report", id);
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT deleted FROM report"), "1");
        QCOMPARE(m_b->text("SELECT count(*) FROM merge_open"), "0");
    }

    void aClockTwentyYearsAheadSpoilsOnlyWhatItWrote()
    {
        const Id id = shared();
        m_b->clock().advance(std::chrono::hours{24 * 365 * 20});
        m_b->update("report", id, {{"description", words("Future")}});
        exchange(*m_a, *m_b);
        m_a->update("report", id, {{"description", words("Now")}, {"priority", words("low")}});
        QVERIFY(m_a->text("SELECT last_stamp >> 16 FROM journal_clock").size() <= 13);
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_b->text("SELECT description FROM report"), "Now");
        QVERIFY(m_a->text("SELECT last_stamp FROM journal_clock") <
                m_b->text("SELECT last_stamp FROM journal_clock"));
    }

    void tellsAGap()
    {
        const Id id = shared();
        for (int i = 0; i < 4; ++i)
            m_a->update("report", id, {{"priority", Value{std::to_string(i)}}});
        auto late = m_a->everything();
        Segment tail = late[0];
        tail.before = tail.ops[2].hash;
        tail.ops.erase(tail.ops.begin(), tail.ops.begin() + 3);
        const MergeOutcome outcome = m_b->take({tail});
        QCOMPARE(outcome.missing.size(), 1UZ);
        QCOMPARE(outcome.missing[0].from, 2);
        QCOMPARE(outcome.missing[0].to, 3);
        QCOMPARE(outcome.opsTaken, 2);
        QCOMPARE(m_b->faults(), "");
        m_b->take(late);
        SAME(*m_a, *m_b);
    }

    void tellsAForkAndKeepsWhatIsHere()
    {
        const Id id = shared();
        auto altered = m_a->everything();
        altered[0].ops[0].actor = "Somebody else";
        altered[0].ops[0].hash = hashOf(altered[0].stream, altered[0].before, altered[0].ops[0]);
        const MergeOutcome outcome = m_b->take(altered);
        QCOMPARE(outcome.forked.size(), 1UZ);
        m_a->update("report", id, {{"priority", words("high")}});
        auto wrong = m_a->since(*versionVector(m_b->db()));
        wrong[0].ops[0].reason = "altered";
        QCOMPARE(m_b->take(wrong).forked.size(), 1UZ);
        QCOMPARE(m_b->faults(), "");
        QCOMPARE(m_b->takeFrom(*m_a).opsTaken, 1);
        SAME(*m_a, *m_b);
    }

    void aRecordIsShownOnceItsBeginningHasCome()
    {
        const Id id = shared();
        Pc third(3);
        m_b->update("report", id, {{"priority", words("high")}});
        auto all = m_b->everything();
        std::erase_if(
            all, [&](const Segment &one) { return one.stream.device != m_b->db().device().id; });
        third.take(all);
        QCOMPARE(third.text("SELECT count(*) FROM report"), "0");
        QCOMPARE(third.faults(), "");
        third.takeFrom(*m_a);
        exchange(*m_a, *m_b);
        SAME(*m_a, third);
    }

    void recordsMadeOnBothPcsUnderOneIdBecomeOne()
    {
        const Id id = Id::fromName("council");
        m_a->create("council", id, {{"name", words("Haleby")}});
        m_b->create("council", id, {{"nation", words("England")}});
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        QCOMPARE(m_a->text("SELECT name || nation FROM council"), "HalebyEngland");
    }

    void noValueIsRefused()
    {
        const Id loan = m_a->create("loan", {});
        exchange(*m_a, *m_b);
        Segment odd = m_a->everything()[0];
        const DeviceNames names = deviceNames(m_a->db());
        TravellingOp op = odd.ops.back();
        odd.before = op.hash;
        odd.ops.clear();
        op.seq += 1;
        op.stamp += 1;
        op.kind = OpKind::Update;
        op.record = loan;
        const Stamp stamp{op.stamp, m_a->db().device().no};
        OpBody body;
        for (const RecordField &field : m_a->db().types().named("loan")->fields)
            body.writes.push_back({field.number, Value{3.25}, stamp, {}});
        body.writes.push_back({999, words("from a later version"), stamp, {}});
        op.body = encodeOp(body, stamp, names);
        op.hash = hashOf(odd.stream, odd.before, op);
        odd.ops.push_back(op);
        QCOMPARE(m_b->take({odd}).opsTaken, 1);
        QCOMPARE(m_b->faults(), "");
        QVERIFY(m_b->since(*versionVector(m_a->db()))[0].ops[0] == op);
    }

    void aLoanThatMovedElsewhereComesOver()
    {
        const Id loan = m_a->db().newId();
        {
            Change change(m_a->db(), Actor{"R. Dunn"});
            change.create("loan_step", m_a->db().newId(),
                          {{"loan", refValue(loan)},
                           {"action", words("import")},
                           {"to_status", words("out")}});
            change.create("loan", loan, {{"status", words("out")}});
            QVERIFY(change.commit());
        }
        auto all = m_a->everything();
        all[0].ops.erase(all[0].ops.begin()); // the loan before its step
        all[0].ops[0].seq = 1;
        all[0].ops[0].hash = hashOf(all[0].stream, all[0].before, all[0].ops[0]);
        QCOMPARE(m_b->take(all).newRecords, 1);
        QCOMPARE(m_b->text("SELECT status FROM loan"), "out");
        Change change(m_b->db(), Actor{"R. Dunn"});
        const auto done = m_b->db().attempt(
            [&] { static_cast<void>(change.update("loan", loan, {{"status", words("closed")}})); });
        QVERIFY(!done); // people still go step by step
    }

    void previewChangesNothing()
    {
        shared();
        m_a->create("report", {{"description", words("Bed")}});
        const std::string before = m_b->picture();
        const MergeOutcome seen =
            m_b->take(m_a->since(*versionVector(m_b->db())), {.preview = true});
        QCOMPARE(seen.newRecords, 1);
        QCOMPARE(m_b->picture(), before);
        QCOMPARE(m_b->takeFrom(*m_a).newRecords, 1);
    }

    void manyDeletionsWaitForAPerson()
    {
        std::vector<Id> ids;
        for (int i = 0; i < 60; ++i)
            ids.push_back(m_a->create("report", {{"area", refValue(kNorth)}}));
        exchange(*m_a, *m_b);
        for (int i = 0; i < 21; ++i)
            m_a->remove("report", ids[static_cast<std::size_t>(i)]);
        const auto segments = m_a->since(*versionVector(m_b->db()));
        const std::string before = m_b->picture();
        const MergeOutcome braked = m_b->take(segments);
        QVERIFY(braked.braked);
        QCOMPARE(braked.deletedByArea.at(kNorth), 21);
        QCOMPARE(m_b->picture(), before);
        QVERIFY(!m_b->take(segments, {.allowManyDeletions = true}).braked);
        SAME(*m_a, *m_b);
    }

    void deletionsOfWhatWasNeverHereHoldNothingUp()
    {
        const Id kept = m_a->create("report", {{"area", refValue(kNorth)}});
        std::vector<Id> ids;
        for (int i = 0; i < 40; ++i)
            ids.push_back(m_a->create("report", {{"area", refValue(kNorth)}}));
        for (const Id &id : ids)
            m_a->remove("report", id);
        const MergeOutcome taken = m_b->takeFrom(*m_a);
        QVERIFY(!taken.braked);
        QVERIFY(taken.deletedByArea.empty());
        QVERIFY(m_b->has(kept));
        SAME(*m_a, *m_b);
    }

    // In each table its own entry came first.
    void aRosterIsReadAlikeEverywhere()
    {
        const Id pick = m_a->create("pick", {{"title", words("Fair")}});
        const Id champion = m_a->create("champion", {{"name", words("Dee")}});
        exchange(*m_a, *m_b);
        m_b->clock().advance(1min);
        for (Pc *pc : {m_b.get(), m_a.get()})
            pc->create("attendance", {{"pick", refValue(pick)},
                                      {"champion", refValue(champion)},
                                      {"status", words(pc == m_a.get() ? "attended" : "walk_in")},
                                      {"minutes", Value{std::int64_t{pc == m_a.get() ? 50 : 70}}},
                                      {"position", Value{std::int64_t{1}}}});
        exchange(*m_a, *m_b);
        std::vector<std::string> told;
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            const auto roster = AttendanceStore(pc->db()).roster(pick);
            std::string order;
            for (const Attendance &one : *roster)
                order += one.id.toString();
            told.push_back(order + " " + std::to_string(totalsOf(*roster).minutes));
        }
        QCOMPARE(told[0], told[1]);
        QVERIFY(told[0].ends_with(" 70"));
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
