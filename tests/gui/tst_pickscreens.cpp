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

namespace {

constexpr int kPeople = 20;
/// What somebody who does not touch-type manages in two minutes, at three and a half a second.
constexpr int kKeysInTwoMinutes = 420;

/// The item below `root` that a screen reader calls so; null where there is none.
QQuickItem *itemCalled(QQuickItem *root, const QString &name)
{
    if (const QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(root);
        heard != nullptr && root->isVisible() && heard->text(QAccessible::Name).startsWith(name))
        return root;
    for (QQuickItem *child : root->childItems()) {
        if (QQuickItem *found = itemCalled(child, name))
            return found;
    }
    return nullptr;
}

QPoint middleOf(const QQuickItem *item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

} // namespace

/// The paper sheet, the calendar and the papers of litter picks, on the real window.
class TestPickScreens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void twentyNamesOfAPaperSheetTakeTwoMinutes();
    void aPickIsDraggedToAnotherDay();
    void aPaperIsLookedAtBeforeItIsSaved();

private:
    [[nodiscard]] PickDesk *desk() const { return m_program->context.picks(); }
    /// A pick at ten tomorrow; its id.
    QString plan();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void TestPickScreens::initTestCase()
{
    test::prepareWindows();
    QAccessible::setActive(true);
}

void TestPickScreens::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto file = std::filesystem::path(m_folder->path().toStdString()) / "council.db";
    {
        const auto council = test::newCouncil(file);
        Session &session = *council;
        for (int i = 1; i <= kPeople; ++i) {
            const auto made = session.write<Champion>([&](Change &change) {
                Champion champion;
                champion.number = std::to_string(100 + i);
                champion.name = "Champion " + std::to_string(100 + i);
                return session.champions().create(change, champion);
            });
            QVERIFY(made);
        }
    }
    m_program = std::make_unique<Program>(file);
    QVERIFY(m_program->window);
    QVERIFY(m_program->comesForward());
}

void TestPickScreens::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

QString TestPickScreens::plan()
{
    PickEditor *editor = desk()->editor();
    editor->begin();
    editor->set(u"title"_s, u"Riverside"_s);
    editor->set(u"day"_s, u"tomorrow"_s);
    editor->set(u"time"_s, u"10:00"_s);
    editor->set(u"minutes"_s, u"90"_s);
    editor->set(u"place"_s, u"NZ 288 145"_s);
    return editor->save() ? desk()->detail()->pickId() : QString();
}

void TestPickScreens::twentyNamesOfAPaperSheetTakeTwoMinutes()
{
    const QString pick = plan();
    QVERIFY(!pick.isEmpty());
    desk()->open(pick, u"roster"_s);
    QVERIFY(m_program->waitForFocus(u"Name, or champion"_s));
    QVERIFY(m_program->tabTo(u"Type in the paper sheet"_s));
    m_program->key(Qt::Key_Return);
    int keys = 0;
    const auto type = [&](const QString &text) {
        m_program->type(text);
        keys += static_cast<int>(text.size());
    };
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        m_program->key(key, with);
        ++keys;
    };
    for (int line = 1; line <= kPeople; ++line) {
        QVERIFY(m_program->waitForFocus(u"Line %1, name"_s.arg(line)));
        type(QString::number(100 + line));
        press(Qt::Key_Return);
        QVERIFY(m_program->waitForFocus(u"Line %1, came"_s.arg(line)));
        type(u"10:00"_s);
        press(Qt::Key_Tab);
        type(u"11:30"_s);
        press(Qt::Key_Tab);
        type(u"2"_s);
        if (line < kPeople)
            press(Qt::Key_Return);
    }
    press(Qt::Key_Return, Qt::ControlModifier);
    const LinesModel *rows = desk()->roster()->rows();
    QVERIFY(QTest::qWaitFor([&] { return rows->count() == kPeople; }, kPatience));
    QVERIFY2(keys <= kKeysInTwoMinutes, qPrintable(QString::number(keys)));
    for (int row = 0; row < kPeople; ++row)
        QVERIFY(rows->value(row, u"name"_s).toString().startsWith(u"Champion 1"_s));
}

void TestPickScreens::aPickIsDraggedToAnotherDay()
{
    const QString pick = plan();
    const Day before = *desk()->stores()->picks().get(toId(pick))->day();
    desk()->open(pick, u"calendar"_s);
    PickCalendar *calendar = desk()->calendar();
    calendar->setMode(u"week"_s);
    calendar->setDay(toQString(isoDay(before)));
    QQuickItem *entry = nullptr;
    QVERIFY(QTest::qWaitFor(
        [&] {
            entry = itemCalled(m_program->window->contentItem(), u"10:00 Riverside"_s);
            return entry != nullptr && entry->width() > 0;
        },
        kPatience));
    // Another day of the same week.
    const LinesModel *days = calendar->days();
    const int from = days->rowWith(u"iso"_s, toQString(isoDay(before)));
    const int to = from == 0 ? 1 : from - 1;
    QQuickItem *target =
        itemCalled(m_program->window->contentItem(), days->value(to, u"spoken"_s).toString());
    QVERIFY(target != nullptr);
    const QPoint start = middleOf(entry);
    const QPoint end = middleOf(target);
    QTest::mousePress(m_program->window, Qt::LeftButton, {}, start);
    constexpr int kMoves = 8;
    for (int i = 1; i <= kMoves; ++i)
        QTest::mouseMove(m_program->window, start + (end - start) * i / kMoves, 20);
    QTest::mouseRelease(m_program->window, Qt::LeftButton, {}, end);
    const QString wanted = days->value(to, u"iso"_s).toString();
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto now = desk()->stores()->picks().get(toId(pick));
            return now && now->day() && toQString(isoDay(*now->day())) == wanted;
        },
        kPatience));
}

void TestPickScreens::aPaperIsLookedAtBeforeItIsSaved()
{
    const QString pick = plan();
    m_program->key(Qt::Key_4, Qt::ControlModifier);
    PaperDesk *papers = m_program->context.papers();
    papers->open(u"sign-in"_s, pick);
    QVERIFY(QTest::qWaitFor([&] { return papers->pages() > 0; }, kPatience));
    QVERIFY(m_program->waitForFocus(u"Page 1"_s));
    QVERIFY(m_program->tabTo(u"Save as PDF"_s));
    m_program->key(Qt::Key_Escape);
    QVERIFY(QTest::qWaitFor([&] { return papers->pages() == 0; }, kPatience));
}

QTEST_MAIN(TestPickScreens)
#include "tst_pickscreens.moc"
