// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "picks/campaignstore.h"
#include "picks/sitestore.h"
#include "sample/samplepicks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 10> kOthers{
    "Amy Tranter",  "Ben Ilesley",  "Chloe Marsh", "Dev Patil",     "Ella Rowntree",
    "Femi Adeyemi", "Grace Hollin", "Harry Voss",  "Imogen Tulley", "Jack Sorley"};

template <class T> Result<void> bare(const Result<T> &done)
{
    return done ? Result<void>{} : std::unexpected(done.error());
}

} // namespace

// The leaders were briefed and took their course before the books begin, and again before either
// ran out.
void SamplePicks::trainLeaders(Change &change)
{
    struct Course {
        const char *code;
        int every; ///< days
        int holds;
    };
    for (const std::size_t leader : m_leaders)
        for (const Course &course :
             {Course{"lead_a_pick", 960, 1095}, Course{"safety_briefing", 240, 365}})
            for (Day on = addDays(m_first, -60); startOfDay(on) <= m_until;
                 on = addDays(on, course.every))
                change.create("training", m_database.newId(),
                              {{"champion", refValue(m_champions[leader])},
                               {"course", Value{course.code}},
                               {"held_on", Value{isoDay(on)}},
                               {"expires_on", Value{isoDay(addDays(on, course.holds))}}});
}

Result<void> SamplePicks::begin(Change &change)
{
    auto trained = m_database.attempt([&] { trainLeaders(change); });
    const bool held = std::ranges::any_of(m_planned, &Planned::ofCampaign);
    if (!trained || !held)
        return trained;
    const auto first = std::ranges::find(m_planned, true, &Planned::ofCampaign);
    Campaign campaign;
    campaign.title = "Big Spring Clean";
    campaign.startsOn = first->pick.day();
    campaign.endsOn = addDays(*campaign.startsOn, 29);
    campaign.goalPicks = 20;
    campaign.goalBags = 250;
    campaign.goalVolunteers = 120;
    const auto made = CampaignStore(m_database).create(change, campaign);
    if (made)
        m_campaign = made->id;
    return bare(made);
}

Result<void> SamplePicks::create(Change &change, Planned &planned)
{
    planned.pick.lead = m_champions[planned.leader];
    if (planned.ofCampaign)
        planned.pick.campaign = m_campaign;
    auto made = PickStore(m_database).create(change, planned.pick);
    if (made)
        planned.pick = *made;
    return bare(made);
}

Result<void> SamplePicks::book(Change &change, Planned &planned)
{
    AttendanceStore roster(m_database);
    planned.people.push_back(planned.leader);
    const int wanted = m_random.whole(4, 11);
    for (int i = 0; i < wanted; ++i) {
        const std::size_t person = m_random.below(m_champions.size());
        if (!m_people[person].left && !std::ranges::contains(planned.people, person))
            planned.people.push_back(person);
    }
    for (const std::size_t person : planned.people) {
        Attendance one;
        one.pick = planned.pick.id;
        one.champion = m_champions[person];
        one.role = person == planned.leader ? "lead" : "volunteer";
        if (auto booked = roster.create(change, one); !booked)
            return std::unexpected(booked.error());
    }
    return {};
}

Result<void> SamplePicks::enterFigures(Change &change, Planned &planned)
{
    const Instant start = *planned.pick.startsAt;
    std::vector<SheetLine> lines;
    int bags = 0;
    for (const std::size_t person : planned.people) {
        SheetLine line{.who = m_people[person].number};
        if (person != planned.leader && m_random.chance(0.1)) {
            line.status = "no_show";
        } else {
            line.inAt = start + std::chrono::minutes{m_random.whole(-5, 10)};
            line.outAt = start + std::chrono::minutes{m_random.whole(55, *planned.pick.minutes)};
            line.bags = m_random.whole(0, 3);
            bags += *line.bags;
        }
        lines.push_back(std::move(line));
    }
    for (int i = 0; i < planned.others; ++i) {
        SheetLine line{.who = std::string(kOthers[static_cast<std::size_t>(i)])};
        if (i == 1) {
            line.child = true;
            line.adult = kOthers[0];
        }
        lines.push_back(std::move(line));
    }
    if (auto entered = AttendanceStore(m_database).enterSheet(change, planned.pick.id, lines);
        !entered)
        return std::unexpected(entered.error());
    PickFigures figures;
    figures.gradeBefore = m_random.chance(0.5) ? "C" : m_random.chance(0.6) ? "D" : "B";
    figures.gradeAfter = m_random.chance(0.6) ? "A" : "B";
    figures.bagsGeneral = bags + m_random.whole(0, 4);
    figures.bagsRecycling = m_random.whole(0, 4);
    if (m_random.chance(0.4))
        figures.kgMeasured =
            std::round((*figures.bagsGeneral + *figures.bagsRecycling) * m_random.between(30, 55)) /
            10.0;
    figures.sharpsFound = 0;
    figures.flyTipsFound = 0;
    figures.bulkyItems = m_random.chance(0.3) ? m_random.whole(1, 4) : 0;
    figures.sacksIssued = *figures.bagsGeneral + *figures.bagsRecycling + 10;
    figures.sacksReturned = m_random.whole(5, 10);
    return bare(PickActions(m_database).enterFigures(change, planned.pick.id, figures));
}

Result<void> SamplePicks::step(Change &change, const Event &event, Planned &planned)
{
    PickActions actions(m_database);
    const Id &id = planned.pick.id;
    const std::string officer = officerOf(planned);
    switch (event.what) {
    case What::Create:
        return create(change, planned);
    case What::Book:
        return book(change, planned);
    case What::Assess: {
        const auto draft = SiteStore(m_database).draft(planned.pick);
        if (!draft)
            return std::unexpected(draft.error());
        return bare(actions.assess(change, id,
                                   {.rows = draft->rows, .by = officer, .source = draft->source}));
    }
    case What::Approve:
        return bare(actions.approve(change, id, {.by = officer}));
    case What::Brief:
        return bare(actions.brief(change, id, m_people[planned.leader].name));
    case What::Start:
        return bare(actions.start(change, id));
    case What::Figures:
        return enterFigures(change, planned);
    case What::Close:
        return bare(actions.close(change, id));
    case What::Cancel:
        return bare(actions.cancel(change, id, {.reason = planned.cancelled}));
    case What::Begin:
        break;
    }
    return {};
}

} // namespace sc::sample
