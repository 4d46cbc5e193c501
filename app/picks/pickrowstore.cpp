// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickstore.h"

namespace sc {

namespace {

std::optional<LatLon> pointAt(const Query &row, int column)
{
    if (row.isNull(column) || row.isNull(column + 1))
        return std::nullopt;
    return LatLon{row.real(column), row.real(column + 1)};
}

Value number(const std::optional<int> &value)
{
    return value ? Value{static_cast<std::int64_t>(*value)} : Value{};
}

PickFigures readFigures(const Query &row, int first)
{
    PickFigures figures;
    int at = first;
    figures.gradeBefore = row.text(at++);
    figures.gradeAfter = row.text(at++);
    figures.bagsGeneral = row.maybe<int>(at++);
    figures.bagsRecycling = row.maybe<int>(at++);
    figures.bagsWeighed = row.maybe<int>(at++);
    figures.kgMeasured = row.maybe<double>(at++);
    figures.kgEstimated = row.maybe<double>(at++);
    figures.kgFactor = row.maybe<double>(at++);
    figures.kgFactorSource = row.text(at++);
    figures.kgEstimateTyped = row.integer(at++) != 0;
    figures.sharpsFound = row.maybe<int>(at++);
    figures.flyTipsFound = row.maybe<int>(at++);
    figures.bulkyItems = row.maybe<int>(at++);
    figures.sacksIssued = row.maybe<int>(at++);
    figures.sacksReturned = row.maybe<int>(at);
    return figures;
}

PickProgress readProgress(const Query &row, int first)
{
    PickProgress progress;
    int at = first;
    progress.status = row.text(at++);
    progress.approvedBy = row.text(at++);
    progress.approvedAt = row.maybe<Instant>(at++);
    progress.approvedFor = row.text(at++);
    progress.overrideBy = row.text(at++);
    progress.overrideReason = row.text(at++);
    progress.overrideMph = row.maybe<int>(at++);
    progress.briefedBy = row.text(at++);
    progress.cancelReason = row.text(at);
    return progress;
}

void addFigures(FieldValues &values, const PickFigures &figures)
{
    const FieldValues more{
        {"grade_before", textValue(figures.gradeBefore)},
        {"grade_after", textValue(figures.gradeAfter)},
        {"bags_general", number(figures.bagsGeneral)},
        {"bags_recycling", number(figures.bagsRecycling)},
        {"bags_weighed", number(figures.bagsWeighed)},
        {"kg_measured", maybeValue(figures.kgMeasured)},
        {"kg_estimated", maybeValue(figures.kgEstimated)},
        {"kg_factor", maybeValue(figures.kgFactor)},
        {"kg_factor_source", textValue(figures.kgFactorSource)},
        {"kg_estimate_typed", figures.kgEstimateTyped ? Value{std::int64_t{1}} : Value{}},
        {"sharps_found", number(figures.sharpsFound)},
        {"fly_tips_found", number(figures.flyTipsFound)},
        {"bulky_items", number(figures.bulkyItems)},
        {"sacks_issued", number(figures.sacksIssued)},
        {"sacks_returned", number(figures.sacksReturned)}};
    values.insert(values.end(), more.begin(), more.end());
}

void addProgress(FieldValues &values, const PickProgress &progress)
{
    const FieldValues more{
        {"status", textValue(progress.status)},
        {"approved_by", textValue(progress.approvedBy)},
        {"approved_at", progress.approvedAt ? instantValue(*progress.approvedAt) : Value{}},
        {"approved_for", textValue(progress.approvedFor)},
        {"override_by", textValue(progress.overrideBy)},
        {"override_reason", textValue(progress.overrideReason)},
        {"override_mph", number(progress.overrideMph)},
        {"briefed_by", textValue(progress.briefedBy)},
        {"cancel_reason", textValue(progress.cancelReason)}};
    values.insert(values.end(), more.begin(), more.end());
}

void addPoint(FieldValues &values, std::string_view latitude, std::string_view longitude,
              const std::optional<LatLon> &point)
{
    values.emplace_back(latitude, point ? Value{point->latitude} : Value{});
    values.emplace_back(longitude, point ? Value{point->longitude} : Value{});
}

} // namespace

void PickStore::checkPlace(std::vector<Problem> &problems, Pick &pick, const Pick *before)
{
    if (before != nullptr && toGeoJson(pick.place) == toGeoJson(before->place)) {
        pick.middle = before->middle;
        pick.lengthM = before->lengthM;
        pick.areaM2 = before->areaM2;
        return;
    }
    if (crossesItself(pick.place))
        problems.push_back({"place", "out_of_range",
                            "The outline crosses itself: draw the land without crossing a line"});
}

const char *PickStore::columns()
{
    return "p.id, p.title, p.starts_at, p.minutes, p.lead, p.area, p.ward, p.host_group, "
           "p.campaign, p.place, p.latitude, p.longitude, p.length_m, p.area_m2, "
           "p.meeting_latitude, p.meeting_longitude, p.bag_latitude, p.bag_longitude, p.stops, "
           "p.road_speed_mph, p.insurance_basis, p.land_permission, p.capacity, p.requested_by, "
           "p.note, p.grade_before, p.grade_after, p.bags_general, p.bags_recycling, "
           "p.bags_weighed, p.kg_measured, p.kg_estimated, p.kg_factor, p.kg_factor_source, "
           "p.kg_estimate_typed, p.sharps_found, p.fly_tips_found, p.bulky_items, "
           "p.sacks_issued, p.sacks_returned, p.status, p.approved_by, p.approved_at, "
           "p.approved_for, p.override_by, p.override_reason, p.override_mph, p.briefed_by, "
           "p.cancel_reason, p.deleted";
}

Pick PickStore::readRow(const Query &row)
{
    constexpr int kFigures = 25;
    constexpr int kProgress = 40;
    constexpr int kDeleted = 49;
    Pick pick;
    pick.id = row.id(0);
    pick.title = row.text(1);
    pick.startsAt = row.maybe<Instant>(2);
    pick.minutes = row.maybe<int>(3);
    pick.lead = row.id(4);
    pick.area = row.id(5);
    pick.ward = row.id(6);
    pick.group = row.id(7);
    pick.campaign = row.id(8);
    if (!row.isNull(9))
        pick.place = fromGeoJson(row.text(9));
    pick.middle = pointAt(row, 10);
    pick.lengthM = row.maybe<double>(12);
    pick.areaM2 = row.maybe<double>(13);
    pick.meetingPoint = pointAt(row, 14);
    pick.bagDrop = pointAt(row, 16);
    pick.stops = stopsFromText(row.text(18));
    pick.roadSpeedMph = row.maybe<int>(19);
    pick.insuranceBasis = row.text(20);
    pick.landPermission = row.text(21);
    pick.capacity = row.maybe<int>(22);
    pick.requestedBy = row.text(23);
    pick.note = row.text(24);
    pick.figures = readFigures(row, kFigures);
    pick.progress = readProgress(row, kProgress);
    pick.deleted = row.integer(kDeleted) != 0;
    return pick;
}

FieldValues PickStore::valuesOf(const Pick &pick)
{
    FieldValues values{{"title", textValue(pick.title)},
                       {"starts_at", pick.startsAt ? instantValue(*pick.startsAt) : Value{}},
                       {"minutes", number(pick.minutes)},
                       {"lead", refValue(pick.lead)},
                       {"area", refValue(pick.area)},
                       {"ward", refValue(pick.ward)},
                       {"host_group", refValue(pick.group)},
                       {"campaign", refValue(pick.campaign)},
                       {"place", textValue(toGeoJson(pick.place))},
                       {"length_m", maybeValue(pick.lengthM)},
                       {"area_m2", maybeValue(pick.areaM2)},
                       {"stops", textValue(stopsText(pick.stops))},
                       {"road_speed_mph", number(pick.roadSpeedMph)},
                       {"insurance_basis", textValue(pick.insuranceBasis)},
                       {"land_permission", textValue(pick.landPermission)},
                       {"capacity", number(pick.capacity)},
                       {"requested_by", textValue(pick.requestedBy)},
                       {"note", textValue(pick.note)}};
    addPoint(values, "latitude", "longitude", pick.middle);
    addPoint(values, "meeting_latitude", "meeting_longitude", pick.meetingPoint);
    addPoint(values, "bag_latitude", "bag_longitude", pick.bagDrop);
    addFigures(values, pick.figures);
    addProgress(values, pick.progress);
    return values;
}

} // namespace sc
