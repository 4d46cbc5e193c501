// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about one person: erase, subject access.
#include "champions/championstore.h"
#include "champions/erasurestore.h"
#include "cli/command.h"
#include "exchange/json.h"
#include "exchange/subjectaccess.h"
#include "storage/backup.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

Result<Champion> championGiven(const Context &context, Database &database)
{
    const std::string ref = *context.arguments.word(0);
    Result<Champion> champion = ChampionStore(database).find(ref);
    if (!champion && champion.error().kind == ErrorKind::NotFound)
        return refused("ref", "not_found", std::format("There is no champion \"{}\".", ref));
    return champion;
}

Json erasureJson(const ErasureResult &result, const std::vector<BackupFile> &backups)
{
    Json json{{"ok", true},
              {"ref", result.number},
              {"records", result.records},
              {"mentions", result.mentions},
              {"backups", Json::array()}};
    for (const BackupFile &backup : backups)
        json["backups"].push_back(backup.path.string());
    return json;
}

void tellErasure(Terminal &terminal, const ErasureResult &result,
                 const std::vector<BackupFile> &backups)
{
    terminal.outLine(std::format("Erased the personal data of champion {} here and in {} other "
                                 "records, and wrote the file anew.",
                                 result.number, result.records));
    terminal.outLine(
        "Not reached: photos, other people's reports, files exported before, and other "
        "PCs until they are told.");
    for (const std::string &ref : result.mentions)
        terminal.outLine(std::format("Look at {}: it seems to name the champion.", ref));
    for (const BackupFile &backup : backups)
        terminal.outLine(std::format("This backup still has the data: {}. Delete it when you can.",
                                     backup.path.string()));
}

Result<ExitCode> erase(Context &context)
{
    const auto by = context.arguments.value("--by");
    const auto why = context.arguments.value("--why");
    if (!by || !why)
        return usageError("erase needs --by NAME and --why TEXT: it cannot be undone.");
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const Result<Champion> champion = championGiven(context, **database);
    if (!champion)
        return std::unexpected(champion.error());
    const auto result = ErasureStore(**database).erase(champion->id, *by, *why);
    if (!result)
        return std::unexpected(result.error());
    const std::vector<BackupFile> backups = Backups::list(context.database);
    if (context.json)
        context.terminal.outLine(lineOf(erasureJson(*result, backups)));
    else
        tellErasure(context.terminal, *result, backups);
    return kDone;
}

Result<ExitCode> subjectAccess(Context &context)
{
    const auto folder = context.arguments.value("--out");
    if (!folder)
        return usageError("subject-access needs --out FOLDER.");
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const Result<Champion> champion = championGiven(context, **database);
    if (!champion)
        return std::unexpected(champion.error());
    const auto written = writeSubjectAccess(**database, champion->id, *folder);
    if (!written)
        return std::unexpected(written.error());
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true},
                                             {"records", written->records},
                                             {"files", {written->json, written->csv}}}));
    else
        context.terminal.outLine(std::format("Wrote {} records to {} and {}.", written->records,
                                             written->json, written->csv));
    return kDone;
}

constexpr std::array<OptionSpec, 2> kEraseOptions{{
    {"--by", "NAME", "who erases, for the history"},
    {"--why", "TEXT", "why, for the history"},
}};

constexpr std::array<OptionSpec, 1> kAccessOptions{
    {{"--out", "FOLDER", "where the files are to be"}}};

constexpr std::array<Command, 2> kCommands{{
    {"erase", "REF", "Take a champion's personal data out of the database for good", kEraseOptions,
     1, 1, erase},
    {"subject-access", "REF", "Write everything that is held about a champion into a folder",
     kAccessOptions, 1, 1, subjectAccess},
}};

} // namespace

std::span<const Command> peopleCommands()
{
    return kCommands;
}

} // namespace sc::cli
