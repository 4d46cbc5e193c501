// SPDX-License-Identifier: GPL-3.0-or-later
// What looks at records: search and history.
#include "cli/command.h"
#include "core/reference.h"
#include "exchange/historytext.h"
#include "exchange/kind.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

constexpr int kMostFound = 100;

// Reports first: that is what people look for.
std::vector<std::string_view> searchOrder()
{
    std::vector<std::string_view> types{"report"};
    for (const KindSpec &spec : kindSpecs()) {
        if (spec.type != "report")
            types.push_back(spec.type);
    }
    return types;
}

Result<ExitCode> search(Context &context)
{
    std::string words;
    for (const std::string &word : context.arguments.words)
        words += words.empty() ? word : " " + word;
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    NameStore names(**database);
    ExchangeKinds kinds(**database, names);
    Json json = Json::array();
    for (const std::string_view type : searchOrder()) {
        auto found = kinds.of(type).search(words, kMostFound);
        if (!found)
            return std::unexpected(found.error());
        for (FoundRecord &record : *found) {
            if (!context.json)
                context.terminal.outLine(record.line);
            json.push_back(std::move(record.json));
        }
    }
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true}, {"found", std::move(json)}}));
    else if (json.empty())
        context.terminal.outLine("Nothing found.");
    return kDone;
}

Result<std::vector<HistoryEntry>> entriesOf(Database &database, const std::string &ref)
{
    NameStore names(database);
    ExchangeKinds kinds(database, names);
    for (const std::string_view type : searchOrder()) {
        auto entries = kinds.of(type).history(ref);
        if (!entries)
            return std::unexpected(entries.error());
        if (*entries)
            return **std::move(entries);
    }
    const auto read = Reference::parse(ref);
    if (!read && read.error().problems.front().code == "bad_check") // misheard or mistyped
        return std::unexpected(read.error());
    return refused("ref", "not_found", std::format("There is no record \"{}\".", ref));
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
     "Find reports, champions and groups by words, street, reference or name",
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
