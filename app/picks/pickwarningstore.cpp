// SPDX-License-Identifier: GPL-3.0-or-later
// What is worth a word about a pick but stops nothing.
#include "areas/councilstore.h"
#include "champions/trainingstore.h"
#include "core/dates.h"
#include "core/workingdays.h"
#include "picks/pickstore.h"

#include <format>

namespace sc {

std::optional<std::string> PickStore::daysOfCampaign(const Pick &pick)
{
    const auto day = pick.day();
    Query row =
        m_database.query("SELECT title, coalesce(starts_on, ''), coalesce(ends_on, '') FROM "
                         "campaign WHERE id = ? AND deleted = 0",
                         pick.campaign);
    if (!day || !row.step())
        return std::nullopt;
    const auto from = parseIsoDay(row.text(1));
    const auto until = parseIsoDay(row.text(2));
    if ((!from || *day >= *from) && (!until || *day <= *until))
        return std::nullopt;
    return std::format("{} runs {}{}{}: the pick is on {}", row.text(0),
                       from ? "from " + longDay(*from) : "", from && until ? " " : "",
                       until ? "to " + longDay(*until) : "", longDay(*day));
}

std::optional<Day> PickStore::trainingToCome(const Pick &pick)
{
    const auto day = pick.day();
    if (!day || hasBegun(pick.status()) || pick.status() == "cancelled")
        return std::nullopt;
    TrainingStore trainings(m_database);
    const auto state = trainings.state(pick.lead, "lead_a_pick", *day);
    if (!state || !state->holds())
        return std::nullopt;
    const auto training = trainings.get(state->training);
    const Day today = localDay(m_database.clock().now());
    return training && training->on && *training->on > today ? training->on : std::nullopt;
}

std::optional<Problem> PickStore::stillBooked(const Pick &pick)
{
    if (pick.status() != "figures_due" && pick.status() != "closed")
        return std::nullopt;
    Query row = m_database.query("SELECT count(*) FROM attendance WHERE pick = ? AND deleted = 0 "
                                 "AND status = 'booked'",
                                 pick.id);
    row.step();
    const std::int64_t booked = row.integer(0);
    if (booked == 0)
        return std::nullopt;
    return Problem{"roster", "still_booked",
                   booked == 1 ? std::string("1 person is still booked: mark whether they came")
                               : std::format("{} people are still booked: mark who came and who "
                                             "did not",
                                             booked)};
}

Result<std::vector<Problem>> PickStore::warnings(const Pick &pick)
{
    return m_database.attemptResult([&]() -> Result<std::vector<Problem>> {
        const auto rules = m_settings.rules();
        if (!rules)
            return std::unexpected(rules.error());
        std::vector<Problem> problems;
        const Day today = localDay(m_database.clock().now());
        const auto day = pick.day();
        const bool ahead = day && *day >= today && !hasBegun(pick.status());
        const auto nation = CouncilStore(m_database).nation();
        if (!nation)
            return std::unexpected(nation.error());
        if (ahead && workingDaysBetween(today, *day, *nation) < rules->leadDays)
            problems.push_back(
                {"starts_at", "short_notice",
                 std::format("The pick is less than {} working days ahead", rules->leadDays)});
        // It would stand in another quarter than it happened in.
        if (day && *day > today && hasBegun(pick.status()))
            problems.push_back(
                {"starts_at", "before_its_day",
                 std::format("It has begun, and its day is {}: put the day right", longDay(*day))});
        if (!pick.roadSpeedMph)
            problems.push_back({"road_speed_mph", "road_unknown",
                                "No road speed is entered: it counts as away from any road"});
        if (const auto outside = daysOfCampaign(pick))
            problems.push_back({"campaign", "outside_campaign", *outside});
        if (leadNeverBriefed(pick))
            problems.push_back({"lead", "lead_unbriefed",
                                "No safety briefing of the leader is on record: give one before "
                                "the pick"});
        if (const auto comes = trainingToCome(pick))
            problems.push_back(
                {"lead", "lead_training_to_come",
                 std::format("The leader's training to lead a pick is on {}, which is still to "
                             "come: see that it was held",
                             longDay(*comes))});
        if (auto booked = stillBooked(pick))
            problems.push_back(*std::move(booked));
        Query places = m_database.query("SELECT count(*) FROM attendance WHERE pick = ? AND "
                                        "deleted = 0 AND status = 'booked'",
                                        pick.id);
        places.step();
        if (pick.capacity && places.integer(0) > *pick.capacity)
            problems.push_back({"capacity", "over_capacity",
                                std::format("{} are booked and there is room for {}",
                                            places.integer(0), *pick.capacity)});
        return problems;
    });
}

} // namespace sc
