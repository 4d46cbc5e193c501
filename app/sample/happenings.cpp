// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/happenings.h"

#include "sample/phrases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kDesk = kOfficers.size() - 1;
constexpr double kMinute = 60'000.0;

std::size_t fromRunningSums(const std::vector<double> &sums, Random &random)
{
    const double draw = random.unit() * sums.back();
    const auto found = std::ranges::upper_bound(sums, draw);
    return std::min(static_cast<std::size_t>(found - sums.begin()), sums.size() - 1);
}

std::chrono::milliseconds minutes(double count)
{
    return std::chrono::milliseconds(static_cast<std::int64_t>(count * kMinute));
}

/// Where people of each source report from is the same; when they do is not.
std::chrono::milliseconds timeOfDay(std::string_view source, bool worked, Random &random)
{
    if (source == "meeting")
        return 18h + minutes(random.between(20.0, 150.0));
    if (!worked)
        return 9h + minutes(random.between(0.0, 600.0));
    const double morning = random.unit();
    return morning < 0.58 ? 8h + 30min + minutes(random.between(0.0, 210.0))
                          : 13h + minutes(random.between(0.0, 235.0));
}

/// The sub-category and hazard that fit the kind of thing it was.
void refine(Happening &report, std::size_t variant, Random &random)
{
    std::string_view &category = report.category;
    if (category == "drug_litter") {
        const bool needles = variant != 2 && variant != 6;
        category = needles ? "drug_litter.needles" : "drug_litter.other";
        report.hazard = needles ? "sharps" : random.chance(0.5) ? "gas" : "other";
    } else if (category == "hazardous") {
        const bool asbestos = variant == 0 || variant == 5;
        const bool gas = variant == 2 || variant == 7;
        category = asbestos ? "hazardous.asbestos" : gas ? "hazardous.gas" : "hazardous.chemical";
        report.hazard = asbestos ? "asbestos" : gas ? "gas" : "chemical";
    } else if (category == "detritus" && random.chance(0.5)) {
        const bool leaves = variant != 3 && variant != 5 && variant != 7;
        category = leaves ? "detritus.leaf_fall" : "detritus.grit";
    } else if (category == "litter" && random.chance(0.45)) {
        category = variant == 1 ? "litter.takeaway" : "litter.street";
    } else if (category == "dog_fouling" && random.chance(0.4)) {
        category = variant == 3 ? "dog_fouling.play_area" : "dog_fouling.path";
    } else if (category == "graffiti" && random.chance(0.5)) {
        category = random.chance(0.12) ? "graffiti.offensive" : "graffiti.tag";
    } else if (category == "overflowing_bin" && random.chance(0.6)) {
        category = variant == 2   ? "overflowing_bin.dog"
                   : variant == 4 ? "overflowing_bin.recycling"
                                  : "overflowing_bin.litter";
    } else if (category == "weeds" && random.chance(0.5)) {
        category = variant % 2 == 0 ? "weeds.gutter" : "weeds.verge";
    }
}

double roughness(std::size_t ward)
{
    // Some wards are dirtier than others, as everywhere.
    constexpr std::array<double, 22> kByWard{1.9,  1.5,  1.5, 0.9,  1.7, 1.6, 1.3, 1.4,
                                             0.8,  0.6,  0.9, 0.7,  0.8, 1.0, 1.3, 0.9,
                                             0.35, 0.25, 0.3, 0.35, 0.5, 1.2};
    return kByWard[ward];
}

} // namespace

Happenings::Happenings(const Borough &borough, const std::vector<Person> &people,
                       const HappeningOptions &options)
    : m_borough(borough)
    , m_people(people)
    , m_options(options)
    , m_days(options.until, options.years)
    , m_random(Random(options.seed).fork(41))
{
    double sum = 0.0;
    for (const Street &street : borough.streets)
        m_streetWeights.push_back(sum += std::sqrt(length(street.line)) * roughness(street.ward));
    for (std::size_t i = 0; i < borough.streets.size(); ++i)
        m_streetNamed.emplace(borough.streets[i].name, i);
    m_postcodeOfStreet.resize(borough.streets.size());
    for (const Postcode &postcode : borough.postcodes)
        m_postcodeOfStreet[postcode.street] = postcode.text;
    sum = 0.0;
    for (const Person &person : people)
        m_championWeights.push_back(sum += person.activity);
    makeHotSpots();
    makePatches();
}

void Happenings::makeHotSpots()
{
    constexpr std::array<std::string_view, 10> kKinds{
        "fly_tipping", "fly_tipping", "fly_tipping", "litter",      "litter",
        "graffiti",    "dog_fouling", "drug_litter", "trade_waste", "overflowing_bin"};
    for (int i = 0; i < 60; ++i) {
        const std::size_t street = fromRunningSums(m_streetWeights, m_random);
        const Line &line = m_borough.streets[street].line;
        const Station at = along(line, m_random.between(0.15, 0.85) * length(line));
        m_hotSpots.push_back({at.point + left(at.direction) * m_random.between(-5.0, 5.0), street,
                              m_random.pick(kKinds), m_random.between(0.3, 2.2)});
    }
    // The worst of them is worst by far.
    m_hotSpots.front().weight = 6.0;
    for (const HotSpot &spot : m_hotSpots)
        m_hotWeights.push_back(spot.weight);
}

void Happenings::makePatches()
{
    constexpr std::size_t kStreetsOfAPatch = 9;
    for (const Person &person : m_people) {
        const Pt home = m_borough.streets[person.street].point;
        std::vector<std::pair<double, std::size_t>> near;
        near.reserve(m_borough.streets.size());
        for (std::size_t i = 0; i < m_borough.streets.size(); ++i)
            near.emplace_back(distance(home, m_borough.streets[i].point), i);
        std::ranges::partial_sort(near, near.begin() + kStreetsOfAPatch);
        std::vector<std::size_t> patch;
        patch.reserve(kStreetsOfAPatch);
        for (std::size_t i = 0; i < kStreetsOfAPatch; ++i)
            patch.push_back(near[i].second);
        m_patches.push_back(std::move(patch));
    }
}

std::optional<Happening> Happenings::next()
{
    while (m_nextToday == m_today.size()) {
        if (m_day == m_days.count())
            return std::nullopt;
        makeDay();
    }
    return std::move(m_today[m_nextToday++]);
}

void Happenings::makeDay()
{
    m_today.clear();
    m_nextToday = 0;
    const auto upTo = [&](double weight) {
        return static_cast<std::int64_t>(
            std::llround(static_cast<double>(m_options.reports) * weight / m_days.totalWeight()));
    };
    const std::int64_t before = upTo(m_weightSoFar);
    m_weightSoFar += m_days.weight(m_day);
    const std::int64_t today =
        (m_day + 1 == m_days.count() ? m_options.reports : upTo(m_weightSoFar)) - before;
    for (std::int64_t i = 0; i < today; ++i)
        m_today.push_back(makeOne(m_day));
    std::ranges::stable_sort(m_today, {}, &Happening::loggedAt);
    for (Happening &report : m_today) {
        report.serial = m_serial++;
        whatBecameOfIt(report, m_day);
        if (report.duplicateOf < 0)
            remember(report);
    }
    while (!m_recent.empty() && m_recent.front().loggedAt < m_days.midnight(m_day) - 120h)
        m_recent.pop_front();
    ++m_day;
}

Happening Happenings::makeOne(int day)
{
    Happening report;
    report.category = habits()[m_days.category(day, m_random)].category;
    who(report, day);
    when(report, day);
    if (m_random.chance(0.055) && secondCall(report))
        return report;
    const std::size_t street = where(report);
    report.officer = m_days.worked(day) ? officerFor(street) : kDesk;
    what(report, street);
    return report;
}

void Happenings::who(Happening &report, int day)
{
    constexpr std::array<std::string_view, 8> kSources{
        "champion", "public", "staff", "councillor", "walkabout", "meeting", "pick", "kit"};
    constexpr std::array<double, 8> kShares{0.42, 0.28, 0.11, 0.06, 0.05, 0.04, 0.03, 0.01};
    report.source = m_days.worked(day) ? kSources[m_random.weighted(kShares)] : "public";
    if (report.source == "champion") {
        const Day today = addDays(m_days.first(), day);
        for (int tries = 0; tries < 12; ++tries) {
            const std::size_t i = fromRunningSums(m_championWeights, m_random);
            const Person &person = m_people[i];
            if (person.joined <= today && (!person.left || today <= *person.left)) {
                report.champion = i;
                return;
            }
        }
        report.source = "public";
    }
    report.reporter = toldBy(report.source, m_random);
}

void Happenings::when(Happening &report, int day)
{
    const Instant midnight = m_days.midnight(day);
    report.loggedAt = midnight + timeOfDay(report.source, m_days.worked(day), m_random);
    if (report.loggedAt > m_options.until) {
        // Half a day: all of it fits into what has gone.
        const double share = m_random.between(0.86, 1.0);
        report.loggedAt = midnight + std::chrono::duration_cast<std::chrono::milliseconds>(
                                         (m_options.until - midnight) * share);
    }
    report.loggedAt = std::chrono::floor<std::chrono::seconds>(report.loggedAt);
    const double lag = m_random.unit();
    if (lag < 0.12)
        return;
    const double hours = lag < 0.4   ? m_random.between(0.2, 6.0)
                         : lag < 0.8 ? m_random.between(10.0, 34.0)
                                     : m_random.between(34.0, 150.0);
    Instant seen =
        std::chrono::floor<std::chrono::minutes>(report.loggedAt - minutes(hours * 60.0));
    // Nobody looks at litter in the small hours: it was the evening before.
    auto sinceMidnight = (seen - midnight) % 24h;
    if (sinceMidnight < 0h)
        sinceMidnight += 24h;
    if (sinceMidnight < 6h)
        seen -= sinceMidnight + std::chrono::minutes(m_random.whole(3 * 60, 14 * 60));
    else if (sinceMidnight >= 22h)
        seen -= std::chrono::minutes(m_random.whole(2 * 60, 11 * 60));
    report.observedAt = seen;
}

std::size_t Happenings::where(Happening &report)
{
    if (report.champion) {
        const std::vector<std::size_t> &patch = m_patches[*report.champion];
        const std::size_t street =
            m_random.chance(0.25) ? m_people[*report.champion].street : m_random.pick(patch);
        placeAlong(report, street);
        return street;
    }
    if (m_random.chance(0.30)) {
        const HotSpot &spot = m_hotSpots[m_random.weighted(m_hotWeights)];
        report.place = spot.point + Pt{m_random.normal() * 7.0, m_random.normal() * 7.0};
        if (m_random.chance(0.75))
            report.category = spot.category;
        return spot.street;
    }
    const std::size_t street = fromRunningSums(m_streetWeights, m_random);
    placeAlong(report, street);
    // A few calls are about the far side of the boundary, or the beach below it.
    if (m_random.chance(0.006))
        report.place = m_borough.outline[m_random.below(m_borough.outline.size())] +
                       Pt{m_random.between(-160.0, 30.0), m_random.between(-40.0, 40.0)};
    return street;
}

void Happenings::placeAlong(Happening &report, std::size_t street)
{
    const Line &line = m_borough.streets[street].line;
    const Station at = along(line, m_random.unit() * length(line));
    report.place = at.point + left(at.direction) * m_random.between(-6.0, 6.0);
}

std::size_t Happenings::officerFor(std::size_t street)
{
    const std::size_t area = m_borough.wards[m_borough.streets[street].ward].area;
    return m_random.chance(0.12) ? kDesk : area * 2 + (m_random.chance(0.6) ? 0U : 1U);
}

void Happenings::what(Happening &report, std::size_t street)
{
    report.place = settled({report.place}).front();
    const Street &there = m_borough.streets[street];
    report.street = there.name;
    if (m_random.chance(0.55))
        report.postcode = m_postcodeOfStreet[street];
    const std::size_t variant = m_random.below(kVariants);
    report.description = describe(report.category, variant, there.name, m_random);
    if (report.category == "fly_tipping")
        flyTip(report, street, variant);
    else
        refine(report, variant, m_random);
    const double pressing = m_random.unit();
    if (pressing < 0.04)
        report.priority = "urgent";
    else if (pressing < 0.12)
        report.priority = "high";
    report.photographed = m_random.chance(report.source == "public" ? 0.008 : 0.018);
}

void Happenings::flyTip(Happening &report, std::size_t street, std::size_t variant)
{
    constexpr std::array<std::string_view, kVariants> kWaste{"other_household",
                                                             "other_household",
                                                             "white_goods",
                                                             "black_bags_household",
                                                             "construction_demolition_excavation",
                                                             "tyres",
                                                             "other_household",
                                                             "green"};
    constexpr std::array<std::string_view, 7> kSizes{
        "single_black_bag", "single_item",       "car_boot_or_less",       "small_van_load",
        "transit_van_load", "tipper_lorry_load", "significant_multi_loads"};
    constexpr std::array<double, 7> kSizeShares{0.08, 0.17, 0.28, 0.30, 0.12, 0.04, 0.01};
    constexpr std::array<std::string_view, 6> kLand{
        "highway",      "footpath_bridleway",  "back_alleyway",
        "council_land", "private_residential", "watercourse_bank"};
    constexpr std::array<double, 6> kLandShares{0.42, 0.14, 0.08, 0.26, 0.06, 0.04};
    if (m_random.chance(0.06))
        return; // not asked
    const Street &there = m_borough.streets[street];
    report.wasteType = m_random.chance(0.9) ? kWaste[variant] : "other_commercial";
    report.size = kSizes[m_random.weighted(kSizeShares)];
    report.landType = there.backLaneNear && m_random.chance(0.6) ? "back_alleyway"
                      : there.frontage == Frontage::Sheds && m_random.chance(0.5)
                          ? "commercial_industrial"
                      : there.frontage == Frontage::Farms && m_random.chance(0.4)
                          ? "agricultural"
                          : kLand[m_random.weighted(kLandShares)];
    if (variant == 4 && m_random.chance(0.12)) {
        report.wasteType = "asbestos";
        report.hazard = "asbestos";
    }
}

const Happenings::Recent *Happenings::stillOpen(Instant at)
{
    for (int tries = 0; tries < 6 && !m_recent.empty(); ++tries) {
        const Recent &recent = m_recent[m_random.below(m_recent.size())];
        if (recent.loggedAt < at && (!recent.closedAt || *recent.closedAt > at))
            return &recent;
    }
    return nullptr;
}

bool Happenings::secondCall(Happening &report)
{
    const Recent *found = stillOpen(report.loggedAt);
    if (!found)
        return false;
    const Recent &first = *found;
    report.duplicateOf = first.serial;
    report.category = first.category;
    report.place =
        settled({first.place + Pt{m_random.normal() * 9.0, m_random.normal() * 9.0}}).front();
    const Street &there = m_borough.streets[first.street];
    report.street = there.name;
    report.officer = officerFor(first.street);
    report.observedAt = std::max(report.observedAt.value_or(first.loggedAt), first.loggedAt);
    const std::string_view parent = report.category.substr(0, report.category.find('.'));
    report.description = describe(parent, m_random.below(kVariants), there.name, m_random);
    return true;
}

} // namespace sc::sample
