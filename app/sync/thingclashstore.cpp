// SPDX-License-Identifier: GPL-3.0-or-later
// Things of one label or name that were entered on two PCs, and what people are told of two records
// that clash.
#include "core/text.h"
#include "kits/kit.h"
#include "sync/conflictwork.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace sc {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr int kAboutColumns = 5;

/// Types of which no two records may have one name, which only a PC that knows both can see to.
struct Named {
    std::string_view type;
    std::string_view column;
};
constexpr std::array<Named, 8> kThings{{{"campaign", "title"},
                                        {"course", "code"},
                                        {"depot", "name"},
                                        {"disclaimer", "version"},
                                        {"group", "name"},
                                        {"item", "name"},
                                        {"kit", "label"},
                                        {"kit_type", "name"}}};

/// Lists in which items are named by their ids.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kItemLists{
    {{"kit", "contents"}, {"kit_type", "lines"}}};

/// What is told of each of the two, at most kAboutColumns.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kAbout{{
    {"champion", "SELECT name, 'number ' || number, phone, email, postcode FROM champion WHERE "
                 "id = ?"},
    {"attendance", "SELECT coalesce(c.name, r.name), r.minutes || ' minutes', r.bags || ' bags', "
                   "'', '' FROM attendance r LEFT JOIN champion c ON c.id = r.champion WHERE "
                   "r.id = ?"},
    {"work_report", "SELECT hours || ' hours', bags || ' bags', place, '', '' FROM work_report "
                    "WHERE id = ?"},
    {"kit", "SELECT k.label, replace(k.status, '_', ' '), t.name, d.name, 'shelf ' || k.shelf FROM "
            "kit k LEFT JOIN kit_type t ON t.id = k.kit_type LEFT JOIN depot d ON d.id = k.depot "
            "WHERE k.id = ?"},
    {"item", "SELECT name, kind, '', '', '' FROM item WHERE id = ?"},
    {"kit_type", "SELECT name, purpose, note, '', '' FROM kit_type WHERE id = ?"},
    {"depot", "SELECT name, address, note, '', '' FROM depot WHERE id = ?"},
    {"group", "SELECT g.name, replace(g.kind, '_', ' '), 'chair ' || c.name, (SELECT count(*) FROM "
              "membership m WHERE m.champion_group = g.id AND m.deleted = 0) || ' members', '' "
              "FROM champion_group g LEFT JOIN champion c ON c.id = g.chair WHERE g.id = ?"},
    {"campaign", "SELECT title, 'from ' || starts_on, 'until ' || ends_on, (SELECT count(*) FROM "
                 "pick p WHERE p.campaign = c.id AND p.deleted = 0) || ' picks', '' FROM campaign "
                 "c WHERE id = ?"},
    {"course", "SELECT label, code, CASE months_valid WHEN 0 THEN 'for good' ELSE months_valid || "
               "' months' END, '', '' FROM course WHERE id = ?"},
    {"disclaimer", "SELECT 'version ' || version, 'from ' || current_from, (SELECT count(*) FROM "
                   "signature s WHERE s.disclaimer = d.id AND s.deleted = 0) || ' signatures', "
                   "substr(words, 1, 100), '' FROM disclaimer d WHERE id = ?"},
}};

std::string keyOf(std::string_view type, std::string_view name)
{
    return type == "kit" ? labelKey(name) : folded(name);
}

} // namespace

std::string_view namedBy(std::string_view type)
{
    const auto *thing = std::ranges::find(kThings, type, &Named::type);
    return thing == kThings.end() ? std::string_view() : thing->column;
}

void ConflictStore::addThings(std::vector<Conflict> &list)
{
    for (const Named &thing : kThings) {
        std::map<std::string, std::vector<Id>> byKey;
        {
            // Of many kits only those whose label stands more than once are looked at.
            const std::string table = m_database.types().named(thing.type)->table;
            std::string sql =
                std::format("SELECT id, {} FROM {} WHERE deleted = 0", thing.column, table);
            if (thing.type == "kit")
                sql += " AND label_key IN (SELECT label_key FROM kit WHERE deleted = 0 GROUP BY 1 "
                       "HAVING count(*) > 1)";
            Query rows = m_database.query(sql + " ORDER BY id");
            while (rows.step())
                byKey[keyOf(thing.type, rows.text(1))].push_back(rows.id(0));
        }
        std::vector<Pair> pairs;
        for (const auto &[key, ids] : byKey)
            for (std::size_t i = 0; i < ids.size() && !key.empty(); ++i)
                for (std::size_t j = i + 1; j < ids.size(); ++j)
                    pairs.emplace_back(ids[i], ids[j]);
        addPairs(Conflict::Kind::SameThing, thing.type, std::move(pairs), list);
    }
}

std::string ConflictStore::aboutOf(std::string_view type, const Id &record)
{
    const auto *sql =
        std::ranges::find(kAbout, type, &std::pair<std::string_view, std::string_view>::first);
    std::string about;
    if (sql == kAbout.end())
        return isEntered(type) ? entryAbout(type, record) : about;
    Query row = m_database.query(std::string(sql->second), record);
    if (!row.step())
        return about;
    for (int i = 0; i < kAboutColumns; ++i)
        if (!row.text(i).empty())
            about += (about.empty() ? "" : ", ") + row.text(i);
    return about;
}

AskedFields ConflictStore::asked(const Conflict &conflict)
{
    switch (conflict.kind) {
    case Conflict::Kind::Place:
        return {conflict.type, conflict.record, conflict.field, toldBy(conflict), {}};
    case Conflict::Kind::SameNumber:
        return {conflict.type, conflict.heads[1].record, conflict.field, {}, {}};
    case Conflict::Kind::SameThing: {
        const auto *thing = std::ranges::find(kThings, conflict.type, &Named::type);
        return {conflict.type, conflict.heads[1].record, std::string(thing->column), {}, {}};
    }
    case Conflict::Kind::Field:
        break;
    default:
        return {};
    }
    AskedFields asked{conflict.type, conflict.record, conflict.field, {}, {}};
    if (conflict.field != "status")
        return asked;
    for (const ConflictHead &head : conflict.heads)
        asked.after.push_back(head.fields.empty() ? FieldAnswers{{conflict.field, head.value}}
                                                  : head.fields);
    asked.after.push_back(conflict.baseFields);
    return asked;
}

ConflictChoice ConflictStore::chosen(const Conflict &conflict, FieldAnswers fields)
{
    const std::string column = asked(conflict).field;
    ConflictChoice choice;
    for (const auto &[name, value] : fields)
        if (name == column)
            choice.value = value;
    choice.fields = std::move(fields);
    return choice;
}

// They are two things after all: the second gets a label or name of its own.
Result<void> ConflictStore::renameSecond(const Conflict &conflict, const std::string &typed,
                                         const Actor &actor)
{
    const auto *thing = std::ranges::find(kThings, conflict.type, &Named::type);
    if (thing == kThings.end())
        return refused("value", "wrong_type", "Choose which one is right, or both");
    const std::string name = conflict.type == "kit" ? tidyLabel(typed) : collapsed(typed);
    const std::string key = keyOf(conflict.type, name);
    if (key.empty())
        return refused("value", "missing", "Enter another name for the second");
    if (name.size() > kLongestName || (conflict.type == "group" && name.contains(';')))
        return refused("value", "out_of_range",
                       "Enter a name of up to 200 characters, without a semicolon");
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        const std::string table = m_database.types().named(conflict.type)->table;
        {
            Query rows = m_database.query(
                std::format("SELECT {} FROM {} WHERE deleted = 0", thing->column, table));
            while (rows.step())
                if (keyOf(conflict.type, rows.text(0)) == key)
                    return refused(
                        "value", "already_exists",
                        std::format("There is a {} {} already",
                                    conflict.type == "kit_type" ? "kit type" : conflict.type,
                                    name));
        }
        change.settle(conflict.type, conflict.heads[1].record, thing->column, Value{name});
        for (const ConflictHead &head : conflict.heads)
            change.settle(conflict.type, head.record, "deleted", Value{std::int64_t{0}});
        pointBack(change, conflict);
        noteDecision(change, conflict, "same_thing", {.both = true});
        return change.commit();
    });
}

namespace {

std::string replaced(std::string text, const std::string &old, const std::string &with)
{
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at))
        text.replace(at, old.size(), with);
    return text;
}

/// An item stands in the contents of kits too.
void putInLists(Change &change, const Id &kept, const Id &lost)
{
    for (const auto &[type, column] : kItemLists) {
        std::vector<std::pair<Id, std::string>> lists;
        {
            Query rows = change.database().query(
                std::format("SELECT id, {0} FROM {1} WHERE instr({0}, ?) > 0 ORDER BY id", column,
                            type),
                lost.toString());
            while (rows.step())
                lists.emplace_back(rows.id(0), rows.text(1));
        }
        for (const auto &[id, text] : lists)
            change.settle(type, id, column,
                          Value{replaced(text, lost.toString(), kept.toString())});
    }
}

/// Whether the one that stays is in that group already, or has that champion already.
bool isMemberTwice(Database &database, const std::string &column, const Id &membership,
                   const Id &kept)
{
    const std::string other = column == "champion" ? "champion_group" : "champion";
    return database
        .query("SELECT 1 FROM membership m JOIN membership o ON o.id <> m.id AND o." + other +
                   " = m." + other + " WHERE m.id = ? AND o." + column + " = ? AND o.deleted = 0",
               membership, kept)
        .step();
}

} // namespace

// Everything that points to the one that goes points to the one that stays.
void ConflictStore::pointTo(Change &change, std::string_view target, const Id &kept, const Id &lost)
{
    for (const RecordType &type : m_database.types().all()) {
        for (const RecordField &field : type.fields) {
            if (field.kind != FieldKind::Ref || field.refType != target)
                continue;
            std::vector<Id> pointing;
            {
                Query rows = m_database.query("SELECT id FROM " + type.table + " WHERE " +
                                                  field.column + " = ? ORDER BY id",
                                              lost);
                while (rows.step())
                    pointing.push_back(rows.id(0));
            }
            for (const Id &id : pointing) {
                if (type.name == "membership" && isMemberTwice(m_database, field.column, id, kept))
                    change.settle(type.name, id, "deleted", Value{std::int64_t{1}});
                else
                    change.settle(type.name, id, field.column, refValue(kept));
            }
        }
    }
    if (target == "item")
        putInLists(change, kept, lost);
}

} // namespace sc
