// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tilesource.h"

#include "map/basemapstyle.h"
#include "map/blockpainter.h"
#include "map/tilepicture.h"

#include <algorithm>
#include <utility>

namespace sc {
namespace {

constexpr int kTileCacheBytes = 24 * 1024 * 1024;
constexpr int kBlockCacheBytes = 48 * 1024 * 1024;

[[nodiscard]] QString keyOf(const TileWish &wish, TileId id)
{
    return QStringLiteral("%1@%2/%3/%4/%5")
        .arg(wish.style)
        .arg(wish.scale)
        .arg(id.zoom)
        .arg(id.x)
        .arg(id.y);
}

} // namespace

TileSource::TileSource() : m_tiles(kTileCacheBytes), m_blocks(kBlockCacheBytes)
{
    // One core is left to the window.
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 4));
}

TileSource::TileSource(std::shared_ptr<BasemapData> data) : TileSource()
{
    m_data = std::move(data);
}

TileSource::TileSource(std::shared_ptr<MbTilesStore> pack) : TileSource()
{
    m_pack = std::move(pack);
}

TileSource::~TileSource()
{
    m_pool.waitForDone();
}

void TileSource::start(std::function<void()> work)
{
    m_pool.start(std::move(work), ++m_priority);
}

QFuture<QByteArray> TileSource::tile(const TileWish &wish)
{
    const std::scoped_lock turn(m_turn);
    if (const QByteArray *made = m_tiles.object(keyOf(wish, wish.id)))
        return QtFuture::makeReadyValueFuture(*made);

    const Waiting waiting{.wish = wish, .promise = std::make_shared<QPromise<QByteArray>>()};
    waiting.promise->start();
    QFuture<QByteArray> future = waiting.promise->future();
    if (!drawsBlocks() || !wish.id.valid()) {
        start([this, waiting] { readTile(waiting); });
        return future;
    }
    const QString blockKey = keyOf(wish, blockOf(wish.id));
    if (const QImage *block = m_blocks.object(blockKey)) {
        start([this, waiting, image = *block] { cutTile(waiting, image); });
        return future;
    }
    std::vector<Waiting> &queue = m_waiting[blockKey];
    queue.push_back(waiting);
    if (queue.size() == 1)
        start([this, wish] { drawBlock(wish); });
    return future;
}

void TileSource::drawBlock(const TileWish &wish)
{
    const TileId id = blockOf(wish.id);
    const QImage image = paintBlock(id, wish.scale, BasemapStyle::named(wish.style), *m_data);

    const std::scoped_lock turn(m_turn);
    const QString blockKey = keyOf(wish, id);
    m_blocks.insert(blockKey, new QImage(image), static_cast<int>(image.sizeInBytes()));
    for (const Waiting &waiting : m_waiting.take(blockKey))
        start([this, waiting, image] { cutTile(waiting, image); });
}

void TileSource::cutTile(const Waiting &waiting, const QImage &block)
{
    const int side = static_cast<int>(kTilePixels) * waiting.wish.scale;
    const int column = waiting.wish.id.x % kBlockTiles;
    const int row = waiting.wish.id.y % kBlockTiles;
    finish(waiting, toPng(block.copy(column * side, row * side, side, side)));
}

void TileSource::readTile(const Waiting &waiting)
{
    if (m_pack) {
        if (auto stored = m_pack->tile(waiting.wish.id); stored && *stored) {
            finish(waiting, **stored);
            return;
        }
    }
    finish(waiting, toPng(emptyTile(waiting.wish.scale, BasemapStyle::named(waiting.wish.style))));
}

void TileSource::finish(const Waiting &waiting, const QByteArray &bytes)
{
    {
        const std::scoped_lock turn(m_turn);
        m_tiles.insert(keyOf(waiting.wish, waiting.wish.id), new QByteArray(bytes),
                       static_cast<int>(bytes.size()));
    }
    waiting.promise->addResult(bytes);
    waiting.promise->finish();
}

} // namespace sc
