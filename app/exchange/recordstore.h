// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "exchange/fields.h"
#include "storage/database.h"

#include <functional>
#include <optional>
#include <set>

namespace sc {

/// Which reports an export holds.
struct ExportRange {
    std::optional<Instant> loggedFrom;   ///< the first moment
    std::optional<Instant> loggedBefore; ///< the first moment that is not
    Id area;
};

/// When a report first became anything but new, first done, and first closed without.
struct FirstSteps {
    std::optional<Instant> any{};
    std::optional<Instant> done{};
    std::optional<Instant> closed{};
};

/// All live records one after the other, for dump and export. Never a whole table in memory.
class RecordStore {
public:
    explicit RecordStore(Database &database) : m_database(database) {}

    /// Runs `work` on one state of the database, whatever others write meanwhile.
    [[nodiscard]] Result<void> atOneMoment(const std::function<Result<void>()> &work);

    /// In order of id, which no import and no sync changes.
    [[nodiscard]] Result<void> eachReport(const std::function<void(const Report &)> &visit);
    [[nodiscard]] Result<void> eachArea(const std::function<void(const PlaceRecord &)> &visit);
    [[nodiscard]] Result<void> eachWard(const std::function<void(const PlaceRecord &)> &visit);

    /// In order of the time logged, then of id.
    [[nodiscard]] Result<void> eachReport(const ExportRange &range,
                                          const std::function<void(const Report &)> &visit);

    /// Nothing that has not happened.
    [[nodiscard]] Result<FirstSteps> firstStepsOf(const Id &report);

    /// Whether a record of this type has this id, deleted ones included.
    [[nodiscard]] Result<bool> exists(std::string_view type, const Id &id);
    /// The last deleted record of this type that had these words in the column, letter case
    /// forgiven; null where there is none.
    [[nodiscard]] Result<Id> deletedWith(std::string_view type, std::string_view column,
                                         std::string_view words);
    /// The record itself and every one that points to it, deleted ones included, with what hangs on
    /// those (the steps of a report).
    [[nodiscard]] Result<std::vector<std::pair<std::string, Id>>>
    pointingTo(std::string_view target, const Id &id);
    /// Records that hang on others and are about another champion than this one, or about somebody
    /// who is none: the other people on a roster, who else signed for a loan.
    [[nodiscard]] Result<std::set<Id>> ofOthers(const Id &champion);
    /// The columns of a record that hold something, as text.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>>
    columnsOf(std::string_view type, const Id &id);
    /// Whether there is anything that an import could spoil.
    [[nodiscard]] Result<bool> isEmpty();

private:
    [[nodiscard]] Result<void> eachPlace(const std::string &sql,
                                         const std::function<void(const PlaceRecord &)> &visit);

    Database &m_database;
};

/// Refused as `already_exists` where any record, of whatever type, has the id.
[[nodiscard]] Result<void> idIsFree(Database &database, const Id &id);

} // namespace sc
