// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include "core/gridreference.h"
#include "reports/codes.h"
#include "reports/placing.h"

#include <algorithm>

namespace sc {

namespace {

using namespace std::chrono_literals;

/// Nobody types more; a pasted document would slow every list down.
constexpr std::size_t kLongestDescription = 10'000;
constexpr std::size_t kLongestLine = 500;
/// Clocks of two PCs may differ; a report from "the future" within this is taken as now.
constexpr auto kClockSlack = 10min;
/// No council's records go back further: an earlier year is a slip of the finger.
constexpr Instant kEarliest{std::chrono::sys_days{std::chrono::year{1990} / 1 / 1}};

void requireCode(std::vector<Problem> &problems, const char *field, std::span<const Code> codes,
                 const std::string &code, const char *what)
{
    if (!code.empty() && !isCode(codes, code))
        problems.push_back({field, "unknown_code",
                            std::string("Choose ") + what + " from the list; there is no " + code});
}

void requireLength(std::vector<Problem> &problems, const char *field, const std::string &text,
                   std::size_t most)
{
    const auto characters = std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) > most)
        problems.push_back({field, "out_of_range",
                            "Shorten this to " + std::to_string(most) + " characters or fewer"});
}

void checkPlace(std::vector<Problem> &problems, const Report &report)
{
    if (!report.position && !report.grid) {
        problems.push_back({"place", "missing",
                            "Enter a street, a postcode or a grid reference, or click the map"});
        return;
    }
    if (report.grid && !isOnGrid(*report.grid))
        problems.push_back({"easting", "not_in_great_britain",
                            "The easting and northing are not in Great Britain"});
    if (report.position) {
        const auto [latitude, longitude] = *report.position;
        if (!isBritishLatitude(latitude))
            problems.push_back(
                {"latitude", "not_in_great_britain", "The latitude is not in Great Britain"});
        else if (!isBritishLongitude(longitude))
            problems.push_back(
                {"longitude", "not_in_great_britain", "The longitude is not in Great Britain"});
    }
}

void checkTimes(std::vector<Problem> &problems, const Report &report, Instant now)
{
    const auto refuseLongAgo = [&](const char *field, bool is) {
        if (is)
            problems.push_back({field, "bad_date", "Check the year: it is before 1990"});
    };
    refuseLongAgo("logged_at", report.loggedAt != Instant{} && report.loggedAt < kEarliest);
    refuseLongAgo("observed_at", report.observedAt && *report.observedAt < kEarliest);
    if (report.loggedAt > now + kClockSlack)
        problems.push_back({"logged_at", "bad_date", "The report cannot be logged in the future"});
    if (report.observedAt && *report.observedAt > now + kClockSlack)
        problems.push_back(
            {"observed_at", "bad_date", "The day it was seen must be today or in the past"});
}

void checkFlyTip(std::vector<Problem> &problems, const Report &report)
{
    requireCode(problems, "land_type", flyTipLandTypes(), report.landType, "the land type");
    requireCode(problems, "waste_type", flyTipWasteTypes(), report.wasteType, "the waste type");
    requireCode(problems, "size", flyTipSizes(), report.size, "the size");
}

} // namespace

std::vector<Problem> problemsOf(const Report &report, Instant now)
{
    std::vector<Problem> problems;
    if (report.category.empty())
        problems.push_back({"category", "missing", "Choose what was reported"});
    checkPlace(problems, report);
    if (report.source.empty())
        problems.push_back({"source", "missing", "Choose who told us"});
    requireCode(problems, "source", reportSources(), report.source, "who told us");
    requireCode(problems, "status", reportStatuses(), report.status, "the state");
    requireCode(problems, "priority", reportPriorities(), report.priority, "the priority");
    requireCode(problems, "hazard", reportHazards(), report.hazard, "the hazard");
    checkFlyTip(problems, report);
    checkTimes(problems, report, now);
    requireLength(problems, "description", report.description, kLongestDescription);
    requireLength(problems, "street", report.street, kLongestLine);
    requireLength(problems, "reporter", report.reporter, kLongestLine);
    requireLength(problems, "assigned_to", report.assignedTo, kLongestLine);
    requireLength(problems, "referred_to", report.referredTo, kLongestLine);
    requireLength(problems, "external_ref", report.externalRef, kLongestLine);
    requireLength(problems, "place", report.placeTyped, kLongestLine);
    requireLength(problems, "postcode", report.postcode, kLongestLine);
    return problems;
}

bool needsExperts(const Report &report)
{
    const std::string &category = report.category;
    const bool hazard = !report.hazard.empty() && report.hazard != "none";
    return hazard || category.starts_with("fly_tipping") || category.starts_with("drug_litter") ||
           category.starts_with("hazardous");
}

} // namespace sc
