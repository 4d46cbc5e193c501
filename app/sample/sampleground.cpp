// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sampleground.h"

#include "areas/boundaryimport.h"
#include "areas/gazetteerimport.h"

#include <format>

namespace sc::sample {

namespace {

constexpr const char *kReason = "Sample borough";

std::string streetsOf(const Borough &borough)
{
    std::vector<std::string> districts(borough.streets.size());
    for (const Postcode &postcode : borough.postcodes)
        districts[postcode.street] = postcode.text.substr(0, postcode.text.find(' '));
    std::string out = "name,easting,northing,place,postcode\n";
    for (std::size_t i = 0; i < borough.streets.size(); ++i) {
        const Street &street = borough.streets[i];
        out += std::format("{},{:.2f},{:.2f},{},{}\n", street.name, street.point.x, street.point.y,
                           street.locality, districts[i]);
    }
    return out;
}

std::string postcodesOf(const Borough &borough)
{
    std::string out = "postcode,easting,northing\n";
    for (const Postcode &postcode : borough.postcodes)
        out += std::format("{},{:.2f},{:.2f}\n", postcode.text, postcode.point.x, postcode.point.y);
    return out;
}

Result<BoundaryFile> boundariesOf(const Borough &borough, GridTransform &transform)
{
    BoundaryFile file;
    for (const Ward &ward : borough.wards) {
        WardFeature feature;
        feature.number = static_cast<int>(file.wards.size()) + 1;
        feature.code = ward.code;
        feature.name = ward.name;
        feature.areaCode = borough.areas[ward.area].code;
        feature.areaName = borough.areas[ward.area].name;
        Polygon polygon;
        for (const Pt point : ward.outline) {
            const auto place = transform.toLatLon({point.x, point.y});
            if (!place)
                return std::unexpected(place.error());
            polygon.outer.push_back(toPlane(*place));
        }
        feature.shape.parts.push_back(std::move(polygon));
        file.wards.push_back(std::move(feature));
    }
    return file;
}

Result<void> writeAreas(Change &change, const BoundaryFile &file, Day firstDay)
{
    BoundaryImportOptions options;
    options.validFrom =
        Day{firstDay.year() - std::chrono::years{1}, std::chrono::May, std::chrono::day{1}};
    options.editionName = "Haleby wards";
    options.source = kReason;
    const auto imported = importBoundaries(change, file, options);
    if (!imported)
        return std::unexpected(imported.error());
    return {};
}

Result<void> writeGazetteer(Database &database, GridTransform &transform, const char *source,
                            const std::string &text)
{
    GazetteerImportOptions options;
    options.source = source;
    const auto imported = importGazetteer(database, text, transform, options);
    if (!imported)
        return std::unexpected(imported.error());
    if (!imported->refused.empty())
        return failure(ErrorKind::Internal, "The sample's gazetteer was refused: " +
                                                imported->refused.front().problem.message);
    return {};
}

} // namespace

std::string councilName(const Borough &borough)
{
    return borough.name + " Borough Council";
}

Result<void> writeGround(Database &database, const Borough &borough, const Actor &actor,
                         Day firstDay)
{
    auto transform = GridTransform::create();
    if (!transform)
        return std::unexpected(transform.error());
    const auto boundaries = boundariesOf(borough, *transform);
    if (!boundaries)
        return std::unexpected(boundaries.error());
    const auto placed = database.attemptResult([&]() -> Result<void> {
        Change change(database, actor, kReason);
        change.create("council", Id::fromName("council"),
                      {{"name", textValue(councilName(borough))},
                       {"nation", textValue("england-and-wales")}});
        if (auto written = writeAreas(change, *boundaries, firstDay); !written)
            return written;
        return change.commit();
    });
    if (!placed)
        return placed;
    if (auto streets = writeGazetteer(database, *transform, "Haleby streets", streetsOf(borough));
        !streets)
        return streets;
    return writeGazetteer(database, *transform, "Haleby postcodes", postcodesOf(borough));
}

} // namespace sc::sample
