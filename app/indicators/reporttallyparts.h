// SPDX-License-Identifier: GPL-3.0-or-later
// What a tally of reports is made of; for its own files only.
#pragma once

#include "indicators/figures.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sc::tally {

inline constexpr std::size_t kMostWords = 0xFFFF;
inline constexpr std::uint64_t kNever = 0xFFFF; ///< an edge after all others

struct EndStatement {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
/// The bare functions: a million rows are read here, and a checked column takes longer than the
/// row.
using Statement = std::unique_ptr<sqlite3_stmt, EndStatement>;

/// Throws SQLite::Exception.
[[nodiscard]] Statement prepared(sqlite3 *handle, const char *sql);

/// Numbers words in the order they turn up; 0 is nothing.
class Words {
public:
    std::uint64_t number(std::string_view word)
    {
        if (word.empty())
            return 0;
        if (m_last != 0 && m_words[m_last - 1] == word)
            return m_last;
        const auto found = m_numbers.find(word);
        if (found != m_numbers.end())
            return m_last = found->second;
        if (m_words.size() == kMostWords)
            m_overflow = true;
        else
            m_words.emplace_back(word);
        m_numbers.emplace(std::string(word), m_words.size());
        return m_last = m_words.size();
    }
    [[nodiscard]] const std::string &word(std::uint64_t number) const
    {
        return m_words[number - 1];
    }
    [[nodiscard]] bool isOverflown() const { return m_overflow; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const
        {
            return std::hash<std::string_view>()(word);
        }
    };
    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> m_numbers;
    std::uint64_t m_last = 0;
    bool m_overflow = false;
};

/// Seven numbers of 16 bits.
struct Key {
    std::uint64_t where = 0; ///< segment, area, ward, and the first of what tells reports apart
    std::uint64_t what = 0;

    bool operator==(const Key &) const = default;
    auto operator<=>(const Key &) const = default;

    [[nodiscard]] std::uint64_t segment() const { return where >> 48U; }
    [[nodiscard]] std::uint64_t area() const { return where >> 32U & 0xFFFFU; }
    [[nodiscard]] std::uint64_t ward() const { return where >> 16U & 0xFFFFU; }
    [[nodiscard]] std::uint64_t word() const { return where & 0xFFFFU; }
};

struct KeyHash {
    std::size_t operator()(const Key &key) const
    {
        const std::uint64_t mixed =
            (key.where ^ key.what * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
        return mixed ^ mixed >> 32U;
    }
};

/// The time line cut where any period begins or ends.
class Segments {
public:
    explicit Segments(const std::vector<Period> &periods)
    {
        std::set<std::int64_t> edges;
        for (const Period &period : periods) {
            edges.insert(msOf(period.start()));
            edges.insert(msOf(period.end()));
        }
        m_edges.assign(edges.begin(), edges.end());
        std::vector<bool> covered(m_edges.size());
        for (const Period &period : periods) {
            const Span span{indexOf(msOf(period.start())), indexOf(msOf(period.end()))};
            m_periods.push_back(span);
            for (std::size_t i = span.first; i < span.last; ++i)
                covered[i] = true;
        }
        for (std::size_t i = 0; i < covered.size(); ++i) {
            if (!covered[i])
                continue;
            const std::size_t first = i;
            while (covered[i])
                ++i;
            m_stretches.push_back({first, i});
        }
    }

    struct Span {
        std::size_t first = 0; ///< number of an edge
        std::size_t last = 0;
    };
    [[nodiscard]] const std::vector<Span> &periods() const { return m_periods; }
    [[nodiscard]] const std::vector<Span> &stretches() const { return m_stretches; }
    [[nodiscard]] std::int64_t edge(std::size_t number) const { return m_edges[number]; }
    /// The first edge after a moment; kNever after the last.
    [[nodiscard]] std::uint64_t edgeAfter(std::int64_t at) const
    {
        const auto found = std::ranges::upper_bound(m_edges, at);
        return found == m_edges.end() ? kNever
                                      : static_cast<std::uint64_t>(found - m_edges.begin());
    }

private:
    static std::int64_t msOf(Instant at) { return at.time_since_epoch().count(); }
    [[nodiscard]] std::size_t indexOf(std::int64_t edge) const
    {
        return static_cast<std::size_t>(std::ranges::lower_bound(m_edges, edge) - m_edges.begin());
    }

    std::vector<std::int64_t> m_edges;
    std::vector<Span> m_periods;
    std::vector<Span> m_stretches; ///< without gaps
};

/// What both readings know of the ground.
struct Ground {
    const Segments &segments;
    bool wards = false;
    std::set<std::string, std::less<>> flyTips{};              ///< categories
    std::map<std::string, std::string, std::less<>> parents{}; ///< of categories that have one
    std::map<std::string, std::vector<std::int64_t>, std::less<>> answers{}; ///< by champion
};

/// The reports logged, by segment, area and ward.
struct LoggedTally {
    static constexpr std::uint64_t kRecurs = 1; // of what
    static constexpr std::uint64_t kFlyTip = 2;

    Words areas{};
    Words wards{};
    Words sources{};
    Words champions{};
    Words categories{};
    std::unordered_map<Key, std::int64_t, KeyHash> groups{}; ///< by source
    std::unordered_map<Key, std::int64_t, KeyHash> kinds{};  ///< by category
    std::unordered_map<Key, std::int64_t, KeyHash> made{};   ///< what: the champion

    /// Throws SQLite::Exception.
    void read(sqlite3 *handle, const Ground &ground);
    [[nodiscard]] bool isOverflown() const
    {
        return areas.isOverflown() || wards.isOverflown() || sources.isOverflown() ||
               champions.isOverflown() || categories.isOverflown();
    }
};

/// The reports closed and still closed, by segment, area, ward and status.
struct ClosedTally {
    // Of what, beside the edge after which the champion was answered.
    static constexpr std::uint64_t kOwed = 1;
    static constexpr std::uint64_t kDue = 2;
    static constexpr std::uint64_t kOnTime = 4;
    static constexpr std::uint64_t kTimed = 8;

    struct Group {
        std::int64_t reports = 0;
        std::vector<double> days{};
    };

    Words areas{};
    Words wards{};
    Words statuses{};
    std::unordered_map<Key, Group, KeyHash> groups{};

    /// Throws SQLite::Exception.
    void read(sqlite3 *handle, const Ground &ground);
    [[nodiscard]] bool isOverflown() const
    {
        return areas.isOverflown() || wards.isOverflown() || statuses.isOverflown();
    }

private:
    void add(sqlite3_stmt *row, std::uint64_t segment, const Ground &ground, const std::string &day,
             std::string_view status);
};

} // namespace sc::tally
