// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/network.h"

#include "champions/championstore.h"
#include "champions/contactstore.h"
#include "champions/creditstore.h"
#include "champions/groupstore.h"
#include "champions/trainingstore.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

struct GroupPlan {
    const char *name;
    const char *kind;
};

// Two or three in each area; the names of its districts come from the wards.
constexpr std::array<GroupPlan, 3> kPlans{
    {{"{} Neighbourhood Action Group", "neighbourhood_action_group"},
     {"Friends of {} Park", "friends_of_park"},
     {"{} Residents' Association", "residents_association"}}};

constexpr std::array<const char *, 6> kSecondLanguages{"Polish", "Urdu",     "Punjabi",
                                                       "Arabic", "Romanian", "Welsh"};

std::string named(std::string_view plan, std::string_view place)
{
    std::string name(plan);
    return name.replace(name.find("{}"), 2, place);
}

} // namespace

Network::Network(Database &database, const Borough &borough, const std::vector<Person> &people,
                 const std::vector<Id> &champions, Random random)
    : m_database(database)
    , m_borough(borough)
    , m_people(people)
    , m_champions(champions)
    , m_random(random)
    , m_transform(*GridTransform::create())
    , m_today(localDay(database.clock().now()))
{}

Result<void> Network::write(const std::function<Id(std::size_t ward)> &areaOf)
{
    Change change(m_database, {std::string(kOfficers.back())}, "Sample borough");
    for (const auto &done : {completeChampions(change), makeGroups(change, areaOf), train(change),
                             giveCredits(change), logContacts(change)}) {
        if (!done)
            return done;
    }
    return change.commit();
}

Instant Network::momentOn(Day day)
{
    const Instant at = startOfDay(day) + 9h + std::chrono::minutes(m_random.whole(0, 8 * 60));
    return std::min(at, m_database.clock().now());
}

// Most name their street; some drew a line along it, a few an area around it.
std::string Network::patchOf(const Person &person)
{
    const Street &street = m_borough.streets[person.street];
    const double way = m_random.unit();
    if (way < 0.1)
        return {};
    if (way < 0.6)
        return street.name;
    const auto position = [&](double x, double y) {
        const auto place = m_transform.toLatLon({x, y});
        return place ? std::format("[{:.7f},{:.7f}]", place->longitude, place->latitude)
                     : std::string("[0,0]");
    };
    std::string corners;
    if (way < 0.85) {
        for (const Pt &point : street.line)
            corners += (corners.empty() ? "" : ",") + position(point.x, point.y);
        return R"({"type":"LineString","coordinates":[)" + corners + "]}";
    }
    const double half = m_random.between(120.0, 320.0);
    for (const auto &[dx, dy] : {std::pair(-1.0, -1.0), {1.0, -1.0}, {1.0, 1.0}, {-1.0, 1.0}})
        corners += (corners.empty() ? "" : ",") +
                   position(street.point.x + (dx * half), street.point.y + (dy * half));
    return R"({"type":"Polygon","coordinates":[[)" + corners + "]]}";
}

Champion Network::completed(Champion champion, const Person &person)
{
    champion.patch = patchOf(person);
    std::vector<std::string> interests;
    for (const auto &[code, share] : {std::pair("report", 0.85),
                                      {"lead_picks", 0.14},
                                      {"hand_out_bags", 0.3},
                                      {"information_point", 0.12},
                                      {"social_media", 0.1}}) {
        if (m_random.chance(share))
            interests.emplace_back(code);
    }
    champion.interests = listText(interests);
    champion.lawfulBasis = person.name.empty() ? "legitimate_interests" : "consent";
    if (!person.name.empty()) {
        champion.consentOn = person.joined;
        champion.languages = "English";
        if (m_random.chance(0.12))
            champion.languages += std::string(";") + m_random.pick(kSecondLanguages);
    }
    if (m_random.chance(0.8) && person.status != "prospective")
        champion.inductionPackOn = std::min(addDays(person.joined, m_random.whole(1, 30)), m_today);
    champion.leftOn = person.left;
    if (m_random.chance(0.02) && !person.name.empty()) {
        champion.isYoung = true;
        champion.parentConsentOn = person.joined;
    }
    return champion;
}

Result<void> Network::completeChampions(Change &change)
{
    ChampionStore store(m_database);
    for (std::size_t i = 0; i < m_champions.size(); ++i) {
        Result<Champion> champion = store.get(m_champions[i]);
        if (champion)
            champion = store.update(change, completed(*std::move(champion), m_people[i]));
        if (!champion)
            return std::unexpected(champion.error());
    }
    return {};
}

Result<void> Network::makeGroups(Change &change, const std::function<Id(std::size_t ward)> &areaOf)
{
    GroupStore store(m_database);
    for (std::size_t area = 0; area < m_borough.areas.size(); ++area) {
        std::vector<std::size_t> wards;
        for (std::size_t ward = 0; ward < m_borough.wards.size(); ++ward) {
            if (m_borough.wards[ward].area == area)
                wards.push_back(ward);
        }
        for (std::size_t i = 0; i < kPlans.size() && i < wards.size(); ++i) {
            Group group;
            group.name = named(kPlans[i].name, m_borough.wards[wards[i]].name);
            group.kind = kPlans[i].kind;
            group.area = areaOf(wards[i]);
            for (std::size_t person = 0; person < m_people.size(); ++person) {
                const std::size_t ward = m_borough.streets[m_people[person].street].ward;
                if (ward == wards[i] && isActive(person) && m_random.chance(0.6))
                    group.members.push_back(m_champions[person]);
            }
            if (!group.members.empty())
                group.chair = m_random.pick(group.members);
            if (const auto made = store.create(change, group); !made)
                return std::unexpected(made.error());
        }
    }
    return {};
}

Result<void> Network::attend(Change &change, std::size_t person, const char *course)
{
    Training training;
    training.champion = m_champions[person];
    training.course = course;
    training.on = std::max(m_people[person].joined, addDays(m_today, -m_random.whole(5, 420)));
    TrainingStore store(m_database);
    const auto made = store.create(change, training);
    if (!made)
        return std::unexpected(made.error());
    const bool revoked = m_random.chance(0.01);
    if (revoked && training.course != "safety_briefing") // whoever leads the picks keeps that
        return store.revoke(change, made->id, "Asked not to do this any more", m_today)
            .transform([](const Training &) {});
    return {};
}

Result<void> Network::train(Change &change)
{
    for (std::size_t person = 0; person < m_people.size(); ++person) {
        if (m_people[person].status == "prospective")
            continue;
        for (const auto &[course, share] : {std::pair("safety_briefing", 0.7),
                                            {"lead_a_pick", 0.14},
                                            {"tool_use", 0.1},
                                            {"manual_handling", 0.08},
                                            {"sharps", 0.18}}) {
            if (!m_random.chance(share))
                continue;
            if (const auto done = attend(change, person, course); !done)
                return done;
        }
    }
    return {};
}

Result<void> Network::move(Change &change, const Id &from, const Id &to, std::int64_t minutes,
                           const char *category, Instant at)
{
    Credit credit;
    credit.fromChampion = from;
    credit.fromAccount = from.isNull() ? "council" : "";
    credit.toChampion = to;
    credit.toAccount = to.isNull() ? "spent" : "";
    credit.minutes = minutes;
    credit.category = category;
    credit.at = at;
    return CreditStore(m_database).create(change, credit).transform([](const Credit &) {});
}

// Hours that no pick accounts for: leaflets, the information point. Some are spent, some given.
Result<void> Network::giveCredits(Change &change)
{
    constexpr std::array<const char *, 4> kWork{"leaflets", "information point", "planting",
                                                "checking bins"};
    Id neighbour;
    for (std::size_t person = 0; person < m_people.size(); ++person) {
        if (!isActive(person) || !m_random.chance(0.25))
            continue;
        const Id &champion = m_champions[person];
        const int times = m_random.whole(1, 9);
        std::int64_t earned = 0;
        for (int i = 0; i < times; ++i) {
            const std::int64_t minutes = std::int64_t{30} * m_random.whole(1, 8);
            const Day day =
                std::max(m_people[person].joined, addDays(m_today, -m_random.whole(40, 360)));
            if (const auto done =
                    move(change, {}, champion, minutes, m_random.pick(kWork), momentOn(day));
                !done)
                return done;
            earned += minutes;
        }
        if (earned >= 120 && m_random.chance(0.35)) {
            const bool gift = !neighbour.isNull() && m_random.chance(0.3);
            if (const auto done =
                    move(change, champion, gift ? neighbour : Id(), 60, gift ? "gift" : "swimming",
                         momentOn(addDays(m_today, -m_random.whole(1, 35))));
                !done)
                return done;
        }
        neighbour = champion;
    }
    return {};
}

Result<void> Network::logContacts(Change &change)
{
    constexpr std::array<const char *, 3> kWays{"phone", "email", "in_person"};
    ContactStore store(m_database);
    for (std::size_t person = 0; person < m_people.size(); ++person) {
        if (m_people[person].status == "prospective" || !m_random.chance(0.55))
            continue;
        Contact contact;
        contact.champion = m_champions[person];
        contact.way = m_random.pick(kWays);
        contact.at =
            momentOn(std::max(m_people[person].joined, addDays(m_today, -m_random.whole(3, 300))));
        contact.kind = m_random.chance(0.4) ? "asked_to_do_more" : "check_in";
        contact.answered = m_random.chance(0.7);
        if (contact.kind == "check_in")
            contact.round = "Winter ring-round";
        if (contact.answered && contact.kind == "asked_to_do_more")
            contact.note = m_random.chance(0.5) ? "Would help at a pick" : "Happy as it is";
        if (const auto made = store.create(change, contact); !made)
            return std::unexpected(made.error());
    }
    return {};
}

} // namespace sc::sample
