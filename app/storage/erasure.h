// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What stands where a name was taken out of a text.
inline constexpr std::string_view kErasedWords = "[erased]";

/// What the erasures of one record took out of it. An erasure is an entry of the journal like any
/// other and travels; whatever is, or comes, in any entry about the record is gone by it. A write
/// with the erasure's own stamp says that the field is empty for ever, whoever writes it; one with
/// the stamp of another write gives what is left of that.
class ErasedValues {
public:
    /// Type of the entries that take a name out of the reason of a change; `record` is its id.
    static constexpr std::int64_t kReasons = 0;

    [[nodiscard]] static ErasedValues of(Database &database, const Id &record,
                                         const DeviceNames &devices);
    /// True where something was there.
    bool takeOut(OpBody &body) const;
    /// Rewrites every entry held about the record. With kReasons: the reason of the change.
    void takeOutOfJournal(Database &database, std::int64_t type, const Id &record,
                          const DeviceNames &devices) const;
    [[nodiscard]] bool isEmptyForEver(std::uint16_t field) const { return m_empty.contains(field); }
    /// Whether what became of this write is told.
    [[nodiscard]] bool tells(const FieldWrite &write) const
    {
        return isEmptyForEver(write.field) || m_left.contains({write.field, write.stamp});
    }

private:
    std::set<std::uint16_t> m_empty;
    std::map<std::pair<std::uint16_t, Stamp>, Value> m_left;
};

/// Takes values out of a record and out of everything the journal tells of it. What is left is that
/// the field was written, by whom and when. Part of a change; throws SQLite::Exception.
///
/// The entries touched are marked: their bodies can no longer be tested against their hashes, which
/// stay as they were so that all later entries still follow from them.
class Erasure {
public:
    explicit Erasure(Change &change) : m_change(change), m_database(change.database()) {}

    /// Gives the value that may stay in place of one.
    using Replace = std::function<Value(const Value &)>;

    /// Replaces what these columns of the record hold and ever held. True where anything did.
    bool replace(std::string_view type, const Id &record, const std::vector<std::string> &columns,
                 const Replace &with);
    /// Empties these columns for ever, here and wherever the record goes. True where anything was
    /// there.
    bool wipe(std::string_view type, const Id &record, const std::vector<std::string> &columns);
    /// Says anew what emptied entries of a record, or with kReasons the reason of a change, where
    /// the erasure itself is not here: it may be lost with the PC that made it, and others may hold
    /// the same entries whole. What was replaced since, as compacting leaves it too, counts only in
    /// a disagreement. True where anything had to be said.
    bool restate(std::int64_t type, const Id &record);
    /// Takes names out of the reasons given for changes.
    void replaceReasons(const std::function<std::string(const std::string &)> &with);

    /// A field of what was written here for an area this PC cannot read.
    struct Elsewhere {
        const RecordType &type;
        const RecordField &field;
        bool isRelated = false; ///< its record points at the person, or belongs to one that does
        bool isLed = false;     ///< or to a pick they led
    };
    using ReplaceElsewhere = std::function<Value(const Elsewhere &where, const Value &value)>;

    /// Takes a person out of what was written here for areas this PC cannot read: erasures made
    /// there do not come to it. What points at them loses what is wiped; of everything else `with`
    /// says what is left. Gives what was touched, by type; part of a transaction.
    [[nodiscard]] static std::set<std::pair<std::int64_t, Id>>
    takeOutElsewhere(Database &database, const Id &subject, const ReplaceElsewhere &with);
    /// The same, and tells these areas.
    void tellElsewhere(const Id &subject, const ReplaceElsewhere &with);

    /// Replaces what the entries held say of a field, here only: `restate` tells the others. The
    /// record is shown as they say then. True where anything changed. Part of a transaction; throws
    /// SQLite::Exception.
    [[nodiscard]] static bool replaceHeld(Database &database, const RecordType &type,
                                          const Id &record, const RecordField &field,
                                          const Replace &with);
    /// The same with the reasons given for changes. Gives the changes it was another of, as
    /// `restate` wants them.
    [[nodiscard]] static std::set<std::pair<std::int64_t, Id>>
    replaceHeldReasons(Database &database,
                       const std::function<std::string(const std::string &)> &with);

    /// Every text the columns of a record ever held.
    [[nodiscard]] static std::vector<std::string> everHeld(Database &database,
                                                           std::string_view type, const Id &record,
                                                           const std::vector<std::string> &columns);

    /// After the change is committed: writes the file anew, so that no page of it and no search
    /// index still holds what was erased. Takes as long as copying the file.
    [[nodiscard]] static Result<void> rewriteFile(Database &database);

private:
    bool takeOut(const RecordType &type, const Id &record, const OpBody &body);
    void tellReason(const Id &action, const std::string &left);
    void append(const Id &scope, std::int64_t type, const Id &record, const OpBody &body);
    [[nodiscard]] std::set<std::uint16_t> wiped(std::int64_t type);

    Change &m_change;
    Database &m_database;
};

} // namespace sc
