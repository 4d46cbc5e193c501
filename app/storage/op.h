// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/value.h"
#include "storage/stamp.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What one entry of the journal does to its record. The numbers are stored: never reuse one.
enum class OpKind : std::uint8_t {
    Create = 1,   ///< the record begins; fields not named hold their default from this stamp on
    Update = 2,   ///< some fields change
    MovedOut = 3, ///< the record leaves this area's stream; its new area is among the fields
    Adopt = 4,    ///< the record enters this area's stream, every field with its original stamp
    Erase = 5,    ///< values are gone for good; see Erasure
};

/// One field of one record written once.
struct FieldWrite {
    std::uint16_t field = 0; ///< number of the field within its record type, stable for ever
    Value value;
    Stamp stamp;
    std::vector<Stamp> replaces; ///< the stamps of the values the writer saw and replaced

    bool operator==(const FieldWrite &) const = default;
};

/// The body of an op. `base` is the stamp of the record's creation (for Create and Adopt).
struct OpBody {
    Stamp base;
    std::vector<FieldWrite> writes;

    bool operator==(const OpBody &) const = default;
};

/// Devices have short local numbers in memory and in rows; bytes that may travel carry UUIDs.
struct DeviceNames {
    std::function<Id(std::int64_t)> idOf;
    std::function<std::int64_t(const Id &)> numberOf;
};

/// Bytes of a body written by device `own` at `stamp`. Same body, same bytes.
[[nodiscard]] std::string encodeOp(const OpBody &body, Stamp stamp, const DeviceNames &devices);

/// Nothing when the bytes are not whole.
[[nodiscard]] std::optional<OpBody> decodeOp(std::string_view bytes, Stamp stamp,
                                             const DeviceNames &devices);

} // namespace sc
