// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/peers.h"

#include "storage/attachments.h"
#include "storage/recordbuilder.h"

#include <algorithm>
#include <optional>

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

/// Whether the writer has by this word all that it had by the one before.
bool hasAtLeastAsMuch(Database &database, const Part &part)
{
    Query rows =
        database.query("SELECT device, seq FROM sync_peer_has WHERE peer = ? AND scope = ?",
                       part.manifest.journal, part.scope);
    while (rows.step()) {
        const auto now = part.manifest.has.find({part.scope, rows.id(0)});
        if (now == part.manifest.has.end() || now->second < rows.integer(1))
            return false;
    }
    return true;
}

/// Whether this is the latest word of the writer, by its own clock. A clock that was ahead and has
/// been put right goes back: then what it has tells.
Word putWriter(Database &database, const Id &peer, const Part &part)
{
    const Manifest &manifest = part.manifest;
    const Instant now = database.clock().now();
    const auto ahead = manifest.madeAt - now;
    const std::int64_t off = ahead > kClockTolerance ? ahead.count() : 0;
    Instant before;
    {
        Query known =
            database.query("SELECT made_at FROM sync_writer WHERE journal = ?", manifest.journal);
        before = known.step() ? known.instant(0) : Instant::min();
    }
    if (before == manifest.madeAt)
        return Word::Same;
    const bool wasAhead = before > now + kClockTolerance;
    if (before > manifest.madeAt && !(wasAhead && hasAtLeastAsMuch(database, part)))
        return Word::Older;
    database
        .query("INSERT INTO sync_writer (journal, device, made_at, received_at, clock_ahead, app) "
               "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (journal) DO UPDATE SET "
               "device = excluded.device, made_at = excluded.made_at, "
               "received_at = excluded.received_at, clock_ahead = excluded.clock_ahead, "
               "app = excluded.app",
               manifest.journal, peer, manifest.madeAt, now, off, manifest.app)
        .run();
    return Word::Newer;
}

/// It has what was written here later than its own clock says. This PC's clock counts only where it
/// has not been ahead itself.
void noteBehind(Database &database, const Part &part)
{
    const Manifest &manifest = part.manifest;
    const auto seen = manifest.has.find({part.scope, database.device().id});
    if (seen == manifest.has.end())
        return;
    Query row = database.query("SELECT o.stamp FROM op_log o JOIN stream s ON s.no = o.stream "
                               "WHERE s.scope = ? AND s.device = ? AND o.seq = ?",
                               part.scope, database.device().no, seen->second);
    if (!row.step())
        return;
    const Instant written = Stamp{row.integer(0), 0}.instant();
    if (written <= database.clock().now() && written - manifest.madeAt > kClockTolerance)
        database
            .query("UPDATE sync_writer SET clock_ahead = min(clock_ahead, ?) WHERE journal = ? AND "
                   "made_at = ?",
                   (manifest.madeAt - written).count(), manifest.journal, manifest.madeAt)
            .run();
}

void putWants(Database &database, const Part &part)
{
    for (const std::string &hash : part.wantedBlobs)
        database
            .query("INSERT OR IGNORE INTO sync_peer_wants (peer, hash) VALUES (?, ?)",
                   part.manifest.journal, Blob{hash})
            .run();
}

/// The id of a journal begins with the moment it was begun, by the clock of its PC.
Instant beginningOf(const Id &journal)
{
    std::int64_t milliseconds = 0;
    for (const char byte : journal.bytes().substr(0, 6))
        milliseconds = milliseconds << 8 | static_cast<unsigned char>(byte);
    return Instant{std::chrono::milliseconds{milliseconds}};
}

struct Writer {
    Id journal;
    Instant last; ///< it wrote until then at least; a clock that is ahead does not count
    Instant receivedAt;
};

/// Those who write under a certificate. One that was silent since the next was begun is done with:
/// a restored backup goes on as another. One that writes on beside it is a PC of its own.
std::vector<Writer> writersOf(Database &database, const Id &device, std::vector<Writer> *done = {})
{
    std::vector<Writer> writers;
    std::vector<Instant> begun;
    {
        Query rows = database.query("SELECT journal, min(made_at, received_at), received_at FROM "
                                    "sync_writer WHERE device = ? ORDER BY received_at",
                                    device);
        while (rows.step())
            writers.push_back({rows.id(0), rows.instant(1), rows.instant(2)});
    }
    begun.reserve(writers.size() + 1);
    for (const Writer &one : writers)
        begun.push_back(beginningOf(one.journal));
    if (database.setting("sync_device") == device.toString())
        begun.push_back(beginningOf(database.device().id));
    std::vector<Writer> present;
    for (const Writer &one : writers) {
        const bool isDone = std::ranges::any_of(begun, [&](Instant other) {
            return other > one.last && other > beginningOf(one.journal);
        });
        if (!isDone)
            present.push_back(one);
        else if (done != nullptr)
            done->push_back(one);
    }
    return present;
}

VersionVector hasOf(Database &database, const Id &peer)
{
    VersionVector has;
    Query rows =
        database.query("SELECT scope, device, seq FROM sync_peer_has WHERE peer = ?", peer);
    while (rows.step())
        has[{rows.id(0), rows.id(1)}] = rows.integer(2);
    return has;
}

std::map<Id, std::set<std::string>> byScope(Query &rows)
{
    std::map<Id, std::set<std::string>> photos;
    while (rows.step())
        photos[rows.id(0)].insert(rows.text(1));
    return photos;
}

} // namespace

VersionVector least(const VersionVector &a, const VersionVector &b)
{
    VersionVector both;
    for (const auto &[stream, seq] : a) {
        const auto other = b.find(stream);
        if (other != b.end())
            both[stream] = std::min(seq, other->second);
    }
    return both;
}

Result<std::map<Id, Peer>> PeerStore::peers()
{
    return m_database.attempt([&] {
        std::map<Id, Peer> all;
        {
            Query rows = m_database.query("SELECT device, journal, made_at, received_at, "
                                          "clock_ahead, app FROM sync_writer ORDER BY received_at, "
                                          "made_at");
            while (rows.step()) { // the latest word is told
                Peer one;
                one.device = rows.id(0);
                one.journal = rows.id(1);
                one.madeAt = rows.instant(2);
                one.receivedAt = rows.instant(3);
                one.clockAhead = std::chrono::milliseconds{rows.integer(4)};
                one.app = rows.text(5);
                all.insert_or_assign(one.device, std::move(one));
            }
        }
        for (auto &[device, one] : all)
            one.writers = static_cast<int>(writersOf(m_database, device).size());
        return all;
    });
}

Result<void> PeerStore::heard(const Id &peer, const Part &part)
{
    return m_database.attempt([&] {
        const Id &writer = part.manifest.journal;
        const Word word = putWriter(m_database, peer, part);
        if (word == Word::Newer)
            m_database.query("DELETE FROM sync_peer_wants WHERE peer = ?", writer).run();
        if (word != Word::Older) // it may have less than before: a backup was restored there
            m_database
                .query("DELETE FROM sync_peer_has WHERE peer = ? AND scope = ?", writer, part.scope)
                .run();
        // What was assumed when it was invited.
        m_database.query("DELETE FROM sync_peer_has WHERE peer = ? AND scope = ?", peer, part.scope)
            .run();
        putVector(m_database, writer, part.manifest.has);
        putWants(m_database, part);
        noteBehind(m_database, part);
        std::vector<Writer> done;
        writersOf(m_database, peer, &done);
        for (const Writer &one : done) {
            m_database.query("DELETE FROM sync_peer_has WHERE peer = ?", one.journal).run();
            m_database.query("DELETE FROM sync_peer_wants WHERE peer = ?", one.journal).run();
        }
    });
}

Result<void> PeerStore::assume(const Id &peer, const VersionVector &has)
{
    return m_database.attempt([&] { putVector(m_database, peer, has); });
}

Result<VersionVector> PeerStore::knownTo(const Id &peer)
{
    return m_database.attempt([&] {
        VersionVector known = hasOf(m_database, peer);
        std::set<Id> assumed;
        for (const auto &[stream, seq] : known)
            assumed.insert(stream.scope);
        std::vector<Writer> writers = writersOf(m_database, peer);
        const Instant now = m_database.clock().now();
        while (writers.size() > 1 && now - writers.front().receivedAt > kSilentFor)
            writers.erase(writers.begin()); // put away
        std::optional<VersionVector> all;
        for (const Writer &one : writers) {
            const VersionVector has = hasOf(m_database, one.journal);
            all = all ? least(*all, has) : has;
        }
        for (const auto &[stream, seq] : all.value_or(VersionVector{})) {
            if (!assumed.contains(stream.scope))
                known[stream] = seq;
        }
        return known;
    });
}

Result<VersionVector> PeerStore::toldBy(const Id &peer)
{
    return m_database.attempt([&] {
        VersionVector told = hasOf(m_database, peer);
        for (const Writer &one : writersOf(m_database, peer)) {
            for (const auto &[stream, seq] : hasOf(m_database, one.journal))
                told[stream] = std::max(told[stream], seq);
        }
        return told;
    });
}

Result<std::set<std::string>> PeerStore::photosWantedBy(const Id &peer)
{
    return m_database.attempt([&] {
        std::set<std::string> hashes;
        Query rows = m_database.query("SELECT w.hash FROM sync_peer_wants w JOIN sync_writer s ON "
                                      "s.journal = w.peer WHERE s.device = ?",
                                      peer);
        while (rows.step())
            hashes.insert(rows.text(0));
        return hashes;
    });
}

namespace {

/// The photo of an attachment that is kept out of its table, because its record went to another
/// area or was logged for one: where it is here, it goes with its entries. They are sent for as
/// long as nobody can be known to have them.
std::optional<std::string> photoElsewhere(Database &database, const Id &attachment)
{
    const DeviceNames devices = deviceNames(database);
    const RecordType &type = *database.types().named("attachment");
    const ReplayedRecord told = replay(journalOf(database, attachment, devices), devices);
    const auto hash = told.values.find(type.field("hash")->number);
    const auto *bytes = hash == told.values.end() ? nullptr : std::get_if<Blob>(&hash->second);
    const Instant late = database.clock().now() - kSilentFor;
    std::error_code ignored;
    if (bytes == nullptr || !told.deletions.empty() || told.stamps.base().instant() < late ||
        !std::filesystem::exists(Attachments(database).pathOf(bytes->bytes), ignored))
        return std::nullopt;
    return bytes->bytes;
}

} // namespace

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
                const auto hash = row.step() ? std::optional(row.text(0))
                                  : isElsewhere(m_database, record)
                                      ? photoElsewhere(m_database, record)
                                      : std::nullopt;
                if (hash)
                    photos[scope].insert(*hash);
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
