// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/picksettingstore.h"

#include "core/text.h"
#include "storage/history.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

const Id kRulesId = Id::fromName("pick rules");
constexpr int kMostScore = 10;

Id hazardId(const std::string &code)
{
    return Id::fromName("hazard " + code);
}

TemplateRow readTemplateRow(const Query &row)
{
    TemplateRow made;
    made.row.code = row.text(0);
    made.row.hazard = row.text(1);
    made.row.who = row.text(2);
    made.row.likelihoodBefore = static_cast<int>(row.integer(3));
    made.row.severityBefore = static_cast<int>(row.integer(4));
    made.row.controls = row.text(5);
    made.row.likelihoodAfter = static_cast<int>(row.integer(6));
    made.row.severityAfter = static_cast<int>(row.integer(7));
    made.position = static_cast<int>(row.integer(8));
    made.hidden = row.integer(9) != 0;
    made.id = hazardId(made.row.code);
    return made;
}

FieldValues valuesOf(const TemplateRow &row)
{
    const auto number = [](int value) { return Value{static_cast<std::int64_t>(value)}; };
    return {{"code", textValue(row.row.code)},
            {"hazard", textValue(row.row.hazard)},
            {"who", textValue(row.row.who)},
            {"likelihood_before", number(row.row.likelihoodBefore)},
            {"severity_before", number(row.row.severityBefore)},
            {"controls", textValue(row.row.controls)},
            {"likelihood_after", number(row.row.likelihoodAfter)},
            {"severity_after", number(row.row.severityAfter)},
            {"position", number(row.position)},
            {"hidden", number(row.hidden ? 1 : 0)},
            {"deleted", number(0)}};
}

std::vector<Problem> problemsOf(const PickRules &rules)
{
    std::vector<Problem> problems;
    const auto require = [&](const char *field, double value, double least, double most) {
        const bool within = value >= least && value <= most;
        if (!within)
            problems.push_back(
                {field, "out_of_range", std::format("Enter a number from {} to {}", least, most)});
    };
    require("road_limit_mph", rules.roadLimitMph, 0, 70);
    require("lead_days", rules.leadDays, 0, 250);
    require("likelihood_max", rules.matrix.likelihoodMax, 2, kMostScore);
    require("severity_max", rules.matrix.severityMax, 2, kMostScore);
    require("kg_per_bag", rules.kgPerBag, 0.1, 100);
    require("review_months", rules.reviewMonths, 1, 60);
    return problems;
}

void save(Change &change, Database &database, std::string_view type, const Id &id,
          const FieldValues &values)
{
    const bool there =
        database.query("SELECT 1 FROM " + database.types().named(type)->table + " WHERE id = ?", id)
            .step();
    if (there)
        change.update(type, id, values);
    else
        change.create(type, id, values);
}

} // namespace

Result<PickRules> PickSettingStore::rules()
{
    return m_database.attempt([&] {
        PickRules rules;
        Query row = m_database.query("SELECT road_limit_mph, lead_days, likelihood_max, "
                                     "severity_max, kg_per_bag, kg_source, "
                                     "review_months FROM pick_rules WHERE id = ? AND deleted = 0",
                                     kRulesId);
        if (!row.step())
            return rules;
        rules.roadLimitMph = row.maybe<int>(0).value_or(rules.roadLimitMph);
        rules.leadDays = row.maybe<int>(1).value_or(rules.leadDays);
        rules.matrix.likelihoodMax = row.maybe<int>(2).value_or(rules.matrix.likelihoodMax);
        rules.matrix.severityMax = row.maybe<int>(3).value_or(rules.matrix.severityMax);
        rules.kgPerBag = row.maybe<double>(4).value_or(rules.kgPerBag);
        rules.kgSource = row.maybe<std::string>(5).value_or(rules.kgSource);
        rules.reviewMonths = row.maybe<int>(6).value_or(rules.reviewMonths);
        return rules;
    });
}

Result<RiskMatrix> PickSettingStore::matrixAt(Instant at)
{
    return History(m_database).of({kRulesId}).transform([&](const auto &entries) {
        RiskMatrix matrix;
        for (const HistoryEntry &entry : entries) {
            if (entry.at > at)
                break;
            for (const FieldChange &change : entry.changes) {
                const auto *number = std::get_if<std::int64_t>(&change.after);
                const RiskMatrix shipped;
                if (change.column == "likelihood_max")
                    matrix.likelihoodMax =
                        number != nullptr ? static_cast<int>(*number) : shipped.likelihoodMax;
                else if (change.column == "severity_max")
                    matrix.severityMax =
                        number != nullptr ? static_cast<int>(*number) : shipped.severityMax;
                else if (change.column == "deleted" && number != nullptr && *number != 0)
                    matrix = shipped;
            }
        }
        return matrix;
    });
}

Result<RiskMatrix> PickSettingStore::matrixOf(const HazardRow &row)
{
    const auto own = ownHazardCodes();
    if (!own)
        return std::unexpected(own.error());
    if (!own->contains(row.code))
        return RiskMatrix{};
    const auto entries = History(m_database).of({hazardId(row.code)});
    if (!entries)
        return std::unexpected(entries.error());
    return entries->empty() ? RiskMatrix{} : matrixAt(entries->back().at);
}

Result<void> PickSettingStore::setRules(Change &change, const PickRules &rules)
{
    if (auto problems = problemsOf(rules); !problems.empty())
        return refused(std::move(problems));
    return m_database.attempt([&] {
        change.open();
        const auto number = [](int value) { return Value{static_cast<std::int64_t>(value)}; };
        save(change, m_database, "pick_rules", kRulesId,
             {{"road_limit_mph", number(rules.roadLimitMph)},
              {"lead_days", number(rules.leadDays)},
              {"likelihood_max", number(rules.matrix.likelihoodMax)},
              {"severity_max", number(rules.matrix.severityMax)},
              {"kg_per_bag", Value{rules.kgPerBag}},
              {"kg_source", textValue(collapsed(rules.kgSource))},
              {"review_months", number(rules.reviewMonths)}});
    });
}

Result<std::vector<TemplateRow>> PickSettingStore::hazardTemplate()
{
    return m_database.attempt([&] {
        std::vector<TemplateRow> rows;
        Query found = m_database.query(
            "SELECT code, hazard, who, likelihood_before, severity_before, controls, "
            "likelihood_after, severity_after, position, hidden FROM hazard WHERE deleted = 0 "
            "UNION ALL SELECT code, hazard, who, likelihood_before, severity_before, controls, "
            "likelihood_after, severity_after, position, 0 FROM hazard_default d "
            "WHERE NOT EXISTS (SELECT 1 FROM hazard h WHERE h.code = d.code AND h.deleted = 0) "
            "ORDER BY 9, 1");
        while (found.step())
            rows.push_back(readTemplateRow(found));
        return rows;
    });
}

Result<std::vector<HazardRow>> PickSettingStore::hazards()
{
    return hazardTemplate().transform([](const std::vector<TemplateRow> &all) {
        std::vector<HazardRow> rows;
        for (const TemplateRow &one : all)
            if (!one.hidden)
                rows.push_back(one.row);
        return rows;
    });
}

Result<TemplateRow> PickSettingStore::saveHazard(Change &change, TemplateRow row)
{
    row.row.hazard = collapsed(row.row.hazard);
    row.row.code = folded(row.row.code.empty() ? row.row.hazard : row.row.code);
    std::ranges::replace(row.row.code, ' ', '_');
    const auto set = rules();
    if (!set)
        return std::unexpected(set.error());
    if (auto problems = sc::problemsOf(std::vector{row.row}, set->matrix); !problems.empty())
        return refused(std::move(problems));
    row.id = hazardId(row.row.code);
    return m_database.attempt([&] {
        change.open();
        save(change, m_database, "hazard", row.id, valuesOf(row));
        return row;
    });
}

Result<void> PickSettingStore::removeHazard(Change &change, const std::string &code)
{
    const auto all = hazardTemplate();
    if (!all)
        return std::unexpected(all.error());
    const auto found =
        std::ranges::find(*all, code, [](const TemplateRow &one) { return one.row.code; });
    if (found == all->end())
        return refused("code", "not_found", std::format("There is no hazard \"{}\"", code));
    return m_database.attempt([&] {
        change.open();
        TemplateRow hidden = *found;
        hidden.hidden = true;
        save(change, m_database, "hazard", hidden.id, valuesOf(hidden));
    });
}

Result<void> PickSettingStore::restoreShipped(Change &change)
{
    return m_database.attempt([&] {
        change.open();
        std::vector<Id> own;
        Query found = m_database.query("SELECT id FROM hazard WHERE deleted = 0");
        while (found.step())
            own.push_back(found.id(0));
        for (const Id &id : own)
            change.remove("hazard", id);
    });
}

Result<bool> PickSettingStore::hasOwnRules()
{
    return m_database.attempt(
        [&] { return m_database.query("SELECT 1 FROM pick_rules WHERE deleted = 0").step(); });
}

Result<std::set<std::string>> PickSettingStore::ownHazardCodes()
{
    return m_database.attempt([&] {
        std::set<std::string> codes;
        Query row = m_database.query("SELECT code FROM hazard WHERE deleted = 0");
        while (row.step())
            codes.insert(row.text(0));
        return codes;
    });
}

} // namespace sc
