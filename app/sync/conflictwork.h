// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/conflicts.h"

#include <format>

namespace sc {

/// One write and who made it.
struct ConflictStore::Told {
    FieldWrite write;
    OpKind kind = OpKind::Update;
    std::string by;
    Instant at{}; ///< by the writer's clock; the write's own stamp follows a clock that was wrong
    /// Of its writer's entries about the record, which; those written together have the same.
    std::int64_t order = 0;
};

[[nodiscard]] inline Id conflictId(const Id &record, std::uint16_t field)
{
    return Id::fromName(std::format("conflict:{}:{}", record.toString(), field));
}

/// The record that says what was decided about two that clash.
[[nodiscard]] inline Id decisionOf(const Id &conflict)
{
    return Id::fromName("decision:" + conflict.toString());
}

} // namespace sc
