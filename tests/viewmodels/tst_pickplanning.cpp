// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitstore.h"
#include "loans/loanactionstore.h"
#include "viewmodels/pickbench.h"
#include "viewmodels/plurals.h"

#include <QSignalSpy>

using namespace sc;
using namespace Qt::StringLiterals;

/// How picks are planned: stops of a walk, calendar, campaigns, and the council's own rules.
class TestPickPlanning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QCOMPARE(m_bench.begin(), QString()); }
    void cleanup() { m_bench.end(); }
    void keepsTheStopsOfAWalkInOrder();
    void saysWhichPlaceAnAssessmentWasMadeFor();
    void showsKitsBookedInTheCalendar();
    void keepsMeetingsInTheCalendar();
    void movesAPickToAnotherDayInTheCalendar();
    void showsTheCampaignsPicksOnItsMap();
    void keepsTheCouncilsOwnRules();
    void editsTheHazardsAnAssessmentBeginsWith();

private:
    [[nodiscard]] PickDesk *desk() const { return m_bench.desk(); }
    QString plan(const QString &title) { return m_bench.plan(title); }
    void assess() { QVERIFY(m_bench.assess()); }

    test::PickBench m_bench;
};

void TestPickPlanning::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
    QVERIFY(loadPlurals(*QCoreApplication::instance()));
}

void TestPickPlanning::keepsTheStopsOfAWalkInOrder()
{
    plan(u"Riverside"_s);
    PickEditor *editor = desk()->editor();
    editor->change(desk()->detail()->pickId());
    editor->setTarget(u"stop"_s);
    editor->placeAt(54.525, -1.553);
    editor->placeAt(54.526, -1.554);
    editor->placeAt(54.527, -1.555);
    editor->nameStop(0, u"The bandstand "_s);
    editor->nameStop(2, u"The weir"_s);
    editor->removeStop(1);
    QCOMPARE(editor->stops()->count(), 2);
    QVERIFY(editor->pointsLine().contains(u"2 stops of the walk"_s));
    QVERIFY(editor->save());
    const auto saved = desk()->stores()->picks().get(toId(desk()->detail()->pickId()));
    QVERIFY(saved);
    QCOMPARE(saved->stops.size(), 2U);
    QCOMPARE(saved->stops[0].name, "The bandstand");
    QCOMPARE(saved->stops[1].name, "The weir");
    QVERIFY(desk()->detail()->facts()->rowWith(u"value"_s, u"2 stops"_s) >= 0);
    editor->change(desk()->detail()->pickId());
    QCOMPARE(editor->stops()->value(1, u"name"_s).toString(), u"The weir"_s);
    editor->clearPlace();
    QCOMPARE(editor->stops()->count(), 0);
    editor->discard();
}

void TestPickPlanning::saysWhichPlaceAnAssessmentWasMadeFor()
{
    const QString pick = plan(u"Riverside"_s);
    assess();
    PickEditor *editor = desk()->editor();
    editor->change(pick);
    editor->set(u"place"_s, u"NZ 300 150"_s);
    QVERIFY(editor->save());
    PickAssessment *assessment = desk()->assessment();
    assessment->begin(pick);
    const QString line = assessment->property("sourceLine").toString();
    QVERIFY2(line.contains(u"It was made for another place, "_s), qPrintable(line));
    QVERIFY2(line.contains(u"NZ 288"_s), qPrintable(line));
    // Moved again while the sheet is open.
    editor->change(pick);
    editor->set(u"place"_s, u"NZ 310 150"_s);
    QVERIFY(editor->save());
    assessment->setBy(u"R. Dunn"_s);
    QVERIFY(!assessment->save());
    assessment->setBy(u"R. Dunn"_s);
    QVERIFY(assessment->save());
}

void TestPickPlanning::showsKitsBookedInTheCalendar()
{
    const QString pick = plan(u"Riverside"_s);
    Session &session = *m_bench.context()->session();
    const auto made = session.write<Loan>([&](Change &change) {
        Loan loan;
        loan.pick = toId(pick);
        loan.borrower = desk()->stores()->picks().get(toId(pick))->lead;
        loan.dueOut = addDays(localDay(session.now()), 1);
        loan.dueIn = addDays(localDay(session.now()), 2);
        KitType type;
        type.name = "Small kit";
        const auto small = KitTypeStore(session.database()).create(change, type);
        Kit kit;
        kit.label = "K-001";
        kit.kitType = small->id;
        kit.depot = {{}, "Harbour Road"};
        loan.kits = {KitStore(session.database()).create(change, kit)->id};
        return LoanStore(session.database()).create(change, loan).and_then([&](const Loan &one) {
            return LoanActions(session.database()).reserve(change, one.id);
        });
    });
    QVERIFY2(made, made ? "" : made.error().message.c_str());
    desk()->refresh();
    PickCalendar *calendar = desk()->calendar();
    calendar->setMode(u"list"_s);
    const int out = calendar->entries()->rowWith(u"loanId"_s, toQString(made->id));
    QVERIFY(out >= 0);
    QVERIFY(calendar->entries()->value(out, u"title"_s).toString().startsWith(u"K-001 out"_s));
    QCOMPARE(calendar->entries()->count(), 3); // the pick, out and back
    const QSignalSpy asked(calendar, &PickCalendar::loanWanted);
    calendar->openLoan(toQString(made->id));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_bench.context()->loans()->detail()->loanId(), toQString(made->id));
    QCOMPARE(desk()->detail()->loans()->count(), 1);
    QVERIFY(desk()->detail()->loans()->value(0, u"words"_s).toString().contains(u"K-001"_s));

    desk()->detail()->lendKits();
    QVERIFY(m_bench.context()->loans()->isLending());
    QCOMPARE(m_bench.context()->loans()->editor()->values().value(u"pick"_s).toString(), pick);
    QVERIFY(m_bench.context()
                ->loans()
                ->editor()
                ->values()
                .value(u"borrower"_s)
                .toString()
                .contains(u"Pearson"_s));
}

void TestPickPlanning::keepsMeetingsInTheCalendar()
{
    MeetingDesk *meetings = desk()->meetings();
    PickCalendar *calendar = desk()->calendar();
    const Day day = addDays(localDay(m_bench.context()->session()->now()), 5);
    meetings->begin(toQString(isoDay(day)));
    QVERIFY(!meetings->save());
    QCOMPARE(meetings->problemFields(), (QStringList{u"time"_s, u"title"_s}));
    meetings->set(u"title"_s, u"Residents' forum"_s);
    meetings->set(u"time"_s, u"6.30 pm"_s);
    QVERIFY(meetings->save());
    calendar->setMode(u"list"_s);
    QCOMPARE(calendar->entries()->count(), 1);
    QCOMPARE(calendar->entries()->value(0, u"time"_s).toString(), u"18:30"_s);
    QCOMPARE(calendar->entries()->value(0, u"stateWord"_s).toString(), u"Meeting"_s);
    const QString id = calendar->entries()->value(0, u"meetingId"_s).toString();
    QVERIFY(meetings->moveTo(id, toQString(isoDay(addDays(day, 1)))));
    QCOMPARE(calendar->entries()->value(0, u"day"_s).toString(),
             toQString(shortDay(addDays(day, 1))));
    QCOMPARE(calendar->entries()->value(0, u"time"_s).toString(), u"18:30"_s);
    QVERIFY(meetings->change(id));
    meetings->set(u"minutes"_s, u"soon"_s);
    QVERIFY(!meetings->save());
    meetings->set(u"minutes"_s, QString());
    QVERIFY(meetings->save());
    QVERIFY(meetings->change(id));
    meetings->remove();
    QCOMPARE(calendar->entries()->count(), 0);
    QVERIFY(!meetings->change(id));
}

void TestPickPlanning::movesAPickToAnotherDayInTheCalendar()
{
    const QString pick = plan(u"Riverside"_s);
    assess();
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    PickCalendar *calendar = desk()->calendar();
    const Day later = addDays(localDay(m_bench.context()->session()->now()), 9);
    QVERIFY(calendar->moveTo(pick, toQString(isoDay(later))));
    QCOMPARE(localDay(*desk()->stores()->picks().get(toId(pick))->startsAt), later);
    QCOMPARE(desk()->stores()->picks().get(toId(pick))->status(), "approved");
    // Long after its assessment is to be looked at again, the gate takes the approval back.
    const QSignalSpy done(calendar, &PickCalendar::done);
    QVERIFY(calendar->moveTo(pick, toQString(isoDay(addDays(later, 3650)))));
    QVERIFY(desk()->stores()->picks().get(toId(pick))->status() != "approved");
    QVERIFY(done.first().first().toString().contains(u"approval was taken back"_s));
    QVERIFY(!calendar->moveTo(pick, u"not a day"_s));
}

void TestPickPlanning::showsTheCampaignsPicksOnItsMap()
{
    plan(u"Riverside"_s);
    CampaignDesk *campaigns = desk()->campaigns();
    QVERIFY(!campaigns->layer()->hasPlaces());
    campaigns->add();
    campaigns->set(u"title"_s, u"Spring clean"_s);
    campaigns->set(u"starts_on"_s, u"1 4 2026"_s);
    campaigns->set(u"ends_on"_s, u"30 4 2026"_s);
    QVERIFY2(campaigns->save(), qPrintable(campaigns->problemMessages().join(u", "_s)));
    QVERIFY(!campaigns->layer()->hasPlaces());
    const QString inside = plan(u"Quayside"_s);
    desk()->editor()->change(inside);
    desk()->editor()->set(u"campaign"_s, campaigns->campaign());
    QVERIFY(desk()->editor()->save());
    desk()->refresh();
    QVERIFY(campaigns->layer()->hasPlaces());
    QVERIFY(campaigns->layer()->keyOf(inside) >= 0);
    QCOMPARE(desk()->layer()->keyOf(inside) >= 0, true);
    QVERIFY(campaigns->layer()->idAt(1).isEmpty());
}

void TestPickPlanning::keepsTheCouncilsOwnRules()
{
    PickRuleSettings *rules = desk()->rules();
    QCOMPARE(rules->values().value(u"road_limit_mph"_s).toString(), u"30"_s);
    rules->set(u"road_limit_mph"_s, u"fast"_s);
    QVERIFY(rules->areRulesChanged());
    QVERIFY(!rules->saveRules());
    QCOMPARE(rules->problemFields(), QStringList{u"road_limit_mph"_s});
    rules->set(u"road_limit_mph"_s, u"20"_s);
    rules->set(u"likelihood_max"_s, u"3"_s);
    rules->set(u"severity_max"_s, u"3"_s);
    rules->set(u"kg_per_bag"_s, u"6.5"_s);
    QVERIFY2(rules->saveRules(), qPrintable(rules->problemMessages().join(u", "_s)));
    QVERIFY(!rules->areRulesChanged());
    const auto kept = desk()->stores()->picks().settings().rules();
    QCOMPARE(kept->roadLimitMph, 20);
    QCOMPARE(kept->matrix.severityMax, 3);
    QCOMPARE(kept->kgPerBag, 6.5);
}

void TestPickPlanning::editsTheHazardsAnAssessmentBeginsWith()
{
    PickRuleSettings *rules = desk()->rules();
    const int shipped = rules->hazards()->count();
    QVERIFY(shipped > 3);
    rules->setCell(0, u"controls"_s, u"Stay on the pavement"_s);
    rules->removeHazard(1);
    rules->addHazard();
    const int last = rules->hazards()->count() - 1;
    rules->setCell(last, u"hazard"_s, u"Geese"_s);
    QVERIFY(!rules->saveHazards()); // it has no scores yet
    for (const auto &column : {u"lb"_s, u"sb"_s, u"la"_s, u"sa"_s})
        rules->setCell(last, column, u"2"_s);
    rules->setCell(last, u"controls"_s, u"Leave them alone"_s);
    QVERIFY2(rules->saveHazards(), qPrintable(rules->problemMessages().join(u", "_s)));
    QVERIFY(!rules->areHazardsChanged());

    const QString pick = plan(u"Riverside"_s);
    desk()->assessment()->begin(pick);
    LinesModel *rows = desk()->assessment()->rows();
    QCOMPARE(rows->count(), shipped);
    QCOMPARE(rows->value(0, u"controls"_s).toString(), u"Stay on the pavement"_s);
    QVERIFY(rows->rowWith(u"hazard"_s, u"Geese"_s) >= 0);
    QVERIFY(rules->restoreShipped());
    QCOMPARE(rules->hazards()->count(), shipped);
    QVERIFY(rules->hazards()->rowWith(u"hazard"_s, u"Geese"_s) < 0);
}

QTEST_MAIN(TestPickPlanning)
#include "tst_pickplanning.moc"
