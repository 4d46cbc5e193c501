// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/samplepicks.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLeaders = 8;
constexpr int kCampaignPicks = 20;
constexpr std::array<int, 4> kSpeeds{20, 30, 30, 30};
constexpr std::array<std::string_view, 8> kWords{"clean",       "litter pick",   "tidy-up",
                                                 "spring tidy", "Saturday pick", "big pick",
                                                 "clean-up",    "morning pick"};

Instant atClock(Day day, std::chrono::minutes time)
{
    return fromLocal(LocalTime{std::chrono::local_days{day} + time});
}

} // namespace

SamplePicks::SamplePicks(Database &database, FixedClock &clock, const Borough &borough,
                         const std::vector<Person> &people, const std::vector<Id> &champions,
                         Day first, Instant until, Random random)
    : m_database(database)
    , m_clock(clock)
    , m_borough(borough)
    , m_people(people)
    , m_champions(champions)
    , m_random(random)
    , m_transform(GridTransform::best({}))
    , m_first(first)
    , m_until(until)
{
    for (std::size_t i = 0; i < people.size() && m_leaders.size() < kLeaders; ++i)
        if (people[i].joined <= first && !people[i].left && !people[i].name.empty())
            m_leaders.push_back(i);
    if (m_leaders.empty() && !people.empty())
        m_leaders.push_back(0);
    plan(first, until);
}

void SamplePicks::plan(Day first, Instant until)
{
    if (m_leaders.empty() || m_borough.streets.empty())
        return;
    m_events.push_back({startOfDay(addDays(first, 1)) + 9h, What::Begin, 0});
    planMonths(first, until);
    planCampaign(until);
    planAhead(until);
    for (std::size_t i = 0; i < m_planned.size(); ++i)
        addEvents(i);
    std::ranges::stable_sort(m_events, {}, &Event::at);
}

PickPlace SamplePicks::placeAt(std::size_t street)
{
    PickPlace place;
    for (const Pt &point : m_borough.streets[street].line)
        if (const auto at = m_transform.toLatLon({point.x, point.y}))
            place.points.push_back(*at);
    place.kind = place.points.size() > 1 ? PickPlace::Kind::Route : PickPlace::Kind::Point;
    if (place.points.empty())
        place.kind = PickPlace::Kind::None;
    return place;
}

SamplePicks::Planned &SamplePicks::add(Instant startsAt, bool ofCampaign)
{
    Planned planned;
    planned.street = m_random.below(m_borough.streets.size());
    planned.leader = m_leaders[m_random.below(m_leaders.size())];
    planned.ofCampaign = ofCampaign;
    Pick &pick = planned.pick;
    const Street &street = m_borough.streets[planned.street];
    pick.title = std::format("{} {}", street.name, m_random.pick(kWords));
    pick.startsAt = startsAt;
    pick.minutes = m_random.chance(0.6) ? 90 : 120;
    pick.place = placeAt(planned.street);
    if (!pick.place.points.empty()) {
        pick.meetingPoint = pick.place.points.front();
        pick.bagDrop = pick.place.points.back();
    }
    pick.roadSpeedMph = m_random.pick(kSpeeds);
    pick.insuranceBasis = m_random.chance(0.8) ? "council_volunteer_policy" : "group_policy";
    pick.landPermission = m_random.chance(0.85) ? "not_needed" : "given";
    pick.capacity = 20;
    planned.others = m_random.whole(1, 6);
    m_planned.push_back(std::move(planned));
    return m_planned.back();
}

void SamplePicks::planMonths(Day first, Instant until)
{
    const std::array<std::string_view, 4> reasons{"weather", "weather", "turnout", "safety"};
    for (Day day = addDays(first, 35); startOfDay(addDays(day, 3)) < until;
         day = addDays(day, 15)) {
        const unsigned week = weekdayOf(day).iso_encoding();
        const Day saturday = addDays(day, 6 - static_cast<int>(week));
        const Instant start = atClock(saturday, m_random.chance(0.7) ? 10h : 14h);
        if (start + 48h >= until)
            break;
        Planned &planned = add(start);
        if (m_random.chance(0.12))
            planned.cancelled = m_random.pick(reasons);
    }
}

// Twenty picks in the last April there was.
void SamplePicks::planCampaign(Instant until)
{
    const Day last = localDay(until);
    int year = static_cast<int>(last.year());
    if (last.month() < std::chrono::May)
        --year;
    const Day april{std::chrono::year{year} / 4 / 1};
    if (april < addDays(m_first, 40))
        return;
    for (int i = 0; i < kCampaignPicks; ++i)
        add(atClock(addDays(april, i * 29 / (kCampaignPicks - 1)), 10h), true);
}

// One in every state, as they stand when the sample ends.
void SamplePicks::planAhead(Instant until)
{
    const Day today = localDay(until);
    // In daylight, whenever the sample is made.
    const Instant morning = atClock(today, 10h);
    const std::array<std::pair<Instant, What>, 7> ends{{
        {atClock(addDays(today, -1), 10h), What::Figures},
        {until > morning ? morning : atClock(addDays(today, -1), 14h), What::Start},
        {atClock(addDays(today, 1), 10h), What::Brief},
        {atClock(addDays(today, 8), 10h), What::Approve},
        {atClock(addDays(today, 15), 10h), What::Assess},
        {atClock(addDays(today, 22), 14h), What::Book},
        {atClock(addDays(today, 29), 10h), What::Create},
    }};
    for (const auto &[start, last] : ends)
        add(start).last = last;
    Planned &request = add(until);
    request.last = What::Create;
    request.pick.startsAt.reset();
    request.pick.requestedBy = "A resident, by telephone";
}

void SamplePicks::addEvents(std::size_t index)
{
    const Planned &planned = m_planned[index];
    const Instant start = planned.pick.startsAt.value_or(m_until);
    const auto put = [&](Instant at, What what) {
        const bool beyond = planned.last && what > *planned.last;
        if (!beyond && (planned.cancelled.empty() || what < What::Brief))
            m_events.push_back({std::min(at, m_until - 1min), what, index});
    };
    put(start - 24h * 28, What::Create);
    put(start - 24h * 20, What::Book);
    put(start - 24h * 15, What::Assess);
    put(start - 24h * 12, What::Approve);
    put(start - 45min, What::Brief);
    put(start, What::Start);
    put(start + 4h, What::Figures);
    put(start + 28h, What::Close);
    if (!planned.cancelled.empty())
        m_events.push_back({start - 30h, What::Cancel, index});
}

Result<void> SamplePicks::runUntil(Instant at)
{
    while (m_next < m_events.size() && m_events[m_next].at <= at) {
        const Event event = m_events[m_next++];
        m_clock.set(std::max(m_clock.now(), event.at));
        if (auto done = carryOut(event); !done)
            return done;
    }
    return {};
}

std::string SamplePicks::officerOf(const Planned &planned) const
{
    return std::string(kOfficers[planned.street % (kOfficers.size() - 1)]);
}

Result<void> SamplePicks::carryOut(const Event &event)
{
    Planned nobody;
    Planned &planned = event.what == What::Begin ? nobody : m_planned[event.pick];
    Change change(m_database, {officerOf(planned)});
    const auto done = event.what == What::Begin ? begin(change) : step(change, event, planned);
    return done ? change.commit() : done;
}

} // namespace sc::sample
