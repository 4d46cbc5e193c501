// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pickpapers.h"

#include "areas/areastore.h"
#include "areas/placewords.h"
#include "champions/championstore.h"
#include "picks/assessmentstore.h"
#include "picks/attendancestore.h"
#include "picks/pickstore.h"

#include <algorithm>

namespace sc {

namespace {

Result<std::vector<RosterLine>> rosterLines(AttendanceStore &store, const Id &pick)
{
    const auto roster = store.roster(pick);
    if (!roster)
        return std::unexpected(roster.error());
    std::vector<RosterLine> lines;
    for (const Attendance &attendance : *roster) {
        const auto name = store.nameOf(attendance);
        if (!name)
            return std::unexpected(name.error());
        lines.push_back({attendance, *name, {}});
    }
    for (RosterLine &line : lines) {
        const auto adult =
            std::ranges::find(lines, line.attendance.adult,
                              [](const RosterLine &other) { return other.attendance.id; });
        if (!line.attendance.adult.isNull() && adult != lines.end())
            line.adult = adult->name;
    }
    return lines;
}

} // namespace

Result<PickPapers> gatherPickPapers(Database &database, const Id &id,
                                    const std::filesystem::path &mapPack)
{
    PickStore picks(database);
    PickPapers papers;
    const auto pick = picks.get(id);
    if (!pick)
        return std::unexpected(pick.error());
    papers.pick = *pick;
    AssessmentStore assessments(database);
    const auto assessment = assessments.latest(id);
    if (!assessment)
        return std::unexpected(assessment.error());
    papers.assessment = *assessment;
    if (*assessment) {
        papers.assessedPlace = assessments.placeOf(**assessment);
        papers.assessedElsewhere = isForAnotherPlace(**assessment, *pick);
    }
    const auto rules = picks.settings().rules();
    if (!rules)
        return std::unexpected(rules.error());
    papers.matrix = rules->matrix;
    AttendanceStore attendances(database);
    auto roster = rosterLines(attendances, id);
    if (!roster)
        return std::unexpected(roster.error());
    papers.roster = *std::move(roster);
    std::vector<Attendance> people;
    std::ranges::transform(papers.roster, std::back_inserter(people), &RosterLine::attendance);
    papers.totals = totalsOf(people);
    if (!pick->lead.isNull()) {
        const auto lead = ChampionStore(database).get(pick->lead);
        if (!lead)
            return std::unexpected(lead.error());
        papers.lead = displayName(*lead);
    }
    papers.leadNeverBriefed = picks.leadNeverBriefed(*pick);
    const auto area = AreaStore(database).area(pick->area);
    papers.area = area && *area ? (*area)->name : std::string();
    if (const auto meeting = pick->meetingPoint ? pick->meetingPoint : pick->middle)
        papers.meetingPlace = placeInWords(database, *meeting);
    papers.council = database.setting("council_name");
    papers.mapPack = mapPack;
    return papers;
}

} // namespace sc
