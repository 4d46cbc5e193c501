// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanrulestore.h"

#include "champions/champion.h"
#include "champions/coursestore.h"

#include <format>

namespace sc {

namespace {

const Id kRulesId = Id::fromName("loan rules");
constexpr int kMostDays = 3'650;

} // namespace

std::vector<Problem> problemsOf(const LoanRules &rules)
{
    std::vector<Problem> problems;
    const auto require = [&](const char *field, int value, int least, int most) {
        if (value < least || value > most)
            problems.push_back(
                {field, "out_of_range", std::format("Enter a number from {} to {}", least, most)});
    };
    if (rules.courses.empty())
        problems.push_back({"courses", "missing", "Choose at least one course"});
    require("due_soon_days", rules.dueSoonDays, 0, 60);
    require("suspend_after", rules.suspendAfter, 0, kMostDays);
    require("suspend_days", rules.suspendDays, 1, kMostDays);
    return problems;
}

Result<LoanRules> LoanRuleStore::rules()
{
    return m_database.attempt([&] {
        LoanRules rules;
        Query row = m_database.query("SELECT courses, sign_each_loan, due_soon_days, suspend_late, "
                                     "suspend_after, suspend_days FROM loan_rules WHERE id = ? AND "
                                     "deleted = 0",
                                     kRulesId);
        if (!row.step())
            return rules;
        if (!row.isNull(0))
            rules.courses = listItems(row.text(0));
        rules.signEachLoan = row.maybe<int>(1).value_or(0) != 0;
        rules.dueSoonDays = row.maybe<int>(2).value_or(rules.dueSoonDays);
        rules.suspendLate = row.maybe<int>(3).value_or(0) != 0;
        rules.suspendAfter = row.maybe<int>(4).value_or(rules.suspendAfter);
        rules.suspendDays = row.maybe<int>(5).value_or(rules.suspendDays);
        return rules;
    });
}

Result<void> LoanRuleStore::setRules(Change &change, const LoanRules &rules)
{
    std::vector<Problem> problems = problemsOf(rules);
    for (const std::string &course : rules.courses)
        if (!CourseStore(m_database).find(course))
            problems.push_back(
                {"courses", "unknown_code", std::format("There is no course \"{}\"", course)});
    if (!problems.empty())
        return refused(std::move(problems));
    return m_database.attempt([&] {
        change.open();
        const auto number = [](int value) { return Value{std::int64_t{value}}; };
        const FieldValues values{{"courses", Value{listText(rules.courses)}},
                                 {"sign_each_loan", number(rules.signEachLoan ? 1 : 0)},
                                 {"due_soon_days", number(rules.dueSoonDays)},
                                 {"suspend_late", number(rules.suspendLate ? 1 : 0)},
                                 {"suspend_after", number(rules.suspendAfter)},
                                 {"suspend_days", number(rules.suspendDays)}};
        if (!change.update("loan_rules", kRulesId, values))
            change.create("loan_rules", kRulesId, values);
    });
}

} // namespace sc
