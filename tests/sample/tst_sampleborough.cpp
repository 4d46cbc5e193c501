// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/resiliencestore.h"
#include "champions/trainingstore.h"
#include "core/calendar.h"
#include "kits/kitliststore.h"
#include "kits/stockstore.h"
#include "loans/loanstore.h"
#include "loans/workreportstore.h"
#include "reports/reportliststore.h"
#include "reports/transitions.h"
#include "sample/people.h"
#include "sample/sampleborough.h"
#include "sample/samplestore.h"
#include "storage/check.h"
#include "storage/location.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sc;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kReports = 1'500;

QByteArray bytesOf(const fs::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Database> opened(const fs::path &path)
{
    OpenOptions how;
    how.mode = OpenMode::ReadOnly;
    auto database = Database::open(path, how);
    return database ? std::move(*database) : nullptr;
}

std::int64_t number(Database &database, const std::string &sql)
{
    Query found = database.query(sql);
    return found.step() ? found.integer(0) : -1;
}

} // namespace

class TestSampleBorough : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SampleOptions m_options;
    std::unique_ptr<Database> m_database;

    [[nodiscard]] fs::path in(const char *folder) const
    {
        const fs::path path = fs::path(m_folder.path().toStdString()) / folder;
        fs::create_directories(path);
        return path / "haleby.db";
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_options.reports = kReports;
        const auto made = makeSampleBorough(in("a"), m_options);
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        m_database = opened(in("a"));
        QVERIFY(m_database);
    }

    void holdsWhatWasAskedFor()
    {
        // What people with a kit left behind comes on top.
        const auto reports = number(*m_database, "SELECT count(*) FROM report");
        QVERIFY(reports >= kReports && reports < kReports + 50);
        QCOMPARE(number(*m_database, "SELECT count(*) FROM champion"),
                 static_cast<std::int64_t>(sample::kChampions));
        QCOMPARE(number(*m_database, "SELECT count(*) FROM area"), 5);
        QCOMPARE(number(*m_database, "SELECT count(*) FROM ward"), 22);
        QVERIFY(number(*m_database, "SELECT count(*) FROM attachment") > 10);
        QCOMPARE(m_database->setting("sample"), std::string("1"));
        QVERIFY(fs::exists(sampleBasemapPath(in("a"))));
    }

    void bindsItsChampionsTogether()
    {
        QCOMPARE(number(*m_database, "SELECT count(*) FROM champion_group"), 15);
        QVERIFY(number(*m_database, "SELECT count(*) FROM membership") > 80);
        QVERIFY(number(*m_database, "SELECT count(*) FROM champion WHERE patch LIKE '{%'") > 80);
        QVERIFY(number(*m_database, "SELECT count(*) FROM credit") > 200);
        QVERIFY(number(*m_database, "SELECT count(*) FROM contact") > 150);
        const auto renewals = TrainingStore(*m_database).renewals(localDay(m_options.until));
        QVERIFY(renewals);
        std::map<std::string_view, int> states;
        for (const Renewal &renewal : *renewals)
            ++states[codeOf(renewal.state.status)];
        QVERIFY(states["due"] > 5);
        QVERIFY(states["expired"] > 5);
        FixedClock clock(m_options.until);
        OpenOptions how{.mode = OpenMode::ReadOnly, .clock = &clock};
        const auto then = Database::open(in("a"), how);
        const Resilience all = *ResilienceStore(**then).look();
        QVERIFY(all.uncoveredStreets() > 10);
        QVERIFY(all.uncoveredStreets() < static_cast<int>(all.streets.size()));
        QVERIFY(!all.alone.empty() && !all.quiet.empty() && !all.neverAsked.empty());
        QVERIFY(!all.noSuccessor.empty());
        QVERIFY(all.reports.share().value_or(0) > 0.2);
    }

    void givesTheSameBytesForTheSameSeed()
    {
        QVERIFY(makeSampleBorough(in("b"), m_options));
        QVERIFY(bytesOf(in("a")) == bytesOf(in("b")));
        QVERIFY(bytesOf(sampleBasemapPath(in("a"))) == bytesOf(sampleBasemapPath(in("b"))));
        SampleOptions other = m_options;
        other.seed = 2;
        other.reports = 50;
        QVERIFY(makeSampleBorough(in("c"), other));
        QVERIFY(bytesOf(sampleBasemapPath(in("a"))) != bytesOf(sampleBasemapPath(in("c"))));
    }

    void placesReportsInWardsAndSomeOutside()
    {
        QVERIFY(number(*m_database,
                       "SELECT count(*) FROM report WHERE ward IS NOT NULL "
                       "AND area IS NOT NULL AND latitude IS NOT NULL") > kReports * 98 / 100);
        QVERIFY(number(*m_database, "SELECT count(*) FROM report WHERE boundary = 'outside'") > 0);
        QVERIFY(number(*m_database, "SELECT count(*) FROM report WHERE boundary = 'edge'") > 0);
        QCOMPARE(number(*m_database, "SELECT count(DISTINCT area) FROM report"), 5);
    }

    // A few loans whose bags do not go with their sacks, so that there is one to look at.
    void fewLoansAreFlaggedForTheirSacks()
    {
        WorkReportStore reports(*m_database);
        int flagged = 0;
        int counted = 0;
        const auto loans = LoanStore(*m_database).all();
        QVERIFY(loans);
        for (const Loan &loan : *loans) {
            const SackCount sacks = *reports.sacks(loan);
            if (loan.status() == "out" || sacks.issued == 0 || !sacks.bags)
                continue;
            ++counted;
            flagged += reports.sackFlagOf(loan)->empty() ? 0 : 1;
        }
        QVERIFY(counted > 15);
        QVERIFY2(flagged >= 1 && flagged <= 3, qPrintable(QString::number(flagged)));
    }

    void keepsKitsInEveryState()
    {
        Database *database = m_database.get();
        QVERIFY(KitStore(*database).inOrder().value().size() == 25U);
        const auto due = KitListStore(*database)
                             .due(localDay(m_options.until), addDays(localDay(m_options.until), 30))
                             .value();
        for (const char *what : {"incomplete", "inspection", "ppe", "repair", "top_up"})
            QVERIFY2(std::ranges::contains(due, what, &KitDue::what), what);
        const auto low = StockStore(*database).low().value();
        QVERIFY(!low.empty());
        const auto levels = StockStore(*database).levels().value();
        for (const StockLevel &level : levels)
            QVERIFY(level.count >= 0);
    }

    void datesNothingInTheFuture()
    {
        const auto until = m_options.until.time_since_epoch().count();
        for (const char *column : {"observed_at", "logged_at", "closed_at"})
            QVERIFY(number(*m_database, std::string("SELECT max(") + column + ") FROM report") <=
                    until);
        QVERIFY(number(*m_database, "SELECT max(at) FROM report_step") <= until);
        QVERIFY(number(*m_database, "SELECT max(at) FROM action") <= until);
        QVERIFY(number(*m_database, "SELECT max(taken_at) FROM attachment") <= until);
    }

    void takesOnlyStepsOfTheTransitionTable()
    {
        Query steps = m_database->query("SELECT DISTINCT from_status, to_status FROM report_step");
        int kinds = 0;
        while (steps.step()) {
            ++kinds;
            QVERIFY2(std::ranges::contains(stepsFrom(steps.text(0)), steps.text(1)),
                     (steps.text(0) + " to " + steps.text(1)).c_str());
        }
        QVERIFY(kinds > 12);
        QVERIFY(number(*m_database, "SELECT count(*) FROM report WHERE duplicate_of IS NOT NULL") >
                10);
    }

    void leavesWorkForToday()
    {
        const Day today = localDay(m_options.until);
        ReportListStore list(*m_database);
        list.setToday(today);
        const auto counts = list.counts({}, today);
        QVERIFY(counts);
        QVERIFY(counts->open > 10);
        QVERIFY(counts->late > 0);
        QVERIFY(counts->championUnscheduled > 0);
    }

    void keepsAReadableHistory()
    {
        QVERIFY(number(*m_database, "SELECT count(DISTINCT actor) FROM action") > 8);
        QVERIFY(number(*m_database, "SELECT count(*) FROM action") > 3 * kReports);
    }

    void isFreeOfFaults()
    {
        Check check(*m_database);
        const auto findings = check.deep();
        QVERIFY2(findings, findings ? "" : findings.error().message.c_str());
        for (const Finding &finding : *findings)
            qWarning("%s", finding.what.c_str());
        QVERIFY(findings->empty());
    }

    void writesNothingOverAFileThatIsThere()
    {
        const QByteArray before = bytesOf(in("a"));
        const auto again = makeSampleBorough(in("a"), m_options);
        QVERIFY(!again);
        QCOMPARE(again.error().problems.front().code, std::string("already_exists"));
        QVERIFY(bytesOf(in("a")) == before);
    }

    void leavesNothingBehindWhenStopped()
    {
        SampleOptions options = m_options;
        options.progress = [](std::int64_t, std::int64_t) { return false; };
        const auto stopped = makeSampleBorough(in("d"), options);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(fs::is_empty(in("d").parent_path()));
    }

    void writesTheSameRecordsInBatches()
    {
        SampleOptions options;
        options.reports = sample::SampleWriter::kMostStepByStep + 1;
        QVERIFY(makeSampleBorough(in("e"), options));
        const auto database = opened(in("e"));
        QVERIFY(database);
        const auto reports = number(*database, "SELECT count(*) FROM report");
        QVERIFY(reports >= options.reports && reports < options.reports + 50);
        QCOMPARE(number(*database, "SELECT count(*) FROM report WHERE status <> coalesce((SELECT "
                                   "to_status FROM report_step s WHERE s.report = report.id "
                                   "ORDER BY at DESC LIMIT 1), 'new')"),
                 0);
        const auto findings = Check(*database).deep();
        QVERIFY(findings && findings->empty());
    }
};

QTEST_GUILESS_MAIN(TestSampleBorough)
#include "tst_sampleborough.moc"
