// SPDX-License-Identifier: GPL-3.0-or-later
// What the council's exchange needs now and then: sync allow, revoke, recover, compact.
#include "cli/command.h"
#include "cli/syncoutput.h"
#include "core/text.h"
#include "exchange/json.h"
#include "storage/database.h"
#include "sync/compact.h"
#include "sync/setup.h"

#include <array>
#include <chrono>

namespace sc::cli {

namespace {

Result<ExitCode> revoke(Context &context)
{
    const auto device = needed(context, "--device");
    if (!device)
        return std::unexpected(device.error());
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    const auto done = revokeDevice(*desk->database, {actorName()}, desk->own, *device);
    if (!done)
        return std::unexpected(done.error());
    context.terminal.outLine(lineOf(Json{{"ok", true}}));
    return kDone;
}

Result<ExitCode> allow(Context &context)
{
    const auto device = needed(context, "--device");
    if (!device)
        return std::unexpected(device.error());
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    const auto done =
        allowAreas(*desk->database, {actorName()}, desk->own, *device, areaCodes(context, 0));
    if (!done)
        return std::unexpected(done.error());
    context.terminal.outLine(lineOf(Json{{"ok", true}}));
    return kDone;
}

Result<ExitCode> recover(Context &context)
{
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    std::string root;
    for (const std::string &word : context.arguments.words)
        root += word;
    const auto done = restoreRoot(desk->own, root, passphraseFromSurroundings());
    if (!done)
        return std::unexpected(done.error());
    context.terminal.outLine(lineOf(Json{{"ok", true}}));
    return kDone;
}

Result<ExitCode> compactJournal(Context &context)
{
    constexpr int kDays = 90;
    constexpr int kMostDays = 36'500;
    const auto days = numberOption(context.arguments, "--days", 0, kMostDays);
    if (!days)
        return std::unexpected(days.error());
    auto desk = openDesk(context);
    if (!desk)
        return std::unexpected(desk.error());
    const Instant before = desk->database->clock().now() - std::chrono::days{days->value_or(kDays)};
    const auto done = compactWhatAllHave(*desk->database, desk->own, before);
    if (!done)
        return std::unexpected(done.error());
    Json waiting = Json::array();
    for (const Id &area : done->waiting)
        waiting.push_back(codeOfArea(*desk->database, area));
    context.terminal.outLine(
        lineOf(Json{{"ok", true}, {"smaller", done->smaller}, {"waiting", waiting}}));
    return kDone;
}

constexpr std::size_t kMany = 10'000;

constexpr std::array<OptionSpec, 2> kAllowOptions{
    {{"--device", "NAME", "the name of the PC", false, true},
     {"--area", "CODE", "the code of an area; may be given several times", true, true}}};
constexpr std::array<OptionSpec, 1> kRevokeOptions{
    {{"--device", "NAME", "the name of the PC, as people see it", false, true}}};
constexpr std::array<OptionSpec, 1> kCompactOptions{
    {{"--days", "N", "entries older than this; 90 if left out"}}};

constexpr std::array<Command, 4> kCommands{{
    {"sync allow", "", "Give a PC of the council more areas", kAllowOptions, 0, 10'000, allow},
    {"sync revoke", "", "Remove a PC from the council and change the keys it had", kRevokeOptions,
     0, 0, revoke},
    {"sync recover",
     "KEY",
     "Keep the root key from the recovery sheet on this PC",
     {},
     1,
     kMany,
     recover},
    {"sync compact", "", "Take out of the journal what was replaced and all PCs have",
     kCompactOptions, 0, 0, compactJournal},
}};

} // namespace

std::span<const Command> syncCareCommands()
{
    return kCommands;
}

} // namespace sc::cli
