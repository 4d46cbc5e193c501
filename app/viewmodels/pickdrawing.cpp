// SPDX-License-Identifier: GPL-3.0-or-later
// How the place of a pick is drawn point by point.
#include "viewmodels/pickeditor.h"
#include "viewmodels/picklayer.h"
#include "viewmodels/pickwords.h"

namespace sc {

void PickEditor::setTarget(const QString &target)
{
    if (std::exchange(m_target, target) == target)
        return;
    // A spot may grow into a route and a route into land; the other way the first point stays.
    if (!m_place.points.empty()) {
        if (target == u"point") {
            m_place = {PickPlace::Kind::Point, {m_place.points.front()}, {}};
        } else if (target == u"route") {
            m_place.kind = PickPlace::Kind::Route;
            m_place.holes.clear();
        } else if (target == u"land") {
            m_place.kind = PickPlace::Kind::Land;
        }
    }
    Q_EMIT changed();
}

void PickEditor::placeAt(double latitude, double longitude)
{
    const LatLon at{latitude, longitude};
    if (m_target == u"meeting") {
        m_meeting = at;
    } else if (m_target == u"drop") {
        m_drop = at;
    } else if (m_target == u"stop") {
        m_walk.push_back({at, {}});
        showStops();
    } else if (m_target == u"point") {
        m_place = {PickPlace::Kind::Point, {at}, {}};
    } else {
        m_place.kind = m_target == u"route" ? PickPlace::Kind::Route : PickPlace::Kind::Land;
        m_place.points.push_back(at);
    }
    Q_EMIT changed();
    Q_EMIT placeMoved(latitude, longitude);
}

void PickEditor::choosePlace(int row)
{
    if (const FoundPlace *place = m_places->placeAt(row)) {
        set(QStringLiteral("place"), {});
        placeAt(place->position.latitude, place->position.longitude);
        if (m_target == u"stop")
            nameStop(m_stops->count() - 1, place->title);
    }
}

void PickEditor::nameStop(int row, const QString &name)
{
    if (row < 0 || row >= m_stops->count())
        return;
    m_walk[static_cast<std::size_t>(row)].name = name.toStdString();
    showStops();
    Q_EMIT changed();
}

void PickEditor::removeStop(int row)
{
    if (row < 0 || row >= m_stops->count())
        return;
    m_walk.erase(m_walk.begin() + row);
    showStops();
    Q_EMIT changed();
}

void PickEditor::showStops()
{
    std::vector<QVariantList> rows;
    rows.reserve(m_walk.size());
    for (const PickStop &stop : m_walk)
        rows.push_back({static_cast<int>(rows.size()) + 1, toQString(stop.name),
                        stores() == nullptr ? QString() : stores()->session.placeLine(stop.at)});
    m_stops->show(std::move(rows));
}

bool PickEditor::takeTyped()
{
    const QString typed = text("place");
    if (typed.isEmpty())
        return false;
    const auto place = m_places->resolve(typed);
    if (!place) {
        showProblems({{"place", "bad_place",
                       "Enter a street, postcode or grid reference such as NZ 288 145"}});
        return false;
    }
    showProblems({});
    set(QStringLiteral("place"), {});
    placeAt(place->position.latitude, place->position.longitude);
    if (m_target == u"stop")
        nameStop(m_stops->count() - 1, place->title);
    return true;
}

void PickEditor::removeLastPoint()
{
    if (m_target == u"meeting")
        m_meeting.reset();
    else if (m_target == u"drop")
        m_drop.reset();
    else if (m_target == u"stop")
        removeStop(m_stops->count() - 1);
    else if (!m_place.points.empty())
        m_place.points.pop_back();
    if (m_place.points.empty())
        m_place = PickPlace();
    Q_EMIT changed();
}

void PickEditor::clearPlace()
{
    m_place = PickPlace();
    m_meeting.reset();
    m_drop.reset();
    m_walk.clear();
    showStops();
    Q_EMIT changed();
}

Pick PickEditor::draft() const
{
    Pick pick;
    pick.place = m_place;
    const std::size_t wanted = m_place.kind == PickPlace::Kind::Land    ? 3
                               : m_place.kind == PickPlace::Kind::Route ? 2
                                                                        : 1;
    if (pick.place.points.size() < wanted)
        pick.place = PickPlace();
    return tidied(pick);
}

QString PickEditor::measure() const
{
    if (m_place.points.empty())
        return tr("Click the map, or type the place and press Enter");
    const Pick pick = draft();
    if (pick.place.isEmpty())
        return m_place.kind == PickPlace::Kind::Land ? tr("Land needs three corners or more")
                                                     : tr("A route needs two points or more");
    return PickWords::measure(pick);
}

QString PickEditor::pointsLine() const
{
    QStringList parts;
    if (m_place.points.size() > 1)
        parts.append(tr("%1 points").arg(m_place.points.size()));
    if (m_meeting)
        parts.append(tr("Meet at %1").arg(toQString(pointText(*m_meeting))));
    if (m_drop)
        parts.append(tr("Bags to %1").arg(toQString(pointText(*m_drop))));
    if (!m_walk.empty())
        parts.append(tr("%n stop(s) of the walk", nullptr, static_cast<int>(m_walk.size())));
    if (stores() != nullptr && !m_place.points.empty())
        parts.append(stores()->session.placeLine(m_place.points.front()));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

MapOutlines PickEditor::outlines() const
{
    Pick pick;
    pick.place = m_place;
    return PickLayer::outlinesOf({pick});
}

MapPoints PickEditor::marks() const
{
    std::vector<MapPoint> points;
    const auto add = [&](LatLon at, PickMark mark) {
        points.push_back({.key = static_cast<std::int64_t>(points.size()),
                          .at = toFixed(toWorld(at)),
                          .category = static_cast<std::uint8_t>(mark),
                          .state = 0});
    };
    for (const LatLon &corner : m_place.points)
        add(corner, PickMark::Corner);
    if (m_meeting)
        add(*m_meeting, PickMark::Meeting);
    if (m_drop)
        add(*m_drop, PickMark::Drop);
    for (const PickStop &stop : m_walk)
        add(stop.at, PickMark::Stop);
    return {ClusterIndex::build(std::move(points))};
}

} // namespace sc
