// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/patchdesk.h"

#include "viewmodels/peoplewords.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sc {

namespace {

LatLon toPlace(PlanePoint point)
{
    return {point.y, point.x};
}

void addLine(MapOutlines::Data &data, const std::vector<PlanePoint> &points, bool closed)
{
    if (points.size() < 2)
        return;
    MapOutlines::Line line;
    for (const PlanePoint &point : points) {
        line.corners.push_back(toWorld(toPlace(point)));
        line.box.take(line.corners.back());
    }
    if (closed)
        line.corners.push_back(line.corners.front());
    data.lines.push_back(std::move(line));
}

MapOutlines outlinesOf(const std::vector<Patch> &patches)
{
    auto data = std::make_shared<MapOutlines::Data>();
    for (const Patch &patch : patches) {
        for (const auto &line : patch.lines)
            addLine(*data, line, false);
        for (const Polygon &part : patch.shape.parts)
            addLine(*data, part.outer, true);
    }
    return {std::move(data)};
}

std::uint8_t markState(int champions)
{
    return static_cast<std::uint8_t>(champions == 0   ? MarkState::Late
                                     : champions == 1 ? MarkState::Scheduled
                                                      : MarkState::Done);
}

MapPoints marksOf(const std::vector<StreetCover> &streets)
{
    std::vector<MapPoint> points;
    points.reserve(streets.size());
    for (const StreetCover &street : streets)
        points.push_back({.key = static_cast<std::int64_t>(points.size()),
                          .at = toFixed(toWorld(toPlace(street.position))),
                          .category = static_cast<std::uint8_t>(std::min(street.champions, 2)),
                          .state = markState(street.champions)});
    return {ClusterIndex::build(std::move(points))};
}

} // namespace

PatchDesk::PatchDesk(QObject *parent)
    : PickPart(parent)
    , m_lookup([this](Found found) { show(std::move(found)); })
    , m_kinds(new ChoiceModel({{QStringLiteral("streets"), tr("Whole streets"), {}, {}, {}},
                               {QStringLiteral("line"), tr("A line"), {}, {}, {}},
                               {QStringLiteral("land"), tr("A piece of land"), {}, {}, {}}},
                              this))
    , m_kind(QStringLiteral("streets"))
{}

void PatchDesk::setStores(PickStores *stores)
{
    m_lookup.forget();
    PickPart::setStores(stores);
    m_looked = false;
    leave();
    show(Seen());
}

PatchDesk::Found PatchDesk::read(Database &database)
{
    auto cover = ResilienceStore(database).look();
    if (!cover)
        return std::unexpected(cover.error());
    const auto champions = ChampionStore(database).all();
    if (!champions)
        return std::unexpected(champions.error());
    std::vector<Patch> patches;
    for (const Champion &champion : *champions) {
        if (champion.status == "active" && !champion.patch.empty())
            patches.push_back(readPatch(champion.patch));
    }
    Seen seen{.streets = std::move(cover->streets), .marks = {}, .patches = outlinesOf(patches)};
    seen.marks = marksOf(seen.streets);
    return seen;
}

void PatchDesk::refresh()
{
    if (stores() == nullptr || !m_looked)
        return;
    m_lookup.ask(stores()->session, &PatchDesk::read);
    Q_EMIT changed();
}

void PatchDesk::look()
{
    if (m_looked)
        return;
    m_looked = true;
    refresh();
}

void PatchDesk::show(Found found)
{
    if (!found) {
        showError(found.error());
        return;
    }
    m_seen = *std::move(found);
    tellPlace();
    Q_EMIT changed();
}

QStringList PatchDesk::glyphs() const
{
    return {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("•")};
}

QString PatchDesk::sentence() const
{
    if (isBusy())
        return tr("Looking through the records");
    const auto with = [this](int champions) {
        return static_cast<int>(
            std::ranges::count_if(m_seen.streets, [champions](const StreetCover &street) {
                return std::min(street.champions, 2) == champions;
            }));
    };
    if (m_seen.streets.empty())
        return tr("Bring in streets in Settings to see which of them nobody looks after");
    return tr("Nobody looks after %1 streets, one champion alone after %2, two or more after %3")
        .arg(with(0))
        .arg(with(1))
        .arg(with(2));
}

QString PatchDesk::streetWords(qint64 key) const
{
    if (key < 0 || key >= static_cast<qint64>(m_seen.streets.size()))
        return {};
    const StreetCover &street = m_seen.streets[static_cast<std::size_t>(key)];
    const QString who = street.champions == 0 ? tr("nobody looks after it")
                                              : tr("%n champion(s)", nullptr, street.champions);
    return tr("%1, %2: %3").arg(toQString(street.name), toQString(street.place), who);
}

void PatchDesk::begin(const QString &patch)
{
    look();
    clear();
    const Patch kept = readPatch(patch.toStdString());
    if (!kept.shape.isEmpty()) {
        m_kind = QStringLiteral("land");
        m_points = kept.shape.parts.front().outer;
    } else if (!kept.lines.empty()) {
        m_kind = QStringLiteral("line");
        m_points = kept.lines.front();
    } else {
        m_kind = QStringLiteral("streets");
        if (!kept.streets.empty()) {
            for (const QString &name : patch.split(u';', Qt::SkipEmptyParts))
                m_names.append(name.trimmed());
        }
    }
    m_drawing = true;
    m_placeTold = false;
    tellPlace();
    Q_EMIT changed();
}

/// Once it is known: streets have to be read first.
void PatchDesk::tellPlace()
{
    if (!m_drawing || m_placeTold)
        return;
    std::optional<PlanePoint> at;
    if (!m_points.empty())
        at = m_points.front();
    for (const StreetCover &street : m_seen.streets) {
        if (!at && m_names.contains(toQString(street.name)))
            at = street.position;
    }
    m_placeTold = at.has_value();
    if (at)
        Q_EMIT placeMoved(at->y, at->x);
}

void PatchDesk::setKind(const QString &kind)
{
    if (std::exchange(m_kind, kind) != kind)
        Q_EMIT changed();
}

int PatchDesk::nearestStreet(PlanePoint at) const
{
    const double shrink = std::cos(at.y * std::numbers::pi / 180.0);
    int nearest = -1;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_seen.streets.size(); ++i) {
        const PlanePoint street = m_seen.streets[i].position;
        const double far = std::hypot((street.x - at.x) * shrink, street.y - at.y);
        if (far < least) {
            least = far;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void PatchDesk::placeAt(double latitude, double longitude)
{
    if (!m_drawing)
        return;
    if (m_kind == u"streets") {
        const int street = nearestStreet({longitude, latitude});
        if (street < 0) {
            Q_EMIT failed(tr("No street is known there: type its name instead"));
            return;
        }
        const QString name = toQString(m_seen.streets[static_cast<std::size_t>(street)].name);
        if (m_names.removeAll(name) == 0)
            m_names.append(name);
    } else {
        m_points.push_back({longitude, latitude});
    }
    Q_EMIT changed();
}

void PatchDesk::removeLast()
{
    if (m_kind == u"streets" && !m_names.isEmpty())
        m_names.removeLast();
    else if (m_kind != u"streets" && !m_points.empty())
        m_points.pop_back();
    Q_EMIT changed();
}

void PatchDesk::clear()
{
    m_names.clear();
    m_points.clear();
    Q_EMIT changed();
}

QString PatchDesk::patchText() const
{
    if (m_kind == u"streets")
        return m_names.join(QStringLiteral("; "));
    const bool land = m_kind == u"land";
    if (m_points.size() < (land ? 3U : 2U))
        return {};
    QStringList corners;
    for (const PlanePoint &point : m_points)
        corners.append(QStringLiteral("[%1,%2]").arg(point.x, 0, 'f', 7).arg(point.y, 0, 'f', 7));
    if (land)
        corners.append(corners.front());
    const QString list = corners.join(u',');
    return land ? QStringLiteral(R"({"type":"Polygon","coordinates":[[%1]]})").arg(list)
                : QStringLiteral(R"({"type":"LineString","coordinates":[%1]})").arg(list);
}

QString PatchDesk::drawnLine() const
{
    if (m_kind == u"streets")
        return m_names.isEmpty() ? tr("Click each street they look after")
                                 : m_names.join(QStringLiteral(", "));
    if (m_points.empty())
        return m_kind == u"land" ? tr("Click the corners of the land, one after the other")
                                 : tr("Click along the line, from one end to the other");
    const QString text = patchText();
    return text.isEmpty() ? (m_kind == u"land" ? tr("Land needs three corners or more")
                                               : tr("A line needs two points or more"))
                          : PeopleWords::patch(text.toStdString());
}

MapOutlines PatchDesk::drawn() const
{
    auto data = std::make_shared<MapOutlines::Data>();
    addLine(*data, m_points, m_kind == u"land" && m_points.size() > 2);
    return {std::move(data)};
}

MapPoints PatchDesk::corners() const
{
    std::vector<MapPoint> points;
    const auto add = [&](PlanePoint at) {
        points.push_back({.key = static_cast<std::int64_t>(points.size()),
                          .at = toFixed(toWorld(toPlace(at))),
                          .category = 3,
                          .state = static_cast<std::uint8_t>(MarkState::New)});
    };
    if (m_kind == u"streets") {
        for (const StreetCover &street : m_seen.streets) {
            if (m_names.contains(toQString(street.name)))
                add(street.position);
        }
    } else {
        for (const PlanePoint &corner : m_points)
            add(corner);
    }
    return {ClusterIndex::build(std::move(points))};
}

QString PatchDesk::finish()
{
    const QString text = patchText();
    leave();
    return text;
}

void PatchDesk::leave()
{
    m_drawing = false;
    m_names.clear();
    m_points.clear();
    Q_EMIT changed();
}

} // namespace sc
