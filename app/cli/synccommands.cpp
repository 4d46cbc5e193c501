// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanging records with other PCs: sync init, invite, join, export, import, folder, status.
#include "cli/command.h"
#include "cli/syncoutput.h"
#include "core/text.h"
#include "exchange/json.h"
#include "paper/pages.h"
#include "paper/syncpapers.h"
#include "storage/database.h"
#include "sync/durablefile.h"
#include "sync/exporter.h"
#include "sync/folder.h"
#include "sync/setup.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <format>
#include <iterator>
#include <thread>

namespace sc::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLookAgain{5};

Result<void> needAreas(const Context &context, const std::vector<std::string> &areas)
{
    if (areas.empty())
        return usageError(std::format("\"{}\" needs --area.", context.arguments.command));
    return {};
}

Result<fs::path> writeRecoverySheet(const Database &database, const OwnPc &own,
                                    const std::string &council)
{
    fs::path file = database.path();
    file.replace_filename(file.stem().string() + "-recovery-sheet.pdf");
    const RecoverySheetFacts facts{council, own.device().name, rootAsText(own.secrets),
                                   localDay(database.clock().now())};
    if (auto written = writePdf(recoverySheet(facts), file); !written)
        return std::unexpected(written.error());
    std::error_code ignored; // whoever reads it can open everything
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    return file;
}

Result<ExitCode> init(Context &context)
{
    ExchangeSetup setup;
    setup.areas = areaCodes(context, 0);
    const auto council = needed(context, "--council");
    const auto device = needed(context, "--device");
    const auto areas = needAreas(context, setup.areas);
    if (!council || !device || !areas)
        return std::unexpected(!council  ? council.error()
                               : !device ? device.error()
                                         : areas.error());
    setup.council = *council;
    setup.device = *device;
    const auto database = openToWrite(context, true);
    if (!database)
        return std::unexpected(database.error());
    const auto own = setUpCouncil(**database, {actorName()}, setup, passphraseFromSurroundings());
    if (!own)
        return std::unexpected(own.error());
    const auto sheet = writeRecoverySheet(**database, *own, setup.council);
    if (!sheet)
        return std::unexpected(sheet.error());
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true}, {"recovery_sheet", sheet->string()}}));
    else
        context.terminal.outLine(sheet->string());
    context.terminal.errorLine("Print the recovery sheet, put it in a safe, then delete the file.");
    return kDone;
}

Result<ExitCode> inviteOther(Context &context)
{
    const auto areas = areaCodes(context, 0);
    const auto device = needed(context, "--device");
    const auto out = needed(context, "--out");
    const auto some = needAreas(context, areas);
    if (!device || !out || !some)
        return std::unexpected(!device ? device.error() : !out ? out.error() : some.error());
    if (auto possible = canWriteDurably(*out); !possible)
        return std::unexpected(possible.error());
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    const auto made = invite(*desk->database, {actorName()}, desk->own, *device, areas);
    if (!made)
        return std::unexpected(made.error());
    if (auto written = writeDurably(*out, made->bytes); !written)
        return std::unexpected(written.error());
    context.terminal.outLine(lineOf(Json{{"code", made->code}}));
    return kDone;
}

Result<ExitCode> joinCouncil(Context &context)
{
    const auto code = needed(context, "--code");
    if (!code)
        return std::unexpected(code.error());
    const auto joined =
        join(*context.arguments.word(0), *code, context.database, passphraseFromSurroundings());
    if (!joined)
        return std::unexpected(joined.error());
    const std::string file = context.database.string();
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true}, {"file", file}}));
    else
        context.terminal.outLine(std::format("Joined. The records are in {}.", file));
    return kDone;
}

Result<ExportRequest> requestOf(const Context &context, const Desk &desk)
{
    ExportRequest request;
    request.full = context.arguments.has("--full");
    if (const auto name = context.arguments.value("--to")) {
        const auto device = desk.own.trust.deviceNamed(collapsed(*name), "to");
        if (!device)
            return std::unexpected(device.error());
        request.to = (*device)->certificate.device;
    }
    const auto areas = areaCodes(context, 0);
    if (request.to && !areas.empty())
        return usageError("Give --to or --area, not both.");
    if (areas.size() > 1)
        return usageError("Give one area, or none for all areas of this PC.");
    if (!areas.empty()) {
        const auto area = areaWithCode(*desk.database, areas.front());
        if (!area)
            return std::unexpected(area.error());
        request.area = *area;
    }
    return request;
}

Result<ExitCode> exportRecords(Context &context)
{
    const auto out = needed(context, "--out");
    if (!out)
        return std::unexpected(out.error());
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    if (auto kept = keepUpKeys(*desk->database, desk->own); !kept)
        return std::unexpected(kept.error());
    auto request = requestOf(context, *desk);
    if (!request)
        return std::unexpected(request.error());
    std::error_code ignored;
    const bool folder = fs::is_directory(*out, ignored) || out->ends_with('/');
    if (folder)
        fs::create_directories(*out, ignored);
    const auto made = Exporter(*desk->database, desk->own)
                          .write(*request, folder ? intoFolder(*out) : intoFile(*out));
    if (!made)
        return std::unexpected(made.error());
    tellExported(context, *made);
    return kDone;
}

ExitCode tellTaken(Context &context, const std::vector<ImportedFile> &files)
{
    ExitCode code = kDone;
    for (const ImportedFile &one : files) {
        tellImported(context, one);
        if (one.reason == "cannot_read")
            code = kCannot;
        else if ((!one.ok || one.waiting) && code == kDone)
            code = kSomeRefused;
    }
    return code;
}

Result<ExitCode> importFiles(Context &context)
{
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    TakeOptions options;
    options.preview = context.arguments.has("--preview");
    options.allowManyDeletions = context.arguments.has("--allow-deletions");
    const bool alsoWaiting = context.arguments.has("--waiting");
    if (context.arguments.words.empty() && !alsoWaiting)
        return usageError("Name the files, or give --waiting for those that wait here.");
    Importer importer(*desk->database, desk->own, options);
    TakenFiles told;
    const auto &words = context.arguments.words;
    const auto done = importer.takeAll({words.begin(), words.end()}, told);
    const ExitCode code = tellTaken(context, told.files);
    if (!done)
        return std::unexpected(done.error());
    if (!alsoWaiting) {
        for (const ImportedFile &one : told.waited)
            context.terminal.errorLine(
                std::format("A file that waited is taken: {} new, {} changed, {} conflicts.",
                            one.newRecords, one.changed, one.conflicts));
        return code;
    }
    if (options.preview) { // each by itself
        auto tried = importer.takeWaiting();
        if (!tried)
            return std::unexpected(tried.error());
        told = *std::move(tried);
    }
    const ExitCode taken = tellTaken(context, told.waited);
    const ExitCode still = tellTaken(context, told.waiting);
    return code != kDone ? code : taken != kDone ? taken : still;
}

Result<ExitCode> exchangeOnce(Context &context, Desk &desk, const fs::path &folder)
{
    const auto outcome = FolderExchange(*desk.database, desk.own, folder).exchange({});
    if (!outcome)
        return std::unexpected(outcome.error());
    ExitCode code = tellTaken(context, outcome->imported);
    for (const ExportedFile &one : outcome->written)
        context.terminal.outLine(lineOf(Json{
            {"file", one.path.string()}, {"ok", true}, {"sent", one.ops}, {"size", one.size}}));
    if (!outcome->problem.empty()) {
        context.terminal.errorLine(std::format("scctl: {}", outcome->problem));
        code = kCannot;
    }
    return code;
}

Result<ExitCode> folder(Context &context)
{
    const fs::path place = *context.arguments.word(0);
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    if (context.arguments.has("--once"))
        return exchangeOnce(context, *desk, place);
    for (;;) { // until it is stopped; a folder that is away may come back
        const auto done = exchangeOnce(context, *desk, place);
        if (!done && done.error().kind != ErrorKind::NotFound)
            return done;
        if (!done)
            context.terminal.errorLine(std::format("scctl: {}", done.error().message));
        context.terminal.flush();
        std::this_thread::sleep_for(kLookAgain);
    }
}

Result<ExitCode> status(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    if (!isSyncSetUp(**database))
        return refused("sync", "not_set_up", "This PC does not exchange records yet.");
    const auto now = syncStatus(**database);
    if (!now)
        return std::unexpected(now.error());
    tellStatus(context, *now, (*database)->clock().now());
    std::error_code ignored;
    const auto own = TrustStore(**database).ownDevice();
    if (own && !fs::exists(secretsPath(*own), ignored))
        context.terminal.errorLine(std::format(
            "The key file of this PC is not at {}: it can send nothing and read nothing that "
            "comes. Put it back from a copy, or ask for an invitation and join again.",
            secretsPath(*own).string()));
    return kDone;
}

constexpr OptionSpec kArea{"--area", "CODE", "the code of an area; may be given several times",
                           true};
constexpr OptionSpec kAreas{kArea.name, kArea.valueName, kArea.help, true, true};
constexpr OptionSpec kDevice{"--device", "NAME", "the name of the PC, as people will see it", false,
                             true};
constexpr std::size_t kMany = 10'000;

constexpr std::array<OptionSpec, 3> kInitOptions{
    {{"--council", "NAME", "the name of the council", false, true}, kAreas, kDevice}};
constexpr std::array<OptionSpec, 3> kInviteOptions{
    {kDevice, kAreas, {"--out", "FILE", "where to put the invitation", false, true}}};
constexpr std::array<OptionSpec, 1> kJoinOptions{
    {{"--code", "CODE", "the code that was read to you", false, true}}};
constexpr std::array<OptionSpec, 4> kExportOptions{
    {{"--to", "DEVICE", "what this PC lacks; everybody if left out"},
     kArea,
     {"--full", "", "everything, whatever the others are known to have"},
     {"--out", "FILE|DIR", "files of at most 7 MB: FILE, FILE-2 and so on, or in a folder", false,
      true}}};
constexpr std::array<OptionSpec, 3> kImportOptions{
    {{"--preview", "", "say what would happen, change nothing"},
     {"--waiting", "", "also the files that wait here"},
     {"--allow-deletions", "", "also where many records of an area would be deleted"}}};
constexpr std::array<OptionSpec, 1> kFolderOptions{
    {{"--once", "", "exchange once and end; else every few seconds until stopped"}}};

constexpr std::array<Command, 7> kCommands{{
    {"sync init", "", "Set up a council's first PC: root key, areas, keys, recovery sheet",
     kInitOptions, 0, kMany, init},
    {"sync invite", "", "Make an invitation for another PC and the code to read out",
     kInviteOptions, 0, kMany, inviteOther},
    {"sync join", "FILE", "Make a new database from an invitation", kJoinOptions, 1, 1,
     joinCouncil},
    {"sync export", "", "Write sealed files with what others lack", kExportOptions, 0, kMany,
     exportRecords},
    {"sync import", "[FILE...]", "Take sealed files in; a line of JSON for each", kImportOptions, 0,
     kMany, importFiles},
    {"sync folder", "DIR", "Exchange through a folder that other PCs see", kFolderOptions, 1, 1,
     folder},
    {"sync status", "", "Who sent what and when, what waits, what is missing", {}, 0, 0, status},
}};

} // namespace

std::span<const Command> syncCommands()
{
    return kCommands;
}

} // namespace sc::cli
