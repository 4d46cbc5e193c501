// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentquarter.h"

#include "core/dates.h"
#include "exchange/json.h"
#include "indicators/figures.h"
#include "indicators/freezing.h"
#include "quarterly/frozenstore.h"
#include "storage/database.h"

#include <format>

namespace sc::cli {

namespace {

struct Sent {
    FrozenQuarter quarter;
    std::vector<FrozenFigure> figures{};
    std::vector<FrozenIndicator> indicators{};
};

Result<std::vector<Sent>> allSent(Database &database, const Quarter &quarter)
{
    FrozenQuarterStore store(database);
    const auto frozen = store.of(quarter.id());
    if (!frozen)
        return std::unexpected(frozen.error());
    std::vector<Sent> all;
    for (const FrozenQuarter &one : *frozen) {
        auto figures = store.figures(one.id);
        auto indicators = store.indicators(one.id);
        if (!figures || !indicators)
            return std::unexpected(figures ? indicators.error() : figures.error());
        all.push_back({one, *std::move(figures), *std::move(indicators)});
    }
    if (all.empty())
        return refused("quarter", "not_found",
                       std::format("{} was never frozen.", quarter.label()));
    return all;
}

Json jsonOf(const Sent &sent)
{
    const auto number = [](const std::optional<double> &value) {
        return value ? Json(rounded(*value)) : Json();
    };
    Json json{{"id", sent.quarter.id.toString()},
              {"frozen_at", isoInstant(sent.quarter.frozenAt)},
              {"by", sent.quarter.by},
              {"note", sent.quarter.note},
              {"digest", sent.quarter.digest},
              {"figures", Json::array()},
              {"indicators", Json::array()}};
    for (const FrozenFigure &one : sent.figures)
        json["figures"].push_back({{"indicator_id", one.indicator},
                                   {"area_code", one.areaCode},
                                   {"area", one.areaName},
                                   {"value", number(one.value)},
                                   {"numerator", number(one.numerator)},
                                   {"denominator", number(one.denominator)},
                                   {"target", number(one.target)},
                                   {"status", one.status},
                                   {"signal", one.signal},
                                   {"note", one.note}});
    for (const FrozenIndicator &one : sent.indicators) {
        Json indicator{{"indicator_id", one.indicator},
                       {"version", one.version},
                       {"definition", one.definition}};
        if (!tellsOfFew(sent.figures, one.indicator)) {
            indicator["records"] = one.records.size();
            indicator["digest"] = one.digest; // that of no records is the same everywhere
        }
        json["indicators"].push_back(std::move(indicator));
    }
    return json;
}

void tell(Terminal &terminal, const Quarter &quarter, const Sent &sent)
{
    terminal.outLine(std::format("{}, frozen on {} by {}. Digest {}.", quarter.label(),
                                 longDay(localDay(sent.quarter.frozenAt)), sent.quarter.by,
                                 sent.quarter.digest));
    for (const FrozenFigure &one : sent.figures)
        terminal.outLine(
            std::format("{}, {}: {}", one.indicator, one.areaName,
                        one.value ? std::format("{}", rounded(*one.value)) : one.status));
}

} // namespace

Result<ExitCode> tellSent(Context &context, const Quarter &quarter)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const auto all = allSent(**database, quarter);
    if (!all)
        return std::unexpected(all.error());
    if (!context.json) {
        for (const Sent &one : *all)
            tell(context.terminal, quarter, one);
        return kDone;
    }
    Json json{{"ok", true}, {"quarter", quarter.id()}, {"times", Json::array()}};
    for (const Sent &one : *all)
        json["times"].push_back(jsonOf(one));
    context.terminal.outLine(lineOf(json));
    return kDone;
}

} // namespace sc::cli
