// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickbench.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace sc;
using namespace Qt::StringLiterals;

/// The register of picks, its form, gate, assessment, roster and figures, on a database in memory.
class TestPickModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QCOMPARE(m_bench.begin(), QString()); }
    void cleanup() { m_bench.end(); }
    void keepsARequestWithATitleAlone();
    void saysWhatIsWrongBesideItsField();
    void measuresARouteWhileItIsDrawn();
    void namesEveryRuleThatIsNotMet();
    void asksForNameAndReasonWhereTheRoadIsTooFast();
    void takesAnApprovalBackWhenThePlaceMoves();
    void keepsAnAssessmentUnsignedUntilSomebodySigns();
    void putsWhoBooksLateOnTheWaitingList();
    void takesAVisitorForNobodyElse();
    void entersAPaperSheetInOneChange();
    void marksTheLineThatIsWrongAndSavesNothing();
    void keepsMeasuredAndEstimatedKilogramsApart();
    void filtersTheRegister();
    void saysWhoIsStillBookedWhenItCloses();

private:
    [[nodiscard]] PickDesk *desk() const { return m_bench.desk(); }
    QString plan(const QString &title, const QString &road = u"30"_s)
    {
        return m_bench.plan(title, road);
    }
    void assess(const QString &by = u"R. Dunn"_s) { QVERIFY(m_bench.assess(by)); }
    void goLive();

    test::PickBench m_bench;
};

void TestPickModels::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
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
    QSignalSpy done(m_bench.context(), &AppContext::done);
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

void TestPickModels::takesAVisitorForNobodyElse()
{
    plan(u"Park"_s);
    goLive();
    PickRoster *roster = desk()->roster();
    QVERIFY(roster->add(u"Joan"_s, {}, false, {})); // a champion's name begins so
    QCOMPARE(roster->rows()->value(0, u"name"_s).toString(), u"Joan"_s);
    QVERIFY(roster->add(u"joan pearson"_s, {}, false, {}));
    QVERIFY(roster->rows()->rowWith(u"name"_s, u"Joan Pearson (41)"_s) >= 0);
    Session *session = m_bench.context()->session();
    for (const char *number : {"8", "9"})
        QVERIFY(session->write<Champion>([&](Change &change) {
            Champion champion;
            champion.number = number;
            champion.name = "Wei Wong";
            return session->champions().create(change, champion);
        }));
    QVERIFY(!roster->add(u"Wei Wong"_s, {}, false, {}));
    QVERIFY(roster->problems().contains(u"who"_s));
    roster->setSheetCell(0, u"who"_s, u"Wei Wong"_s);
    QVERIFY(!roster->saveSheet());
    QVERIFY(!roster->sheet()->value(0, u"problem"_s).toString().isEmpty());
    roster->setSheetCell(0, u"who"_s, u"Wei"_s);
    QVERIFY(roster->saveSheet());
    QVERIFY(roster->rows()->rowWith(u"name"_s, u"Wei"_s) >= 0);
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
    QSignalSpy done(m_bench.context(), &AppContext::done);
    QVERIFY(roster->saveSheet());
    QCOMPARE(done.count(), 1);
    QCOMPARE(roster->rows()->count(), 20);
    QCOMPARE(roster->rows()->value(3, u"minutes"_s).toString(), u"90"_s);
    QCOMPARE(desk()->detail()->history()->rows().front().what, u"20 people put on the roster"_s);
    m_bench.context()->undoLast();
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
    QVERIFY(results->remainder().startsWith(u"6 bag(s) with nobody's name"_s));
    QVERIFY(results->saveAndClose());
    QCOMPARE(desk()->detail()->property("status").toString(), u"closed"_s);
    const auto pick = desk()->stores()->picks().get(toId(id));
    QCOMPARE(pick->figures.kgMeasured.value_or(0.0), 10.5);
    QCOMPARE(pick->figures.kgEstimated.value_or(0.0), 18.0);
}

void TestPickModels::saysWhoIsStillBookedWhenItCloses()
{
    const QString id = plan(u"Park"_s);
    QVERIFY(desk()->roster()->add(u"41"_s, {}, false, {}));
    goLive();
    desk()->results()->begin(id);
    desk()->results()->set(u"bags_general"_s, u"6"_s);
    QSignalSpy done(m_bench.context(), &AppContext::done);
    QVERIFY(desk()->results()->saveAndClose());
    const QString told = u"1 person is still booked: mark whether they came"_s;
    QVERIFY(done.last().at(0).toString().contains(told));
    QVERIFY(desk()->detail()->property("warning").toString().contains(told));
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

QTEST_MAIN(TestPickModels)
#include "tst_pickmodels.moc"
