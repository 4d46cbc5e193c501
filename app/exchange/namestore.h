// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"
#include "storage/database.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sc {

/// The codes, numbers and references people use for the records that ids point to, both ways.
/// Read once and kept: make a new one, or call forget(), after areas or champions have changed.
class NameStore {
public:
    explicit NameStore(Database &database) : m_database(database) {}

    [[nodiscard]] Database &database() { return m_database; }

    /// Empty for a null id; the id itself where nothing is known of it.
    [[nodiscard]] std::string areaCode(const Id &id);
    [[nodiscard]] std::string areaName(const Id &id);
    [[nodiscard]] std::string wardCode(const Id &id);
    [[nodiscard]] std::string wardName(const Id &id);
    [[nodiscard]] std::string editionName(const Id &id);
    [[nodiscard]] std::string championNumber(const Id &id);
    [[nodiscard]] std::string championName(const Id &id); ///< the number where there is no name
    [[nodiscard]] std::string groupName(const Id &id);
    [[nodiscard]] std::string reportRef(const Id &id);
    [[nodiscard]] std::string pickTitle(const Id &id);

    /// By UUID, code or name; by UUID, number or name. Refused as `not_found` under `field`.
    [[nodiscard]] Result<Id> area(std::string_view field, std::string_view text);
    [[nodiscard]] Result<Id> champion(std::string_view field, std::string_view text);
    [[nodiscard]] Result<Id> group(std::string_view field, std::string_view text);
    /// By UUID or, where one alone has it, title. Refused as `not_found` or `ambiguous`.
    [[nodiscard]] Result<Id> pick(std::string_view field, std::string_view text);

    /// Of any type: its reference, label or name, else its id.
    [[nodiscard]] std::string recordRef(std::string_view type, const Id &id);
    /// By its reference, where it has a field `ref`, or its id; deleted ones and types that are not
    /// here are refused as `not_found`.
    [[nodiscard]] Result<Id> record(std::string_view type, std::string_view field,
                                    std::string_view text);

    void forget();

private:
    struct Named {
        std::string code;
        std::string name;
    };
    using Book = std::unordered_map<Id, Named>;

    void load();
    void loadBook(const std::string &sql, Book &book);
    [[nodiscard]] const Named *find(Book &book, const Id &id);
    [[nodiscard]] std::string codeIn(Book &book, const Id &id);

    Database &m_database;
    bool m_loaded = false;
    Book m_areas;
    Book m_wards;
    Book m_editions;
    Book m_champions;
    Book m_groups;
    /// By code and by name as they are written, then by both folded.
    std::array<std::multimap<std::string, Id, std::less<>>, 4> m_areaByText;
    std::map<std::string, Id, std::less<>> m_championByText; // as it was asked for
};

} // namespace sc
