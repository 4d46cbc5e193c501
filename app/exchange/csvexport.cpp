// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvexport.h"

#include "exchange/kind.h"
#include "exchange/peopleexport.h"
#include "reports/duerulestore.h"
#include "storage/csvwriter.h"
#include "storage/location.h"

#include <QSaveFile>

#include <format>

namespace sc {

namespace {

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
    if (options.kind == "due_rules")
        return writeDueRules(database, writer);
    if (options.kind == "resilience")
        return writeResilience(database, writer);
    if (options.kind == "renewals")
        return writeRenewals(database, writer);
    if (options.kind == "balances")
        return writeBalances(database, writer);
    if (options.layout == "mailmerge")
        return writeMailMerge(database, writer);
    NameStore names(database);
    ExchangeKinds kinds(database, names);
    const KindSpec *spec = kindSpecOfPlural(options.kind);
    return kinds.of(spec != nullptr ? spec->type : "area").writeCsv(options, writer);
}

} // namespace

std::vector<std::string_view> exportKinds()
{
    std::vector<std::string_view> kinds;
    for (const KindSpec &spec : kindSpecs()) {
        if (!spec.plural.empty())
            kinds.push_back(spec.plural);
    }
    kinds.insert(kinds.end(), {"areas", "due_rules", "resilience", "renewals", "balances"});
    return kinds;
}

bool isExportLayout(std::string_view kind, std::string_view layout)
{
    return layout == "standard" || (kind == "reports" && layout == "fixmystreet") ||
           (kind == "champions" && layout == "mailmerge");
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
    if (const auto free = refuseOverRecords(path); !free)
        return std::unexpected(free.error());
    QSaveFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::CannotWrite,
                       std::format("Cannot write {}: {}.", path, file.errorString().toStdString()));
    const Result<std::int64_t> rows = exportCsv(database, options, file);
    if (!rows)
        return rows;
    if (!file.commit())
        return failure(ErrorKind::CannotWrite,
                       std::format("{} could not be written. Check that the disk is not full and "
                                   "still connected.",
                                   path));
    return rows;
}

} // namespace sc
