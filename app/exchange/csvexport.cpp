// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvexport.h"

#include "areas/areastore.h"
#include "champions/championstore.h"
#include "core/calendar.h"
#include "exchange/csvwriter.h"
#include "exchange/fixmystreetexport.h"
#include "reports/duerulestore.h"

#include <QSaveFile>

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array<std::string_view, 4> kKinds{"reports", "champions", "areas", "due_rules"};

// A spreadsheet takes a file that starts with "ID" for another format: `ref` goes first.
template <class Fields> void writeHeader(CsvWriter &writer, Fields fields)
{
    writer.code("ref");
    writer.code("id");
    for (const auto &field : fields)
        writer.code(field.name);
    writer.endRow();
}

template <class Record, class Fields>
void writeRow(CsvWriter &writer, const Record &record, std::string_view ref, Fields fields,
              NameStore &names)
{
    writer.code(ref);
    writer.code(record.id.toString());
    for (const auto &field : fields)
        writeField(writer, field.form, field.get(record, names));
    writer.endRow();
}

/// Page by page, as the list itself reads them.
Result<void> eachShown(Database &database, const ReportFilter &filter,
                       const std::function<void(const Report &)> &visit)
{
    constexpr int kPage = 1'000;
    ReportListStore list(database);
    list.setToday(localDay(database.clock().now()));
    std::optional<ReportCursor> after;
    while (true) {
        const auto page = list.page(filter, ReportOrder::Jobs, after, kPage);
        if (!page)
            return std::unexpected(page.error());
        for (const ReportRow &row : *page)
            visit(row.report);
        if (page->size() < kPage)
            return {};
        after = page->back().cursor;
    }
}

Result<std::int64_t> writeReports(Database &database, const ExportOptions &options,
                                  CsvWriter &writer)
{
    NameStore names(database);
    writeHeader(writer, reportFields());
    std::int64_t rows = 0;
    const auto write = [&](const Report &report) {
        writeRow(writer, report, report.ref, reportFields(), names);
        ++rows;
    };
    const auto done = options.filter ? eachShown(database, *options.filter, write)
                                     : RecordStore(database).eachReport(options.range, write);
    return done.transform([&] { return rows; });
}

Result<std::int64_t> writeChampions(Database &database, CsvWriter &writer)
{
    NameStore names(database);
    writer.code("id");
    for (const ChampionField &field : championFields())
        writer.code(field.name);
    writer.endRow();
    std::int64_t rows = 0;
    const auto done = RecordStore(database).eachChampion([&](const Champion &champion) {
        writer.code(champion.id.toString());
        for (const ChampionField &field : championFields())
            writeField(writer, field.form, field.get(champion, names));
        writer.endRow();
        ++rows;
    });
    return done.transform([&] { return rows; });
}

// Which wards make which area: what "import areas" takes back.
Result<std::int64_t> writeAreas(Database &database, CsvWriter &writer)
{
    NameStore names(database);
    for (const char *name :
         {"ward_code", "ward_name", "area_code", "area_name", "boundary_edition"})
        writer.code(name);
    writer.endRow();
    std::int64_t rows = 0;
    const auto done = RecordStore(database).eachWard([&](const PlaceRecord &ward) {
        writer.text(ward.code);
        writer.text(ward.name);
        writer.text(names.areaCode(ward.area));
        writer.text(names.areaName(ward.area));
        writer.text(ward.edition);
        writer.endRow();
        ++rows;
    });
    return done.transform([&] { return rows; });
}

Result<std::int64_t> writeDueRules(Database &database, CsvWriter &writer)
{
    const Result<std::vector<DueRule>> rules = DueRules(database).all();
    if (!rules)
        return std::unexpected(rules.error());
    for (const char *name : {"category", "priority", "working_days"})
        writer.code(name);
    writer.endRow();
    for (const DueRule &rule : *rules) {
        writer.code(rule.category);
        writer.code(rule.priority);
        writer.number(rule.workingDays);
        writer.endRow();
    }
    return static_cast<std::int64_t>(rules->size());
}

Result<std::int64_t> writeKind(Database &database, const ExportOptions &options, CsvWriter &writer)
{
    if (options.kind == "champions")
        return writeChampions(database, writer);
    if (options.kind == "areas")
        return writeAreas(database, writer);
    if (options.kind == "due_rules")
        return writeDueRules(database, writer);
    if (options.layout == "fixmystreet")
        return writeFixMyStreet(database, options.range, writer);
    return writeReports(database, options, writer);
}

} // namespace

std::span<const std::string_view> exportKinds()
{
    return kKinds;
}

bool isExportLayout(std::string_view kind, std::string_view layout)
{
    return layout == "standard" || (kind == "reports" && layout == "fixmystreet");
}

Result<std::int64_t> exportCsv(Database &database, const ExportOptions &options, QIODevice &device)
{
    CsvWriter writer(device, options.mark);
    Result<std::int64_t> rows = 0;
    const Result<void> read = RecordStore(database).atOneMoment([&]() -> Result<void> {
        rows = writeKind(database, options, writer);
        return rows.transform([](std::int64_t) {});
    });
    if (!read)
        return std::unexpected(read.error());
    return writer.finish().transform([&] { return *rows; });
}

Result<std::int64_t> exportCsvFile(Database &database, const ExportOptions &options,
                                   const std::string &path)
{
    QSaveFile file(QString::fromStdString(path));
    const auto cannot = [&] {
        return failure(ErrorKind::CannotWrite,
                       std::format("Cannot write {}: {}.", path, file.errorString().toStdString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannot();
    const Result<std::int64_t> rows = exportCsv(database, options, file);
    if (!rows)
        return rows;
    if (!file.commit())
        return cannot();
    return rows;
}

} // namespace sc
