// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/program.h"

#include <QAccessible>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
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
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    void type(const QString &text);
    /// Tab until the keyboard is in the item of that accessible name; false where it never is.
    bool tabTo(const QString &name);
    [[nodiscard]] QString focusName() const;
    [[nodiscard]] bool waitForFocus(const QString &name);
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
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
    QQuickStyle::setStyle(u"Fusion"_s);
    m_file = std::filesystem::path(m_folder.path().toStdString()) / "council.db";
    OpenOptions options;
    options.mode = OpenMode::Create;
    auto database = Database::open(m_file, options);
    QVERIFY(database);
    (*database)->setSetting("council_name", "Testborough");
    (*database)->setSetting("officer_name", "R. Dunn");
    Session session(std::move(*database));
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

void TestPickJourney::key(Qt::Key key, Qt::KeyboardModifiers with)
{
    QTest::keyClick(m_program->window, key, with, 15);
}

void TestPickJourney::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_program->window, letter.toLatin1(), Qt::NoModifier, 10);
}

QString TestPickJourney::focusName() const
{
    QQuickItem *item = m_program->window->activeFocusItem();
    const QAccessibleInterface *heard =
        item == nullptr ? nullptr : QAccessible::queryAccessibleInterface(item);
    return heard == nullptr ? QString() : heard->text(QAccessible::Name);
}

bool TestPickJourney::tabTo(const QString &name)
{
    for (int i = 0; i < 400; ++i) {
        if (focusName().startsWith(name))
            return true;
        key(Qt::Key_Tab);
        QCoreApplication::processEvents();
    }
    qWarning() << "no" << name << "but" << focusName();
    return false;
}

bool TestPickJourney::waitForFocus(const QString &name)
{
    const bool there = QTest::qWaitFor([&] { return focusName().startsWith(name); }, kPatience);
    if (!there)
        qWarning() << "the keyboard is in" << focusName();
    return there;
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
    key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(waitForFocus(u"New pick"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"What is it called?"_s));
    type(u"Riverside clean"_s);
    QVERIFY(tabTo(u"Who asked for it?"_s));
    type(u"Mrs Hill, by telephone"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"requested"_s));

    QVERIFY(tabTo(u"Change"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"What is it called?"_s));
    QVERIFY(tabTo(u"Day"_s));
    type(u"tomorrow"_s);
    QVERIFY(tabTo(u"Starts at"_s));
    type(u"10am"_s);
    key(Qt::Key_Return);
    type(u"90"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Who leads it?"_s));
    type(u"41"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"One spot"_s));
    type(u"NZ 288 145"_s);
    key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return m_program->context.picks()->editor()->hasPoints(); },
                            kPatience));
    QVERIFY(tabTo(u"Road speed"_s));
    type(u"30"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"What insurance"_s));
    key(Qt::Key_Down);
    QVERIFY(tabTo(u"Whose land"_s));
    key(Qt::Key_Down);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"planned"_s));
}

void TestPickJourney::assessAndApprove()
{
    QVERIFY(waitForFocus(u"Assess the risks"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Hazard 1"_s));
    QVERIFY(m_program->context.picks()->assessment()->rows()->count() > 3);
    QVERIFY(tabTo(u"Signed off by"_s));
    type(u"R. Dunn"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"assessed"_s));
    QVERIFY(waitForFocus(u"Approve"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Who approves"_s));
    key(Qt::Key_Return); // the officer's own name stands there
    QVERIFY(waitForStatus(u"approved"_s));
}

void TestPickJourney::briefAndStart()
{
    key(Qt::Key_Return, Qt::ControlModifier); // the next step
    QVERIFY(waitForFocus(u"Who gave the briefing"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"briefed"_s));
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"live"_s));
}

void TestPickJourney::typeTheSheet()
{
    QVERIFY(tabTo(u"People"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Name, or champion"_s));
    QVERIFY(tabTo(u"Type in the paper sheet"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Line 1, name"_s));
    type(u"41"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Line 1, came"_s));
    type(u"10:00"_s);
    key(Qt::Key_Tab);
    type(u"11:30"_s);
    key(Qt::Key_Tab);
    type(u"2"_s);
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"Line 2, name"_s));
    type(u"Anna Bell"_s);
    key(Qt::Key_Tab);
    type(u"10:15"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    const LinesModel *rows = m_program->context.picks()->roster()->rows();
    QVERIFY(QTest::qWaitFor([&] { return rows->count() == 2; }, kPatience));
    QCOMPARE(rows->value(0, u"name"_s).toString(), u"Joan Pearson (41)"_s);
    QCOMPARE(rows->value(1, u"name"_s).toString(), u"Anna Bell"_s);
    key(Qt::Key_Escape);
}

void TestPickJourney::enterFigures()
{
    QVERIFY(waitForFocus(u"Enter figures"_s));
    key(Qt::Key_Return);
    QVERIFY(waitForFocus(u"General bags"_s));
    type(u"7"_s);
    QVERIFY(QTest::qWaitFor(
        [&] { return m_program->context.picks()->results()->estimate().contains(u"31.5 kg"_s); },
        kPatience));
    key(Qt::Key_Return, Qt::ControlModifier);
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
