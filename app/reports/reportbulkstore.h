// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sc {

/// For changes that write thousands of reports: between begin() and finish() new reports get no
/// search and map entries, and finish() makes them all at once, which takes a fifth of the time.
/// Where more reports are expected than there are, the indexes that only lists and history need are
/// taken away meanwhile and built anew. Both calls belong to the same change; without finish() it
/// must not be committed. Nobody sees the state between, as it is never on the disk.
class ReportBulkStore {
public:
    explicit ReportBulkStore(Change &change) : m_change(&change), m_database(change.database()) {}
    explicit ReportBulkStore(Database &database) : m_database(database) {}

    /// `expected` reports are about to be written; a guess will do.
    [[nodiscard]] Result<void> begin(std::int64_t expected);
    [[nodiscard]] Result<void> finish();

    /// The same for a transaction that is no Change: until finishMerge() no report, old or new,
    /// gets search entries; then those named get theirs. They throw SQLite::Exception.
    void beginMerge(std::int64_t expected);
    void finishMerge(const std::vector<Id> &added, const std::vector<Id> &changed);

private:
    void take(const std::string &which);
    void giveBack();

    Change *m_change = nullptr;
    Database &m_database;
    std::vector<std::string> m_taken; ///< the SQL that brings back what was taken away
};

} // namespace sc
