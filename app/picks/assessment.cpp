// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/assessment.h"

#include "core/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <format>

namespace sc {

namespace {

using Json = nlohmann::ordered_json;

struct TextField {
    std::string_view name;
    std::string HazardRow::*member;
};
struct ScoreField {
    std::string_view name;
    int HazardRow::*member;
};

constexpr std::array kTexts{
    TextField{"hazard", &HazardRow::hazard},     TextField{"who", &HazardRow::who},
    TextField{"controls", &HazardRow::controls}, TextField{"owner", &HazardRow::owner},
    TextField{"code", &HazardRow::code},         TextField{"remark", &HazardRow::remark}};
constexpr std::array kScores{ScoreField{"likelihood_before", &HazardRow::likelihoodBefore},
                             ScoreField{"severity_before", &HazardRow::severityBefore},
                             ScoreField{"likelihood_after", &HazardRow::likelihoodAfter},
                             ScoreField{"severity_after", &HazardRow::severityAfter}};

std::string place(std::size_t row, std::string_view field)
{
    return std::format("rows[{}].{}", row, field);
}

std::optional<Problem> setField(HazardRow &row, std::size_t index, const std::string &name,
                                const Json &value)
{
    for (const TextField &field : kTexts) {
        if (field.name != name)
            continue;
        if (!value.is_string() && !value.is_null())
            return Problem{place(index, name), "wrong_type", "This must be text"};
        row.*field.member = value.is_null() ? std::string() : collapsed(value.get<std::string>());
        return std::nullopt;
    }
    for (const ScoreField &field : kScores) {
        if (field.name != name)
            continue;
        if (!value.is_number_integer())
            return Problem{place(index, name), "wrong_type", "A score must be a whole number"};
        const auto score = value.get<std::int64_t>();
        row.*field.member = score < -1 || score > 1'000 ? -1 : static_cast<int>(score);
        return std::nullopt;
    }
    return Problem{place(index, name), "unknown_field",
                   std::format("A row has no field \"{}\"", name)};
}

std::vector<Problem> missingIn(const Json &row, std::size_t index)
{
    std::vector<Problem> problems;
    for (const ScoreField &field : kScores)
        if (!row.contains(field.name))
            problems.push_back({place(index, field.name), "missing", "Enter this score"});
    return problems;
}

void checkControls(std::vector<Problem> &problems, const HazardRow &row, std::size_t index,
                   const RiskMatrix &matrix)
{
    if (row.controls.empty() && riskBand(row.after(), matrix) == "high")
        problems.push_back({place(index, "controls"), "missing",
                            "Enter what is done about it: the risk that stays is high"});
    if (row.after() > row.before() && row.before() > 0)
        problems.push_back({place(index, "likelihood_after"), "out_of_range",
                            "The risk cannot be higher after what is done about it than before"});
}

} // namespace

std::vector<Problem> problemsOf(const std::vector<HazardRow> &rows, const RiskMatrix &matrix)
{
    std::vector<Problem> problems;
    if (rows.empty())
        problems.push_back({"rows", "missing", "Enter at least one hazard"});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].hazard.empty())
            problems.push_back({place(i, "hazard"), "missing", "Enter the hazard"});
        for (const ScoreField &field : kScores) {
            const bool likelihood = field.name.starts_with("likelihood");
            const int most = likelihood ? matrix.likelihoodMax : matrix.severityMax;
            const int score = rows[i].*field.member;
            if (score < 1 || score > most)
                problems.push_back({place(i, field.name), "out_of_range",
                                    std::format("Enter a score from 1 to {}", most)});
        }
        checkControls(problems, rows[i], i, matrix);
    }
    return problems;
}

Result<std::vector<HazardRow>> hazardRows(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_array())
        return refused("rows", "wrong_type", "The rows must be a list");
    std::vector<HazardRow> rows;
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (!json[i].is_object()) {
            problems.push_back(
                {std::format("rows[{}]", i), "wrong_type", "A row must be an object"});
            continue;
        }
        HazardRow row;
        for (const auto &[name, value] : json[i].items())
            if (auto problem = setField(row, i, name, value))
                problems.push_back(*std::move(problem));
        for (Problem &problem : missingIn(json[i], i))
            problems.push_back(std::move(problem));
        rows.push_back(std::move(row));
    }
    if (!problems.empty())
        return refused(std::move(problems));
    return rows;
}

std::string hazardRowsText(const std::vector<HazardRow> &rows)
{
    Json json = Json::array();
    for (const HazardRow &row : rows) {
        Json one = Json::object();
        for (const TextField &field : kTexts)
            if (field.name == "hazard" || !(row.*field.member).empty())
                one[std::string(field.name)] = row.*field.member;
        for (const ScoreField &field : kScores)
            one[std::string(field.name)] = row.*field.member;
        json.push_back(std::move(one));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view riskBand(int score, const RiskMatrix &matrix)
{
    const int highest = matrix.likelihoodMax * matrix.severityMax;
    if (score * 4 <= highest)
        return "low";
    return score * 2 <= highest ? "medium" : "high";
}

} // namespace sc
