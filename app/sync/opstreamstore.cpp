// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ahead.h"
#include "sync/opstream.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kAboutABigSegment = 1'000'000;

struct Stream {
    StreamKey key;
    std::int64_t no = 0;
    std::int64_t last = 0;
    std::string prefix;
    std::string name;
};

std::vector<Stream> streamsOf(Database &database)
{
    std::vector<Stream> streams;
    Query rows = database.query("SELECT s.scope, d.id, s.no, s.last_seq, d.prefix, d.name "
                                "FROM stream s JOIN device d ON d.no = s.device "
                                "ORDER BY s.scope, d.id");
    while (rows.step())
        streams.push_back({{rows.id(0), rows.id(1)},
                           rows.integer(2),
                           rows.integer(3),
                           rows.text(4),
                           rows.text(5)});
    return streams;
}

TravellingOp readOp(const Query &row)
{
    TravellingOp op;
    op.seq = row.integer(0);
    op.stamp = row.integer(1);
    op.type = row.integer(2);
    op.record = row.id(3);
    op.kind = static_cast<OpKind>(row.integer(4));
    op.erased = row.integer(5) != 0;
    op.body = row.bytes(6);
    op.hash = row.bytes(7);
    op.action = row.id(8);
    op.actor = row.text(9);
    op.reason = row.text(10);
    op.actionAt = row.instant(11);
    op.undoes = row.isNull(12) ? Id() : row.id(12);
    return op;
}

std::string hashBefore(Database &database, const Stream &stream, std::int64_t seq)
{
    Query row =
        database.query("SELECT hash FROM op_log WHERE stream = ? AND seq = ?", stream.no, seq - 1);
    return row.step() ? std::string(row.bytes(0)) : std::string(32, '\0');
}

/// False when the taker wants no more.
bool giveStream(Database &database, const Stream &stream, std::int64_t after,
                const AheadRuns &ahead, const std::function<bool(Segment &&)> &take)
{
    const auto begin = [&](std::string before) {
        return Segment{stream.key, stream.prefix, stream.name, std::move(before), {}};
    };
    Segment segment = begin(hashBefore(database, stream, after + 1));
    std::size_t size = 0;
    std::int64_t next = after + 1;
    bool goesOn = true;
    const auto finish = [&](std::string before) {
        Segment done = std::exchange(segment, begin(std::move(before)));
        size = 0;
        goesOn = done.ops.empty() || take(std::move(done));
    };
    eachOp(database, stream.no, after, [&](TravellingOp &&op) {
        const auto run = ahead.find({stream.no, op.seq});
        if (run != ahead.end())
            finish(run->second);
        if (!goesOn || (run == ahead.end() && op.seq != next))
            return false;
        next = op.seq + 1;
        size += op.body.size();
        segment.ops.push_back(std::move(op));
        if (segment.ops.size() >= kMostOpsInSegment || size >= kAboutABigSegment)
            finish(segment.ops.back().hash);
        return goesOn;
    });
    return goesOn && (segment.ops.empty() || take(std::move(segment)));
}

} // namespace

void eachOp(Database &database, std::int64_t stream, std::int64_t after,
            const std::function<bool(TravellingOp &&)> &take)
{
    Query rows = database.query(
        "SELECT o.seq, o.stamp, o.type, o.record, o.kind, o.erased, o.body, o.hash, a.id, a.actor, "
        "a.reason, a.at, a.undoes FROM op_log o JOIN action a ON a.no = o.action "
        "WHERE o.stream = ? AND o.seq > ? ORDER BY o.seq",
        stream, after);
    while (rows.step() && take(readOp(rows))) {
    }
}

Result<VersionVector> versionVector(Database &database)
{
    return database.attempt([&] {
        VersionVector vector;
        for (const Stream &stream : streamsOf(database))
            if (stream.last > 0)
                vector.emplace(stream.key, stream.last);
        return vector;
    });
}

Result<void> segmentsSince(Database &database, const VersionVector &known,
                           const std::set<Id> &scopes, const std::function<bool(Segment &&)> &take)
{
    return database.attempt([&] {
        const AheadRuns ahead = aheadRuns(database);
        for (const Stream &stream : streamsOf(database)) {
            if (!scopes.contains(stream.key.scope))
                continue;
            const auto held = known.find(stream.key);
            const std::int64_t after =
                held == known.end() ? 0 : std::max<std::int64_t>(held->second, 0);
            const auto run = ahead.lower_bound({stream.no, 0});
            const bool isAhead = run != ahead.end() && run->first.first == stream.no;
            if ((after < stream.last || isAhead) &&
                !giveStream(database, stream, after, ahead, take))
                return;
        }
    });
}

} // namespace sc
