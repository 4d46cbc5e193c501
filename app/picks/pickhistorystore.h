// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pick.h"
#include "storage/history.h"
#include "storage/journal.h"

#include <vector>

namespace sc {

/// How a pick came to where it is.
class PickHistoryStore {
public:
    explicit PickHistoryStore(Database &database) : m_database(database) {}

    /// Writes a step down. `step.pick`, `from`, `to` and what is to be told with it are given; who
    /// and when come from the change unless `by` is given. Throws SQLite::Exception.
    void write(Change &change, const PickStep &step);

    /// Oldest first.
    [[nodiscard]] Result<std::vector<PickStep>> steps(const Id &pick);
    /// Steps, edits, assessments and roster of one pick, oldest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const Id &pick);
    /// How often a rule of the gate was passed over, by approvals from one moment to before
    /// another.
    [[nodiscard]] Result<std::int64_t> overrides(Instant from, Instant before);

private:
    Database &m_database;
};

} // namespace sc
