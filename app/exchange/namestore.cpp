// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/namestore.h"

#include "champions/championstore.h"
#include "champions/groupstore.h"
#include "core/text.h"
#include "picks/pickstore.h"

#include <array>
#include <format>
#include <iterator>

namespace sc {

void NameStore::forget()
{
    m_loaded = false;
    for (Book *book : {&m_areas, &m_wards, &m_editions, &m_champions, &m_groups})
        book->clear();
    for (auto &areas : m_areaByText)
        areas.clear();
    m_championByText.clear();
}

void NameStore::loadBook(const std::string &sql, Book &book)
{
    Query rows = m_database.query(sql);
    while (rows.step())
        book.emplace(rows.id(0), Named{rows.text(1), rows.text(2)});
}

void NameStore::load()
{
    if (m_loaded)
        return;
    m_loaded = true;
    loadBook("SELECT id, code, name FROM area", m_areas);
    loadBook("SELECT id, code, name FROM ward", m_wards);
    loadBook("SELECT id, valid_from, name FROM boundary_edition", m_editions);
    loadBook("SELECT id, number, name FROM champion", m_champions);
    loadBook("SELECT id, name, name FROM champion_group", m_groups);
    Query live = m_database.query("SELECT id, code, name FROM area WHERE deleted = 0 ORDER BY id");
    while (live.step()) {
        const std::array<std::string, 2> written{live.text(1), live.text(2)};
        for (std::size_t what = 0; what < written.size(); ++what) {
            m_areaByText[what].emplace(written[what], live.id(0));
            m_areaByText[what + 2].emplace(folded(written[what]), live.id(0));
        }
    }
    for (auto &areas : m_areaByText)
        areas.erase("");
}

const NameStore::Named *NameStore::find(Book &book, const Id &id)
{
    load();
    const auto it = book.find(id);
    return it == book.end() ? nullptr : &it->second;
}

std::string NameStore::codeIn(Book &book, const Id &id)
{
    if (id.isNull())
        return {};
    const Named *named = find(book, id);
    if (named == nullptr)
        return id.toString();
    return named->code.empty() ? named->name : named->code;
}

std::string NameStore::areaCode(const Id &id)
{
    return codeIn(m_areas, id);
}

std::string NameStore::areaName(const Id &id)
{
    const Named *named = find(m_areas, id);
    return named != nullptr ? named->name : std::string();
}

std::string NameStore::wardCode(const Id &id)
{
    return codeIn(m_wards, id);
}

std::string NameStore::wardName(const Id &id)
{
    const Named *named = find(m_wards, id);
    return named != nullptr ? named->name : std::string();
}

std::string NameStore::editionName(const Id &id)
{
    const Named *named = find(m_editions, id);
    return named != nullptr ? named->name : std::string();
}

std::string NameStore::championNumber(const Id &id)
{
    return codeIn(m_champions, id);
}

std::string NameStore::championName(const Id &id)
{
    const Named *named = find(m_champions, id);
    return named != nullptr && !named->name.empty() ? named->name : championNumber(id);
}

std::string NameStore::groupName(const Id &id)
{
    return codeIn(m_groups, id);
}

std::string NameStore::reportRef(const Id &id)
{
    if (id.isNull())
        return {};
    Query row = m_database.query("SELECT ref FROM report WHERE id = ?", id);
    return row.step() && !row.isNull(0) ? row.text(0) : id.toString();
}

Result<Id> NameStore::area(std::string_view field, std::string_view text)
{
    load();
    if (const auto id = Id::parse(text); id && m_areas.contains(*id))
        return *id;
    // "A+" and "A" are one when folded, and a code may be another's name.
    const std::array<std::string, 2> sought{std::string(trimmed(text)), folded(text)};
    for (std::size_t what = 0; what < m_areaByText.size(); ++what) {
        const auto [first, last] = m_areaByText[what].equal_range(sought[what / 2]);
        if (first == last)
            continue;
        if (what == 0 || std::next(first) == last) // two PCs may have made one code: the first
            return first->second;
        return refused(
            std::string(field), "ambiguous",
            std::format("More than one area is \"{}\". Give the code as it is written.", text));
    }
    return refused(std::string(field), "not_found", std::format("There is no area \"{}\".", text));
}

Result<Id> NameStore::champion(std::string_view field, std::string_view text)
{
    load();
    if (const auto id = Id::parse(text); id && m_champions.contains(*id))
        return *id;
    if (const auto it = m_championByText.find(text); it != m_championByText.end())
        return it->second;
    const Result<Champion> found = ChampionStore(m_database).find(text);
    if (!found && found.error().kind != ErrorKind::NotFound &&
        found.error().kind != ErrorKind::Refused)
        return std::unexpected(found.error());
    if (!found && !found.error().problems.empty()) {
        const Problem &why = found.error().problems.front();
        return refused(std::string(field), why.code, why.message);
    }
    if (!found || found->deleted)
        return refused(std::string(field), "not_found",
                       std::format("There is no champion \"{}\".", text));
    m_championByText.emplace(text, found->id);
    return found->id;
}

std::string NameStore::recordRef(std::string_view type, const Id &id)
{
    const RecordType *known = m_database.types().named(type);
    if (id.isNull() || known == nullptr)
        return id.isNull() ? std::string() : id.toString();
    for (const std::string_view column : {"ref", "label", "name"}) {
        if (known->field(column) == nullptr)
            continue;
        Query row = m_database.query(
            std::format("SELECT {} FROM {} WHERE id = ?", column, known->table), id);
        return row.step() && !row.isNull(0) ? row.text(0) : id.toString();
    }
    return id.toString();
}

Result<Id> NameStore::record(std::string_view type, std::string_view field, std::string_view text)
{
    const RecordType *known = m_database.types().named(type);
    const std::optional<Id> id = Id::parse(text);
    if (known != nullptr && id) {
        Query row = m_database.query(
            std::format("SELECT id FROM {} WHERE deleted = 0 AND id = ?", known->table), *id);
        if (row.step())
            return row.id(0);
    } else if (known != nullptr && known->field("ref") != nullptr) {
        Query row = m_database.query(
            std::format("SELECT id FROM {} WHERE deleted = 0 AND ref = ?", known->table), text);
        if (row.step())
            return row.id(0);
    }
    return refused(std::string(field), "not_found",
                   std::format("There is no {} \"{}\".", type, text));
}

Result<Id> NameStore::group(std::string_view field, std::string_view text)
{
    const Result<Group> found = GroupStore(m_database).find(text);
    if (found && !found->deleted)
        return found->id;
    if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    return refused(std::string(field), "not_found", std::format("There is no group \"{}\".", text));
}

Result<Id> NameStore::pick(std::string_view field, std::string_view text)
{
    const Result<Pick> found = PickStore(m_database).find(text);
    if (found && !found->deleted)
        return found->id;
    if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    if (!found && !found.error().problems.empty()) {
        const Problem &why = found.error().problems.front();
        return refused(std::string(field), why.code, why.message);
    }
    return refused(std::string(field), "not_found", std::format("There is no pick \"{}\".", text));
}

std::string NameStore::pickTitle(const Id &id)
{
    if (id.isNull())
        return {};
    const Result<Pick> found = PickStore(m_database).get(id);
    return found ? found->title : std::string();
}

} // namespace sc
