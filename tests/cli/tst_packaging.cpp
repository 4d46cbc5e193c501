// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // milliseconds

QString source(const QString &path)
{
    return qEnvironmentVariable("SC_SOURCE_DIR") + u'/' + path;
}

} // namespace

/// The scripts beside the program, in surroundings that they did not choose.
class TestPackaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesOutNothingThatStandsInDisplay()
    {
        const QTemporaryDir folder;
        const QString trace = folder.filePath(u"trace"_s);
        for (const QString &display : {u"$(touch %1):0"_s, u"`touch %1`:0"_s, u"a;touch %1;:0"_s}) {
            QProcess run;
            QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
            surroundings.remove(u"WAYLAND_DISPLAY"_s);
            surroundings.insert(u"DISPLAY"_s, display.arg(trace));
            run.setProcessEnvironment(surroundings);
            run.start(source(u"packaging/run"_s), QStringList());
            QVERIFY(run.waitForFinished(kPatience));
            QCOMPARE(run.exitCode(), 2);
            QVERIFY(run.readAllStandardError().contains("There is no screen here"));
            QVERIFY2(!QFileInfo::exists(trace), qPrintable(display));
        }
    }

    void makesNoHomeThatIsNotThere()
    {
        const QTemporaryDir folder;
        QProcess script;
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.remove(u"XDG_CACHE_HOME"_s);
        surroundings.insert(u"HOME"_s, folder.filePath(u"gone"_s));
        script.setProcessEnvironment(surroundings);
        script.start(u"bash"_s,
                     {u"-c"_s, u". \"$1\"; cache_dir"_s, u"_"_s, source(u"packaging/common.sh"_s)});
        QVERIFY(script.waitForFinished(kPatience));
        QVERIFY(!QFileInfo::exists(folder.filePath(u"gone"_s)));
        QVERIFY(QFileInfo(QString::fromUtf8(script.readAllStandardOutput()).trimmed()).isDir());
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
