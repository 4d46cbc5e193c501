// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/mappointsmodel.h"

#include "core/calendar.h"
#include "reports/reportstore.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <algorithm>
#include <map>

namespace sc {

namespace {

std::uint8_t markState(const ReportPoint &point)
{
    static const std::map<QString, MarkState> kStates{
        {QStringLiteral("new"), MarkState::New},
        {QStringLiteral("acknowledged"), MarkState::Acknowledged},
        {QStringLiteral("scheduled"), MarkState::Scheduled},
        {QStringLiteral("progress"), MarkState::InProgress},
        {QStringLiteral("done"), MarkState::Done}};
    if (point.late)
        return static_cast<std::uint8_t>(MarkState::Late);
    const auto found = kStates.find(ReportWords::stateKey(point.status));
    return static_cast<std::uint8_t>(found == kStates.end() ? MarkState::Closed : found->second);
}

/// The letter of each category, once each; a category is the place of its letter in the list.
std::map<std::string, std::uint8_t> letters(ReportStore &reports, QStringList &glyphs)
{
    std::map<std::string, std::uint8_t> places;
    for (const Category &category : reports.categories()) {
        const QString glyph = toQString(category.glyph);
        if (!glyphs.contains(glyph))
            glyphs.append(glyph);
        places.emplace(category.code, static_cast<std::uint8_t>(glyphs.indexOf(glyph)));
    }
    return places;
}

Result<void> readPoints(Database &database, const ReportFilter &filter,
                        MapPointsModel::Reading &reading)
{
    ReportListStore list(database);
    list.setToday(localDay(database.clock().now()));
    ReportStore reports(database);
    const auto places = letters(reports, reading.glyphs);
    std::vector<MapPoint> points;
    const auto found = list.points(filter);
    if (!found)
        return std::unexpected(found.error());
    points.reserve(found->size());
    for (const ReportPoint &point : *found) {
        const auto place = places.find(point.category);
        const WorldPos at = toWorld(point.position);
        points.push_back({.key = point.no,
                          .at = toFixed(at),
                          .category = place == places.end() ? std::uint8_t{0} : place->second,
                          .state = markState(point)});
        if (reading.outlines.count() == 0)
            reading.home.take(at);
    }
    reading.index = ClusterIndex::build(std::move(points));
    return {};
}

void readOutlines(Database &database, MapPointsModel::Reading &reading)
{
    AreaStore store(database);
    const auto edition = store.editionOn(localDay(database.clock().now()));
    if (!edition || !*edition)
        return;
    const auto wards = store.wards((*edition)->id);
    if (!wards)
        return;
    std::vector<MapOutline> outlines;
    for (const Ward &ward : *wards) {
        if (auto shape = decodeShape(ward.geometry))
            outlines.push_back({toQString(ward.name), std::move(*shape)});
    }
    reading.outlines = MapOutlines::from(outlines);
    if (reading.outlines.data) {
        for (const MapOutlines::Place &place : reading.outlines.data->places)
            reading.home.take(place.box);
    }
}

Result<MapPointsModel::Reading> readAll(Database &database, const ReportFilter &filter)
{
    MapPointsModel::Reading reading;
    readOutlines(database, reading);
    if (auto read = readPoints(database, filter, reading); !read)
        return std::unexpected(read.error());
    return reading;
}

} // namespace

MapPointsModel::MapPointsModel(QObject *parent)
    : QObject(parent), m_lookup([this](Result<Reading> reading) { take(std::move(reading)); })
{}

void MapPointsModel::setSession(Session *session)
{
    m_lookup.forget();
    m_session = session;
    m_shown = Reading();
    refresh();
}

void MapPointsModel::setFilter(const ReportFilter &filter)
{
    m_filter = filter;
    refresh();
}

void MapPointsModel::refresh()
{
    if (m_session != nullptr)
        m_lookup.ask(*m_session,
                     [filter = m_filter](Database &database) { return readAll(database, filter); });
    else
        Q_EMIT changed();
}

/// What was shown stays where nothing could be read; people are told why.
void MapPointsModel::take(Result<Reading> reading)
{
    if (reading)
        m_shown = *std::move(reading);
    else
        Q_EMIT failed(
            tr("The map could not read the reports. %1").arg(toQString(reading.error().message)));
    Q_EMIT changed();
}

QString MapPointsModel::idAt(qint64 key)
{
    if (m_session == nullptr)
        return {};
    const auto row = m_session->list().rowNumbered(key);
    return row ? toQString(row->report.id) : QString();
}

} // namespace sc
