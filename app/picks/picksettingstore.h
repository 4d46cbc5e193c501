// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/assessment.h"
#include "picks/figures.h"
#include "storage/journal.h"

#include <set>
#include <string>
#include <vector>

namespace sc {

/// The council's own rules for picks.
struct PickRules {
    int roadLimitMph = 30;
    int leadDays = 10; ///< working days between planning and the pick; fewer is a warning
    RiskMatrix matrix{};
    double kgPerBag = kKgPerBag;
    std::string kgSource = "Great British Spring Clean 2019: 4.5 kg a bag";
    int reviewMonths = 12; ///< how long an assessment holds where no review day is given
};

/// A row of the template that assessments begin with.
struct TemplateRow {
    Id id{};
    HazardRow row{}; ///< `row.code` names it
    int position = 0;
    bool hidden = false;

    bool operator==(const TemplateRow &) const = default;
};

/// Rules and hazard template on disk, as shipped until the council changes them.
class PickSettingStore {
public:
    explicit PickSettingStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<PickRules> rules();
    /// How far scores went at a moment, as the history of the rules tells.
    [[nodiscard]] Result<RiskMatrix> matrixAt(Instant at);
    /// The matrix that the scores of a template row were given on: the shipped one for a row as
    /// shipped, else that of the row's last change.
    [[nodiscard]] Result<RiskMatrix> matrixOf(const HazardRow &row);
    /// Whether the council has rules of its own.
    [[nodiscard]] Result<bool> hasOwnRules();
    /// Refused: out_of_range.
    [[nodiscard]] Result<void> setRules(Change &change, const PickRules &rules);

    /// In order; hidden rows left out.
    [[nodiscard]] Result<std::vector<HazardRow>> hazards();
    /// All of them, hidden ones too, for editing.
    [[nodiscard]] Result<std::vector<TemplateRow>> hazardTemplate();
    /// Codes of the hazards that the council added, changed or hid; what it left as shipped is not
    /// among them.
    [[nodiscard]] Result<std::set<std::string>> ownHazardCodes();
    /// Puts a row in the template, or in the place of the one with its code. A new row without a
    /// code gets one. Refused: missing, out_of_range.
    [[nodiscard]] Result<TemplateRow> saveHazard(Change &change, TemplateRow row);
    /// Takes a row out; a shipped one is hidden.
    [[nodiscard]] Result<void> removeHazard(Change &change, const std::string &code);
    /// Back to what was shipped.
    [[nodiscard]] Result<void> restoreShipped(Change &change);

private:
    Database &m_database;
};

} // namespace sc
