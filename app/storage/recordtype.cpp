// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recordtype.h"

#include "storage/query.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

FieldKind kindNamed(std::string_view name)
{
    using enum FieldKind;
    constexpr std::array<std::pair<std::string_view, FieldKind>, 8> kKinds{{{"text", Text},
                                                                            {"integer", Integer},
                                                                            {"real", Real},
                                                                            {"blob", Bytes},
                                                                            {"ref", Ref},
                                                                            {"instant", Moment},
                                                                            {"day", Date},
                                                                            {"flag", Flag}}};
    const auto *found =
        std::ranges::find(kKinds, name, &std::pair<std::string_view, FieldKind>::first);
    return found == kKinds.end() ? Text : found->second;
}

ScopeKind scopeNamed(std::string_view name)
{
    if (name == "area")
        return ScopeKind::Area;
    return name == "parent" ? ScopeKind::Parent : ScopeKind::Shared;
}

void prepareSql(RecordType &type)
{
    std::string columns;
    std::string marks;
    for (const RecordField &field : type.fields) {
        columns += ", " + field.column;
        marks += ", ?";
    }
    type.selectSql = "SELECT stamps" + columns + " FROM " + type.table + " WHERE id = ?";
    type.insertSql =
        "INSERT INTO " + type.table + " (id, stamps" + columns + ") VALUES (?, ?" + marks + ")";
}

} // namespace

const RecordField *RecordType::field(std::string_view column) const
{
    const auto found = std::ranges::find(fields, column, &RecordField::column);
    return found == fields.end() ? nullptr : &*found;
}

const RecordField *RecordType::field(std::uint16_t fieldNumber) const
{
    const auto found = std::ranges::find(fields, fieldNumber, &RecordField::number);
    return found == fields.end() ? nullptr : &*found;
}

const RecordField *RecordType::field(std::string_view column, std::size_t hint) const
{
    if (hint < fields.size() && fields[hint].column == column)
        return &fields[hint];
    return field(column);
}

void RecordTypes::load(StatementCache &statements)
{
    m_types.clear();
    Query types =
        statements.lend("SELECT number, name, table_name, scope, scope_column, parent_type, "
                        "append_only FROM record_type ORDER BY number");
    while (types.step()) {
        RecordType type;
        type.number = static_cast<std::uint16_t>(types.integer(0));
        type.name = types.text(1);
        type.table = types.text(2);
        type.scope = scopeNamed(types.text(3));
        type.scopeColumn = types.text(4);
        type.parentType = types.text(5);
        type.appendOnly = types.integer(6) != 0;
        type.fields.push_back({RecordType::kDeleted, "deleted", FieldKind::Flag, {}});
        Query fields =
            statements.lend("SELECT number, column_name, kind, ref_type FROM record_field "
                            "WHERE type = ? ORDER BY number");
        fields.bind(1, types.integer(0));
        while (fields.step())
            type.fields.push_back({static_cast<std::uint16_t>(fields.integer(0)), fields.text(1),
                                   kindNamed(fields.text(2)), fields.text(3)});
        prepareSql(type);
        m_types.push_back(std::move(type));
    }
}

const RecordType *RecordTypes::named(std::string_view name) const
{
    const auto found = std::ranges::find(m_types, name, &RecordType::name);
    return found == m_types.end() ? nullptr : &*found;
}

const RecordType *RecordTypes::numbered(std::uint16_t number) const
{
    const auto found = std::ranges::find(m_types, number, &RecordType::number);
    return found == m_types.end() ? nullptr : &*found;
}

bool RecordTypes::isSyncedTable(std::string_view table) const
{
    return std::ranges::contains(m_types, table, &RecordType::table);
}

} // namespace sc
