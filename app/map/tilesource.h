// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/basemapdata.h"
#include "map/mbtilesstore.h"
#include "map/mercator.h"

#include <QByteArray>
#include <QCache>
#include <QFuture>
#include <QHash>
#include <QImage>
#include <QPromise>
#include <QString>
#include <QThreadPool>

#include <functional>

#include <memory>
#include <mutex>
#include <vector>

namespace sc {

/// One picture wanted.
struct TileWish {
    QString style; ///< a name of BasemapStyle
    int scale = 1; ///< 1 or 2
    TileId id;
};

/// Makes tiles on worker threads: drawn from a GeoPackage, read from MBTiles, or an empty grid when
/// there is neither. What was asked for last is made first, since that is what is being looked at.
/// Pictures lately made are kept. May be called from any thread; destroying it waits for the work
/// under way.
class TileSource {
public:
    TileSource();
    explicit TileSource(std::shared_ptr<BasemapData> data);
    explicit TileSource(std::shared_ptr<MbTilesStore> pack);
    TileSource(const TileSource &) = delete;
    TileSource &operator=(const TileSource &) = delete;
    ~TileSource();

    /// PNG or JPEG. Never fails: what cannot be drawn is an empty grid.
    [[nodiscard]] QFuture<QByteArray> tile(const TileWish &wish);

private:
    struct Waiting {
        TileWish wish;
        std::shared_ptr<QPromise<QByteArray>> promise;
    };

    [[nodiscard]] bool drawsBlocks() const { return m_data != nullptr; }
    void start(std::function<void()> work);
    void drawBlock(const TileWish &wish);
    void cutTile(const Waiting &waiting, const QImage &block);
    void readTile(const Waiting &waiting);
    void finish(const Waiting &waiting, const QByteArray &bytes);

    std::shared_ptr<BasemapData> m_data;
    std::shared_ptr<MbTilesStore> m_pack;
    std::mutex m_turn;
    QCache<QString, QByteArray> m_tiles;
    QCache<QString, QImage> m_blocks;
    QHash<QString, std::vector<Waiting>> m_waiting; // by block
    int m_priority = 0;
    QThreadPool m_pool; // last: its threads use all of the above
};

} // namespace sc
