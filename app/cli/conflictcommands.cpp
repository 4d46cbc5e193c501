// SPDX-License-Identifier: GPL-3.0-or-later
// What PCs disagree about: sync conflicts, sync resolve.
#include "cli/command.h"
#include "core/dates.h"
#include "core/text.h"
#include "exchange/answerstore.h"
#include "exchange/json.h"
#include "storage/database.h"
#include "sync/conflicts.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc::cli {

namespace {

Json valueOf(ConflictStore &store, const Conflict &conflict, const Value &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        if (conflict.form == FieldKind::Flag)
            return *whole != 0;
        if (conflict.form == FieldKind::Moment)
            return isoInstant(Instant{std::chrono::milliseconds{*whole}});
        return *whole;
    }
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    const auto *blob = std::get_if<Blob>(&value);
    if (blob == nullptr)
        return {};
    if (const auto id = Id::fromBytes(blob->bytes); id && conflict.form == FieldKind::Ref)
        return store.shortName(conflict.refType, *id);
    std::string hex;
    for (const char byte : blob->bytes)
        hex += std::format("{:02x}", static_cast<unsigned char>(byte));
    return hex;
}

/// A place as orders give it.
Json placeOf(const Conflict &conflict, const FieldAnswers &fields)
{
    Json place = Json::object();
    const std::vector<std::string> told = ConflictStore::toldBy(conflict);
    for (const auto &[column, value] : fields) {
        if (!std::ranges::contains(told, column))
            continue;
        const auto *real = std::get_if<double>(&value);
        const auto *text = std::get_if<std::string>(&value);
        place[column] = real != nullptr ? Json(*real) : text != nullptr ? Json(*text) : Json();
    }
    return place;
}

Json answerOf(ConflictStore &store, const Conflict &conflict, const ConflictHead &head)
{
    return conflict.kind == Conflict::Kind::Place ? placeOf(conflict, head.fields)
                                                  : valueOf(store, conflict, head.value);
}

Json jsonOf(ConflictStore &store, const Conflict &conflict)
{
    Json heads = Json::array();
    for (const ConflictHead &head : conflict.heads)
        heads.push_back({{"value", answerOf(store, conflict, head)},
                         {"by", head.by},
                         {"device", head.device},
                         {"at", isoInstant(head.at)}});
    return {{"id", conflict.id.toString()},
            {"type", conflict.type},
            {"record", conflict.record.toString()},
            {"field", conflict.field},
            {"heads", std::move(heads)},
            {"base", conflict.kind == Conflict::Kind::Place
                         ? placeOf(conflict, conflict.baseFields)
                         : valueOf(store, conflict, conflict.base)}};
}

Result<ExitCode> conflicts(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    ConflictStore store(**database);
    const auto list = store.list();
    if (!list)
        return std::unexpected(list.error());
    for (const Conflict &conflict : *list)
        context.terminal.outLine(lineOf(jsonOf(store, conflict)));
    return kDone;
}

std::unexpected<Error> wrongValue(const std::string &words)
{
    return refused("value", "wrong_type", words);
}

/// A value of one's own goes by the rules an order goes by.
Result<ConflictChoice> ownChoice(Database &database, const Conflict &conflict, const Json &json)
{
    const AskedFields asked = ConflictStore::asked(conflict);
    const bool isText =
        conflict.kind == Conflict::Kind::SameNumber || conflict.kind == Conflict::Kind::SameThing;
    if (asked.type.empty() || (isText && !json.is_string()))
        return wrongValue(conflict.kind == Conflict::Kind::Deleted ? "Give true or false."
                          : ConflictStore::takesBoth(conflict)
                              ? "Give one of the values, or \"both\"."
                              : "Give one of the values.");
    return AnswerStore(database)
        .tried({asked.type, asked.record, asked.field, asked.columns, json, asked.after})
        .transform([&](FieldAnswers &&fields) {
            return ConflictStore::chosen(conflict, std::move(fields));
        });
}

Result<ConflictChoice> choiceFrom(Database &database, const Conflict &conflict,
                                  const Arguments &arguments)
{
    const auto choose = numberOption(arguments, "--choose", 1, 1'000);
    if (!choose)
        return std::unexpected(choose.error());
    if (*choose)
        return ConflictChoice{.choose = static_cast<std::size_t>(**choose)};
    const std::string text = arguments.value("--value").value_or("");
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return wrongValue("--value is not JSON. A text stands in quotation marks: --value "
                          "'\"Wardrobe\"'.");
    ConflictStore store(database);
    for (std::size_t i = 0; i < conflict.heads.size(); ++i)
        if (answerOf(store, conflict, conflict.heads[i]) == json)
            return ConflictChoice{.choose = i + 1};
    if (ConflictStore::takesBoth(conflict) && json == "both")
        return ConflictChoice{.both = true};
    return ownChoice(database, conflict, json);
}

Result<ExitCode> resolve(Context &context)
{
    const Arguments &arguments = context.arguments;
    if (arguments.has("--choose") == arguments.has("--value"))
        return usageError("Give either --choose N or --value JSON.");
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    ConflictStore store(**database);
    const auto conflict = store.find(*arguments.word(0));
    if (!conflict)
        return std::unexpected(conflict.error());
    const auto choice = choiceFrom(**database, *conflict, arguments);
    if (!choice)
        return std::unexpected(choice.error());
    const std::string by = arguments.value("--by").value_or(actorName());
    if (auto settled = store.settle(*conflict, *choice, Actor{collapsed(by)}); !settled)
        return std::unexpected(settled.error());
    context.terminal.outLine(lineOf(Json{{"ok", true}, {"id", conflict->id.toString()}}));
    return kDone;
}

constexpr std::array<OptionSpec, 3> kResolveOptions{
    {{"--choose", "N", "the N-th of the values, counted from 1"},
     {"--value", "JSON",
      "another value, by the rules of apply; \"both\" where two records clash and both stand"},
     {"--by", "NAME", "who decides; the person logged in if left out"}}};

constexpr std::array<Command, 2> kCommands{{
    {"sync conflicts",
     "",
     "What PCs disagree about, as JSON Lines in a fixed order",
     {},
     0,
     0,
     conflicts},
    {"sync resolve", "ID", "Decides one of them; the decision travels to the others",
     kResolveOptions, 1, 1, resolve},
}};

} // namespace

std::span<const Command> conflictCommands()
{
    return kCommands;
}

} // namespace sc::cli
