// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapsource.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>

#include <utility>

namespace sc {
namespace {

Q_LOGGING_CATEGORY(lcMapSource, "sc.map.source", QtWarningMsg)

constexpr LatLon kNorthWest{.latitude = 60.9, .longitude = -8.7};
constexpr LatLon kSouthEast{.latitude = 49.8, .longitude = 1.9};

[[nodiscard]] WorldBox greatBritain()
{
    WorldBox box;
    box.take(toWorld(kNorthWest));
    box.take(toWorld(kSouthEast));
    return box;
}

[[nodiscard]] bool isAddress(const QString &text)
{
    return text.startsWith(QStringLiteral("http://"), Qt::CaseInsensitive) ||
           text.startsWith(QStringLiteral("https://"), Qt::CaseInsensitive);
}

/// The address with Qt Location's marks, or what is wrong with it.
[[nodiscard]] Result<QString> readAddress(QString text)
{
    for (const QString &mark :
         {QStringLiteral("{z}"), QStringLiteral("{x}"), QStringLiteral("{y}")}) {
        if (text.count(mark) != 1) {
            return refused("basemap", "bad_address",
                           "Enter the address of the map tiles with {z}, {x} and {y} in it, once "
                           "each, such as https://maps.example.org/{z}/{x}/{y}.png");
        }
    }
    QString plain = text;
    plain.remove(QLatin1Char('{')).remove(QLatin1Char('}'));
    if (const QUrl url(plain, QUrl::StrictMode); !url.isValid() || url.host().isEmpty()) {
        return refused("basemap", "bad_address",
                       "Enter the full address of the map tiles, starting with https://");
    }
    return text.replace(QStringLiteral("{z}"), QStringLiteral("%z"))
        .replace(QStringLiteral("{x}"), QStringLiteral("%x"))
        .replace(QStringLiteral("{y}"), QStringLiteral("%y"));
}

} // namespace

MapSource::MapSource(QObject *parent) : QObject(parent), m_extent(greatBritain())
{
    if (const auto started = m_server.start(); !started)
        qCWarning(lcMapSource, "%s", started.error().message.c_str());
}

MapSource::~MapSource() = default;

Result<MapSource::Shown> MapSource::openPack(const QString &path)
{
    const std::string name = path.toStdString();
    auto vectors = GeoPackageStore::open(name);
    if (vectors) {
        auto data = std::make_shared<BasemapData>(std::move(*vectors));
        const WorldBox declared = data->store().extent();
        return Shown{.tiles = std::make_shared<TileSource>(data),
                     .features = data,
                     .unmeasured = declared.empty() ? data : nullptr,
                     .attribution = QString::fromStdString(data->store().attribution()),
                     .extent = declared};
    }
    if (vectors.error().kind != ErrorKind::NotOurs)
        return std::unexpected(vectors.error());
    auto pictures = MbTilesStore::open(name);
    if (!pictures) {
        // Neither: the reason that fits the file's name is the one to give.
        const bool tiles = path.endsWith(QStringLiteral(".mbtiles"), Qt::CaseInsensitive);
        return std::unexpected(tiles ? pictures.error() : vectors.error());
    }
    const std::shared_ptr<MbTilesStore> pack = std::move(*pictures);
    return Shown{.tiles = std::make_shared<TileSource>(pack),
                 .attribution = QString::fromStdString(pack->attribution()),
                 .extent = pack->extent(),
                 .minZoom = static_cast<double>(pack->minZoom()),
                 .maxZoom = 19.0};
}

void MapSource::show(Shown shown, bool hasPack)
{
    m_server.setSource(std::move(shown.tiles));
    m_features = std::move(shown.features);
    m_attribution = shown.attribution;
    m_extent = shown.extent.empty() ? greatBritain() : shown.extent;
    m_minZoom = shown.minZoom;
    m_maxZoom = shown.maxZoom;
    m_hasPack = hasPack;
    ++m_edition;
    Q_EMIT changed();
    if (shown.unmeasured)
        measure(shown.unmeasured);
}

/// Reads the whole pack, which may take long.
void MapSource::measure(const std::shared_ptr<BasemapData> &data)
{
    QThreadPool::globalInstance()->start(
        [data, self = QPointer<MapSource>(this), edition = m_edition] {
            const WorldBox box = data->extent();
            const auto tell = [self, box, edition] {
                if (!self || self->m_edition != edition || box.empty())
                    return;
                self->m_extent = box;
                Q_EMIT self->changed();
            };
            QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
        });
}

void MapSource::findWater(MapShape shape, double most,
                          std::function<void(std::optional<double> metres)> told) const
{
    if (!m_features) {
        told(std::nullopt);
        return;
    }
    QThreadPool::globalInstance()->start([features = m_features, shape = std::move(shape), most,
                                          told = std::move(told)] {
        const auto metres = metresToWater(*features, shape, most);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [told, metres] { told(metres); }, Qt::QueuedConnection);
    });
}

Result<void> MapSource::setBasemap(const QString &pathOrAddress)
{
    if (pathOrAddress.isEmpty()) {
        m_address.clear();
        show({.tiles = std::make_shared<TileSource>(), .attribution = {}, .extent = {}}, false);
        return {};
    }
    if (isAddress(pathOrAddress)) {
        auto address = readAddress(pathOrAddress);
        if (!address)
            return std::unexpected(address.error());
        m_address = std::move(*address);
        show({.tiles = std::make_shared<TileSource>(), .attribution = {}, .extent = {}}, false);
        return {};
    }
    auto shown = openPack(pathOrAddress);
    if (!shown)
        return std::unexpected(shown.error());
    m_address.clear();
    show(std::move(*shown), true);
    return {};
}

void MapSource::setOnlineAttribution(const QString &text)
{
    if (isOnline() && text != m_attribution) {
        m_attribution = text;
        Q_EMIT changed();
    }
}

QString MapSource::hostFor(const QString &style, double devicePixelRatio) const
{
    return isOnline() ? m_address : m_server.addressFor(style, devicePixelRatio > 1.0 ? 2 : 1);
}

QString MapSource::cacheDirectory() const
{
    return QStandardPaths::writableLocation(QStandardPaths::TempLocation) +
           QStringLiteral("/street-champions-map-%1").arg(QCoreApplication::applicationPid());
}

QString MapSource::userAgent() const
{
    return QStringLiteral("StreetChampions/%1").arg(QCoreApplication::applicationVersion());
}

double MapSource::north() const
{
    return toLatLon({.x = m_extent.minX, .y = m_extent.minY}).latitude;
}

double MapSource::south() const
{
    return toLatLon({.x = m_extent.maxX, .y = m_extent.maxY}).latitude;
}

double MapSource::west() const
{
    return toLatLon({.x = m_extent.minX, .y = m_extent.minY}).longitude;
}

double MapSource::east() const
{
    return toLatLon({.x = m_extent.maxX, .y = m_extent.maxY}).longitude;
}

} // namespace sc
