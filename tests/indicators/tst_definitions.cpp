// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorbench.h"

#include <QDir>
#include <QFile>

#include <set>

using namespace sc;
using namespace sc::test;

namespace {

constexpr std::string_view kPromised =
    "reports_logged reports_from_champions closed_on_time_share days_to_close_median "
    "days_to_close_p90 reopened recurrences unanswered_closures fly_tips champions_active "
    "champions_new champions_quiet coverage_gap_streets top_tenth_share picks_held "
    "picks_cancelled volunteers volunteer_hours bags kg_measured kg_estimated kits_out "
    "kits_overdue kits_lost gate_overrides work_reports priorities_set priorities_met "
    "actions_on_time cleanliness_score satisfaction_parks satisfaction_cleanliness "
    "satisfaction_refuse satisfaction_recycling satisfaction_area "
    "reports_category_litter reports_category_fly_tipping reports_category_other "
    "reports_source_public reports_source_councillor reports_source_other";

} // namespace

/// Every file of db/indicators is there, whole and documented.
class TestDefinitions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThatWerePromisedAreThere()
    {
        std::set<std::string> ids;
        for (const IndicatorDefinition &one : indicatorDefinitions())
            QVERIFY2(ids.insert(one.id).second, one.id.c_str());
        for (const QString &id : QString::fromUtf8(kPromised.data(), qsizetype(kPromised.size()))
                                     .split(QLatin1Char(' ')))
            QVERIFY2(ids.contains(id.toStdString()), qPrintable(id));
        const QDir folder(qEnvironmentVariable("SC_SOURCE_DIR") + QStringLiteral("/db/indicators"));
        const auto files = folder.entryList({QStringLiteral("*.sql")}, QDir::Files);
        QCOMPARE(std::size_t(files.size()), ids.size()); // none was left out as unreadable
        for (const QString &file : files)
            QVERIFY(ids.contains(file.chopped(4).toStdString()));
    }

    // docs/indicators.md says what the files say.
    void thePageOfDefinitionsIsTheFilesOwn()
    {
        QFile page(qEnvironmentVariable("SC_SOURCE_DIR") + QStringLiteral("/docs/indicators.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        for (const IndicatorDefinition &one : indicatorDefinitions()) {
            const std::string line = "**`" + one.id + "`** " + one.title + " (version " +
                                     std::to_string(one.version) + ", " + one.unit +
                                     ", better: " + std::string(toCode(one.direction)) +
                                     (one.isPersonal ? ", people" : "") + "). " + one.words;
            QVERIFY2(text.contains(line.c_str()), line.c_str());
        }
        IndicatorBench bench;
        qsizetype from = 0;
        const auto files = figureFiles(bench.quarter("2026-27Q1"), {});
        for (const FileColumn &column : files.front().columns) {
            from = text.indexOf(("\n| `" + column.name + "` |").c_str(), from);
            QVERIFY2(from >= 0, column.name.c_str());
        }
    }

    void headersAreChecked()
    {
        const auto bad = parseIndicator("-- id: x\n-- version: two\n-- direction: up\nSELECT 1");
        QVERIFY(!bad);
        std::set<std::string> codes;
        for (const Problem &problem : bad.error().problems)
            codes.insert(problem.field + " " + problem.code);
        QVERIFY(codes.contains("version bad_number"));
        QVERIFY(codes.contains("direction unknown_code"));
        QVERIFY(codes.contains("title missing"));
    }
};

QTEST_GUILESS_MAIN(TestDefinitions)
#include "tst_definitions.moc"
