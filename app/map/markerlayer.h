// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/clusterindex.h"
#include "map/maplayeritem.h"
#include "map/markpainter.h"

#include <QColor>
#include <QStringList>

#include <memory>
#include <vector>

namespace sc {

/// Points for a MarkerLayer, as QML passes them from a model to the layer: cheap to copy.
struct MapPoints {
    Q_GADGET
    Q_PROPERTY(int count READ count FINAL)

public:
    std::shared_ptr<const ClusterIndex> index;

    [[nodiscard]] int count() const { return index ? static_cast<int>(index->pointCount()) : 0; }
    bool operator==(const MapPoints &) const = default;
};

/// What lies under the pointer: one record, a cluster of them, or nothing.
struct MapMark {
    Q_GADGET
    Q_PROPERTY(bool valid MEMBER valid FINAL)
    Q_PROPERTY(bool cluster MEMBER cluster FINAL)
    Q_PROPERTY(qint64 key MEMBER key FINAL)
    Q_PROPERTY(int count MEMBER count FINAL)
    Q_PROPERTY(double latitude MEMBER latitude FINAL)
    Q_PROPERTY(double longitude MEMBER longitude FINAL)
    Q_PROPERTY(int expansionZoom MEMBER expansionZoom FINAL)
    Q_PROPERTY(QList<qint64> members MEMBER members FINAL)

public:
    bool valid = false;
    bool cluster = false;
    qint64 key = -1; ///< of the record; -1 for a cluster
    int count = 0;
    double latitude = 0.0;
    double longitude = 0.0;
    int expansionZoom = 0; ///< zoom there to break a cluster up; 20 = it never does
    QList<qint64> members; ///< keys in a cluster that never breaks up, at most 200

    bool operator==(const MapMark &) const = default;
};

/// Marks for reports (or anything with a place, a category and a state) over a map: a letter in a
/// shape of the state's colour, clusters with a count and a ring divided by state, the selected
/// mark lifted with a halo. A million points are no slower than a thousand. Takes no input of its
/// own; ask markAt() from a handler.
class MarkerLayer : public MapLayerItem {
    Q_OBJECT
    Q_PROPERTY(sc::MapPoints points READ points WRITE setMapPoints NOTIFY pointsChanged FINAL)
    Q_PROPERTY(
        qint64 selectedKey READ selectedKey WRITE setSelectedKey NOTIFY selectedKeyChanged FINAL)
    Q_PROPERTY(qint64 hoveredKey READ hoveredKey WRITE setHoveredKey NOTIFY hoveredKeyChanged FINAL)
    Q_PROPERTY(QList<QColor> colours READ colours WRITE setColours NOTIFY looksChanged FINAL)
    Q_PROPERTY(QStringList glyphs READ glyphs WRITE setGlyphs NOTIFY looksChanged FINAL)
    Q_PROPERTY(
        QColor outlineColour READ outlineColour WRITE setOutlineColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor glyphColour READ glyphColour WRITE setGlyphColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor discColour READ discColour WRITE setDiscColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor textColour READ textColour WRITE setTextColour NOTIFY looksChanged FINAL)
    Q_PROPERTY(QColor haloColour READ haloColour WRITE setHaloColour NOTIFY looksChanged FINAL)

public:
    explicit MarkerLayer(QQuickItem *parent = nullptr);

    void setPoints(std::shared_ptr<const ClusterIndex> points);
    void setMapPoints(const MapPoints &points) { setPoints(points.index); }
    [[nodiscard]] MapPoints points() const { return {m_points}; }

    [[nodiscard]] qint64 selectedKey() const { return m_selectedKey; }
    [[nodiscard]] qint64 hoveredKey() const { return m_hoveredKey; }
    void setSelectedKey(qint64 key);
    void setHoveredKey(qint64 key);

    [[nodiscard]] QList<QColor> colours() const { return m_looks.states; }
    [[nodiscard]] QStringList glyphs() const { return m_looks.glyphs; }
    [[nodiscard]] QColor outlineColour() const { return m_looks.outline; }
    [[nodiscard]] QColor glyphColour() const { return m_looks.glyph; }
    [[nodiscard]] QColor discColour() const { return m_looks.disc; }
    [[nodiscard]] QColor textColour() const { return m_looks.discText; }
    [[nodiscard]] QColor haloColour() const { return m_looks.halo; }
    void setColours(const QList<QColor> &colours) { changeLooks(m_looks.states, colours); }
    void setGlyphs(const QStringList &glyphs) { changeLooks(m_looks.glyphs, glyphs); }
    void setOutlineColour(const QColor &colour) { changeLooks(m_looks.outline, colour); }
    void setGlyphColour(const QColor &colour) { changeLooks(m_looks.glyph, colour); }
    void setDiscColour(const QColor &colour) { changeLooks(m_looks.disc, colour); }
    void setTextColour(const QColor &colour) { changeLooks(m_looks.discText, colour); }
    void setHaloColour(const QColor &colour) { changeLooks(m_looks.halo, colour); }

    /// The topmost mark at a point of the item, as last drawn.
    Q_INVOKABLE [[nodiscard]] sc::MapMark markAt(double x, double y) const;

    /// Works out what to draw; the scene calls it before each frame that needs it.
    void prepareFrame();
    [[nodiscard]] std::size_t visibleMarks() const { return m_marks.size(); }

Q_SIGNALS:
    void pointsChanged();
    void selectedKeyChanged();
    void hoveredKeyChanged();
    void looksChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &value) override;

private:
    struct VisibleMark {
        ClusterIndex::Node node = 0;
        QPointF at;
    };

    template <class T> void changeLooks(T &part, const T &value)
    {
        if (part == value)
            return;
        part = value;
        m_looksStale = true;
        redraw();
        Q_EMIT looksChanged();
    }
    [[nodiscard]] int levelShown() const;
    [[nodiscard]] double reach(ClusterIndex::Node node) const;
    void placeMarks();
    void placeLifted(qint64 key, bool withHalo);

    std::shared_ptr<const ClusterIndex> m_points;
    qint64 m_selectedKey = -1;
    qint64 m_hoveredKey = -1;
    MarkLooks m_looks;
    bool m_looksStale = true;
    MarkPainter m_painter;
    std::vector<ClusterIndex::Node> m_found;
    std::vector<VisibleMark> m_marks;
    std::vector<PlacedSprite> m_sprites;
};

} // namespace sc
