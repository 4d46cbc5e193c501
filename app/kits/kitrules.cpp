// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitrules.h"

#include "core/dates.h"
#include "kits/kitcodes.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

using Problems = std::vector<Problem>;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestLabel = 60;
constexpr std::int64_t kMostPence = 100'000'000;

void requireName(Problems &problems, const std::string &name, const char *what)
{
    if (name.empty())
        problems.push_back({"name", "missing", std::format("Enter the name of the {}", what)});
    if (name.size() > kLongestName)
        problems.push_back({"name", "out_of_range", "Shorten the name to 200 characters or fewer"});
}

void requireCode(Problems &problems, const char *field, std::span<const Code> codes,
                 const std::string &code)
{
    if (isCodeOf(codes, code))
        return;
    std::string words;
    for (const Code &one : codes)
        words += std::format("{}{}", words.empty() ? "" : ", ", one.code);
    problems.push_back({field, "unknown_code", "Choose one of: " + words});
}

void requireWithin(Problems &problems, const char *field, const std::optional<std::int64_t> &number,
                   std::int64_t most, const char *what)
{
    if (number && (*number < 0 || *number > most))
        problems.push_back(
            {field, "out_of_range", std::format("Enter 0 to {} for {}", most, what)});
}

void requirePlace(Problems &problems, const std::optional<LatLon> &place)
{
    if (!place)
        return;
    const bool atLatitude = place->latitude >= 49.0 && place->latitude <= 61.5;
    const bool atLongitude = place->longitude >= -9.5 && place->longitude <= 2.5;
    if (!atLatitude)
        problems.push_back({"latitude", "out_of_range", "Enter a latitude from 49 to 61.5"});
    if (!atLongitude)
        problems.push_back({"longitude", "out_of_range", "Enter a longitude from -9.5 to 2.5"});
}

void requirePast(Problems &problems, const char *field, const std::optional<Day> &day, Day today,
                 const char *message)
{
    if (day && *day > today)
        problems.push_back({field, "bad_date", message});
}

std::string listOf(const std::vector<KitContent> &contents, const ItemName &name)
{
    constexpr std::size_t kMost = 4;
    std::string words;
    for (std::size_t i = 0; i < std::min(contents.size(), kMost); ++i) {
        const KitContent &one = contents[i];
        words += std::format("{}{} {}", words.empty() ? "" : ", ", one.expected - one.present,
                             one.item.id.isNull() ? one.item.name : name(one.item.id));
    }
    return contents.size() > kMost ? words + " and more" : words;
}

std::vector<KitContent> below(const Kit &kit, bool consumable)
{
    std::vector<KitContent> list;
    std::ranges::copy_if(kit.contents, std::back_inserter(list), [&](const KitContent &one) {
        return one.consumable == consumable && one.present < one.expected;
    });
    return list;
}

Problem about(std::string code, std::string message)
{
    return {"kit", std::move(code), std::move(message)};
}

void addInspection(Problems &problems, const Kit &kit, const KitType &type, Day today)
{
    const char *code = "inspection_overdue";
    if (kit.inspectionFailedOn) {
        problems.push_back(about(code, std::format("{} failed its inspection on {}", kit.label,
                                                   longDay(*kit.inspectionFailedOn))));
        return;
    }
    if (kit.inspectionDue) {
        problems.push_back(
            about(code, std::format("{} has not been inspected since its last loan", kit.label)));
        return;
    }
    const auto until = inspectionHoldsUntil(kit, type);
    if (until && *until < today)
        problems.push_back(about(
            code, std::format("The inspection of {} was due on {}", kit.label, longDay(*until))));
}

bool isGone(std::string_view status)
{
    return status == "out" || status == "checking" || status == "repair" || status == "lost" ||
           status == "written_off" || status == "retired";
}

void addAvailability(Problems &problems, const Kit &kit, const std::vector<Ticket> &tickets)
{
    const char *code = "kit_not_available";
    if (kit.deleted)
        problems.push_back(about(code, kit.label + " has been deleted"));
    else if (isGone(kit.status))
        problems.push_back(about(code, std::format("{} is not available: {}", kit.label,
                                                   labelIn(kitStatuses(), kit.status))));
    const auto blocking = std::ranges::find_if(tickets, &Ticket::blocks);
    if (blocking != tickets.end() && kit.status != "repair")
        problems.push_back(
            about(code, std::format("{} is to be repaired: {}", kit.label, blocking->fault)));
}

} // namespace

Problems problemsOf(const Depot &depot)
{
    Problems problems;
    requireName(problems, depot.name, "depot");
    requirePlace(problems, depot.place);
    return problems;
}

Problems problemsOf(const Item &item)
{
    Problems problems;
    requireName(problems, item.name, "item");
    requireCode(problems, "kind", itemKinds(), item.kind);
    if (item.valuePence && (*item.valuePence < 0 || *item.valuePence > kMostPence))
        problems.push_back({"value", "out_of_range", "Enter 0 to 1,000,000 pounds for the value"});
    requireWithin(problems, "low_stock_level", item.lowStockLevel, 1'000'000, "the low level");
    return problems;
}

Problems problemsOf(const KitType &type)
{
    Problems problems;
    requireName(problems, type.name, "kit type");
    requireCode(problems, "purpose", kitPurposes(), type.purpose);
    requireWithin(problems, "inspection_months", type.inspectionMonths, 600, "the months");
    requireWithin(problems, "buffer_days", type.bufferDays, 60, "the days between two loans");
    requireWithin(problems, "serves", type.serves, 1'000, "the people it is enough for");
    return problems;
}

Problems problemsOf(const Kit &kit, Day today)
{
    Problems problems;
    if (labelKey(kit.label).empty())
        problems.push_back({"label", "missing", "Enter the label of the kit, such as K-001"});
    if (kit.label.size() > kLongestLabel)
        problems.push_back(
            {"label", "out_of_range", "Shorten the label to 60 characters or fewer"});
    if (kit.label.find(';') != std::string::npos)
        problems.push_back({"label", "out_of_range",
                            "Enter a label without a semicolon, which stands between labels"});
    if (kit.kitType.isNull())
        problems.push_back({"kit_type", "missing", "Choose what type of kit it is"});
    requireCode(problems, "status", kitStatuses(), kit.status);
    requirePast(problems, "inspected_on", kit.inspectedOn, today,
                "A kit cannot have been inspected in the future");
    requirePlace(problems, kit.place);
    return problems;
}

Problems problemsOf(const Inspection &inspection, Day today)
{
    Problems problems;
    if (inspection.kit.isNull())
        problems.push_back({"kit", "missing", "Choose the kit that was inspected"});
    if (inspection.by.empty())
        problems.push_back({"by", "missing", "Enter who inspected it"});
    if (!inspection.passed)
        problems.push_back({"passed", "missing", "Say whether it passed"});
    requirePast(problems, "on", inspection.on, today, "An inspection cannot be held in the future");
    return problems;
}

Problems problemsOf(const Ticket &ticket, Day today)
{
    Problems problems;
    if (ticket.kit.isNull())
        problems.push_back({"kit", "missing", "Choose the kit that is to be repaired"});
    if (ticket.fault.empty())
        problems.push_back({"fault", "missing", "Enter what is wrong with it"});
    if (ticket.closedOn)
        requireCode(problems, "outcome", ticketOutcomes(), ticket.outcome);
    requirePast(problems, "opened_on", ticket.openedOn, today, "Enter today or an earlier day");
    requirePast(problems, "closed_on", ticket.closedOn, today, "Enter today or an earlier day");
    if (ticket.openedOn && ticket.closedOn && *ticket.closedOn < *ticket.openedOn)
        problems.push_back({"closed_on", "bad_date", "It cannot be closed before it was opened"});
    return problems;
}

std::optional<Day> inspectionHoldsUntil(const Kit &kit, const KitType &type)
{
    const std::int64_t months = type.inspectionMonths.value_or(kUsualInspectionMonths);
    const std::optional<Day> from = kit.inspectedOn ? kit.inspectedOn : kit.madeOn;
    if (months <= 0 || !from)
        return std::nullopt;
    return addMonths(*from, static_cast<int>(months));
}

std::vector<KitContent> shortConsumables(const Kit &kit)
{
    return below(kit, true);
}

std::vector<KitContent> missingThings(const Kit &kit)
{
    return below(kit, false);
}

Problems kitProblems(const Kit &kit, const KitType &type, const std::vector<Ticket> &tickets,
                     const ItemName &itemName, Day today)
{
    Problems problems;
    addAvailability(problems, kit, tickets);
    if (const auto missing = missingThings(kit); !missing.empty())
        problems.push_back(
            about("kit_incomplete", std::format("{} is not complete: {} missing", kit.label,
                                                listOf(missing, itemName))));
    else if (kit.status == "incomplete")
        problems.push_back(
            about("kit_incomplete", kit.label + " is marked incomplete. Check its contents"));
    addInspection(problems, kit, type, today);
    if (kit.ppeExpiresOn && *kit.ppeExpiresOn < today)
        problems.push_back(
            about("ppe_out_of_date", std::format("The protective equipment of {} could be used "
                                                 "until {}",
                                                 kit.label, longDay(*kit.ppeExpiresOn))));
    return problems;
}

bool maySetByHand(std::string_view from, std::string_view to)
{
    const auto ofLoans = [](std::string_view status) {
        return status == "reserved" || status == "out" || status == "checking";
    };
    return from == to || (!ofLoans(from) && !ofLoans(to));
}

} // namespace sc
