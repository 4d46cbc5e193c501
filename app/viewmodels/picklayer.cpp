// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/picklayer.h"

#include "viewmodels/pickwords.h"

#include <algorithm>

namespace sc {

namespace {

std::uint8_t markState(std::string_view status)
{
    const QString key = PickWords::stateKey(status);
    if (key == u"new")
        return static_cast<std::uint8_t>(MarkState::New);
    if (key == u"acknowledged")
        return static_cast<std::uint8_t>(MarkState::Acknowledged);
    if (key == u"scheduled")
        return static_cast<std::uint8_t>(MarkState::Scheduled);
    if (key == u"progress")
        return static_cast<std::uint8_t>(MarkState::InProgress);
    if (key == u"late")
        return static_cast<std::uint8_t>(MarkState::Late);
    return static_cast<std::uint8_t>(key == u"done" ? MarkState::Done : MarkState::Closed);
}

} // namespace

void PickLayer::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    refresh();
}

QStringList PickLayer::glyphs() const
{
    return {tr("P", "mark of a litter pick"), QStringLiteral("•"),
            tr("M", "mark of a meeting point"), tr("B", "mark of a bag drop"),
            tr("S", "mark of a stop of a walk")};
}

void PickLayer::refresh()
{
    std::vector<MapPoint> points;
    m_ids.clear();
    m_bounds = Bounds();
    m_outlines = {};
    if (stores() != nullptr) {
        const auto placed = stores()->lists.placed(m_campaign);
        for (const PlacedPick &pick : placed.value_or(std::vector<PlacedPick>())) {
            const PlanePoint middle = toPlane(pick.middle);
            if (m_ids.empty())
                m_bounds = {middle.x, middle.y, middle.x, middle.y};
            m_bounds.include(middle);
            points.push_back({.key = static_cast<std::int64_t>(m_ids.size()),
                              .at = toFixed(toWorld(pick.middle)),
                              .category = static_cast<std::uint8_t>(PickMark::Pick),
                              .state = markState(pick.status)});
            m_ids.push_back(pick.id);
        }
        // Routes of years ago would lie over one another; a campaign shows all of its own.
        const Instant since =
            m_campaign ? Instant() : stores()->session.now() - std::chrono::days(365);
        m_outlines =
            outlinesOf(stores()->lists.drawn(m_campaign, since).value_or(std::vector<Pick>()));
    }
    m_points = {ClusterIndex::build(std::move(points))};
    Q_EMIT changed();
}

void PickLayer::showCampaign(const Id &campaign)
{
    m_campaign = campaign;
    refresh();
}

QString PickLayer::idAt(qint64 key) const
{
    return key >= 0 && key < static_cast<qint64>(m_ids.size())
               ? toQString(m_ids[static_cast<std::size_t>(key)])
               : QString();
}

qint64 PickLayer::keyOf(const QString &pickId) const
{
    const auto found = std::ranges::find(m_ids, toId(pickId));
    return pickId.isEmpty() || found == m_ids.end() ? -1 : found - m_ids.begin();
}

MapOutlines PickLayer::outlinesOf(std::span<const Pick> picks)
{
    auto data = std::make_shared<MapOutlines::Data>();
    for (const Pick &pick : picks) {
        if (pick.place.points.size() < 2)
            continue;
        MapOutlines::Line line;
        for (const LatLon &point : pick.place.points) {
            line.corners.push_back(toWorld(point));
            line.box.take(line.corners.back());
        }
        if (pick.place.kind == PickPlace::Kind::Land)
            line.corners.push_back(line.corners.front());
        const auto middle = middleOf(pick.place);
        data->places.push_back(
            {toQString(pick.title), line.box, middle ? toWorld(*middle) : line.corners.front()});
        data->lines.push_back(std::move(line));
    }
    return {std::move(data)};
}

} // namespace sc
