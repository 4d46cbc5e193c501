// SPDX-License-Identifier: GPL-3.0-or-later
// What an indicator's query reads, by the names in its text.
#include "indicators/freezingparts.h"

#include <QRegularExpression>

#include <array>

namespace sc {

namespace {

using namespace Qt::StringLiterals;

struct ReadWith {
    std::string_view words; ///< in the query
    std::string_view columns;
};
// The tables of reports have a few columns under other names, and more of them than each asks for.
constexpr std::array kOfReports = std::to_array<ReadWith>({
    {"FROM logged", "area ward logged_at"},
    {"FROM made", "area ward logged_at champion"},
    {"FROM kinds", "area ward logged_at category"},
    {"FROM closed", "area ward closed_at status"},
    {"source", "source"},
    {"champion", "champion"},
    {"category", "category"},
    {"recurs", "recurrence_of"},
    {"fly_tip", "category status"},
    {"on_time", "due_on"},
    {"answered", "champion"},
    {"days", "logged_at"},
});
// Made by the program, out of more than a query shows.
constexpr std::array<std::string_view, 3> kMadeByProgram{"kit_gone", "council_street",
                                                         "street_champion"};

const std::string &sharedScript(std::string_view table)
{
    static const std::string kNone;
    for (const std::string &script : sharedIndicatorScripts())
        if (script.contains("TABLE " + std::string(table)))
            return script;
    return kNone;
}

} // namespace

Bearing::Bearing(Database &database, const IndicatorDefinition &one)
{
    for (const std::string_view table : kMadeByProgram)
        if (one.sql.contains(table))
            return;
    m_isAny = false;
    read(database, one.sql);
    for (const std::string_view table : {"on_books", "loan_area"})
        if (one.sql.contains(table))
            read(database, sharedScript(table));
    if (one.asksReports())
        readReports(one.sql);
    if (one.sql.contains("answered") && one.sql.contains("FROM closed"))
        for (const char *column : {"champion", "kind", "at"})
            m_columns.emplace("contact", column);
}

bool Bearing::has(std::string_view type, std::string_view column) const
{
    return m_isAny || column == "deleted" ||
           m_columns.contains({std::string(type), std::string(column)});
}

// FROM pick k ... k.starts_at: a pick's starts_at.
void Bearing::read(Database &database, const std::string &sql)
{
    static const QRegularExpression kNamed(uR"((?:FROM|JOIN)\s+(\w+)\s+(\w+)\b)"_s);
    static const QRegularExpression kColumn(uR"(\b(\w+)\.(\w+)\b)"_s);
    const QString text = QString::fromStdString(sql);
    std::multimap<std::string, std::string> types;
    for (const QRegularExpressionMatch &match : kNamed.globalMatch(text))
        for (const RecordType &type : database.types().all())
            if (type.table == match.captured(1).toStdString())
                types.emplace(match.captured(2).toStdString(), type.name);
    for (const QRegularExpressionMatch &match : kColumn.globalMatch(text)) {
        const auto [begin, end] = types.equal_range(match.captured(1).toStdString());
        for (auto type = begin; type != end; ++type)
            m_columns.emplace(type->second, match.captured(2).toStdString());
    }
}

void Bearing::readReports(const std::string &sql)
{
    for (const auto &[words, columns] : kOfReports) {
        if (!sql.contains(words))
            continue;
        std::string_view rest = columns;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            m_columns.emplace("report", std::string(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

} // namespace sc
