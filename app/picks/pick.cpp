// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pick.h"

#include "core/dates.h"
#include "core/text.h"
#include "picks/figures.h"
#include "picks/pickcodes.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kLongestNote = 10'000;
constexpr int kMostMinutes = 24 * 60;
constexpr int kMostPeople = 10'000;
constexpr int kMostThings = 100'000;
constexpr int kMostSharps = 100; // each becomes a report
constexpr double kMostKg = 1'000'000.0;
constexpr int kFastestRoad = 70;

using Problems = std::vector<Problem>;

void requireRange(Problems &problems, const char *field, const std::optional<int> &value, int least,
                  int most)
{
    if (value && (*value < least || *value > most))
        problems.push_back(
            {field, "out_of_range", std::format("Enter a number from {} to {}", least, most)});
}

void requireWeight(Problems &problems, const char *field, const std::optional<double> &value,
                   double most = kMostKg)
{
    if (value && (!std::isfinite(*value) || *value < 0.0 || *value > most))
        problems.push_back({field, "out_of_range", "Enter a weight in kilograms, 0 or more"});
}

void requireCode(Problems &problems, const char *field, std::span<const Code> codes,
                 const std::string &code)
{
    if (code.empty() || isCode(codes, code))
        return;
    std::string known;
    for (const Code &one : codes)
        known += (known.empty() ? "" : ", ") + std::string(one.code);
    problems.push_back(
        {field, "unknown_code", std::format("There is no {}. Choose one of {}", code, known)});
}

void requireLength(Problems &problems, const char *field, const std::string &text,
                   std::size_t most = kLongestLine)
{
    if (text.size() > most)
        problems.push_back(
            {field, "out_of_range", std::format("Shorten this to {} characters or fewer", most)});
}

struct Allowed {
    std::string_view action;
    std::vector<std::string_view> from;
};

const std::vector<Allowed> &table()
{
    static const std::vector<Allowed> kTable{
        {"assess", {"requested", "planned", "assessed", "approved", "briefed"}},
        {"approve", {"requested", "planned", "assessed"}},
        {"brief", {"approved"}},
        {"start", {"briefed"}},
        {"finish", {"live"}},
        {"figures", {"live", "figures_due", "closed"}},
        {"close", {"live", "figures_due"}},
        {"cancel", {"requested", "planned", "assessed", "approved", "briefed", "live"}},
    };
    return kTable;
}

} // namespace

std::vector<Problem> problemsOf(const PickFigures &figures)
{
    Problems problems;
    requireCode(problems, "grade_before", cleanlinessGrades(), figures.gradeBefore);
    requireCode(problems, "grade_after", cleanlinessGrades(), figures.gradeAfter);
    requireRange(problems, "bags_general", figures.bagsGeneral, 0, kMostThings);
    requireRange(problems, "bags_recycling", figures.bagsRecycling, 0, kMostThings);
    requireRange(problems, "bags_weighed", figures.bagsWeighed, 0, kMostThings);
    requireRange(problems, "sharps_found", figures.sharpsFound, 0, kMostSharps);
    requireRange(problems, "fly_tips_found", figures.flyTipsFound, 0, kMostSharps);
    requireRange(problems, "bulky_items", figures.bulkyItems, 0, kMostThings);
    requireRange(problems, "sacks_issued", figures.sacksIssued, 0, kMostThings);
    requireRange(problems, "sacks_returned", figures.sacksReturned, 0, kMostThings);
    requireWeight(problems, "kg_measured", figures.kgMeasured);
    requireWeight(problems, "kg_estimated", figures.kgEstimated);
    requireWeight(problems, "kg_factor", figures.kgFactor, 1'000.0);
    if (figures.kgFactor && *figures.kgFactor == 0.0)
        problems.push_back({"kg_factor", "out_of_range", "Enter the kilograms of one bag"});
    if (figures.bagsWeighed && *figures.bagsWeighed > bagsOf(figures).value_or(kMostThings))
        problems.push_back(
            {"bags_weighed", "out_of_range", "Enter no more weighed bags than there are bags"});
    if (figures.sacksReturned.value_or(0) > figures.sacksIssued.value_or(kMostThings))
        problems.push_back(
            {"sacks_returned", "out_of_range", "Enter no more sacks returned than were issued"});
    requireLength(problems, "kg_factor_source", figures.kgFactorSource);
    return problems;
}

std::vector<Problem> problemsOf(const Pick &pick)
{
    Problems problems;
    if (pick.title.empty())
        problems.push_back({"title", "missing", "Enter a title for the pick"});
    requireLength(problems, "title", pick.title);
    requireRange(problems, "minutes", pick.minutes, 1, kMostMinutes);
    requireRange(problems, "road_speed_mph", pick.roadSpeedMph, 0, kFastestRoad);
    requireRange(problems, "capacity", pick.capacity, 1, kMostPeople);
    requireCode(problems, "insurance_basis", insuranceBases(), pick.insuranceBasis);
    requireCode(problems, "land_permission", landPermissions(), pick.landPermission);
    requireLength(problems, "requested_by", pick.requestedBy);
    requireLength(problems, "note", pick.note, kLongestNote);
    std::ranges::move(problemsOf(pick.figures), std::back_inserter(problems));
    return problems;
}

Pick tidied(Pick pick)
{
    for (std::string *line : {&pick.title, &pick.insuranceBasis, &pick.landPermission,
                              &pick.requestedBy, &pick.figures.kgFactorSource})
        *line = collapsed(*line);
    pick.note = std::string(trimmed(pick.note));
    for (std::string *grade : {&pick.figures.gradeBefore, &pick.figures.gradeAfter}) {
        *grade = collapsed(*grade);
        std::ranges::transform(*grade, grade->begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    }
    pick.middle = middleOf(pick.place);
    pick.lengthM = lengthMetres(pick.place);
    pick.areaM2 = areaSquareMetres(pick.place);
    return pick;
}

bool isApproved(std::string_view status)
{
    return status == "approved" || status == "briefed";
}

bool hasBegun(std::string_view status)
{
    return status == "live" || status == "figures_due" || status == "closed";
}

bool allows(std::string_view status, std::string_view action)
{
    const auto found = std::ranges::find(table(), action, &Allowed::action);
    return found != table().end() && std::ranges::contains(found->from, status);
}

std::string approvalDigest(const Pick &pick)
{
    const auto day = pick.day();
    return std::format("{} {} {}|{} {} {}", pick.lead.toString(),
                       pick.roadSpeedMph ? std::to_string(*pick.roadSpeedMph) : "-",
                       Id::fromName(toGeoJson(pick.place)).toString(), day ? isoDay(*day) : "-",
                       pick.insuranceBasis, pick.landPermission);
}

std::string_view firstHalf(std::string_view digest)
{
    return digest.substr(0, digest.find('|'));
}

} // namespace sc
