// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/program.h"

#include <QAccessible>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using sc::test::kPatience;
using sc::test::Program;
using namespace Qt::StringLiterals;

/// A litter pick from the request to the close by keyboard on the real window, found again after a
/// restart.
class TestPickJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesFromRequestToClosedPickByKeyboard();
    void findsTheClosedPickAfterARestart();

private:
    /// Tab until the keyboard is in the item of that accessible name; false where it never is.
    [[nodiscard]] bool waitForStatus(const QString &status);
    void plan();
    void assessAndApprove();
    void briefAndStart();
    void typeTheSheet();
    void enterFigures();

    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    Program *m_program = nullptr;
};

void TestPickJourney::initTestCase()
{
    test::prepareWindows();
    m_file = std::filesystem::path(m_folder.path().toStdString()) / "council.db";
    const auto council = test::newCouncil(m_file);
    Session &session = *council;
    const auto made = session.write<Champion>([&](Change &change) {
        Champion champion;
        champion.number = "41";
        champion.name = "Joan Pearson";
        auto lead = session.champions().create(change, champion);
        if (lead)
            change.create("training", session.database().newId(),
                          {{"champion", refValue(lead->id)},
                           {"course", Value{"lead_a_pick"}},
                           {"held_on", Value{"2020-01-10"}},
                           {"expires_on", Value{"2099-12-31"}}});
        return lead;
    });
    QVERIFY(made);
}

bool TestPickJourney::waitForStatus(const QString &status)
{
    const auto now = [&] {
        return m_program->context.picks()->detail()->property("status").toString();
    };
    const bool there = QTest::qWaitFor([&] { return now() == status; }, kPatience);
    if (!there)
        qWarning() << "it is" << now();
    return there;
}

void TestPickJourney::plan()
{
    m_program->key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"New pick"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"What is it called?"_s));
    m_program->type(u"Riverside clean"_s);
    QVERIFY(m_program->tabTo(u"Who asked for it?"_s));
    m_program->type(u"Mrs Hill, by telephone"_s);
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"requested"_s));

    QVERIFY(m_program->tabTo(u"Change"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"What is it called?"_s));
    QVERIFY(m_program->tabTo(u"Day"_s));
    m_program->type(u"tomorrow"_s);
    QVERIFY(m_program->tabTo(u"Starts at"_s));
    m_program->type(u"10am"_s);
    m_program->key(Qt::Key_Return);
    m_program->type(u"90"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Who leads it?"_s));
    m_program->type(u"41"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"One spot"_s));
    m_program->type(u"NZ 288 145"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return m_program->context.picks()->editor()->hasPoints(); },
                            kPatience));
    QVERIFY(m_program->tabTo(u"Road speed"_s));
    m_program->type(u"30"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"What insurance"_s));
    m_program->key(Qt::Key_Down);
    QVERIFY(m_program->tabTo(u"Whose land"_s));
    m_program->key(Qt::Key_Down);
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"planned"_s));
}

void TestPickJourney::assessAndApprove()
{
    QVERIFY(m_program->waitForFocus(u"Assess the risks"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Hazard 1"_s));
    QVERIFY(m_program->context.picks()->assessment()->rows()->count() > 3);
    QVERIFY(m_program->tabTo(u"Signed off by"_s));
    m_program->type(u"R. Dunn"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"assessed"_s));
    QVERIFY(m_program->waitForFocus(u"Approve"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Who approves"_s));
    m_program->key(Qt::Key_Return); // the officer's own name stands there
    QVERIFY(waitForStatus(u"approved"_s));
}

void TestPickJourney::briefAndStart()
{
    m_program->key(Qt::Key_Return, Qt::ControlModifier); // the next step
    QVERIFY(m_program->waitForFocus(u"Who gave the briefing"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"briefed"_s));
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"live"_s));
}

void TestPickJourney::typeTheSheet()
{
    QVERIFY(m_program->tabTo(u"People"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Name, or champion"_s));
    QVERIFY(m_program->tabTo(u"Type in the paper sheet"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Line 1, name"_s));
    m_program->type(u"41"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Line 1, came"_s));
    m_program->type(u"10:00"_s);
    m_program->key(Qt::Key_Tab);
    m_program->type(u"11:30"_s);
    m_program->key(Qt::Key_Tab);
    m_program->type(u"2"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Line 2, name"_s));
    m_program->type(u"Anna Bell"_s);
    m_program->key(Qt::Key_Tab);
    m_program->type(u"10:15"_s);
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    const LinesModel *rows = m_program->context.picks()->roster()->rows();
    QVERIFY(QTest::qWaitFor([&] { return rows->count() == 2; }, kPatience));
    QCOMPARE(rows->value(0, u"name"_s).toString(), u"Joan Pearson (41)"_s);
    QCOMPARE(rows->value(1, u"name"_s).toString(), u"Anna Bell"_s);
    m_program->key(Qt::Key_Escape);
}

void TestPickJourney::enterFigures()
{
    QVERIFY(m_program->waitForFocus(u"Enter figures"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"General bags"_s));
    m_program->type(u"7"_s);
    QVERIFY(QTest::qWaitFor(
        [&] { return m_program->context.picks()->results()->estimate().contains(u"31.5 kg"_s); },
        kPatience));
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"closed"_s));
}

void TestPickJourney::goesFromRequestToClosedPickByKeyboard()
{
    QAccessible::setActive(true);
    Program program(m_file);
    m_program = &program;
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    using Part = void (TestPickJourney::*)();
    for (const Part part : {&TestPickJourney::plan, &TestPickJourney::assessAndApprove,
                            &TestPickJourney::briefAndStart, &TestPickJourney::typeTheSheet,
                            &TestPickJourney::enterFigures}) {
        (this->*part)();
        if (QTest::currentTestFailed())
            break;
    }
    m_program = nullptr;
    QAccessible::setActive(false);
}

void TestPickJourney::findsTheClosedPickAfterARestart()
{
    Program program(m_file);
    QVERIFY(program.window);
    PickList *list = program.context.picks()->list();
    QCOMPARE(list->rows()->count(), 0); // nothing is left to do
    list->setFilter(u"closed"_s);
    QCOMPARE(list->rows()->value(0, u"title"_s).toString(), u"Riverside clean"_s);
    const auto pick = program.context.picks()->stores()->picks().find("Riverside clean");
    QVERIFY(pick);
    QCOMPARE(pick->status(), std::string("closed"));
    QCOMPARE(pick->figures.bagsGeneral.value_or(0), 7);
    QCOMPARE(pick->figures.kgEstimated.value_or(0.0), 31.5);
    const auto roster = program.context.picks()->stores()->roster.roster(pick->id);
    QVERIFY(roster && roster->size() == 2);
    QCOMPARE(roster->front().minutes.value_or(0), 90);
}

QTEST_MAIN(TestPickJourney)
#include "tst_pickjourney.moc"
