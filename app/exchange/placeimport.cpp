// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/placeimport.h"

#include "areas/boundaryimport.h"
#include "areas/gazetteerimport.h"
#include "core/text.h"
#include "reports/reportstore.h"
#include "storage/database.h"
#include "storage/location.h"
#include "storage/openfiles.h"

#include <QFile>
#include <QSaveFile>

#include <filesystem>
#include <format>
#include <set>

namespace sc {

namespace {

/// A file in memory: mapped where possible.
class FileText {
public:
    [[nodiscard]] static Result<FileText> open(const std::string &path)
    {
        FileText text;
        text.m_file = std::make_unique<QFile>(QString::fromStdString(path));
        if (!text.m_file->exists())
            return failure(ErrorKind::NotFound, std::format("There is no file {}.", path));
        if (auto other = refuseOpenRecords(path); !other)
            return std::unexpected(other.error());
        if (!text.m_file->open(QIODevice::ReadOnly))
            return failure(
                ErrorKind::CannotRead,
                std::format("Cannot read {}: {}.", path, text.m_file->errorString().toStdString()));
        const qint64 size = text.m_file->size();
        if (const uchar *mapped = size > 0 ? text.m_file->map(0, size) : nullptr)
            text.m_view = {reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(size)};
        else
            text.m_bytes = std::make_unique<std::string>(text.m_file->readAll().toStdString());
        return text;
    }
    [[nodiscard]] std::string_view view() const { return m_bytes ? *m_bytes : m_view; }

private:
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<std::string> m_bytes;
    std::string_view m_view;
};

GridTransform transformFor(const Database &database)
{
    return GridTransform::best(database.path().parent_path());
}

std::string fileName(const ImportOptions &options)
{
    return std::filesystem::path(options.file).filename().string();
}

// Commits, or keeps nothing of a dry run.
Result<void> keep(Database &database, Change &change, const std::set<Id> &keepArea, bool dryRun)
{
    ReportStore reports(database);
    if (const auto moved = reports.replaceWards(change, keepArea); !moved)
        return std::unexpected(moved.error());
    if (const auto spent = removeSpentAreas(change); !spent)
        return std::unexpected(spent.error());
    return dryRun ? Result<void>() : change.commit();
}

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

bool isGeoJson(std::string_view text)
{
    const std::string_view start = trimmed(text.substr(0, 1000));
    return start.starts_with('{') || start.starts_with('[');
}

/// Which property is what, as columns of a CSV are named: "WD25CD" to "code".
Result<BoundaryFields> fieldsIn(const std::map<std::string, std::string> &columns)
{
    BoundaryFields fields;
    for (const auto &[theirs, ours] : columns) {
        std::string *const field = ours == "code"        ? &fields.code
                                   : ours == "name"      ? &fields.name
                                   : ours == "area_code" ? &fields.areaCode
                                   : ours == "area_name" ? &fields.areaName
                                                         : nullptr;
        if (field == nullptr)
            return refused(ours, "not_found",
                           std::format("Boundaries have no column \"{}\": give code, name, "
                                       "area_code or area_name.",
                                       ours));
        *field = theirs;
    }
    return fields;
}

Result<ImportSummary> importGeoJson(Database &database, Change &change, std::string_view text,
                                    const ImportOptions &options, const TellRemark &tell)
{
    GridTransform transform = transformFor(database);
    const auto fields = fieldsIn(options.columns);
    if (!fields)
        return std::unexpected(fields.error());
    const Result<BoundaryFile> file = readBoundaries(text, *fields, transform);
    if (!file)
        return std::unexpected(file.error());
    ImportSummary summary;
    for (const RefusedFeature &feature : file->refused) {
        ++summary.refused;
        Problem problem = feature.problem;
        problem.message = std::format("Feature {}: {}", feature.number, problem.message);
        tell({static_cast<std::size_t>(feature.number), std::move(problem), true});
    }
    BoundaryImportOptions boundaries;
    boundaries.source = fileName(options);
    boundaries.editionName = options.edition;
    boundaries.validFrom = options.validFrom;
    const Result<BoundaryImportResult> done = importBoundaries(change, *file, boundaries);
    if (!done)
        return std::unexpected(done.error());
    summary.added = done->wardsAdded;
    summary.updated = done->wardsChanged;
    summary.unchanged = done->wardsUnchanged;
    return summary;
}

Result<ImportSummary> importGrouping(Change &change, std::string_view text, const TellRemark &tell)
{
    const Result<WardGroups> file = readWardGroups(text);
    if (!file)
        return std::unexpected(file.error());
    const Result<WardGroupResult> done = importWardGroups(change, file->groups);
    if (!done)
        return std::unexpected(done.error());
    ImportSummary summary;
    for (const auto &refused : {file->refused, done->refused}) {
        for (const WardGroups::Refused &one : refused) {
            ++summary.refused;
            tell({one.line, one.problem, true});
        }
    }
    summary.added = done->areasAdded;
    summary.updated = done->wardsMoved + done->areasChanged;
    summary.unchanged = done->wardsUnchanged;
    return summary;
}

Result<void> writeRejects(const std::string &path, const GazetteerImportResult &result)
{
    if (path.empty())
        return {};
    if (auto free = refuseOverRecords(path); !free)
        return free;
    QSaveFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly)) {
        const auto write = [&](std::string_view row, std::string_view reason) {
            const std::string line = std::format("{}{}\"{}\"\r\n", row, result.separator, reason);
            file.write(line.data(), static_cast<qint64>(line.size()));
        };
        if (!result.header.empty())
            write(result.header, "reason");
        for (const GazetteerImportResult::Refused &one : result.refused)
            write(one.raw, one.problem.message);
        if (file.commit())
            return {};
    }
    return failure(ErrorKind::CannotWrite,
                   std::format("Cannot write {}: {}.", path, file.errorString().toStdString()));
}

} // namespace

Result<ImportSummary> importAreas(Database &database, const ImportOptions &options,
                                  const TellRemark &tell)
{
    const Result<FileText> file = FileText::open(options.file);
    if (!file)
        return std::unexpected(file.error());
    const std::string_view text = withoutMark(file->view());
    Result<std::string> backup;
    if (!options.dryRun)
        backup = backupBeforeImport(database);
    if (!backup)
        return std::unexpected(backup.error());
    Change change(database, options.actor, std::format("Imported from {}", fileName(options)));
    const auto chosen = ReportStore(database).withChosenArea();
    if (!chosen)
        return std::unexpected(chosen.error());
    if (!isGeoJson(text) && (options.validFrom || !options.edition.empty()))
        return refused("from", "out_of_range",
                       "A list of wards says which area each belongs to, in every edition. For "
                       "areas that change on a day, import the boundaries as a new edition from "
                       "that day, with the new areas in the file");
    Result<ImportSummary> summary = isGeoJson(text)
                                        ? importGeoJson(database, change, text, options, tell)
                                        : importGrouping(change, text, tell);
    if (!summary)
        return summary;
    if (const auto kept = keep(database, change, *chosen, options.dryRun); !kept)
        return std::unexpected(kept.error());
    summary->backup = *backup;
    return summary;
}

Result<std::optional<BoundaryFile>> lookAtBoundaries(const Database &database,
                                                     const ImportOptions &options)
{
    const Result<FileText> file = FileText::open(options.file);
    const auto fields = fieldsIn(options.columns);
    if (!file || !fields)
        return std::unexpected(!file ? file.error() : fields.error());
    const std::string_view text = withoutMark(file->view());
    if (!isGeoJson(text))
        return std::nullopt;
    GridTransform transform = transformFor(database);
    return readBoundaries(text, *fields, transform).transform([](BoundaryFile read) {
        return std::optional(std::move(read));
    });
}

Result<ImportSummary> importGazetteerFile(Database &database, const ImportOptions &options,
                                          const TellRemark &tell)
{
    const Result<FileText> file = FileText::open(options.file);
    if (!file)
        return std::unexpected(file.error());
    Result<std::string> backup;
    if (!options.dryRun)
        backup = backupBeforeImport(database);
    if (!backup)
        return std::unexpected(backup.error());
    GridTransform transform = transformFor(database);
    const Result<GazetteerImportResult> done = importGazetteer(
        database, file->view(), transform,
        {.source = fileName(options), .dryRun = options.dryRun, .progress = options.progress});
    if (!done)
        return std::unexpected(done.error());
    for (const GazetteerImportResult::Refused &one : done->refused)
        tell({one.line, one.problem, true});
    if (const auto written = writeRejects(options.rejects, *done); !written)
        return std::unexpected(written.error());
    ImportSummary summary;
    summary.added = done->streets + done->postcodes;
    summary.refused = static_cast<std::int64_t>(done->refused.size());
    summary.backup = *backup;
    return summary;
}

} // namespace sc
