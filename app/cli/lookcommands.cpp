// SPDX-License-Identifier: GPL-3.0-or-later
// What looks at records: search and history.
#include "champions/championstore.h"
#include "cli/command.h"
#include "core/dates.h"
#include "exchange/historytext.h"
#include "reports/reportliststore.h"
#include "reports/reportstore.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

constexpr int kMostFound = 100;

std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

Json reportJson(const ReportRow &row)
{
    const Report &report = row.report;
    return {{"type", "report"},
            {"id", report.id.toString()},
            {"ref", report.ref},
            {"category", report.category},
            {"status", report.status},
            {"street", report.street},
            {"area", row.areaName},
            {"logged_at", isoInstant(report.loggedAt)},
            {"description", report.description}};
}

Json championJson(const Champion &champion)
{
    return {{"type", "champion"},
            {"id", champion.id.toString()},
            {"ref", champion.number},
            {"name", champion.name},
            {"status", champion.status}};
}

void printFound(Terminal &terminal, const std::vector<ReportRow> &reports,
                const std::vector<Champion> &champions)
{
    for (const ReportRow &row : reports) {
        const Report &report = row.report;
        terminal.outLine(std::format("{}  {}  {}  {}  {}  {}", report.ref,
                                     isoInstant(report.loggedAt), report.category, report.status,
                                     report.street, firstLine(report.description)));
    }
    for (const Champion &champion : champions)
        terminal.outLine(
            std::format("champion {}  {}  {}", champion.number, champion.name, champion.status));
    if (reports.empty() && champions.empty())
        terminal.outLine("Nothing found.");
}

Result<ExitCode> search(Context &context)
{
    std::string words;
    for (const std::string &word : context.arguments.words)
        words += words.empty() ? word : " " + word;
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const auto reports = ReportListStore(**database).search(words, kMostFound);
    if (!reports)
        return std::unexpected(reports.error());
    const auto champions = ChampionStore(**database).suggest(words, kMostFound);
    if (!champions)
        return std::unexpected(champions.error());
    if (!context.json) {
        printFound(context.terminal, *reports, *champions);
        return kDone;
    }
    Json found = Json::array();
    for (const ReportRow &row : *reports)
        found.push_back(reportJson(row));
    for (const Champion &champion : *champions)
        found.push_back(championJson(champion));
    context.terminal.outLine(lineOf(Json{{"ok", true}, {"found", std::move(found)}}));
    return kDone;
}

Result<std::vector<HistoryEntry>> entriesOf(Database &database, const std::string &ref)
{
    ReportStore reports(database);
    const Result<Report> report = reports.find(ref);
    if (report)
        return reports.history(report->id);
    if (report.error().kind != ErrorKind::NotFound)
        return std::unexpected(report.error());
    const Result<Champion> champion = ChampionStore(database).find(ref);
    if (champion)
        return History(database).of({champion->id});
    if (const Result<Id> area = NameStore(database).area("ref", ref))
        return History(database).of({*area});
    return refused("ref", "not_found",
                   std::format("There is no report, champion or area \"{}\".", ref));
}

Result<ExitCode> history(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const auto entries = entriesOf(**database, *context.arguments.word(0));
    if (!entries)
        return std::unexpected(entries.error());
    NameStore names(**database);
    if (context.json) {
        context.terminal.outLine(
            lineOf(Json{{"ok", true}, {"history", historyJson(*entries, names)}}));
        return kDone;
    }
    for (const std::string &line : historyLines(*entries, names))
        context.terminal.outLine(line);
    return kDone;
}

constexpr std::array<Command, 2> kCommands{{
    {"search",
     "TEXT",
     "Find reports and champions by words, street, reference or name",
     {},
     1,
     100,
     search},
    {"history", "REF", "Tell what was done to a record, by whom and when", {}, 1, 1, history},
}};

} // namespace

std::span<const Command> lookCommands()
{
    return kCommands;
}

} // namespace sc::cli
