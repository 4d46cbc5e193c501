// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/bruteforce.h"
#include "indicators/randomworld.h"
#include "sample/sampleborough.h"

#include <QTemporaryDir>

#include <cmath>

using namespace sc;
using namespace sc::test;

namespace {

constexpr unsigned kWorlds = 12;

QString shown(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 12) : QStringLiteral("nothing");
}

bool isSame(const std::optional<double> &one, const std::optional<double> &other)
{
    return one.has_value() == other.has_value() &&
           (!one || std::abs(*one - *other) <= 1e-4 + std::abs(*other) * 1e-9);
}

/// Holds every figure of a quarter, and of its months, against a count by loops.
void compare(Database &database, const Quarter &quarter, const std::string &world)
{
    BruteForce count(database);
    const auto report = quarterReport(
        database, {.quarter = quarter, .suppressBelow = 0, .wards = true, .months = 3});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    const auto differs = [&](const QuarterLine &line, const Period &period, const Figure &figure,
                             bool ward) {
        const auto counted = line.definition->isAvailable()
                                 ? count.value(*line.definition, isoDay(period.firstDay),
                                               isoDay(period.lastDay), line.place.code, ward)
                                 : std::nullopt;
        if (isSame(figure.value, counted))
            return false;
        qWarning("%s %s %s in %s: %s, by hand %s", world.c_str(), line.definition->id.c_str(),
                 line.place.code.c_str(), period.id.c_str(), qPrintable(shown(figure.value)),
                 qPrintable(shown(counted)));
        return true;
    };
    int wrong = 0;
    for (const QuarterLine &line : report->lines) {
        wrong += differs(line, report->period, line.figure, false) ? 1 : 0;
        for (std::size_t i = 0; i < line.months.size(); ++i)
            wrong += differs(line, report->months[i], line.months[i], false) ? 1 : 0;
    }
    for (const QuarterLine &line : report->wardLines)
        wrong += differs(line, report->period, line.figure, true) ? 1 : 0;
    QCOMPARE(wrong, 0);
}

} // namespace

/// Every indicator against a count that shares nothing with its query.
class TestBruteForce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIndicatorAgreesOnRandomWorlds()
    {
        for (unsigned seed = 1; seed <= kWorlds && !QTest::currentTestFailed(); ++seed) {
            IndicatorBench bench(at(2025, 12, 1));
            const RandomWorld world(bench, seed);
            for (const char *quarter : {"2025-26Q4", "2026-27Q1", "2026-27Q2"})
                compare(*bench.database, *Quarter::parse(quarter), "world " + std::to_string(seed));
        }
    }

    void everyIndicatorAgreesOnTheSampleBorough()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "haleby.db";
        SampleOptions options;
        options.reports = 600;
        QVERIFY(makeSampleBorough(path, options));
        FixedClock clock(options.until);
        OpenOptions how;
        how.mode = OpenMode::ReadOnly;
        how.clock = &clock;
        auto database = Database::open(path, how);
        QVERIFY(database);
        compare(**database, *Quarter::parse("2026-27Q2"), "sample");
    }

    // What random worlds rarely make: each figure has been something else than nothing there.
    void theWorldsSayEnough()
    {
        std::set<std::string> counted;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            IndicatorBench bench(at(2025, 12, 1));
            const RandomWorld world(bench, seed);
            for (const QuarterLine &line : bench.quarter("2026-27Q1").lines)
                if (line.place.code != kWholeCouncil && line.figure.value.value_or(0.0) > 0.0)
                    counted.insert(line.definition->id);
        }
        for (const IndicatorDefinition &one : indicatorDefinitions())
            QVERIFY2(counted.contains(one.id) != (one.records == "none"), one.id.c_str());
    }
};

QTEST_GUILESS_MAIN(TestBruteForce)
#include "tst_bruteforce.moc"
