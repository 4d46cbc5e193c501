// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/markerlayer.h"
#include "map/outlinelayer.h"
#include "viewmodels/pickpart.h"

#include <optional>
#include <span>
#include <vector>

namespace sc {

/// The letters of the picks' marks, in the order of PickLayer::glyphs().
enum class PickMark : std::uint8_t { Pick, Corner, Meeting, Drop, Stop };

/// Picks for a map: a mark for each, and its route or land as a line.
class PickLayer : public PickPart {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to PickDesk")
    Q_PROPERTY(sc::MapPoints points READ points NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapOutlines outlines READ outlines NOTIFY changed FINAL)
    Q_PROPERTY(QStringList glyphs READ glyphs CONSTANT FINAL)
    /// The rectangle around all of them, in degrees, where there are any.
    Q_PROPERTY(bool hasPlaces READ hasPlaces NOTIFY changed FINAL)
    Q_PROPERTY(double north READ north NOTIFY changed FINAL)
    Q_PROPERTY(double south READ south NOTIFY changed FINAL)
    Q_PROPERTY(double east READ east NOTIFY changed FINAL)
    Q_PROPERTY(double west READ west NOTIFY changed FINAL)

public:
    using PickPart::PickPart;

    void setStores(PickStores *stores) override;
    void refresh();
    /// Those of one campaign and no others, from now on; of a null one there are none.
    void showCampaign(const Id &campaign);

    [[nodiscard]] MapPoints points() const { return m_points; }
    [[nodiscard]] MapOutlines outlines() const { return m_outlines; }
    [[nodiscard]] QStringList glyphs() const;
    [[nodiscard]] bool hasPlaces() const { return !m_ids.empty(); }
    [[nodiscard]] double north() const { return m_bounds.maxY; }
    [[nodiscard]] double south() const { return m_bounds.minY; }
    [[nodiscard]] double east() const { return m_bounds.maxX; }
    [[nodiscard]] double west() const { return m_bounds.minX; }
    /// The pick behind a mark, and the mark of a pick; -1 where it has none.
    Q_INVOKABLE [[nodiscard]] QString idAt(qint64 key) const;
    Q_INVOKABLE [[nodiscard]] qint64 keyOf(const QString &pickId) const;

    /// Routes and land as lines, named where there is a title.
    [[nodiscard]] static MapOutlines outlinesOf(std::span<const Pick> picks);
    [[nodiscard]] static MapOutlines outlinesOf(std::initializer_list<Pick> picks)
    {
        return outlinesOf(std::span(picks.begin(), picks.size()));
    }

private:
    std::optional<Id> m_campaign; ///< none: all picks
    MapPoints m_points;
    MapOutlines m_outlines;
    std::vector<Id> m_ids; // by key
    Bounds m_bounds;       // of the middles; x is longitude
};

} // namespace sc
