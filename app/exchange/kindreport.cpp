// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"
#include "core/dates.h"
#include "exchange/applyreport.h"
#include "exchange/fixmystreetexport.h"
#include "exchange/importers.h"
#include "exchange/kind.h"
#include "exchange/kinds.h"
#include "exchange/recordstore.h"
#include "storage/csvwriter.h"

#include <format>

namespace sc {

namespace {

std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

FoundRecord foundReport(const ReportRow &row)
{
    const Report &report = row.report;
    return {{{"type", "report"},
             {"id", report.id.toString()},
             {"ref", report.ref},
             {"category", report.category},
             {"status", report.status},
             {"street", report.street},
             {"area", row.areaName},
             {"logged_at", isoInstant(report.loggedAt)},
             {"description", report.description},
             {"deleted", report.deleted}},
            std::format("{}  {}  {}  {}  {}  {}", report.ref, isoInstant(report.loggedAt),
                        report.category, report.deleted ? "deleted" : report.status, report.street,
                        firstLine(report.description))};
}

/// Page by page, as the list itself reads them.
Result<void> eachShown(Database &database, const ExportOptions &options,
                       const std::function<void(const Report &)> &visit)
{
    constexpr int kPage = 1'000;
    ReportListStore list(database);
    list.setToday(localDay(database.clock().now()));
    std::optional<ReportCursor> after;
    std::int64_t done = 0;
    while (true) {
        const auto page = list.page(*options.filter, ReportOrder::Jobs, after, kPage);
        if (!page)
            return std::unexpected(page.error());
        for (const ReportRow &row : *page) {
            if (!row.report.deleted) // which a list by its whole reference has
                visit(row.report);
        }
        done += static_cast<std::int64_t>(page->size());
        if (options.progress && !options.progress(done))
            return failure(ErrorKind::Cancelled, "The export was stopped. No file was written.");
        if (page->size() < kPage)
            return {};
        after = page->back().cursor;
    }
}

class ReportKind final : public ExchangeKind, public PassingOver {
public:
    ReportKind(Database &database, NameStore &names)
        : m_database(database), m_names(names), m_orders(database, names), m_store(database)
    {}

    std::vector<std::string_view> fieldNames() const override
    {
        std::vector<std::string_view> names;
        for (const ReportField &field : reportFields())
            names.push_back(field.name);
        return names;
    }
    Result<Applied> carryOut(Change &change, const Order &order) override
    {
        return m_orders.carryOut(change, order);
    }
    const std::vector<Problem> &passedOver() const override { return m_orders.passedOver(); }
    Result<void> dump(const TakeLine &take) override
    {
        return RecordStore(m_database).eachReport([&](const Report &report) {
            take(dumpLine("report", report.id, report.ref, reportFields(), report, m_names));
        });
    }
    Result<std::int64_t> writeCsv(const ExportOptions &options, CsvWriter &writer) override;
    std::unique_ptr<RowImporter> importer(const ImportChoices & /*choices*/) override
    {
        return reportImporter(m_database);
    }
    Result<std::vector<FoundRecord>> search(std::string_view words, int most) override
    {
        return ReportListStore(m_database).search(words, most).transform([](const auto &rows) {
            std::vector<FoundRecord> found;
            found.reserve(rows.size());
            for (const ReportRow &row : rows)
                found.push_back(foundReport(row));
            return found;
        });
    }
    Result<std::optional<std::vector<HistoryEntry>>> history(std::string_view ref) override;
    void othersChanged() override { m_orders.placesChanged(); }

private:
    Database &m_database;
    NameStore &m_names;
    ReportOrders m_orders;
    ReportStore m_store;
};

// A spreadsheet takes a file that starts with "ID" for another format: `ref` goes first.
Result<std::int64_t> ReportKind::writeCsv(const ExportOptions &options, CsvWriter &writer)
{
    if (options.layout == "fixmystreet")
        return writeFixMyStreet(m_database, options.range, writer);
    writer.code("ref");
    writer.code("id");
    for (const ReportField &field : reportFields())
        writer.code(field.name);
    writer.endRow();
    std::int64_t rows = 0;
    const auto write = [&](const Report &report) {
        writer.code(report.ref);
        writer.code(report.id.toString());
        for (const ReportField &field : reportFields())
            writeField(writer, field.form, field.get(report, m_names));
        writer.endRow();
        ++rows;
    };
    const auto done = options.filter ? eachShown(m_database, options, write)
                                     : RecordStore(m_database).eachReport(options.range, write);
    return done.transform([&] { return rows; });
}

Result<std::optional<std::vector<HistoryEntry>>> ReportKind::history(std::string_view ref)
{
    const Result<Report> report = m_store.find(ref);
    if (report)
        return m_store.history(report->id).transform([](auto entries) {
            return std::optional(std::move(entries));
        });
    if (report.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return std::unexpected(report.error());
}

} // namespace

std::unique_ptr<ExchangeKind> reportKind(Database &database, NameStore &names)
{
    return std::make_unique<ReportKind>(database, names);
}

} // namespace sc
