// SPDX-License-Identifier: GPL-3.0-or-later
// What was erased stays erased, whatever reaches whom in which order.
#include "champions/erasurestore.h"
#include "storage/erasure.h"
#include "sync/compact.h"
#include "sync/erasedmentions.h"

#include <QTest>

#include <algorithm>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;

class TestErased : public QObject {
    Q_OBJECT

    static void wipe(Pc &pc, std::string_view type, const Id &id,
                     const std::vector<std::string> &columns)
    {
        Change change(pc.db(), Actor{"Supervisor"});
        QVERIFY(Erasure(change).wipe(type, id, columns));
        QVERIFY(change.commit());
    }
    static Result<std::vector<Id>> noPlaces(Change &, const std::vector<Id> &)
    {
        return std::vector<Id>{};
    }
    static std::string hexOf(const Id &id)
    {
        std::string text = id.toString();
        std::erase(text, '-');
        return text;
    }
    /// Everything `from` has of what others wrote: its own entries are lost.
    static std::vector<Segment> withoutOwn(Pc &from)
    {
        auto all = from.everything();
        std::erase_if(
            all, [&](const Segment &one) { return one.stream.device == from.db().device().id; });
        return all;
    }

private Q_SLOTS:
    void anEmptiedEntryEmptiesItsLikeWhereTheErasureWasLost()
    {
        Pc writer(1);
        Pc eraser(2);
        Pc late(3);
        const Id id =
            writer.create("champion", {{"name", words("Ann Bell")}, {"number", words("7")}});
        eraser.takeFrom(writer);
        wipe(eraser, "champion", id, {"name", "phone"});
        late.take(withoutOwn(eraser));
        QCOMPARE(late.text("SELECT coalesce(name, '-') || number FROM champion"), "-7");
        for (int round = 0; round < 2; ++round)
            exchange(late, writer);
        QCOMPARE(writer.text("SELECT coalesce(name, '-') || number FROM champion"), "-7");
        SAME(writer, late);
        QVERIFY(late.since(*versionVector(writer.db())).empty());
        QVERIFY(writer.since(*versionVector(late.db())).empty());
        for (const Segment &one : writer.everything())
            QVERIFY(!encodeSegment(one).contains("Ann Bell"));
    }

    void guardsLearnOfWhatIsEmptiedByItsOwnType()
    {
        Pc writer(1);
        Pc eraser(2);
        Pc late(3);
        const Id id = writer.create("champion", {{"name", words("Ann Bell")}});
        eraser.takeFrom(writer);
        wipe(eraser, "champion", id, {"name"});
        const RecordType *champion = late.db().types().named("champion");
        int asked = 0;
        int others = 0;
        late.db().guardChanges("seen", {"champion"}, [&](Change &change) -> Result<void> {
            ++asked;
            for (const auto &[type, record] : change.touched())
                others += type == champion && record == id ? 0 : 1;
            return {};
        });
        late.take(withoutOwn(eraser));
        QVERIFY(asked > 0);
        QCOMPARE(others, 0);
    }

    void whoStopsBeforeSayingSoSaysItAtTheNextExchange()
    {
        Pc writer(1);
        Pc eraser(2);
        Pc late(3);
        const Id id = writer.create("champion", {{"name", words("Ann Bell")}});
        eraser.takeFrom(writer);
        wipe(eraser, "champion", id, {"name"});
        late.take(withoutOwn(eraser));
        late.db().setSetting("sync_follow", "moved");
        QVERIFY(followUp(late.db()));
        QCOMPARE(late.text("SELECT count(*) FROM op_log WHERE kind = 5"), "1"); // and once only
        exchange(late, writer);
        SAME(writer, late);
    }

    // What is written after that is signed with the words that are kept, or nobody could check it.
    void anErasureWhoseOwnReasonNamesThePersonIsTakenByOthers()
    {
        Pc eraser(1);
        Pc late(2);
        {
            Change change(eraser.db(), Actor{"Supervisor"}, "Ann Bell asked");
            const Id id = eraser.db().newId();
            change.create("report", id, {{"area", refValue(kNorth)}});
            Erasure(change).replaceReasons([](const std::string &) { return "[erased] asked"; });
            change.update("report", id, {{"description", words("Looked at")}});
            QVERIFY(change.commit());
        }
        late.takeFrom(eraser);
        SAME(eraser, late);
        QCOMPARE(late.text("SELECT description FROM report"), "Looked at");
        QCOMPARE(late.text("SELECT reason FROM action"), "[erased] asked");
    }

    void whatIsLeftOfATextAndOfAReasonIsPassedOnToo()
    {
        Pc writer(1);
        Pc eraser(2);
        Pc late(3);
        const auto without = [](const Value &) { return Value{"[erased] rang"}; };
        Id id;
        {
            Change change(writer.db(), Actor{"Officer"}, "Ann Bell asked");
            id = writer.db().newId();
            change.create("report", id,
                          {{"description", words("Ann Bell rang")}, {"area", refValue(kNorth)}});
            QVERIFY(change.commit());
        }
        eraser.takeFrom(writer);
        {
            Change change(eraser.db(), Actor{"Supervisor"});
            Erasure erasure(change);
            QVERIFY(erasure.replace("report", id, {"description"}, without));
            erasure.replaceReasons([](const std::string &) { return "[erased] asked"; });
            QVERIFY(change.commit());
        }
        for (const Segment &one : eraser.everything())
            QCOMPARE(one.stream.scope, kNorth); // what a team wrote is not told to all
        late.take(withoutOwn(eraser));
        exchange(late, writer);
        SAME(writer, late);
        QCOMPARE(writer.text("SELECT description FROM report"), "[erased] rang");
        QCOMPARE(writer.text("SELECT reason FROM action WHERE reason LIKE '%asked'"),
                 "[erased] asked");
        for (const Segment &one : writer.everything())
            QVERIFY(!encodeSegment(one).contains("Ann Bell"));
    }

    void anErasureReachesTheAreaARecordWasInBefore()
    {
        Pc hall(1);
        Pc north(2);
        north.db().setSetting("sync.areas", kNorth.toString());
        const Id champion = hall.create("champion", {{"name", words("Ann Bell")}});
        const Id id = hall.create("report", {{"description", words("Sofa")},
                                             {"champion", refValue(champion)},
                                             {"reporter", words("Ann Bell")},
                                             {"area", refValue(kNorth)}});
        const auto ofNorth = [&] {
            auto all = hall.since(*versionVector(north.db()));
            std::erase_if(all, [](const Segment &one) { return one.stream.scope == kSouth; });
            return all;
        };
        north.take(ofNorth());
        hall.update("report", id, {{"area", refValue(kSouth)}});
        wipe(hall, "report", id, {"reporter"});
        north.take(ofNorth());
        QCOMPARE(north.faults(), "");
        QCOMPARE(hall.faults(), "");
        for (const Segment &one : north.everything())
            for (const TravellingOp &op : one.ops)
                QVERIFY(op.record != id || !op.body.contains("Ann Bell"));
    }

    // Who erased could not know what somebody wrote meanwhile; whoever wrote it knows who is meant
    // when the erasure comes.
    void whatWasWrittenMeanwhileLosesTheNameToo()
    {
        Pc eraser(1);
        Pc writer(2);
        const Id ann =
            eraser.create("champion", {{"name", words("Ann Bellweather")}, {"number", words("7")}});
        const Id other =
            eraser.create("champion", {{"name", words("Tom Reed")}, {"number", words("8")}});
        const Id report = eraser.create("report", {{"description", words("Ann Bellweather rang")},
                                                   {"champion", refValue(ann)},
                                                   {"area", refValue(kNorth)}});
        writer.takeFrom(eraser);
        QVERIFY(ErasureStore(eraser.db(), noPlaces)
                    .erase(DataSubject::Champion, ann, "A. Khan", "Asked to"));
        writer.update("report", report, {{"description", words("Ann Bellweather rang twice")}});
        const Id step = writer.create(
            "report_step", {{"report", refValue(report)}, {"note", words("Told Ann Bellweather")}});
        const Id credit = writer.create(
            "credit", {{"to_champion", refValue(ann)}, {"category", words("Ann Bellweather's")}});
        const Id others = writer.create("report", {{"description", words("Tom Reed rang")},
                                                   {"champion", refValue(other)},
                                                   {"area", refValue(kNorth)}});
        {
            Change change(writer.db(), Actor{"Officer"}, "Ann Bellweather asked");
            static_cast<void>(change.update("report", report, {{"priority", words("high")}}));
            QVERIFY(change.commit());
        }
        eraser.takeFrom(writer);
        QCOMPARE(eraser.text("SELECT description FROM report WHERE id = x'" + hexOf(report) + "'"),
                 "Ann Bellweather rang twice"); // nobody here knows any more who that is
        for (int round = 0; round < 2; ++round)
            exchange(eraser, writer);
        SAME(eraser, writer);
        for (Pc *pc : {&eraser, &writer}) {
            const auto shown = [&](const char *column, const char *table, const Id &id) {
                return pc->text(std::string("SELECT ") + column + " FROM " + table +
                                " WHERE id = x'" + hexOf(id) + "'");
            };
            QCOMPARE(shown("description", "report", report), "[erased] rang twice");
            QCOMPARE(shown("note", "report_step", step), "Told [erased]");
            QCOMPARE(shown("category", "credit", credit), "[erased]'s");
            QCOMPARE(shown("description", "report", others), "Tom Reed rang");
            QCOMPARE(pc->text("SELECT reason FROM action WHERE reason LIKE '%asked'"),
                     "[erased] asked");
            QCOMPARE(pc->faults(), "");
            for (const Segment &one : pc->everything())
                QVERIFY(!encodeSegment(one).contains("Bellweather"));
        }
        QVERIFY(eraser.since(*versionVector(writer.db())).empty());
        QVERIFY(writer.since(*versionVector(eraser.db())).empty());
    }

    void whatNamesAGuestOrWhoeverAskedForAPickIsFollowedToo()
    {
        Pc eraser(1);
        Pc writer(2);
        const Id pick = eraser.create("pick", {{"title", words("Beach")},
                                               {"requested_by", words("Rowena Askquith")},
                                               {"area", refValue(kNorth)}});
        const Id guest = eraser.create(
            "attendance", {{"pick", refValue(pick)}, {"name", words("Gus Guestington")}});
        const Id child =
            eraser.create("attendance", {{"pick", refValue(pick)}, {"name", words("Sam Small")}});
        writer.takeFrom(eraser);
        for (const auto &[whose, id] :
             {std::pair(DataSubject::Guest, guest), std::pair(DataSubject::Requester, pick)})
            QVERIFY(ErasureStore(eraser.db(), noPlaces).erase(whose, id, "A. Khan", "Asked to"));
        writer.update("pick", pick,
                      {{"title", words("Walk for Rowena Askquith")},
                       {"note", words("Ask Gus Guestington and Rowena Askquith")}});
        writer.update("attendance", child, {{"emergency_contact", words("Gus Guestington 0777")}});
        exchange(eraser, writer);
        exchange(eraser, writer);
        SAME(eraser, writer);
        QCOMPARE(eraser.text("SELECT title || '; ' || note FROM pick"),
                 "Walk for [erased]; Ask [erased] and [erased]");
        for (Pc *pc : {&eraser, &writer})
            for (const Segment &one : pc->everything())
                QVERIFY(!encodeSegment(one).contains("Guestington") &&
                        !encodeSegment(one).contains("Askquith"));
    }

    // What nobody can put right loses the name wherever it stands, and the surname where they led.
    void soDoesWhatWasWrittenForAnAreaThatCannotBeRead()
    {
        Pc eraser(1);
        Pc writer(2);
        writer.db().setSetting("sync.areas", kNorth.toString());
        const Id ann =
            eraser.create("champion", {{"name", words("Ann Bellweather")}, {"number", words("7")}});
        writer.takeFrom(eraser);
        QVERIFY(ErasureStore(eraser.db(), noPlaces)
                    .erase(DataSubject::Champion, ann, "A. Khan", "Asked to"));
        const auto cancelled = [&](const FieldValues &fields, const char *note) {
            const Id pick = writer.create("pick", fields);
            return writer.create("pick_step", {{"pick", refValue(pick)}, {"note", words(note)}});
        };
        cancelled({{"title", words("Beach")}, {"area", refValue(kSouth)}}, "Said Ann Bellweather");
        cancelled({{"title", words("Dunes")}, {"area", refValue(kSouth)}, {"lead", refValue(ann)}},
                  "Bellweather is ill");
        exchange(eraser, writer);
        exchange(eraser, writer);
        QCOMPARE(eraser.text("SELECT group_concat(note, '; ') FROM (SELECT note FROM pick_step "
                             "ORDER BY note)"),
                 "Said [erased]; [erased] is ill");
        for (Pc *pc : {&eraser, &writer})
            for (const Segment &one : pc->everything())
                QVERIFY(!encodeSegment(one).contains("Bellweather"));
    }

    // In records of others the name stays, as it does where it is erased; that it stands there only
    // this PC can tell, and only now.
    void whatWasWrittenHereAboutThemInOthersRecordsIsTold()
    {
        Pc eraser(1);
        Pc writer(2);
        const Id ann =
            eraser.create("champion", {{"name", words("Ann Bellweather")}, {"number", words("7")}});
        eraser.create("report",
                      {{"ref", words("N1-1")}, {"description", words("Ann Bellweather saw it")}});
        writer.takeFrom(eraser);
        writer.create("report",
                      {{"ref", words("N1-2")}, {"description", words("Ask Ann Bellweather")}});
        QVERIFY(ErasureStore(eraser.db(), noPlaces)
                    .erase(DataSubject::Champion, ann, "A. Khan", "Asked to"));
        const MergeOutcome outcome = writer.takeFrom(eraser);
        QCOMPARE(outcome.mentions, std::vector<std::string>{"N1-2"});
        QCOMPARE(erasedMentions(writer.db()), std::vector<std::string>{"N1-2"});
        QVERIFY(mentionsInWords(outcome.mentions).contains("N1-2"));
        writer.clock().advance(std::chrono::days{29});
        QVERIFY(erasedMentions(writer.db()).empty());
    }

    void compactingIsNoErasure()
    {
        Pc writer(1);
        Pc late(2);
        const Id id = writer.create("champion", {{"name", words("Ann Bell")}});
        writer.update("champion", id, {{"name", words("Ann Reed")}});
        writer.clock().advance(std::chrono::hours{1});
        QCOMPARE(*compact(writer.db(), *versionVector(writer.db()), writer.clock().now()), 1);
        late.takeFrom(writer);
        QCOMPARE(late.text("SELECT count(*) FROM op_log WHERE kind = 5"), "0");
    }
};

QTEST_GUILESS_MAIN(TestErased)
#include "tst_erased.moc"
