// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/duerulestore.h"

#include "areas/councilstore.h"
#include "core/calendar.h"
#include "core/workingdays.h"
#include "reports/codes.h"

#include <ranges>

namespace sc {

namespace {

constexpr int kMostWorkingDays = 250;

Id ruleId(std::string_view category, std::string_view priority)
{
    return Id::fromName("due_rule/" + std::string(category) + "/" + std::string(priority));
}

} // namespace

Result<void> DueRules::load()
{
    if (m_loaded)
        return {};
    return m_database.attempt([&] {
        m_rules.clear();
        m_days.clear();
        Query shipped =
            m_database.query("SELECT category, priority, working_days FROM due_default");
        while (shipped.step())
            m_rules[{shipped.text(0), shipped.text(1)}] = {
                shipped.text(0), shipped.text(1), static_cast<int>(shipped.integer(2)), true};
        Query own = m_database.query("SELECT category, priority, working_days FROM due_rule "
                                     "WHERE deleted = 0 AND working_days IS NOT NULL ORDER BY id");
        while (own.step())
            m_rules[{own.text(0), own.text(1)}] = {own.text(0), own.text(1),
                                                   static_cast<int>(own.integer(2)), false};
        m_nation = CouncilStore(m_database).nation().value_or(Nation::EnglandAndWales);
        m_loaded = true;
    });
}

Result<std::optional<Day>> DueRules::dueOn(std::string_view category, std::string_view priority,
                                           Instant logged)
{
    if (auto loaded = load(); !loaded)
        return std::unexpected(loaded.error());
    auto rule = m_rules.find(std::pair{category, priority});
    if (rule == m_rules.end())
        rule = m_rules.find(std::pair{category.substr(0, category.find('.')), priority});
    if (rule == m_rules.end())
        return std::nullopt;
    const auto [known, isNew] = m_days.try_emplace({localDay(logged), rule->second.workingDays});
    if (isNew)
        known->second = addWorkingDays(known->first.first, known->first.second, m_nation);
    return known->second;
}

Result<std::vector<DueRule>> DueRules::all()
{
    if (auto loaded = load(); !loaded)
        return std::unexpected(loaded.error());
    return std::ranges::to<std::vector>(std::views::values(m_rules));
}

Result<void> DueRules::set(Change &change, const DueRule &rule)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!m_database.query("SELECT 1 FROM category WHERE code = ?", rule.category).step())
            return refused("category", "unknown_code", "There is no category " + rule.category);
        if (!isCode(reportPriorities(), rule.priority))
            return refused("priority", "unknown_code", "There is no priority " + rule.priority);
        if (rule.workingDays < 0 || rule.workingDays > kMostWorkingDays)
            return refused("working_days", "out_of_range", "Enter working days from 0 to 250");
        const Id id = ruleId(rule.category, rule.priority);
        const FieldValues values{{"category", Value{rule.category}},
                                 {"priority", Value{rule.priority}},
                                 {"working_days", Value{std::int64_t{rule.workingDays}}},
                                 {"deleted", Value{std::int64_t{0}}}};
        if (!change.update("due_rule", id, values))
            change.create("due_rule", id, values);
        m_loaded = false;
        return {};
    });
}

Result<void> DueRules::reset(Change &change, std::string_view category, std::string_view priority)
{
    return m_database.attempt([&] {
        change.remove("due_rule", ruleId(category, priority));
        m_loaded = false;
    });
}

} // namespace sc
