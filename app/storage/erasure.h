// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Takes values out of a record and out of everything the journal tells of it. What is left is that
/// the field was written, by whom and when. Part of a change; throws SQLite::Exception.
///
/// The entries touched are marked: their bodies can no longer be tested against their hashes, which
/// stay as they were so that all later entries still follow from them.
class Erasure {
public:
    explicit Erasure(Change &change) : m_change(change), m_database(change.database()) {}

    /// Gives the value that may stay in place of one; nothing wipes the field.
    using Replace = std::function<Value(const Value &)>;

    /// Replaces what these columns of the record hold and ever held. True where anything did.
    bool replace(std::string_view type, const Id &record, const std::vector<std::string> &columns,
                 const Replace &with);
    bool wipe(std::string_view type, const Id &record, const std::vector<std::string> &columns);
    /// The same for the reasons given for changes.
    void replaceReasons(const std::function<std::string(const std::string &)> &with);

    /// Every text the columns of a record ever held.
    [[nodiscard]] std::vector<std::string> everHeld(std::string_view type, const Id &record,
                                                    const std::vector<std::string> &columns);

    /// After the change is committed: writes the file anew, so that no page of it and no search
    /// index still holds what was erased. Takes as long as copying the file.
    [[nodiscard]] static Result<void> rewriteFile(Database &database);

private:
    Change &m_change;
    Database &m_database;
};

} // namespace sc
