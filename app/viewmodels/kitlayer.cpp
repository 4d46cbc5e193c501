// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitlayer.h"

#include "kits/kitliststore.h"

namespace sc {

namespace {

std::uint8_t markState(std::string_view status)
{
    if (status == "available")
        return static_cast<std::uint8_t>(MarkState::Done);
    if (status == "reserved")
        return static_cast<std::uint8_t>(MarkState::Scheduled);
    if (status == "out")
        return static_cast<std::uint8_t>(MarkState::InProgress);
    if (status == "checking")
        return static_cast<std::uint8_t>(MarkState::Acknowledged);
    return static_cast<std::uint8_t>(MarkState::Late);
}

} // namespace

void KitLayer::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    refresh();
}

QStringList KitLayer::glyphs() const
{
    return {tr("K", "mark of a kit")};
}

void KitLayer::refresh()
{
    std::vector<MapPoint> points;
    m_ids.clear();
    if (stores() != nullptr) {
        const auto places =
            KitListStore(stores()->session.database()).places().value_or(std::vector<KitPlace>());
        for (const KitPlace &one : places) {
            points.push_back({.key = static_cast<std::int64_t>(m_ids.size()),
                              .at = toFixed(toWorld(one.place)),
                              .category = 0,
                              .state = markState(one.status)});
            m_ids.push_back(one.kit);
        }
    }
    m_points = {ClusterIndex::build(std::move(points))};
    Q_EMIT changed();
}

QString KitLayer::idAt(qint64 key) const
{
    return key >= 0 && key < static_cast<qint64>(m_ids.size())
               ? toQString(m_ids[static_cast<std::size_t>(key)])
               : QString();
}

} // namespace sc
