// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryfile.h"

#include "areas/boundaryfields.h"
#include "core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace sc {

namespace {

using Json = nlohmann::json;

constexpr double kSamePoint = 1e-9;

Problem badGeometry(std::string message)
{
    return {"geometry", "bad_geometry", std::move(message)};
}

/// A property as text: numbers are written out, everything else is empty.
std::string textOf(const Json &properties, const std::string &key)
{
    if (key.empty() || !properties.is_object())
        return {};
    const auto found = properties.find(key);
    if (found == properties.end())
        return {};
    if (found->is_string())
        return collapsed(found->get_ref<const std::string &>());
    return found->is_number_integer() ? found->dump() : std::string{};
}

/// The "type" member; empty where it is missing or no text.
std::string typeOf(const Json &object)
{
    const auto found = object.find("type");
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// Whether the file says, in the way that was usual before RFC 7946, that its numbers are metres.
bool saysNationalGrid(const Json &document)
{
    const auto crs = document.find("crs");
    return crs != document.end() && crs->dump().contains("27700");
}

/// The first coordinate of any depth of nested lists.
const Json *firstPosition(const Json &coordinates)
{
    const Json *at = &coordinates;
    while (at->is_array() && !at->empty() && at->front().is_array())
        at = &at->front();
    return at->is_array() && at->size() >= 2 && at->front().is_number() ? at : nullptr;
}

/// Turns GeoJSON coordinates into a shape, or says why it cannot.
class ShapeBuilder {
public:
    ShapeBuilder(GridTransform &transform, bool nationalGrid)
        : m_transform(transform), m_nationalGrid(nationalGrid)
    {}

    [[nodiscard]] std::expected<MultiPolygon, Problem> build(const Json &geometry)
    {
        const std::string type = typeOf(geometry);
        const auto coordinates = geometry.find("coordinates");
        if (coordinates == geometry.end() || !coordinates->is_array())
            return std::unexpected(badGeometry("It has no coordinates"));
        MultiPolygon shape;
        if (type == "Polygon")
            addPart(shape, *coordinates);
        else
            for (const Json &part : *coordinates)
                addPart(shape, part);
        if (!m_problem && shape.parts.empty())
            m_problem = badGeometry("It has no corners");
        if (m_problem)
            return std::unexpected(*m_problem);
        return shape;
    }

private:
    void addPart(MultiPolygon &shape, const Json &rings)
    {
        if (!rings.is_array() || rings.empty()) {
            m_problem = badGeometry("A polygon has no rings");
            return;
        }
        Polygon part;
        bool first = true;
        for (const Json &corners : rings) {
            Ring ring = readRing(corners);
            if (m_problem)
                return;
            if (std::exchange(first, false))
                part.outer = std::move(ring);
            else
                part.holes.push_back(std::move(ring));
        }
        shape.parts.push_back(std::move(part));
    }

    Ring readRing(const Json &corners)
    {
        Ring ring;
        if (!corners.is_array() || corners.size() < 4) {
            m_problem = badGeometry("A ring has fewer than four positions");
            return ring;
        }
        ring.reserve(corners.size());
        for (const Json &corner : corners) {
            if (!corner.is_array() || corner.size() < 2 || !corner[0].is_number() ||
                !corner[1].is_number()) {
                m_problem = badGeometry("A position is not two numbers");
                return ring;
            }
            ring.push_back({corner[0].get<double>(), corner[1].get<double>()});
        }
        const PlanePoint gap{ring.front().x - ring.back().x, ring.front().y - ring.back().y};
        if (std::abs(gap.x) > kSamePoint || std::abs(gap.y) > kSamePoint) {
            m_problem =
                badGeometry("A ring is not closed: its last position must repeat its first");
            return ring;
        }
        ring.pop_back();
        for (PlanePoint &corner : ring)
            place(corner);
        return ring;
    }

    /// Makes a corner degrees in Great Britain.
    void place(PlanePoint &corner)
    {
        if (m_nationalGrid) {
            if (const auto degrees = m_transform.toLatLon({corner.x, corner.y}))
                corner = toPlane(*degrees);
            else
                refuse();
        } else if (corner.x < -9.0 || corner.x > 2.5 || corner.y < 49.0 || corner.y > 61.5) {
            refuse();
        }
    }

    void refuse()
    {
        m_problem = Problem{"geometry", "not_in_great_britain",
                            "Its coordinates are not longitude and latitude in Great Britain"};
    }

    GridTransform &m_transform;
    bool m_nationalGrid;
    std::optional<Problem> m_problem;
};

/// The features of a document: those of a collection, or the one it is.
std::vector<const Json *> featuresOf(const Json &document)
{
    std::vector<const Json *> features;
    if (typeOf(document) == "Feature")
        features.push_back(&document);
    const auto list = document.find("features");
    if (typeOf(document) == "FeatureCollection" && list != document.end() && list->is_array())
        for (const Json &feature : *list)
            features.push_back(&feature);
    return features;
}

const Json *polygonOf(const Json &feature)
{
    if (!feature.is_object())
        return nullptr;
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object())
        return nullptr;
    const std::string type = typeOf(*geometry);
    return type == "Polygon" || type == "MultiPolygon" ? &*geometry : nullptr;
}

const Json &propertiesOf(const Json &feature)
{
    static const Json none = Json::object();
    const auto found = feature.is_object() ? feature.find("properties") : feature.end();
    return found != feature.end() && found->is_object() ? *found : none;
}

/// Every property of the polygon features with the values it takes, in the order first met.
std::vector<PropertyColumn> columnsOf(const std::vector<const Json *> &features)
{
    std::vector<PropertyColumn> columns;
    for (const Json *feature : features) {
        if (polygonOf(*feature) == nullptr)
            continue;
        const Json &properties = propertiesOf(*feature);
        for (const auto &[key, value] : properties.items()) {
            auto column = std::ranges::find(columns, key, &PropertyColumn::name);
            if (column == columns.end())
                column = columns.insert(columns.end(), PropertyColumn{key, {}});
            column->values.push_back(textOf(properties, key));
        }
    }
    return columns;
}

class Reader {
public:
    Reader(BoundaryFile &file, GridTransform &transform) : m_file(file), m_transform(transform) {}

    void read(const Json &feature, int number)
    {
        auto ward = wardOf(feature);
        if (!ward) {
            m_file.refused.push_back({number, std::move(ward.error())});
            return;
        }
        ward->number = number;
        m_file.wards.push_back(std::move(*ward));
    }

private:
    [[nodiscard]] std::expected<WardFeature, Problem> wardOf(const Json &feature)
    {
        const Json *geometry = polygonOf(feature);
        if (geometry == nullptr)
            return std::unexpected(badGeometry("It is not a polygon"));
        const Json &properties = propertiesOf(feature);
        WardFeature ward{0,
                         textOf(properties, m_file.fields.code),
                         textOf(properties, m_file.fields.name),
                         textOf(properties, m_file.fields.areaCode),
                         textOf(properties, m_file.fields.areaName),
                         {}};
        if (ward.code.empty() && ward.name.empty())
            return std::unexpected(Problem{"code", "missing", "It has no code and no name"});
        if (ward.code.empty())
            ward.code = ward.name;
        if (ward.name.empty())
            ward.name = ward.code;
        if (ward.areaCode.empty())
            ward.areaCode = ward.areaName;
        if (ward.areaName.empty())
            ward.areaName = ward.areaCode;
        if (!m_codes.insert(folded(ward.code)).second)
            return std::unexpected(
                Problem{"code", "duplicate", "Another feature has the code " + ward.code + " too"});
        auto shape = ShapeBuilder(m_transform, m_file.wasNationalGrid).build(*geometry);
        if (!shape)
            return std::unexpected(std::move(shape.error()));
        ward.shape = std::move(*shape);
        return ward;
    }

    BoundaryFile &m_file;
    GridTransform &m_transform;
    std::set<std::string> m_codes;
};

bool looksLikeMetres(const std::vector<const Json *> &features)
{
    for (const Json *feature : features) {
        const Json *geometry = polygonOf(*feature);
        if (geometry == nullptr || !geometry->contains("coordinates"))
            continue;
        if (const Json *position = firstPosition((*geometry)["coordinates"]))
            return std::abs(position->front().get<double>()) > 180.0;
    }
    return false;
}

auto notGeoJson()
{
    return refused("file", "not_geojson",
                   "This is not a GeoJSON file: choose one with a FeatureCollection of polygons");
}

} // namespace

Result<BoundaryFile> readBoundaries(std::string_view json, const BoundaryFields &fields,
                                    GridTransform &transform)
{
    const Json document = Json::parse(decodeText(json), nullptr, false);
    if (document.is_discarded() || !document.is_object())
        return notGeoJson();
    const auto features = featuresOf(document);
    if (features.empty() && typeOf(document) != "FeatureCollection")
        return notGeoJson();
    if (std::ranges::none_of(features, [](const Json *f) { return polygonOf(*f) != nullptr; }))
        return refused("file", "no_polygons",
                       "This file has no polygons: choose one with ward boundaries");
    BoundaryFile file;
    const auto columns = columnsOf(features);
    for (const PropertyColumn &column : columns)
        file.properties.push_back(column.name);
    auto chosen = chooseFields(columns, fields);
    if (!chosen)
        return std::unexpected(chosen.error());
    file.fields = std::move(*chosen);
    file.wasNationalGrid = saysNationalGrid(document) || looksLikeMetres(features);
    Reader reader(file, transform);
    int number = 0;
    for (const Json *feature : features)
        reader.read(*feature, ++number);
    return file;
}

} // namespace sc
