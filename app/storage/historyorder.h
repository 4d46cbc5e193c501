// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "storage/op.h"

#include <vector>

namespace sc {

/// An entry of the journal about a record, and what tells when it was written.
struct DatedOp {
    OpBody body;
    Stamp stamp;      ///< of the save; its device is the writer
    std::int64_t seq; ///< number in its stream
    Id writer;
    Instant at; ///< by the writer's clock
};

/// In which order entries about one record came after one another: by the clocks of those who wrote
/// them, but never before what they replace, nor before what the same PC wrote earlier. A clock
/// that was years ahead or behind moves nothing but its own entries.
[[nodiscard]] std::vector<std::size_t> inOrderWritten(const std::vector<DatedOp> &ops);

} // namespace sc
