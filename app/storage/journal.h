// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/database.h"
#include "storage/op.h"
#include "storage/replay.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// Who makes a change, as the history will name them.
struct Actor {
    std::string name;
};

/// Fields by column name. A field left out keeps its value (or its default, in a new record).
using FieldValues = std::vector<std::pair<std::string_view, Value>>;

/// Short ways to write a Value of each kind a field can have.
[[nodiscard]] inline Value refValue(const Id &id)
{
    return id.isNull() ? Value{} : Value{id.toBlob()};
}
[[nodiscard]] inline Value instantValue(Instant at)
{
    return Value{at.time_since_epoch().count()};
}
template <class T> [[nodiscard]] Value maybeValue(const std::optional<T> &value)
{
    return value ? Value{*value} : Value{};
}
/// Empty text is no text: it is stored as nothing.
[[nodiscard]] inline Value textValue(std::string_view text)
{
    return text.empty() ? Value{} : Value{std::string(text)};
}

/// One change by one person: a transaction in which every written field becomes an op of the
/// journal and a value of its row, both or neither. The only way in which people write a synced
/// table; the only other way is Merge (sync/merge.h), for what other PCs wrote.
///
/// Not committed, it leaves no trace. Refusals are the caller's business before it writes; what the
/// members throw is SQLite::Exception, to be caught by `Database::attempt`.
class Change {
public:
    /// `reason` is for the history: "Imported from may.csv". The transaction begins with the first
    /// write, or with open().
    Change(Database &database, Actor actor, std::string reason = {});
    ~Change();
    Change(const Change &) = delete;
    Change &operator=(const Change &) = delete;

    /// Begins the transaction now, for what must be read and written without anyone between.
    void open();
    void create(std::string_view type, const Id &record, FieldValues fields);
    /// Writes those fields whose value differs; no op at all when none does. False when there is no
    /// such record.
    bool update(std::string_view type, const Id &record, const FieldValues &fields);
    bool remove(std::string_view type, const Id &record);
    bool restore(std::string_view type, const Id &record);
    /// Decides a field about which PCs disagree: stands in for all its current values, also where
    /// the one shown is the one chosen. Rules for steps do not apply: each was taken somewhere.
    void settle(std::string_view type, const Id &record, std::string_view column,
                const Value &value);

    /// The next number of a sequence kept under this key among the settings, from 1. Read once and
    /// written back at the commit; without it the number is free again.
    [[nodiscard]] std::int64_t takeNumber(const std::string &key);

    /// Everything or nothing; acknowledged only when it is on the disk.
    [[nodiscard]] Result<void> commit();

    /// Sends on to `into` what was written of a record by PCs that did not know it had moved there:
    /// by this one, or, where `anybodys`, by any. Nothing where `into` has it already.
    void sendOn(const RecordType &type, const Id &record, const Id &into, bool anybodys);

    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    [[nodiscard]] const Id &action() const { return m_action; }
    [[nodiscard]] Instant at() const { return m_at; }
    /// Records of guarded types written so far; some may stand in it more than once.
    [[nodiscard]] const std::vector<std::pair<const RecordType *, Id>> &touched() const
    {
        return m_touched;
    }
    /// Ops written so far.
    [[nodiscard]] int written() const { return m_written; }
    /// Marks this change as the undoing of another.
    void setUndoes(const Id &action) { m_undoes = action; }

private:
    friend class Erasure;

    struct Stream {
        std::int64_t no = 0;
        std::int64_t seq = 0;
        std::string head;
        bool changed = false;
    };
    struct Row {
        RowStamps stamps;
        std::vector<Value> values;          // in the order of RecordType::fields
        std::optional<ReplayedRecord> open; // where PCs disagreed, or agreed by themselves
        std::vector<Stamp> hanging;         // what a deletion has seen beside the record's own
    };

    /// The values of a row by reference, in the order of RecordType::fields.
    using RowView = std::vector<const Value *>;
    [[nodiscard]] static RowView viewOf(const Row &row);

    [[nodiscard]] const RecordType &typeNamed(std::string_view name) const;
    [[nodiscard]] std::optional<Row> readRow(const RecordType &type, const Id &record);
    void insertRow(const RecordType &type, const Id &record, const RowStamps &stamps,
                   const RowView &values);
    void updateRow(const RecordType &type, const Id &record, const Row &row,
                   const std::vector<std::size_t> &changed);
    [[nodiscard]] std::vector<std::size_t> apply(const RecordType &type, const FieldValues &fields,
                                                 Row &row, OpBody &body);
    [[nodiscard]] Id scopeOf(const RecordType &type, const RowView &row);
    [[nodiscard]] Id scopeOfParent(const RecordType &type, const RowView &row);
    [[nodiscard]] std::vector<Stamp> replacedBy(const RecordField &field, const Row &row,
                                                const Value &shown) const;
    static void addSeen(const Row &row, Stamp own, std::vector<Stamp> &replaced);
    void rebuild(const RecordType &type, const Id &record);
    [[nodiscard]] bool isAway(const Id &record);
    void seeHanging(const RecordType &type, const Id &record, Row &row);
    void noteOwners(const RecordType &type, const RowView &row);
    void lookAtOwners();
    void move(const RecordType &type, const Id &record, const OpBody &body,
              const std::vector<Id> &from, const Id &to);
    void adopt(const RecordType &type, const Id &record, const Id &into, const OpBody *with);
    [[nodiscard]] Stream &streamOf(const Id &scope);
    void append(const Id &scope, const RecordType &type, const Id &record, OpKind kind,
                const OpBody &body);
    void appendErasure(const RecordType &type, const Id &record, OpBody body);
    [[nodiscard]] FieldValues stillWritable(const RecordType &type, const Id &record,
                                            const FieldValues &fields);
    [[nodiscard]] Stamp nextStamp();
    void writeAction();
    [[nodiscard]] Result<void> runGuards();
    void flush();

    Database &m_database;
    Actor m_actor;
    std::string m_reason;
    Id m_action;
    Id m_undoes;
    Instant m_at;
    std::int64_t m_actionNo = 0;
    std::int64_t m_lastStamp = 0;
    std::map<Id, Stream> m_streams;
    std::map<std::string, std::int64_t> m_numbers; ///< the next of each sequence taken from
    std::vector<std::pair<const RecordType *, Id>> m_touched;
    std::map<Id, const RecordType *> m_owners; ///< what the records written point at, or did
    int m_written = 0;
    bool m_open = false;
    bool m_anyOpen = false;    // some record is in merge_open
    bool m_anyWaiting = false; // some record is in merge_waiting
    bool m_anyErased = false;  // some record lost values for good
    bool m_settles = false;
};

/// The hash of one op over the one before it in its stream (BLAKE2b-256).
struct OpFacts {
    Id scope;
    Id device;
    std::int64_t seq = 0;
    std::int64_t stamp = 0;
    std::int64_t type = 0;
    Id record;
    OpKind kind = OpKind::Create;
    Id action;
    std::string_view actor;
    std::string_view reason;
    std::string_view body;
};
[[nodiscard]] std::string chainHash(std::string_view previous, const OpFacts &facts);

[[nodiscard]] DeviceNames deviceNames(Database &database);

} // namespace sc
