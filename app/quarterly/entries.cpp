// SPDX-License-Identifier: GPL-3.0-or-later
#include "quarterly/entries.h"

#include "core/text.h"

#include <array>

namespace sc {

namespace {

constexpr std::array<Code, 8> kActions{{
    {"investigation", "Investigation"},
    {"warning_letter", "Warning letter"},
    {"statutory_notice", "Statutory notice"},
    {"fixed_penalty_notice", "Fixed penalty notice"},
    {"duty_of_care_inspection", "Duty of care inspection"},
    {"stop_and_search", "Stop and search"},
    {"formal_caution", "Formal caution"},
    {"prosecution", "Prosecution"},
}};

constexpr std::array<Code, 5> kQuestions{{
    {"parks", "Parks and open spaces"},
    {"cleanliness", "Cleanliness of streets"},
    {"refuse", "Refuse collection"},
    {"recycling", "Recycling"},
    {"area", "Their area as a place to live"},
}};

constexpr std::array<Code, 4> kElements{{
    {"litter", "Litter"},
    {"detritus", "Detritus"},
    {"graffiti", "Graffiti"},
    {"fly_posting", "Fly-posting"},
}};

constexpr std::int64_t kMost = 10'000'000;
constexpr std::size_t kLongest = 4'000;

class Checks {
public:
    void needed(bool there, std::string field, std::string message)
    {
        if (!there)
            m_problems.push_back({std::move(field), "missing", std::move(message)});
    }
    void code(std::span<const Code> codes, const std::string &given, std::string field,
              std::string message)
    {
        if (given.empty())
            needed(false, std::move(field), std::move(message));
        else if (!isCode(codes, given))
            m_problems.push_back({std::move(field), "unknown_code", "There is no code " + given});
    }
    void past(const std::optional<Day> &day, Day today, std::string field)
    {
        if (day && *day > today)
            m_problems.push_back(
                {std::move(field), "out_of_range", "The day must be today or in the past"});
    }
    void range(const std::optional<std::int64_t> &number, std::int64_t least, std::int64_t most,
               std::string field, std::string message)
    {
        if (number && (*number < least || *number > most))
            m_problems.push_back({std::move(field), "out_of_range", std::move(message)});
    }
    void words(const std::string &text, std::string field)
    {
        if (text.size() > kLongest)
            m_problems.push_back({std::move(field), "out_of_range",
                                  "Shorten the text to 4,000 characters or fewer"});
    }
    [[nodiscard]] std::vector<Problem> take() { return std::move(m_problems); }
    void add(Problem problem) { m_problems.push_back(std::move(problem)); }

private:
    std::vector<Problem> m_problems;
};

} // namespace

std::span<const Code> enforcementActions()
{
    return kActions;
}

std::span<const Code> surveyQuestions()
{
    return kQuestions;
}

std::span<const Code> cleanlinessElements()
{
    return kElements;
}

std::optional<double> scoreOf(const CleanlinessScore &score)
{
    if (score.sites.value_or(0) <= 0 || !score.belowB)
        return std::nullopt;
    return 100.0 *
           (static_cast<double>(*score.belowB) +
            static_cast<double>(score.bMinus.value_or(0)) / 2.0) /
           static_cast<double>(*score.sites);
}

std::vector<Problem> problemsOf(const Enforcement &entry, Day today)
{
    Checks checks;
    checks.needed(!entry.report.isNull(), "report", "Choose the report");
    checks.code(kActions, entry.action, "action", "Choose what was done");
    checks.needed(entry.takenOn.has_value(), "taken_on", "Enter the day it was done");
    checks.past(entry.takenOn, today, "taken_on");
    checks.words(entry.note, "note");
    return checks.take();
}

std::vector<Problem> problemsOf(const Survey &entry, Day today)
{
    Checks checks;
    checks.needed(entry.heldOn.has_value(), "held_on", "Enter the day of the survey");
    checks.past(entry.heldOn, today, "held_on");
    checks.code(kQuestions, entry.question, "question", "Choose the question");
    checks.needed(entry.answered.has_value(), "answered", "Enter how many people answered");
    checks.needed(entry.satisfied.has_value(), "satisfied", "Enter how many were satisfied");
    checks.range(entry.answered, 1, kMost, "answered", "Enter 1 or more people");
    checks.range(entry.satisfied, 0, entry.answered.value_or(kMost), "satisfied",
                 "Enter none, or no more than the people who answered");
    checks.words(entry.note, "note");
    return checks.take();
}

std::vector<Problem> problemsOf(const CleanlinessScore &entry, Day today)
{
    Checks checks;
    checks.needed(entry.heldOn.has_value(), "held_on", "Enter the day the sites were graded");
    checks.past(entry.heldOn, today, "held_on");
    checks.code(kElements, entry.element, "element", "Choose what was graded");
    checks.needed(entry.sites.has_value(), "sites", "Enter how many sites were graded");
    checks.range(entry.sites, 1, kMost, "sites", "Enter 1 or more sites");
    checks.needed(entry.belowB.has_value(), "below_b", "Enter how many sites were below grade B");
    const std::int64_t sites = entry.sites.value_or(kMost);
    const std::int64_t below = entry.belowB.value_or(0);
    checks.range(entry.belowB, 0, sites, "below_b", "Enter none, or no more than the sites graded");
    checks.range(entry.bMinus, 0, sites - std::clamp<std::int64_t>(below, 0, sites), "b_minus",
                 "Enter no more than the sites that are left");
    checks.words(entry.note, "note");
    return checks.take();
}

std::vector<Problem> problemsOf(const HouseholdCount &entry, Day /*today*/)
{
    Checks checks;
    checks.needed(entry.fromOn.has_value(), "from_on", "Enter the day it holds from");
    checks.needed(entry.households.has_value(), "households", "Enter how many households");
    checks.range(entry.households, 1, kMost, "households", "Enter 1 or more households");
    return checks.take();
}

std::vector<Problem> problemsOf(const IndicatorTarget &entry, Day /*today*/)
{
    Checks checks;
    checks.needed(!entry.indicator.empty(), "indicator", "Choose the indicator");
    checks.needed(entry.fromOn.has_value(), "from_on", "Enter the day it holds from");
    checks.needed(entry.value.has_value(), "value", "Enter the target");
    if (entry.value && !(*entry.value >= 0.0))
        checks.add({"value", "out_of_range", "Enter a target of 0 or more"});
    checks.words(entry.note, "note");
    return checks.take();
}

std::vector<Problem> problemsOf(const IndicatorBaseline &entry, Day /*today*/)
{
    Checks checks;
    checks.needed(!entry.indicator.empty(), "indicator", "Choose the indicator");
    checks.needed(entry.fromMonth.has_value(), "from_month", "Enter the month it begins with");
    if (entry.fromMonth && entry.fromMonth->day() != std::chrono::day{1})
        checks.add({"from_month", "out_of_range", "Enter the first day of the month"});
    checks.range(entry.months, 1, 600, "months", "Enter 1 to 600 months");
    checks.needed(!trimmed(entry.why).empty(), "why", "Enter why the limits begin afresh");
    checks.words(entry.why, "why");
    return checks.take();
}

std::vector<Problem> problemsOf(const Commentary &entry, Day /*today*/)
{
    Checks checks;
    if (entry.quarter.empty())
        checks.needed(false, "quarter", "Enter the quarter");
    else if (const auto quarter = Quarter::parse(entry.quarter); !quarter)
        checks.add({"quarter", "bad_quarter", quarter.error().message});
    checks.needed(!trimmed(entry.words).empty(), "words", "Enter the commentary");
    checks.words(entry.words, "words");
    return checks.take();
}

} // namespace sc
