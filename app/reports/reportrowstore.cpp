// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a row of its table, and a row as a report: the one place that knows the order of the
// columns.
#include "core/calendar.h"
#include "core/dates.h"
#include "reports/reportstore.h"

namespace sc {

namespace {

constexpr char kColumns[] =
    "r.id, r.ref, r.category, r.description, r.latitude, r.longitude, r.easting, r.northing, "
    "r.place_typed, r.street, r.postcode, r.ward, r.area, r.edition, r.boundary, r.source, "
    "r.champion, r.reporter, r.observed_at, r.logged_at, r.status, r.closed_at, r.priority, "
    "r.due_on, "
    "r.hazard, r.land_type, r.waste_type, r.size, r.assigned_to, r.referred_to, r.duplicate_of, "
    "r.external_ref, r.deleted, r.recurrence_of";

std::optional<Day> dayOf(const std::string &iso)
{
    const auto day = parseIsoDay(iso);
    return day ? std::optional(*day) : std::nullopt;
}

} // namespace

const char *ReportStore::columns()
{
    return kColumns;
}

Report ReportStore::readRow(const Query &row)
{
    Report report;
    report.id = row.id(0);
    report.ref = row.text(1);
    report.category = row.text(2);
    report.description = row.text(3);
    if (!row.isNull(4) && !row.isNull(5))
        report.position = LatLon{row.real(4), row.real(5)};
    if (!row.isNull(6) && !row.isNull(7))
        report.grid = GridPoint{row.real(6), row.real(7)};
    report.placeTyped = row.text(8);
    report.street = row.text(9);
    report.postcode = row.text(10);
    report.ward = row.id(11);
    report.area = row.id(12);
    report.edition = row.id(13);
    report.boundary = row.text(14);
    report.source = row.text(15);
    report.champion = row.id(16);
    report.reporter = row.text(17);
    report.observedAt = row.maybe<Instant>(18);
    report.loggedAt = row.instant(19);
    report.status = row.text(20);
    report.closedAt = row.maybe<Instant>(21);
    report.priority = row.text(22);
    report.dueOn = row.isNull(23) ? std::nullopt : dayOf(row.text(23));
    report.hazard = row.text(24);
    report.landType = row.text(25);
    report.wasteType = row.text(26);
    report.size = row.text(27);
    report.assignedTo = row.text(28);
    report.referredTo = row.text(29);
    report.duplicateOf = row.id(30);
    report.externalRef = row.text(31);
    report.deleted = row.integer(32) != 0;
    report.recurrenceOf = row.id(33);
    return report;
}

FieldValues ReportStore::valuesOf(const Report &report)
{
    const auto &position = report.position;
    const auto &grid = report.grid;
    FieldValues values;
    values.reserve(32);
    values.emplace_back("ref", textValue(report.ref));
    values.emplace_back("category", textValue(report.category));
    values.emplace_back("description", textValue(report.description));
    values.emplace_back("latitude", position ? Value{position->latitude} : Value{});
    values.emplace_back("longitude", position ? Value{position->longitude} : Value{});
    values.emplace_back("easting", grid ? Value{grid->easting} : Value{});
    values.emplace_back("northing", grid ? Value{grid->northing} : Value{});
    values.emplace_back("place_typed", textValue(report.placeTyped));
    values.emplace_back("street", textValue(report.street));
    values.emplace_back("postcode", textValue(report.postcode));
    values.emplace_back("ward", refValue(report.ward));
    values.emplace_back("area", refValue(report.area));
    values.emplace_back("edition", refValue(report.edition));
    values.emplace_back("boundary", textValue(report.boundary));
    values.emplace_back("source", textValue(report.source));
    values.emplace_back("champion", refValue(report.champion));
    values.emplace_back("reporter", textValue(report.reporter));
    values.emplace_back("observed_at",
                        report.observedAt ? instantValue(*report.observedAt) : Value{});
    values.emplace_back("logged_at", instantValue(report.loggedAt));
    values.emplace_back("status", textValue(report.status));
    values.emplace_back("closed_at", report.closedAt ? instantValue(*report.closedAt) : Value{});
    values.emplace_back("priority", textValue(report.priority));
    values.emplace_back("due_on", report.dueOn ? Value{isoDay(*report.dueOn)} : Value{});
    values.emplace_back("hazard", textValue(report.hazard));
    values.emplace_back("land_type", textValue(report.landType));
    values.emplace_back("waste_type", textValue(report.wasteType));
    values.emplace_back("size", textValue(report.size));
    values.emplace_back("assigned_to", textValue(report.assignedTo));
    values.emplace_back("referred_to", textValue(report.referredTo));
    values.emplace_back("duplicate_of", refValue(report.duplicateOf));
    values.emplace_back("external_ref", textValue(report.externalRef));
    values.emplace_back("recurrence_of", refValue(report.recurrenceOf));
    return values;
}

} // namespace sc
