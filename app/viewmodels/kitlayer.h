// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/markerlayer.h"
#include "viewmodels/pickpart.h"

#include <vector>

namespace sc {

/// Where kits are, for the map.
class KitLayer : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to KitDesk")
    Q_PROPERTY(sc::MapPoints points READ points NOTIFY changed FINAL)
    Q_PROPERTY(QStringList glyphs READ glyphs CONSTANT FINAL)

public:
    using PickPart::PickPart;

    void setStores(PickStores *stores) override;
    void refresh();

    [[nodiscard]] MapPoints points() const { return m_points; }
    [[nodiscard]] QStringList glyphs() const;
    /// The kit behind a mark.
    Q_INVOKABLE [[nodiscard]] QString idAt(qint64 key) const;

private:
    MapPoints m_points;
    std::vector<Id> m_ids; // by key
};

} // namespace sc
