// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// One stream of the journal: what one PC wrote for one area. A zero scope is the shared one.
struct StreamKey {
    Id scope;
    Id device;

    auto operator<=>(const StreamKey &) const = default;
};

/// An op as it travels: nothing in it depends on the numbers one database gave to anything.
struct TravellingOp {
    std::int64_t seq = 0;
    std::int64_t stamp = 0; ///< see Stamp::time
    std::int64_t type = 0;
    Id record{};
    OpKind kind = OpKind::Create;
    Id action{};
    std::string actor{};
    std::string reason{};
    Instant actionAt{};
    Id undoes{};
    bool erased = false; ///< something was taken out of it: it no longer gives its hash
    std::string body{};  ///< see encodeOp()
    std::string hash{};  ///< over the op before it in its stream; 32 bytes

    bool operator==(const TravellingOp &) const = default;
};

/// Ops of one stream that follow one another without a gap.
struct Segment {
    StreamKey stream;
    std::string devicePrefix;
    std::string deviceName;
    std::string before; ///< hash of the op before the first; 32 zero bytes at the stream's start
    std::vector<TravellingOp> ops;

    bool operator==(const Segment &) const = default;
};

/// The last op held of every stream, all before it held too.
using VersionVector = std::map<StreamKey, std::int64_t>;

[[nodiscard]] Result<VersionVector> versionVector(Database &database);

/// What `known` lacks of these scopes, in parts of at most `kMostOpsInSegment` ops and about a
/// megabyte, streams in the order of their keys; also what is held beyond a gap. False from `take`
/// stops; that is no error.
[[nodiscard]] Result<void> segmentsSince(Database &database, const VersionVector &known,
                                         const std::set<Id> &scopes,
                                         const std::function<bool(Segment &&)> &take);

/// What is held of a stream, by its number here, after an entry. False from `take` stops.
void eachOp(Database &database, std::int64_t stream, std::int64_t after,
            const std::function<bool(TravellingOp &&)> &take);

inline constexpr std::size_t kMostOpsInSegment = 5'000;

/// The bytes of a segment. Same segment, same bytes. The hashes are left out, except the last and
/// those of erased ops: the others follow.
[[nodiscard]] std::string encodeSegment(const Segment &segment);

/// Nothing where the bytes are not whole, or an op does not follow from the one before it. Takes
/// memory in proportion to the bytes given, whatever they say.
[[nodiscard]] std::optional<Segment> decodeSegment(std::string_view bytes);

/// The hash an op must have after the one before it.
[[nodiscard]] std::string hashOf(const StreamKey &stream, std::string_view before,
                                 const TravellingOp &op);

} // namespace sc
