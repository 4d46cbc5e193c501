// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/frames.h"
#include "sync/trust.h"

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A sealed file that carries records from one PC to others. docs/sync.md gives its bytes.

/// Why a file is not taken. The codes are for machines and stay as they are.
enum class Refusal : std::uint8_t {
    BadSignature,
    UnknownDevice,
    RevokedDevice,
    NotForThisDevice,
    Damaged,
    Truncated,
    TooLarge,
    NewerFormat, ///< whole and from one of ours: it waits until this program is brought up to date
};
[[nodiscard]] std::string_view codeOf(Refusal refusal);
[[nodiscard]] std::string_view sentenceOf(Refusal refusal); ///< what it means and what to do

/// How files begin, bundles and invitations. The high bit and the line ends show a file that went
/// through something that takes it for text.
inline constexpr std::string_view kBundleMagic = "\x89SCB\r\n\x1a\n";
inline constexpr std::string_view kInvitationMagic = "\x89SCI\r\n\x1a\n";
/// Larger files are refused unread.
inline constexpr std::uint64_t kMostInBundle = 256ULL * 1024 * 1024;
/// What this program can read and what it writes.
inline constexpr std::uint16_t kBundleFormat = 1;

/// The secret of a key sealed to a device.
using KeyGrant = std::pair<Id, std::string>;

/// One scope's content with the key it is sealed for; `bytes` by partBytes(). A key of a later
/// epoch than the first brings its own statement and grants: the records that hold them may come in
/// this very bundle.
struct PartDraft {
    AreaKey key;
    std::string bytes;
    std::string keyStatement{};
    std::vector<KeyGrant> grants{};
};

struct BundleDraft {
    Id id;
    std::vector<PartDraft> parts;
    std::uint16_t minReader = kBundleFormat;
};

/// A multiple of 4 KiB, so that little can be told from the size.
[[nodiscard]] std::string writeBundle(const BundleDraft &draft, std::string_view certificate,
                                      const SignKeys &keys);
/// The size that parts of these many bytes would come to.
[[nodiscard]] std::uint64_t bundleSizeAtMost(std::uint64_t partBytes, std::size_t parts);

/// What stands in the clear.
struct BundleHeader {
    Id id;
    Id sender;
    std::string certificate;
    std::uint16_t minReader = 0;
    struct Recipient {
        Epoch epoch;
        std::string sealedKey;
        std::uint64_t size = 0;
        std::string keyStatement;
        std::vector<KeyGrant> grants;
    };
    std::vector<Recipient> recipients;
    std::size_t bodyAt = 0;
};

struct OpenedBundle {
    BundleHeader header;
    std::vector<Part> parts; ///< those this PC may read
};

/// The id a file claims, from its first bytes; to pass over what has been read before.
[[nodiscard]] std::optional<Id> claimedBundle(std::string_view start);
/// What claimedBundle() needs at most.
inline constexpr std::size_t kBundleStart = 64;

/// As far as can be told without unsealing: size, form, sender, signature, version.
[[nodiscard]] std::expected<BundleHeader, Refusal> checkBundle(std::string_view bytes,
                                                               const Trust &trust);
/// All of it. Nothing is written anywhere.
[[nodiscard]] std::expected<OpenedBundle, Refusal>
openBundle(std::string_view bytes, const Trust &trust, const Secrets &own);

/// The bytes of a file, or why they cannot be a bundle: TooLarge.
[[nodiscard]] Result<std::expected<std::string, Refusal>>
readBundleFile(const std::filesystem::path &file);

} // namespace sc
