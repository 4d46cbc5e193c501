// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"
#include "core/dates.h"
#include "indicators/reporttallyparts.h"

#include <SQLiteCpp/Exception.h>

#include <array>
#include <limits>

namespace sc::tally {

namespace {

constexpr const char *kLogged =
    "SELECT logged_at, area, source, category, status, champion, recurrence_of IS NOT NULL, ward "
    "FROM report INDEXED BY report_figures WHERE deleted = 0 AND logged_at >= ?1 AND logged_at < "
    "?2 ORDER BY logged_at";
constexpr const char *kClosed =
    "SELECT closed_at, area, status, champion, logged_at, due_on, ward FROM report INDEXED BY "
    "report_closings WHERE deleted = 0 AND closed_at IS NOT NULL AND closed_at >= ?1 AND closed_at "
    "< ?2 ORDER BY closed_at";
/// Empty for nothing; valid until the next step.
std::string_view bytesOf(sqlite3_stmt *row, int column)
{
    const void *start = sqlite3_column_blob(row, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return start == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char *>(start), size);
}

/// Reads the rows of a query stretch by stretch, oldest first; `take(row, segment)`.
template <class Take>
void readStretches(sqlite3 *handle, const char *sql, const Segments &segments, Take take)
{
    const Statement row = prepared(handle, sql);
    for (const Segments::Span &stretch : segments.stretches()) {
        sqlite3_bind_int64(row.get(), 1, segments.edge(stretch.first));
        sqlite3_bind_int64(row.get(), 2, segments.edge(stretch.last));
        std::size_t segment = stretch.first;
        int said = SQLITE_ROW;
        while ((said = sqlite3_step(row.get())) == SQLITE_ROW) {
            const std::int64_t at = sqlite3_column_int64(row.get(), 0);
            while (at >= segments.edge(segment + 1))
                ++segment;
            take(row.get(), static_cast<std::uint64_t>(segment));
        }
        if (said != SQLITE_DONE)
            throw SQLite::Exception(handle, said);
        sqlite3_reset(row.get());
    }
}

bool isNoWork(std::string_view status)
{
    return status == "closed_duplicate" || status == "closed_withdrawn";
}

bool isOpen(std::string_view status)
{
    constexpr std::array<std::string_view, 5> kOpen{"new", "acknowledged", "scheduled",
                                                    "in_progress", "reopened"};
    return std::ranges::contains(kOpen, status);
}

} // namespace

Statement prepared(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(handle);
    return Statement(statement);
}

void LoggedTally::read(sqlite3 *handle, const Ground &ground)
{
    readStretches(handle, kLogged, ground.segments, [&](sqlite3_stmt *row, std::uint64_t segment) {
        Key key{segment << 48U | areas.number(bytesOf(row, 1)) << 32U, 0};
        if (ground.wards)
            key.where |= wards.number(bytesOf(row, 7)) << 16U;
        if (const auto champion = bytesOf(row, 5); !champion.empty())
            ++made[{key.where, champions.number(champion)}];
        const auto category = bytesOf(row, 3);
        const auto parent = ground.parents.find(category);
        ++kinds[{key.where | categories.number(parent == ground.parents.end()
                                                   ? category
                                                   : std::string_view(parent->second)),
                 0}];
        key.where |= sources.number(bytesOf(row, 2));
        key.what = sqlite3_column_int(row, 6) != 0 ? kRecurs : 0;
        if (ground.flyTips.contains(category)) {
            const auto status = bytesOf(row, 4);
            key.what |= !status.empty() && !isNoWork(status) ? kFlyTip : 0;
        }
        ++groups[key];
    });
}

void ClosedTally::read(sqlite3 *handle, const Ground &ground)
{
    std::string day;
    std::int64_t dayEnds = std::numeric_limits<std::int64_t>::min();
    readStretches(handle, kClosed, ground.segments, [&](sqlite3_stmt *row, std::uint64_t segment) {
        const auto status = bytesOf(row, 2);
        if (status.empty() || isOpen(status))
            return;
        const std::int64_t closed = sqlite3_column_int64(row, 0);
        if (closed >= dayEnds) {
            const Day local = localDay(Instant{std::chrono::milliseconds{closed}});
            day = isoDay(local);
            dayEnds = startOfDay(addDays(local, 1)).time_since_epoch().count();
        }
        add(row, segment, ground, day, status);
    });
}

void ClosedTally::add(sqlite3_stmt *row, std::uint64_t segment, const Ground &ground,
                      const std::string &day, std::string_view status)
{
    Key key{segment << 48U | areas.number(bytesOf(row, 1)) << 32U | statuses.number(status), 0};
    if (ground.wards)
        key.where |= wards.number(bytesOf(row, 6)) << 16U;
    const std::int64_t closed = sqlite3_column_int64(row, 0);
    if (const auto champion = bytesOf(row, 3); !champion.empty()) {
        key.what = kOwed | kNever << 16U;
        if (const auto told = ground.answers.find(champion); told != ground.answers.end()) {
            const auto first = std::ranges::lower_bound(told->second, closed);
            if (first != told->second.end())
                key.what = kOwed | ground.segments.edgeAfter(*first) << 16U;
        }
    }
    const auto due = bytesOf(row, 5);
    if (due.size() == day.size())
        key.what |= day <= due ? kDue | kOnTime : kDue;
    const bool timed = sqlite3_column_type(row, 4) != SQLITE_NULL;
    const std::int64_t took = closed - sqlite3_column_int64(row, 4);
    if (timed && took >= 0)
        key.what |= kTimed;
    Group &group = groups[key];
    ++group.reports;
    if (timed && took >= 0)
        group.days.push_back(static_cast<double>(took) / 86'400'000.0);
}

} // namespace sc::tally
