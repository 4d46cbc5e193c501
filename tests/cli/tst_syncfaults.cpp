// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using sc::test::Said;
using sc::test::scctlPath;

namespace {

/// Every step is tried where this is set; otherwise so many, spread over all.
constexpr int kTries = 24;
constexpr int kFirst = 4;

QByteArray report(const QByteArray &words)
{
    return R"({"op":"create","type":"report","fields":{"category":"litter","source":"public",)"
           R"("latitude":54.52,"longitude":-1.55,"area":"NORTH","description":")" +
           words + "\"}}\n";
}

using Settings = QList<std::pair<QString, QString>>;

} // namespace

/// The exchange on PCs that lose power, disks that are full or may only be read, and folders in
/// which others leave what they like. Each PC has a home of its own, with its keys.
class TestSyncFaults : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<QProcess> started(const QString &pc, const QStringList &arguments,
                                      const QByteArray &input, const Settings &settings) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(u"XDG_CONFIG_HOME"_s, path(pc + u"/config"_s));
        surroundings.insert(u"XDG_DATA_HOME"_s, path(pc + u"/data"_s));
        surroundings.insert(u"XDG_STATE_HOME"_s, path(pc + u"/state"_s));
        for (const auto &[name, value] : settings)
            surroundings.insert(name, value);
        process->setProcessEnvironment(surroundings);
        process->setWorkingDirectory(m_folder->path());
        process->start(scctlPath(), QStringList{u"--db"_s, path(pc + u"/office.db"_s)} + arguments);
        process->write(input);
        process->closeWriteChannel();
        return process;
    }
    static Said ended(QProcess &process)
    {
        process.waitForFinished(60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Said on(const QString &pc, const QStringList &arguments, const QByteArray &input = {},
            const Settings &settings = {}) const
    {
        return ended(*started(pc, arguments, input, settings));
    }
    QByteArray dump(const QString &pc) const { return on(pc, {u"dump"_s}).out; }
    Settings faulty(const QString &name, const QString &value) const
    {
        return {{u"LD_PRELOAD"_s, qEnvironmentVariable("SC_BUILD_DIR") + u"/tests/sc_faultio.so"_s},
                {name, value}};
    }
    void join(const QString &pc)
    {
        QVERIFY(QDir().mkpath(path(pc)));
        const Said invited = on(u"a"_s, {u"sync"_s, u"invite"_s, u"--device"_s, pc, u"--area"_s,
                                         u"NORTH"_s, u"--out"_s, pc + u".sci"_s});
        const QString code =
            QJsonDocument::fromJson(invited.out.trimmed()).object()[u"code"_s].toString();
        QCOMPARE(on(pc, {u"sync"_s, u"join"_s, pc + u".sci"_s, u"--code"_s, code}).code, 0);
    }
    void keep(const QString &pc) const
    {
        QDir(path(pc + u".kept"_s)).removeRecursively();
        copy(path(pc), path(pc + u".kept"_s));
    }
    void bringBack(const QString &pc) const
    {
        QDir(path(pc)).removeRecursively();
        copy(path(pc + u".kept"_s), path(pc));
    }
    static void copy(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        for (const QFileInfo &one :
             QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
            if (one.isDir())
                copy(one.filePath(), to + u'/' + one.fileName());
            else
                QFile::copy(one.filePath(), to + u'/' + one.fileName());
        }
    }
    /// How many steps of input and output a command takes.
    int stepsOf(const QString &pc, const QStringList &arguments) const
    {
        keep(pc);
        on(pc, arguments, {}, faulty(u"SC_IO_COUNT_TO"_s, path(u"steps"_s)));
        bringBack(pc);
        QFile file(path(u"steps"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toInt() : 0;
    }
    /// The first few are those in which a PC makes sure that nobody else has the file open.
    static int after(int step, int steps)
    {
        const bool everyOne = qEnvironmentVariableIsSet("SC_EVERY_STEP") || step < kFirst;
        return step + (everyOne ? 1 : std::max(1, steps / kTries));
    }

private Q_SLOTS:
    void init()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("The sanitizer wants to be loaded first itself.");
#endif
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path(u"a"_s)));
        QCOMPARE(on(u"a"_s, {u"sync"_s, u"init"_s, u"--council"_s, u"Darlham"_s, u"--area"_s,
                             u"NORTH"_s, u"--device"_s, u"Hall"_s})
                     .code,
                 0);
        QCOMPARE(on(u"a"_s, {u"apply"_s}, report("First")).code, 0);
        join(u"b"_s);
        QCOMPARE(on(u"a"_s, {u"apply"_s}, report("Second") + report("Third")).code, 0);
    }
    void cleanup() { m_folder.reset(); }

    void aPowerCutAtAnyStepOfAnImportLosesNothing()
    {
        const QStringList take{u"sync"_s, u"import"_s, u"out.scb"_s};
        QCOMPARE(on(u"a"_s, {u"sync"_s, u"export"_s, u"--out"_s, u"out.scb"_s}).code, 0);
        const QByteArray wanted = dump(u"a"_s);
        const int steps = stepsOf(u"b"_s, take);
        QVERIFY2(steps > 20, QByteArray::number(steps).constData());
        keep(u"b"_s);
        for (int step = 1; step <= steps; step = after(step, steps)) {
            const Said cut = on(u"b"_s, take, {}, faulty(u"SC_IO_DIE_AT"_s, QString::number(step)));
            QCOMPARE(cut.code, 137);
            const Said check = on(u"b"_s, {u"check"_s, u"--deep"_s});
            QVERIFY2(check.code == 0,
                     (QByteArray::number(step) + ": " + check.out + check.err).constData());
            QCOMPARE(on(u"b"_s, take).code, 0);
            QCOMPARE(dump(u"b"_s), wanted);
            bringBack(u"b"_s);
        }
    }

    void aPowerCutAtAnyStepOfAnExportLeavesNoHalfFile()
    {
        QCOMPARE(on(u"b"_s, {u"apply"_s}, report("From B")).code, 0);
        const QStringList send{u"sync"_s, u"export"_s, u"--out"_s, u"out/"_s};
        const int steps = stepsOf(u"b"_s, send);
        QVERIFY2(steps > 5, QByteArray::number(steps).constData());
        QDir(path(u"out"_s)).removeRecursively();
        keep(u"a"_s);
        keep(u"b"_s);
        for (int step = 1; step <= steps; step = after(step, steps)) {
            QCOMPARE(on(u"b"_s, send, {}, faulty(u"SC_IO_DIE_AT"_s, QString::number(step))).code,
                     137);
            const Said check = on(u"b"_s, {u"check"_s, u"--deep"_s});
            QVERIFY2(check.code == 0, QByteArray::number(step).constData());
            QCOMPARE(on(u"b"_s, send).code, 0);
            QStringList files;
            for (const QString &file : QDir(path(u"out"_s)).entryList({u"*.scb"_s}))
                files.append(u"out/"_s + file);
            QCOMPARE(on(u"a"_s, QStringList{u"sync"_s, u"import"_s} + files).code, 0);
            QVERIFY(dump(u"a"_s).contains("From B"));
            QDir(path(u"out"_s)).removeRecursively();
            bringBack(u"a"_s);
            bringBack(u"b"_s);
        }
    }

    void twoProcessesAtOneFolderEndWithTheSame()
    {
        QVERIFY(QDir().mkpath(path(u"shared"_s)));
        const QStringList exchange{u"sync"_s, u"folder"_s, u"shared"_s, u"--once"_s};
        for (int round = 0; round < 4; ++round) {
            QCOMPARE(on(u"a"_s, {u"apply"_s}, report("A" + QByteArray::number(round))).code, 0);
            QCOMPARE(on(u"b"_s, {u"apply"_s}, report("B" + QByteArray::number(round))).code, 0);
            const auto first = started(u"a"_s, exchange, {}, {});
            const auto second = started(u"b"_s, exchange, {}, {});
            QVERIFY(ended(*first).code < 2); // the other's file may be there by half
            QVERIFY(ended(*second).code < 2);
        }
        QCOMPARE(on(u"a"_s, exchange).code, 0);
        QCOMPARE(on(u"b"_s, exchange).code, 0);
        QVERIFY(dump(u"a"_s).contains("B3"));
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
    }

    void aFolderThatMayOnlyBeReadStillBringsWhatOthersLeft()
    {
        QVERIFY(QDir().mkpath(path(u"shared"_s)));
        const QStringList exchange{u"sync"_s, u"folder"_s, path(u"shared"_s), u"--once"_s};
        QCOMPARE(on(u"a"_s, exchange).code, 0);
        const Said said = on(u"b"_s, exchange, {}, faulty(u"SC_IO_DENY"_s, path(u"shared"_s)));
        QCOMPARE(said.code, 3);
        QVERIFY2(said.err.contains("cannot be written"), said.err.constData());
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
        QCOMPARE(on(u"b"_s, exchange).code, 0); // later it may be written to
        QCOMPARE(QDir(path(u"shared"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    }

    void aFullFolderLeavesNoHalfFileAndLosesNothing()
    {
        QVERIFY(QDir().mkpath(path(u"shared"_s)));
        const QStringList exchange{u"sync"_s, u"folder"_s, path(u"shared"_s), u"--once"_s};
        const Said said = on(u"a"_s, exchange, {}, faulty(u"SC_IO_FULL"_s, path(u"shared"_s)));
        QCOMPARE(said.code, 3);
        QVERIFY2(said.err.contains("no room"), said.err.constData());
        QDirIterator files(path(u"shared"_s), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!files.hasNext());
        QCOMPARE(on(u"a"_s, exchange).code, 0);
        QCOMPARE(on(u"b"_s, exchange).code, 0);
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
    }

    void whatElseLiesInTheFolderDoesNoHarm()
    {
        QVERIFY(QDir().mkpath(path(u"shared"_s)));
        const QStringList exchange{u"sync"_s, u"folder"_s, u"shared"_s, u"--once"_s};
        QCOMPARE(on(u"a"_s, exchange).code, 0);
        QDirIterator files(path(u"shared"_s), {u"*.scb"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        const QString file = files.next();
        QFile whole(file);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        const auto leave = [&](const QString &name, const QByteArray &what) {
            QFile out(path(u"shared/"_s + name));
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(what) == what.size());
        };
        leave(u"x (1).scb"_s, bytes);
        leave(u"x-DESKTOP-7.scb"_s, bytes);
        leave(u"half.scb"_s, bytes.left(bytes.size() / 2));
        leave(u"empty.scb"_s, {});
        leave(u"notes.txt"_s, "Buy bin bags");
        leave(u"other.scb"_s, QByteArray(9'000, 'x'));
        QVERIFY(QFile::remove(file)); // only the copies are left
        QCOMPARE(on(u"b"_s, exchange).code, 1);
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
        for (const QString &name : {u"x (1).scb"_s, u"half.scb"_s, u"notes.txt"_s})
            QVERIFY(QFile::exists(path(u"shared/"_s + name))); // nobody tidies up for others
        QDir(path(u"shared"_s)).removeRecursively();
        const Said gone = on(u"b"_s, exchange);
        QCOMPARE(gone.code, 3);
        QVERIFY(gone.err.contains("Nothing is lost"));
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
    }

    void aCopiedDiskGoesOnAsAPcOfItsOwn()
    {
        copy(path(u"b"_s), path(u"c"_s)); // with everything but what this person's PC knows
        QVERIFY(QDir(path(u"c/config/street-champions"_s)).exists());
        for (const QString &folder : {u"config"_s, u"data"_s, u"state"_s})
            for (const QFileInfo &one :
                 QDir(path(u"c/"_s + folder + u"/street-champions"_s))
                     .entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot))
                if (one.fileName() != u"keys"_s)
                    one.isDir() ? QDir(one.filePath()).removeRecursively()
                                : QFile::remove(one.filePath());
        QCOMPARE(on(u"b"_s, {u"apply"_s}, report("Original")).code, 0);
        QCOMPARE(on(u"c"_s, {u"apply"_s}, report("Copy")).code, 0);
        for (const QString &pc : {u"b"_s, u"c"_s}) {
            QCOMPARE(on(pc, {u"sync"_s, u"export"_s, u"--out"_s, pc + u".scb"_s}).code, 0);
            QCOMPARE(on(u"a"_s, {u"sync"_s, u"import"_s, pc + u".scb"_s}).code, 0);
        }
        const QByteArray all = dump(u"a"_s);
        QVERIFY(all.contains("Original"));
        QVERIFY(all.contains("Copy"));
        QCOMPARE(on(u"a"_s, {u"check"_s, u"--deep"_s}).code, 0);
    }

    void manyDeletionsWaitUntilAPersonLetsThemThrough()
    {
        QByteArray many;
        for (int i = 0; i < 40; ++i)
            many += report("Bag " + QByteArray::number(i));
        QCOMPARE(on(u"a"_s, {u"apply"_s}, many).code, 0);
        const auto send = [&] {
            on(u"a"_s, {u"sync"_s, u"export"_s, u"--out"_s, u"out.scb"_s});
            return on(u"b"_s, {u"sync"_s, u"import"_s, u"out.scb"_s});
        };
        QCOMPARE(send().code, 0);
        QByteArray removals;
        const QList<QByteArray> lines = dump(u"a"_s).split('\n');
        int removed = 0;
        for (const QByteArray &line : lines) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            const QString type = one[u"type"_s].toString();
            if (type != u"report"_s || removed++ >= 30)
                continue;
            removals += QJsonDocument(QJsonObject{{u"op"_s, u"delete"_s},
                                                  {u"type"_s, u"report"_s},
                                                  {u"id"_s, one[u"id"_s]}})
                            .toJson(QJsonDocument::Compact) +
                        '\n';
        }
        const Said gone = on(u"a"_s, {u"apply"_s}, removals);
        QVERIFY2(gone.code == 0, (removals.left(300) + gone.out.left(600)).constData());
        const Said waits = send();
        QCOMPARE(waits.code, 1);
        QVERIFY2(waits.out.contains("\"deletions\""), waits.out.constData());
        QVERIFY(dump(u"b"_s) != dump(u"a"_s));
        const Said status = on(u"b"_s, {u"sync"_s, u"status"_s, u"--json"_s});
        QVERIFY(status.out.contains("deletions"));
        const Said let =
            on(u"b"_s, {u"sync"_s, u"import"_s, u"--waiting"_s, u"--allow-deletions"_s});
        QVERIFY2(let.code == 0, (let.out + let.err).constData());
        QCOMPARE(dump(u"b"_s), dump(u"a"_s));
    }
};

QTEST_GUILESS_MAIN(TestSyncFaults)
#include "tst_syncfaults.moc"
