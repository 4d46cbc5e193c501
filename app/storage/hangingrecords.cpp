// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recordbuilder.h"

#include <algorithm>

namespace sc {

std::optional<Id> HangingRecords::parentOf(const RecordType &type, const Id &record)
{
    if (type.scope != ScopeKind::Parent)
        return std::nullopt;
    const auto told = replay(journalOf(m_database, record, m_devices), m_devices);
    const auto found = told.values.find(type.field(type.scopeColumn)->number);
    const auto *bytes = found == told.values.end() ? nullptr : std::get_if<Blob>(&found->second);
    return bytes == nullptr ? std::nullopt : Id::fromBytes(bytes->bytes);
}

void HangingRecords::readHidden()
{
    m_read = true;
    std::vector<Typed> hidden;
    {
        Query rows = m_database.query("SELECT type, record FROM merge_waiting WHERE why = 3");
        while (rows.step())
            if (const RecordType *type =
                    m_database.types().numbered(static_cast<std::uint16_t>(rows.integer(0))))
                hidden.emplace_back(type, rows.id(1));
    }
    for (const auto &[type, record] : hidden)
        if (const auto parent = parentOf(*type, record))
            m_hidden.emplace(*parent, Typed{type, record});
}

void HangingRecords::add(const RecordType &type, const Id &record, std::vector<Typed> &into)
{
    std::vector<Typed> found;
    for (const RecordType &child : m_database.types().all()) {
        if (child.scope != ScopeKind::Parent ||
            (child.parentType != type.name && !child.parentType.empty()))
            continue;
        Query rows = m_database.query("SELECT id FROM " + child.table + " WHERE " +
                                          child.scopeColumn + " = ? ORDER BY id",
                                      record);
        while (rows.step())
            found.emplace_back(&child, rows.id(0));
    }
    const auto [first, last] = m_hidden.equal_range(record);
    for (auto one = first; one != last; ++one)
        found.push_back(one->second);
    for (const Typed &one : found) {
        if (std::ranges::contains(into, one)) // in its table although it waits; or a circle
            continue;
        into.push_back(one);
        add(*one.first, one.second, into);
    }
}

std::vector<HangingRecords::Typed> HangingRecords::of(const RecordType &type, const Id &record)
{
    if (!m_read)
        readHidden();
    std::vector<Typed> hanging;
    add(type, record, hanging);
    return hanging;
}

} // namespace sc
