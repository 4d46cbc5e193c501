// SPDX-License-Identifier: GPL-3.0-or-later
// Files that wait, and files that need no second look.
#include "storage/database.h"
#include "sync/peers.h"

namespace sc {

Result<std::vector<WaitingFile>> PeerStore::waiting()
{
    return m_database.attempt([&] {
        std::vector<WaitingFile> all;
        Query rows = m_database.query(
            "SELECT bundle, peer, since, reason, claimed FROM sync_waiting ORDER BY since, bundle");
        while (rows.step())
            all.push_back({rows.id(0),
                           rows.isNull(4) ? Id() : rows.id(4),
                           rows.id(1),
                           rows.instant(2),
                           rows.text(3),
                           {},
                           {}});
        for (WaitingFile &one : all) {
            if (one.reason == "deletions")
                one.deleted = keptDeleted(one.bundle);
            Query missing = m_database.query(
                "SELECT scope, device, from_seq, to_seq FROM sync_missing WHERE bundle = ? "
                "ORDER BY scope, device, from_seq",
                one.bundle);
            while (missing.step())
                one.missing.push_back(
                    {{missing.id(0), missing.id(1)}, missing.integer(2), missing.integer(3)});
        }
        return all;
    });
}

Result<void> PeerStore::keepWaiting(const WaitingFile &one)
{
    return m_database.attempt([&] {
        m_database
            .query("INSERT INTO sync_waiting (bundle, claimed, peer, since, reason) VALUES (?, ?, "
                   "?, ?, ?) "
                   "ON CONFLICT (bundle) DO UPDATE SET reason = excluded.reason",
                   one.bundle, one.claimed, one.peer, one.since, one.reason)
            .run();
        m_database.query("DELETE FROM sync_missing WHERE bundle = ?", one.bundle).run();
        for (const WantedRange &range : one.missing)
            m_database
                .query("INSERT OR IGNORE INTO sync_missing (bundle, scope, device, from_seq, "
                       "to_seq) VALUES (?, ?, ?, ?, ?)",
                       one.bundle, range.stream.scope, range.stream.device, range.from, range.to)
                .run();
        keepDeleted(one.bundle, one.deleted);
    });
}

Result<void> PeerStore::endWaiting(const Id &bundle)
{
    return m_database.attempt([&] {
        m_database.query("DELETE FROM sync_missing WHERE bundle = ?", bundle).run();
        m_database.query("DELETE FROM sync_waiting WHERE bundle = ?", bundle).run();
        keepDeleted(bundle, {});
    });
}

Result<bool> PeerStore::isWaiting(const Id &claimed)
{
    return m_database.attempt([&] {
        return m_database.query("SELECT 1 FROM sync_waiting WHERE claimed = ?", claimed).step();
    });
}

Result<void> PeerStore::notePassed(const Id &bundle, const Id &state)
{
    return m_database.attempt([&] {
        m_database
            .query("INSERT OR REPLACE INTO sync_passed (bundle, for_as_long) VALUES (?, ?)", bundle,
                   state)
            .run();
    });
}

Result<bool> PeerStore::isPassed(const Id &bundle, const Id &state)
{
    return m_database.attempt([&] {
        return m_database
            .query("SELECT 1 FROM sync_passed WHERE bundle = ? AND (for_as_long = ? OR "
                   "for_as_long IN (SELECT bundle FROM sync_waiting))",
                   bundle, state)
            .step();
    });
}

} // namespace sc
