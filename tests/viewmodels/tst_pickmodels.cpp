// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitstore.h"
#include "loans/loanactionstore.h"
#include "viewmodels/appcontext.h"
#include "viewmodels/plurals.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// The register of picks, its form, gate, assessment, roster and figures, on a database in memory.
class TestPickModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_context.reset(); }
    void keepsARequestWithATitleAlone();
    void saysWhatIsWrongBesideItsField();
    void measuresARouteWhileItIsDrawn();
    void namesEveryRuleThatIsNotMet();
    void asksForNameAndReasonWhereTheRoadIsTooFast();
    void takesAnApprovalBackWhenThePlaceMoves();
    void keepsAnAssessmentUnsignedUntilSomebodySigns();
    void putsWhoBooksLateOnTheWaitingList();
    void entersAPaperSheetInOneChange();
    void marksTheLineThatIsWrongAndSavesNothing();
    void keepsMeasuredAndEstimatedKilogramsApart();
    void filtersTheRegister();
    void keepsTheStopsOfAWalkInOrder();
    void showsKitsBookedInTheCalendar();
    void movesAPickToAnotherDayInTheCalendar();
    void showsTheCampaignsPicksOnItsMap();
    void keepsTheCouncilsOwnRules();
    void editsTheHazardsAnAssessmentBeginsWith();

private:
    [[nodiscard]] PickDesk *desk() const { return m_context->picks(); }
    /// A pick with everything the gate asks for but the assessment; its id.
    QString plan(const QString &title, const QString &road = u"30"_s);
    void assess(const QString &by = u"R. Dunn"_s);
    void goLive();

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestPickModels::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
    QVERIFY(loadPlurals(*QCoreApplication::instance()));
}

void TestPickModels::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    auto session = Session::inMemory();
    QVERIFY(session);
    const auto trained = (*session)->write<Champion>([&](Change &change) {
        Champion champion;
        champion.number = "41";
        champion.name = "Joan Pearson";
        auto made = (*session)->champions().create(change, champion);
        if (made)
            change.create("training", (*session)->database().newId(),
                          {{"champion", refValue(made->id)},
                           {"course", Value{"lead_a_pick"}},
                           {"held_on", Value{"2020-01-10"}},
                           {"expires_on", Value{"2099-12-31"}}});
        return made;
    });
    QVERIFY(trained);
    m_context->use(std::move(*session));
}

QString TestPickModels::plan(const QString &title, const QString &road)
{
    PickEditor *editor = desk()->editor();
    editor->begin();
    editor->discard();
    editor->set(u"title"_s, title);
    editor->set(u"day"_s, u"tomorrow"_s);
    editor->set(u"time"_s, u"10:00"_s);
    editor->set(u"minutes"_s, u"90"_s);
    editor->set(u"lead"_s, u"41"_s);
    editor->set(u"road_speed_mph"_s, road);
    editor->set(u"insurance_basis"_s, u"council_volunteer_policy"_s);
    editor->set(u"land_permission"_s, u"not_needed"_s);
    editor->set(u"place"_s, u"NZ 288 145"_s);
    if (!editor->save())
        qWarning() << editor->problemMessages();
    return desk()->detail()->pickId();
}

void TestPickModels::assess(const QString &by)
{
    desk()->assessment()->begin(desk()->detail()->pickId());
    desk()->assessment()->setBy(by);
    QVERIFY2(desk()->assessment()->save(),
             qPrintable(desk()->assessment()->problemMessages().join(u", "_s)));
}

void TestPickModels::goLive()
{
    assess();
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    QVERIFY(desk()->detail()->brief(u"J. Pearson"_s));
    QVERIFY(desk()->detail()->start());
}

void TestPickModels::keepsARequestWithATitleAlone()
{
    const QAbstractItemModelTester tester(desk()->list()->rows());
    desk()->editor()->begin();
    desk()->editor()->set(u"title"_s, u"Riverside"_s);
    QVERIFY(desk()->editor()->save());
    QCOMPARE(desk()->list()->rows()->count(), 1);
    QCOMPARE(desk()->detail()->property("status").toString(), u"requested"_s);
    QCOMPARE(desk()->list()->currentRow(), 0);
    QVERIFY(desk()->list()->rows()->value(0, u"missing"_s).toString().contains(u"No assessment"_s));
}

void TestPickModels::saysWhatIsWrongBesideItsField()
{
    PickEditor *editor = desk()->editor();
    editor->begin();
    editor->set(u"title"_s, u"Riverside"_s);
    editor->set(u"day"_s, u"soonish"_s);
    editor->set(u"minutes"_s, u"long"_s);
    editor->set(u"lead"_s, u"Nobody Known"_s);
    QVERIFY(!editor->save());
    QVERIFY(editor->problemFields().contains(u"day"_s));
    QVERIFY(editor->problemFields().contains(u"minutes"_s));
    QVERIFY(editor->problemFields().contains(u"lead"_s));
    QCOMPARE(editor->values().value(u"day"_s).toString(), u"soonish"_s);
    QCOMPARE(desk()->list()->rows()->count(), 0);
}

void TestPickModels::measuresARouteWhileItIsDrawn()
{
    PickEditor *editor = desk()->editor();
    editor->begin();
    editor->setTarget(u"route"_s);
    editor->placeAt(54.5260, -1.5530);
    QVERIFY(editor->measure().contains(u"two points"_s));
    editor->placeAt(54.5350, -1.5530);
    QCOMPARE(editor->measure(), u"Route of 1.0 km"_s);
    QCOMPARE(editor->outlines().count(), 1);
    editor->setTarget(u"land"_s);
    QVERIFY(editor->measure().contains(u"three corners"_s));
    editor->placeAt(54.5350, -1.5430);
    QVERIFY(editor->measure().startsWith(u"Land of"_s));
    editor->removeLastPoint();
    QVERIFY(editor->measure().contains(u"three corners"_s));
    editor->discard();
}

void TestPickModels::namesEveryRuleThatIsNotMet()
{
    desk()->editor()->begin();
    desk()->editor()->set(u"title"_s, u"Riverside"_s);
    QVERIFY(desk()->editor()->save());
    const LinesModel *gate = desk()->detail()->gate();
    int unmet = 0;
    for (int row = 0; row < gate->count(); ++row)
        unmet += gate->value(row, u"met"_s).toBool() ? 0 : 1;
    QCOMPARE(unmet, 5); // day, assessment, leader, insurance, permission
    const QString id = plan(u"Whole"_s);
    assess();
    for (int row = 0; row < gate->count(); ++row)
        QVERIFY2(gate->value(row, u"met"_s).toBool(),
                 qPrintable(gate->value(row, u"text"_s).toString()));
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    QCOMPARE(desk()->detail()->property("status").toString(), u"approved"_s);
}

void TestPickModels::asksForNameAndReasonWhereTheRoadIsTooFast()
{
    plan(u"Bypass"_s, u"60"_s);
    assess();
    QVERIFY(desk()->detail()->property("asksOverride").toBool());
    QVERIFY(!desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    QVERIFY(desk()->detail()->problemFields().contains(u"road_speed_mph"_s));
    QVERIFY(!desk()->detail()->approve(u"M. Ward"_s, u"H. Gray"_s, {}));
    QVERIFY(
        desk()->detail()->approve(u"M. Ward"_s, u"H. Gray"_s, u"The road is closed that day"_s));
    QVERIFY(desk()->detail()->history()->rows().front().what.contains(u"H. Gray"_s));
}

void TestPickModels::takesAnApprovalBackWhenThePlaceMoves()
{
    const QString id = plan(u"Park"_s);
    assess();
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    desk()->editor()->change(id);
    desk()->editor()->placeAt(54.6, -1.6);
    QSignalSpy done(m_context.get(), &AppContext::done);
    QVERIFY(desk()->editor()->save());
    QVERIFY(done.front().front().toString().contains(u"taken back"_s));
    QCOMPARE(desk()->detail()->property("status").toString(), u"planned"_s);
}

void TestPickModels::keepsAnAssessmentUnsignedUntilSomebodySigns()
{
    plan(u"Park"_s);
    PickAssessment *assessment = desk()->assessment();
    assessment->begin(desk()->detail()->pickId());
    QVERIFY(assessment->rows()->count() > 3); // the template
    assessment->setCell(0, u"lb"_s, u"9"_s);
    assessment->setBy({});
    QVERIFY(!assessment->save());
    QVERIFY(!assessment->problemFields().isEmpty());
    assessment->setCell(0, u"lb"_s, u"3"_s);
    QVERIFY(assessment->save());
    QVERIFY(!desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    assess();
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
}

void TestPickModels::putsWhoBooksLateOnTheWaitingList()
{
    const QString id = plan(u"Small"_s);
    desk()->editor()->change(id);
    desk()->editor()->set(u"capacity"_s, u"1"_s);
    QVERIFY(desk()->editor()->save());
    PickRoster *roster = desk()->roster();
    QVERIFY(roster->add(u"41"_s, {}, false, {}));
    QVERIFY(roster->add(u"Somebody New"_s, u"07700 900123"_s, false, {}));
    QCOMPARE(roster->rows()->count(), 2);
    QCOMPARE(roster->rows()->value(0, u"name"_s).toString(), u"Joan Pearson (41)"_s);
    QVERIFY(roster->rows()->value(1, u"stateWord"_s).toString().contains(u"waiting"_s));
    roster->setPerson(roster->rows()->value(0, u"attendance"_s).toString());
    roster->set(u"status"_s, u"cancelled"_s);
    QVERIFY(roster->savePerson());
    QCOMPARE(roster->rows()->value(1, u"stateWord"_s).toString(), u"Booked"_s);
}

void TestPickModels::entersAPaperSheetInOneChange()
{
    plan(u"Park"_s);
    goLive();
    PickRoster *roster = desk()->roster();
    for (int row = 0; row < 20; ++row) {
        roster->setSheetCell(row, u"who"_s, row == 0 ? u"41"_s : u"Person %1"_s.arg(row));
        roster->setSheetCell(row, u"in"_s, u"10:00"_s);
        roster->setSheetCell(row, u"out"_s, u"1130"_s);
        roster->setSheetCell(row, u"bags"_s, u"2"_s);
    }
    QCOMPARE(roster->sheet()->count(), 21); // one more to go on with
    QSignalSpy done(m_context.get(), &AppContext::done);
    QVERIFY(roster->saveSheet());
    QCOMPARE(done.count(), 1);
    QCOMPARE(roster->rows()->count(), 20);
    QCOMPARE(roster->rows()->value(3, u"minutes"_s).toString(), u"90"_s);
    m_context->undoLast();
    QCOMPARE(roster->rows()->count(), 0);
}

void TestPickModels::marksTheLineThatIsWrongAndSavesNothing()
{
    plan(u"Park"_s);
    goLive();
    PickRoster *roster = desk()->roster();
    roster->setSheetCell(0, u"who"_s, u"Anna Bell"_s);
    roster->setSheetCell(1, u"who"_s, u"Ben Cole"_s);
    roster->setSheetCell(1, u"in"_s, u"half past"_s);
    QVERIFY(!roster->saveSheet());
    QVERIFY(roster->sheet()->value(0, u"problem"_s).toString().isEmpty());
    QVERIFY(!roster->sheet()->value(1, u"problem"_s).toString().isEmpty());
    QCOMPARE(roster->rows()->count(), 0);
}

void TestPickModels::keepsMeasuredAndEstimatedKilogramsApart()
{
    const QString id = plan(u"Park"_s);
    goLive();
    PickResults *results = desk()->results();
    results->begin(id);
    results->set(u"bags_general"_s, u"6"_s);
    QVERIFY2(results->estimate().startsWith(u"27.0 kg estimated, at 4.5 kg a bag"_s),
             qPrintable(results->estimate()));
    results->set(u"kg_measured"_s, u"10.5"_s);
    results->set(u"bags_weighed"_s, u"2"_s);
    QVERIFY2(results->estimate().startsWith(u"18.0 kg estimated"_s),
             qPrintable(results->estimate()));
    QVERIFY(results->remainder().startsWith(u"6 bags with nobody's name"_s));
    QVERIFY(results->saveAndClose());
    QCOMPARE(desk()->detail()->property("status").toString(), u"closed"_s);
    const auto pick = desk()->stores()->picks().get(toId(id));
    QCOMPARE(pick->figures.kgMeasured.value_or(0.0), 10.5);
    QCOMPARE(pick->figures.kgEstimated.value_or(0.0), 18.0);
}

void TestPickModels::filtersTheRegister()
{
    plan(u"Closed one"_s);
    goLive();
    desk()->results()->begin(desk()->detail()->pickId());
    desk()->results()->set(u"bags_general"_s, u"6"_s);
    QVERIFY(desk()->results()->saveAndClose());
    plan(u"Open one"_s);
    PickList *list = desk()->list();
    QCOMPARE(list->rows()->count(), 1);
    list->setFilter(u"closed"_s);
    QCOMPARE(list->rows()->value(0, u"title"_s).toString(), u"Closed one"_s);
    list->setFilter(u"all"_s);
    QCOMPARE(list->rows()->count(), 2);
    list->setText(u"open"_s);
    QCOMPARE(list->rows()->count(), 1);
    list->clearFilters();
    QCOMPARE(list->filter(), u"open"_s);
}

void TestPickModels::keepsTheStopsOfAWalkInOrder()
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

void TestPickModels::showsKitsBookedInTheCalendar()
{
    const QString pick = plan(u"Riverside"_s);
    Session &session = *m_context->session();
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
    QCOMPARE(m_context->loans()->detail()->loanId(), toQString(made->id));
    QCOMPARE(desk()->detail()->loans()->count(), 1);
    QVERIFY(desk()->detail()->loans()->value(0, u"words"_s).toString().contains(u"K-001"_s));

    desk()->detail()->lendKits();
    QVERIFY(m_context->loans()->isLending());
    QCOMPARE(m_context->loans()->editor()->values().value(u"pick"_s).toString(), pick);
    QVERIFY(m_context->loans()
                ->editor()
                ->values()
                .value(u"borrower"_s)
                .toString()
                .contains(u"Pearson"_s));
}

void TestPickModels::movesAPickToAnotherDayInTheCalendar()
{
    const QString pick = plan(u"Riverside"_s);
    assess();
    QVERIFY(desk()->detail()->approve(u"M. Ward"_s, {}, {}));
    PickCalendar *calendar = desk()->calendar();
    const Day later = addDays(localDay(m_context->session()->now()), 9);
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

void TestPickModels::showsTheCampaignsPicksOnItsMap()
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

void TestPickModels::keepsTheCouncilsOwnRules()
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

void TestPickModels::editsTheHazardsAnAssessmentBeginsWith()
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

QTEST_MAIN(TestPickModels)
#include "tst_pickmodels.moc"
