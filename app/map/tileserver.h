// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "map/tilesource.h"

#include <QString>
#include <QThread>

#include <memory>
#include <mutex>

class QHttpServerResponse;

namespace sc {

/// Hands the map its tiles: an HTTP server that only this PC can reach (127.0.0.1, a port chosen by
/// the system) and only who knows the address (128 random bits in its path) gets anything from. GET
/// only. It lives on a thread of its own, so neither it nor the window waits for the other.
class TileServer {
public:
    TileServer();
    TileServer(const TileServer &) = delete;
    TileServer &operator=(const TileServer &) = delete;
    ~TileServer();

    /// Starts listening, once. Fails with CannotRead when no port can be had.
    [[nodiscard]] Result<void> start();

    /// What tiles are made from, from now on. Addresses change with it, so that nothing old is
    /// shown.
    void setSource(std::shared_ptr<TileSource> source);

    /// The address pattern for Qt Location's osm.mapping.custom.host; empty before start().
    [[nodiscard]] QString addressFor(const QString &style, int scale) const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const QString &token() const { return m_token; }

private:
    struct Listener;

    [[nodiscard]] bool listen();
    [[nodiscard]] QFuture<QHttpServerResponse> answer(const QString &path);

    QString m_token;
    quint16 m_port = 0;
    int m_edition = 0;
    std::shared_ptr<TileSource> m_source;
    mutable std::mutex m_turn;
    QThread m_thread;
    std::unique_ptr<Listener> m_listener; // lives on m_thread
};

} // namespace sc
