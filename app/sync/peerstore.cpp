// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/peers.h"

#include "storage/database.h"

namespace sc {

namespace {

void putVector(Database &database, const Id &peer, const VersionVector &has)
{
    for (const auto &[stream, seq] : has) {
        database
            .query("INSERT INTO sync_peer_has (peer, scope, device, seq) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (peer, scope, device) DO UPDATE SET seq = max(seq, excluded.seq)",
                   peer, stream.scope, stream.device, seq)
            .run();
    }
}

enum class Word { Older, Same, Newer };

/// Whether the peer has by this word all that it had by the one before.
bool hasAtLeastAsMuch(Database &database, const Id &peer, const Part &part)
{
    Query rows = database.query(
        "SELECT device, seq FROM sync_peer_has WHERE peer = ? AND scope = ?", peer, part.scope);
    while (rows.step()) {
        const auto now = part.manifest.has.find({part.scope, rows.id(0)});
        if (now == part.manifest.has.end() || now->second < rows.integer(1))
            return false;
    }
    return true;
}

/// Whether this is the latest word of the peer, by its own clock. A clock that was ahead and has
/// been put right goes back: then what it has tells.
Word putPeer(Database &database, const Id &peer, const Part &part)
{
    const Manifest &manifest = part.manifest;
    const Instant now = database.clock().now();
    const auto ahead = manifest.madeAt - now;
    const std::int64_t off = ahead > kClockTolerance ? ahead.count() : 0;
    Instant before;
    {
        Query known = database.query("SELECT made_at FROM sync_peer WHERE device = ?", peer);
        before = known.step() ? known.instant(0) : Instant::min();
    }
    if (before == manifest.madeAt)
        return Word::Same;
    const bool wasAhead = before > now + kClockTolerance;
    if (before > manifest.madeAt && !(wasAhead && hasAtLeastAsMuch(database, peer, part)))
        return Word::Older;
    database
        .query("INSERT INTO sync_peer (device, journal, made_at, received_at, clock_ahead, app) "
               "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET "
               "journal = excluded.journal, made_at = excluded.made_at, "
               "received_at = excluded.received_at, clock_ahead = excluded.clock_ahead, "
               "app = excluded.app",
               peer, manifest.journal, manifest.madeAt, now, off, manifest.app)
        .run();
    return Word::Newer;
}

void putWants(Database &database, const Id &peer, const Part &part)
{
    for (const std::string &hash : part.wantedBlobs)
        database
            .query("INSERT OR IGNORE INTO sync_peer_wants (peer, hash) VALUES (?, ?)", peer,
                   Blob{hash})
            .run();
}

std::map<Id, std::set<std::string>> byScope(Query &rows)
{
    std::map<Id, std::set<std::string>> photos;
    while (rows.step())
        photos[rows.id(0)].insert(rows.text(1));
    return photos;
}

} // namespace

Result<std::map<Id, Peer>> PeerStore::peers()
{
    return m_database.attempt([&] {
        std::map<Id, Peer> all;
        Query rows = m_database.query(
            "SELECT device, journal, made_at, received_at, clock_ahead, app FROM sync_peer");
        while (rows.step()) {
            Peer one;
            one.device = rows.id(0);
            one.journal = rows.id(1);
            one.madeAt = rows.instant(2);
            one.receivedAt = rows.instant(3);
            one.clockAhead = std::chrono::milliseconds{rows.integer(4)};
            one.app = rows.text(5);
            all.emplace(one.device, std::move(one));
        }
        return all;
    });
}

Result<void> PeerStore::heard(const Id &peer, const Part &part)
{
    return m_database.attempt([&] {
        const Word word = putPeer(m_database, peer, part);
        if (word == Word::Newer)
            m_database.query("DELETE FROM sync_peer_wants WHERE peer = ?", peer).run();
        if (word != Word::Older) // it may have less than before: a backup was restored there
            m_database
                .query("DELETE FROM sync_peer_has WHERE peer = ? AND scope = ?", peer, part.scope)
                .run();
        putVector(m_database, peer, part.manifest.has);
        putWants(m_database, peer, part);
    });
}

Result<void> PeerStore::assume(const Id &peer, const VersionVector &has)
{
    return m_database.attempt([&] { putVector(m_database, peer, has); });
}

Result<VersionVector> PeerStore::knownTo(const Id &peer)
{
    return m_database.attempt([&] {
        VersionVector has;
        Query rows =
            m_database.query("SELECT scope, device, seq FROM sync_peer_has WHERE peer = ?", peer);
        while (rows.step())
            has[{rows.id(0), rows.id(1)}] = rows.integer(2);
        return has;
    });
}

Result<std::set<std::string>> PeerStore::photosWantedBy(const Id &peer)
{
    return m_database.attempt([&] {
        std::set<std::string> hashes;
        Query rows = m_database.query("SELECT hash FROM sync_peer_wants WHERE peer = ?", peer);
        while (rows.step())
            hashes.insert(rows.text(0));
        return hashes;
    });
}

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
            "ORDER BY received_at DESC, bundle LIMIT ?",
            most);
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
        Query rows = m_database.query("SELECT bundle, to_name, made_at, size, ops FROM sync_sent "
                                      "ORDER BY made_at DESC, bundle LIMIT ?",
                                      most);
        while (rows.step())
            all.push_back(
                {rows.id(0), rows.text(1), rows.instant(2), rows.integer(3), rows.integer(4)});
        return all;
    });
}

Result<std::vector<WaitingFile>> PeerStore::waiting()
{
    return m_database.attempt([&] {
        std::vector<WaitingFile> all;
        Query rows = m_database.query(
            "SELECT bundle, peer, since, reason FROM sync_waiting ORDER BY since, bundle");
        while (rows.step())
            all.push_back({rows.id(0), rows.id(1), rows.instant(2), rows.text(3), {}});
        for (WaitingFile &one : all) {
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
            .query("INSERT INTO sync_waiting (bundle, peer, since, reason) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (bundle) DO UPDATE SET reason = excluded.reason",
                   one.bundle, one.peer, one.since, one.reason)
            .run();
        m_database.query("DELETE FROM sync_missing WHERE bundle = ?", one.bundle).run();
        for (const WantedRange &range : one.missing)
            m_database
                .query("INSERT OR IGNORE INTO sync_missing (bundle, scope, device, from_seq, "
                       "to_seq) VALUES (?, ?, ?, ?, ?)",
                       one.bundle, range.stream.scope, range.stream.device, range.from, range.to)
                .run();
    });
}

Result<void> PeerStore::endWaiting(const Id &bundle)
{
    return m_database.attempt([&] {
        m_database.query("DELETE FROM sync_missing WHERE bundle = ?", bundle).run();
        m_database.query("DELETE FROM sync_waiting WHERE bundle = ?", bundle).run();
    });
}

Result<std::map<Id, std::set<std::string>>>
PeerStore::photosOf(const std::map<Id, std::set<Id>> &attachments)
{
    return m_database.attempt([&] {
        std::map<Id, std::set<std::string>> photos;
        for (const auto &[scope, records] : attachments) {
            for (const Id &record : records) {
                Query row = m_database.query(
                    "SELECT hash FROM attachment WHERE id = ? AND deleted = 0 AND hash IS NOT NULL",
                    record);
                if (row.step())
                    photos[scope].insert(row.text(0));
            }
        }
        return photos;
    });
}

Result<std::map<Id, std::set<std::string>>> PeerStore::allPhotos()
{
    return m_database.attempt([&] {
        Query rows = m_database.query(
            "SELECT DISTINCT stream.scope, attachment.hash FROM attachment "
            "JOIN op_log ON op_log.record = attachment.id JOIN stream ON stream.no = op_log.stream "
            "WHERE attachment.deleted = 0 AND attachment.hash IS NOT NULL");
        return byScope(rows);
    });
}

std::string deviceNameOf(Database &database, const Id &device)
{
    return database
        .attempt([&] {
            Query row = database.query("SELECT name FROM device WHERE id = ?", device);
            return row.step() ? row.text(0) : std::string();
        })
        .value_or(std::string());
}

} // namespace sc
