// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tileserver.h"

#include "map/basemapstyle.h"
#include "map/tilepicture.h"

#include <QHostAddress>
#include <QHttpHeaders>
#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>

#include <optional>
#include <utility>

namespace sc {
namespace {

using Status = QHttpServerResponder::StatusCode;

[[nodiscard]] QString randomToken()
{
    QString token;
    for (int i = 0; i < 4; ++i) {
        token += QString::number(QRandomGenerator::system()->generate(), 16)
                     .rightJustified(8, QLatin1Char('0'));
    }
    return token;
}

/// Reads "/TOKEN/EDITION-STYLE@SCALE/Z/X/Y.png".
[[nodiscard]] std::optional<TileWish> readWish(const QString &path, const QString &token)
{
    static const QRegularExpression kPath(
        QStringLiteral("^/([0-9a-f]{32})/[0-9]{1,9}-([a-z]{1,20})@([12])/([0-9]{1,2})/([0-9]{1,8})/"
                       "([0-9]{1,8})\\.png$"));
    const QRegularExpressionMatch match = kPath.match(path);
    if (!match.hasMatch() || match.captured(1) != token ||
        !BasemapStyle::names().contains(match.captured(2)))
        return std::nullopt;
    TileWish wish{.style = match.captured(2),
                  .scale = match.captured(3).toInt(),
                  .id = {.zoom = match.captured(4).toInt(),
                         .x = match.captured(5).toInt(),
                         .y = match.captured(6).toInt()}};
    if (!wish.id.valid())
        return std::nullopt;
    return wish;
}

[[nodiscard]] QHttpServerResponse picture(const QByteArray &bytes)
{
    QHttpServerResponse response(mimeTypeOf(bytes), bytes);
    QHttpHeaders headers = response.headers();
    // The address changes when the picture does.
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl,
                   "private, max-age=86400, immutable");
    headers.append(QHttpHeaders::WellKnownHeader::XContentTypeOptions, "nosniff");
    response.setHeaders(std::move(headers));
    return response;
}

} // namespace

/// Lives on the server's thread, and so does what it holds.
struct TileServer::Listener : QObject {
    std::unique_ptr<QHttpServer> http;
};

TileServer::TileServer() : m_token(randomToken()), m_source(std::make_shared<TileSource>())
{
    m_thread.setObjectName(QStringLiteral("tile server"));
}

TileServer::~TileServer()
{
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(
            m_listener.get(), [this] { m_listener->http.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
}

void TileServer::setSource(std::shared_ptr<TileSource> source)
{
    {
        const std::scoped_lock turn(m_turn);
        std::swap(m_source, source);
        ++m_edition;
    }
    // The old one waits for the tiles it is drawing before it goes: not on the caller's time.
    QThreadPool::globalInstance()->start([old = std::move(source)]() mutable { old.reset(); });
}

QString TileServer::addressFor(const QString &style, int scale) const
{
    const std::scoped_lock turn(m_turn);
    if (m_port == 0)
        return {};
    return QStringLiteral("http://127.0.0.1:%1/%2/%3-%4@%5/")
               .arg(QString::number(m_port), m_token, QString::number(m_edition),
                    BasemapStyle::named(style).name, QString::number(scale >= 2 ? 2 : 1)) +
           QStringLiteral("%z/%x/%y.png");
}

QFuture<QHttpServerResponse> TileServer::answer(const QString &path)
{
    const auto wish = readWish(path, m_token);
    if (!wish)
        return QtFuture::makeReadyValueFuture(QHttpServerResponse(Status::NotFound));
    std::shared_ptr<TileSource> source;
    {
        const std::scoped_lock turn(m_turn);
        source = m_source;
    }
    // What follows must not hold the source: it runs on one of the source's own threads, and the
    // last to let go of a source waits for those.
    return source->tile(*wish).then([](const QByteArray &bytes) { return picture(bytes); });
}

bool TileServer::listen()
{
    auto http = std::make_unique<QHttpServer>();
    http->route(QStringLiteral("/<arg>/<arg>/<arg>/<arg>/<arg>"), QHttpServerRequest::Method::Get,
                [this](const QString &, const QString &, const QString &, const QString &,
                       const QString &,
                       const QHttpServerRequest &request) { return answer(request.url().path()); });
    http->setMissingHandler(http.get(),
                            [](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                                responder.write(request.method() == QHttpServerRequest::Method::Get
                                                    ? Status::NotFound
                                                    : Status::MethodNotAllowed);
                            });
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost, 0) || !http->bind(socket.get()))
        return false;
    m_port = socket.release()->serverPort(); // bind() made it the HTTP server's
    m_listener->http = std::move(http);
    return true;
}

Result<void> TileServer::start()
{
    if (m_port != 0)
        return {};
    m_listener = std::make_unique<Listener>();
    m_listener->moveToThread(&m_thread);
    m_thread.start();
    bool listening = false;
    QMetaObject::invokeMethod(
        m_listener.get(), [&] { listening = listen(); }, Qt::BlockingQueuedConnection);
    if (!listening) {
        return failure(ErrorKind::CannotRead,
                       "The map has no way to fetch its pictures: this PC gave it no local port. "
                       "Restart the program; if it happens again, ask whether security software "
                       "blocks connections to 127.0.0.1.");
    }
    return {};
}

} // namespace sc
