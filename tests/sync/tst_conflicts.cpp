// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/conflicts.h"
#include "sync/peers.h"

#include <QTest>

#include "pcbench.h"

using namespace sc;
using namespace sc::test;
using namespace std::chrono_literals;

namespace {

std::vector<Conflict> listOf(Pc &pc)
{
    return ConflictStore(pc.db()).list().value_or(std::vector<Conflict>());
}

bool settle(Pc &pc, const Conflict &conflict, const ConflictChoice &choice)
{
    return ConflictStore(pc.db()).settle(conflict, choice, Actor{"Reviewer"}).has_value();
}

} // namespace

class TestConflicts : public QObject {
    Q_OBJECT

    std::unique_ptr<Pc> m_a;
    std::unique_ptr<Pc> m_b;

    /// A report whose description both changed.
    Id disagree()
    {
        const Id id =
            m_a->create("report", {{"ref", words("N3-1")}, {"description", words("Sofa")}});
        exchange(*m_a, *m_b);
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->clock().advance(1min);
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        return id;
    }
    void makeLoan(Pc &pc, const char *ref, const Id &kit)
    {
        Change change(pc.db(), Actor{"R. Dunn"});
        const Id loan = pc.db().newId();
        change.create(
            "loan_step", pc.db().newId(),
            {{"loan", refValue(loan)}, {"action", words("import")}, {"to_status", words("out")}});
        change.create(
            "loan", loan,
            {{"ref", words(ref)}, {"status", words("out")}, {"out_at", instantValue(kMorning)}});
        change.create("loan_kit",
                      Id::fromName("loan_kit:" + loan.toString() + ":" + kit.toString()),
                      {{"loan", refValue(loan)}, {"kit", refValue(kit)}});
        QVERIFY(change.commit());
    }

private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<Pc>(1);
        m_b = std::make_unique<Pc>(2);
    }

    void tellsBothValuesWhoWhenAndWhatWasBefore()
    {
        const Id id = disagree();
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(list[0].record, id);
        QCOMPARE(list[0].field, "description");
        QCOMPARE(list[0].title, "report N3-1");
        QVERIFY(list[0].base == words("Sofa"));
        QCOMPARE(list[0].heads.size(), 2UZ);
        QVERIFY(list[0].heads[0].value == words("Bed"));
        QCOMPARE(list[0].heads[0].by, "Officer 1");
        QVERIFY(list[0].heads[1].value == words("Wardrobe"));
        QCOMPARE(list[0].heads[1].by, "Officer 2");
        QCOMPARE(list[0].heads[1].at, kMorning + 1min);
        const auto there = listOf(*m_b);
        QVERIFY(there[0].id == list[0].id);
        QVERIFY(there[0].heads[0].stamps.size() == 1 && there[0].heads[0].by == "Officer 1");
    }

    void aClockThatWasWrongElsewhereChangesNobodysTimes()
    {
        Pc ahead(3);
        ahead.clock().set(kMorning + std::chrono::hours{24 * 365 * 20});
        const Id id = ahead.create("report", {{"description", words("Sofa")}});
        m_a->takeFrom(ahead);
        m_b->takeFrom(ahead);
        m_a->update("report", id, {{"description", words("Bed")}});
        m_b->clock().advance(1min);
        m_b->update("report", id, {{"description", words("Wardrobe")}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QCOMPARE(std::min(list[0].heads[0].at, list[0].heads[1].at), kMorning);
        QCOMPARE(std::max(list[0].heads[0].at, list[0].heads[1].at), kMorning + 1min);
        QCOMPARE(listOf(*m_b)[0].heads[0].at, list[0].heads[0].at);
    }

    void aDecisionTravels()
    {
        disagree();
        QVERIFY(settle(*m_b, listOf(*m_b)[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT description FROM report"), "Bed");
        QCOMPARE(m_a->picture(), m_b->picture());
    }

    void twoDecisionsApartAreANewConflict()
    {
        disagree();
        QVERIFY(settle(*m_a, listOf(*m_a)[0], {.choose = 1}));
        QVERIFY(settle(*m_b, listOf(*m_b)[0], {.value = words("Mattress")}));
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QVERIFY(list[0].heads[0].value == words("Bed") || list[0].heads[1].value == words("Bed"));
        QCOMPARE(m_a->picture(), m_b->picture());
    }

    void nobodyIsAskedWhatADeletedRecordSaid()
    {
        const Id id = disagree();
        const Id question = listOf(*m_a).at(0).id;
        m_b->remove("report", id); // with both answers before them
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        QVERIFY(!ConflictStore(m_a->db()).find(question.toString()));
        {
            Change change(m_a->db(), Actor{"Officer 1"});
            QVERIFY(change.restore("report", id));
            QVERIFY(change.commit());
        }
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).at(0).id == question); // asked again, with the same answers
        QCOMPARE(listOf(*m_b).at(0).heads.size(), 2UZ);
        SAME(*m_a, *m_b);
    }

    // Whose it is has to be settled, deleted or not: the areas hold it in two states.
    void anAnswerBringsNothingBackThatIsDeleted()
    {
        const Id id = m_a->create("report", {{"description", words("Sofa")}});
        exchange(*m_a, *m_b);
        m_a->update("report", id, {{"area", refValue(kNorth)}});
        m_b->update("report", id, {{"area", refValue(kSouth)}});
        exchange(*m_a, *m_b);
        m_b->remove("report", id);
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QVERIFY(settle(*m_a, listOf(*m_a)[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            QVERIFY(listOf(*pc).empty());
            QCOMPARE(pc->text("SELECT deleted FROM report"), "1");
        }
        SAME(*m_a, *m_b);
    }

    void refusesWhatTheFieldCannotHave()
    {
        disagree();
        QVERIFY(!settle(*m_a, listOf(*m_a)[0], {.choose = 3}));
        QVERIFY(!settle(*m_a, listOf(*m_a)[0], {.value = Value{2.5}}));
        QCOMPARE(listOf(*m_a).size(), 1UZ);
    }

    void oneKitOnTwoLoansWaitsForAPerson()
    {
        const Id kit = m_a->create("kit", {{"label", words("K-001")}});
        exchange(*m_a, *m_b);
        makeLoan(*m_a, "N-1", kit);
        makeLoan(*m_b, "S-1", kit);
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QVERIFY(list[0].kind == Conflict::Kind::KitTwice);
        QVERIFY(listOf(*m_b)[0].id == list[0].id);
        QVERIFY(settle(*m_a, list[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_b->text("SELECT count(*) FROM loan_kit WHERE deleted = 0"), "1");
        QCOMPARE(m_a->faults(), "");
    }

    void oneKitLentTwiceAndSettledInTwoWaysIsAskedAboutAgain()
    {
        const Id kit = m_a->create("kit", {{"label", words("K-001")}, {"status", words("out")}});
        exchange(*m_a, *m_b);
        makeLoan(*m_a, "N-1", kit);
        makeLoan(*m_b, "S-1", kit);
        exchange(*m_a, *m_b);
        const Conflict clash = listOf(*m_a).at(0);
        QVERIFY(settle(*m_a, clash, {.choose = 1}));
        QVERIFY(settle(*m_b, clash, {.choose = 2}));
        exchange(*m_a, *m_b);
        QCOMPARE(m_a->picture(), m_b->picture());
        for (Pc *pc : {m_a.get(), m_b.get()}) {
            QCOMPARE(listOf(*pc).size(), 1UZ);
            QVERIFY(listOf(*pc)[0].id == clash.id);
            QVERIFY(listOf(*pc)[0].again);
        }
        QVERIFY(settle(*m_b, listOf(*m_b)[0], {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QVERIFY(listOf(*m_b).empty());
        const auto kept = std::get<std::string>(clash.heads[1].value);
        QCOMPARE(m_a->text("SELECT l.ref || l.status FROM loan_kit k JOIN loan l ON l.id = k.loan "
                           "WHERE k.deleted = 0"),
                 kept + "out");
        QCOMPARE(m_a->text("SELECT count(*) FROM loan WHERE status = 'cancelled'"), "1");
        QCOMPARE(m_a->text("SELECT status FROM kit"), "out");
        QCOMPARE(m_a->picture(), m_b->picture());
        QCOMPARE(m_a->faults(), "");
    }

    void onePersonEnteredTwiceBecomesOne()
    {
        const Id one = m_a->create(
            "champion", {{"name", words("Ann Bell")}, {"email", words("ann@example.org")}});
        const Id two = m_b->create(
            "champion", {{"name", words("ann bell")}, {"email", words("Ann@example.org")}});
        const Id report = m_b->create("report", {{"champion", refValue(two)}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1UZ);
        QVERIFY(list[0].kind == Conflict::Kind::SamePerson);
        const std::size_t kept = list[0].heads[0].record == one ? 1 : 2;
        QVERIFY(settle(*m_a, list[0], {.choose = kept}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_b->text("SELECT count(*) FROM champion WHERE deleted = 0"), "1");
        QCOMPARE(m_b->text("SELECT lower(hex(champion)) FROM report"),
                 QString::fromStdString(one.toString()).remove(u'-').toStdString());
        QCOMPARE(m_a->picture(), m_b->picture());
        QCOMPARE(m_a->faults(), "");
        static_cast<void>(report);
    }

    void twoPeopleOfOneNameMayStay()
    {
        m_a->create("champion", {{"name", words("Ann Bell")}, {"phone", words("01325 388001")}});
        m_b->create("champion", {{"name", words("Ann Bell")}, {"phone", words("01325 388002")}});
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty()); // another telephone
        m_b->create("champion", {{"name", words("Ann Bell")}, {"phone", words("01325 388001")}});
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1UZ);
        QVERIFY(settle(*m_a, listOf(*m_a)[0], {.both = true}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).empty());
        QCOMPARE(m_b->text("SELECT count(*) FROM champion WHERE deleted = 0"), "3");
    }

    void theSameAttendanceToldTwiceCountsOnce()
    {
        const Id pick = m_a->create("pick", {});
        const Id champion = m_a->create("champion", {{"name", words("Ann Bell")}});
        exchange(*m_a, *m_b);
        for (Pc *pc : {m_a.get(), m_b.get()})
            pc->create("attendance", {{"pick", refValue(pick)}, {"champion", refValue(champion)}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_b);
        QCOMPARE(list.size(), 1UZ);
        QVERIFY(list[0].kind == Conflict::Kind::SameFigures);
        QVERIFY(settle(*m_b, list[0], {.choose = 2}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT count(*) FROM attendance WHERE deleted = 0"), "1");
    }

    void oneNumberGivenToTwoChampionsIsAskedAboutAndTheOtherGetsTheNext()
    {
        const Id first =
            m_a->create("champion", {{"number", words("41")}, {"name", words("Ann Bell")}});
        m_b->clock().advance(1min);
        const Id second =
            m_b->create("champion", {{"number", words("41")}, {"name", words("Tom Reed")}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].kind, Conflict::Kind::SameNumber);
        QCOMPARE(list[0].field, "number");
        QCOMPARE(list[0].id, listOf(*m_b).at(0).id);
        QVERIFY(list[0].title.contains("Ann Bell"));
        QVERIFY(list[0].heads[1].about.contains("41"));
        const std::size_t keeps = list[0].heads[0].record == first ? 1 : 2;
        QVERIFY(settle(*m_b, list[0], {.choose = keeps}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_a).empty());
        QCOMPARE(m_a->text("SELECT group_concat(number) FROM (SELECT number FROM champion ORDER "
                           "BY number)"),
                 "41,42");
        QCOMPARE(
            m_a->db().query("SELECT 1 FROM champion WHERE id = ? AND number = '42'", second).step(),
            true);
        SAME(*m_a, *m_b);
    }

    void aNumberMayAlsoBeTypedAndBothMayStand()
    {
        m_a->create("champion", {{"number", words("41")}, {"name", words("Ann Bell")}});
        m_b->create("champion", {{"number", words("41")}, {"name", words("Tom Reed")}});
        exchange(*m_a, *m_b);
        QVERIFY(!settle(*m_a, listOf(*m_a).at(0), {.value = words("41")}));
        Pc third(9, m_a->db().image());
        QVERIFY(settle(third, listOf(third).at(0), {.both = true}));
        QVERIFY(listOf(third).empty());
        QVERIFY(settle(*m_a, listOf(*m_a).at(0), {.value = words("N41")}));
        QVERIFY(listOf(*m_a).empty());
    }

    void countsOfAReturnTakenOnTwoPcsAreAskedAbout()
    {
        const Id line = Id::fromName("loan_line:1");
        m_a->create("loan_line", line, {{"ok", Value{std::int64_t{4}}}});
        m_b->create("loan_line", line, {{"ok", Value{std::int64_t{3}}}});
        exchange(*m_a, *m_b);
        const auto list = listOf(*m_a);
        QCOMPARE(list.size(), 1U);
        QCOMPARE(list[0].field, "ok");
        QVERIFY(settle(*m_a, list[0], {.choose = 1}));
        exchange(*m_a, *m_b);
        QVERIFY(listOf(*m_b).empty());
        SAME(*m_a, *m_b);
    }

    void figuresOfAPickWrittenOnTwoPcsAreAskedAbout()
    {
        const Id pick = m_a->create("pick", {{"title", words("Beck")}});
        exchange(*m_a, *m_b);
        m_a->update("pick", pick, {{"bags_general", Value{std::int64_t{12}}}});
        m_b->update("pick", pick, {{"bags_general", Value{std::int64_t{14}}}});
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_b).size(), 1U);
        QCOMPARE(listOf(*m_b).at(0).field, "bags_general");
    }

    void somebodyWithoutANumberCountedTwiceAtOnePickIsAskedAbout()
    {
        const Id pick = m_a->create("pick", {{"title", words("Beck")}});
        exchange(*m_a, *m_b);
        m_a->create("attendance", {{"pick", refValue(pick)}, {"name", words("Jo Hall")}});
        m_b->create("attendance", {{"pick", refValue(pick)}, {"name", words("jo hall ")}});
        exchange(*m_a, *m_b);
        QCOMPARE(listOf(*m_a).size(), 1U);
        QCOMPARE(listOf(*m_a).at(0).kind, Conflict::Kind::SameFigures);
    }

    void whatOnlyLooksLikeADisagreementUntilAnEntryComesIsNotListed()
    {
        Pc c(3);
        Pc d(4);
        const Id id = m_a->create("report", {{"description", words("Sofa")}});
        d.takeFrom(*m_a);
        m_b->takeFrom(*m_a);
        m_b->update("report", id, {{"description", words("Bed")}});
        c.takeFrom(*m_a);
        c.takeFrom(*m_b);
        c.update("report", id, {{"description", words("Wardrobe")}});
        // D hears of the wardrobe, and that C has something of B that D lacks.
        auto fromC = c.everything();
        std::erase_if(fromC,
                      [&](const Segment &one) { return one.stream.device != c.db().device().id; });
        d.take(fromC);
        QCOMPARE(listOf(d).size(), 1U); // nothing is known of anything in between
        QVERIFY(PeerStore(d.db()).assume(Id::fromName("C"), *versionVector(c.db())).has_value());
        QVERIFY(listOf(d).empty());
        d.takeFrom(*m_b);
        QVERIFY(listOf(d).empty());
        QCOMPARE(d.text("SELECT description FROM report"), "Wardrobe");
    }
};

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
