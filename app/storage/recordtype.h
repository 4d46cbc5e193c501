// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class StatementCache;

/// What a column holds beyond its SQLite type; decides how history and checks read it.
enum class FieldKind : std::uint8_t { Text, Integer, Real, Bytes, Ref, Moment, Date, Flag };

struct RecordField {
    std::uint16_t number = 0; ///< stable for ever, carried by the journal
    std::string column;
    FieldKind kind = FieldKind::Text;
    std::string refType; ///< for Ref: the record type it points to
};

/// Whose stream of the journal a record belongs to.
enum class ScopeKind : std::uint8_t {
    Shared, ///< every team has it: areas, people, catalogue
    Area,   ///< the area named by the record's own field; none means shared
    Parent, ///< wherever the record it belongs to is
};

/// A synced record type as the migrations registered it in `record_type` and `record_field`. The
/// database describes itself, so journal, history and checks need no list of their own.
struct RecordType {
    static constexpr std::uint16_t kDeleted = 1; ///< field number of `deleted` in every type

    std::uint16_t number = 0;
    std::string name;
    std::string table;
    ScopeKind scope = ScopeKind::Shared;
    std::string scopeColumn; ///< area or parent reference
    std::string parentType;
    bool appendOnly = false; ///< a history: rows are added, taken back and restored, never edited
    std::vector<RecordField> fields; ///< `deleted` first, then as registered

    std::string selectSql; ///< stamps and all fields of one record, by id
    std::string insertSql; ///< id, stamps, then all fields

    [[nodiscard]] const RecordField *field(std::string_view column) const;
    [[nodiscard]] const RecordField *field(std::uint16_t fieldNumber) const;
    /// As field(column), looking from `hint` on first: who asks for the fields in the order they
    /// are registered finds each at once.
    [[nodiscard]] const RecordField *field(std::string_view column, std::size_t hint) const;
    [[nodiscard]] std::size_t indexOf(const RecordField &field) const
    {
        return static_cast<std::size_t>(&field - fields.data());
    }
};

/// All record types of one open database.
class RecordTypes {
public:
    void load(StatementCache &statements);

    [[nodiscard]] const RecordType *named(std::string_view name) const;
    [[nodiscard]] const RecordType *numbered(std::uint16_t number) const;
    [[nodiscard]] bool isSyncedTable(std::string_view table) const;
    [[nodiscard]] const std::vector<RecordType> &all() const { return m_types; }

private:
    std::vector<RecordType> m_types;
};

} // namespace sc
