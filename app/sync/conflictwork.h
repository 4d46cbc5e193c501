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

/// Types whose records are entries: two about the same matter are one too many.
[[nodiscard]] bool isEntered(std::string_view type);
/// The column of a type of things by which people name them; empty for other types.
[[nodiscard]] std::string_view namedBy(std::string_view type);
/// The columns that make two records one too many, of things and entries.
[[nodiscard]] std::vector<std::string> keyColumnsOf(std::string_view type);

} // namespace sc
