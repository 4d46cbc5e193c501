// SPDX-License-Identifier: GPL-3.0-or-later
// The program started again on the same records: the window that is there comes forward.
#include "program.h"

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

using namespace sc;
using namespace sc::test;

class TestSecondStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ofTwoStartsOnOneFileOneWindowStays();
    void twoFilesHaveAWindowEach();
    void aWindowThatWasKilledIsNotInTheWay();

private:
    using Running = std::unique_ptr<QProcess>;

    Running start(const QString &name) const;
    static bool isRunning(const Running &program) { return program->state() == QProcess::Running; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSecondStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *name : {"one.db", "two.db"})
        QVERIFY(newCouncil(m_folder->filePath(QLatin1StringView(name)).toStdString()));
}

TestSecondStart::Running TestSecondStart::start(const QString &name) const
{
    auto program = std::make_unique<QProcess>();
    program->setStandardOutputFile(QProcess::nullDevice());
    program->setStandardErrorFile(QProcess::nullDevice());
    program->start(qEnvironmentVariable("SC_BIN_DIR") + u"/street-champions"_s,
                   {u"--db"_s, m_folder->filePath(name)});
    if (!program->waitForStarted(kPatience))
        qFatal("The program could not be started.");
    return program;
}

void TestSecondStart::ofTwoStartsOnOneFileOneWindowStays()
{
    const Running first = start(u"one.db"_s);
    const Running second = start(u"one.db"_s);
    // Whichever was quicker is the window.
    QVERIFY(QTest::qWaitFor([&] { return isRunning(first) != isRunning(second); }, kPatience));
    const Running &gone = isRunning(first) ? second : first;
    QCOMPARE(gone->exitStatus(), QProcess::NormalExit);
    QCOMPARE(gone->exitCode(), 0);

    const Running third = start(u"one.db"_s);
    QVERIFY(QTest::qWaitFor([&] { return !isRunning(third); }, kPatience));
    QCOMPARE(third->exitCode(), 0);
    QVERIFY(isRunning(first) != isRunning(second));
}

void TestSecondStart::twoFilesHaveAWindowEach()
{
    const Running one = start(u"one.db"_s);
    const Running two = start(u"two.db"_s);
    QVERIFY(!QTest::qWaitFor([&] { return !isRunning(one) || !isRunning(two); }, 4'000));
}

void TestSecondStart::aWindowThatWasKilledIsNotInTheWay()
{
    const Running first = start(u"one.db"_s);
    QTest::qWait(2'000);
    first->kill();
    QVERIFY(first->waitForFinished(kPatience));
    const Running again = start(u"one.db"_s);
    QVERIFY(!QTest::qWaitFor([&] { return !isRunning(again); }, 4'000));
}

QTEST_MAIN(TestSecondStart)
#include "tst_secondstart.moc"
