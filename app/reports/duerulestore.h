// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bankholidays.h"
#include "core/error.h"
#include "storage/journal.h"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// How many working days a report of this category and priority may take.
struct DueRule {
    std::string category;
    std::string priority;
    int workingDays = 0; ///< 0 to 250; 0 is the same day, or the next working day
    bool shipped = true; ///< false where the council has set its own
};

/// By category and priority, in working days of the council's nation. A sub-category without a rule
/// of its own has its parent's.
class DueRules {
public:
    explicit DueRules(Database &database) : m_database(database) {}

    /// The day by which a report logged at `logged` is due. Nothing for an unknown category.
    [[nodiscard]] Result<std::optional<std::chrono::year_month_day>>
    dueOn(std::string_view category, std::string_view priority, Instant logged);

    [[nodiscard]] Result<std::vector<DueRule>> all();
    /// Refused: unknown_code, out_of_range.
    [[nodiscard]] Result<void> set(Change &change, const DueRule &rule);
    /// Back to the shipped rule.
    [[nodiscard]] Result<void> reset(Change &change, std::string_view category,
                                     std::string_view priority);
    /// Forget what was read, after a change by other means.
    void reload() { m_loaded = false; }

private:
    [[nodiscard]] Result<void> load();

    Database &m_database;
    bool m_loaded = false;
    std::map<std::pair<std::string, std::string>, DueRule, std::less<>> m_rules;
    Nation m_nation = Nation::EnglandAndWales; ///< the council's, read with the rules
    /// What was worked out, by day logged and working days.
    std::map<std::pair<std::chrono::year_month_day, int>, std::chrono::year_month_day> m_days;
};

} // namespace sc
