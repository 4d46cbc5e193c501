// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/dates.h"
#include "storage/journal.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// One column of a record's table and how it is read into the record and written from it.
template <class Record> struct RecordColumn {
    std::string_view name;
    Value (*get)(const Record &record) = nullptr;
    void (*set)(Record &record, const Query &row, int column) = nullptr;
};

namespace detail {

template <class T> struct MemberOf;
template <class R, class V> struct MemberOf<V R::*> {
    using Record = R;
    using Type = V;
};

inline Value valueOf(const std::string &text)
{
    return textValue(text);
}
inline Value valueOf(const Id &id)
{
    return refValue(id);
}
inline Value valueOf(const std::optional<Day> &day)
{
    return day ? Value{isoDay(*day)} : Value{};
}
inline Value valueOf(const std::optional<Instant> &at)
{
    return at ? instantValue(*at) : Value{};
}
inline Value valueOf(Instant at)
{
    return at == Instant{} ? Value{} : instantValue(at);
}
inline Value valueOf(std::int64_t number)
{
    return Value{number};
}
inline Value valueOf(const std::optional<std::int64_t> &number)
{
    return maybeValue(number);
}
inline Value valueOf(const std::optional<double> &number)
{
    return maybeValue(number);
}
inline Value valueOf(bool flag) // no is nothing
{
    return flag ? Value{std::int64_t{1}} : Value{};
}
Value valueOf(const std::vector<std::string> &list) = delete; // keep lists as joined text

inline void readInto(std::string &text, const Query &row, int column)
{
    text = row.text(column);
}
inline void readInto(Id &id, const Query &row, int column)
{
    id = row.isNull(column) ? Id() : row.id(column);
}
inline void readInto(std::optional<Day> &day, const Query &row, int column)
{
    const Result<Day> read = parseIsoDay(row.text(column));
    day = read ? std::optional(*read) : std::nullopt;
}
inline void readInto(std::optional<Instant> &at, const Query &row, int column)
{
    at = row.maybe<Instant>(column);
}
inline void readInto(Instant &at, const Query &row, int column)
{
    at = row.isNull(column) ? Instant{} : row.instant(column);
}
inline void readInto(std::int64_t &number, const Query &row, int column)
{
    number = row.isNull(column) ? 0 : row.integer(column);
}
inline void readInto(std::optional<std::int64_t> &number, const Query &row, int column)
{
    number = row.maybe<std::int64_t>(column);
}
inline void readInto(std::optional<double> &number, const Query &row, int column)
{
    number = row.maybe<double>(column);
}
inline void readInto(bool &flag, const Query &row, int column)
{
    flag = !row.isNull(column) && row.integer(column) != 0;
}

} // namespace detail

/// A column that holds a member of the record: `column<&Group::name>("name")`. Members may be
/// std::string, Id, Instant (nothing where it is zero), std::int64_t, bool, and optional Day,
/// Instant, std::int64_t or double.
template <auto member> [[nodiscard]] constexpr auto column(std::string_view name)
{
    using Record = detail::MemberOf<decltype(member)>::Record;
    return RecordColumn<Record>{
        name, [](const Record &record) { return detail::valueOf(record.*member); },
        [](Record &record, const Query &row, int index) {
            detail::readInto(record.*member, row, index);
        }};
}

/// Reads and writes the rows of one record type by a list of columns. `Record` has `Id id` and
/// `bool deleted`. Throws SQLite::Exception: for stores, which wrap their work in `attempt()`.
template <class Record> class RecordTable {
public:
    RecordTable(Database &database, std::string_view type,
                std::span<const RecordColumn<Record>> columns)
        : m_database(database)
        , m_type(type)
        , m_columns(columns)
        , m_select(selectFrom(database, type, columns))
    {}

    [[nodiscard]] std::optional<Record> read(const Id &id)
    {
        std::vector<Record> found = where("id = ?", id);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    }
    /// The records for which a condition holds; `rest` may go on with ORDER BY. Constant text only.
    template <class... Args>
    [[nodiscard]] std::vector<Record> where(std::string_view rest, const Args &...args)
    {
        Query rows = m_database.query(m_select + " WHERE " + std::string(rest), args...);
        std::vector<Record> list;
        while (rows.step()) {
            Record &record = list.emplace_back();
            record.id = rows.id(0);
            record.deleted = rows.integer(1) != 0;
            for (std::size_t i = 0; i < m_columns.size(); ++i)
                m_columns[i].set(record, rows, static_cast<int>(i) + 2);
        }
        return list;
    }
    /// Every live record in the order of its id.
    [[nodiscard]] std::vector<Record> all() { return where("deleted = 0 ORDER BY id"); }

    void create(Change &change, const Record &record)
    {
        change.create(m_type, record.id, valuesOf(record));
    }
    /// False when there is no such record.
    [[nodiscard]] bool update(Change &change, const Record &record)
    {
        return change.update(m_type, record.id, valuesOf(record));
    }
    [[nodiscard]] FieldValues valuesOf(const Record &record) const
    {
        FieldValues values;
        for (const RecordColumn<Record> &one : m_columns)
            values.emplace_back(one.name, one.get(record));
        return values;
    }

private:
    [[nodiscard]] static std::string selectFrom(Database &database, std::string_view type,
                                                std::span<const RecordColumn<Record>> columns)
    {
        std::string sql = "SELECT id, deleted";
        for (const RecordColumn<Record> &one : columns)
            sql += ", " + std::string(one.name);
        const RecordType *known = database.types().named(type);
        return sql + " FROM " + (known != nullptr ? known->table : std::string(type));
    }

    Database &m_database;
    std::string_view m_type;
    std::span<const RecordColumn<Record>> m_columns;
    std::string m_select;
};

} // namespace sc
