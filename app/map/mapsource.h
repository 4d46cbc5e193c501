// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "map/nearestwater.h"
#include "map/tileserver.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace sc {

/// The basemap as the window sees it: an offline pack (GeoPackage or MBTiles, served by an own
/// TileServer), an online address, or nothing. Belongs to the GUI thread.
///
/// For a QML `Plugin { name: "osm" }`, whose parameters are read once, so that a new Plugin and
/// MapView are made whenever `hostFor` gives another answer:
/// - osm.mapping.custom.host: hostFor(style, devicePixelRatio).
/// - osm.mapping.providersrepository.disabled: true. Qt's list of providers is not asked for.
/// - osm.mapping.prefetching_style: NoPrefetching. Public tile servers forbid bulk fetching.
/// - osm.mapping.cache.disk.size: 0. Tiles on disk are not told apart by address.
/// - osm.mapping.cache.directory: cacheDirectory().
/// - osm.useragent: userAgent().
///
/// `activeMapType` is set, when the map is complete, to the type of style `MapType.CustomMap`.
class MapSource : public QObject {
    Q_OBJECT
    Q_PROPERTY(QString attribution READ attribution NOTIFY changed FINAL)
    Q_PROPERTY(bool online READ isOnline NOTIFY changed FINAL)
    Q_PROPERTY(bool hasBasemap READ hasBasemap NOTIFY changed FINAL)
    Q_PROPERTY(double minZoom READ minZoom NOTIFY changed FINAL)
    Q_PROPERTY(double maxZoom READ maxZoom NOTIFY changed FINAL)
    Q_PROPERTY(double north READ north NOTIFY changed FINAL)
    Q_PROPERTY(double south READ south NOTIFY changed FINAL)
    Q_PROPERTY(double west READ west NOTIFY changed FINAL)
    Q_PROPERTY(double east READ east NOTIFY changed FINAL)
    Q_PROPERTY(int edition READ edition NOTIFY changed FINAL)

public:
    explicit MapSource(QObject *parent = nullptr);
    ~MapSource() override;

    /// A file (by its content: GeoPackage or MBTiles) or an address with {z}, {x} and {y}. Empty
    /// clears. On failure what was shown before stays.
    [[nodiscard]] Result<void> setBasemap(const QString &pathOrAddress);
    /// What to say beside an online map; a pack names its own.
    void setOnlineAttribution(const QString &text);

    /// For osm.mapping.custom.host. Styles: "light", "dark", "contrast".
    Q_INVOKABLE [[nodiscard]] QString hostFor(const QString &style, double devicePixelRatio) const;
    Q_INVOKABLE [[nodiscard]] QString cacheDirectory() const;
    Q_INVOKABLE [[nodiscard]] QString userAgent() const;

    /// How far a place is from the nearest water of the pack (see metresToWater()), found on a
    /// worker and told on this thread; nothing where there is no pack that knows.
    void findWater(MapShape shape, double most,
                   std::function<void(std::optional<double> metres)> told) const;

    [[nodiscard]] QString attribution() const { return m_attribution; }
    [[nodiscard]] bool isOnline() const { return !m_address.isEmpty(); }
    [[nodiscard]] bool hasBasemap() const { return isOnline() || m_hasPack; }
    [[nodiscard]] double minZoom() const { return m_minZoom; }
    [[nodiscard]] double maxZoom() const { return m_maxZoom; }
    /// The edges of the pack in degrees; Great Britain while they are not known. A pack that does
    /// not declare them is measured on a worker.
    [[nodiscard]] double north() const;
    [[nodiscard]] double south() const;
    [[nodiscard]] double west() const;
    [[nodiscard]] double east() const;
    /// Grows whenever hostFor() has new answers.
    [[nodiscard]] int edition() const { return m_edition; }

Q_SIGNALS:
    void changed();

private:
    struct Shown {
        std::shared_ptr<TileSource> tiles;
        std::shared_ptr<BasemapData> features{};   ///< of a GeoPackage
        std::shared_ptr<BasemapData> unmeasured{}; ///< set where the pack declares no edges
        QString attribution;
        WorldBox extent;
        double minZoom = 5.0;
        double maxZoom = 19.0;
    };

    [[nodiscard]] static Result<Shown> openPack(const QString &path);
    void show(Shown shown, bool hasPack);
    void measure(const std::shared_ptr<BasemapData> &data);

    TileServer m_server;
    std::shared_ptr<BasemapData> m_features;
    QString m_address; ///< online, with %z %x %y
    QString m_attribution;
    WorldBox m_extent;
    double m_minZoom = 5.0;
    double m_maxZoom = 19.0;
    int m_edition = 0;
    bool m_hasPack = false;
};

} // namespace sc
