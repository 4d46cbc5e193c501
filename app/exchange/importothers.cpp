// SPDX-License-Identifier: GPL-3.0-or-later
// Champions and due rules.
#include "champions/championstore.h"
#include "core/text.h"
#include "exchange/csvwriter.h"
#include "exchange/fields.h"
#include "exchange/importers.h"
#include "reports/duerulestore.h"
#include "reports/reportstore.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace sc {

namespace {

class Champions final : public RowImporter {
public:
    explicit Champions(Database &database) : m_names(database), m_store(database) {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override;
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;

private:
    [[nodiscard]] Result<std::optional<Champion>> existing(const CsvRow &row, Id &fresh);

    NameStore m_names;
    ChampionStore m_store;
    Columns m_columns;
    ContentKeys m_keys{"champion"};
};

Result<void> Champions::start(const CsvReader &reader, const TellRemark &tell)
{
    Result<Columns> columns = Columns::of(reader);
    if (!columns)
        return std::unexpected(columns.error());
    m_columns = *std::move(columns);
    if (!m_columns.has("number") && !m_columns.has("name"))
        return refused("", "unknown_layout",
                       "The first line must name the columns, and one of them must be number or "
                       "name.");
    for (const std::string &name : m_columns.names()) {
        const bool known = fieldNamed(championFields(), name) != nullptr || name == "id" ||
                           name == "ref" || name == "reason" || name == "type" || name.empty();
        if (!known)
            tell({reader.headerLine(),
                  {name, "unknown_field", "This column is not known and was passed over."},
                  false});
    }
    return {};
}

// By id, else by number, else by what the row says. `fresh` is the id a new one is to have.
Result<std::optional<Champion>> Champions::existing(const CsvRow &row, Id &fresh)
{
    const std::string_view id = m_columns.cell(row, "id");
    const std::string_view number = withoutFormulaGuard(m_columns.cell(row, "number"));
    Result<Champion> found = failure(ErrorKind::NotFound, {});
    if (!id.empty()) {
        const std::optional<Id> parsed = Id::parse(id);
        if (!parsed || parsed->isNull())
            return refused("id", "bad_id", "The id must be a UUID, or empty.");
        fresh = *parsed;
        found = m_store.get(fresh);
    } else if (!number.empty()) {
        found = m_store.find(number);
        if (found && found->number != number && folded(found->name) == folded(number))
            found = failure(ErrorKind::NotFound, {}); // a name that happens to be like it
    } else {
        std::string content;
        for (const ChampionField &field : championFields())
            content += std::format("{}\x1f", m_columns.cell(row, field.name));
        fresh = m_keys.next(content);
        found = m_store.get(fresh);
    }
    if (found)
        return std::optional(*std::move(found));
    if (found.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return std::unexpected(found.error());
}

Result<RowOutcome> Champions::row(Change &change, const CsvRow &row)
{
    Id fresh;
    const auto before = existing(row, fresh);
    if (!before)
        return std::unexpected(before.error());
    if (*before && (*before)->deleted)
        return RowOutcome::Unchanged;
    Champion champion = before->value_or(Champion{});
    if (!*before)
        champion.id = fresh;
    std::vector<Problem> problems;
    for (const ChampionField &field : championFields()) {
        const auto column = m_columns.find(field.name);
        if (!column ||
            (row.fields[*column].empty() && (field.name == "status" || field.name == "number")))
            continue;
        const Result<FieldValue> value = fieldFromText(field.form, field.name, row.fields[*column]);
        const Result<void> set = value ? field.set(champion, *value, m_names)
                                       : Result<void>(std::unexpected(value.error()));
        if (!set)
            std::ranges::copy(set.error().problems, std::back_inserter(problems));
    }
    if (!problems.empty())
        return refused(std::move(problems));
    const int written = change.written();
    const Result<Champion> saved =
        *before ? m_store.update(change, champion) : m_store.create(change, champion);
    if (!saved)
        return std::unexpected(saved.error());
    if (!*before)
        return RowOutcome::Added;
    return change.written() == written ? RowOutcome::Unchanged : RowOutcome::Updated;
}

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
        return {};
    }
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;
    /// Open reports get their due dates by the new rules.
    Result<void> finish(Change &change) override
    {
        if (change.written() == 0)
            return {};
        return ReportStore(m_database).renewDueDates(change).transform([](int) {});
    }

private:
    Database &m_database;
    DueRules m_rules;
    Columns m_columns;
};

Result<RowOutcome> DueRuleRows::row(Change &change, const CsvRow &row)
{
    const std::string_view days = m_columns.cell(row, "working_days");
    DueRule rule{.category = std::string(m_columns.cell(row, "category")),
                 .priority = std::string(m_columns.cell(row, "priority")),
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

std::unique_ptr<RowImporter> championImporter(Database &database)
{
    return std::make_unique<Champions>(database);
}

std::unique_ptr<RowImporter> dueRuleImporter(Database &database)
{
    return std::make_unique<DueRuleRows>(database);
}

} // namespace sc
