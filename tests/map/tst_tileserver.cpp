// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mapsource.h"
#include "testpack.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace sc;
using namespace sc::test;

class TestTileServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeTown(town(), 800, true);
        QVERIFY(m_source.setBasemap(town()).has_value());
        m_tile = tileAt(toWorld({.latitude = 53.4596, .longitude = 1.0104}), 16);
    }

    void servesADrawnTile()
    {
        const auto reply = get(addressOf(m_source.hostFor(QStringLiteral("light"), 1.0), m_tile));
        QCOMPARE(status(*reply), 200);
        QCOMPARE(reply->header(QNetworkRequest::ContentTypeHeader).toString(),
                 QStringLiteral("image/png"));
        QVERIFY(reply->rawHeader("Cache-Control").contains("max-age"));
        const QImage image = QImage::fromData(reply->readAll());
        QCOMPARE(image.size(), QSize(256, 256));
        const auto sharp = get(addressOf(m_source.hostFor(QStringLiteral("light"), 1.5), m_tile));
        QCOMPARE(QImage::fromData(sharp->readAll()).size(), QSize(512, 512));
    }

    void knowsOnlyItsOwnAddress()
    {
        const QString host = m_source.hostFor(QStringLiteral("light"), 1.0);
        QString other = host;
        const qsizetype token = host.indexOf(QLatin1Char('/'), 8) + 1;
        other[token] = other[token] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
        QCOMPARE(status(*get(addressOf(other, m_tile))), 404);
        QCOMPARE(status(*get(addressOf(host, {3, 99, 0}))), 404);
        QString style = host;
        style.replace(QStringLiteral("light"), QStringLiteral("pink"));
        QCOMPARE(status(*get(addressOf(style, m_tile))), 404);
        QCOMPARE(status(*get(QUrl(host.left(token) + QStringLiteral("../../etc/passwd")))), 404);
    }

    void takesNothingButGet()
    {
        const QUrl url = addressOf(m_source.hostFor(QStringLiteral("light"), 1.0), m_tile);
        for (const char *verb : {"POST", "PUT", "DELETE"}) {
            QNetworkReply *reply = m_network.sendCustomRequest(QNetworkRequest(url), verb);
            QVERIFY(QSignalSpy(reply, &QNetworkReply::finished).wait(5000));
            QCOMPARE(status(*reply), 405);
            reply->deleteLater();
        }
    }

    void cannotBeReachedFromOutside()
    {
        const QUrl url(
            m_source.hostFor(QStringLiteral("light"), 1.0).section(QLatin1Char('%'), 0, 0));
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, static_cast<quint16>(url.port()));
            QVERIFY(!socket.waitForConnected(300));
        }
    }

    void addressesChangeWithTheBasemap()
    {
        MapSource source;
        const QString empty = source.hostFor(QStringLiteral("light"), 1.0);
        const auto quiet = get(addressOf(empty, m_tile));
        QCOMPARE(status(*quiet), 200);
        QSignalSpy changed(&source, &MapSource::changed);
        QVERIFY(source.setBasemap(town()).has_value());
        QCOMPARE(changed.count(), 1);
        QVERIFY(source.hostFor(QStringLiteral("light"), 1.0) != empty);
        QVERIFY(source.hostFor(QStringLiteral("dark"), 1.0) !=
                source.hostFor(QStringLiteral("light"), 1.0));
        QCOMPARE(source.attribution(), QStringLiteral("Contains test data © nobody"));
        QVERIFY(source.north() > 53.45 && source.south() < 53.47);
    }

    void keepsTheOldMapWhenTheNewOneIsRefused()
    {
        const QString before = m_source.hostFor(QStringLiteral("light"), 1.0);
        QVERIFY(!m_source.setBasemap(QStringLiteral("/nowhere/at/all.gpkg")).has_value());
        QVERIFY(!m_source.setBasemap(QStringLiteral("https://tiles.example.org/{z}/{x}.png")));
        QCOMPARE(m_source.hostFor(QStringLiteral("light"), 1.0), before);
    }

    void handsOverAnOnlineAddress()
    {
        MapSource source;
        QVERIFY(
            source.setBasemap(QStringLiteral("https://maps.example.org/{z}/{x}/{y}.png?key=k")));
        source.setOnlineAttribution(QStringLiteral("© Example"));
        QVERIFY(source.isOnline());
        QCOMPARE(source.hostFor(QStringLiteral("dark"), 2.0),
                 QStringLiteral("https://maps.example.org/%z/%x/%y.png?key=k"));
        QCOMPARE(source.attribution(), QStringLiteral("© Example"));
    }

    void survivesManyAtOnceAndAnEarlyEnd()
    {
        auto source = std::make_unique<MapSource>();
        QVERIFY(source->setBasemap(town()).has_value());
        const QString host = source->hostFor(QStringLiteral("light"), 1.0);
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        for (int i = 0; i < 60; ++i) {
            const TileId id{17, m_tile.x * 2 + i % 10, m_tile.y * 2 + i / 10};
            replies.emplace_back(m_network.get(QNetworkRequest(addressOf(host, id))));
        }
        for (int i = 0; i < 30; ++i) {
            const QNetworkReply &reply = *replies[static_cast<std::size_t>(i)];
            QVERIFY(QTest::qWaitFor([&] { return reply.isFinished(); }, 20000));
            QCOMPARE(status(reply), 200);
        }
        QVERIFY(source->setBasemap(QString()).has_value()); // while others wait
        source.reset();
        for (const auto &reply : replies)
            QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }, 20000));
    }

private:
    [[nodiscard]] QString town() const { return m_folder.filePath(QStringLiteral("town.gpkg")); }
    [[nodiscard]] static QUrl addressOf(QString pattern, TileId id)
    {
        pattern.replace(QStringLiteral("%z"), QString::number(id.zoom))
            .replace(QStringLiteral("%x"), QString::number(id.x))
            .replace(QStringLiteral("%y"), QString::number(id.y));
        return QUrl(pattern);
    }
    [[nodiscard]] static int status(const QNetworkReply &reply)
    {
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    [[nodiscard]] std::unique_ptr<QNetworkReply> get(const QUrl &url)
    {
        std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
        QSignalSpy(reply.get(), &QNetworkReply::finished).wait(20000);
        return reply;
    }

    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    MapSource m_source;
    TileId m_tile;
};

QTEST_MAIN(TestTileServer)
#include "tst_tileserver.moc"
