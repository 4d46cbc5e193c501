// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle.h"

#include "storage/bytes.h"
#include "storage/openfiles.h"

#include <sodium.h>

#include <algorithm>
#include <fstream>

namespace sc {

namespace {

constexpr std::size_t kFixedSize = 8 + 2 + 2 + 8 + 4; // magic, format, min_reader, size, header
constexpr std::size_t kStreamHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kTag = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kChunk = 64UL * 1024;
constexpr std::size_t kPage = 4096;
constexpr std::size_t kSmallPage = 256;
constexpr std::uint64_t kMostParts = 2'000;

const unsigned char *from(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}
unsigned char *into(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

void fixed16(ByteWriter &out, std::uint16_t value)
{
    out.byte(static_cast<std::uint8_t>(value >> 8));
    out.byte(static_cast<std::uint8_t>(value));
}
std::uint16_t fixed16(ByteReader &in)
{
    const auto high = static_cast<std::uint16_t>(in.byte() << 8);
    return static_cast<std::uint16_t>(high | in.byte());
}

std::size_t chunksIn(std::size_t plain)
{
    return std::max<std::size_t>(1, (plain + kChunk - 1) / kChunk);
}
std::size_t sealedSize(std::size_t plain)
{
    return kStreamHeader + plain + kTag * chunksIn(plain);
}

/// The least length not below `plain` at which `before` and the sealed text fill whole pages.
std::size_t paddedTo(std::size_t before, std::size_t plain, std::size_t page)
{
    std::size_t size = plain;
    while ((before + sealedSize(size)) % page != 0)
        ++size;
    return size;
}

std::string sealStream(const std::string &plain, const std::string &key)
{
    crypto_secretstream_xchacha20poly1305_state state;
    std::string out(kStreamHeader, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, into(out), from(key));
    out.reserve(sealedSize(plain.size()));
    std::string chunk;
    const std::size_t chunks = chunksIn(plain.size());
    for (std::size_t i = 0; i < chunks; ++i) {
        const std::string_view piece = std::string_view(plain).substr(i * kChunk, kChunk);
        chunk.resize(piece.size() + kTag);
        crypto_secretstream_xchacha20poly1305_push(
            &state, into(chunk), nullptr, from(piece), piece.size(), nullptr, 0,
            i + 1 == chunks ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                            : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        out += chunk;
    }
    return out;
}

std::optional<std::string> openStream(std::string_view sealed, const std::string &key)
{
    crypto_secretstream_xchacha20poly1305_state state;
    if (sealed.size() < kStreamHeader + kTag || key.size() != kKeySize ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state, from(sealed), from(key)) != 0)
        return std::nullopt;
    sealed.remove_prefix(kStreamHeader);
    std::string plain;
    plain.reserve(sealed.size());
    std::string chunk;
    unsigned char tag = 0;
    while (!sealed.empty()) {
        const std::string_view piece = sealed.substr(0, kChunk + kTag);
        sealed.remove_prefix(piece.size());
        if (piece.size() < kTag || tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            return std::nullopt;
        chunk.resize(piece.size() - kTag);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, into(chunk), nullptr, &tag,
                                                       from(piece), piece.size(), nullptr, 0) != 0)
            return std::nullopt;
        plain += chunk;
    }
    return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL ? std::optional(plain)
                                                                  : std::nullopt;
}

/// The header with the sizes of the sealed parts, up to where they begin.
std::string startOf(const BundleDraft &draft, std::string_view certificate,
                    const std::vector<std::string> &sealedKeys,
                    const std::vector<std::size_t> &sizes, std::uint64_t total)
{
    ByteWriter header;
    header.raw(draft.id.bytes());
    header.text(certificate);
    header.varint(draft.parts.size());
    for (std::size_t i = 0; i < draft.parts.size(); ++i) {
        header.raw(draft.parts[i].key.area.bytes());
        header.fixed64(draft.parts[i].key.epoch);
        header.raw(sealedKeys[i]);
        header.fixed64(sizes[i]);
        header.text(draft.parts[i].keyStatement);
        header.varint(draft.parts[i].grants.size());
        for (const auto &[device, sealed] : draft.parts[i].grants) {
            header.raw(device.bytes());
            header.text(sealed);
        }
    }
    ByteWriter out;
    out.raw(kBundleMagic);
    fixed16(out, kBundleFormat);
    fixed16(out, draft.minReader);
    out.fixed64(total);
    fixed16(out, static_cast<std::uint16_t>(header.bytes().size() >> 16));
    fixed16(out, static_cast<std::uint16_t>(header.bytes().size()));
    out.raw(header.bytes());
    return out.take();
}

void readGrants(ByteReader &in, BundleHeader::Recipient &one)
{
    one.keyStatement = in.text();
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
        const Id device = Id::fromBytes(in.raw(16)).value_or(Id());
        one.grants.emplace_back(device, in.text());
    }
}

/// With the grants that records brought, or those that stand in the bundle.
std::optional<BoxKeys> secretFor(const BundleHeader::Recipient &one, const Trust &trust,
                                 const Secrets &own)
{
    if (auto known = trust.secretOf(one.epoch, own))
        return known;
    const auto key = readAreaKey(one.keyStatement, trust.rootKey);
    if (!key || Epoch{key->area, key->epoch} != one.epoch)
        return std::nullopt;
    Trust brought;
    brought.areaKeys.emplace(one.epoch, *key);
    for (const auto &[device, sealed] : one.grants)
        brought.grants[{one.epoch, device}] = sealed;
    return brought.secretOf(one.epoch, own);
}

bool readRecipients(ByteReader &in, std::uint64_t room, BundleHeader &header)
{
    const std::uint64_t parts = in.varint();
    if (parts > kMostParts)
        return false;
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < parts && in.ok(); ++i) {
        BundleHeader::Recipient one;
        one.epoch.first = Id::fromBytes(in.raw(16)).value_or(Id());
        one.epoch.second = static_cast<std::uint32_t>(in.fixed64());
        one.sealedKey = in.raw(kSealedKeySize);
        one.size = in.fixed64();
        if (one.size > room - sum)
            return false;
        sum += one.size;
        readGrants(in, one);
        header.recipients.push_back(std::move(one));
    }
    return in.ok() && sum == room;
}

/// The part of the header that every version of the format has.
std::expected<BundleHeader, Refusal> readStart(std::string_view bytes, std::string_view &rest)
{
    const std::string_view magic =
        kBundleMagic.substr(0, std::min(bytes.size(), kBundleMagic.size()));
    if (!bytes.starts_with(magic))
        return std::unexpected(Refusal::Damaged);
    if (bytes.size() < kFixedSize + kSignatureSize)
        return std::unexpected(Refusal::Truncated);
    ByteReader in(bytes.substr(kBundleMagic.size()));
    const std::uint16_t format = fixed16(in);
    if (format == 0)
        return std::unexpected(Refusal::Damaged);
    BundleHeader header;
    header.minReader = std::max(fixed16(in), format > kBundleFormat ? format : std::uint16_t{0});
    const std::uint64_t total = in.fixed64();
    const std::uint64_t high = fixed16(in);
    const std::uint64_t headerSize = high << 16 | fixed16(in);
    if (total > kMostInBundle)
        return std::unexpected(Refusal::TooLarge);
    if (bytes.size() < total)
        return std::unexpected(Refusal::Truncated);
    if (bytes.size() > total || headerSize > bytes.size() - kFixedSize - kSignatureSize)
        return std::unexpected(Refusal::Damaged);
    header.bodyAt = kFixedSize + static_cast<std::size_t>(headerSize);
    rest = bytes.substr(kFixedSize, static_cast<std::size_t>(headerSize));
    return header;
}

} // namespace

std::string writeBundle(const BundleDraft &draft, std::string_view certificate,
                        const SignKeys &keys)
{
    std::vector<std::string> secrets;
    std::vector<std::string> sealedKeys;
    std::vector<std::size_t> sizes(draft.parts.size(), 0);
    for (const PartDraft &part : draft.parts) {
        secrets.push_back(randomBytes(kKeySize));
        sealedKeys.push_back(sealTo(secrets.back(), part.key.open));
    }
    // The header is as long whatever the sizes in it say.
    std::size_t total = startOf(draft, certificate, sealedKeys, sizes, 0).size() + kSignatureSize;
    std::vector<std::string> plain;
    for (std::size_t i = 0; i < draft.parts.size(); ++i) {
        plain.push_back(draft.parts[i].bytes);
        const bool last = i + 1 == draft.parts.size();
        plain[i].resize(paddedTo(last ? total : 0, plain[i].size(), last ? kPage : kSmallPage),
                        '\0');
        sizes[i] = sealedSize(plain[i].size());
        total += sizes[i];
    }
    std::string bytes = startOf(draft, certificate, sealedKeys, sizes, total);
    bytes.reserve(total);
    for (std::size_t i = 0; i < plain.size(); ++i)
        bytes += sealStream(std::move(plain[i]), secrets[i]);
    return bytes + longSignatureOf(bytes, keys);
}

std::uint64_t bundleSizeAtMost(std::uint64_t partBytes, std::size_t parts)
{
    return partBytes + partBytes / kChunk * kTag + 32UL * 1'024 + parts * 8 * 1'024;
}

std::optional<Id> claimedBundle(std::string_view start)
{
    if (!start.starts_with(kBundleMagic) || start.size() < kFixedSize + 16)
        return std::nullopt;
    return Id::fromBytes(start.substr(kFixedSize, 16));
}

std::expected<BundleHeader, Refusal> checkBundle(std::string_view bytes, const Trust &trust)
{
    std::string_view rest;
    auto header = readStart(bytes, rest);
    if (!header)
        return header;
    ByteReader in(rest);
    header->id = Id::fromBytes(in.raw(16)).value_or(Id());
    header->certificate = in.text();
    header->sender = claimedDevice(header->certificate).value_or(Id());
    auto certificate = readCertificate(header->certificate, trust.rootKey);
    const TrustedDevice *known = trust.device(header->sender);
    if (!certificate && known != nullptr)
        certificate = known->certificate;
    if (!certificate)
        return std::unexpected(Refusal::UnknownDevice);
    const std::string_view said = bytes.substr(0, bytes.size() - kSignatureSize);
    if (!isLongSigned(said, bytes.substr(said.size()), certificate->signKey))
        return std::unexpected(Refusal::BadSignature);
    if (known != nullptr && known->revoked)
        return std::unexpected(Refusal::RevokedDevice);
    if (header->minReader > kBundleFormat)
        return header; // only the sender's name can be told; openBundle refuses it
    if (!in.ok() || !readRecipients(in, said.size() - header->bodyAt, *header) || !in.atEnd())
        return std::unexpected(Refusal::Damaged);
    return header;
}

std::expected<OpenedBundle, Refusal> openBundle(std::string_view bytes, const Trust &trust,
                                                const Secrets &own)
{
    auto header = checkBundle(bytes, trust);
    if (!header)
        return std::unexpected(header.error());
    if (header->minReader > kBundleFormat)
        return std::unexpected(Refusal::NewerFormat);
    OpenedBundle opened{*std::move(header), {}};
    std::size_t at = opened.header.bodyAt;
    for (const BundleHeader::Recipient &one : opened.header.recipients) {
        const std::string_view sealed = bytes.substr(at, static_cast<std::size_t>(one.size));
        at += sealed.size();
        const auto secret = secretFor(one, trust, own);
        const auto key = secret ? unseal(one.sealedKey, *secret) : std::nullopt;
        if (!key)
            continue;
        const auto plain = openStream(sealed, *key);
        if (!plain)
            return std::unexpected(Refusal::Damaged);
        auto part = readPart(one.epoch.first, *plain);
        if (!part)
            return std::unexpected(part.error() == PartFault::TooLarge ? Refusal::TooLarge
                                                                       : Refusal::Damaged);
        opened.parts.push_back(*std::move(part));
    }
    if (opened.parts.empty())
        return std::unexpected(Refusal::NotForThisDevice);
    return opened;
}

Result<std::expected<std::string, Refusal>> readBundleFile(const std::filesystem::path &file)
{
    using Read = std::expected<std::string, Refusal>;
    if (auto other = refuseOpenRecords(file); !other)
        return std::unexpected(other.error());
    std::error_code error;
    // Opening what is a pipe, and no file, waits until somebody writes into it.
    const bool isFile = std::filesystem::is_regular_file(file, error);
    const auto size = isFile ? std::filesystem::file_size(file, error) : 0;
    std::ifstream in;
    if (isFile)
        in.open(file, std::ios::binary);
    if (!isFile || error || !in)
        return failure(ErrorKind::CannotRead,
                       "The file " + file.string() +
                           " cannot be read. Check that it is there and may be read.");
    if (size > kMostInBundle)
        return Read(std::unexpected(Refusal::TooLarge));
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount())); // it may shrink while it is read
    return Read(std::move(bytes));
}

} // namespace sc
