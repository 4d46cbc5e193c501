// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mergework.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

namespace sc {

namespace {

const std::string kNoHash(32, '\0');

} // namespace

Id DeviceCache::idOf(std::int64_t no)
{
    if (no == 0)
        return {};
    const auto known = m_ids.find(no);
    return known != m_ids.end() ? known->second
                                : m_ids.emplace(no, m_database.deviceId(no)).first->second;
}

std::int64_t DeviceCache::numberOf(const Id &id)
{
    const auto known = m_numbers.find(id);
    return known != m_numbers.end()
               ? known->second
               : m_numbers.emplace(id, m_database.deviceNumber(id)).first->second;
}

DeviceNames DeviceCache::names()
{
    return {[this](std::int64_t no) { return idOf(no); },
            [this](const Id &id) { return numberOf(id); }};
}

MergeLog::Stream &MergeLog::streamOf(const Segment &segment)
{
    const auto known = m_streams.find(segment.stream);
    if (known != m_streams.end())
        return known->second;
    Stream stream{.key = segment.stream,
                  .no = 0,
                  .device = m_devices.numberOf(segment.stream.device),
                  .last = 0,
                  .head = kNoHash};
    Query found = m_database.query("SELECT no, last_seq, head FROM stream WHERE scope = ? AND "
                                   "device = ?",
                                   stream.key.scope, stream.device);
    if (found.step()) {
        stream.no = found.integer(0);
        stream.last = found.integer(1);
        stream.head = found.bytes(2);
        Query ahead = m_database.query("SELECT seq, hash FROM op_log WHERE stream = ? AND seq > ?",
                                       stream.no, stream.last);
        while (ahead.step())
            stream.ahead.emplace(ahead.integer(0), ahead.bytes(1));
    } else {
        m_database
            .query("INSERT INTO stream (scope, device, last_seq, head) VALUES (?, ?, 0, ?)",
                   stream.key.scope, stream.device, Blob{kNoHash})
            .run();
        stream.no = m_database.connection().getLastInsertRowid();
    }
    return m_streams.emplace(segment.stream, std::move(stream)).first->second;
}

// The last op that both have: as each hash is made over the one before, all before it agree too.
bool MergeLog::agrees(const Stream &stream, const Segment &segment)
{
    const std::int64_t first = segment.ops.front().seq;
    const std::int64_t both = std::min(stream.last, segment.ops.back().seq);
    const std::string &theirs =
        both < first ? segment.before : segment.ops[static_cast<std::size_t>(both - first)].hash;
    if (both == stream.last)
        return theirs == stream.head;
    Query ours =
        m_database.query("SELECT hash FROM op_log WHERE stream = ? AND seq = ?", stream.no, both);
    return ours.step() && ours.bytes(0) == theirs;
}

// After that hash, and the one that is here under its number, where one is.
bool MergeLog::fits(const Stream &stream, const TravellingOp &op, std::string_view before)
{
    const auto held = stream.ahead.find(op.seq);
    return (op.erased || hashOf(stream.key, before, op) == op.hash) &&
           (held == stream.ahead.end() || held->second == op.hash);
}

void MergeLog::take(const Segment &segment, std::vector<PendingOp> &into)
{
    if (segment.ops.empty())
        return;
    Stream &stream = streamOf(segment);
    const std::int64_t first = segment.ops.front().seq;
    if (first > stream.last + 1) {
        takeAhead(stream, segment, into);
        return;
    }
    if (stream.forked || !agrees(stream, segment)) {
        stream.forked = true;
        return;
    }
    std::int64_t seq = first;
    for (const TravellingOp &op : segment.ops) {
        if (op.seq != seq++) {
            stream.forked = true;
            return;
        }
        if (op.seq <= stream.last) {
            ++m_outcome.opsKnown;
            continue;
        }
        if (!fits(stream, op, stream.head)) {
            stream.forked = true;
            return;
        }
        stream.last = op.seq;
        stream.head = op.hash;
        stream.changed = true;
        if (stream.ahead.erase(op.seq) > 0)
            ++m_outcome.opsKnown;
        else
            into.push_back({&op, &segment.stream, stream.no, stream.device});
    }
    closeGap(stream);
    noteDevice(stream, segment);
}

// What lies beyond a gap is of use at once: entries of many PCs come in any order, and each names
// those it replaces. Only what is acknowledged, and said to be whole, ends where the gap begins.
// Nobody knows yet that the entries follow those in the gap: that is looked at when they come.
void MergeLog::takeAhead(Stream &stream, const Segment &segment, std::vector<PendingOp> &into)
{
    const std::int64_t first = segment.ops.front().seq;
    noteMissing(stream, first);
    if (stream.key.device == m_database.device().id) // its next entries are written here
        return;
    const auto before = stream.ahead.find(first - 1);
    const auto after = m_ahead.find({stream.no, segment.ops.back().seq + 1});
    if (stream.forked || (before != stream.ahead.end() && before->second != segment.before) ||
        (after != m_ahead.end() && after->second != segment.ops.back().hash)) {
        stream.forked = true;
        return;
    }
    std::int64_t seq = first;
    std::string_view head = segment.before;
    for (const TravellingOp &op : segment.ops) {
        if (op.seq != seq++ || !fits(stream, op, head)) {
            stream.forked = true;
            return;
        }
        if (stream.ahead.contains(op.seq)) {
            ++m_outcome.opsKnown;
        } else {
            if (!stream.ahead.contains(op.seq - 1))
                m_ahead[{stream.no, op.seq}] = head;
            stream.ahead.emplace(op.seq, op.hash);
            into.push_back({&op, &segment.stream, stream.no, stream.device});
        }
        head = op.hash;
    }
    noteDevice(stream, segment);
}

void MergeLog::noteMissing(const Stream &stream, std::int64_t before)
{
    std::int64_t from = stream.last + 1;
    for (const auto &[seq, hash] : stream.ahead) {
        if (seq >= before)
            break;
        if (seq > from)
            m_outcome.missing.push_back({stream.key, from, seq - 1});
        from = seq + 1;
    }
    if (from < before)
        m_outcome.missing.push_back({stream.key, from, before - 1});
}

// Entries held beyond a gap follow now, if they were made after these.
void MergeLog::closeGap(Stream &stream)
{
    if (!stream.ahead.contains(stream.last + 1))
        return;
    eachOp(m_database, stream.no, stream.last, [&](TravellingOp &&op) {
        if (op.seq != stream.last + 1)
            return false;
        if (!op.erased && hashOf(stream.key, stream.head, op) != op.hash) {
            stream.forked = true;
            return false;
        }
        stream.ahead.erase(op.seq);
        stream.last = op.seq;
        stream.head = op.hash;
        return true;
    });
}

void MergeLog::noteDevice(const Stream &stream, const Segment &segment)
{
    if (!segment.devicePrefix.empty() || !segment.deviceName.empty())
        m_database
            .query("UPDATE device SET prefix = ?1, name = ?2 WHERE no = ?3 AND "
                   "(prefix <> ?1 OR name <> ?2)",
                   segment.devicePrefix, segment.deviceName, stream.device)
            .run();
}

std::vector<PendingOp> MergeLog::pending(std::span<const Segment> segments)
{
    std::vector<const Segment *> ordered;
    ordered.reserve(segments.size());
    for (const Segment &segment : segments)
        ordered.push_back(&segment);
    std::ranges::stable_sort(ordered, {}, [](const Segment *one) {
        return std::pair(one->stream, one->ops.empty() ? 0 : one->ops.front().seq);
    });
    m_ahead = aheadRuns(m_database);
    std::vector<PendingOp> ops;
    for (const Segment *segment : ordered)
        take(*segment, ops);
    for (const auto &[key, stream] : m_streams)
        if (stream.forked)
            m_outcome.forked.push_back(key);
    std::ranges::sort(m_outcome.missing);
    const auto [first, last] = std::ranges::unique(m_outcome.missing);
    m_outcome.missing.erase(first, last);
    std::ranges::stable_sort(ops, {}, [](const PendingOp &one) { return one.op->stamp; });
    return ops;
}

std::int64_t MergeLog::actionOf(const TravellingOp &op)
{
    if (m_lastActionNo != 0 && op.action == m_lastAction)
        return m_lastActionNo;
    m_lastAction = op.action;
    {
        Query found = m_database.query("SELECT no FROM action WHERE id = ?", op.action);
        if (found.step())
            return m_lastActionNo = found.integer(0);
    }
    m_database
        .query("INSERT INTO action (id, actor, reason, at, undoes) VALUES (?, ?, ?, ?, ?)",
               op.action, op.actor, op.reason, op.actionAt,
               op.undoes.isNull() ? std::optional<Id>{} : op.undoes)
        .run();
    return m_lastActionNo = m_database.connection().getLastInsertRowid();
}

void MergeLog::write(const PendingOp &pending, std::string_view body, bool erased)
{
    const TravellingOp &op = *pending.op;
    Query insert =
        m_database.query("INSERT INTO op_log (stream, seq, stamp, type, record, kind, action, "
                         "body, hash, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         pending.stream, op.seq, op.stamp, op.type);
    insert.bindBytesInPlace(5, op.record.bytes());
    insert.bind(6, static_cast<int>(op.kind)).bind(7, actionOf(op));
    insert.bindBytesInPlace(8, body).bindBytesInPlace(9, op.hash);
    insert.bind(10, erased ? 1 : 0);
    insert.run();
    ++m_outcome.opsTaken;
}

void MergeLog::finish()
{
    for (const auto &[key, stream] : m_streams) {
        if (stream.changed)
            m_database
                .query("UPDATE stream SET last_seq = ?, head = ? WHERE no = ?", stream.last,
                       Blob{stream.head}, stream.no)
                .run();
        else if (stream.last == 0 && stream.ahead.empty())
            m_database.query("DELETE FROM stream WHERE no = ?", stream.no).run();
        std::erase_if(m_ahead, [&](const auto &run) {
            const auto &[no, first] = run.first;
            return no == stream.no &&
                   (!stream.ahead.contains(first) || stream.ahead.contains(first - 1));
        });
    }
    setAheadRuns(m_database, m_ahead);
}

} // namespace sc
