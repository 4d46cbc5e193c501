// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gridreference.h"
#include "core/text.h"
#include "picks/pickplace.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <format>

namespace sc {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostCorners = 5'000;
constexpr double kSouth = 49.0;
constexpr double kNorth = 61.5;
constexpr double kWest = -9.5;
constexpr double kEast = 2.5;
/// Less is a slip of the mouse, not a piece of land.
constexpr double kLeastLand = 1.0;

std::unexpected<Error> badPlace(std::string_view field)
{
    return refused(std::string(field), "bad_place",
                   "Give a GeoJSON Point, LineString or Polygon, a latitude and longitude such as "
                   "54.52, -1.55, or a grid reference");
}

Result<LatLon> inBritain(std::string_view field, LatLon point)
{
    const bool there = std::isfinite(point.latitude) && std::isfinite(point.longitude) &&
                       point.latitude >= kSouth && point.latitude <= kNorth &&
                       point.longitude >= kWest && point.longitude <= kEast;
    if (there)
        return point;
    return refused(std::string(field), "not_in_great_britain",
                   "The place is not in Great Britain. In GeoJSON the longitude comes first.");
}

Result<LatLon> pointFrom(std::string_view field, const Json &json)
{
    if (!json.is_array() || json.size() < 2 || !json[0].is_number() || !json[1].is_number())
        return badPlace(field);
    return inBritain(field, {json[1].get<double>(), json[0].get<double>()});
}

Result<std::vector<LatLon>> pointsFrom(std::string_view field, const Json &json)
{
    if (!json.is_array())
        return badPlace(field);
    if (json.size() > kMostCorners)
        return refused(std::string(field), "out_of_range",
                       "Draw the place with 5,000 corners at most");
    std::vector<LatLon> points;
    for (const Json &one : json) {
        const auto point = pointFrom(field, one);
        if (!point)
            return std::unexpected(point.error());
        if (points.empty() || points.back() != *point)
            points.push_back(*point);
    }
    return points;
}

Result<std::vector<LatLon>> ringFrom(std::string_view field, const Json &json)
{
    auto ring = pointsFrom(field, json);
    if (!ring)
        return ring;
    if (ring->size() > 1 && ring->front() == ring->back())
        ring->pop_back();
    if (ring->size() < 3)
        return badPlace(field);
    return ring;
}

Result<PickPlace> landFrom(std::string_view field, const Json &rings)
{
    if (!rings.is_array() || rings.empty())
        return badPlace(field);
    PickPlace place{PickPlace::Kind::Land, {}, {}};
    for (const Json &one : rings) {
        auto ring = ringFrom(field, one);
        if (!ring)
            return std::unexpected(ring.error());
        if (place.points.empty())
            place.points = *std::move(ring);
        else
            place.holes.push_back(*std::move(ring));
    }
    if (areaSquareMetres(place).value_or(0.0) < kLeastLand)
        return refused(std::string(field), "out_of_range",
                       crossesItself(place) ? "The outline crosses itself: draw the land without "
                                              "crossing a line"
                                            : "The land drawn has no size");
    return place;
}

Result<PickPlace> placeFrom(std::string_view field, const Json &json)
{
    if (!json.is_object() || !json.contains("type") || !json["type"].is_string())
        return badPlace(field);
    const auto type = json["type"].get<std::string>();
    if (type == "Feature" && json.contains("geometry"))
        return placeFrom(field, json["geometry"]);
    if (!json.contains("coordinates"))
        return badPlace(field);
    const Json &where = json["coordinates"];
    if (type == "Point")
        return pointFrom(field, where).transform([](LatLon point) {
            return PickPlace{PickPlace::Kind::Point, {point}, {}};
        });
    if (type == "Polygon")
        return landFrom(field, where);
    if (type != "LineString")
        return badPlace(field);
    auto route = pointsFrom(field, where);
    if (!route)
        return std::unexpected(route.error());
    if (route->size() < 2)
        return badPlace(field);
    return PickPlace{PickPlace::Kind::Route, *std::move(route), {}};
}

std::optional<double> numberIn(std::string_view text)
{
    text = trimmed(text);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

/// "54.52, -1.55" or "54.52 -1.55".
std::optional<LatLon> pairIn(std::string_view text)
{
    const std::size_t middle = text.find_first_of(", ");
    if (middle == std::string_view::npos)
        return std::nullopt;
    std::string_view second = trimmed(text.substr(middle));
    while (second.starts_with(','))
        second = trimmed(second.substr(1));
    const auto latitude = numberIn(text.substr(0, middle));
    const auto longitude = numberIn(second);
    if (!latitude || !longitude)
        return std::nullopt;
    return LatLon{*latitude, *longitude};
}

Json pointJson(LatLon point)
{
    const auto cut = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    return Json::array({cut(point.longitude), cut(point.latitude)});
}

Json ringJson(const std::vector<LatLon> &points, bool close)
{
    Json ring = Json::array();
    for (const LatLon &point : points)
        ring.push_back(pointJson(point));
    if (close && !points.empty())
        ring.push_back(pointJson(points.front()));
    return ring;
}

Result<PickStop> stopFrom(const Json &json)
{
    const bool whole = json.is_object() && json.contains("latitude") &&
                       json.contains("longitude") && json["latitude"].is_number() &&
                       json["longitude"].is_number();
    if (!whole)
        return badPlace("stops");
    const auto at =
        inBritain("stops", {json["latitude"].get<double>(), json["longitude"].get<double>()});
    if (!at)
        return std::unexpected(at.error());
    const bool named = json.contains("name") && json["name"].is_string();
    return PickStop{*at, named ? json["name"].get<std::string>() : std::string()};
}

Result<std::vector<PickStop>> stopsIn(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_array() || json.size() > kMostCorners)
        return badPlace("stops");
    std::vector<PickStop> stops;
    for (const Json &one : json) {
        auto stop = stopFrom(one);
        if (!stop)
            return std::unexpected(stop.error());
        stops.push_back(*std::move(stop));
    }
    return stops;
}

} // namespace

Result<PickPlace> parsePickPlace(std::string_view field, std::string_view text,
                                 GridTransform &transform)
{
    text = trimmed(text);
    if (text.empty())
        return PickPlace{};
    if (text.starts_with('{')) {
        const Json json = Json::parse(text, nullptr, false);
        return json.is_discarded() ? badPlace(field) : placeFrom(field, json);
    }
    return parsePickPoint(field, text, transform).transform([](LatLon point) {
        return PickPlace{PickPlace::Kind::Point, {point}, {}};
    });
}

Result<LatLon> parsePickPoint(std::string_view field, std::string_view text,
                              GridTransform &transform)
{
    text = trimmed(text);
    if (text.starts_with('{')) {
        const auto place = parsePickPlace(field, text, transform);
        if (!place)
            return std::unexpected(place.error());
        return place->kind == PickPlace::Kind::Point ? Result<LatLon>(place->points.front())
                                                     : badPlace(field);
    }
    if (const auto pair = pairIn(text))
        return inBritain(field, *pair);
    const auto square = parseGridReference(text);
    if (!square)
        return badPlace(field);
    const auto point = transform.toLatLon(square->centre());
    return point ? *point : inBritain(field, {0.0, 0.0});
}

std::string toGeoJson(const PickPlace &place)
{
    nlohmann::ordered_json json;
    switch (place.kind) {
    case PickPlace::Kind::None:
        return {};
    case PickPlace::Kind::Point:
        json = {{"type", "Point"}, {"coordinates", pointJson(place.points.front())}};
        break;
    case PickPlace::Kind::Route:
        json = {{"type", "LineString"}, {"coordinates", ringJson(place.points, false)}};
        break;
    case PickPlace::Kind::Land:
        Json rings = Json::array({ringJson(place.points, true)});
        for (const auto &hole : place.holes)
            rings.push_back(ringJson(hole, true));
        json = {{"type", "Polygon"}, {"coordinates", std::move(rings)}};
        break;
    }
    return json.dump();
}

PickPlace fromGeoJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? PickPlace{} : placeFrom("place", json).value_or(PickPlace{});
}

std::string pointText(LatLon point)
{
    const auto cut = [](double degrees) {
        return std::format("{}", std::round(degrees * 1e7) / 1e7);
    };
    return cut(point.latitude) + "," + cut(point.longitude);
}

Result<std::vector<PickStop>> parseStops(std::string_view text, GridTransform &transform)
{
    text = trimmed(text);
    if (text.starts_with('['))
        return stopsIn(text);
    std::vector<PickStop> stops;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const auto point = parsePickPoint("stops", text.substr(0, end), transform);
        if (!point)
            return std::unexpected(point.error());
        stops.push_back({*point, {}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return stops;
}

std::vector<PickStop> stopsFromText(std::string_view kept)
{
    return kept.empty() ? std::vector<PickStop>{} : stopsIn(kept).value_or(std::vector<PickStop>{});
}

std::string stopsText(const std::vector<PickStop> &stops)
{
    if (stops.empty())
        return {};
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const PickStop &stop : stops)
        json.push_back({{"latitude", std::round(stop.at.latitude * 1e7) / 1e7},
                        {"longitude", std::round(stop.at.longitude * 1e7) / 1e7},
                        {"name", stop.name}});
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace sc
