// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/query.h"

#include <SQLiteCpp/Database.h>

namespace sc {

Query::Query(Slot *slot, std::unique_ptr<SQLite::Statement> own)
    : m_slot(slot), m_own(std::move(own)), m_statement(m_own ? m_own.get() : slot->statement.get())
{}

Query::~Query() = default;

void Query::GiveBack::operator()(Slot *slot) const
{
    slot->statement->tryReset();
    slot->statement->clearBindings();
    slot->lent = false;
}

void Query::reset()
{
    m_statement->reset();
    m_statement->clearBindings();
}

void Query::bindInteger(int position, std::int64_t value)
{
    m_statement->bind(position, value);
}

void Query::bindText(int position, std::string_view value)
{
    m_statement->bind(position, std::string(value));
}

void Query::bindBlob(int position, std::string_view value)
{
    m_statement->bind(position, value.data(), static_cast<int>(value.size()));
}

void Query::bindValue(int position, const Value &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        bindInteger(position, *integer);
    else if (const auto *number = std::get_if<double>(&value))
        m_statement->bind(position, *number);
    else if (const auto *words = std::get_if<std::string>(&value))
        bindText(position, *words);
    else if (const auto *blob = std::get_if<Blob>(&value))
        bindBlob(position, blob->bytes);
    else
        m_statement->bind(position);
}

Query &Query::bindInPlace(int position, const Value &value)
{
    if (const auto *words = std::get_if<std::string>(&value))
        m_statement->bindNoCopy(position, *words);
    else if (const auto *blob = std::get_if<Blob>(&value))
        bindBytesInPlace(position, blob->bytes);
    else
        bindValue(position, value);
    return *this;
}

Query &Query::bindBytesInPlace(int position, std::string_view bytes)
{
    m_statement->bindNoCopy(position, bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

std::int64_t Query::integer(int column) const
{
    return m_statement->getColumn(column).getInt64();
}

double Query::real(int column) const
{
    return m_statement->getColumn(column).getDouble();
}

std::string Query::text(int column) const
{
    return std::string(bytes(column));
}

std::string_view Query::bytes(int column) const
{
    const SQLite::Column cell = m_statement->getColumn(column);
    const auto *start = static_cast<const char *>(cell.getBlob());
    return {start, start == nullptr ? 0 : static_cast<std::size_t>(cell.getBytes())};
}

Id Query::id(int column) const
{
    return Id::fromBytes(bytes(column)).value_or(Id{});
}

Instant Query::instant(int column) const
{
    return Instant{std::chrono::milliseconds{integer(column)}};
}

Value Query::value(int column) const
{
    const SQLite::Column cell = m_statement->getColumn(column);
    if (cell.isNull())
        return {};
    if (cell.isInteger())
        return cell.getInt64();
    if (cell.isFloat())
        return cell.getDouble();
    if (cell.isText())
        return std::string(bytes(column));
    return Blob{std::string(bytes(column))};
}

Query StatementCache::lend(const std::string &sql)
{
    auto &slot = m_slots[sql];
    if (slot && slot->lent)
        return {nullptr, std::make_unique<SQLite::Statement>(m_connection, sql)};
    if (!slot) {
        auto fresh = std::make_unique<Query::Slot>();
        fresh->statement = std::make_unique<SQLite::Statement>(m_connection, sql);
        slot = std::move(fresh);
    }
    slot->lent = true;
    return {slot.get(), nullptr};
}

} // namespace sc
