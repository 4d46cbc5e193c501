// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <filesystem>
#include <vector>

namespace sc {

/// What is drawn over the map of a printed page.
struct MapSketch {
    std::vector<std::vector<LatLon>> lines;    ///< routes
    std::vector<std::vector<LatLon>> outlines; ///< areas, hatched inside
    struct Mark {
        LatLon at;
        QString letter; ///< at most two
    };
    std::vector<Mark> marks;

    [[nodiscard]] bool isEmpty() const
    {
        return lines.empty() && outlines.empty() && marks.empty();
    }
};

/// A map from the GeoPackage pack with the sketch in its middle, at the largest of the map's own
/// scales that shows all of it. Null where there is no sketch or the pack cannot be read.
[[nodiscard]] QImage mapPicture(const std::filesystem::path &pack, const MapSketch &sketch,
                                QSize pixels);

} // namespace sc
