// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "paper/barcode.h"
#include "paper/mappicture.h"
#include "paper/pickpapers.h"
#include "picks/calendartext.h"
#include "picks/pickcodes.h"
#include "picks/picktexts.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

constexpr QSize kMapPixels(1400, 900);
constexpr double kMapMillimetres = 150.0;

std::string whenText(const Pick &pick)
{
    if (!pick.startsAt)
        return {};
    std::string text = dayAndTime(*pick.startsAt);
    if (pick.minutes)
        text += std::format(", for {} minutes", *pick.minutes);
    return text;
}

std::string measureText(const Pick &pick)
{
    if (pick.lengthM)
        return std::format("Route of {:.0f} m", *pick.lengthM);
    if (pick.areaM2)
        return std::format("Land of {:.0f} m²", *pick.areaM2);
    return {};
}

std::string placeText(const PickPapers &papers)
{
    const std::string measure = measureText(papers.pick);
    if (measure.empty() || papers.meetingPlace.empty())
        return measure + papers.meetingPlace;
    return std::format("{}, at {}", measure, papers.meetingPlace);
}

// Whoever reads the paper at the roadside is told that somebody answers for a faster road.
std::string speedText(const Pick &pick)
{
    if (!pick.roadSpeedMph)
        return "No road beside it, or not entered";
    const PickProgress &progress = pick.progress;
    if (!progress.overrideMph || *pick.roadSpeedMph > *progress.overrideMph)
        return std::format("{} mph", *pick.roadSpeedMph);
    return std::format("{} mph, faster than the rule allows. Approved all the same by {}: {}",
                       *pick.roadSpeedMph, progress.overrideBy, progress.overrideReason);
}

bool isCancelled(const Pick &pick)
{
    return pick.status() == "cancelled";
}

/// Nobody has yet said that it may go ahead.
bool awaitsApproval(const Pick &pick)
{
    return pick.status() == "requested" || pick.status() == "planned" ||
           pick.status() == "assessed";
}

MapSketch sketchOf(const Pick &pick)
{
    MapSketch sketch;
    switch (pick.place.kind) {
    case PickPlace::Kind::Route:
        sketch.lines.push_back(pick.place.points);
        break;
    case PickPlace::Kind::Land:
        sketch.outlines.push_back(pick.place.points);
        break;
    case PickPlace::Kind::Point:
        sketch.marks.push_back({pick.place.points.front(), QStringLiteral("P")});
        break;
    case PickPlace::Kind::None:
        break;
    }
    if (pick.meetingPoint)
        sketch.marks.push_back({*pick.meetingPoint, QStringLiteral("M")});
    if (pick.bagDrop)
        sketch.marks.push_back({*pick.bagDrop, QStringLiteral("B")});
    for (std::size_t i = 0; i < pick.stops.size(); ++i)
        sketch.marks.push_back({pick.stops[i].at, QString::number(i + 1)});
    return sketch;
}

QImage mapOf(const PickPapers &papers)
{
    return papers.mapPack.empty() ? QImage()
                                  : mapPicture(papers.mapPack, sketchOf(papers.pick), kMapPixels);
}

void addMap(Sheet &sheet, const PickPapers &papers)
{
    const QImage map = mapOf(papers);
    if (map.isNull())
        return;
    sheet.picture(map, kMapMillimetres);
    std::string key = "On the map: M meeting point";
    if (papers.pick.bagDrop)
        key += ", B where bags are left";
    if (!papers.pick.stops.empty())
        key += ", numbers for the stops of the walk";
    sheet.paragraph(key + ".");
}

Sheet formFor(const PickPapers &papers, std::string kind)
{
    Sheet sheet(std::move(kind), papers.pick.title, papers.council);
    sheet.showTitle();
    if (isCancelled(papers.pick))
        sheet.warning("Cancelled: this pick does not take place.");
    sheet.facts({{"Litter pick", papers.pick.title},
                 {"When", whenText(papers.pick)},
                 {"Leader", papers.lead},
                 {"Area", papers.area}});
    return sheet;
}

std::string score(int likelihood, int severity, const RiskMatrix &matrix)
{
    const int total = likelihood * severity;
    return std::format("{} × {} = {} ({})", likelihood, severity, total, riskBand(total, matrix));
}

void addHazards(Sheet &sheet, const PickPapers &papers)
{
    std::vector<std::vector<std::string>> rows;
    for (const HazardRow &row : papers.assessment->rows) {
        std::string hazard = row.hazard;
        if (!row.remark.empty())
            hazard += "\n" + row.remark;
        rows.push_back({hazard, row.who,
                        score(row.likelihoodBefore, row.severityBefore, papers.matrix),
                        row.controls, score(row.likelihoodAfter, row.severityAfter, papers.matrix),
                        row.owner});
    }
    sheet.table({{"Hazard", 5},
                 {"Who", 3},
                 {"Before", 3},
                 {"What we do", 7},
                 {"After", 3},
                 {"Who sees to it", 3}},
                rows);
}

// A letter does not call people by their number.
std::string nameInLetter(const RosterLine &line)
{
    const std::size_t number = line.name.rfind(" (");
    return line.attendance.champion.isNull() ? line.name : line.name.substr(0, number);
}

void warnOfLead(Sheet &sheet, const PickPapers &papers)
{
    if (papers.leadNeverBriefed)
        sheet.warning("No safety briefing of the leader is on record. Give one before the pick.");
}

} // namespace

Sheet assessmentSheet(const PickPapers &papers)
{
    Sheet sheet = formFor(papers, "Risk assessment");
    sheet.facts(
        {{"Place", placeText(papers)},
         {"Fastest road", speedText(papers.pick)},
         {"Insurance", labelOf(insuranceBases(), papers.pick.insuranceBasis)},
         {"Permission of the owner", labelOf(landPermissions(), papers.pick.landPermission)}});
    warnOfLead(sheet, papers);
    addMap(sheet, papers);
    sheet.heading("Hazards");
    sheet.paragraph(
        std::format("Likelihood 1 to {} × severity 1 to {}, before and after what we do "
                    "about it.",
                    papers.matrix.likelihoodMax, papers.matrix.severityMax));
    if (!papers.assessment) {
        sheet.warning("There is no risk assessment yet. This pick cannot be approved.");
        return sheet;
    }
    if (papers.assessedElsewhere)
        sheet.warning(std::format("This assessment was made for {}. The place of the pick has "
                                  "changed since: look at every row and sign it for this place.",
                                  papers.assessedPlace));
    addHazards(sheet, papers);
    const Assessment &assessment = *papers.assessment;
    std::vector<std::pair<std::string, std::string>> facts{
        {"Version", std::format("{}", assessment.version)},
        {"Signed off by", assessment.by},
        {"On", longDay(localDay(assessment.madeAt))},
        {"Review by", assessment.reviewOn ? longDay(*assessment.reviewOn) : std::string()}};
    if (papers.assessedElsewhere) // else its place is above, by the point where people meet
        facts.insert(facts.begin() + 1, {"Made for", papers.assessedPlace});
    sheet.facts(facts);
    sheet.signatures({"Assessor", "Leader"});
    return sheet;
}

Sheet signInSheet(const PickPapers &papers)
{
    Sheet sheet = formFor(papers, "Sign-in sheet");
    sheet.paragraph("By signing I confirm that I have been briefed on safety and will not touch "
                    "needles, chemicals or anything I am unsure of.");
    std::vector<std::vector<std::string>> rows;
    for (const RosterLine &line : papers.roster) {
        const std::string &status = line.attendance.status;
        if (status == "cancelled" || status == "waiting")
            continue;
        const std::string adult = line.adult.empty() ? std::string("________") : line.adult;
        rows.push_back({line.name, line.attendance.child ? "With " + adult : std::string()});
    }
    constexpr int kWalkIns = 12;
    sheet.table({{"Name", 12},
                 {"Child: with whom", 8},
                 {"In", 4},
                 {"Out", 4},
                 {"Bags", 4},
                 {"Photos", 5},
                 {"Signature", 10}},
                rows, {.roomToWrite = true, .emptyRows = kWalkIns});
    return sheet;
}

Sheet briefingCard(const PickPapers &papers)
{
    Sheet sheet = formFor(papers, "Briefing card");
    sheet.warning(
        "Do not touch needles, asbestos, chemicals, gas canisters or a fly-tip. Stand by, "
        "note the place and tell the leader: each becomes a report.");
    sheet.heading("Say before you begin");
    std::vector<std::string> lines{
        "Who leads, who looks out, and how to call for help: 999 in danger.",
        "Where we pick, where we do not, where bags are left, when we stop.",
        "Gloves and hi-vis stay on. Use the picker. Do not overreach. Half-fill bags.",
        "Stay off the carriageway. Work in pairs in sight of each other.",
        "Each child stays with the adult named on the sheet."};
    if (papers.assessment)
        for (const HazardRow &row : papers.assessment->rows)
            if (riskBand(row.before(), papers.matrix) == "high")
                lines.push_back(row.hazard + ": " + row.controls);
    sheet.bullets(lines);
    addMap(sheet, papers);
    std::vector<std::vector<std::string>> contacts;
    for (const RosterLine &line : papers.roster)
        if (!line.attendance.emergencyContact.empty())
            contacts.push_back({line.name, line.attendance.emergencyContact});
    if (!contacts.empty()) {
        sheet.heading("In an emergency (for the leader only)");
        sheet.table({{"Name", 1}, {"Whom to call", 1}}, contacts);
    }
    sheet.signatures({"Briefed by"});
    return sheet;
}

Sheet pickPoster(const PickPapers &papers)
{
    Sheet sheet(papers.pick.title, {}, papers.council, Sheet::Look::Poster);
    sheet.paragraph("Litter pick");
    sheet.showTitle();
    if (isCancelled(papers.pick))
        sheet.display("Cancelled");
    else if (awaitsApproval(papers.pick))
        sheet.warning("Not approved yet: do not put this up.");
    sheet.display(papers.pick.startsAt ? dayAndTime(*papers.pick.startsAt)
                                       : std::string("Day to be announced"));
    if (!papers.meetingPlace.empty())
        sheet.paragraph((isCancelled(papers.pick) ? "It was to meet at " : "Meet at ") +
                        papers.meetingPlace);
    if (isCancelled(papers.pick)) {
        sheet.paragraph("This litter pick does not take place.");
        return sheet;
    }
    sheet.paragraph("Everybody is welcome. Wear stout shoes. We bring gloves, pickers and bags. "
                    "Children come with an adult.");
    const QImage map = mapOf(papers);
    const QImage code =
        qrCode(calendarText(papers.pick, {.meetingPlace = papers.meetingPlace,
                                          .now = papers.pick.startsAt.value_or(Instant{})}));
    constexpr double kCodeMillimetres = 48.0;
    sheet.pictures(map, code, kCodeMillimetres);
    if (!map.isNull() && papers.pick.meetingPoint)
        sheet.paragraph("M on the map is where we meet.");
    if (!code.isNull())
        sheet.paragraph("Scan the code to put it in your diary.");
    return sheet;
}

Sheet thankYouLetters(const PickPapers &papers)
{
    Sheet sheet("Thank you", papers.pick.title, papers.council, Sheet::Look::Letter);
    bool first = true;
    for (const RosterLine &line : papers.roster) {
        if (!came(line.attendance))
            continue;
        if (!std::exchange(first, false))
            sheet.newPage();
        sheet.display(papers.council);
        sheet.paragraph(thankYouText(papers.pick, nameInLetter(line), papers.totals));
    }
    if (first)
        sheet.paragraph("Nobody is marked as having come yet.");
    return sheet;
}

} // namespace sc
