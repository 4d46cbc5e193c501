// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteerrows.h"

#include "core/postcode.h"
#include "core/text.h"

#include <charconv>

namespace sc {

namespace {

// OS Open Names, by place in the row.
constexpr std::size_t kOpenNamesColumns = 34;
constexpr std::size_t kName1 = 2;
constexpr std::size_t kName2 = 4;
constexpr std::size_t kLocalType = 7;
constexpr std::size_t kGeometryX = 8;
constexpr std::size_t kGeometryY = 9;
constexpr std::size_t kPostcodeDistrict = 16;
constexpr std::size_t kPopulatedPlace = 18;

// Code-Point Open.
constexpr std::size_t kCodePointColumns = 10;
constexpr std::string_view kNoCoordinates = "90"; // in Positional_quality_indicator

bool isStreetType(std::string_view type)
{
    return type == "Named Road" || type == "Section Of Named Road" || type == "Numbered Road" ||
           type == "Section Of Numbered Road";
}

std::optional<double> number(std::string_view text)
{
    text = trimmed(text);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Problem tooFewColumns(std::size_t wanted)
{
    return {"row", "column_count", "This row does not have " + std::to_string(wanted) + " columns"};
}

bool isNumber(std::string_view text)
{
    return number(text).has_value();
}

} // namespace

std::optional<GazetteerRows> GazetteerRows::forFirstRow(const CsvLines &first,
                                                        GridTransform &transform)
{
    const std::size_t count = first.fields().size();
    if (count == kOpenNamesColumns) {
        const bool header = equalsIgnoringCase(first.field(0), "ID");
        if (header || isNumber(first.field(kGeometryX)))
            return GazetteerRows(GazetteerKind::OpenNames, header, transform);
    }
    if (count == kCodePointColumns) {
        const bool header =
            equalsIgnoringCase(first.field(0), "PC") ||
            (equalsIgnoringCase(first.field(0), "Postcode") && !isNumber(first.field(2)));
        if (header || (isPostcode(first.field(0)) && isNumber(first.field(2))))
            return GazetteerRows(GazetteerKind::CodePoint, header, transform);
    }
    const auto &header = first.fields();
    Columns columns;
    columns.name =
        columnNamed(header, {"name", "street", "streetname", "road", "roadname", "name1"});
    columns.easting =
        columnNamed(header, {"easting", "eastings", "x", "xcoordinate", "geox", "geometryx"});
    columns.northing =
        columnNamed(header, {"northing", "northings", "y", "ycoordinate", "geoy", "geometryy"});
    columns.latitude = columnNamed(header, {"latitude", "lat"});
    columns.longitude = columnNamed(header, {"longitude", "lon", "long", "lng"});
    columns.postcode = columnNamed(header, {"postcode", "postcodes", "pcds", "pcd", "pc"});
    columns.place =
        columnNamed(header, {"place", "locality", "town", "settlement", "populatedplace"});
    const bool placed = (columns.easting >= 0 && columns.northing >= 0) ||
                        (columns.latitude >= 0 && columns.longitude >= 0);
    if (!placed || (columns.name < 0 && columns.postcode < 0))
        return std::nullopt;
    GazetteerRows rows(GazetteerKind::Plain, true, transform);
    rows.m_columns = columns;
    return rows;
}

std::expected<GazetteerRows::Row, Problem> GazetteerRows::read(const CsvLines &line)
{
    switch (m_kind) {
    case GazetteerKind::OpenNames:
        return readOpenNames(line);
    case GazetteerKind::CodePoint:
        return readCodePoint(line);
    case GazetteerKind::Plain:
        break;
    }
    return readPlain(line);
}

std::expected<GazetteerRows::Row, Problem> GazetteerRows::readOpenNames(const CsvLines &line)
{
    if (line.fields().size() != kOpenNamesColumns)
        return std::unexpected(tooFewColumns(kOpenNamesColumns));
    const std::string_view type = line.field(kLocalType);
    const bool street = isStreetType(type);
    if (!street && type != "Postcode")
        return Row{};
    const auto point = pointFromGrid(line.field(kGeometryX), line.field(kGeometryY));
    if (!point)
        return std::unexpected(point.error());
    Row row;
    if (!street) {
        auto code = normalisePostcode(line.field(kName1));
        if (!code)
            return std::unexpected(code.error().problems.front());
        row.postcode = GazetteerPostcode{std::move(*code), point->grid, point->position};
        return row;
    }
    for (const std::size_t column :
         {kName1, kName2}) { // the second name is that in Welsh or Gaelic
        std::string name = collapsed(line.field(column));
        if (!name.empty())
            row.streets.push_back({std::move(name), collapsed(line.field(kPopulatedPlace)),
                                   outwardCode(line.field(kPostcodeDistrict)), point->grid,
                                   point->position});
    }
    if (row.streets.empty())
        return std::unexpected(Problem{"name", "missing", "This road has no name"});
    return row;
}

std::expected<GazetteerRows::Row, Problem> GazetteerRows::readCodePoint(const CsvLines &line)
{
    if (line.fields().size() != kCodePointColumns)
        return std::unexpected(tooFewColumns(kCodePointColumns));
    if (line.field(1) == kNoCoordinates)
        return Row{};
    auto code = normalisePostcode(line.field(0));
    if (!code)
        return std::unexpected(code.error().problems.front());
    const auto point = pointFromGrid(line.field(2), line.field(3));
    if (!point)
        return std::unexpected(point.error());
    return Row{{}, GazetteerPostcode{std::move(*code), point->grid, point->position}};
}

std::expected<GazetteerRows::Row, Problem> GazetteerRows::readPlain(const CsvLines &line)
{
    const auto at = [&line](int column) {
        return column < 0 ? std::string_view{} : line.field(static_cast<std::size_t>(column));
    };
    std::string name = collapsed(at(m_columns.name));
    const std::string_view typed = at(m_columns.postcode);
    const std::string outward = outwardCode(typed);
    auto code = normalisePostcode(typed);
    if (!typed.empty() && outward.empty() && !code)
        return std::unexpected(code.error().problems.front());
    if (name.empty() && !code)
        return std::unexpected(
            Problem{"name", "missing", "Enter a street name or a full postcode"});
    const bool byGrid = !at(m_columns.easting).empty() || !at(m_columns.northing).empty();
    const auto point = byGrid ? pointFromGrid(at(m_columns.easting), at(m_columns.northing))
                              : pointFromDegrees(at(m_columns.latitude), at(m_columns.longitude));
    if (!point)
        return std::unexpected(point.error());
    Row row;
    if (!name.empty())
        row.streets.push_back({std::move(name), collapsed(at(m_columns.place)), outward,
                               point->grid, point->position});
    if (code)
        row.postcode = GazetteerPostcode{std::move(*code), point->grid, point->position};
    return row;
}

std::expected<GazetteerRows::Point, Problem> GazetteerRows::pointFromGrid(std::string_view easting,
                                                                          std::string_view northing)
{
    const auto x = number(easting);
    const auto y = number(northing);
    if (!x || !y)
        return std::unexpected(Problem{x ? "northing" : "easting",
                                       (x ? northing : easting).empty() ? "missing" : "bad_number",
                                       "Easting and northing must be numbers of metres"});
    const auto place = m_transform->toLatLon({*x, *y});
    if (!place)
        return std::unexpected(place.error().problems.front());
    return Point{{*x, *y}, *place};
}

std::expected<GazetteerRows::Point, Problem>
GazetteerRows::pointFromDegrees(std::string_view latitude, std::string_view longitude)
{
    const auto y = number(latitude);
    const auto x = number(longitude);
    if (!x || !y)
        return std::unexpected(
            Problem{y ? "longitude" : "latitude",
                    (y ? longitude : latitude).empty() ? "missing" : "bad_number",
                    "Latitude and longitude must be numbers of degrees"});
    const auto grid = m_transform->toGrid({*y, *x});
    if (!grid)
        return std::unexpected(grid.error().problems.front());
    return Point{*grid, {*y, *x}};
}

} // namespace sc
