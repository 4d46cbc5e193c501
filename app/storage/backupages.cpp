// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backupages.h"

#include "storage/location.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <format>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace sc {

namespace fs = std::filesystem;

namespace {

/// Kept of each label: the newest; of the days before, the last copy of each, for who notices a
/// mistake after a fortnight's leave; of the weeks before, the last of each. One busy afternoon
/// must not push out what was made before it.
constexpr std::size_t kNewestKept = 8;
constexpr std::size_t kDaysKept = 14;
constexpr std::size_t kWeeksKept = 8;
constexpr std::size_t kDatedSize = 17; // 2026-11-21-091400
constexpr std::chrono::minutes kNotYet{1};

/// Days since 1970 of a date such as datedName() gives.
std::optional<std::int64_t> dayOf(std::string_view date)
{
    int parts[3]{};
    const char *at = date.data();
    for (int &part : parts) {
        const auto [end, error] = std::from_chars(at, date.data() + date.size(), part);
        if (error != std::errc{})
            return std::nullopt;
        at = end < date.data() + date.size() ? end + 1 : end;
    }
    const std::chrono::year_month_day day{std::chrono::year{parts[0]},
                                          std::chrono::month(static_cast<unsigned>(parts[1])),
                                          std::chrono::day(static_cast<unsigned>(parts[2]))};
    if (!day.ok())
        return std::nullopt;
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

/// Which copies of one label stay, by the moments in their names, the newest first.
std::set<std::string> kept(const std::vector<std::string> &newestFirst, std::size_t newest)
{
    constexpr std::int64_t kThursday = 3; // 1 January 1970 was one; weeks begin on Monday
    std::set<std::string> stay;
    std::set<std::int64_t> days;
    std::set<std::int64_t> weeks;
    for (const std::string &date : newestFirst) {
        const std::int64_t day = dayOf(date).value_or(0);
        const std::int64_t week = (day + kThursday) / 7;
        const bool isLastOfDay = days.size() < kDaysKept && !days.contains(day);
        const bool isLastOfWeek = weeks.size() < kWeeksKept && !weeks.contains(week);
        if (stay.size() < newest || isLastOfDay || isLastOfWeek)
            stay.insert(date);
        days.insert(day);
        weeks.insert(week);
    }
    return stay;
}

} // namespace

std::string datedName(Instant at)
{
    return std::format("{:%Y-%m-%d-%H%M%S}", std::chrono::floor<std::chrono::seconds>(at));
}

void dropOldestBackups(const fs::path &folder, const std::string &stem, const std::string &label,
                       Instant now)
{
    std::map<std::string, fs::path, std::greater<>> same;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const std::string date =
            name.size() > stem.size() ? name.substr(stem.size() + 1, kDatedSize) : std::string();
        if (name == std::format("{}-{}-{}.db", stem, date, label) && dayOf(date))
            same.emplace(date, entry.path());
    }
    std::vector<std::string> past;
    std::vector<std::string> ahead;
    for (const auto &[date, path] : same)
        (date <= datedName(now + kNotYet) ? past : ahead).push_back(date);
    std::set<std::string> stay = kept(past, kNewestKept);
    stay.merge(kept(ahead, 1));
    for (const auto &[date, path] : same) {
        if (stay.contains(date) || !fs::remove(path, ignored))
            continue;
        fs::remove_all(filesFolder(path), ignored);
    }
}

} // namespace sc
