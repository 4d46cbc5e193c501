// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteerimport.h"
#include "gui/program.h"
#include "sample/photos.h"

#include <QAccessible>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using sc::test::kPatience;
using sc::test::Program;
using namespace Qt::StringLiterals;

/// The whole task by keyboard on the real window, and what becomes of it.
class TestJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void logsAReportByKeyboardInTwentySeconds();
    void findsItAgainAfterARestart();
    void namesEverythingThatTakesTheKeyboard();
    void leavesTheFormWithEscapeAndLosesNothing();
    void takesWhatIsHighlightedWhicheverKeyLeadsOn();
    void logsOneAfterAnother();
    void goesToEachScreenByItsNumber();
    void movesBetweenPanesWithF6();
    void startsAReportWithADroppedPhoto();
    void addsAChampionByKeyboard();

private:
    /// Until the keyboard is in a field to type in.
    [[nodiscard]] static bool waitForField(const Program &program);
    void type(const Program &program, const QString &text);
    [[nodiscard]] QByteArray scctl(const QStringList &arguments);
    void walk(QAccessibleInterface *item, QStringList &unnamed, int &seen);

    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    QString m_ref;
    int m_keys = 5; // Ctrl+N and each Return
};

void TestJourney::initTestCase()
{
    test::prepareWindows();
    m_file = std::filesystem::path(m_folder.path().toStdString()) / "council.db";
    OpenOptions options;
    options.mode = OpenMode::Create;
    auto database = Database::open(m_file, options);
    QVERIFY(database);
    (*database)->setSetting("council_name", "Testborough");
    auto transform = GridTransform::create();
    QVERIFY(transform);
    const auto streets = importGazetteer(
        **database,
        "name,easting,northing,place\r\nNorth Road,428850,514550,Northgate\r\n"
        "Alder Road,429100,514900,Northgate\r\nNorthfield Way,427000,513000,College\r\n",
        *transform, GazetteerImportOptions{});
    QVERIFY(streets);
    Session session(std::move(*database));
    Champion champion;
    champion.number = "118";
    champion.name = "S. Okafor";
    QVERIFY(session.write<Champion>(
        [&](Change &change) { return session.champions().create(change, champion); }));
}

void TestJourney::type(const Program &program, const QString &text)
{
    program.type(text);
    m_keys += static_cast<int>(text.size());
}

QByteArray TestJourney::scctl(const QStringList &arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("SC_BIN_DIR") + u"/scctl"_s,
                  QStringList{u"--db"_s, QString::fromStdString(m_file.string())} + arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qWarning() << process.readAllStandardError();
    return process.readAllStandardOutput();
}

bool TestJourney::waitForField(const Program &program)
{
    return QTest::qWaitFor(
        [&] {
            const QQuickItem *item = program.window->activeFocusItem();
            return item != nullptr && item->inherits("QQuickTextInput");
        },
        kPatience);
}

void TestJourney::logsAReportByKeyboardInTwentySeconds()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    QSignalSpy written(program.context.editor(), &ReportEditor::written);
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(program.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(waitForField(program));
    type(program, u"fly"_s);
    QTest::keyClick(program.window, Qt::Key_Return);
    QCOMPARE(program.context.editor()->categoryText(), u"Fly-tipping"_s);
    type(program, u"north rd"_s);
    QTest::keyClick(program.window, Qt::Key_Return);
    QCOMPARE(program.context.editor()->placeText(), u"North Road"_s);
    QVERIFY(program.context.editor()->hasPlace());
    type(program, u"118"_s);
    QTest::keyClick(program.window, Qt::Key_Return);
    QVERIFY(program.context.editor()->tellerText().contains(u"Okafor"_s));
    QTest::keyClick(program.window, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return written.count() == 1; }, kPatience));
    // By the keystroke-level model a slow typist's key takes 0.5 s, each pause to think 1.35 s: a
    // measure of the task, whatever this machine is busy with.
    constexpr int kPauses = 4; // begin, what, where, who
    QVERIFY(m_keys * 0.5 + kPauses * 1.35 < 20.0);
    qInfo("%lld ms here, %d keys", static_cast<long long>(timer.elapsed()), m_keys);
    QCOMPARE(program.context.reports()->rowCount(), 1);
    m_ref = program.context.reports()
                ->data(program.context.reports()->index(0, 0), ReportListModel::RefRole)
                .toString();
    QVERIFY(!m_ref.isEmpty());
}

void TestJourney::findsItAgainAfterARestart()
{
    {
        Program program(m_file);
        QVERIFY(program.window);
        QVERIFY(program.comesForward());
        QCOMPARE(program.context.reports()->rowCount(), 1);
        QVERIFY(QTest::qWaitFor([&] { return program.context.points()->points().count() == 1; },
                                kPatience));
        QTest::keyClick(program.window, Qt::Key_K, Qt::ControlModifier);
        type(program, m_ref);
        QVERIFY(QTest::qWaitFor([&] { return program.context.search()->count() > 0; }, kPatience));
        QTest::keyClick(program.window, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] { return program.context.detail()->property("ref").toString() == m_ref; },
            kPatience));
        QCOMPARE(program.context.detail()->property("place").toString().left(10), u"North Road"_s);
        QSignalSpy done(&program.context, &AppContext::done);
        QVERIFY(program.context.points()->idAt(
                    program.context.detail()->property("number").toLongLong()) ==
                program.context.detail()->reportId());
        QVERIFY(QTest::qWaitFor([&] { return !program.context.isWorking(); }, kPatience));
        program.context.takeFile(u"export"_s,
                                 QUrl::fromLocalFile(m_folder.filePath(u"seen.csv"_s)));
        QVERIFY(QTest::qWaitFor([&] { return done.count() == 1; }, kPatience));
    }
    QFile seen(m_folder.filePath(u"seen.csv"_s));
    QVERIFY(seen.open(QIODevice::ReadOnly));
    QVERIFY(seen.readAll().contains(m_ref.toUtf8()));
    QVERIFY(scctl({u"dump"_s, u"--type"_s, u"report"_s}).contains(m_ref.toUtf8()));
    const QByteArray csv = scctl({u"export"_s, u"reports"_s});
    QVERIFY(csv.contains(m_ref.toUtf8()) && csv.contains("fly_tipping") &&
            csv.contains("North Road"));
}

void TestJourney::walk(QAccessibleInterface *item, QStringList &unnamed, int &seen)
{
    if (item == nullptr || item->state().invisible)
        return;
    if (item->state().focusable) {
        ++seen;
        const bool frame =
            item->role() == QAccessible::Window || item->role() == QAccessible::Client;
        if (!frame && (item->text(QAccessible::Name).trimmed().isEmpty() ||
                       item->role() == QAccessible::NoRole))
            unnamed.append(QString::fromLatin1(
                item->object() ? item->object()->metaObject()->className() : "?"));
    }
    for (int i = 0; i < item->childCount(); ++i)
        walk(item->child(i), unnamed, seen);
}

void TestJourney::namesEverythingThatTakesTheKeyboard()
{
    QAccessible::setActive(true);
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    program.context.detail()->setReportId(program.context.reports()->idAt(0));
    program.context.champion()->beginNew();
    for (const char *screen : {"today", "map", "reports", "picks", "champions", "settings"}) {
        QMetaObject::invokeMethod(program.window, "go", QString::fromLatin1(screen));
        QStringList unnamed;
        int seen = 0;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         unnamed.clear();
                         seen = 0;
                         walk(QAccessible::queryAccessibleInterface(program.window), unnamed, seen);
                         return seen > 5;
                     },
                     kPatience),
                 screen);
        QVERIFY2(unnamed.isEmpty(),
                 qPrintable(QString::fromLatin1(screen) + u": "_s + unnamed.join(u", "_s)));
    }
    QAccessible::setActive(false);
}

void TestJourney::leavesTheFormWithEscapeAndLosesNothing()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    QTest::keyClick(program.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(
        QTest::qWaitFor([&] { return program.window->property("logging").toBool(); }, kPatience));
    QVERIFY(waitForField(program));
    type(program, u"gra"_s);
    QTest::keyClick(program.window, Qt::Key_Escape); // the matches
    QTest::keyClick(program.window, Qt::Key_Escape); // the form
    QVERIFY(
        QTest::qWaitFor([&] { return !program.window->property("logging").toBool(); }, kPatience));
    QTest::keyClick(program.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(
        QTest::qWaitFor([&] { return program.window->property("logging").toBool(); }, kPatience));
    QCOMPARE(program.context.editor()->categoryText(), u"gra"_s);
    program.context.editor()->discard();
}

void TestJourney::takesWhatIsHighlightedWhicheverKeyLeadsOn()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    ReportEditor *editor = program.context.editor();
    QSignalSpy written(editor, &ReportEditor::written);
    QTest::keyClick(program.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(waitForField(program));
    type(program, u"gra"_s);
    const auto titleAt = [&](int row) {
        const SuggestionModel *model = editor->categories();
        return model->data(model->index(row, 0), model->roleNames().key("title")).toString();
    };
    QVERIFY(editor->categories()->count() > 1);
    const QString second = titleAt(1);
    QTest::keyClick(program.window, Qt::Key_Down);
    QTest::keyClick(program.window, Qt::Key_Tab);
    QVERIFY(QTest::qWaitFor([&] { return editor->categoryText() == second; }, kPatience));
    // The shortcut that saves takes it too: an incomplete form is refused, with the category kept.
    QTest::keyClick(program.window, Qt::Key_Tab, Qt::ShiftModifier);
    QTest::keyClick(program.window, Qt::Key_A, Qt::ControlModifier);
    type(program, u"fly"_s);
    QTest::keyClick(program.window, Qt::Key_Down);
    const QString flying = titleAt(1);
    QTest::keyClick(program.window, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return editor->categoryText() == flying; }, kPatience));
    QCOMPARE(written.count(), 0);
    editor->discard();
}

void TestJourney::logsOneAfterAnother()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    ReportEditor *editor = program.context.editor();
    QSignalSpy written(editor, &ReportEditor::written);
    QTest::keyClick(program.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(waitForField(program));
    for (int i = 1; i <= 2; ++i) {
        type(program, u"gra"_s);
        QTest::keyClick(program.window, Qt::Key_Return);
        type(program, u"north rd"_s);
        QTest::keyClick(program.window, Qt::Key_Return);
        QCOMPARE(editor->placeText(), u"North Road"_s);
        type(program, u"public"_s); // and saved from within the field
        QTest::keyClick(program.window, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return written.count() == i; }, kPatience));
        QVERIFY(waitForField(program));
    }
    // Nothing of the last one stands in the fields of the next.
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(program.window->activeFocusItem()->property("text").toString(), QString());
        QTest::keyClick(program.window, Qt::Key_Tab);
    }
    editor->discard();
}

void TestJourney::goesToEachScreenByItsNumber()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    const QStringList screens{u"today"_s, u"map"_s, u"reports"_s, u"picks"_s, u"champions"_s};
    for (int i = 0; i < screens.size(); ++i) {
        QTest::keyClick(program.window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor(
            [&] { return program.window->property("screen").toString() == screens[i]; },
            kPatience));
    }
    QTest::keyClick(program.window, Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor(
        [&] { return program.window->property("screen").toString() == u"settings"_s; }, kPatience));
}

void TestJourney::movesBetweenPanesWithF6()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    QTest::keyClick(program.window, Qt::Key_3, Qt::ControlModifier);
    program.context.detail()->setReportId(program.context.reports()->idAt(0));
    const auto pane = [&]() -> QString {
        for (const QQuickItem *item = program.window->activeFocusItem(); item != nullptr;
             item = item->parentItem()) {
            const QString type = QString::fromLatin1(item->metaObject()->className());
            for (const QString &name : {u"ReportListPane"_s, u"StreetMap"_s, u"ReportDetailPane"_s,
                                        u"TopBar"_s, u"Rail"_s}) {
                if (type.startsWith(name + u"_QML"_s))
                    return name;
            }
        }
        return {};
    };
    QVERIFY(QTest::qWaitFor([&] { return pane() == u"ReportListPane"_s; }, kPatience));
    for (const QString &next :
         {u"StreetMap"_s, u"ReportDetailPane"_s, u"Rail"_s, u"TopBar"_s, u"ReportListPane"_s}) {
        QTest::keyClick(program.window, Qt::Key_F6);
        QVERIFY(QTest::qWaitFor([&] { return pane() == next; }, kPatience));
    }
    QTest::keyClick(program.window, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(QTest::qWaitFor([&] { return pane() == u"TopBar"_s; }, kPatience));
}

void TestJourney::startsAReportWithADroppedPhoto()
{
    const auto drawn = sample::drawPhoto("litter", 3, false, {54.5241, -1.5536},
                                         std::chrono::sys_days{std::chrono::year{2026} / 3 / 2});
    QFile file(m_folder.filePath(u"seen.jpg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(drawn.bytes));
    file.close();
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(file.fileName())});
    const QPoint at(600, 400);
    QDragEnterEvent enter(at, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(program.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(program.window, &drop);
    ReportEditor *editor = program.context.editor();
    QVERIFY(QTest::qWaitFor([&] { return editor->photoCount() == 1; }, kPatience));
    QVERIFY(program.window->property("logging").toBool());
    QVERIFY(editor->hasPlace());
    editor->discard();
}

void TestJourney::addsAChampionByKeyboard()
{
    Program program(m_file);
    QVERIFY(program.window);
    QVERIFY(program.comesForward());
    const int before = program.context.champions()->rowCount();
    QTest::keyClick(program.window, Qt::Key_5, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return program.window->activeFocusItem() &&
                   program.window->activeFocusItem()->inherits("QQuickTextField");
        },
        kPatience));
    QTest::keyClick(program.window, Qt::Key_Tab, Qt::ShiftModifier); // the button before it
    QTest::keyClick(program.window, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return program.context.champion()->isNew() &&
                   program.window->activeFocusItem()->inherits("QQuickTextField");
        },
        kPatience));
    type(program, u"p bright"_s);
    QTest::keyClick(program.window, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return program.context.champions()->rowCount() == before + 1; },
                            kPatience));
    QCOMPARE(program.context.champion()->values().value(u"name"_s).toString(), u"p bright"_s);
}

QTEST_MAIN(TestJourney)
#include "tst_journey.moc"
