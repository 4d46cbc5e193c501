// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/opstream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What the sender says of itself and of one scope. `has` is its version vector for that scope:
/// what it has received, and so the acknowledgement.
struct Manifest {
    std::uint32_t schema = 0; ///< of the sender's database
    std::string app;          ///< its version of the program
    Instant madeAt{};         ///< by the sender's clock; for people, nothing is decided by it
    Id journal;               ///< the device its journal writes as
    VersionVector has;

    bool operator==(const Manifest &) const = default;
};

/// Ops of a stream someone lacks.
struct WantedRange {
    StreamKey stream;
    std::int64_t from = 0;
    std::int64_t to = 0;

    auto operator<=>(const WantedRange &) const = default;
};

/// A piece of a photo. The hash is that of the whole.
struct BlobChunk {
    std::string hash;
    std::uint64_t size = 0; ///< of the whole
    std::uint64_t offset = 0;
    std::string bytes;

    bool operator==(const BlobChunk &) const = default;
};

/// What a bundle holds for one scope.
struct Part {
    Id scope; ///< zero: what all teams share
    Manifest manifest;
    std::vector<Segment> segments;
    std::vector<BlobChunk> blobs;
    std::vector<WantedRange> wants;
    std::vector<std::string> wantedBlobs; ///< hashes

    bool operator==(const Part &) const = default;
};

/// A frame's text is packed by itself: this makes one, to be counted before it is put in a part.
[[nodiscard]] std::string segmentFrame(const Segment &segment);
[[nodiscard]] std::string blobFrame(const BlobChunk &chunk);

/// The frames of a part: manifest, then these (made by the above), wants, end.
[[nodiscard]] std::string partBytes(const Manifest &manifest, const std::string &frames,
                                    const std::vector<WantedRange> &wants,
                                    const std::vector<std::string> &wantedBlobs);

/// Why a part could not be read.
enum class PartFault : std::uint8_t { Damaged, TooLarge };

/// Most bytes one frame and one part may unpack to.
inline constexpr std::uint64_t kMostInFrame = 32ULL * 1024 * 1024;
inline constexpr std::uint64_t kMostInPart = 1024ULL * 1024 * 1024;

/// Reads the frames of a part; zeros may follow the end. Frames of kinds not known here are passed
/// over. Any bytes at all may be given.
[[nodiscard]] std::expected<Part, PartFault> readPart(const Id &scope, std::string_view bytes);

} // namespace sc
