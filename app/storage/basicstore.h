// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/recordtable.h"

#include <format>

namespace sc {

/// What every store of one record type does alike. A store derives from it and adds `create` and
/// `update`, which hold the rules and end in insert() and overwrite().
template <class Record> class BasicStore {
public:
    [[nodiscard]] Result<void> remove(Change &change, const Id &id)
    {
        return m_database.attemptResult([&]() -> Result<void> {
            if (!change.remove(m_type, id))
                return noSuch(id.toString());
            return {};
        });
    }
    [[nodiscard]] Result<void> restore(Change &change, const Id &id)
    {
        return m_database.attemptResult([&]() -> Result<void> {
            if (!change.restore(m_type, id))
                return noSuch(id.toString());
            return {};
        });
    }
    /// NotFound when there is none; deleted ones are found and say so.
    [[nodiscard]] Result<Record> get(const Id &id)
    {
        return m_database.attemptResult([&]() -> Result<Record> {
            auto record = m_table.read(id);
            if (!record)
                return noSuch(id.toString());
            return *std::move(record);
        });
    }
    /// By id, as text.
    [[nodiscard]] Result<Record> find(std::string_view id)
    {
        const auto parsed = Id::parse(id);
        if (!parsed)
            return noSuch(id);
        return get(*parsed);
    }
    /// Live ones, by id.
    [[nodiscard]] Result<std::vector<Record>> all()
    {
        return m_database.attempt([&] { return m_table.all(); });
    }

protected:
    BasicStore(Database &database, std::string_view type,
               std::span<const RecordColumn<Record>> columns)
        : m_database(database), m_type(type), m_table(database, type, columns)
    {}

    /// Fills in a null id.
    [[nodiscard]] Result<Record> insert(Change &change, Record record)
    {
        return m_database.attempt([&] {
            change.open();
            if (record.id.isNull())
                record.id = m_database.newId();
            m_table.create(change, record);
            return record;
        });
    }
    [[nodiscard]] Result<Record> overwrite(Change &change, Record record)
    {
        return m_database.attemptResult([&]() -> Result<Record> {
            if (!m_table.update(change, record))
                return noSuch(record.id.toString());
            return record;
        });
    }
    [[nodiscard]] std::unexpected<Error> noSuch(std::string_view text) const
    {
        std::string message = std::format("There is no {} {}", m_type, text);
        return std::unexpected(
            Error{ErrorKind::NotFound, message, {{std::string(m_type), "not_found", message}}});
    }
    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] RecordTable<Record> &table() { return m_table; }
    [[nodiscard]] Day today() const { return localDay(m_database.clock().now()); }

private:
    Database &m_database;
    std::string_view m_type;
    RecordTable<Record> m_table;
};

} // namespace sc
