// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/pickfields.h"

#include "core/text.h"
#include "loans/workreportstore.h"
#include "picks/attendancestore.h"
#include "picks/campaignstore.h"
#include "picks/figures.h"
#include "picks/pickcodes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sc {

namespace {

using F = FieldForm;
using PickField = Field<Pick>;

template <class T> FieldValue outOf(const T &held)
{
    if constexpr (std::is_same_v<T, std::optional<int>>)
        return field::numberOf(held);
    else
        return field::valueFrom(held);
}

template <class T> void into(T &held, const FieldValue &value)
{
    if constexpr (std::is_same_v<T, std::optional<int>>)
        held = field::numberIn(value);
    else
        field::putInto(held, value);
}

template <auto member> constexpr PickField figure(std::string_view name, F form)
{
    return {name, form, [](const Pick &pick, NameStore &) { return outOf(pick.figures.*member); },
            [](Pick &pick, const FieldValue &value, NameStore &) -> Result<void> {
                into(pick.figures.*member, value);
                return {};
            }};
}

template <auto member> constexpr PickField progress(std::string_view name, F form)
{
    return {name, form, [](const Pick &pick, NameStore &) { return outOf(pick.progress.*member); },
            nullptr};
}

// Only what is no GeoJSON needs the grid.
GridTransform transformFor(NameStore &names, std::string_view text)
{
    const bool degrees = text.find_first_of("{[") != std::string_view::npos;
    return GridTransform::best(degrees ? std::filesystem::path()
                                       : names.database().path().parent_path());
}

FieldValue place(const Pick &pick, NameStore & /*names*/)
{
    return field::textOr(toGeoJson(pick.place));
}

Result<void> setPlace(Pick &pick, const FieldValue &value, NameStore &names)
{
    const std::string text = field::textIn(value);
    GridTransform transform = transformFor(names, text);
    auto read = parsePickPlace("place", text, transform);
    if (!read)
        return std::unexpected(read.error());
    pick.place = *std::move(read);
    return {};
}

template <auto member> FieldValue point(const Pick &pick, NameStore & /*names*/)
{
    return pick.*member ? FieldValue{pointText(*(pick.*member))} : FieldValue{};
}

template <auto member>
Result<void> setPoint(Pick &pick, const FieldValue &value, NameStore &names, std::string_view name)
{
    const std::string text = field::textIn(value);
    const auto before = std::exchange(pick.*member, std::nullopt);
    if (trimmed(text).empty())
        return {};
    GridTransform transform = transformFor(names, text);
    const auto point = parsePickPoint(name, text, transform);
    if (!point)
        return std::unexpected(point.error());
    // What was written out with fewer decimals is the same point.
    pick.*member = before && pointText(*before) == pointText(*point) ? *before : *point;
    return {};
}

Result<void> setMeetingPoint(Pick &pick, const FieldValue &value, NameStore &names)
{
    return setPoint<&Pick::meetingPoint>(pick, value, names, "meeting_point");
}

Result<void> setBagDrop(Pick &pick, const FieldValue &value, NameStore &names)
{
    return setPoint<&Pick::bagDrop>(pick, value, names, "bag_drop");
}

FieldValue stops(const Pick &pick, NameStore & /*names*/)
{
    return field::textOr(stopsText(pick.stops));
}

Result<void> setStops(Pick &pick, const FieldValue &value, NameStore &names)
{
    const std::string text = field::textIn(value);
    GridTransform transform = transformFor(names, text);
    auto read = parseStops(text, transform);
    if (!read)
        return std::unexpected(read.error());
    pick.stops = *std::move(read);
    return {};
}

FieldValue campaign(const Pick &pick, NameStore &names)
{
    if (pick.campaign.isNull())
        return {};
    CampaignStore campaigns(names.database());
    const auto found = campaigns.get(pick.campaign);
    const bool known = found && campaigns.find(found->title).has_value(); // and by its title alone
    return FieldValue{known ? found->title : pick.campaign.toString()};
}

Result<void> setCampaign(Pick &pick, const FieldValue &value, NameStore &names)
{
    pick.campaign = {};
    const std::string text = field::textIn(value);
    if (trimmed(text).empty())
        return {};
    const auto found = CampaignStore(names.database()).find(text);
    if (!found && !found.error().problems.empty())
        return refused(found.error().problems);
    if (!found)
        return std::unexpected(found.error());
    if (found->deleted)
        return refused("campaign", "not_found", "There is no campaign \"" + text + "\"");
    pick.campaign = found->id;
    return {};
}

Result<void> setGroup(Pick &pick, const FieldValue &value, NameStore &names)
{
    return field::setReference<&Pick::group, "group", &NameStore::group>(pick, value, names);
}

FieldValue status(const Pick &pick, NameStore & /*names*/)
{
    return FieldValue{pick.status()};
}

Result<void> setStatus(Pick &pick, const FieldValue &value, NameStore & /*names*/)
{
    pick.progress.status = field::codeOrWords(field::textIn(value), pickStatuses());
    return {};
}

RosterTotals rosterOf(const Pick &pick, NameStore &names)
{
    const auto people = AttendanceStore(names.database()).roster(pick.id);
    return totalsOf(people.value_or(std::vector<Attendance>{}));
}

FieldValue unattributed(const Pick &pick, NameStore &names)
{
    return field::numberOf(unattributedBags(pick.figures, rosterOf(pick, names).bags));
}

FieldValue volunteers(const Pick &pick, NameStore &names)
{
    return FieldValue{std::int64_t{rosterOf(pick, names).attended}};
}

FieldValue volunteerMinutes(const Pick &pick, NameStore &names)
{
    return FieldValue{rosterOf(pick, names).minutes};
}

FieldValue flagOfSacks(const Pick &pick, NameStore &names)
{
    return field::textOr(
        WorkReportStore(names.database()).sackFlagOf(pick).value_or(std::string()));
}

FieldValue gradePerHour(const Pick &pick, NameStore &names)
{
    return field::valueFrom(gradesGainedPerHour(pick.figures, rosterOf(pick, names).minutes));
}

using P = Pick;
using G = PickFigures;
using S = PickProgress;

constexpr std::array kFields{
    plainField<&P::title>("title"),
    plainField<&P::startsAt>("starts_at"),
    numberField<&P::minutes>("minutes"),
    championField<&P::lead, "lead">(),
    areaField<&P::area, "area">(),
    PickField{"place", F::Shape, place, setPlace},
    PickField{"meeting_point", F::Shape, point<&P::meetingPoint>, setMeetingPoint},
    PickField{"bag_drop", F::Shape, point<&P::bagDrop>, setBagDrop},
    numberField<&P::roadSpeedMph>("road_speed_mph"),
    wordsField<&P::insuranceBasis, insuranceBases>("insurance_basis"),
    wordsField<&P::landPermission, landPermissions>("land_permission"),
    PickField{"campaign", F::Text, campaign, setCampaign},
    PickField{"status", F::Code, status, setStatus},
    figure<&G::gradeBefore>("grade_before", F::Code),
    figure<&G::gradeAfter>("grade_after", F::Code),
    figure<&G::bagsGeneral>("bags_general", F::Integer),
    figure<&G::bagsRecycling>("bags_recycling", F::Integer),
    figure<&G::kgMeasured>("kg_measured", F::Real),
    figure<&G::kgEstimated>("kg_estimated", F::Real),
    figure<&G::kgFactor>("kg_factor", F::Real),
    figure<&G::sharpsFound>("sharps_found", F::Integer),
    figure<&G::bulkyItems>("bulky_items", F::Integer),
    PickField{"group", F::Text, field::getReference<&P::group, &NameStore::groupName>, setGroup},
    PickField{"stops", F::Text, stops, setStops},
    numberField<&P::capacity>("capacity"),
    plainField<&P::requestedBy>("requested_by"),
    plainField<&P::note>("note"),
    figure<&G::kgFactorSource>("kg_factor_source", F::Text),
    figure<&G::bagsWeighed>("bags_weighed", F::Integer),
    figure<&G::flyTipsFound>("fly_tips_found", F::Integer),
    figure<&G::sacksIssued>("sacks_issued", F::Integer),
    figure<&G::sacksReturned>("sacks_returned", F::Integer),
    computedField<&P::lengthM>("length_m"),
    computedField<&P::areaM2>("area_m2"),
    progress<&S::approvedBy>("approved_by", F::Text),
    progress<&S::approvedAt>("approved_at", F::Moment),
    progress<&S::overrideBy>("override_by", F::Text),
    progress<&S::overrideReason>("override_reason", F::Text),
    progress<&S::briefedBy>("briefed_by", F::Text),
    progress<&S::cancelReason>("cancel_reason", F::Code),
    PickField{"volunteers", F::Integer, volunteers, nullptr},
    PickField{"volunteer_minutes", F::Integer, volunteerMinutes, nullptr},
    PickField{"bags_unattributed", F::Integer, unattributed, nullptr},
    PickField{"grade_gained_per_hour", F::Real, gradePerHour, nullptr},
    PickField{"sacks_flag", F::Code, flagOfSacks, nullptr},
};

constexpr std::array kFigures{
    figure<&G::gradeBefore>("grade_before", F::Code),
    figure<&G::gradeAfter>("grade_after", F::Code),
    figure<&G::bagsGeneral>("bags_general", F::Integer),
    figure<&G::bagsRecycling>("bags_recycling", F::Integer),
    figure<&G::bagsWeighed>("bags_weighed", F::Integer),
    figure<&G::kgMeasured>("kg_measured", F::Real),
    figure<&G::kgEstimated>("kg_estimated", F::Real),
    figure<&G::kgFactor>("kg_factor", F::Real),
    figure<&G::kgFactorSource>("kg_factor_source", F::Text),
    figure<&G::sharpsFound>("sharps_found", F::Integer),
    figure<&G::flyTipsFound>("fly_tips_found", F::Integer),
    figure<&G::bulkyItems>("bulky_items", F::Integer),
    figure<&G::sacksIssued>("sacks_issued", F::Integer),
    figure<&G::sacksReturned>("sacks_returned", F::Integer),
};

} // namespace

std::string field::codeOrWords(std::string_view text, std::span<const Code> codes)
{
    std::string given = codeIn(text);
    if (isCode(codes, given))
        return given;
    const auto said =
        std::ranges::find(codes, given, [](const Code &code) { return codeIn(code.label); });
    return said == codes.end() ? given : std::string(said->code);
}

std::span<const PickField> pickFields()
{
    return kFields;
}

std::span<const PickField> pickFigureFields()
{
    return kFigures;
}

} // namespace sc
