// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "indicators/indicatorstore.h"
#include "indicators/recordplaces.h"

#include <algorithm>

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
    auto records = IndicatorStore(database).recordsBehind(one, period);
    if (!records)
        return std::unexpected(records.error());
    keepBehind(*records, one, areaCode);
    return database.attempt([&] {
        std::vector<LatLon> places;
        for (const RecordBehind &record : *records) {
            if (record.numerator == 0.0 || places.size() == most)
                continue;
            Query row = database.query(sql, record.record);
            if (row.step() && !row.isNull(0) && !row.isNull(1))
                places.push_back({row.real(0), row.real(1)});
        }
        return places;
    });
}

Result<std::vector<WardOutline>> wardOutlines(Database &database)
{
    AreaStore store(database);
    std::vector<WardOutline> outlines;
    const auto edition = store.editionOn(localDay(database.clock().now()));
    if (!edition)
        return std::unexpected(edition.error());
    if (!*edition)
        return outlines;
    const auto wards = store.wards((*edition)->id);
    const auto areas = store.areas();
    if (!wards)
        return std::unexpected(wards.error());
    if (!areas)
        return std::unexpected(areas.error());
    for (const Ward &ward : *wards) {
        const auto area = std::ranges::find(*areas, ward.area, &Area::id);
        outlines.push_back({ward.code, area == areas->end() ? std::string() : area->code,
                            decodeShape(ward.geometry).value_or(MultiPolygon{})});
    }
    return outlines;
}

Result<RecordPage> pageOf(Database &database, const std::string &type, const Id &record)
{
    if (type == "report" || type == "loan" || type == "kit" || type == "champion")
        return RecordPage{type, record};
    if (type != "attendance" && type != "work_report" && type != "pick")
        return RecordPage{};
    return database.attempt([&] {
        // Bags and hours of work reports stand among those of picks.
        Query came = database.query("SELECT pick FROM attendance WHERE id = ?", record);
        if (came.step() && !came.isNull(0))
            return RecordPage{"pick", came.id(0)};
        Query work = database.query("SELECT loan FROM work_report WHERE id = ?", record);
        if (work.step() && !work.isNull(0))
            return RecordPage{"loan", work.id(0)};
        Query pick = database.query("SELECT 1 FROM pick WHERE id = ?", record);
        return pick.step() ? RecordPage{"pick", record} : RecordPage{};
    });
}

} // namespace sc
