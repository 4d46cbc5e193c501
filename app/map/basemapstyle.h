// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/featureclass.h"

#include <QRgb>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <array>

namespace sc {

/// The colours of a basemap: muted, so that reports stand out on it. Widths and sizes are the same
/// in every style. A colour of 0 means "not drawn".
struct BasemapStyle {
    struct Paint {
        QRgb fill = 0;
        QRgb edge = 0; ///< outline of an area, casing of a road, dashes of a railway
        QRgb text = 0;
    };

    QString name;
    std::array<Paint, kFeatureClassCount> paints;
    QRgb halo = 0;
    QRgb emptyFill = 0; ///< where there is no basemap at all
    QRgb emptyLine = 0;

    [[nodiscard]] const Paint &of(FeatureClass is) const
    {
        return paints[static_cast<std::size_t>(is)];
    }

    /// "light", "dark" or "contrast"; anything else is light.
    [[nodiscard]] static const BasemapStyle &named(QStringView name);
    [[nodiscard]] static QStringList names();
};

/// How the names of a class are set: beside a point, along a line, inside an area. Sizes are in
/// pixels of a picture with one pixel per point.
struct LabelRule {
    int fromZoom = 99;
    int toZoom = 99;
    int priority = 0; ///< lower is placed first
    int size = 0;
    bool bold = false;
    bool italic = false;
};

[[nodiscard]] const LabelRule &labelRule(FeatureClass is);

/// The width of a line in pixels, without its casing; 0 if it is not drawn at that zoom.
[[nodiscard]] double lineWidth(FeatureClass is, int zoom);
/// How far the casing shows on each side, in pixels.
[[nodiscard]] double casingWidth(FeatureClass is, int zoom);

} // namespace sc
