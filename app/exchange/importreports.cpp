// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importers.h"

#include "core/reference.h"
#include "core/text.h"
#include "exchange/fixmystreet.h"
#include "exchange/importedrowstore.h"
#include "exchange/reportfiller.h"
#include "reports/reportbulkstore.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

/// One column that is read: where it stands and what it means.
struct Wanted {
    std::size_t column = 0;
    const ReportField *field = nullptr;
};

// An empty cell says nothing about these; in any other it clears what was there.
bool keepsWhenEmpty(std::string_view name)
{
    constexpr std::array<std::string_view, 11> kKept{
        "latitude", "longitude", "easting",  "northing", "grid_ref", "logged_at",
        "status",   "closed_at", "priority", "due_on",   "hazard"};
    return std::ranges::contains(kKept, name);
}

// "N3-0147-T", with its hyphens: ours, so a wrong check character is a slip of the pen.
bool looksOurs(std::string_view ref)
{
    const std::size_t first = ref.find('-');
    const std::size_t last = ref.rfind('-');
    if (first == std::string_view::npos || last == first || last + 2 != ref.size())
        return false;
    const std::string_view number = ref.substr(first + 1, last - first - 1);
    return first >= 1 && first <= 4 && number.size() >= 4 &&
           std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
}

class StandardReports final : public RowImporter {
public:
    explicit StandardReports(Database &database)
        : m_database(database)
        , m_names(database)
        , m_store(database)
        , m_filler(database, m_store)
        , m_rows(database)
    {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override;
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;

private:
    /// Which record a row is about.
    struct Target {
        std::optional<Report> before;
        Id id;
        std::string ref;
        std::string externalRef;
        bool named = false; ///< the row brought an id or a reference
    };

    void fill(const CsvRow &row, ReportDraft &draft, bool isNew, std::vector<Problem> &problems);
    [[nodiscard]] Result<Target> targetOf(const CsvRow &row);
    [[nodiscard]] Result<Target> byRef(std::string_view ref);
    [[nodiscard]] Result<Target> byContent(const CsvRow &row);
    [[nodiscard]] Result<std::optional<Report>> lookUp(const Id &id);
    [[nodiscard]] bool mayBeKnown();

    Database &m_database;
    NameStore m_names;
    ReportStore m_store;
    ReportFiller m_filler;
    ImportedRowStore m_rows;
    TellRemark m_tell;
    std::vector<Wanted> m_wanted;
    std::optional<std::size_t> m_idColumn;
    std::optional<std::size_t> m_refColumn;
    ContentKeys m_keys{"report"};
    std::optional<bool> m_anyBefore;
    bool m_anyNamed = false; ///< a row so far brought an id or a reference
};

Result<void> StandardReports::start(const CsvReader &reader, const TellRemark &tell)
{
    Result<Columns> columns = Columns::of(reader);
    if (!columns)
        return std::unexpected(columns.error());
    m_tell = tell;
    // What people's own lists call them; without them old reports would be logged today.
    for (const std::string_view name : {"date", "date_reported", "reported", "reported_on",
                                        "date_logged", "date_received", "received"})
        columns->rename(name, "logged_at");
    for (const std::string_view name : {"date_seen", "seen", "seen_on"})
        columns->rename(name, "observed_at");
    if (!columns->has("category"))
        return refused("", "unknown_layout",
                       "The first line must name the columns, and one of them must be category.");
    m_idColumn = columns->find("id");
    m_refColumn = columns->find("ref");
    for (std::size_t i = 0; i < columns->names().size(); ++i) {
        const std::string &name = columns->names()[i];
        const ReportField *field = fieldNamed(reportFields(), name);
        if (field != nullptr && field->set != nullptr)
            m_wanted.push_back({i, field});
        else if (field == nullptr && i != m_idColumn && i != m_refColumn && name != "reason" &&
                 name != "type" && !name.empty())
            tell({reader.headerLine(),
                  {name, "unknown_field", "This column is not known and was passed over."},
                  false});
    }
    // The order of the table, not of the file, decides what a row's content is.
    std::ranges::sort(m_wanted, {}, &Wanted::field);
    return {};
}

void StandardReports::fill(const CsvRow &row, ReportDraft &draft, bool isNew,
                           std::vector<Problem> &problems)
{
    for (const Wanted &wanted : m_wanted) {
        const std::string_view cell = row.fields[wanted.column];
        const ReportField &field = *wanted.field;
        if (cell.empty() && (isNew || keepsWhenEmpty(field.name)))
            continue;
        const Result<FieldValue> value = fieldFromCell(field.form, field.name, cell);
        const Result<void> set = value ? field.set(draft, *value, m_names)
                                       : Result<void>(std::unexpected(value.error()));
        if (!set)
            std::ranges::copy(set.error().problems, std::back_inserter(problems));
    }
}

Result<std::optional<Report>> StandardReports::lookUp(const Id &id)
{
    Result<Report> found = m_store.get(id);
    if (found)
        return std::optional(*std::move(found));
    if (found.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return std::unexpected(found.error());
}

Result<StandardReports::Target> StandardReports::byRef(std::string_view ref)
{
    const Result<Reference> ours = Reference::parse(ref);
    if (!ours && looksOurs(ref))
        return refused("ref", "bad_reference",
                       std::format("The reference \"{}\" is mistyped: its last character does not "
                                   "fit the rest.",
                                   ref));
    Target target;
    target.named = true;
    Result<Report> found = m_store.find(ref);
    if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    if (found) {
        target.before = *std::move(found);
        return target;
    }
    const std::string name = ours ? ours->toString() : std::string(ref);
    (ours ? target.ref : target.externalRef) = name;
    target.id = Id::fromName(std::format("report-ref:{}", name));
    Result<std::optional<Report>> before = lookUp(target.id);
    if (!before)
        return std::unexpected(before.error());
    target.before = *std::move(before);
    return target;
}

// In a new database only an earlier row of this file can have the id, and only by naming it.
bool StandardReports::mayBeKnown()
{
    if (!m_anyBefore)
        m_anyBefore = m_store.hasAny().value_or(true);
    return *m_anyBefore || m_anyNamed;
}

Result<StandardReports::Target> StandardReports::byContent(const CsvRow &row)
{
    std::string content;
    for (const Wanted &wanted : m_wanted) {
        const std::string_view cell = trimmed(row.fields[wanted.column]);
        if (cell.empty())
            continue;
        content += wanted.field->name;
        content += '=';
        content += withoutFormulaGuard(cell);
        content += '\x1f';
    }
    Target target;
    target.id = m_keys.next(content, row.line);
    if (!mayBeKnown())
        return target;
    Result<std::optional<Report>> before = lookUp(target.id);
    if (!before)
        return std::unexpected(before.error());
    target.before = *std::move(before);
    return target;
}

Result<StandardReports::Target> StandardReports::targetOf(const CsvRow &row)
{
    const std::string_view idCell =
        m_idColumn ? trimmed(row.fields[*m_idColumn]) : std::string_view();
    const std::string_view ref =
        m_refColumn ? trimmed(row.fields[*m_refColumn]) : std::string_view();
    if (idCell.empty() && ref.empty())
        return byContent(row);
    m_anyNamed = true;
    if (idCell.empty())
        return byRef(ref);
    const std::optional<Id> id = Id::parse(idCell);
    if (!id || id->isNull())
        return refused("id", "bad_id", "The id must be a UUID, or empty.");
    Target target;
    target.named = true;
    target.id = *id;
    Result<std::optional<Report>> before = lookUp(*id);
    if (!before)
        return std::unexpected(before.error());
    target.before = *std::move(before);
    if (target.before || ref.empty())
        return target;
    Result<Target> named = byRef(ref);
    if (named && named->before)
        return refused("ref", "already_exists",
                       std::format("Another report has the reference \"{}\".", ref));
    if (named)
        named->id = *id;
    return named;
}

Result<RowOutcome> StandardReports::row(Change &change, const CsvRow &row)
{
    Result<Target> target = targetOf(row);
    if (!target)
        return std::unexpected(target.error());
    // A row known by its content says what it said before; a deleted record stays deleted.
    if (target->before && (!target->named || target->before->deleted))
        return RowOutcome::Unchanged;
    const Result<bool> said =
        target->before ? m_rows.hasSaid(target->before->id, row) : Result<bool>(false);
    if (!said)
        return std::unexpected(said.error());
    if (*said)
        return RowOutcome::Unchanged;
    ReportDraft draft;
    if (target->before)
        draft.report = *target->before;
    else
        draft.report.id = target->id;
    std::vector<Problem> problems;
    fill(row, draft, !target->before, problems);
    if (!target->before)
        draft.report.ref = target->ref;
    if (!target->externalRef.empty())
        draft.report.externalRef = target->externalRef;
    const Report *before = target->before ? &*target->before : nullptr;
    if (const auto done = m_filler.complete(draft, before, problems); !done)
        return std::unexpected(done.error());
    if (!problems.empty())
        return refused(std::move(problems));
    return saveReport(m_store, m_rows, change, row, {draft.report, before}, m_tell);
}

/// Whether an open state comes before another on a report's way.
bool lagsBehind(std::string_view status, std::string_view other)
{
    static constexpr std::array<std::string_view, 5> kWay{"new", "reopened", "acknowledged",
                                                          "scheduled", "in_progress"};
    return std::ranges::find(kWay, status) < std::ranges::find(kWay, other);
}

/// Finds out which layout the file has and hands everything on.
class Reports final : public RowImporter {
public:
    explicit Reports(Database &database) : m_database(database) {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override
    {
        const Result<Columns> columns = Columns::of(reader);
        if (!columns)
            return std::unexpected(columns.error());
        if (isFixMyStreet(*columns))
            m_layout = fixMyStreetImporter(m_database);
        else
            m_layout = std::make_unique<StandardReports>(m_database);
        m_fileBytes = static_cast<std::int64_t>(reader.size());
        return m_layout->start(reader, tell);
    }
    Result<RowOutcome> row(Change &change, const CsvRow &row) override
    {
        return m_layout->row(change, row);
    }
    Result<void> begin(Change &change) override
    {
        constexpr std::int64_t kRowBytes = 200; // no row is much shorter
        m_bulk = std::make_unique<ReportBulkStore>(change);
        return m_bulk->begin(m_fileBytes / kRowBytes);
    }
    Result<void> finish(Change & /*change*/) override { return m_bulk->finish(); }

private:
    Database &m_database;
    std::unique_ptr<RowImporter> m_layout;
    std::unique_ptr<ReportBulkStore> m_bulk;
    std::int64_t m_fileBytes = 0;
};

} // namespace

Result<RowOutcome> saveReport(ReportStore &store, ImportedRowStore &rows, Change &change,
                              const CsvRow &row, const ToldReport &told, const TellRemark &tell)
{
    static const std::string kWhy = "As in a file brought in";
    const int written = change.written();
    Report wanted = told.report;
    if (told.before != nullptr && isOpen(wanted.status)) {
        if (isOpen(told.before->status) ? lagsBehind(wanted.status, told.before->status)
                                        : wanted.status != "reopened" && !told.reopened) {
            wanted.status = told.before->status;
            wanted.closedAt = told.before->closedAt;
        } else if (!isOpen(told.before->status)) {
            wanted.status = "reopened"; // whatever state the other program has it in again
        }
    }
    if (told.before != nullptr && !isOpen(wanted.status) && !isOpen(told.before->status) &&
        wanted.status != told.before->status) { // closed otherwise: it was opened again between
        Report open = *told.before;
        open.status = "reopened";
        open.closedAt.reset();
        if (const auto opened = store.update(change, std::move(open), kWhy); !opened)
            return std::unexpected(opened.error());
    }
    if (told.before == nullptr && wanted.loggedAt == Instant{})
        wanted.loggedAt = change.at(); // it was closed some day, and not by being brought in
    const Result<Report> saved = told.before != nullptr
                                     ? store.update(change, std::move(wanted), kWhy)
                                     : store.create(change, std::move(wanted));
    if (!saved)
        return std::unexpected(saved.error());
    if (told.before != nullptr && change.written() == written)
        return RowOutcome::Unchanged;
    if (const auto kept = rows.remember(change, saved->id, row); !kept)
        return std::unexpected(kept.error());
    if (told.before != nullptr)
        return RowOutcome::Updated;
    if (!isOpen(saved->status) && !saved->closedAt)
        tell({row.line,
              {"closed_at", "missing",
               "It is closed, and nobody says when: no figure of times to close counts it"},
              false});
    return RowOutcome::Added;
}

std::unique_ptr<RowImporter> reportImporter(Database &database)
{
    return std::make_unique<Reports>(database);
}

} // namespace sc
