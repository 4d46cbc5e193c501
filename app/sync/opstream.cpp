// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a segment, in order (varints little-endian base 128, signed ones zigzag):
//   version (1 byte) | scope (16) | device (16) | prefix | name | hash before (32)
//   number of actions, each: id (16) | actor | reason | at | has undoes (1) | undoes (16)
//   sequence number of the first op | number of ops, each:
//     stamp less that of the op before | type | record (16) | kind (1) | index of its action
//     flags (1: erased) | body | hash (32, only where erased)
//   hash of the last op (32)
#include "sync/opstream.h"

#include "storage/bytes.h"

#include <unordered_map>

namespace sc {

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHashSize = 32;
constexpr std::size_t kLongestName = 1'000;
constexpr std::int64_t kLastSeq = std::int64_t{1} << 53; // beyond anything people can write
enum Flag : std::uint8_t { kErased = 1 };

/// Stamps are 64 bits that may lie anywhere: differences are made without caring for the sign.
std::int64_t difference(std::int64_t value, std::int64_t from)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) -
                                     static_cast<std::uint64_t>(from));
}

std::int64_t sum(std::int64_t value, std::int64_t by)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) +
                                     static_cast<std::uint64_t>(by));
}

struct ActionFacts {
    Id id;
    std::string_view actor;
    std::string_view reason;
    Instant at;
    Id undoes;
};

void writeAction(ByteWriter &out, const ActionFacts &action)
{
    out.raw(action.id.bytes());
    out.text(action.actor);
    out.text(action.reason);
    out.signedVarint(action.at.time_since_epoch().count());
    out.byte(action.undoes.isNull() ? 0 : 1);
    if (!action.undoes.isNull())
        out.raw(action.undoes.bytes());
}

/// Actions in the order in which the ops first name them, and the index of each op's.
class ActionTable {
public:
    explicit ActionTable(const std::vector<TravellingOp> &ops)
    {
        m_indexes.reserve(ops.size());
        for (const TravellingOp &op : ops) {
            // Two entries of one action differ where its reason was erased between them.
            const auto [found, isNew] = m_known.try_emplace(op.action, m_actions.size());
            if (isNew || !same(m_actions[found->second], op)) {
                found->second = m_actions.size();
                m_actions.push_back({op.action, op.actor, op.reason, op.actionAt, op.undoes});
            }
            m_indexes.push_back(found->second);
        }
    }
    [[nodiscard]] const std::vector<ActionFacts> &actions() const { return m_actions; }
    [[nodiscard]] std::size_t indexOf(std::size_t op) const { return m_indexes[op]; }

private:
    static bool same(const ActionFacts &action, const TravellingOp &op)
    {
        return action.actor == op.actor && action.reason == op.reason && action.at == op.actionAt &&
               action.undoes == op.undoes;
    }

    std::vector<ActionFacts> m_actions;
    std::unordered_map<Id, std::size_t> m_known;
    std::vector<std::size_t> m_indexes;
};

Id readId(ByteReader &in)
{
    return Id::fromBytes(in.raw(16)).value_or(Id{});
}

std::optional<std::vector<ActionFacts>> readActions(ByteReader &in)
{
    std::vector<ActionFacts> actions;
    const std::uint64_t count = in.varint();
    for (std::uint64_t i = 0; i < count; ++i) {
        ActionFacts action;
        action.id = readId(in);
        action.actor = in.text();
        action.reason = in.text();
        action.at = Instant{std::chrono::milliseconds{in.signedVarint()}};
        if (const std::uint8_t undoes = in.byte(); undoes == 1)
            action.undoes = readId(in);
        else if (undoes != 0)
            return std::nullopt;
        if (!in.ok())
            return std::nullopt;
        actions.push_back(action);
    }
    return actions;
}

std::optional<TravellingOp> readOp(ByteReader &in, const std::vector<ActionFacts> &actions)
{
    TravellingOp op;
    op.stamp = in.signedVarint();
    op.type = in.signedVarint();
    op.record = readId(in);
    op.kind = static_cast<OpKind>(in.byte());
    const std::uint64_t action = in.varint();
    const std::uint8_t flags = in.byte();
    op.body = in.text();
    if (!in.ok() || action >= actions.size() || flags > kErased)
        return std::nullopt;
    const ActionFacts &facts = actions[static_cast<std::size_t>(action)];
    op.action = facts.id;
    op.actor = facts.actor;
    op.reason = facts.reason;
    op.actionAt = facts.at;
    op.undoes = facts.undoes;
    op.erased = flags == kErased;
    if (op.erased)
        op.hash = in.raw(kHashSize);
    return op;
}

bool readOps(ByteReader &in, Segment &segment)
{
    const auto actions = readActions(in);
    if (!actions)
        return false;
    const std::uint64_t first = in.varint();
    const std::uint64_t count = in.varint();
    if (first == 0 || first > kLastSeq || count > kLastSeq)
        return false;
    std::int64_t stamp = 0;
    std::string_view before = segment.before;
    std::string head = segment.before;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto op = readOp(in, *actions);
        if (!op || !in.ok())
            return false;
        stamp = sum(stamp, op->stamp);
        op->stamp = stamp;
        op->seq = static_cast<std::int64_t>(first + i);
        if (!op->erased)
            op->hash = hashOf(segment.stream, before, *op);
        head = op->hash;
        before = head;
        segment.ops.push_back(*std::move(op));
    }
    return in.raw(kHashSize) == head && in.ok();
}

} // namespace

std::string hashOf(const StreamKey &stream, std::string_view before, const TravellingOp &op)
{
    return chainHash(before, {.scope = stream.scope,
                              .device = stream.device,
                              .seq = op.seq,
                              .stamp = op.stamp,
                              .type = op.type,
                              .record = op.record,
                              .kind = op.kind,
                              .action = op.action,
                              .actor = op.actor,
                              .reason = op.reason,
                              .body = op.body});
}

std::string encodeSegment(const Segment &segment)
{
    const ActionTable actions(segment.ops);
    ByteWriter out;
    out.reserve(segment.ops.size() * 160 + 256);
    out.byte(kVersion);
    out.raw(segment.stream.scope.bytes());
    out.raw(segment.stream.device.bytes());
    out.text(std::string_view(segment.devicePrefix).substr(0, kLongestName));
    out.text(std::string_view(segment.deviceName).substr(0, kLongestName));
    out.raw(segment.before);
    out.varint(actions.actions().size());
    for (const ActionFacts &action : actions.actions())
        writeAction(out, action);
    out.varint(segment.ops.empty() ? 1 : static_cast<std::uint64_t>(segment.ops.front().seq));
    out.varint(segment.ops.size());
    std::int64_t stamp = 0;
    for (std::size_t i = 0; i < segment.ops.size(); ++i) {
        const TravellingOp &op = segment.ops[i];
        out.signedVarint(difference(op.stamp, stamp));
        stamp = op.stamp;
        out.signedVarint(op.type);
        out.raw(op.record.bytes());
        out.byte(static_cast<std::uint8_t>(op.kind));
        out.varint(actions.indexOf(i));
        out.byte(op.erased ? kErased : 0);
        out.text(op.body);
        if (op.erased)
            out.raw(op.hash);
    }
    out.raw(segment.ops.empty() ? segment.before : segment.ops.back().hash);
    return out.take();
}

std::optional<Segment> decodeSegment(std::string_view bytes)
{
    ByteReader in(bytes);
    if (in.byte() != kVersion)
        return std::nullopt;
    Segment segment;
    segment.stream.scope = readId(in);
    segment.stream.device = readId(in);
    segment.devicePrefix = in.text();
    segment.deviceName = in.text();
    segment.before = in.raw(kHashSize);
    if (!in.ok() || segment.devicePrefix.size() > kLongestName ||
        segment.deviceName.size() > kLongestName || segment.stream.device.isNull())
        return std::nullopt;
    if (!readOps(in, segment) || !in.atEnd())
        return std::nullopt;
    return segment;
}

} // namespace sc
