// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/reporttally.h"
#include "indicators/reporttallyparts.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <algorithm>
#include <future>
#include <memory>

namespace sc {

namespace {

using namespace tally;

// Every change is an op, so two connections with the same sum see the same records.
constexpr const char *kMoment = "SELECT coalesce(sum((SELECT max(seq) FROM op_log WHERE stream = "
                                "s.no)), 0) FROM stream s";

struct CloseConnection {
    void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

std::int64_t momentOf(sqlite3 *handle)
{
    const Statement row = prepared(handle, kMoment);
    return sqlite3_step(row.get()) == SQLITE_ROW ? sqlite3_column_int64(row.get(), 0) : -1;
}

/// A connection of its own at the same moment; nothing where there is none.
Connection sameMoment(Database &database, std::int64_t moment)
{
    sqlite3 *handle = nullptr;
    const int opened = sqlite3_open_v2(database.path().c_str(), &handle,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(handle);
    if (opened != SQLITE_OK)
        return nullptr;
    sqlite3_busy_timeout(handle, 2'000);
    sqlite3_exec(handle, "PRAGMA cache_size = -8192; BEGIN", nullptr, nullptr, nullptr);
    const auto found = database.attempt([&] { return momentOf(handle); });
    return found && *found == moment ? std::move(connection) : nullptr;
}

/// Reads in the background where a connection was given; otherwise when it is waited for.
template <class Tally>
std::future<Tally> reading(Connection connection, sqlite3 *own, const Ground &ground)
{
    const auto policy = connection ? std::launch::async : std::launch::deferred;
    return std::async(policy, [connection = std::move(connection), own, &ground] {
        Tally tally;
        tally.read(connection ? connection.get() : own, ground);
        return tally;
    });
}

Ground groundOf(Database &database, const Segments &segments, bool wards)
{
    Ground ground{segments, wards};
    ground.flyTips.insert("fly_tipping");
    Query kinds = database.query("SELECT code FROM category WHERE parent = 'fly_tipping'");
    while (kinds.step())
        ground.flyTips.insert(kinds.text(0));
    Query above = database.query("SELECT code, parent FROM category WHERE parent IS NOT NULL");
    while (above.step())
        ground.parents.emplace(above.text(0), above.text(1));
    Query answers = database.query("SELECT champion, at FROM contact WHERE deleted = 0 AND kind = "
                                   "'answer' AND champion IS NOT NULL AND at IS NOT NULL ORDER BY "
                                   "champion, at");
    while (answers.step())
        ground.answers[std::string(answers.bytes(0))].push_back(answers.integer(1));
    return ground;
}

Value blobOf(const Words &words, std::uint64_t number)
{
    return number == 0 ? Value{} : Value{Blob{words.word(number)}};
}

Value textOf(const Words &words, std::uint64_t number)
{
    return number == 0 ? Value{} : Value{words.word(number)};
}

/// In the order of their keys, so that the same records always give the same rows.
template <class Groups> auto ordered(Groups &groups)
{
    std::vector<typename Groups::value_type *> all;
    all.reserve(groups.size());
    for (auto &one : groups)
        all.push_back(&one);
    std::ranges::sort(all, {}, [](const auto *one) { return one->first; });
    return all;
}

void write(Database &database, const Segments &segments, LoggedTally &tally)
{
    database.execute("CREATE TEMP TABLE logged (period INTEGER, id BLOB, area BLOB, ward BLOB, "
                     "source TEXT, recurs INTEGER, fly_tip INTEGER, reports INTEGER);"
                     "CREATE TEMP TABLE made (period INTEGER, id BLOB, area BLOB, ward BLOB, "
                     "champion BLOB, reports INTEGER);"
                     "CREATE TEMP TABLE kinds (period INTEGER, id BLOB, area BLOB, ward BLOB, "
                     "category TEXT, reports INTEGER)");
    std::int64_t period = 0;
    const auto groups = ordered(tally.groups);
    const auto made = ordered(tally.made);
    const auto kinds = ordered(tally.kinds);
    for (const Segments::Span &span : segments.periods()) {
        for (const auto *one : groups) {
            const Key &key = one->first;
            if (key.segment() >= span.first && key.segment() < span.last)
                database
                    .query("INSERT INTO temp.logged VALUES (?, NULL, ?, ?, ?, ?, ?, ?)", period,
                           blobOf(tally.areas, key.area()), blobOf(tally.wards, key.ward()),
                           textOf(tally.sources, key.word()),
                           (key.what & LoggedTally::kRecurs) != 0,
                           (key.what & LoggedTally::kFlyTip) != 0, one->second)
                    .run();
        }
        for (const auto *one : made) {
            const Key &key = one->first;
            if (key.segment() >= span.first && key.segment() < span.last)
                database
                    .query("INSERT INTO temp.made VALUES (?, NULL, ?, ?, ?, ?)", period,
                           blobOf(tally.areas, key.area()), blobOf(tally.wards, key.ward()),
                           blobOf(tally.champions, key.what), one->second)
                    .run();
        }
        for (const auto *one : kinds) {
            const Key &key = one->first;
            if (key.segment() >= span.first && key.segment() < span.last)
                database
                    .query("INSERT INTO temp.kinds VALUES (?, NULL, ?, ?, ?, ?)", period,
                           blobOf(tally.areas, key.area()), blobOf(tally.wards, key.ward()),
                           textOf(tally.categories, key.word()), one->second)
                    .run();
        }
        ++period;
    }
}

std::vector<std::vector<double>> write(Database &database, const Segments &segments,
                                       ClosedTally &tally)
{
    using T = ClosedTally;
    database.execute("CREATE TEMP TABLE closed (period INTEGER, id BLOB, area BLOB, ward BLOB, "
                     "status TEXT, on_time INTEGER, answered INTEGER, days INTEGER, reports "
                     "INTEGER)");
    std::vector<std::vector<double>> lists;
    const auto groups = ordered(tally.groups);
    lists.reserve(groups.size());
    for (auto *one : groups)
        lists.push_back(std::move(one->second.days));
    std::int64_t period = 0;
    for (const Segments::Span &span : segments.periods()) {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const Key &key = groups[i]->first;
            if (key.segment() < span.first || key.segment() >= span.last)
                continue;
            const auto flag = [&](std::uint64_t of, bool value) {
                return (key.what & of) != 0 ? std::optional(value ? 1 : 0) : std::nullopt;
            };
            database
                .query("INSERT INTO temp.closed VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?)", period,
                       blobOf(tally.areas, key.area()), blobOf(tally.wards, key.ward()),
                       textOf(tally.statuses, key.word()),
                       flag(T::kDue, (key.what & T::kOnTime) != 0),
                       flag(T::kOwed, key.what >> 16U <= span.last),
                       (key.what & T::kTimed) != 0 ? std::optional(i) : std::nullopt,
                       groups[i]->second.reports)
                .run();
        }
        ++period;
    }
    return lists;
}

} // namespace

struct ReportTally::Readings {
    Readings(Database &database, const std::vector<Period> &periods, bool wards)
        : segments(periods), ground(groundOf(database, segments, wards))
    {}

    Segments segments;
    Ground ground;
    std::future<LoggedTally> logging{}; // after what they read, which must outlive them
    std::future<ClosedTally> closing{};
};

ReportTally::ReportTally() = default;
ReportTally::~ReportTally() = default;

void ReportTally::begin(Database &database, const std::vector<Period> &periods,
                        const TallyOptions &options)
{
    m_readings = std::make_unique<Readings>(database, periods, options.wards);
    sqlite3 *own = database.connection().getHandle();
    Query many = database.query("SELECT coalesce(max(no), 0) FROM report");
    const bool helpers =
        many.step() && many.integer(0) > options.manyReports && !database.isInMemory();
    const std::int64_t moment = helpers ? momentOf(own) : 0;
    const auto connection = [&] { return helpers ? sameMoment(database, moment) : nullptr; };
    m_readings->logging = reading<LoggedTally>(connection(), own, m_readings->ground);
    m_readings->closing = reading<ClosedTally>(connection(), own, m_readings->ground);
}

bool ReportTally::finish(Database &database)
{
    const std::unique_ptr<Readings> readings = std::move(m_readings);
    LoggedTally logged = readings->logging.get();
    ClosedTally closed = readings->closing.get();
    if (logged.isOverflown() || closed.isOverflown())
        return false;
    write(database, readings->segments, logged);
    m_lists = write(database, readings->segments, closed);
    return true;
}

} // namespace sc
