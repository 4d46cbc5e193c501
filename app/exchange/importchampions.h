// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "exchange/importers.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What people's own lists call the columns: "Surname", "Tel", "E-mail address". The first column
/// of each meaning is renamed; the parts of names and addresses stay and are put together by
/// PersonParts. Compared without plurals, spaces and marks. `fields`: what the columns are called
/// here.
void guessChampionColumns(Columns &columns, std::span<const std::string_view> fields);

/// Where there are surnames and no first names that are known, among columns that are not: a remark
/// that names --column, and refused (`no_first_names`) where one of those may well be them.
[[nodiscard]] Result<void> askForFirstNames(const CsvReader &reader, const Columns &columns,
                                            const std::vector<std::string> &unknown,
                                            const TellRemark &tell);

/// Names and addresses that are spread over several columns.
class PersonParts {
public:
    [[nodiscard]] static bool isPart(std::string_view column);
    /// Puts the parts a row has into the champion: "First name" and "Surname" make the name,
    /// "Address line 1", "Town" and the like the address, "Mobile" the telephone number where there
    /// is no other. Gives a second number, for which there is no room.
    static std::string put(const Columns &columns, const CsvRow &row, Champion &champion);
};

/// Finds who seems to be on the register already.
class ChampionDuplicates {
public:
    explicit ChampionDuplicates(Database &database) : m_database(database) {}

    /// Refused as `duplicate_of`, with the number in the message, where somebody has the same name
    /// and postcode, e-mail address or telephone number. Else the champion is remembered.
    [[nodiscard]] Result<void> admit(const Champion &champion);

private:
    [[nodiscard]] Result<void> load();
    void remember(const Champion &champion);
    [[nodiscard]] static std::vector<std::pair<std::string, std::string>>
    keysOf(const Champion &champion);

    Database &m_database;
    bool m_loaded = false;
    struct Known {
        std::string number;
        Id id;
    };
    [[nodiscard]] bool isThere(const Known &known);
    std::map<std::string, Known> m_known; // by key
};

} // namespace sc
