// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/sentquarter.h"
#include "core/dates.h"
#include "core/text.h"
#include "exchange/json.h"
#include "indicators/freezing.h"
#include "indicators/indicatorfiles.h"
#include "indicators/recordstotell.h"
#include "indicators/sincefrozen.h"
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

/// Leaves one area (or with ALL the council), where one was asked for.
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
    if (context.arguments.has("--figures-only") && context.arguments.has("--months"))
        return usageError("--months and --figures-only do not go together.");
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const FileChoices choices{.months = context.arguments.has("--months"),
                              .wards = context.arguments.has("--wards"),
                              .mark = context.arguments.has("--bom"),
                              .workbook = context.arguments.has("--xlsx")};
    QuarterOptions options{.quarter = *quarter, .wards = choices.wards};
    if (context.arguments.has("--figures-only"))
        options.months = 0;
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
    const auto since = sinceFrozen(**database, *report);
    if (!since)
        return std::unexpected(since.error());
    if (*since && (*since)->changed > 0)
        context.terminal.errorLine(sinceFrozenWords(**since));
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

void tellBehind(Context &context, Database &database, const QuarterLine &line,
                const std::vector<RecordBehind> &records)
{
    const IndicatorDefinition &one = *line.definition;
    IndicatorStore store(database);
    Json json{{"ok", true}, {"records", Json::array()}};
    std::vector<std::string> lines;
    for (const RecordBehind &record : records) {
        const std::string type = store.typeOf(one.types(), record.record);
        const std::string name =
            store.nameOf(type, record.record).value_or(record.record.toString());
        json["records"].push_back(
            {{"id", record.record.toString()},
             {"type", type},
             {"name", name},
             {"area", record.area},
             {"numerator", rounded(record.numerator)},
             {"denominator", record.denominator ? Json(rounded(*record.denominator)) : Json()}});
        lines.push_back(std::format(
            "{:<12} {:<10} {}{}", name, record.area, rounded(record.numerator),
            record.denominator ? std::format(" of {}", rounded(*record.denominator)) : ""));
    }
    put(context, json, lines, noRecordsWords(line));
}

Result<ExitCode> behind(Context &context)
{
    const auto quarter = quarterIn(context.arguments.value("--quarter"));
    if (!quarter)
        return std::unexpected(quarter.error());
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const std::string indicator = *context.arguments.word(0);
    const std::string place =
        context.arguments.value("--area").value_or(std::string(kWholeCouncil));
    const auto report = quarterReport(**database, {.quarter = *quarter, .months = 0});
    if (!report)
        return std::unexpected(report.error());
    const QuarterLine *line = report->find(indicator, place);
    if (line == nullptr)
        return refused("indicator", "not_found",
                       std::format("There is no indicator \"{}\" of \"{}\".", indicator, place));
    if (line->figure.status == FigureStatus::Suppressed)
        return refused("indicator", "suppressed", line->note);
    const auto records = recordsToTell(**database, *report, *line);
    if (!records)
        return std::unexpected(records.error());
    tellBehind(context, **database, *line, *records);
    return kDone;
}

Result<ExitCode> freeze(Context &context, const Quarter &quarter)
{
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const std::string by = context.arguments.value("--by").value_or(actorName());
    const auto frozen = freezeQuarter(**database, quarter, Actor{by},
                                      context.arguments.value("--note").value_or(""));
    if (!frozen)
        return std::unexpected(frozen.error());
    if (context.json)
        context.terminal.outLine(lineOf({{"ok", true},
                                         {"id", frozen->id.toString()},
                                         {"quarter", frozen->quarter},
                                         {"frozen_at", isoInstant(frozen->frozenAt)},
                                         {"digest", frozen->digest}}));
    else
        context.terminal.outLine(
            std::format("Froze {}. Digest {}.", quarter.label(), frozen->digest));
    return kDone;
}

Json jsonOf(const IndicatorRevision &revision)
{
    const auto number = [](const std::optional<double> &value) {
        return value ? Json(rounded(*value)) : Json();
    };
    Json json{{"indicator_id", revision.indicator}, {"version_frozen", revision.versionBefore},
              {"version_now", revision.versionNow}, {"note", revision.note},
              {"figures", Json::array()},           {"records", Json::array()}};
    for (const FigureRevision &one : revision.figures)
        json["figures"].push_back({{"area_code", one.areaCode},
                                   {"cell", one.cell},
                                   {"frozen", number(one.before)},
                                   {"now", number(one.now)},
                                   {"status_frozen", one.statusBefore},
                                   {"status_now", one.statusNow},
                                   {"target_frozen", number(one.targetBefore)},
                                   {"target_now", number(one.targetNow)},
                                   {"signal_frozen", one.signalBefore},
                                   {"signal_now", one.signalNow}});
    for (const ChangedRecord &one : revision.records)
        json["records"].push_back({{"type", one.type},
                                   {"id", one.record.toString()},
                                   {"ref", one.name},
                                   {"change", toCode(one.how)},
                                   {"since", one.since}});
    return json;
}

void tell(Terminal &terminal, const IndicatorRevision &revision)
{
    const auto number = [](const std::optional<double> &value, const std::string &status) {
        return value ? std::format("{}", rounded(*value)) : status.empty() ? "nothing" : status;
    };
    terminal.outLine(std::format("{} ({})", revision.title, revision.indicator));
    if (revision.versionBefore != revision.versionNow)
        terminal.outLine(std::format("  definition: version {} then, {} now",
                                     revision.versionBefore, revision.versionNow));
    for (const FigureRevision &one : revision.figures) {
        if (!one.isSameValue())
            terminal.outLine(std::format("  {}: {} as frozen, {} now", one.areaName,
                                         number(one.before, one.statusBefore),
                                         number(one.now, one.statusNow)));
        if (!one.isSameTarget())
            terminal.outLine(std::format("  {}: target {} as frozen, {} now", one.areaName,
                                         number(one.targetBefore, "none"),
                                         number(one.targetNow, "none")));
        if (one.signalBefore != one.signalNow)
            terminal.outLine(std::format("  {}: signal {} as frozen, {} now", one.areaName,
                                         one.signalBefore, one.signalNow));
    }
    if (!revision.note.empty())
        terminal.outLine("  " + revision.note);
    for (const ChangedRecord &one : revision.records) {
        terminal.outLine(std::format("  {} {} {}", toCode(one.how), one.type, one.name));
        for (const std::string &step : one.since)
            terminal.outLine("    " + step);
    }
}

Json jsonOf(const QuarterComparison &comparison)
{
    Json json{{"frozen_at", isoInstant(comparison.frozen.frozenAt)},
              {"by", comparison.frozen.by},
              {"same", comparison.isSame()},
              {"revisions", Json::array()}};
    for (const IndicatorRevision &one : comparison.revisions)
        json["revisions"].push_back(jsonOf(one));
    return json;
}

void tell(Terminal &terminal, const Quarter &quarter, const QuarterComparison &comparison)
{
    const std::string which =
        comparison.times == 1
            ? std::string()
            : std::format(" (number {} of {})", comparison.number, comparison.times);
    terminal.outLine(std::format("{}, frozen on {} by {}{}:", quarter.label(),
                                 longDay(localDay(comparison.frozen.frozenAt)),
                                 comparison.frozen.by, which));
    if (comparison.isSame())
        terminal.outLine("Every figure is as it was sent.");
    for (const IndicatorRevision &one : comparison.revisions)
        tell(terminal, one);
}

Result<ExitCode> compare(Context &context, const Quarter &quarter)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const auto all = compareQuarters(**database, quarter);
    if (!all && all.error().kind == ErrorKind::NotFound)
        return refused("quarter", "not_found", all.error().message);
    if (!all)
        return std::unexpected(all.error());
    if (context.json) {
        Json json = jsonOf(all->front());
        json["ok"] = true;
        json["quarter"] = quarter.id();
        json["earlier"] = Json::array();
        for (std::size_t i = 1; i < all->size(); ++i)
            json["earlier"].push_back(jsonOf((*all)[i]));
        context.terminal.outLine(lineOf(json));
        return kDone;
    }
    for (const QuarterComparison &one : *all)
        tell(context.terminal, quarter, one);
    return kDone;
}

Result<ExitCode> quarterCommand(Context &context)
{
    const std::string what = *context.arguments.word(0);
    const auto quarter = quarterIn(context.arguments.word(1));
    if (!quarter)
        return std::unexpected(quarter.error());
    if (what == "freeze")
        return freeze(context, *quarter);
    if (what == "compare")
        return compare(context, *quarter);
    if (what == "sent")
        return tellSent(context, *quarter);
    return usageError("Say freeze, compare or sent.");
}

constexpr std::array<OptionSpec, 2> kQuarterOptions{{
    {"--by", "NAME", "who freezes it; the person logged in without it"},
    {"--note", "TEXT", "what to remember about it"},
}};

constexpr std::array<OptionSpec, 9> kIndicatorOptions{{
    {"--quarter", "Q", "the quarter, such as 2026-27Q1"},
    {"--out", "DIR", "the folder for the files; made if it is not there"},
    {"--area", "CODE", "only this area"},
    {"--months", "", "also months with the limits of their charts"},
    {"--wards", "", "also by ward"},
    {"--figures-only", "", "no charts of the months before, and so no signals; faster"},
    {"--bom", "", "a byte order mark first, for Excel; no datapackage.json then"},
    {"--xlsx", "", "also a workbook with real types, for Excel and LibreOffice"},
    {"--suppress-below", "N", "hold back counts of fewer people than this; 5 without it"},
}};

constexpr std::array<OptionSpec, 2> kBehindOptions{{
    {"--quarter", "Q", "the quarter, such as 2026-27Q1"},
    {"--area", "CODE", "behind the figure of this area; the whole council's without it"},
}};

constexpr std::array<Command, 3> kCommands{{
    {"behind", "INDICATOR", "List the records behind a figure", kBehindOptions, 1, 1, behind},
    {"indicators", "", "Write the quarter's figures as CSV", kIndicatorOptions, 0, 0, indicators},
    {"quarter", "freeze|compare|sent Q",
     "Keep a quarter as it is sent, tell what changed since, or tell it as it was sent",
     kQuarterOptions, 2, 2, quarterCommand},
}};

} // namespace

std::span<const Command> indicatorCommands()
{
    return kCommands;
}

} // namespace sc::cli
