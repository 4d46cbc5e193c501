// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the ways a place was given holds.
#include "core/gridreference.h"
#include "exchange/fields.h"

#include <cmath>
#include <format>

namespace sc {

namespace {

// Two ways of saying one place: what other programs compute may be off by some metres. More than
// this is two places.
constexpr double kAgreeMetres = 100.0;
// Below this the two were computed from each other, and both are kept to the last digit.
constexpr double kSameMetres = 0.02;
constexpr double kSameDegrees = 1e-9;
constexpr double kSameGrid = 1e-3;

/// What was given, each way by itself.
struct Ways {
    std::optional<LatLon> position;
    std::optional<GridPoint> grid;
    std::optional<GridSquare> square;
};

double metresBetween(GridPoint a, GridPoint b)
{
    return std::hypot(a.easting - b.easting, a.northing - b.northing);
}

std::unexpected<Error> differ(std::string_view field)
{
    return refused(std::string(field), "places_differ",
                   std::format("The {} is more than 100 metres from the other place given. Give "
                               "one of them only.",
                               field));
}

using Number = std::optional<double>;

// One of a pair may be left out when the record has it already.
Result<std::optional<std::pair<double, double>>> pairOf(Number first, Number second,
                                                        Number oldFirst, Number oldSecond,
                                                        std::string_view firstName,
                                                        std::string_view secondName)
{
    if (!first && !second)
        return std::nullopt;
    if (!first)
        first = oldFirst;
    if (!second)
        second = oldSecond;
    if (first && second)
        return std::pair{*first, *second};
    const std::string_view absent = first ? secondName : firstName;
    return refused(std::string(absent), "missing",
                   std::format("Enter {} as well as {}.", absent, first ? firstName : secondName));
}

Result<Ways> waysOf(const ReportDraft &draft, const Report *before)
{
    const auto old = [before](auto member, auto part) {
        return before != nullptr && before->*member ? Number((*(before->*member)).*part) : Number();
    };
    Ways ways;
    const auto degrees =
        pairOf(draft.latitude, draft.longitude, old(&Report::position, &LatLon::latitude),
               old(&Report::position, &LatLon::longitude), "latitude", "longitude");
    if (!degrees)
        return std::unexpected(degrees.error());
    if (*degrees)
        ways.position = LatLon{(*degrees)->first, (*degrees)->second};
    const auto metres =
        pairOf(draft.easting, draft.northing, old(&Report::grid, &GridPoint::easting),
               old(&Report::grid, &GridPoint::northing), "easting", "northing");
    if (!metres)
        return std::unexpected(metres.error());
    if (*metres)
        ways.grid = GridPoint{(*metres)->first, (*metres)->second};
    if (!draft.gridRef.empty()) {
        const Result<GridSquare> square = parseGridReference(draft.gridRef);
        if (!square)
            return std::unexpected(square.error());
        ways.square = *square;
    }
    return ways;
}

bool contains(const GridSquare &square, GridPoint point)
{
    const double half = square.size / 2 + kSameGrid;
    const GridPoint centre = square.centre();
    return std::abs(centre.easting - point.easting) <= half &&
           std::abs(centre.northing - point.northing) <= half;
}

// Where a file says the place in all three ways and two of them mean one place, only the third was
// edited: the other two are what the file was exported with, whatever the record says by now. True
// where that is the grid reference.
bool keepEdited(Ways &ways, const ToGrid &toGrid)
{
    if (!ways.position || !ways.grid || !ways.square)
        return false;
    const Result<GridPoint> point = toGrid(*ways.position);
    if (!point)
        return false;
    const bool positionAndGrid = metresBetween(*point, *ways.grid) < kSameMetres;
    const bool positionAndSquare = contains(*ways.square, *point);
    const bool gridAndSquare = contains(*ways.square, *ways.grid);
    if (positionAndGrid + positionAndSquare + gridAndSquare != 1)
        return false;
    if (!positionAndGrid && !positionAndSquare) {
        ways.grid.reset();
        ways.square.reset();
        return false;
    }
    ways.position.reset();
    if (positionAndGrid)
        ways.grid.reset();
    else
        ways.square.reset();
    return positionAndGrid;
}

// Degrees and metres that are one point but for rounding and the shift: where either is the
// record's, neither was edited.
void dropRounded(Ways &ways, const Report &before, const ToGrid &toGrid)
{
    constexpr double kRounded = 5.0; // whole metres, and the seven-parameter shift's 2.5 m
    if (!ways.position || !ways.grid || ways.square || !before.position || !before.grid)
        return;
    const Result<GridPoint> point = toGrid(*ways.position);
    const Result<GridPoint> here = toGrid(*before.position);
    if (!point || !here || metresBetween(*point, *ways.grid) > kRounded)
        return;
    if (metresBetween(*point, *here) < kSameGrid ||
        metresBetween(*ways.grid, *before.grid) < kSameGrid) {
        ways.position.reset();
        ways.grid.reset();
    }
}

// Drops what the record says already.
void keepChanged(Ways &ways, const Report &before)
{
    if (ways.position && before.position &&
        std::abs(ways.position->latitude - before.position->latitude) < kSameDegrees &&
        std::abs(ways.position->longitude - before.position->longitude) < kSameDegrees)
        ways.position.reset();
    if (ways.grid && before.grid && metresBetween(*ways.grid, *before.grid) < kSameGrid)
        ways.grid.reset();
    if (ways.square && before.grid && contains(*ways.square, *before.grid))
        ways.square.reset();
}

Result<void> checkSquare(const Ways &ways, GridPoint point)
{
    if (!ways.square)
        return {};
    const double room = ways.square->size * 0.71 + kAgreeMetres;
    if (metresBetween(ways.square->centre(), point) > room)
        return differ("grid_ref");
    return {};
}

Result<void> takePosition(ReportDraft &draft, const Ways &ways, const ToGrid &toGrid)
{
    draft.report.position = ways.position;
    draft.report.grid.reset();
    if (!ways.grid && !ways.square)
        return {};
    const Result<GridPoint> point = toGrid(*ways.position);
    if (!point)
        return {}; // the rules will say that it is not in Great Britain
    if (ways.grid) {
        const double off = metresBetween(*point, *ways.grid);
        if (!(off <= kAgreeMetres))
            return differ("easting");
        if (off < kSameMetres)
            draft.report.grid = ways.grid;
    }
    return checkSquare(ways, *point);
}

} // namespace

Result<void> settlePlace(ReportDraft &draft, const Report *before, const ToGrid &toGrid)
{
    if (!draft.placeNamed)
        return {};
    Result<Ways> ways = waysOf(draft, before);
    if (!ways)
        return std::unexpected(ways.error());
    const bool given = ways->position || ways->grid || ways->square;
    if (before != nullptr) {
        if (keepEdited(*ways, toGrid)) // what was typed before is not what is meant now
            draft.report.placeTyped = draft.gridRef;
        dropRounded(*ways, *before, toGrid);
        keepChanged(*ways, *before);
        // What was typed names the place that it was.
        if ((ways->position || ways->grid) && !ways->square &&
            draft.report.placeTyped == before->placeTyped)
            draft.report.placeTyped.clear();
    }
    if (ways->position)
        return takePosition(draft, *ways, toGrid);
    if (ways->grid) {
        draft.report.position.reset();
        draft.report.grid = ways->grid;
        return checkSquare(*ways, *ways->grid);
    }
    if (ways->square) {
        draft.report.position.reset();
        draft.report.grid = ways->square->centre();
        draft.report.placeTyped = draft.gridRef;
        return {};
    }
    if (!given) { // every field of the place was cleared
        draft.report.position.reset();
        draft.report.grid.reset();
    }
    return {};
}

} // namespace sc
