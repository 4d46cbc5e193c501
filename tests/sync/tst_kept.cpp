// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.h"
#include "sync/compact.h"
#include "sync/conflicts.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

class TestKept : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    Id shared(FieldValues fields = {{"description", Value{"Sofa"}}})
    {
        const Id id = m_a->create("report", std::move(fields));
        exchange(*m_a, *m_b);
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void whatALaterVersionWroteIsKeptPassedOnAndShownAfterTheUpgrade()
    {
        Pc maker(5);
        maker.db().execute("DELETE FROM record_field WHERE type = 31 AND column_name = 'size';"
                           "DELETE FROM record_field WHERE type = 70;"
                           "DELETE FROM record_type WHERE number = 70");
        Pc old(6, maker.db().image());
        const Id id = shared();
        m_a->update("report", id, {{"size", words("skip")}, {"priority", words("high")}});
        m_a->create("decision", {{"choice", words("both")}});
        old.takeFrom(*m_a);
        QCOMPARE(old.faults(), "");
        QCOMPARE(old.text("SELECT priority || coalesce(size, '-') FROM report"), "high-");
        old.update("report", id, {{"description", words("Bed")}});
        Pc third(7);
        third.takeFrom(old);
        QCOMPARE(third.text("SELECT size || description FROM report"), "skipBed");
        QCOMPARE(third.text("SELECT choice FROM decision"), "both");
        QCOMPARE(third.faults(), "");
        const auto before = m_a->everything();
        const auto after = third.everything();
        for (const Segment &one : before)
            QVERIFY(std::ranges::contains(after, one));
        for (const RecordField &field : m_a->db().types().named("report")->fields)
            if (field.column == "size")
                old.db()
                    .query("INSERT INTO record_field (type, number, column_name, kind) VALUES "
                           "(31, ?, 'size', 'text')",
                           field.number)
                    .run();
        Pc upgraded(8, old.db().image());
        QCOMPARE(upgraded.text("SELECT size || description FROM report"), "skipBed");
        QCOMPARE(upgraded.faults(), "");
    }

    void anErasureReachesEveryPcAndWhatComesLate()
    {
        const Id id = m_a->create("champion", {{"name", words("Ann Bell")}});
        exchange(*m_a, *m_b);
        Pc late(3);
        late.takeFrom(*m_a);
        late.clock().advance(std::chrono::hours{24 * 365 * 20});
        late.update("champion", id, {{"name", words("Ann Secret")}, {"phone", words("0999")}});
        {
            Change change(m_a->db(), Actor{"Supervisor"});
            QVERIFY(Erasure(change).wipe("champion", id, {"name", "phone"}));
            QVERIFY(change.commit());
        }
        m_b->takeFrom(*m_a);
        exchange(late, *m_b);
        exchange(*m_a, *m_b);
        SAME(*m_a, *m_b);
        SAME(*m_a, late);
        for (Pc *pc : {m_a.get(), m_b.get(), &late}) {
            QCOMPARE(pc->text("SELECT coalesce(name, '-') || coalesce(phone, '-') FROM champion"),
                     "--");
            QVERIFY(!pc->db().image().contains("Ann Bell"));
            QVERIFY(!pc->db().image().contains("Ann Secret"));
            pc->update("champion", id, {{"name", words("Ann Again")}});
            QCOMPARE(pc->text("SELECT coalesce(name, '-') FROM champion"), "-");
        }
    }

    void manyReportsAreFoundByTheirNewWords()
    {
        std::vector<Id> ids;
        for (int i = 0; i < 250; ++i)
            ids.push_back(m_a->create("report", {{"description", words("Sofa")}}));
        exchange(*m_a, *m_b);
        const auto found = [&](const std::string &word) {
            return m_b->text("SELECT count(*) FROM report_search WHERE report_search MATCH '" +
                             word + "'");
        };
        QCOMPARE(found("sofa"), "250");
        for (const Id &id : ids)
            m_a->update("report", id, {{"description", words("Wardrobe")}});
        m_a->remove("report", ids[0]);
        exchange(*m_a, *m_b);
        QCOMPARE(found("sofa"), "0");
        QCOMPARE(found("wardrobe"), "249");
    }

    void compactingTakesOutWhatWasReplacedAndNothingElse()
    {
        const Id id = shared();
        for (const char *text : {"Bed", "Wardrobe", "Mattress"})
            m_a->update("report", id, {{"description", words(text)}});
        const VersionVector before = *versionVector(m_b->db()); // B has the sofa only
        m_a->clock().advance(1h);
        QCOMPARE(*compact(m_a->db(), before, m_a->clock().now()), 0); // B replaces the sofa yet
        QVERIFY(m_b->takeFrom(*m_a).forked.empty());
        QCOMPARE(*compact(m_a->db(), *versionVector(m_b->db()), m_a->clock().now()), 3);
        {
            const JournalWrite allowed(m_a->db());
            m_a->db().execute("VACUUM");
        }
        QVERIFY(!m_a->db().image().contains("Wardrobe"));
        Pc third(3);
        third.takeFrom(*m_a);
        SAME(*m_a, *m_b);
        SAME(*m_a, third);
        QCOMPARE(third.text("SELECT description FROM report"), "Mattress");
    }

    void afterCompactingEverybodyStillTellsAlikeWhatItWasBefore()
    {
        const Id id = shared();
        Pc late(3);
        late.takeFrom(*m_a);
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->takeFrom(*m_a);
        m_a->clock().advance(1h);
        // Everybody has the sofa; the bed is on its way to the third.
        QCOMPARE(*compact(m_a->db(), *versionVector(late.db()), m_a->clock().now()), 0);
        late.update("report", id, {{"description", words("Two sofas")}});
        for (Pc *pc : {m_a.get(), m_b.get()})
            pc->takeFrom(late);
        late.takeFrom(*m_a);
        for (Pc *pc : {m_a.get(), m_b.get(), &late}) {
            const auto list = ConflictStore(pc->db()).list();
            QVERIFY(list && list->size() == 1);
            QCOMPARE((*list)[0].base, words("Sofa"));
        }
    }

    static std::vector<Segment> only(Pc &from, const Id &area)
    {
        auto all = from.everything();
        std::erase_if(all, [&](const Segment &one) { return one.stream.scope != area; });
        return all;
    }

    void whatHangsOnWhatHangsOnARecordMovesAlong()
    {
        Pc south(3);
        Pc north(4);
        m_a->db().setSetting("sync.areas", kNorth.toString() + " " + kSouth.toString());
        north.db().setSetting("sync.areas", kNorth.toString());
        south.db().setSetting("sync.areas", kSouth.toString());
        const Id id =
            m_a->create("report", {{"area", refValue(kNorth)}, {"description", words("Sofa")}});
        const Id step =
            m_a->create("report_step", {{"report", refValue(id)}, {"note", words("Rang")}});
        m_a->create("attachment",
                    {{"owner_type", words("report_step")}, {"owner", refValue(step)}});
        QVERIFY(only(*m_a, Id{}).empty()); // none of it is everybody's
        north.take(only(*m_a, kNorth));
        QCOMPARE(north.text("SELECT count(*) FROM attachment"), "1");
        m_a->update("report", id, {{"area", refValue(kSouth)}});
        south.take(only(*m_a, kSouth));
        QCOMPARE(south.text("SELECT count(*) FROM report_step"), "1");
        QCOMPARE(south.text("SELECT count(*) FROM attachment"), "1");
        north.take(only(*m_a, kNorth));
        QCOMPARE(north.text("SELECT count(*) FROM attachment"), "0");
        m_a->update("report", id, {{"area", refValue(kNorth)}});
        north.take(only(*m_a, kNorth));
        QCOMPARE(north.text("SELECT count(*) FROM attachment"), "1");
        QCOMPARE(north.faults(), "");
    }

    void whoeverStopsBetweenTakingInAndSendingOnDoesItAtTheNextExchange()
    {
        Pc late(4);
        Pc south(3);
        late.db().setSetting("sync.areas", kNorth.toString());
        south.db().setSetting("sync.areas", kSouth.toString());
        const Id id =
            m_a->create("report", {{"area", refValue(kNorth)}, {"description", words("Sofa")}});
        late.takeFrom(*m_a);
        late.update("report", id, {{"priority", words("urgent")}});
        m_a->update("report", id, {{"area", refValue(kSouth)}});
        // As after a kill: taken in, and only noted that the rest is to be done.
        {
            Pc copy(5, late.db().image());
            copy.take(only(*m_a, kNorth));
            QCOMPARE(copy.text("SELECT count(*) FROM report"), "0");
            QVERIFY(copy.db().setting("sync_follow").empty());
        }
        late.take(only(*m_a, kNorth));
        late.db().setSetting("sync_follow", "moved");
        QVERIFY(followUp(late.db()));
        QVERIFY(late.db().setting("sync_follow").empty());
        south.take(only(*m_a, kSouth));
        south.take(only(late, kSouth));
        QCOMPARE(south.text("SELECT priority FROM report"), "urgent");
        QCOMPARE(late.text("SELECT count(*) FROM report"), "0");
        QCOMPARE(late.faults(), "");
    }

    void everyAreaARecordWasInIsToldWhereItWentWhoeverWasLost()
    {
        Pc north(3);
        Pc both(4);
        north.db().setSetting("sync.areas", kNorth.toString());
        both.db().setSetting("sync.areas", kNorth.toString() + " " + kSouth.toString());
        const Id id =
            m_a->create("report", {{"area", refValue(kNorth)}, {"description", words("Sofa")}});
        north.take(only(*m_a, kNorth));
        both.take(only(*m_a, kNorth));
        m_a->update("report", id, {{"area", refValue(kSouth)}});
        both.take(only(*m_a, kSouth)); // the mover is lost before the old area hears of it
        north.take(only(both, kNorth));
        QCOMPARE(north.text("SELECT count(*) FROM report"), "0");
        QCOMPARE(both.text("SELECT count(*) FROM report"), "1");
        QCOMPARE(north.faults(), "");
    }

    void aMoveTakesTheRecordAlongAndLateEditsFollow()
    {
        Pc south(3);
        Pc late(4);
        m_a->db().setSetting("sync.areas", kNorth.toString());
        late.db().setSetting("sync.areas", kNorth.toString());
        south.db().setSetting("sync.areas", kSouth.toString());
        const Id id =
            m_a->create("report", {{"area", refValue(kNorth)}, {"description", words("Sofa")}});
        m_a->create("report_step", {{"report", refValue(id)}, {"note", words("Rang")}});
        late.takeFrom(*m_a);
        late.update("report", id, {{"priority", words("urgent")}});
        m_a->update("report", id, {{"area", refValue(kSouth)}});
        south.take(only(*m_a, kSouth));
        QCOMPARE(south.text("SELECT description FROM report"), "Sofa");
        QCOMPARE(south.text("SELECT note FROM report_step"), "Rang");
        late.take(only(*m_a, kNorth));
        QCOMPARE(late.text("SELECT count(*) FROM report"), "0");
        QCOMPARE(late.text("SELECT count(*) FROM report_step"), "0");
        QCOMPARE(late.faults(), "");
        south.take(only(late, kSouth));
        QCOMPARE(south.text("SELECT priority FROM report"), "urgent");
        QCOMPARE(south.faults(), "");
        m_a->take(only(late, kNorth));
        QCOMPARE(m_a->text("SELECT count(*) FROM report"), "0");
        QCOMPARE(m_a->faults(), "");
    }
};

QTEST_GUILESS_MAIN(TestKept)
#include "tst_kept.moc"
