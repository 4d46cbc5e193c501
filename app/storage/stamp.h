// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// When and where a field was written. `time` is 48 bits of milliseconds since 1970 followed by a
/// 16-bit counter that carries into the milliseconds, so it cannot overflow; `device` is the local
/// number of a row of the `device` table (the journal's bytes carry the device's UUID instead).
/// The causally later write always has the greater stamp; the clock decides only between writes
/// that did not know of each other.
struct Stamp {
    std::int64_t time = 0;
    std::int64_t device = 0;

    auto operator<=>(const Stamp &) const = default;

    [[nodiscard]] static constexpr std::int64_t timeFor(Instant at)
    {
        return at.time_since_epoch().count() << 16;
    }
    [[nodiscard]] Instant instant() const { return Instant{std::chrono::milliseconds{time >> 16}}; }
};

/// The stamps of all fields of one row: that of its creation, and of each field written since.
/// A field nobody has written carries the creation's stamp: creation writes every default.
class RowStamps {
public:
    RowStamps() = default;
    explicit RowStamps(Stamp base) : m_base(base) {}

    [[nodiscard]] Stamp base() const { return m_base; }
    [[nodiscard]] Stamp of(std::uint16_t field) const;
    void set(std::uint16_t field, Stamp stamp);
    /// Every stamp in it, each once.
    [[nodiscard]] std::vector<Stamp> all() const;

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static std::optional<RowStamps> decode(std::string_view bytes);

    bool operator==(const RowStamps &) const = default;

private:
    Stamp m_base;
    std::vector<std::pair<std::uint16_t, Stamp>> m_later; // ascending by field
};

} // namespace sc
