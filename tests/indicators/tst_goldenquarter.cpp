// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorfiles.h"
#include "sample/sampleborough.h"
#include "storage/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first line that differs, for people to read.
QByteArray differenceOf(const QByteArray &made, const QByteArray &kept)
{
    const QByteArrayList one = made.split('\n');
    const QByteArrayList other = kept.split('\n');
    for (qsizetype i = 0; i < std::max(one.size(), other.size()); ++i)
        if (one.value(i) != other.value(i))
            return "line " + QByteArray::number(i + 1) + ": " + one.value(i) +
                   "\n kept: " + other.value(i);
    return {};
}

} // namespace

/// The sample borough's figures of one quarter, by area and for the council, are those that are
/// kept beside this test. Where a definition or the sample changes on purpose, run the test with
/// SC_UPDATE_GOLDEN=1 and read what changed.
class TestGoldenQuarter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFigureOfTheSampleIsTheOneKept()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString());
        SampleOptions options;
        options.reports = 1'500;
        QVERIFY(makeSampleBorough(path / "haleby.db", options));
        FixedClock clock(options.until);
        OpenOptions how;
        how.mode = OpenMode::ReadOnly;
        how.clock = &clock;
        auto database = Database::open(path / "haleby.db", how);
        QVERIFY(database);
        const Quarter quarter{2026, 2};
        const auto report = quarterReport(**database, {.quarter = quarter, .wards = true});
        const auto flyTips = flyTipReturn(**database, quarter);
        QVERIFY(report);
        QVERIFY(flyTips);
        for (const IndicatorDefinition &one : indicatorDefinitions())
            QVERIFY2(report->find(one.id, "ALL") != nullptr, one.id.c_str());
        QVERIFY(writeIndicatorFiles(*report, *flyTips, path / "out", {.wards = true}));
        const QDir kept(qEnvironmentVariable("SC_SOURCE_DIR") + u"/tests/indicators/golden"_s);
        for (const QString &name :
             {u"indicators-2026-27Q2.csv"_s, u"indicators-2026-27Q2-wide.csv"_s,
              u"indicators-wards-2026-27Q2.csv"_s, u"fly-tipping-2026-27Q2.csv"_s}) {
            const QByteArray made = bytesOf(folder.filePath(u"out/"_s + name));
            QVERIFY2(!made.isEmpty(), qPrintable(name));
            if (qEnvironmentVariableIsSet("SC_UPDATE_GOLDEN")) {
                QFile file(kept.filePath(name));
                QVERIFY(kept.mkpath(u"."_s) && file.open(QIODevice::WriteOnly));
                file.write(made);
                continue;
            }
            const QByteArray difference = differenceOf(made, bytesOf(kept.filePath(name)));
            QVERIFY2(difference.isEmpty(), (name.toUtf8() + ' ' + difference).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestGoldenQuarter)
#include "tst_goldenquarter.moc"
