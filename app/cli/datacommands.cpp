// SPDX-License-Identifier: GPL-3.0-or-later
// What brings records in and out: export, apply, dump.
#include "cli/command.h"
#include "cli/importcommand.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "exchange/apply.h"
#include "exchange/csvexport.h"
#include "exchange/dump.h"
#include "storage/database.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <iostream>

namespace sc::cli {

namespace {

// --- dump ---

Result<ExitCode> dump(Context &context)
{
    const auto given = context.arguments.value("--type");
    const std::string type = given.value_or("");
    if (given && !std::ranges::contains(exchangedTypes(), type))
        return usageError(std::format("There is no type \"{}\".", type));
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    Terminal &terminal = context.terminal;
    const auto done =
        dumpRecords(**database, type, [&](std::string_view line) { terminal.outLine(line); });
    return done.transform([] { return kDone; });
}

// --- export ---

Result<std::optional<Day>> dayOption(const Arguments &arguments, std::string_view option)
{
    const std::optional<std::string> text = arguments.value(option);
    if (!text)
        return std::nullopt;
    const Result<Day> day = parseIsoDay(*text);
    if (!day)
        return usageError(
            std::format("{} needs a date such as 2026-04-01, not \"{}\".", option, *text));
    return *day;
}

Result<void> readRange(const Arguments &arguments, ExportRange &range)
{
    const auto from = dayOption(arguments, "--from");
    if (!from)
        return std::unexpected(from.error());
    const auto to = dayOption(arguments, "--to");
    if (!to)
        return std::unexpected(to.error());
    if (*from && *to && **to < **from)
        return usageError("--to must not be before --from.");
    if (*from)
        range.loggedFrom = startOfDay(**from);
    if (*to)
        range.loggedBefore = startOfDay(addDays(**to, 1));
    const std::optional<std::string> text = arguments.value("--quarter");
    if (!text)
        return {};
    if (*from || *to)
        return usageError("Give --quarter or --from and --to, not both.");
    const Result<Quarter> quarter = Quarter::parse(*text);
    if (!quarter)
        return usageError(
            std::format("--quarter needs a quarter such as 2026-27Q1, not \"{}\".", *text));
    range.loggedFrom = quarter->start();
    range.loggedBefore = quarter->end();
    return {};
}

Result<ExportOptions> exportOptions(const Arguments &arguments)
{
    ExportOptions options;
    options.kind = *arguments.word(0);
    options.layout = arguments.value("--layout").value_or("standard");
    options.mark = arguments.has("--bom");
    if (!std::ranges::contains(exportKinds(), options.kind))
        return usageError(std::format("There is no kind \"{}\" to export. Give one of {}.",
                                      options.kind, listed(exportKinds())));
    if (!isExportLayout(options.kind, options.layout))
        return usageError(
            std::format("There is no layout \"{}\" for {}.", options.layout, options.kind));
    const bool ranged = arguments.has("--quarter") || arguments.has("--from") ||
                        arguments.has("--to") || arguments.has("--area");
    if (ranged && options.kind != "reports")
        return usageError("--quarter, --from, --to and --area are for reports.");
    if (const auto range = readRange(arguments, options.range); !range)
        return std::unexpected(range.error());
    return options;
}

Result<std::int64_t> writeExport(Context &context, Database &database, const ExportOptions &options)
{
    if (const auto out = context.arguments.value("--out"))
        return exportCsvFile(database, options, *out);
    QFile standardOutput;
    if (!standardOutput.open(stdout, QIODevice::WriteOnly))
        return failure(ErrorKind::CannotWrite, "Cannot write to standard output.");
    return exportCsv(database, options, standardOutput);
}

Result<ExitCode> exportRecords(Context &context)
{
    Result<ExportOptions> options = exportOptions(context.arguments);
    if (!options)
        return std::unexpected(options.error());
    const std::optional<std::string> out = context.arguments.value("--out");
    if (context.json && !out)
        return usageError("--json needs --out: the CSV itself goes to standard output.");
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    if (const auto code = context.arguments.value("--area")) {
        const Result<Id> area = NameStore(**database).area("--area", *code);
        if (!area)
            return std::unexpected(area.error());
        options->range.area = *area;
    }
    const Result<std::int64_t> rows = writeExport(context, **database, *options);
    if (!rows)
        return std::unexpected(rows.error());
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true}, {"rows", *rows}, {"file", *out}}));
    else if (out)
        context.terminal.outLine(std::format("Wrote {} rows to {}.", *rows, *out));
    return kDone;
}

// --- apply ---

// Whether the run must stop: the answer was not about what the line said.
bool endsTheRun(const Error &error)
{
    return error.kind != ErrorKind::Refused && error.kind != ErrorKind::NotFound;
}

Result<ExitCode> applyLines(Context &context, Applier &applier, std::istream &in,
                            std::string_view name)
{
    Terminal &terminal = context.terminal;
    ExitCode code = kDone;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        std::string_view text = line;
        if (number == 1 && text.starts_with("\xef\xbb\xbf"))
            text.remove_prefix(3);
        if (text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const Applier::Answer answer = applier.apply(text);
        terminal.outLine(answer.line);
        terminal.flush();
        if (terminal.failed())
            return kCannot;
        if (answer.ok)
            continue;
        code = kSomeRefused;
        for (const Problem &problem : answer.error.problems)
            terminal.errorLine(std::format("{}:{}: {}: {}", name, number,
                                           problem.field.empty() ? "line" : problem.field,
                                           problem.message));
        if (endsTheRun(answer.error))
            return std::unexpected(answer.error);
    }
    return in.bad() ? failure(ErrorKind::CannotRead, std::format("Cannot read {}.", name))
                    : Result<ExitCode>(code);
}

Result<ExitCode> apply(Context &context)
{
    const std::string name = context.arguments.word(0).value_or("-");
    std::ifstream file;
    if (name != "-") {
        if (std::filesystem::is_directory(name))
            return failure(ErrorKind::CannotRead,
                           std::format("{} is a folder. Give a file.", name));
        file.open(name, std::ios::binary);
        if (!file)
            return failure(ErrorKind::NotFound, std::format("Cannot read {}.", name));
    }
    const auto database = openToWrite(context, true);
    if (!database)
        return std::unexpected(database.error());
    Applier applier(**database, Actor{actorName()});
    return applyLines(context, applier, name == "-" ? std::cin : file,
                      name == "-" ? "stdin" : name);
}

constexpr std::array<OptionSpec, 1> kDumpOptions{
    {{"--type", "T", "only this type, such as report or champion"}}};

constexpr std::array<OptionSpec, 7> kExportOptions{{
    {"--quarter", "Q", "only reports logged in this quarter, such as 2026-27Q1"},
    {"--from", "D", "only reports logged on this day or later"},
    {"--to", "D", "only reports logged on this day or earlier"},
    {"--area", "CODE", "only reports of this area"},
    {"--layout", "NAME", "standard; fixmystreet for reports, mailmerge for champions"},
    {"--out", "FILE", "write here instead of to standard output"},
    {"--bom", "", "start with a byte order mark, for Excel"},
}};

constexpr std::array<OptionSpec, 6> kImportOptions{{
    {"--allow-duplicates", "", "take champions who seem to be on the register already"},
    {"--column", "THEIRS=OURS", "what a column of the file is here, such as \"Locality=area\"",
     true},
    {"--dry-run", "", "test every row and keep nothing"},
    {"--edition", "NAME", "what these boundaries are called"},
    {"--from", "DATE", "the first day that these boundaries hold"},
    {"--rejects", "FILE", "write bad rows back out, with a reason"},
}};

constexpr std::array<Command, 4> kCommands{{
    {"import", "KIND FILE", "Bring in reports, champions, areas, gazetteer and others",
     kImportOptions, 2, 2, importRecords},
    {"export", "KIND", "Write reports, champions, groups and others as CSV", kExportOptions, 1, 1,
     exportRecords},
    {"apply", "[FILE]", "Carry out orders given as JSON Lines", {}, 0, 1, apply},
    {"dump", "", "Print every record as JSON Lines, in a fixed order", kDumpOptions, 0, 0, dump},
}};

} // namespace

std::span<const Command> dataCommands()
{
    return kCommands;
}

} // namespace sc::cli
