// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/placing.h"

#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "areas/placefinder.h"
#include "core/calendar.h"

#include <cmath>

namespace sc {

namespace {

/// Two ways to say where, given together, must mean the same place. Maps and rounding differ by
/// metres; a slip of a digit by more.
constexpr double kAgreeMetres = 100.0;
// A pin that is put right by so much is in the same street still.
constexpr double kNameMayStayMetres = 250.0;

double distance(GridPoint a, GridPoint b)
{
    return std::hypot(a.easting - b.easting, a.northing - b.northing);
}

Day dayOf(const Report &report)
{
    return localDay(report.observedAt.value_or(report.loggedAt));
}

bool hasMoved(const Report &report, const Report *before)
{
    return before == nullptr || before->position != report.position || before->grid != report.grid;
}

} // namespace

struct Placing::Tools {
    explicit Tools(Database &database)
        : transform(GridTransform::best(database.path().parent_path()))
        , finder(database)
        , gazetteer(database)
    {}

    GridTransform transform;
    PlaceFinder finder;
    Gazetteer gazetteer;
    Id freshFor; ///< the change that boundaries and streets were last looked at for
};

Placing::Placing(Database &database) : m_database(database) {}
Placing::~Placing() = default;

Placing::Tools &Placing::tools()
{
    if (!m_tools)
        m_tools = std::make_unique<Tools>(m_database);
    return *m_tools;
}

void Placing::reload()
{
    m_tools.reset();
}

Result<void> Placing::begin(const Id &change)
{
    Tools &with = tools();
    if (with.freshFor == change)
        return {};
    with.freshFor = change;
    if (auto fresh = with.finder.refresh(); !fresh)
        return fresh;
    return with.gazetteer.refresh();
}

Result<void> Placing::complete(Report &report, const Report *before)
{
    if (!hasMoved(report, before)) {
        const bool cleared = report.area.isNull() && !before->area.isNull();
        const bool sameDay = dayOf(report) == dayOf(*before);
        return sameDay && !cleared ? Result<void>{} : findWard(report, !cleared);
    }
    if (auto done = completeCoordinates(report, before); !done)
        return done;
    const bool areaGiven =
        !report.area.isNull() && (before == nullptr || report.area != before->area);
    const Id areaBefore = before == nullptr ? Id() : before->area;
    if (auto done = findWard(report, areaGiven); !done)
        return done;
    // Moved within its ward, it stays where a person put it.
    if (!areaGiven && before != nullptr && report.ward == before->ward && !areaBefore.isNull())
        report.area = areaBefore;
    return findStreet(report, before);
}

Result<void> Placing::completeCoordinates(Report &report, const Report *before)
{
    const bool positionGiven =
        report.position && (before == nullptr || before->position != report.position);
    const bool gridGiven = report.grid && (before == nullptr || before->grid != report.grid);
    GridTransform &transform = tools().transform;
    if (!positionGiven) {
        auto position = transform.toLatLon(*report.grid);
        if (!position)
            return std::unexpected(position.error());
        // The grid goes on over the sea; what comes back as degrees must be taken too.
        if (!isBritishLatitude(position->latitude) || !isBritishLongitude(position->longitude))
            return refused("easting", "not_in_great_britain",
                           "The easting and northing are not in Great Britain");
        report.position = *position;
        return {};
    }
    auto grid = transform.toGrid(*report.position);
    if (!grid)
        return std::unexpected(grid.error());
    if (gridGiven && distance(*grid, *report.grid) > kAgreeMetres)
        return refused("easting", "out_of_range",
                       "The easting and northing are not where the latitude and longitude are; "
                       "correct one of them, or leave one out");
    if (!gridGiven)
        report.grid = *grid; // given together, both are kept as they were typed
    return {};
}

Result<void> Placing::findWard(Report &report, bool keepArea)
{
    if (!report.position)
        return {};
    const auto placed = tools().finder.find(*report.position, dayOf(report));
    if (!placed)
        return std::unexpected(placed.error());
    report.ward = placed->ward;
    report.edition = placed->edition;
    report.boundary = placed->boundary();
    if (!keepArea)
        report.area = placed->area;
    return {};
}

// What nobody named follows the place: where no name is near, one from further away does not stay.
Result<void> Placing::findStreet(Report &report, const Report *before)
{
    const bool movedAway = before != nullptr && before->grid &&
                           distance(*before->grid, *report.grid) > kNameMayStayMetres;
    const auto follow = [&](std::string &name, const std::string *earlier, auto near) {
        if (!name.empty() && (earlier == nullptr || *earlier != name))
            return Result<void>();
        const auto found = near(*report.grid);
        if (!found)
            return Result<void>(std::unexpected(found.error()));
        if (*found)
            name = (*found)->name;
        else if (movedAway)
            name.clear();
        return Result<void>();
    };
    Gazetteer &gazetteer = tools().gazetteer;
    if (auto street = follow(report.street, before != nullptr ? &before->street : nullptr,
                             [&](GridPoint point) { return gazetteer.nearestStreet(point); });
        !street)
        return street;
    return follow(report.postcode, before != nullptr ? &before->postcode : nullptr,
                  [&](GridPoint point) { return gazetteer.nearestPostcode(point); });
}

} // namespace sc
