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

const ForecastType *typeOf(const ForecastInput &input, const Id &id)
{
    const auto type = std::ranges::find(input.types, id, &ForecastType::kitType);
    return type == input.types.end() ? nullptr : &*type;
}

bool isFor(const KitBusy &busy, const ForecastPick &pick)
{
    return !busy.pick.isNull() && busy.pick == pick.pick && busy.from <= pick.day &&
           pick.day <= busy.until;
}

bool isForAny(const KitBusy &busy, const std::vector<ForecastPick> &picks)
{
    return std::ranges::any_of(picks, [&](const ForecastPick &pick) { return isFor(busy, pick); });
}

/// What is used up, day after day: first what is packed in the kit that goes, then the shelves.
class Sacks {
public:
    explicit Sacks(const ForecastInput &input);

    /// What is still in the kit on that day.
    [[nodiscard]] std::int64_t packedIn(const ForecastKit &kit, Day day) const;
    /// A kit of this type goes to a pick; which one is not known where it is still to be found.
    void use(const ForecastType &type, const Id &depot, Day day, bool isOther,
             const ForecastKit *kit);
    [[nodiscard]] std::vector<ForecastItem> items() const;

private:
    std::int64_t unpack(const ForecastKit *kit, const Id &item, std::int64_t most, Day day);

    std::map<Id, std::map<Id, std::int64_t>> m_packed;
    std::map<Id, Day> m_lentFrom; ///< to others first on that day, and emptied
    std::map<Place, std::int64_t> m_shelves;
    std::map<Place, ForecastItem> m_items;
};

Sacks::Sacks(const ForecastInput &input)
{
    for (const ForecastKit &kit : input.kits)
        m_packed[kit.kit] = kit.packed;
    for (const KitBusy &busy : input.busy)
        if (!isForAny(busy, input.picks)) {
            const auto [first, isNew] = m_lentFrom.try_emplace(busy.kit, busy.from);
            first->second = std::min(first->second, busy.from);
        }
    for (const ForecastStock &stock : input.stock)
        m_shelves[{stock.depot, stock.item}] += stock.count;
}

std::int64_t Sacks::packedIn(const ForecastKit &kit, Day day) const
{
    const auto lent = m_lentFrom.find(kit.kit);
    if (lent != m_lentFrom.end() && lent->second <= day)
        return 0;
    std::int64_t count = 0;
    for (const auto &[item, packed] : m_packed.at(kit.kit))
        count += packed;
    return count;
}

std::int64_t Sacks::unpack(const ForecastKit *kit, const Id &item, std::int64_t most, Day day)
{
    if (kit == nullptr || packedIn(*kit, day) == 0)
        return 0;
    std::int64_t &packed = m_packed[kit->kit][item];
    const std::int64_t taken = std::min(packed, most);
    packed -= taken;
    return taken;
}

void Sacks::use(const ForecastType &type, const Id &depot, Day day, bool isOther,
                const ForecastKit *kit)
{
    for (const KitLine &line : type.lines) {
        if (!line.consumable)
            continue;
        const Place place{depot, line.item.id};
        ForecastItem &item = m_items[place];
        if (item.item.isNull()) {
            item.item = line.item.id;
            item.depot = depot;
            item.there = m_shelves[place];
        }
        item.needed += line.count;
        item.there += unpack(kit, line.item.id, line.count, day);
        item.isOther = item.isOther && isOther;
        if (item.missing() > 0 && !item.runsOutOn)
            item.runsOutOn = day;
    }
}

std::vector<ForecastItem> Sacks::items() const
{
    std::vector<ForecastItem> items;
    for (const auto &[place, item] : m_items)
        if (!item.isOther)
            items.push_back(item);
    std::ranges::stable_partition(items, [](const ForecastItem &one) { return one.missing() > 0; });
    return items;
}

// The kits that may go out on a day, by depot and type, the fullest first.
std::map<Place, std::vector<const ForecastKit *>>
freeOn(const ForecastInput &input, const Taken &taken, const Sacks &sacks, Day day)
{
    std::map<Place, std::vector<const ForecastKit *>> spare;
    for (const ForecastKit &kit : input.kits) {
        const auto used = taken.find(kit.kit);
        const bool rests = used != taken.end() && day < used->second;
        const bool runsOut = kit.until && *kit.until < day;
        if (!rests && !runsOut && !isBusy(input.busy, kit.kit, day))
            spare[{kit.depot, kit.kitType}].push_back(&kit);
    }
    for (auto &[place, kits] : spare)
        std::ranges::stable_sort(kits, std::ranges::greater{},
                                 [&](const ForecastKit *kit) { return sacks.packedIn(*kit, day); });
    return spare;
}

void take(Taken &taken, const ForecastInput &input, const ForecastKit &kit, Day day)
{
    const ForecastType *type = typeOf(input, kit.kitType);
    const int rest = type == nullptr ? 0 : type->bufferDays;
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

// People who have a kit by a loan for their pick. It goes with what is packed in it.
int peopleCovered(const ForecastPick &pick, const ForecastInput &input, Sacks &sacks)
{
    int people = 0;
    for (const KitBusy &busy : input.busy) {
        const auto kit = std::ranges::find(input.kits, busy.kit, &ForecastKit::kit);
        if (!isFor(busy, pick) || kit == input.kits.end())
            continue;
        if (const ForecastType *type = typeOf(input, kit->kitType)) {
            people += type->serves;
            sacks.use(*type, kit->depot, pick.day, pick.isOther, &*kit);
        }
    }
    return people;
}

void addPick(DayPlan &plan, const ForecastPick &pick, const ForecastInput &input, Sacks &sacks)
{
    const int people = pick.people - peopleCovered(pick, input, sacks);
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

/// Gives the kits of one day to its picks.
class DayGiving {
public:
    DayGiving(Forecast &forecast, const ForecastInput &input, Taken &taken, Sacks &sacks, Day day)
        : m_forecast(forecast)
        , m_input(input)
        , m_taken(taken)
        , m_sacks(sacks)
        , m_day(day)
        , m_spare(freeOn(input, taken, sacks, day))
    {}

    void giveOwn(ForecastLine &line);
    void borrow(ForecastLine &line);
    /// The kits nobody has would be filled from the shelves, too.
    void needSacks(const ForecastLine &line);

private:
    void give(const ForecastLine &line, const ForecastKit &kit);

    Forecast &m_forecast;
    const ForecastInput &m_input;
    Taken &m_taken;
    Sacks &m_sacks;
    Day m_day;
    std::map<Place, std::vector<const ForecastKit *>> m_spare;
};

void DayGiving::give(const ForecastLine &line, const ForecastKit &kit)
{
    take(m_taken, m_input, kit, m_day);
    if (const ForecastType *type = typeOf(m_input, kit.kitType))
        m_sacks.use(*type, line.depot, m_day, line.isOther, &kit);
}

void DayGiving::giveOwn(ForecastLine &line)
{
    auto &here = m_spare[{line.depot, line.kitType}];
    line.there = static_cast<int>(here.size());
    const auto used = std::min<std::size_t>(here.size(), static_cast<std::size_t>(line.needed));
    for (std::size_t i = 0; i < used; ++i)
        give(line, *here[i]);
    here.erase(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(used));
}

void DayGiving::borrow(ForecastLine &line)
{
    for (const Id &other : othersFor(m_input, line.depot)) {
        auto &there = m_spare[{other, line.kitType}];
        while (line.toFind() > 0 && !there.empty()) {
            const ForecastKit *kit = there.front();
            there.erase(there.begin());
            ++line.borrowed;
            give(line, *kit);
            if (!line.isOther)
                m_forecast.swaps.push_back(
                    {m_day, kit->kit, kit->label, kit->kitType, other, line.depot});
        }
    }
}

void DayGiving::needSacks(const ForecastLine &line)
{
    if (const ForecastType *type = typeOf(m_input, line.kitType))
        for (int i = 0; i < line.toFind(); ++i)
            m_sacks.use(*type, line.depot, m_day, line.isOther, nullptr);
}

void settleDay(Forecast &forecast, DayPlan &plan, const ForecastInput &input, Taken &taken,
               Sacks &sacks)
{
    DayGiving giving(forecast, input, taken, sacks, plan.day);
    for (auto &[place, line] : plan.lines)
        giving.giveOwn(line);
    for (auto &[place, line] : plan.lines) {
        giving.borrow(line);
        giving.needSacks(line);
        forecast.lines.push_back(line);
    }
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
    std::map<Day, std::vector<const ForecastPick *>> picks;
    for (const ForecastPick &pick : input.picks)
        picks[pick.day].push_back(&pick);
    Forecast forecast;
    Taken taken;
    Sacks sacks(input);
    for (const auto &[day, ofDay] : picks) {
        DayPlan plan{day, {}};
        for (const ForecastPick *pick : ofDay)
            addPick(plan, *pick, input, sacks);
        settleDay(forecast, plan, input, taken, sacks);
    }
    forecast.items = sacks.items();
    std::erase_if(forecast.lines, [](const ForecastLine &one) { return one.isOther; });
    return forecast;
}

} // namespace sc
