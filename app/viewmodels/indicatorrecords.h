// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/quarterreport.h"

#include <QList>
#include <QPointF>
#include <QPolygonF>
#include <QVariantList>
#include <QtQmlIntegration>

#include <memory>
#include <string>
#include <vector>

namespace sc {

/// One indicator on the map: wards shaded by their value (or their area's, where it makes no sense
/// by ward), and dots where records are. Longitude and latitude.
struct IndicatorMap {
    Q_GADGET
    QML_VALUE_TYPE(indicatorMap)
    Q_PROPERTY(int dotCount READ dotCount FINAL)
    Q_PROPERTY(bool empty READ isEmpty FINAL)

public:
    static constexpr int kLevels = 4;

    struct Ring {
        QPolygonF outline;
        int level = -1; ///< 0 to kLevels - 1; -1: no figure
    };
    QList<Ring> rings;
    QList<QPointF> dots;

    [[nodiscard]] int dotCount() const { return static_cast<int>(dots.size()); }
    [[nodiscard]] bool isEmpty() const { return rings.isEmpty() && dots.isEmpty(); }
};

/// The records behind a figure, and its map.
struct IndicatorRecords {
    static constexpr std::size_t kMost = 200;
    static constexpr std::size_t kMostDots = 5'000;

    std::vector<QVariantList> rows{}; ///< name, area, words, type, recordId
    int count = 0;
    IndicatorMap map{};
    std::vector<QVariantList> legend{}; ///< level, words
};

/// Reads them, the first kMost of the rows; may run on a worker. Nothing is listed behind a figure
/// that is not told.
[[nodiscard]] std::shared_ptr<IndicatorRecords>
readIndicatorRecords(Database &database, const QuarterReport &report, const QuarterLine &line);
/// The rows of all of them, however many.
[[nodiscard]] std::vector<QVariantList>
readAllRecords(Database &database, const QuarterReport &report, const QuarterLine &line);

} // namespace sc
