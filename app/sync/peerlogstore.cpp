// SPDX-License-Identifier: GPL-3.0-or-later
// What came from whom and what was sent, for people to look at.
#include "storage/database.h"
#include "storage/stamp.h"
#include "sync/peers.h"

namespace sc {

namespace {

/// What is dated later was noted while this PC's clock was ahead: it is not the latest for ever.
Instant soon(const Database &database)
{
    return database.clock().now() + kClockTolerance;
}

} // namespace

Result<bool> PeerStore::isReceived(const Id &bundle)
{
    return m_database.attempt([&] {
        return m_database.query("SELECT 1 FROM sync_received WHERE bundle = ?", bundle).step();
    });
}

Result<void> PeerStore::noteReceived(const ReceivedBundle &one)
{
    return m_database.attempt([&] {
        m_database
            .query("INSERT OR IGNORE INTO sync_received (bundle, peer, received_at, records, "
                   "changed, conflicts) VALUES (?, ?, ?, ?, ?, ?)",
                   one.bundle, one.peer, one.receivedAt, one.records, one.changed, one.conflicts)
            .run();
    });
}

Result<std::vector<ReceivedBundle>> PeerStore::received(int most)
{
    return m_database.attempt([&] {
        std::vector<ReceivedBundle> all;
        Query rows = m_database.query(
            "SELECT bundle, peer, received_at, records, changed, conflicts FROM sync_received "
            "ORDER BY received_at > ?1, received_at DESC, bundle LIMIT ?2",
            soon(m_database), most);
        while (rows.step())
            all.push_back({rows.id(0), rows.id(1), rows.instant(2),
                           static_cast<int>(rows.integer(3)), static_cast<int>(rows.integer(4)),
                           static_cast<int>(rows.integer(5))});
        return all;
    });
}

Result<void> PeerStore::noteSent(const SentBundle &one)
{
    return m_database.attempt([&] {
        m_database
            .query("INSERT INTO sync_sent (bundle, to_name, made_at, size, ops) VALUES (?, ?, ?, "
                   "?, ?)",
                   one.bundle, one.to, one.madeAt, one.size, one.ops)
            .run();
    });
}

Result<std::vector<SentBundle>> PeerStore::sent(int most)
{
    return m_database.attempt([&] {
        std::vector<SentBundle> all;
        Query rows =
            m_database.query("SELECT bundle, to_name, made_at, size, ops FROM sync_sent ORDER BY "
                             "made_at > ?1, made_at DESC, bundle LIMIT ?2",
                             soon(m_database), most);
        while (rows.step())
            all.push_back(
                {rows.id(0), rows.text(1), rows.instant(2), rows.integer(3), rows.integer(4)});
        return all;
    });
}

Result<EntriesOf> PeerStore::entriesOf(const Id &peer)
{
    return m_database.attempt([&] {
        const bool own = m_database.setting("sync_device") == peer.toString();
        EntriesOf entries;
        Query rows = m_database.query(
            "SELECT s.last_seq, o.stamp, a.actor, a.at FROM stream s JOIN device d ON d.no = "
            "s.device JOIN op_log o ON o.stream = s.no AND o.seq = s.last_seq JOIN action a ON "
            "a.no = o.action WHERE d.id IN (SELECT journal FROM sync_writer WHERE device = ?1) OR "
            "(?2 AND d.no = ?3) ORDER BY o.stamp",
            peer, own, m_database.device().no);
        while (rows.step()) {
            entries.count += rows.integer(0);
            entries.by = rows.text(2);
            entries.at = rows.instant(3);
        }
        return entries;
    });
}

Result<Instant> PeerStore::latestOwn()
{
    return m_database.attempt([&] {
        Query row = m_database.query("SELECT last_stamp FROM journal_clock");
        return row.step() ? Stamp{row.integer(0), 0}.instant() : Instant{};
    });
}

} // namespace sc
