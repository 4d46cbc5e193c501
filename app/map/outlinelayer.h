// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"
#include "map/maplayeritem.h"
#include "map/spritesheet.h"

#include <QColor>
#include <QPolygonF>
#include <QString>

#include <memory>
#include <vector>

namespace sc {

/// A boundary to show: a ward, an area.
struct MapOutline {
    QString name;
    MultiPolygon shape; ///< in degrees
};

/// Boundaries for an OutlineLayer, as QML passes them from a model to the layer: cheap to copy.
struct MapOutlines {
    Q_GADGET
    Q_PROPERTY(int count READ count FINAL)

public:
    struct Line {
        std::vector<WorldPos> corners;
        WorldBox box;
    };
    struct Place {
        QString name;
        WorldBox box;
        WorldPos middle;
    };
    struct Data {
        std::vector<Line> lines; ///< a boundary between two neighbours is here once
        std::vector<Place> places;
    };
    std::shared_ptr<const Data> data;

    [[nodiscard]] static MapOutlines from(const std::vector<MapOutline> &outlines);
    [[nodiscard]] int count() const { return data ? static_cast<int>(data->places.size()) : 0; }
    bool operator==(const MapOutlines &) const = default;
};

/// Boundaries as thin lines over a map, each with its name at a point inside it where it fits.
class OutlineLayer : public MapLayerItem {
    Q_OBJECT
    Q_PROPERTY(
        sc::MapOutlines outlines READ outlines WRITE setOutlines NOTIFY outlinesChanged FINAL)
    Q_PROPERTY(QColor lineColour READ lineColour WRITE setLineColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor textColour READ textColour WRITE setTextColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor haloColour READ haloColour WRITE setHaloColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(double lineWidth READ lineWidth WRITE setLineWidth NOTIFY looksChanged FINAL)
    Q_PROPERTY(bool dashes READ dashes WRITE setDashes NOTIFY looksChanged FINAL)
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY looksChanged FINAL)
    Q_PROPERTY(bool named READ isNamed WRITE setNamed NOTIFY looksChanged FINAL)

public:
    explicit OutlineLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] MapOutlines outlines() const { return m_outlines; }
    void setOutlines(const MapOutlines &outlines);

    [[nodiscard]] QColor lineColour() const { return m_lineColour; }
    [[nodiscard]] QColor textColour() const { return m_textColour; }
    [[nodiscard]] QColor haloColour() const { return m_haloColour; }
    [[nodiscard]] double lineWidth() const { return m_lineWidth; }
    [[nodiscard]] bool dashes() const { return m_dashes; }
    [[nodiscard]] int textSize() const { return m_textSize; }
    [[nodiscard]] bool isNamed() const { return m_named; }
    void setLineColour(const QColor &colour) { change(m_lineColour, colour); }
    void setTextColour(const QColor &colour) { change(m_textColour, colour); }
    void setHaloColour(const QColor &colour) { change(m_haloColour, colour); }
    void setLineWidth(double width) { change(m_lineWidth, width); }
    void setDashes(bool dashes) { change(m_dashes, dashes); }
    void setTextSize(int pixels) { change(m_textSize, pixels); }
    void setNamed(bool named) { change(m_named, named); }

    /// Works out what to draw; the scene calls it before each frame that needs it.
    void prepareFrame();

Q_SIGNALS:
    void outlinesChanged();
    void looksChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &value) override;

private:
    template <class T> void change(T &part, const T &value)
    {
        if (part == value)
            return;
        part = value;
        m_looksStale = true;
        redraw();
        Q_EMIT looksChanged();
    }
    void addLine(const MapOutlines::Line &from);
    void addNames();
    [[nodiscard]] Sprite nameSprite(const QString &name);

    MapOutlines m_outlines;
    QColor m_lineColour = QColor(80, 90, 100);
    QColor m_textColour = QColor(80, 90, 100);
    QColor m_haloColour = QColor(255, 255, 255);
    double m_lineWidth = 1.5;
    bool m_dashes = false;
    int m_textSize = 12;
    bool m_named = true;
    bool m_looksStale = true;
    SpriteSheet m_sheet;
    std::vector<QPolygonF> m_lines;
    std::vector<PlacedSprite> m_names;
};

} // namespace sc
