// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fieldhelpers.h"
#include "exchange/importers.h"
#include "reports/duedatestore.h"
#include "reports/duerulestore.h"

#include <charconv>
#include <format>

namespace sc {

namespace {

class DueRuleRows final : public RowImporter {
public:
    explicit DueRuleRows(Database &database) : m_database(database), m_rules(database) {}

    Result<void> start(const CsvReader &reader, const TellRemark & /*tell*/) override
    {
        Result<Columns> columns = Columns::of(reader);
        if (!columns)
            return std::unexpected(columns.error());
        m_columns = *std::move(columns);
        for (const std::string_view name : {"category", "priority", "working_days"}) {
            if (!m_columns.has(name))
                return refused(std::string(name), "unknown_layout",
                               std::format("The file must have a column {}.", name));
        }
        return DueDateStore(m_database).givenByHand().transform([this](std::set<Id> given) {
            m_given = std::move(given);
        });
    }
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;
    /// Open reports get their due dates by the new rules, but for those that somebody gave one.
    Result<void> finish(Change &change) override
    {
        if (change.written() == 0)
            return {};
        return DueDateStore(m_database).renew(change, m_given).transform([](int) {});
    }

private:
    Database &m_database;
    DueRules m_rules;
    Columns m_columns;
    std::set<Id> m_given; // open reports, when the file began
};

Result<RowOutcome> DueRuleRows::row(Change &change, const CsvRow &row)
{
    const std::string_view days = m_columns.cell(row, "working_days");
    DueRule rule{.category = field::codeIn(m_columns.cell(row, "category")),
                 .priority = field::codeIn(m_columns.cell(row, "priority")),
                 .workingDays = 0,
                 .shipped = false};
    std::vector<Problem> problems;
    for (const auto &[name, text] : {std::pair{"category", std::string_view(rule.category)},
                                     std::pair{"priority", std::string_view(rule.priority)},
                                     std::pair{"working_days", days}}) {
        if (text.empty())
            problems.push_back({name, "missing", std::format("Enter the {}.", columnName(name))});
    }
    const auto read = std::from_chars(days.data(), days.data() + days.size(), rule.workingDays);
    if (!days.empty() && (read.ec != std::errc{} || read.ptr != days.data() + days.size()))
        problems.push_back(
            {"working_days", "bad_number", "Enter the working days as a whole number."});
    if (!problems.empty())
        return refused(std::move(problems));
    const int written = change.written();
    if (const auto set = m_rules.set(change, rule); !set)
        return std::unexpected(set.error());
    return change.written() == written ? RowOutcome::Unchanged : RowOutcome::Updated;
}

} // namespace

std::unique_ptr<RowImporter> dueRuleImporter(Database &database)
{
    return std::make_unique<DueRuleRows>(database);
}

} // namespace sc
