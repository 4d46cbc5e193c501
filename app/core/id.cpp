// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sc {

namespace {

constexpr char kHex[] = "0123456789abcdef";

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

void setVersion(std::array<std::uint8_t, 16> &bytes, int version)
{
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
}

} // namespace

std::optional<Id> Id::parse(std::string_view text)
{
    std::array<std::uint8_t, 16> bytes{};
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '-')
            continue;
        const int digit = hexDigit(c);
        if (digit < 0 || digits == 32)
            return std::nullopt;
        auto &byte = bytes[digits / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | digit);
        ++digits;
    }
    if (digits != 32)
        return std::nullopt;
    return Id(bytes);
}

std::optional<Id> Id::fromBytes(std::string_view raw)
{
    if (raw.size() != 16)
        return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::ranges::transform(raw, bytes.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return Id(bytes);
}

Id Id::fromName(std::string_view name)
{
    const QByteArray digest =
        QCryptographicHash::hash(QByteArrayView(name.data(), static_cast<qsizetype>(name.size())),
                                 QCryptographicHash::Sha256);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.cbegin(), bytes.size(), bytes.begin());
    setVersion(bytes, 8);
    return Id(bytes);
}

std::string Id::toString() const
{
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < m_bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[m_bytes[i] >> 4];
        text += kHex[m_bytes[i] & 0x0f];
    }
    return text;
}

std::string_view Id::bytes() const
{
    return {reinterpret_cast<const char *>(m_bytes.data()), m_bytes.size()};
}

IdSource::IdSource()
{
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(),
                       device(), device(), device(), device()};
    m_random.seed(seed);
}

IdSource::IdSource(std::uint64_t seed) : m_random(seed) {}

Id IdSource::next(Instant now)
{
    m_lastTick = std::max(now.time_since_epoch().count() << 12, m_lastTick + 1);
    const auto tick = static_cast<std::uint64_t>(m_lastTick);
    const std::uint64_t ms = tick >> 12;
    const std::uint64_t counter = tick & 0x0fff;
    const std::uint64_t noise = m_random();
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(counter >> 8);
    bytes[7] = static_cast<std::uint8_t>(counter);
    for (std::size_t i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<std::uint8_t>(noise >> (8 * i));
    setVersion(bytes, 7);
    return Id(bytes);
}

} // namespace sc
