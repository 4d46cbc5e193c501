// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/frames.h"

#include "storage/bytes.h"

#include <zstd.h>

#include <memory>

namespace sc {

namespace {

enum class FrameKind : std::uint8_t {
    End = 1,
    Manifest = 2,
    Segment = 3,
    Blob = 4,
    Wants = 5,
    WantedBlobs = 6,
};

/// Dense enough for a memory stick, quick enough that nobody waits.
constexpr int kLevel = 12;
constexpr std::size_t kHashSize = 32;

std::string frame(FrameKind kind, std::string_view text)
{
    // A thread keeps its packer: making one costs more than a small frame.
    thread_local const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx *)> packer(ZSTD_createCCtx(),
                                                                                  ZSTD_freeCCtx);
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compressCCtx(packer.get(), packed.data(), packed.size(),
                                               text.data(), text.size(), kLevel);
    const bool helps = ZSTD_isError(size) == 0 && size < text.size();
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(kind));
    out.varint(text.size());
    out.varint(helps ? size : text.size()); // the same twice: as it is
    out.raw(helps ? std::string_view(packed).substr(0, size) : text);
    return out.take();
}

std::optional<std::string> unpacked(std::string_view packed, std::uint64_t size)
{
    if (packed.size() == size)
        return std::string(packed);
    // Believe no more than the bytes can hold before memory is taken for it.
    const unsigned long long said = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (said != size)
        return std::nullopt;
    std::string text(static_cast<std::size_t>(size), '\0');
    const std::size_t done =
        ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (ZSTD_isError(done) != 0 || done != size)
        return std::nullopt;
    return text;
}

Id takeId(ByteReader &in)
{
    return Id::fromBytes(in.raw(16)).value_or(Id());
}

std::string encodeManifest(const Manifest &one)
{
    ByteWriter out;
    out.varint(one.schema);
    out.text(one.app);
    out.signedVarint(one.madeAt.time_since_epoch().count());
    out.raw(one.journal.bytes());
    out.varint(one.has.size());
    for (const auto &[stream, seq] : one.has) {
        out.raw(stream.device.bytes());
        out.signedVarint(seq);
    }
    return out.take();
}

bool readManifest(std::string_view text, Part &part)
{
    ByteReader in(text);
    Manifest &one = part.manifest;
    one.schema = static_cast<std::uint32_t>(in.varint());
    one.app = in.text();
    one.madeAt = Instant{std::chrono::milliseconds{in.signedVarint()}};
    one.journal = takeId(in);
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
        const Id device = takeId(in);
        one.has[{part.scope, device}] = in.signedVarint();
    }
    return in.ok(); // a later version may say more
}

std::string encodeWants(const std::vector<WantedRange> &wants)
{
    ByteWriter out;
    out.varint(wants.size());
    for (const WantedRange &one : wants) {
        out.raw(one.stream.device.bytes());
        out.signedVarint(one.from);
        out.signedVarint(one.to);
    }
    return out.take();
}

bool readWants(std::string_view text, Part &part)
{
    ByteReader in(text);
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
        WantedRange one;
        one.stream = {part.scope, takeId(in)};
        one.from = in.signedVarint();
        one.to = in.signedVarint();
        part.wants.push_back(one);
    }
    return in.ok();
}

bool readBlob(std::string_view text, Part &part)
{
    ByteReader in(text);
    BlobChunk one;
    one.hash = in.raw(kHashSize);
    one.size = in.varint();
    one.offset = in.varint();
    one.bytes = in.text();
    const bool fits = one.offset <= one.size && one.bytes.size() <= one.size - one.offset;
    part.blobs.push_back(std::move(one));
    return in.ok() && fits;
}

bool readWantedBlobs(std::string_view text, Part &part)
{
    ByteReader in(text);
    while (in.ok() && !in.atEnd())
        part.wantedBlobs.emplace_back(in.raw(kHashSize));
    return in.ok();
}

bool readSegment(std::string_view text, Part &part)
{
    std::optional<Segment> one = decodeSegment(text);
    // What is sealed for one scope says nothing of another.
    if (!one || one->stream.scope != part.scope)
        return false;
    part.segments.push_back(*std::move(one));
    return true;
}

bool readFrame(FrameKind kind, std::string_view text, Part &part)
{
    switch (kind) {
    case FrameKind::Manifest:
        return readManifest(text, part);
    case FrameKind::Segment:
        return readSegment(text, part);
    case FrameKind::Blob:
        return readBlob(text, part);
    case FrameKind::Wants:
        return readWants(text, part);
    case FrameKind::WantedBlobs:
        return readWantedBlobs(text, part);
    case FrameKind::End:
        break;
    }
    return true; // of a later version
}

} // namespace

std::string segmentFrame(const Segment &segment)
{
    return frame(FrameKind::Segment, encodeSegment(segment));
}

std::string blobFrame(const BlobChunk &chunk)
{
    ByteWriter out;
    out.raw(chunk.hash);
    out.varint(chunk.size);
    out.varint(chunk.offset);
    out.text(chunk.bytes);
    return frame(FrameKind::Blob, out.bytes());
}

std::string partBytes(const Manifest &manifest, const std::string &frames,
                      const std::vector<WantedRange> &wants,
                      const std::vector<std::string> &wantedBlobs)
{
    std::string bytes = frame(FrameKind::Manifest, encodeManifest(manifest));
    bytes += frames;
    if (!wants.empty())
        bytes += frame(FrameKind::Wants, encodeWants(wants));
    std::string hashes;
    for (const std::string &hash : wantedBlobs)
        hashes += hash;
    if (!hashes.empty())
        bytes += frame(FrameKind::WantedBlobs, hashes);
    return bytes + frame(FrameKind::End, {});
}

std::expected<Part, PartFault> readPart(const Id &scope, std::string_view bytes)
{
    Part part;
    part.scope = scope;
    ByteReader in(bytes);
    bool introduced = false;
    for (std::uint64_t total = 0; in.ok() && !in.atEnd();) {
        const auto kind = static_cast<FrameKind>(in.byte());
        const std::uint64_t size = in.varint();
        const std::string_view packed = in.text();
        if (!in.ok())
            break;
        if (kind == FrameKind::End)
            return introduced && in.rest().find_first_not_of('\0') == std::string_view::npos
                       ? std::expected<Part, PartFault>(std::move(part))
                       : std::unexpected(PartFault::Damaged);
        total += size;
        if (size > kMostInFrame || total > kMostInPart)
            return std::unexpected(PartFault::TooLarge);
        introduced = introduced || kind == FrameKind::Manifest;
        const std::optional<std::string> text = unpacked(packed, size);
        if (!text || !introduced || !readFrame(kind, *text, part))
            break;
    }
    return std::unexpected(PartFault::Damaged);
}

} // namespace sc
