// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/value.h"

#include <SQLiteCpp/Statement.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace SQLite {
class Database;
}

namespace sc {

/// A prepared statement on loan from a connection's cache, its parameters bound. Rows are read with
/// `while (query.step())`. Throws SQLite::Exception, which must not leave storage or a store:
/// wrap the work in `attempt()`.
class Query {
public:
    Query(Query &&other) noexcept = default;
    Query &operator=(Query &&) = delete;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query();

    template <class T> Query &bind(int position, const T &value)
    {
        if constexpr (std::same_as<T, bool>)
            bindInteger(position, value ? 1 : 0);
        else if constexpr (std::integral<T>)
            bindInteger(position, static_cast<std::int64_t>(value));
        else if constexpr (std::floating_point<T>)
            m_statement->bind(position, static_cast<double>(value));
        else if constexpr (std::same_as<T, Id>)
            bindBlob(position, value.bytes());
        else if constexpr (std::same_as<T, Blob>)
            bindBlob(position, value.bytes);
        else if constexpr (std::same_as<T, Instant>)
            bindInteger(position, value.time_since_epoch().count());
        else if constexpr (std::same_as<T, Value>)
            bindValue(position, value);
        else if constexpr (std::same_as<T, std::nullptr_t>)
            m_statement->bind(position);
        else
            bindText(position, std::string_view(value));
        return *this;
    }
    /// As bind(), but text and bytes are not copied: they must stay as they are until the statement
    /// has run.
    Query &bindInPlace(int position, const Value &value);
    Query &bindBytesInPlace(int position, std::string_view bytes);
    template <class T> Query &bind(int position, const std::optional<T> &value)
    {
        return value ? bind(position, *value) : bind(position, nullptr);
    }

    /// Moves to the next row; false when there is none.
    bool step() { return m_statement->executeStep(); }
    /// Runs a statement that returns no rows; gives the number of rows changed.
    int run() { return m_statement->exec(); }
    /// Makes the statement ready for new values without giving it back.
    void reset();

    [[nodiscard]] bool isNull(int column) const { return m_statement->isColumnNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] Id id(int column) const;
    [[nodiscard]] Instant instant(int column) const;
    [[nodiscard]] Value value(int column) const;

    template <class T> [[nodiscard]] std::optional<T> maybe(int column) const
    {
        if (isNull(column))
            return std::nullopt;
        if constexpr (std::same_as<T, std::string>)
            return text(column);
        else if constexpr (std::same_as<T, Id>)
            return id(column);
        else if constexpr (std::same_as<T, Instant>)
            return instant(column);
        else if constexpr (std::floating_point<T>)
            return real(column);
        else
            return static_cast<T>(integer(column));
    }

private:
    friend class StatementCache;
    struct Slot {
        std::unique_ptr<SQLite::Statement> statement;
        bool lent = false;
    };
    Query(Slot *slot, std::unique_ptr<SQLite::Statement> own);

    void bindInteger(int position, std::int64_t value);
    void bindText(int position, std::string_view value);
    void bindBlob(int position, std::string_view value);
    void bindValue(int position, const Value &value);

    // Gives the slot back exactly once, also after a move.
    struct GiveBack {
        void operator()(Slot *slot) const;
    };
    std::unique_ptr<Slot, GiveBack> m_slot;
    std::unique_ptr<SQLite::Statement> m_own; // when the cached one was already lent
    SQLite::Statement *m_statement = nullptr; // not owned: one of the two above
};

/// Keeps every statement of one connection prepared. SQL is given as text that stays the same from
/// call to call; values are always bound, never pasted.
class StatementCache {
public:
    explicit StatementCache(SQLite::Database &connection) : m_connection(connection) {}

    [[nodiscard]] Query lend(const std::string &sql);
    void clear() { m_slots.clear(); }

private:
    SQLite::Database &m_connection;
    std::unordered_map<std::string, std::unique_ptr<Query::Slot>> m_slots;
};

} // namespace sc
