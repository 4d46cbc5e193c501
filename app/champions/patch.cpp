// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/patch.h"

#include "champions/champion.h"
#include "core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostCorners = 10'000;
constexpr std::size_t kLongestText = 500;

std::unexpected<Error> bad(std::string message)
{
    return refused("patch", "bad_geometry", std::move(message));
}

/// Reads a geometry and writes it again in one way only.
class Geometry {
public:
    [[nodiscard]] Result<Json> read(const Json &given)
    {
        Json written = tidied(given, 0);
        if (m_problem)
            return std::unexpected(*m_problem);
        return written;
    }

private:
    void fail(std::unexpected<Error> error)
    {
        if (!m_problem)
            m_problem = std::move(error.error());
    }

    [[nodiscard]] Json tidied(const Json &given, int depth)
    {
        if (!given.is_object() || !given.contains("type") || !given["type"].is_string() ||
            depth > 4) {
            fail(bad("The patch must be a GeoJSON geometry or the name of a street"));
            return {};
        }
        const std::string type = given["type"].get<std::string>();
        if (type == "Feature" && given.contains("geometry"))
            return tidied(given["geometry"], depth + 1);
        if (type == "GeometryCollection")
            return collection(given, depth);
        static const std::vector<std::pair<std::string, int>> kLevels{
            {"Point", 0},           {"MultiPoint", 1}, {"LineString", 1},
            {"MultiLineString", 2}, {"Polygon", 2},    {"MultiPolygon", 3}};
        const auto known = std::ranges::find(kLevels, type, [](const auto &p) { return p.first; });
        if (known == kLevels.end() || !given.contains("coordinates")) {
            fail(bad("The patch must be a point, a line or an area"));
            return {};
        }
        const std::size_t least = type.ends_with("LineString") ? 2
                                  : type.ends_with("Polygon")  ? 4
                                                               : 1;
        return {{"type", type},
                {"coordinates", positions(given["coordinates"], known->second, least)}};
    }

    [[nodiscard]] Json collection(const Json &given, int depth)
    {
        Json parts = Json::array();
        if (!given.contains("geometries") || !given["geometries"].is_array() ||
            given["geometries"].empty()) {
            fail(bad("The patch has no geometry in it"));
            return parts;
        }
        for (const Json &part : given["geometries"])
            parts.push_back(tidied(part, depth + 1));
        return {{"type", "GeometryCollection"}, {"geometries", std::move(parts)}};
    }

    // Lists of positions, `level` deep; the innermost list is a line or a ring.
    [[nodiscard]] Json positions(const Json &given, int level, std::size_t least)
    {
        if (level == 0)
            return position(given);
        Json list = Json::array();
        if (!given.is_array() || given.empty()) {
            fail(bad("The patch has no coordinates"));
            return list;
        }
        for (const Json &one : given)
            list.push_back(positions(one, level - 1, least));
        if (level == 1 && least == 4 && list.size() >= 3 && list.front() != list.back())
            list.push_back(list.front());
        if (level == 1 && list.size() < least)
            fail(bad(least == 4 ? "An area needs at least three corners"
                                : "A line needs at least two points"));
        return list;
    }

    [[nodiscard]] Json position(const Json &given)
    {
        if (!given.is_array() || given.size() < 2 || !given[0].is_number() ||
            !given[1].is_number()) {
            fail(bad("Every corner of the patch needs a longitude and a latitude"));
            return {};
        }
        const double x = given[0].get<double>();
        const double y = given[1].get<double>();
        const bool inGreatBritain = x >= -9.5 && x <= 2.5 && y >= 49.0 && y <= 61.5;
        if (!inGreatBritain)
            fail(refused("patch", "not_in_great_britain", "The patch is not in Great Britain"));
        if (++m_corners > kMostCorners)
            fail(refused("patch", "out_of_range", "The patch has more than 10,000 corners"));
        const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
        return Json::array({rounded(x), rounded(y)});
    }

    std::optional<Error> m_problem;
    std::size_t m_corners = 0;
};

PlanePoint pointIn(const Json &position)
{
    return {position[0].get<double>(), position[1].get<double>()};
}

std::vector<PlanePoint> pointsIn(const Json &list)
{
    std::vector<PlanePoint> points;
    for (const Json &one : list)
        points.push_back(pointIn(one));
    return points;
}

void addPolygon(MultiPolygon &shape, const Json &rings)
{
    Polygon polygon;
    for (const Json &ring : rings) {
        Ring corners = pointsIn(ring);
        corners.pop_back(); // the first again
        if (polygon.outer.empty())
            polygon.outer = std::move(corners);
        else
            polygon.holes.push_back(std::move(corners));
    }
    shape.parts.push_back(std::move(polygon));
}

void addTo(Patch &patch, const Json &geometry)
{
    const std::string type = geometry["type"].get<std::string>();
    if (type == "GeometryCollection") {
        for (const Json &part : geometry["geometries"])
            addTo(patch, part);
        return;
    }
    const Json &given = geometry["coordinates"];
    if (type == "Point") {
        patch.points.push_back(pointIn(given));
    } else if (type == "MultiPoint") {
        const std::vector<PlanePoint> points = pointsIn(given);
        patch.points.insert(patch.points.end(), points.begin(), points.end());
    } else if (type == "LineString") {
        patch.lines.push_back(pointsIn(given));
    } else if (type == "MultiLineString") {
        for (const Json &line : given)
            patch.lines.push_back(pointsIn(line));
    } else if (type == "Polygon") {
        addPolygon(patch.shape, given);
    } else {
        for (const Json &rings : given)
            addPolygon(patch.shape, rings);
    }
}

bool isNear(const std::vector<PlanePoint> &line, PlanePoint place)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (distanceToSegment(place, line[i - 1], line[i], Units::Degrees) <= kPatchReach)
            return true;
    }
    return false;
}

} // namespace

Result<std::string> tidiedPatch(std::string_view text)
{
    const std::string_view plain = trimmed(text);
    if (plain.starts_with('{') || plain.starts_with('[')) {
        const Json given = Json::parse(plain, nullptr, false);
        if (given.is_discarded())
            return bad("The patch is not valid GeoJSON");
        return Geometry().read(given).transform([](const Json &json) { return json.dump(); });
    }
    std::string streets = listText(listItems(plain));
    if (streets.size() > kLongestText)
        return refused("patch", "out_of_range", "Shorten the patch to 500 characters or fewer");
    return streets;
}

Patch readPatch(std::string_view kept)
{
    Patch patch;
    if (kept.starts_with('{')) {
        const Result<std::string> tidy = tidiedPatch(kept);
        if (tidy)
            addTo(patch, Json::parse(*tidy));
    } else {
        for (const std::string &street : listItems(kept))
            patch.streets.push_back(foldedStreet(street));
    }
    return patch;
}

bool covers(const Patch &patch, std::string_view street, PlanePoint place)
{
    const auto isHere = [&](PlanePoint point) {
        return distanceBetween(point, place, Units::Degrees) <= kPatchReach;
    };
    return std::ranges::contains(patch.streets, street) || contains(patch.shape, place) ||
           std::ranges::any_of(patch.points, isHere) ||
           std::ranges::any_of(patch.lines, [&](const auto &line) { return isNear(line, place); });
}

bool touches(const Patch &patch, const MultiPolygon &shape)
{
    const auto inside = [&](PlanePoint point) { return contains(shape, point); };
    if (std::ranges::any_of(patch.points, inside))
        return true;
    for (const auto &line : patch.lines) {
        if (std::ranges::any_of(line, inside))
            return true;
    }
    for (const Polygon &part : patch.shape.parts) {
        if (std::ranges::any_of(part.outer, inside))
            return true;
    }
    for (const Polygon &part : shape.parts) {
        if (std::ranges::any_of(part.outer,
                                [&](PlanePoint corner) { return contains(patch.shape, corner); }))
            return true;
    }
    return false;
}

} // namespace sc
