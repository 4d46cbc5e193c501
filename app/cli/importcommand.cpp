// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importcommand.h"

#include "core/dates.h"
#include "core/text.h"
#include "exchange/csvimport.h"
#include "exchange/json.h"
#include "exchange/placeimport.h"
#include "storage/database.h"

#include <algorithm>
#include <format>

namespace sc::cli {

namespace {

std::vector<std::string_view> importKinds()
{
    std::vector<std::string_view> kinds = csvImportKinds();
    kinds.insert(kinds.end(), {"areas", "gazetteer"});
    return kinds;
}

Json summaryOf(const ImportSummary &summary, bool dryRun)
{
    Json json{{"ok", summary.refused == 0}, {"added", summary.added},
              {"updated", summary.updated}, {"unchanged", summary.unchanged},
              {"refused", summary.refused}, {"dry_run", dryRun}};
    if (!summary.backup.empty())
        json["backup"] = summary.backup;
    return json;
}

std::string sentenceOf(const ImportSummary &summary, bool dryRun)
{
    std::string text = std::format("{} added, {} updated, {} unchanged, {} refused.", summary.added,
                                   summary.updated, summary.unchanged, summary.refused);
    if (dryRun)
        text += " This was a dry run: nothing was kept.";
    if (!summary.backup.empty())
        text += std::format(" The backup made before is {}.", summary.backup);
    return text;
}

Result<ImportSummary> runImport(Database &database, std::string_view kind,
                                const ImportOptions &options, const ImportChoices &choices,
                                const TellRemark &tell)
{
    if (kind == "areas")
        return importAreas(database, options, tell);
    if (kind == "gazetteer")
        return importGazetteerFile(database, options, tell);
    return importCsv(database, *importerFor(database, kind, choices), options, tell);
}

// A dry run leaves nothing behind, not even a new empty database.
Result<std::unique_ptr<Database>> openFor(const Context &context, bool dryRun)
{
    if (dryRun && !std::filesystem::exists(context.database))
        return Database::inMemory();
    return openToWrite(context, true);
}

Result<ImportOptions> optionsIn(const Arguments &arguments, std::string_view kind)
{
    ImportOptions options{.file = *arguments.word(1),
                          .rejects = arguments.value("--rejects").value_or(""),
                          .dryRun = arguments.has("--dry-run"),
                          .actor = {actorName()},
                          .columns = {},
                          .validFrom = {},
                          .edition = arguments.value("--edition").value_or(""),
                          .progress = {}};
    if (const auto from = arguments.value("--from")) {
        const auto day = parseIsoDay(*from);
        if (!day)
            return usageError(
                std::format("--from is a day such as 2026-05-04, not \"{}\".", *from));
        options.validFrom = *day;
    }
    if (kind != "areas" && (options.validFrom || !options.edition.empty()))
        return usageError("--from and --edition are for areas.");
    for (const std::string &pair : arguments.values("--column")) {
        const std::size_t equals = pair.rfind('=');
        if (equals == std::string::npos || equals == 0)
            return usageError(
                std::format("--column is a column of the file and what it is here, such as "
                            "\"Locality=area\", not \"{}\".",
                            pair));
        options.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return options;
}

} // namespace

Result<ExitCode> importRecords(Context &context)
{
    const std::string kind = *context.arguments.word(0);
    if (!std::ranges::contains(importKinds(), kind))
        return usageError(std::format("There is no kind \"{}\" to import. Give one of {}.", kind,
                                      listed(importKinds())));
    const Result<ImportOptions> given = optionsIn(context.arguments, kind);
    if (!given)
        return std::unexpected(given.error());
    const ImportOptions &options = *given;
    const ImportChoices choices{.allowDuplicates = context.arguments.has("--allow-duplicates")};
    if (kind == "areas" && !options.rejects.empty())
        return usageError(
            "--rejects is not for areas: their files are mended where they are made.");
    if (!std::filesystem::exists(options.file))
        return failure(ErrorKind::NotFound, std::format("There is no file {}.", options.file));
    const auto database = openFor(context, options.dryRun);
    if (!database)
        return std::unexpected(database.error());
    Terminal &terminal = context.terminal;
    Json problems = Json::array();
    const auto tell = [&](const ImportRemark &remark) {
        const auto &[field, code, message] = remark.problem;
        terminal.errorLine(std::format("{}:{}: {}: {}", options.file, remark.line,
                                       field.empty() ? "row" : field, message));
        if (context.json && remark.refused)
            problems.push_back(
                {{"line", remark.line}, {"field", field}, {"code", code}, {"message", message}});
    };
    const Result<ImportSummary> summary = runImport(**database, kind, options, choices, tell);
    if (!summary)
        return std::unexpected(summary.error());
    if (context.json) {
        Json answer = summaryOf(*summary, options.dryRun);
        answer["errors"] = std::move(problems);
        terminal.outLine(lineOf(answer));
    } else {
        terminal.outLine(sentenceOf(*summary, options.dryRun));
    }
    return summary->refused == 0 ? kDone : kSomeRefused;
}

} // namespace sc::cli
