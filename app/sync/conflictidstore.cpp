// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions there are, without what they say: to tell how many a file brings.
#include "sync/conflicts.h"

namespace sc {

namespace {

std::set<Id> idsIn(const std::vector<Conflict> &list)
{
    std::set<Id> ids;
    for (const Conflict &one : list)
        ids.insert(one.id);
    return ids;
}

} // namespace

Result<void> ConflictStore::addClashes(std::vector<Conflict> &list)
{
    if (auto added = addKits(list); !added)
        return added;
    addPersons(list);
    addNumbers(list);
    addThings(list);
    addFigures(list);
    addEntries(list);
    addCircles(list);
    addNoRoom(list);
    return {};
}

Result<std::set<Id>>
ConflictStore::idsOf(const std::vector<std::pair<const RecordType *, Id>> &records)
{
    return m_database.attempt([&] {
        std::vector<Conflict> list;
        for (const auto &[type, record] : records)
            addOf(*type, record, list);
        return idsIn(list);
    });
}

Result<std::set<Id>> ConflictStore::idsOfClashes()
{
    return m_database.attemptResult([&]() -> Result<std::set<Id>> {
        std::vector<Conflict> list;
        if (auto added = addClashes(list); !added)
            return std::unexpected(added.error());
        return idsIn(list);
    });
}

Result<bool> ConflictStore::isMoreOnItsWay()
{
    return m_database.attempt([&] {
        return m_database
            .query("SELECT 1 FROM sync_peer_has h LEFT JOIN device d ON d.id = h.device LEFT JOIN "
                   "stream s ON s.scope = h.scope AND s.device = d.no WHERE h.seq > "
                   "coalesce(s.last_seq, 0) LIMIT 1")
            .step();
    });
}

} // namespace sc
