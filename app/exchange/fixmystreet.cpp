// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fixmystreet.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/reference.h"
#include "core/text.h"
#include "exchange/importedrowstore.h"
#include "exchange/reportfiller.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace sc {

namespace {

/// Rows of FixMyStreet's export. A row is known again by its Report ID: one of our own references,
/// or the number it has there.
class FixMyStreetReports final : public RowImporter {
public:
    explicit FixMyStreetReports(Database &database)
        : m_store(database), m_filler(database, m_store), m_rows(database)
    {}

    Result<void> start(const CsvReader &reader, const TellRemark &tell) override
    {
        Result<Columns> columns = Columns::of(reader);
        if (!columns)
            return std::unexpected(columns.error());
        m_columns = *std::move(columns);
        m_tell = tell;
        return {};
    }
    Result<RowOutcome> row(Change &change, const CsvRow &row) override;

private:
    struct Target {
        std::optional<Report> before;
        Id id;
        bool ours = false;
    };

    [[nodiscard]] std::string_view cell(const CsvRow &row, std::string_view name) const
    {
        return withoutFormulaGuard(m_columns.cell(row, name));
    }
    [[nodiscard]] Result<Target> targetOf(std::string_view reportId);
    void fill(const CsvRow &row, ReportDraft &draft, bool isNew, std::vector<Problem> &problems);
    void fillPlace(const CsvRow &row, ReportDraft &draft, std::vector<Problem> &problems);
    void fillWords(const CsvRow &row, ReportDraft &draft, std::vector<Problem> &problems);
    [[nodiscard]] std::string categoryOf(std::string_view name);

    ReportStore m_store;
    ReportFiller m_filler;
    ImportedRowStore m_rows;
    TellRemark m_tell;
    Columns m_columns;
    std::optional<Instant> m_acknowledged; ///< in the row being read
};

// FixMyStreet writes local time without an offset.
std::optional<Instant> momentOf(std::string_view text)
{
    if (const Result<Instant> exact = parseIsoInstant(text))
        return *exact;
    const Result<Instant> local = parseIsoInstant(std::string(text) + "Z");
    if (!local)
        return std::nullopt;
    return fromLocal(LocalTime(local->time_since_epoch()));
}

void readMoment(std::string_view cell, std::string_view name, std::vector<Problem> &problems,
                const std::function<void(Instant)> &take)
{
    if (cell.empty())
        return;
    if (const auto at = momentOf(cell))
        take(*at);
    else
        problems.push_back(
            {std::string(name), "bad_date", std::format("\"{}\" is not a date and time.", cell)});
}

std::optional<double> numberOf(std::string_view cell, std::string_view name,
                               std::vector<Problem> &problems)
{
    if (cell.empty())
        return std::nullopt;
    const Result<FieldValue> value = fieldFromText(FieldForm::Real, name, cell);
    if (value)
        return std::get<double>(*value);
    std::ranges::copy(value.error().problems, std::back_inserter(problems));
    return std::nullopt;
}

std::string descriptionOf(std::string_view title, std::string_view detail)
{
    if (title.empty() || detail.starts_with(title))
        return std::string(detail);
    if (detail.empty() || title.starts_with(detail))
        return std::string(title);
    return std::format("{}\n\n{}", title, detail);
}

Result<FixMyStreetReports::Target> FixMyStreetReports::targetOf(std::string_view reportId)
{
    if (reportId.empty())
        return refused("report_id", "missing", "Enter the Report ID.");
    Target target;
    const bool ours = looksLikeReference(reportId);
    Result<Report> found = ours ? m_store.find(reportId) : failure(ErrorKind::NotFound, {});
    if (!found && ours && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    if (!found) {
        target.id = Id::fromName(std::format("fixmystreet:{}", reportId));
        found = m_store.get(target.id);
        if (!found && found.error().kind != ErrorKind::NotFound)
            return std::unexpected(found.error());
    } else {
        target.ours = true;
    }
    if (found)
        target.before = *std::move(found);
    return target;
}

std::string FixMyStreetReports::categoryOf(std::string_view name)
{
    const std::string text = folded(name);
    for (const Category &category : m_store.categories()) {
        if (folded(category.label) == text || category.code == name)
            return category.code;
    }
    return categoryFromFixMyStreet(name);
}

void FixMyStreetReports::fillPlace(const CsvRow &row, ReportDraft &draft,
                                   std::vector<Problem> &problems)
{
    draft.latitude = numberOf(cell(row, "latitude"), "latitude", problems);
    draft.longitude = numberOf(cell(row, "longitude"), "longitude", problems);
    // The same point once more, in whole metres: degrees go before it, or it would move to and fro.
    if (!draft.latitude || !draft.longitude) {
        draft.easting = numberOf(cell(row, "easting"), "easting", problems);
        draft.northing = numberOf(cell(row, "northing"), "northing", problems);
    }
    draft.placeNamed = draft.latitude || draft.longitude || draft.easting || draft.northing;
    if (const std::string_view query = cell(row, "query"); !query.empty())
        draft.report.placeTyped = query;
}

void FixMyStreetReports::fillWords(const CsvRow &row, ReportDraft &draft,
                                   std::vector<Problem> &problems)
{
    Report &report = draft.report;
    const std::string_view sub = cell(row, "subcategory");
    const std::string_view name = cell(row, "category");
    const std::string particular = sub.empty() ? std::string() : categoryOf(sub);
    const std::string code = particular.empty() ? categoryOf(name) : particular;
    if (!code.empty())
        report.category = code;
    else if (name.empty())
        problems.push_back({"category", "missing", "Enter the category."});
    else
        problems.push_back({"category", "unknown_code",
                            std::format("There is no category here for \"{}\".", name)});
    const std::string_view status = cell(row, "status");
    const std::string state = statusFromFixMyStreet(status);
    if (!state.empty())
        report.status = state;
    else if (!status.empty())
        problems.push_back(
            {"status", "unknown_code", std::format("There is no state here for \"{}\".", status)});
}

void FixMyStreetReports::fill(const CsvRow &row, ReportDraft &draft, bool isNew,
                              std::vector<Problem> &problems)
{
    Report &report = draft.report;
    report.description = descriptionOf(cell(row, "title"), cell(row, "detail"));
    fillWords(row, draft, problems);
    fillPlace(row, draft, problems);
    readMoment(cell(row, "created"), "created", problems,
               [&](Instant at) { report.loggedAt = at; });
    for (const std::string_view name : {"closed", "fixed"})
        readMoment(cell(row, name), name, problems, [&](Instant at) { report.closedAt = at; });
    readMoment(cell(row, "acknowledged"), "acknowledged", problems,
               [&](Instant at) { m_acknowledged = at; });
    if (!isNew)
        return;
    report.source = "import";
    report.reporter = cell(row, "user_name");
}

Result<RowOutcome> FixMyStreetReports::row(Change &change, const CsvRow &row)
{
    const std::string_view reportId = cell(row, "report_id");
    Result<Target> target = targetOf(reportId);
    if (!target)
        return std::unexpected(target.error());
    if (target->before && target->before->deleted)
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
    m_acknowledged.reset();
    fill(row, draft, !target->before, problems);
    if (target->ours) { // title and times were made from the rest when it was exported
        draft.report.description = cell(row, "detail");
        if (draft.report.status == target->before->status)
            draft.report.closedAt = target->before->closedAt;
    } else {
        draft.report.externalRef = reportId;
    }
    const Report *before = target->before ? &*target->before : nullptr;
    if (const auto done = m_filler.complete(draft, before, problems); !done)
        return std::unexpected(done.error());
    if (!problems.empty())
        return refused(std::move(problems));
    const bool reopened = !cell(row, "fixed").empty() || !cell(row, "closed").empty();
    auto outcome =
        saveReport(m_store, m_rows, change, row, {draft.report, before, reopened}, m_tell);
    if (outcome && before == nullptr && m_acknowledged && draft.report.status != "new") {
        Report as = draft.report;
        as.status = "new";
        m_store.writeStep(change, as, {.to = "acknowledged", .at = m_acknowledged});
    }
    return outcome;
}

} // namespace

bool isFixMyStreet(const Columns &columns)
{
    return columns.has("report_id") && columns.has("category") &&
           (columns.has("title") || columns.has("detail"));
}

std::unique_ptr<RowImporter> fixMyStreetImporter(Database &database)
{
    return std::make_unique<FixMyStreetReports>(database);
}

} // namespace sc
