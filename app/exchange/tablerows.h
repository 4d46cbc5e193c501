// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"
#include "exchange/importers.h"
#include "exchange/order.h"
#include "exchange/recordstore.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

/// A record without a name of its own is known by its id.
template <class Traits> [[nodiscard]] std::string refOf(const typename Traits::Record &record)
{
    if constexpr (requires { Traits::ref(record); })
        return Traits::ref(record);
    else
        return record.id.toString();
}

/// Whether an empty cell says nothing about the field, instead of clearing it.
template <class Traits> [[nodiscard]] bool keepsWhenEmpty(std::string_view name)
{
    if constexpr (requires { Traits::keepsWhenEmpty(name); })
        return Traits::keepsWhenEmpty(name);
    else
        return false;
}

/// Rows of a CSV file with a column for each field of the data dictionary, in any order.
template <class Traits> class TableRows : public RowImporter {
public:
    using Record = Traits::Record;

    TableRows(Database &database, const ImportChoices &choices)
        : m_choices(choices), m_names(database), m_store(database)
    {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override;
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;

protected:
    /// For kinds that read more from the row than its fields. What people's own lists call the
    /// columns is told by the kind: Traits::kGuesses, and kDay, the field that a "date" fills.
    virtual void guessColumns(Columns &columns)
    {
        if constexpr (requires { Traits::kGuesses; })
            for (const auto &[from, to] : Traits::kGuesses)
                columns.rename(from, to);
        if constexpr (requires { Traits::kDay; })
            for (const std::string_view name : {"date", "day", "when", "date_time"})
                columns.rename(name, Traits::kDay);
    }
    [[nodiscard]] virtual bool isKnownColumn(std::string_view /*name*/) const { return false; }
    [[nodiscard]] virtual Result<void> takeMore(const CsvRow & /*row*/, Record & /*record*/)
    {
        return {};
    }
    /// The last look at a record that would be changed.
    [[nodiscard]] virtual Result<void>
    admitChange(const CsvRow & /*row*/, const Record & /*before*/, const Record & /*record*/)
    {
        return {};
    }
    /// Something about a row that is kept.
    void remark(const CsvRow &row, Problem problem) const
    {
        (*m_tell)({row.line, std::move(problem), false});
    }
    /// The last look at a record that would be added.
    [[nodiscard]] virtual Result<void> admit(const Record & /*record*/) { return {}; }

    ImportChoices m_choices;
    NameStore m_names;
    Traits::Store m_store;
    Columns m_columns;

private:
    struct Target {
        std::optional<Record> before;
        Id id;
        bool named = false; ///< the row brought an id, a reference or a key
    };

    [[nodiscard]] Result<Target> targetOf(const CsvRow &row);
    [[nodiscard]] Result<Target> looked(Result<Record> found, const Id &fresh, bool named);
    void fill(const CsvRow &row, Record &record, bool isNew, std::vector<Problem> &problems);
    void take(const CsvRow &row, const Field<Record> &field, std::size_t column, Record &record,
              std::vector<Problem> &problems);
    [[nodiscard]] Result<void> mayWrite(const CsvRow &row, const Target &target,
                                        const Record &record);
    void remember(const Id &id, const CsvRow &row)
    {
        if constexpr (requires { Traits::kKey; })
            m_lines.try_emplace(id, row.line);
    }

    const TellRemark *m_tell = nullptr;
    ContentKeys m_keys{Traits::kType};
    std::map<Id, std::size_t> m_lines; // of the records this file named so far
};

template <class Traits>
Result<void> TableRows<Traits>::start(const CsvReader &reader, const TellRemark &tell)
{
    m_tell = &tell;
    Result<Columns> columns = Columns::of(reader);
    if (!columns)
        return std::unexpected(columns.error());
    m_columns = *std::move(columns);
    guessColumns(m_columns);
    std::string needed;
    bool has = std::ranges::any_of(m_columns.names(),
                                   [this](const auto &name) { return isKnownColumn(name); });
    for (const std::string_view name : Traits::kNeeds) {
        has = has || m_columns.has(name);
        needed += std::format("{}{}", needed.empty() ? "" : " or ", name);
    }
    if (!has)
        return refused("", "unknown_layout",
                       std::format("The first line must name the columns, and one of them must be "
                                   "{}.",
                                   needed));
    for (const std::string &name : m_columns.names()) {
        const bool known = fieldNamed(Traits::fields(), name) != nullptr || name == "id" ||
                           name == "ref" || name == "reason" || name == "type" || name.empty() ||
                           isKnownColumn(name);
        if (!known)
            tell({reader.headerLine(),
                  {name, "unknown_field", "This column is not known and was passed over."},
                  false});
    }
    return {};
}

template <class Traits>
Result<typename TableRows<Traits>::Target> TableRows<Traits>::looked(Result<Record> found,
                                                                     const Id &fresh, bool named)
{
    Target target{std::nullopt, fresh, named};
    if (found)
        target.before = *std::move(found);
    else if (found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    return target;
}

// By id, else by reference or the type's own key, else by what the row says.
template <class Traits>
Result<typename TableRows<Traits>::Target> TableRows<Traits>::targetOf(const CsvRow &row)
{
    const std::string_view id = m_columns.cell(row, "id");
    if (!id.empty()) {
        const std::optional<Id> parsed = Id::parse(id);
        if (!parsed || parsed->isNull())
            return refused("id", "bad_id", "The id must be a UUID, or empty.");
        return looked(m_store.get(*parsed), *parsed, true);
    }
    std::string_view key = withoutFormulaGuard(m_columns.cell(row, "ref"));
    if constexpr (requires { Traits::kKey; }) {
        if (key.empty())
            key = withoutFormulaGuard(m_columns.cell(row, Traits::kKey));
    }
    if (!key.empty()) {
        Result<Record> found = m_store.find(key);
        if constexpr (requires(Record &record) { Traits::isKey(record, key); }) {
            if (found && !Traits::isKey(*found, key))
                found = failure(ErrorKind::NotFound, {}); // a name that happens to be like it
        }
        const std::optional<Id> parsed = Id::parse(key);
        return looked(std::move(found), parsed.value_or(Id()), true);
    }
    std::string content;
    for (const auto &field : Traits::fields())
        content += std::format("{}\x1f", m_columns.cell(row, field.name));
    const Id fresh = m_keys.next(content, row.line);
    return looked(m_store.get(fresh), fresh, false);
}

template <class Traits>
void TableRows<Traits>::take(const CsvRow &row, const Field<Record> &field, std::size_t column,
                             Record &record, std::vector<Problem> &problems)
{
    const Result<FieldValue> value = fieldFromCell(field.form, field.name, row.fields[column]);
    const Result<void> set =
        value ? field.set(record, *value, m_names) : Result<void>(std::unexpected(value.error()));
    if (set)
        return;
    if constexpr (requires { Traits::forgives(field.name); }) {
        if (Traits::forgives(field.name)) {
            for (const Problem &problem : set.error().problems)
                (*m_tell)({row.line, problem, false});
            return;
        }
    }
    std::ranges::copy(set.error().problems, std::back_inserter(problems));
}

template <class Traits>
void TableRows<Traits>::fill(const CsvRow &row, Record &record, bool isNew,
                             std::vector<Problem> &problems)
{
    for (const Field<Record> &field : Traits::fields()) {
        const auto column = m_columns.find(field.name);
        if (!column || field.set == nullptr)
            continue;
        const bool empty = trimmed(row.fields[*column]).empty();
        if (empty && (isNew || keepsWhenEmpty<Traits>(field.name)))
            continue;
        take(row, field, *column, record, problems);
    }
}

// Two rows that name one thing and say different things of it are somebody's slip: the second may
// not wipe out the first.
template <class Traits>
Result<void> TableRows<Traits>::mayWrite(const CsvRow &row, const Target &target,
                                         const Record &record)
{
    if (target.before) {
        if (const auto admitted = admitChange(row, *target.before, record); !admitted)
            return admitted;
        if constexpr (requires { Traits::kKey; }) {
            const auto first = m_lines.find(record.id);
            if (first != m_lines.end() && first->second != row.line)
                return refused(std::string(Traits::kKey), "duplicate",
                               std::format("{} is in this file already, on line {}",
                                           refOf<Traits>(record), first->second));
        }
        return {};
    }
    if (const auto admitted = admit(record); !admitted)
        return admitted;
    if (const auto first = target.named ? std::nullopt : m_keys.sameAs(row.line)) {
        if constexpr (requires { Traits::kOnceInAFile; })
            return refused("", "duplicate",
                           std::format("This row says the same as line {}", *first));
        remark(row, {"", "duplicate",
                     std::format("This row says the same as line {}, and was added too", *first)});
    }
    return target.named ? idIsFree(m_names.database(), record.id) : Result<void>{};
}

template <class Traits> Result<RowOutcome> TableRows<Traits>::row(Change &change, const CsvRow &row)
{
    Result<Target> target = targetOf(row);
    if (!target)
        return std::unexpected(target.error());
    // A row known by its content says what it said before; a deleted record stays deleted.
    if (target->before && (!target->named || target->before->deleted))
        return RowOutcome::Unchanged;
    Record record = target->before.value_or(Record{});
    if (!target->before)
        record.id = target->id;
    std::vector<Problem> problems;
    fill(row, record, !target->before, problems);
    if (const auto more = takeMore(row, record); !more)
        std::ranges::copy(more.error().problems, std::back_inserter(problems));
    if (!problems.empty())
        return refused(std::move(problems));
    if (target->before && *target->before == record) {
        remember(record.id, row);
        return RowOutcome::Unchanged;
    }
    if (const auto may = mayWrite(row, *target, record); !may)
        return std::unexpected(may.error());
    const int written = change.written();
    const Result<Record> saved =
        target->before ? m_store.update(change, record) : m_store.create(change, record);
    if (!saved)
        return std::unexpected(saved.error());
    remember(saved->id, row);
    if (!target->before)
        return RowOutcome::Added;
    return change.written() == written ? RowOutcome::Unchanged : RowOutcome::Updated;
}

} // namespace sc
