// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/forecast.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace sc {

namespace {

using Place = std::pair<Id, Id>; // depot, kit type

bool isBusy(const std::vector<KitBusy> &busy, const Id &kit, Day day)
{
    return std::ranges::any_of(busy, [&](const KitBusy &one) {
        return one.kit == kit && one.from <= day && day <= one.until;
    });
}

/// Kits that picks have taken: the first day each is free again.
using Taken = std::map<Id, Day>;

// The kits that may go out on a day, by depot and type.
std::map<Place, std::vector<const ForecastKit *>> freeOn(const ForecastInput &input,
                                                         const Taken &taken, Day day)
{
    std::map<Place, std::vector<const ForecastKit *>> spare;
    for (const ForecastKit &kit : input.kits) {
        const auto used = taken.find(kit.kit);
        const bool rests = used != taken.end() && day < used->second;
        const bool runsOut = kit.until && *kit.until < day;
        if (!rests && !runsOut && !isBusy(input.busy, kit.kit, day))
            spare[{kit.depot, kit.kitType}].push_back(&kit);
    }
    return spare;
}

void take(Taken &taken, const ForecastInput &input, const ForecastKit &kit, Day day)
{
    const auto type = std::ranges::find(input.types, kit.kitType, &ForecastType::kitType);
    const int rest = type == input.types.end() ? 0 : type->bufferDays;
    taken[kit.kit] = addDays(day, std::max(rest, 1));
}

std::vector<Id> othersFor(const ForecastInput &input, const Id &depot)
{
    std::vector<Id> others;
    if (const auto known = input.nearest.find(depot); known != input.nearest.end())
        others = known->second;
    std::set<Id> rest;
    for (const ForecastKit &kit : input.kits)
        rest.insert(kit.depot);
    for (const Id &other : rest)
        if (!std::ranges::contains(others, other))
            others.push_back(other);
    std::erase(others, depot);
    return others;
}

struct DayPlan {
    Day day{};
    std::map<Place, ForecastLine> lines{};
};

// People who have a kit by a loan for their pick.
int peopleCovered(const ForecastPick &pick, const ForecastInput &input)
{
    int people = 0;
    for (const KitBusy &busy : input.busy) {
        const auto kit = std::ranges::find(input.kits, busy.kit, &ForecastKit::kit);
        if (busy.pick.isNull() || busy.pick != pick.pick || kit == input.kits.end())
            continue;
        const auto type = std::ranges::find(input.types, kit->kitType, &ForecastType::kitType);
        people += type == input.types.end() ? 0 : type->serves;
    }
    return people;
}

void addPick(DayPlan &plan, const ForecastPick &pick, const ForecastInput &input)
{
    const int people = pick.people - peopleCovered(pick, input);
    for (const auto &[type, count] : kitsFor(people, input.types)) {
        ForecastLine &line = plan.lines[{pick.depot, type}];
        line.day = pick.day;
        line.depot = pick.depot;
        line.kitType = type;
        line.needed += count;
        line.picks.push_back(pick.pick);
        line.isOther = line.isOther && pick.isOther;
    }
}

void settleDay(Forecast &forecast, DayPlan &plan, const ForecastInput &input, Taken &taken)
{
    auto spare = freeOn(input, taken, plan.day);
    for (auto &[place, line] : plan.lines) {
        auto &here = spare[place];
        line.there = static_cast<int>(here.size());
        const auto used = std::min<std::size_t>(here.size(), static_cast<std::size_t>(line.needed));
        for (std::size_t i = 0; i < used; ++i)
            take(taken, input, *here[i], plan.day);
        here.erase(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(used));
    }
    for (auto &[place, line] : plan.lines) {
        for (const Id &other : othersFor(input, place.first)) {
            auto &there = spare[{other, place.second}];
            while (line.toFind() > 0 && !there.empty()) {
                const ForecastKit *kit = there.back();
                there.pop_back();
                ++line.borrowed;
                take(taken, input, *kit, plan.day);
                if (!line.isOther)
                    forecast.swaps.push_back(
                        {plan.day, kit->kit, kit->label, kit->kitType, other, place.first});
            }
        }
        forecast.lines.push_back(line);
    }
}

void addItems(Forecast &forecast, const ForecastInput &input)
{
    std::map<Place, ForecastItem> items; // depot, item
    for (const ForecastLine &line : forecast.lines) {
        const auto type = std::ranges::find(input.types, line.kitType, &ForecastType::kitType);
        if (type == input.types.end())
            continue;
        for (const KitLine &one : type->lines) {
            if (!one.consumable)
                continue;
            ForecastItem &item = items[{line.depot, one.item.id}];
            if (item.item.isNull()) {
                item.item = one.item.id;
                item.depot = line.depot;
                for (const ForecastStock &stock : input.stock)
                    if (stock.item == one.item.id && stock.depot == line.depot)
                        item.there += stock.count;
            }
            item.needed += one.count * line.needed;
            if (item.needed > item.there && !item.runsOutOn)
                item.runsOutOn = line.day;
        }
    }
    for (const auto &[place, item] : items)
        forecast.items.push_back(item);
    std::ranges::stable_partition(forecast.items,
                                  [](const ForecastItem &one) { return one.missing() > 0; });
}

} // namespace

bool Forecast::isEnough() const
{
    return std::ranges::all_of(lines, [](const ForecastLine &l) { return l.missing() == 0; }) &&
           std::ranges::all_of(items, [](const ForecastItem &i) { return i.missing() == 0; });
}

std::map<Id, int> kitsFor(int people, std::vector<ForecastType> types)
{
    std::map<Id, int> kits;
    std::erase_if(types, [](const ForecastType &type) { return type.serves <= 0; });
    std::ranges::sort(
        types, {}, [](const ForecastType &type) { return std::tuple(type.serves, type.kitType); });
    while (people > 0 && !types.empty()) {
        const auto enough = std::ranges::find_if(
            types, [people](const ForecastType &type) { return type.serves >= people; });
        auto chosen = enough == types.end() ? std::prev(types.end()) : enough;
        if (enough != types.end() && enough != types.begin() && people * 2 < enough->serves)
            chosen = std::prev(enough);
        ++kits[chosen->kitType];
        people -= chosen->serves;
    }
    return kits;
}

Forecast forecastOf(const ForecastInput &input)
{
    std::map<Day, DayPlan> days;
    for (const ForecastPick &pick : input.picks) {
        DayPlan &plan = days[pick.day];
        plan.day = pick.day;
        addPick(plan, pick, input);
    }
    Forecast forecast;
    Taken taken;
    for (auto &[day, plan] : days)
        settleDay(forecast, plan, input, taken);
    std::set<Id> depots;
    for (const ForecastPick &pick : input.picks)
        if (!pick.isOther)
            depots.insert(pick.depot);
    addItems(forecast, input);
    std::erase_if(forecast.lines, [](const ForecastLine &one) { return one.isOther; });
    std::erase_if(forecast.items,
                  [&](const ForecastItem &one) { return !depots.contains(one.depot); });
    return forecast;
}

} // namespace sc
