// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/dates.h"
#include "exchange/json.h"
#include "kits/forecaststore.h"
#include "loans/kitbusystore.h"
#include "picks/campaignstore.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

Json linesJson(const ForecastReport &report)
{
    Json lines = Json::array();
    for (const ForecastLine &line : report.forecast.lines)
        lines.push_back({{"day", isoDay(line.day)},
                         {"depot", report.nameOf(line.depot)},
                         {"kit_type", report.nameOf(line.kitType)},
                         {"needed", line.needed},
                         {"there", line.there},
                         {"missing", line.missing()},
                         {"to_find", line.toFind()}});
    return lines;
}

Json jsonOf(const ForecastReport &report)
{
    Json json{{"ok", true},
              {"picks", report.asked()},
              {"undated", report.undated},
              {"enough", report.forecast.isEnough()},
              {"lines", linesJson(report)},
              {"swaps", Json::array()},
              {"items", Json::array()}};
    for (const KitSwap &swap : report.forecast.swaps)
        json["swaps"].push_back({{"day", isoDay(swap.day)},
                                 {"kit", swap.label},
                                 {"kit_type", report.nameOf(swap.kitType)},
                                 {"from", report.nameOf(swap.from)},
                                 {"to", report.nameOf(swap.to)}});
    for (const ForecastItem &item : report.forecast.items)
        json["items"].push_back(
            {{"item", report.nameOf(item.item)},
             {"depot", report.nameOf(item.depot)},
             {"needed", item.needed},
             {"there", item.there},
             {"missing", item.missing()},
             {"runs_out_on", item.runsOutOn ? Json(isoDay(*item.runsOutOn)) : Json()}});
    return json;
}

void tell(Terminal &terminal, const ForecastReport &report)
{
    for (const ForecastLine &line : report.forecast.lines) {
        std::string words = std::format("{}  {:<20} {:<24} {} needed, {} there", isoDay(line.day),
                                        report.nameOf(line.depot), report.nameOf(line.kitType),
                                        line.needed, line.there);
        if (line.missing() > 0)
            words += std::format(", {} missing ({} from elsewhere, {} to find)", line.missing(),
                                 line.borrowed, line.toFind());
        terminal.outLine(words);
    }
    for (const KitSwap &swap : report.forecast.swaps)
        terminal.outLine(std::format("{}  take {} from {} to {}", isoDay(swap.day), swap.label,
                                     report.nameOf(swap.from), report.nameOf(swap.to)));
    for (const ForecastItem &item : report.forecast.items)
        if (item.missing() > 0)
            terminal.outLine(std::format("{}: {} of {} missing, from {}", report.nameOf(item.depot),
                                         item.missing(), report.nameOf(item.item),
                                         isoDay(*item.runsOutOn)));
    for (const std::string &title : report.undated)
        terminal.outLine(std::format("{}: has no day yet, and is not counted", title));
    const bool all = report.undated.empty();
    terminal.outLine(report.asked() == 0 ? (all ? "No pick is planned." : "No pick has a day.")
                     : !report.forecast.isEnough() ? "There is not enough."
                     : all                         ? "There is enough for every pick."
                                                   : "There is enough for every pick with a day.");
}

Result<Day> firstDay(const Context &context, const Database &database)
{
    if (const auto from = context.arguments.value("--from")) {
        const auto day = parseIsoDay(*from);
        return day ? day : usageError("Give --from as a day such as 2026-05-03.");
    }
    return localDay(database.clock().now());
}

Result<ExitCode> forecast(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const std::string name = *context.arguments.word(0);
    const auto campaign = CampaignStore(**database).find(name);
    if (!campaign || campaign->deleted)
        return refused("campaign", "not_found", std::format("There is no campaign \"{}\".", name));
    const auto from = firstDay(context, **database);
    if (!from)
        return std::unexpected(from.error());
    auto busy = kitsBusy(**database);
    if (!busy)
        return std::unexpected(busy.error());
    const auto report = ForecastStore(**database).forCampaign(campaign->id, *from, *busy);
    if (!report)
        return std::unexpected(report.error());
    if (context.json)
        context.terminal.outLine(lineOf(jsonOf(*report)));
    else
        tell(context.terminal, *report);
    return kDone;
}

constexpr std::array<OptionSpec, 1> kOptions{
    {{"--from", "DAY", "the first day to look at; today without it"}}};

constexpr std::array<Command, 1> kCommands{{
    {"forecast", "CAMPAIGN", "Tell whether there are kits and sacks enough for a campaign",
     kOptions, 1, 1, forecast},
}};

} // namespace

std::span<const Command> forecastCommands()
{
    return kCommands;
}

} // namespace sc::cli
