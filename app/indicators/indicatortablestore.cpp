// SPDX-License-Identifier: GPL-3.0-or-later
// The temporary tables that indicators are counted from.
#include "champions/resiliencestore.h"
#include "core/dates.h"
#include "indicators/indicatorstore.h"
#include "storage/stamp.h"

#include <algorithm>

namespace sc {

namespace {

constexpr int kQuietDays = ResilienceStore::kQuietDays;

} // namespace

void IndicatorStore::makePeriods(const std::vector<Period> &periods)
{
    m_database.execute(
        "DROP TABLE IF EXISTS temp.period;"
        "CREATE TEMP TABLE period (no INTEGER PRIMARY KEY, starts_at INTEGER, ends_at INTEGER, "
        "as_of INTEGER, first_day TEXT, last_day TEXT, as_of_day TEXT, quiet_since INTEGER)");
    const Instant now = m_database.clock().now();
    std::int64_t no = 0;
    for (const Period &period : periods) {
        const Instant asOf = std::min(period.end(), now);
        const Day asOfDay = std::min(period.lastDay, localDay(now));
        // The days before the day after the period; before today, where it is not over (as plan B).
        const Day dayAfter = period.end() <= now ? addDays(period.lastDay, 1) : asOfDay;
        const Instant quiet = startOfDay(addDays(dayAfter, -kQuietDays));
        m_database
            .query("INSERT INTO temp.period VALUES (?, ?, ?, ?, ?, ?, ?, ?)", no++, period.start(),
                   period.end(), asOf, isoDay(period.firstDay), isoDay(period.lastDay),
                   isoDay(asOfDay), quiet)
            .run();
    }
}

// Every day from the first on which anything was due to the last; of years that a slip of the
// finger made, only the days themselves.
void IndicatorStore::makeDays(const std::vector<Period> &periods)
{
    m_database.execute("CREATE TEMP TABLE local_day (day TEXT PRIMARY KEY, starts_at INTEGER, "
                       "ends_at INTEGER) WITHOUT ROWID");
    const auto add = [&](Day day) {
        m_database
            .query("INSERT OR IGNORE INTO temp.local_day VALUES (?, ?, ?)", isoDay(day),
                   startOfDay(day), startOfDay(addDays(day, 1)))
            .run();
    };
    const Day today = localDay(m_database.clock().now());
    Day first = std::ranges::min(periods, {}, &Period::firstDay).firstDay;
    Day last = std::max(today, std::ranges::max(periods, {}, &Period::lastDay).lastDay);
    constexpr std::chrono::year kEarliest{1990};
    constexpr std::chrono::year kLatest{2100};
    const auto widen = [&](const std::string &sql) {
        Query row = m_database.query(sql);
        const auto day = row.step() ? parseIsoDay(row.text(0)) : Result<Day>(today);
        if (day && day->year() >= kEarliest && day->year() < kLatest) {
            first = std::min(first, *day);
            last = std::max(last, *day);
        }
    };
    widen("SELECT min(due_key) FROM report WHERE deleted = 0 AND due_key >= '1990'");
    widen("SELECT due_key FROM report WHERE deleted = 0 AND due_key < '2100' ORDER BY due_key DESC "
          "LIMIT 1");
    widen("SELECT min(due_in) FROM loan WHERE deleted = 0 AND due_in >= '1990'");
    widen("SELECT max(due_in) FROM loan WHERE deleted = 0 AND due_in < '2100'");
    for (Day day = first; day <= last; day = addDays(day, 1))
        add(day);
    Query odd = m_database.query(
        "SELECT due_key FROM report WHERE deleted = 0 AND due_key < '1990' UNION SELECT due_key "
        "FROM report WHERE deleted = 0 AND due_key >= '2100' AND due_key < '9999-12-31' UNION "
        "SELECT due_in FROM loan WHERE deleted = 0 AND (due_in < '1990' OR due_in >= '2100')");
    while (odd.step())
        if (const auto day = parseIsoDay(odd.text(0)))
            add(*day);
}

// When a kit became what it is stands in the stamp of its status; of one that a file brought as
// gone, in what the file tells of the loan it went with.
void IndicatorStore::makeKitsGone()
{
    m_database.execute(
        "CREATE TEMP TABLE kit_gone (kit BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID");
    const RecordType *type = m_database.types().named("kit");
    const RecordField *status = type == nullptr ? nullptr : type->field("status");
    Query kits = m_database.query(
        "SELECT id, stamps FROM kit WHERE deleted = 0 AND status IN ('lost', 'written_off')");
    constexpr auto kClockDifference = std::chrono::minutes{5};
    while (kits.step()) {
        const auto stamps = RowStamps::decode(kits.bytes(1));
        if (!stamps || status == nullptr)
            continue;
        Instant at = stamps->of(status->number).instant();
        Query told = m_database.query(
            "SELECT l.closed_at FROM loan_kit k JOIN loan l ON l.id = k.loan JOIN loan_step s ON "
            "s.loan = l.id WHERE k.kit = ? AND k.deleted = 0 AND l.deleted = 0 AND l.status = "
            "'written_off' AND l.returned_at IS NULL AND l.closed_at IS NOT NULL AND s.deleted = 0 "
            "AND s.action = 'import' AND s.to_status = 'written_off' AND s.at >= ? "
            "ORDER BY l.closed_at DESC LIMIT 1",
            kits.id(0), at - kClockDifference);
        if (told.step())
            at = std::min(at, told.instant(0));
        m_database.query("INSERT INTO temp.kit_gone VALUES (?, ?)", kits.id(0), at).run();
    }
}

void IndicatorStore::makeStreets()
{
    m_database.execute("CREATE TEMP TABLE council_street (no INTEGER PRIMARY KEY, area BLOB, ward "
                       "BLOB);"
                       "CREATE TEMP TABLE street_champion (street INTEGER, champion BLOB, PRIMARY "
                       "KEY (street, champion)) WITHOUT ROWID");
    const auto cover = ResilienceStore(m_database).streetHoldings();
    if (!cover)
        return;
    std::int64_t no = 0;
    for (const StreetHolding &street : *cover) {
        m_database
            .query("INSERT INTO temp.council_street VALUES (?, ?, ?)", no,
                   street.area.isNull() ? std::nullopt : std::optional(street.area),
                   street.ward.isNull() ? std::nullopt : std::optional(street.ward))
            .run();
        for (const Id &champion : street.champions)
            m_database
                .query("INSERT OR IGNORE INTO temp.street_champion VALUES (?, ?)", no, champion)
                .run();
        ++no;
    }
}

void IndicatorStore::makeTables(const std::vector<Period> &periods,
                                std::span<const IndicatorDefinition *const> wanted)
{
    makePeriods(periods);
    makeDays(periods);
    makeKitsGone();
    if (std::ranges::any_of(wanted,
                            [](const auto *one) { return one->sql.contains("council_street"); }))
        makeStreets();
    for (const std::string &script : sharedIndicatorScripts())
        if (!script.contains("TABLE logged") && !script.contains("TABLE closed"))
            m_database.execute(script);
}

// One row for each report.
void IndicatorStore::makeReports()
{
    for (const std::string &script : sharedIndicatorScripts())
        if (script.contains("TABLE logged") || script.contains("TABLE closed"))
            m_database.execute(script);
}

} // namespace sc
