// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "indicators/indicatorstore.h"
#include "indicators/recordplaces.h"

namespace sc {

namespace {

/// Empty for records that have no place of their own.
std::string placeQuery(std::string_view type)
{
    if (type == "report")
        return "SELECT latitude, longitude FROM report WHERE id = ?";
    if (type == "pick")
        return "SELECT latitude, longitude FROM pick WHERE id = ?";
    if (type == "attendance")
        return "SELECT p.latitude, p.longitude FROM attendance a JOIN pick p ON p.id = a.pick "
               "WHERE a.id = ?";
    if (type == "work_report")
        return "SELECT latitude, longitude FROM work_report WHERE id = ?";
    return {};
}

} // namespace

Result<std::vector<LatLon>> placesBehind(Database &database, const IndicatorDefinition &one,
                                         const Period &period, const std::string &areaCode,
                                         std::size_t most)
{
    const std::string sql = placeQuery(one.records);
    if (sql.empty())
        return std::vector<LatLon>();
    const auto records = IndicatorStore(database).recordsBehind(one, period);
    if (!records)
        return std::unexpected(records.error());
    return database.attempt([&] {
        std::vector<LatLon> places;
        for (const RecordBehind &record : *records) {
            const bool here = areaCode == kWholeCouncil || record.area == areaCode;
            if (!here || record.numerator == 0.0 || places.size() == most)
                continue;
            Query row = database.query(sql, record.record);
            if (row.step() && !row.isNull(0) && !row.isNull(1))
                places.push_back({row.real(0), row.real(1)});
        }
        return places;
    });
}

Result<std::vector<MultiPolygon>> wardOutlines(Database &database)
{
    AreaStore store(database);
    std::vector<MultiPolygon> outlines;
    const auto edition = store.editionOn(localDay(database.clock().now()));
    if (!edition)
        return std::unexpected(edition.error());
    if (!*edition)
        return outlines;
    const auto wards = store.wards((*edition)->id);
    if (!wards)
        return std::unexpected(wards.error());
    for (const Ward &ward : *wards)
        outlines.push_back(decodeShape(ward.geometry).value_or(MultiPolygon{}));
    return outlines;
}

} // namespace sc
