// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/definition.h"
#include "storage/database.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sc::test {

/// A stored row as it was dumped, column by column.
class Dumped {
public:
    explicit Dumped(std::map<std::string, Value> columns) : m_columns(std::move(columns)) {}

    [[nodiscard]] bool has(const std::string &column) const;
    [[nodiscard]] std::string text(const std::string &column) const; ///< empty for nothing
    [[nodiscard]] std::int64_t integer(const std::string &column) const;
    [[nodiscard]] double real(const std::string &column) const;
    [[nodiscard]] std::string ref(const std::string &column) const; ///< bytes; empty for nothing
    [[nodiscard]] bool isDeleted() const { return integer("deleted") != 0; }

private:
    std::map<std::string, Value> m_columns;
};

/// Counts every indicator with loops over dumped rows, sharing nothing with the program's queries:
/// days are text as UK clocks show them, worked out by the rule of the last Sundays.
class BruteForce {
public:
    /// One thing that counts, with where it belongs.
    struct Thing {
        std::string area{}; ///< code; NONE
        std::string ward{}; ///< code; empty where there is none today
        double numerator = 0.0;
        double denominator = 0.0;
        std::string person{};
        bool isWhole = false; ///< of the whole council, no area's
    };

    explicit BruteForce(Database &database);

    /// The value of an indicator for days `first` to `last` (ISO) in a place: `ALL`, a code of an
    /// area, `NONE`; or of a ward. Nothing where there is none.
    [[nodiscard]] std::optional<double> value(const IndicatorDefinition &one,
                                              const std::string &first, const std::string &last,
                                              const std::string &place, bool ward = false);

    /// The UK day of a moment in ms, and the moment it begins.
    [[nodiscard]] static std::string dayOf(std::int64_t at);

private:
    [[nodiscard]] static std::string workedOutDay(std::int64_t at);
    using Rows = std::vector<Dumped>;
    using Things = std::vector<Thing>;

    [[nodiscard]] static Rows dump(Database &database, const std::string &table);
    [[nodiscard]] Things things(const std::string &id) const;
    [[nodiscard]] Things ofReports(const std::string &id) const;
    [[nodiscard]] Things ofClosed(const std::string &id) const;
    [[nodiscard]] Things ofChampions(const std::string &id) const;
    [[nodiscard]] Things ofPicks(const std::string &id) const;
    [[nodiscard]] Things ofPeopleAtPicks(const std::string &id) const;
    [[nodiscard]] Things ofLoans(const std::string &id) const;
    [[nodiscard]] Things ofKitsLost() const;
    [[nodiscard]] std::int64_t goneAt(const Dumped &kit) const;
    [[nodiscard]] Things ofSurveys(const std::string &question) const;
    [[nodiscard]] Things ofSites(const std::string &element) const;
    [[nodiscard]] Things ofHouseholds() const;
    [[nodiscard]] Things ofStreets() const;

    [[nodiscard]] bool isIn(const Dumped &row, const std::string &column) const;
    /// Whether a moment is before the end of the period, or before now.
    [[nodiscard]] bool isBefore(const Dumped &row, const std::string &column) const;
    [[nodiscard]] bool isOnBooks(const Dumped &champion) const;
    [[nodiscard]] bool wasHeard(const Dumped &champion) const;
    [[nodiscard]] std::string kindOf(const Dumped &report) const;
    [[nodiscard]] static std::string sourceOf(const Dumped &report);
    [[nodiscard]] bool isFlyTip(const Dumped &report) const;
    [[nodiscard]] Thing at(const Dumped &row, double numerator = 1.0,
                           double denominator = 0.0) const;
    [[nodiscard]] std::string areaOfLoan(const Dumped &loan) const;
    [[nodiscard]] const Dumped *find(const std::string &table, const std::string &id) const;
    [[nodiscard]] const Rows &of(const std::string &table) const { return m_tables.at(table); }

    std::map<std::string, Rows> m_tables;
    std::map<std::string, std::map<std::string, const Dumped *>> m_byId;
    std::map<std::string, std::string> m_areas; ///< codes by id
    std::map<std::string, std::string> m_wards;
    std::map<std::string, std::int64_t> m_goneAt; ///< kits
    std::vector<Thing> m_streets;                 ///< with whoever covers them
    std::vector<std::vector<std::string>> m_covers;
    std::map<std::string, std::optional<Things>> m_known;
    std::int64_t m_now = 0;
    std::string m_today;
    std::string m_first;
    std::string m_last;
};

} // namespace sc::test
