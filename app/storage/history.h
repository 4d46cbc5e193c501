// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"

#include <string>
#include <vector>

namespace sc {

/// One field of one record, as it was and as it became.
struct FieldChange {
    std::string column;
    FieldKind kind = FieldKind::Text;
    Value before;
    Value after;
};

/// One step of a record's life, read from the journal.
struct HistoryEntry {
    Instant at;
    std::string actor;
    std::string reason;
    std::string devicePrefix; ///< which PC
    Id action;
    Id record;
    std::string type;
    OpKind kind = OpKind::Create;
    std::vector<FieldChange> changes;
};

/// What was done, by whom and when; and how to take it back. Reads the journal only.
class History {
public:
    explicit History(Database &database) : m_database(database) {}

    /// Every step of these records, oldest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> of(const std::vector<Id> &records);

    /// The latest change that can still be undone by this person on this PC, if any.
    [[nodiscard]] Result<std::optional<Id>> lastAction(const Actor &actor);

    /// Takes back everything one change did, as a new change: a created record is deleted, a field
    /// gets the value it had. Refused (`changed_since`) where a field has been written again.
    /// Undoing that change does the first one again. Returns the new change's id.
    [[nodiscard]] Result<Id> undo(const Id &action, const Actor &actor);

private:
    struct Step {
        const RecordType *type = nullptr;
        Id record;
        OpKind kind = OpKind::Create;
        OpBody body;
    };

    void entriesOf(const Id &record, std::vector<HistoryEntry> &out);
    [[nodiscard]] Result<std::vector<Step>> stepsOf(const Id &action);
    /// Refused with `changed_since` where somebody went on with a record that the steps made.
    [[nodiscard]] Result<void> unchangedSince(const std::vector<Step> &steps);
    [[nodiscard]] Result<void> takeBack(Change &change, const Step &step);
    [[nodiscard]] Value valueAt(const Id &record, std::uint16_t field,
                                const std::vector<Stamp> &stamps);

    Database &m_database;
};

} // namespace sc
