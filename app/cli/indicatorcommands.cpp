// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/text.h"
#include "exchange/json.h"
#include "indicators/indicatorfiles.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

Result<Quarter> quarterIn(const std::optional<std::string> &text)
{
    if (!text)
        return usageError("Say which quarter, such as 2026-27Q1.");
    const auto quarter = Quarter::parse(*text);
    if (!quarter)
        return usageError(quarter.error().message);
    return *quarter;
}

/// Leaves the council and one area, where one was asked for.
Result<void> keepArea(const Context &context, QuarterReport &report)
{
    const auto wanted = context.arguments.value("--area");
    if (!wanted)
        return {};
    const auto other = [&](const FigurePlace &place) {
        return !equalsIgnoringCase(place.code, *wanted);
    };
    std::erase_if(report.places, other);
    if (report.places.empty())
        return refused("area", "not_found", std::format("There is no area \"{}\".", *wanted));
    std::erase_if(report.lines, [&](const QuarterLine &line) { return other(line.place); });
    std::erase_if(report.wardLines, [&](const QuarterLine &line) {
        return !equalsIgnoringCase(line.place.area, *wanted);
    });
    return {};
}

Json jsonOf(const QuarterLine &line)
{
    const auto number = [](const std::optional<double> &value) {
        return value ? Json(rounded(*value)) : Json();
    };
    return {{"indicator_id", line.definition->id},
            {"area_code", line.place.code},
            {"value", number(line.figure.value)},
            {"numerator", number(line.figure.numerator)},
            {"denominator", number(line.figure.denominator)},
            {"status", toCode(line.figure.status)},
            {"signal", signalCode(line.signal, line.definition->direction)}};
}

Result<ExitCode> indicators(Context &context)
{
    const auto quarter = quarterIn(context.arguments.value("--quarter"));
    if (!quarter)
        return std::unexpected(quarter.error());
    const auto out = context.arguments.value("--out");
    if (!out || out->empty())
        return usageError("Say which folder the files go to, with --out.");
    const auto below = numberOption(context.arguments, "--suppress-below", 0, 1000);
    if (!below)
        return usageError(below.error().message);
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const FileChoices choices{.months = context.arguments.has("--months"),
                              .wards = context.arguments.has("--wards"),
                              .mark = context.arguments.has("--bom")};
    QuarterOptions options{.quarter = *quarter, .wards = choices.wards};
    options.suppressBelow = static_cast<int>(below->value_or(options.suppressBelow));
    auto report = quarterReport(**database, options);
    if (!report)
        return std::unexpected(report.error());
    auto flyTips = flyTipReturn(**database, *quarter);
    if (!flyTips)
        return std::unexpected(flyTips.error());
    if (const auto kept = keepArea(context, *report); !kept)
        return std::unexpected(kept.error());
    if (const auto area = context.arguments.value("--area"))
        std::erase_if(*flyTips, [&](const FlyTipLine &line) {
            return !equalsIgnoringCase(line.place.code, *area);
        });
    const auto files = writeIndicatorFiles(*report, *flyTips, *out, choices);
    if (!files)
        return std::unexpected(files.error());
    if (!context.json) {
        for (const std::string &name : *files)
            context.terminal.outLine((std::filesystem::path(*out) / name).string());
        return kDone;
    }
    Json json{{"ok", true}, {"quarter", quarter->id()}, {"files", *files}};
    json["figures"] = Json::array();
    for (const QuarterLine &line : report->lines)
        json["figures"].push_back(jsonOf(line));
    context.terminal.outLine(lineOf(json));
    return kDone;
}

constexpr std::array<OptionSpec, 7> kIndicatorOptions{{
    {"--quarter", "Q", "the quarter, such as 2026-27Q1"},
    {"--out", "DIR", "the folder for the files; made if it is not there"},
    {"--area", "CODE", "only this area"},
    {"--months", "", "also months with the limits of their charts"},
    {"--wards", "", "also by ward"},
    {"--bom", "", "a byte order mark first, for Excel"},
    {"--suppress-below", "N", "hold back counts of fewer people than this; 5 without it"},
}};

constexpr std::array<Command, 1> kCommands{{
    {"indicators", "", "Write the quarter's figures as CSV", kIndicatorOptions, 0, 0, indicators},
}};

} // namespace

std::span<const Command> indicatorCommands()
{
    return kCommands;
}

} // namespace sc::cli
