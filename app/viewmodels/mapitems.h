// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mapsource.h"
#include "map/markerlayer.h"
#include "map/outlinelayer.h"

#include <QtQmlIntegration>

namespace sc {

/// The map's own items, known to QML from here.
struct MapSourceInQml {
    Q_GADGET
    QML_FOREIGN(sc::MapSource)
    QML_NAMED_ELEMENT(MapSource)
    QML_UNCREATABLE("Belongs to AppContext")
};

struct MapPointsInQml {
    Q_GADGET
    QML_FOREIGN(sc::MapPoints)
    QML_VALUE_TYPE(mapPoints)
};

struct MapMarkInQml {
    Q_GADGET
    QML_FOREIGN(sc::MapMark)
    QML_VALUE_TYPE(mapMark)
};

struct MapOutlinesInQml {
    Q_GADGET
    QML_FOREIGN(sc::MapOutlines)
    QML_VALUE_TYPE(mapOutlines)
};

struct MapLayerItemInQml {
    Q_GADGET
    QML_FOREIGN(sc::MapLayerItem)
    QML_NAMED_ELEMENT(MapLayerItem)
    QML_UNCREATABLE("The base of the layers")
};

struct MarkerLayerInQml {
    Q_GADGET
    QML_FOREIGN(sc::MarkerLayer)
    QML_NAMED_ELEMENT(MarkerLayer)
};

struct OutlineLayerInQml {
    Q_GADGET
    QML_FOREIGN(sc::OutlineLayer)
    QML_NAMED_ELEMENT(OutlineLayer)
};

} // namespace sc
