// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/program.h"
#include "sync/durablefile.h"
#include "sync/folder.h"
#include "sync/setup.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using sc::test::kPatience;
using sc::test::Program;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

/// A second PC joins, both edit one report, they exchange through a folder, and somebody decides
/// by keyboard on the real window; at the end both hold the same.
class TestSyncJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void joinsExchangesAndDecidesByKeyboard();

private:
    [[nodiscard]] fs::path path(const char *name) const
    {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] QByteArray dump(const char *name) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("SC_BIN_DIR") + u"/scctl"_s,
                      {u"--db"_s, QString::fromStdString(path(name).string()), u"dump"_s});
        process.waitForFinished(kPatience);
        return process.readAllStandardOutput();
    }
    void describe(Database &database, const char *words)
    {
        Change change(database, Actor{"T. Ahmed"});
        static_cast<void>(change.update("report", m_report, {{"description", Value{words}}}));
        QVERIFY(change.commit().has_value());
    }

    QTemporaryDir m_folder;
    Id m_report;
    std::string m_code;
};

void TestSyncJourney::initTestCase()
{
    test::prepareWindows();
    fs::create_directory(path("shared"));
    OpenOptions options;
    options.mode = OpenMode::Create;
    const auto hall = Database::open(path("hall.db"), options);
    QVERIFY(hall);
    auto own = setUpCouncil(**hall, Actor{"R. Dunn"}, {"Testborough", {"NORTH"}, "Hall"}, "");
    QVERIFY(own);
    m_report = (*hall)->newId();
    {
        Change change(**hall, Actor{"R. Dunn"});
        change.create("report", m_report,
                      {{"ref", Value{"H1-000001"}},
                       {"category", Value{"litter"}},
                       {"description", Value{"Sofa"}},
                       {"status", Value{"new"}}});
        QVERIFY(change.commit().has_value());
    }
    const auto invited = invite(**hall, Actor{"R. Dunn"}, *own, "Desk", {"NORTH"});
    QVERIFY(invited);
    QVERIFY(writeDurably(path("in.sci"), invited->bytes).has_value());
    m_code = invited->code;
    describe(**hall, "Sofa and bed");
    QVERIFY(FolderExchange(**hall, *own, path("shared")).exchange({}).has_value());
}

void TestSyncJourney::joinsExchangesAndDecidesByKeyboard()
{
    {
        Program program(path("desk.db")); // there are no records yet
        QVERIFY(program.window != nullptr);
        QVERIFY(program.comesForward());
        // The file is chosen in the desktop's own window; the rest is as somebody does it.
        program.context.sync()->setup()->join(
            QUrl::fromLocalFile(QString::fromStdString(path("in.sci").string())),
            QString::fromStdString(m_code), {});
        QVERIFY(QTest::qWaitFor([&] { return program.context.isReady(); }, kPatience));
        describe(program.context.session()->database(), "Two sofas");
        program.context.sync()->chooseFolder(
            QUrl::fromLocalFile(QString::fromStdString(path("shared").string())));
        QVERIFY(QTest::qWaitFor(
            [&] {
                program.context.conflicts()->refresh();
                return !program.context.work()->isRunning() &&
                       program.context.conflicts()->lines()->count() == 1;
            },
            kPatience));
        Q_EMIT program.context.today()->conflictsWanted(); // what Today's line does
        QVERIFY(program.waitForFocus(u"Report H1-000001"_s));
        QCOMPARE(program.context.conflicts()->answers()->count(), 2);
        const QString first =
            program.context.conflicts()->answers()->value(0, u"value"_s).toString();
        program.key(Qt::Key_1);
        QVERIFY(QTest::qWaitFor([&] { return program.context.conflicts()->lines()->count() == 0; },
                                kPatience));
        Query row = program.context.session()->database().query(
            "SELECT description FROM report WHERE id = ?", m_report);
        QVERIFY(row.step());
        QCOMPARE(QString::fromStdString(row.text(0)), first);
        program.context.sync()->sendNow();
        QVERIFY(QTest::qWaitFor([&] { return !program.context.work()->isRunning(); }, kPatience));
    }
    {
        const auto hall = Database::open(path("hall.db"), {});
        QVERIFY(hall);
        auto own = ownPc(**hall, "");
        QVERIFY(own);
        QVERIFY(FolderExchange(**hall, *own, path("shared")).exchange({}).has_value());
    }
    const QByteArray hall = dump("hall.db");
    QVERIFY(hall.contains("H1-000001"));
    QCOMPARE(dump("desk.db"), hall);
}

QTEST_MAIN(TestSyncJourney)
#include "tst_syncjourney.moc"
