// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/value.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace sc {

/// The identity of a record: a UUID, kept as its 16 bytes. New ones are version 7 (RFC 9562), whose
/// first 48 bits are the time in milliseconds, so ids made later sort later.
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(const std::array<std::uint8_t, 16> &bytes) : m_bytes(bytes) {}

    /// Reads the usual 36-character form; letter case and missing hyphens are forgiven.
    [[nodiscard]] static std::optional<Id> parse(std::string_view text);
    /// Reads the 16 raw bytes as stored; nothing if the length differs.
    [[nodiscard]] static std::optional<Id> fromBytes(std::string_view raw);
    /// The same id for the same name on every PC (version 8, SHA-256), for records that ship with
    /// the program and must meet when two teams exchange them.
    [[nodiscard]] static Id fromName(std::string_view name);

    [[nodiscard]] std::string toString() const;
    [[nodiscard]] std::string_view bytes() const;
    [[nodiscard]] Blob toBlob() const { return Blob{std::string(bytes())}; }
    [[nodiscard]] bool isNull() const { return m_bytes == std::array<std::uint8_t, 16>{}; }

    auto operator<=>(const Id &) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// Makes version 7 ids. Within one millisecond the ids of one source still ascend (a 12-bit counter
/// borrows from the future when it overflows). Seeded, it makes the same ids again.
class IdSource {
public:
    IdSource();
    explicit IdSource(std::uint64_t seed);

    [[nodiscard]] Id next(Instant now);

private:
    std::mt19937_64 m_random;
    std::int64_t m_lastTick = 0; // milliseconds << 12 | counter
};

} // namespace sc

template <> struct std::hash<sc::Id> {
    std::size_t operator()(const sc::Id &id) const noexcept
    {
        return std::hash<std::string_view>{}(id.bytes());
    }
};
