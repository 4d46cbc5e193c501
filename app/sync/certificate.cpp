// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/certificate.h"

#include "storage/bytes.h"

namespace sc {

namespace {

constexpr std::string_view kCertificate = "street-champions certificate 1\n";
constexpr std::string_view kRevocation = "street-champions revocation 1\n";
constexpr std::string_view kAreaKey = "street-champions area key 1\n";
constexpr std::uint64_t kMostAreas = 1000;

std::string withSignature(const std::string &bytes, const SignKeys &root)
{
    return bytes + signatureOf(bytes, root);
}

void putInstant(ByteWriter &out, Instant at)
{
    out.fixed64(static_cast<std::uint64_t>(at.time_since_epoch().count()));
}
Instant takeInstant(ByteReader &in)
{
    return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(in.fixed64())}};
}
Id takeId(ByteReader &in)
{
    return Id::fromBytes(in.raw(16)).value_or(Id());
}

/// What stands between the kind and the signature, where both are right.
std::optional<std::string_view> trusted(std::string_view statement, std::string_view kind,
                                        std::string_view rootKey)
{
    if (statement.size() < kind.size() + kSignatureSize || !statement.starts_with(kind))
        return std::nullopt;
    const std::string_view said = statement.substr(0, statement.size() - kSignatureSize);
    if (!isSigned(said, statement.substr(said.size()), rootKey))
        return std::nullopt;
    return said.substr(kind.size());
}

} // namespace

std::string nameHashOf(std::string_view salt, std::string_view name)
{
    return hashBytes(std::string(salt) + std::string(name));
}

std::string stateCertificate(const Certificate &one, const SignKeys &root)
{
    ByteWriter out;
    out.raw(kCertificate);
    out.raw(one.device.bytes());
    out.raw(one.signKey);
    out.raw(one.boxKey);
    out.raw(one.nameHash);
    putInstant(out, one.from);
    putInstant(out, one.to);
    out.varint(one.areas.size());
    for (const Id &area : one.areas)
        out.raw(area.bytes());
    return withSignature(out.take(), root);
}

std::string stateRevocation(const Revocation &one, const SignKeys &root)
{
    ByteWriter out;
    out.raw(kRevocation);
    out.raw(one.device.bytes());
    putInstant(out, one.at);
    return withSignature(out.take(), root);
}

std::string stateAreaKey(const AreaKey &one, const SignKeys &root)
{
    ByteWriter out;
    out.raw(kAreaKey);
    out.raw(one.area.bytes());
    out.varint(one.epoch);
    out.raw(one.open);
    return withSignature(out.take(), root);
}

std::optional<Certificate> readCertificate(std::string_view statement, std::string_view rootKey)
{
    const auto said = trusted(statement, kCertificate, rootKey);
    if (!said)
        return std::nullopt;
    ByteReader in(*said);
    Certificate one;
    one.device = takeId(in);
    one.signKey = in.raw(kKeySize);
    one.boxKey = in.raw(kKeySize);
    one.nameHash = in.raw(kKeySize);
    one.from = takeInstant(in);
    one.to = takeInstant(in);
    const std::uint64_t areas = in.varint();
    if (!in.ok() || areas > kMostAreas)
        return std::nullopt;
    for (std::uint64_t i = 0; i < areas; ++i)
        one.areas.insert(takeId(in));
    return in.ok() && in.atEnd() ? std::optional(one) : std::nullopt;
}

std::optional<Revocation> readRevocation(std::string_view statement, std::string_view rootKey)
{
    const auto said = trusted(statement, kRevocation, rootKey);
    if (!said)
        return std::nullopt;
    ByteReader in(*said);
    Revocation one;
    one.device = takeId(in);
    one.at = takeInstant(in);
    return in.ok() && in.atEnd() ? std::optional(one) : std::nullopt;
}

std::optional<AreaKey> readAreaKey(std::string_view statement, std::string_view rootKey)
{
    const auto said = trusted(statement, kAreaKey, rootKey);
    if (!said)
        return std::nullopt;
    ByteReader in(*said);
    AreaKey one;
    one.area = takeId(in);
    one.epoch = static_cast<std::uint32_t>(in.varint());
    one.open = in.raw(kKeySize);
    return in.ok() && in.atEnd() ? std::optional(one) : std::nullopt;
}

std::optional<Id> claimedDevice(std::string_view certificate)
{
    if (!certificate.starts_with(kCertificate) || certificate.size() < kCertificate.size() + 16)
        return std::nullopt;
    return Id::fromBytes(certificate.substr(kCertificate.size(), 16));
}

} // namespace sc
