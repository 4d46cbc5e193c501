// SPDX-License-Identifier: GPL-3.0-or-later
// What PCs disagree about: sync conflicts, sync resolve.
#include "cli/command.h"
#include "core/dates.h"
#include "core/text.h"
#include "exchange/json.h"
#include "storage/database.h"
#include "sync/conflicts.h"

#include <array>
#include <charconv>
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

Json jsonOf(ConflictStore &store, const Conflict &conflict)
{
    Json heads = Json::array();
    for (const ConflictHead &head : conflict.heads)
        heads.push_back({{"value", valueOf(store, conflict, head.value)},
                         {"by", head.by},
                         {"device", head.device},
                         {"at", isoInstant(head.at)}});
    return {{"id", conflict.id.toString()},
            {"type", conflict.type},
            {"record", conflict.record.toString()},
            {"field", conflict.field},
            {"heads", std::move(heads)},
            {"base", valueOf(store, conflict, conflict.base)}};
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

/// A value as it stands in `sync conflicts`.
Result<Value> valueFrom(ConflictStore &store, const Conflict &conflict, const Json &json)
{
    if (json.is_null())
        return Value{};
    switch (conflict.form) {
    case FieldKind::Flag:
        if (json.is_boolean())
            return Value{std::int64_t{json.get<bool>()}};
        return wrongValue("Give true or false.");
    case FieldKind::Integer:
        if (json.is_number_integer())
            return Value{json.get<std::int64_t>()};
        return wrongValue("Give a whole number.");
    case FieldKind::Real:
        if (json.is_number())
            return Value{json.get<double>()};
        return wrongValue("Give a number.");
    case FieldKind::Moment: {
        const auto at = parseIsoInstant(json.is_string() ? json.get<std::string>() : "");
        return at ? Result<Value>(instantValue(*at))
                  : wrongValue("Give a date and time such as 2026-05-03T09:15:00Z.");
    }
    case FieldKind::Date: {
        const auto day = parseIsoDay(json.is_string() ? json.get<std::string>() : "");
        return day ? Result<Value>(Value{isoDay(*day)})
                   : wrongValue("Give a date such as 2026-05-03.");
    }
    case FieldKind::Ref: {
        const auto id =
            store.named(conflict.refType, json.is_string() ? json.get<std::string>() : "");
        return id ? Result<Value>(refValue(*id)) : wrongValue("There is no such record.");
    }
    case FieldKind::Bytes:
        return wrongValue("Choose one of the values with --choose.");
    case FieldKind::Text:
        break;
    }
    if (json.is_string())
        return textValue(json.get<std::string>());
    return wrongValue("Give a text in quotation marks.");
}

Result<ConflictChoice> choiceFrom(ConflictStore &store, const Conflict &conflict,
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
    const bool isField =
        conflict.kind == Conflict::Kind::Field || conflict.kind == Conflict::Kind::Deleted;
    if (isField) {
        auto value = valueFrom(store, conflict, json);
        if (!value)
            return std::unexpected(value.error());
        return ConflictChoice{.value = *std::move(value)};
    }
    if (json == "both")
        return ConflictChoice{.both = true};
    for (std::size_t i = 0; i < conflict.heads.size(); ++i)
        if (valueOf(store, conflict, conflict.heads[i].value) == json)
            return ConflictChoice{.choose = i + 1};
    const bool takesText =
        conflict.kind == Conflict::Kind::SameNumber || conflict.kind == Conflict::Kind::SameThing;
    if (takesText && json.is_string())
        return ConflictChoice{.value = Value{json.get<std::string>()}};
    return wrongValue("Give one of the values, or \"both\".");
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
    const auto choice = choiceFrom(store, *conflict, arguments);
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
     {"--value", "JSON", "another value; \"both\" where two records clash and both stand"},
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
