// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>

namespace sc {

/// Bytes with no meaning as text: ids, geometries, thumbnails.
struct Blob {
    std::string bytes;

    bool operator==(const Blob &) const = default;
    auto operator<=>(const Blob &) const = default;
};

/// What one field of a record can hold: nothing, a whole number, a real number, UTF-8 text or
/// bytes. The same five kinds as an SQLite STRICT column, so a value goes to disk and back
/// unchanged.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

[[nodiscard]] inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

} // namespace sc
