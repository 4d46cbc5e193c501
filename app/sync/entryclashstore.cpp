// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of which one PC takes one, and two PCs brought one each: what is said of a figure, what
// a survey found, a target of one day, a credit taken back.
#include "core/dates.h"
#include "sync/conflictwork.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr int kAboutColumns = 3;

struct Entered {
    std::string_view type;
    std::string_view keys;  ///< columns that tell what it is about
    std::string_view among; ///< which are looked at
    bool mayBoth = false;   ///< two of them can be right
    std::string_view title; ///< two columns: what it is about, and its day
    std::string_view about; ///< what it says: kAboutColumns columns
};

constexpr std::array<Entered, 8> kEntered{{
    {"cleanliness_score", "element,area,held_on,source,note", "", true,
     "'cleanliness of ' || replace(coalesce(element, ''), '_', ' ') || ' on', held_on",
     "coalesce(below_b || ' of ' || sites || ' sites below B', '') || coalesce(', ' || b_minus || "
     "' at B-', ''), source, note"},
    {"commentary", "quarter,indicator,area", "", false,
     "'commentary on ' || replace(coalesce(indicator, 'the quarter'), '_', ' ') || ', ' || "
     "coalesce(quarter, ''), ''",
     "words, '', ''"},
    {"credit", "reverses", "reverses IS NOT NULL", false,
     "'reversal of a credit of ' || minutes || ' minutes from', (SELECT date(o.at / 1000, "
     "'unixepoch') FROM credit o WHERE o.id = e.reverses)",
     "minutes || ' minutes', reason, ''"},
    {"household_count", "area,from_on", "", false, "'number of households from', from_on",
     "households || ' households', source, ''"},
    {"indicator_baseline", "indicator,area,from_month", "", false,
     "'baseline of ' || replace(coalesce(indicator, ''), '_', ' ') || ' from', from_month",
     "why, months || ' months', ''"},
    {"indicator_target", "indicator,area,from_on", "", false,
     "'target of ' || replace(coalesce(indicator, ''), '_', ' ') || ' from', from_on",
     "printf('%g', value), note, ''"},
    {"survey", "question,area,held_on,source,note", "", true,
     "'survey about ' || coalesce(question, '') || ' on', held_on",
     "satisfied || ' of ' || answered || ' satisfied', source, note"},
    {"training", "champion,course,held_on",
     "revoked_reason IS NULL AND revoked_on IS NULL AND champion IS NOT NULL", true,
     "'training ' || replace(coalesce(course, ''), '_', ' ') || ' of ' || coalesce((SELECT name "
     "FROM champion WHERE id = e.champion), 'somebody') || ' on', held_on",
     "CASE WHEN expires_on IS NULL THEN 'for good' ELSE 'until ' || expires_on END, '', ''"},
}};

const Entered *enteredAs(std::string_view type)
{
    const auto *const found = std::ranges::find(kEntered, type, &Entered::type);
    return found == kEntered.end() ? nullptr : found;
}

/// "a.x IS g.x AND a.y IS g.y": of nothing and nothing too.
std::string sameAs(const std::vector<std::string> &columns, std::string_view alias)
{
    std::string same;
    for (const std::string &column : columns)
        same += std::format("{}{}.{} IS g.{}", same.empty() ? "" : " AND ", alias, column, column);
    return same;
}

} // namespace

bool isEntered(std::string_view type)
{
    return enteredAs(type) != nullptr;
}

std::vector<std::string> keyColumnsOf(std::string_view type)
{
    const Entered *entry = enteredAs(type);
    std::string_view left = entry == nullptr ? namedBy(type) : entry->keys;
    std::vector<std::string> columns;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find(','), left.size());
        columns.emplace_back(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return columns;
}

// Groups first: mostly there is none, and a table is gone through once.
std::vector<ConflictStore::Pair> ConflictStore::enteredTwice(std::string_view type)
{
    const Entered &entry = *enteredAs(type);
    const std::vector<std::string> columns = keyColumnsOf(type);
    const std::string live =
        entry.among.empty() ? std::string() : std::format(" AND {}", entry.among);
    std::vector<Pair> pairs;
    Query rows = m_database.query(std::format(
        "WITH e AS NOT MATERIALIZED (SELECT id, {0} FROM {1} WHERE deleted = 0{2}), g AS (SELECT "
        "{0} FROM e GROUP BY {0} HAVING count(*) > 1) SELECT a.id, b.id FROM g CROSS JOIN e a ON "
        "{3} CROSS JOIN e b ON {4} AND b.id > a.id ORDER BY 1, 2",
        entry.keys, m_database.types().named(type)->table, live, sameAs(columns, "a"),
        sameAs(columns, "b")));
    while (rows.step())
        pairs.emplace_back(rows.id(0), rows.id(1));
    return pairs;
}

void ConflictStore::addEntries(std::vector<Conflict> &list)
{
    for (const Entered &entry : kEntered)
        addPairs(Conflict::Kind::SameFigures, entry.type, enteredTwice(entry.type), list);
}

std::string ConflictStore::entryTitle(std::string_view type, const Id &record)
{
    const Entered &entry = *enteredAs(type);
    const bool hasArea = std::ranges::contains(keyColumnsOf(type), "area");
    Query row = m_database.query(
        std::format("SELECT {}, {} FROM {} e WHERE id = ?", entry.title,
                    hasArea ? "coalesce((SELECT code FROM area WHERE id = e.area), '')" : "''",
                    m_database.types().named(type)->table),
        record);
    if (!row.step())
        return std::string(type);
    std::string words = row.text(0);
    if (const auto day = parseIsoDay(row.text(1)))
        words += " " + longDay(*day);
    return words + (row.text(2).empty() ? "" : ", " + row.text(2));
}

std::string ConflictStore::entryAbout(std::string_view type, const Id &record)
{
    const Entered &entry = *enteredAs(type);
    Query row = m_database.query(std::format("SELECT {} FROM {} e WHERE id = ?", entry.about,
                                             m_database.types().named(type)->table),
                                 record);
    std::string about;
    if (row.step())
        for (int i = 0; i < kAboutColumns; ++i)
            if (!row.text(i).empty())
                about += (about.empty() ? "" : ", ") + row.text(i);
    return about;
}

bool ConflictStore::takesBoth(const Conflict &conflict)
{
    const Entered *entry = enteredAs(conflict.type);
    switch (conflict.kind) {
    case Conflict::Kind::Field:
    case Conflict::Kind::Place:
    case Conflict::Kind::Deleted:
    case Conflict::Kind::NoRoom:
        return false;
    case Conflict::Kind::SameFigures:
        return entry == nullptr || entry->mayBoth;
    default:
        return true;
    }
}

} // namespace sc
