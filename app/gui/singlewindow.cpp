// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/singlewindow.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QLockFile>

namespace sc {

namespace {

constexpr int kPatience = 20'000; // milliseconds for another window to answer on a busy PC

QString nameFor(const std::filesystem::path &file)
{
    std::error_code failed;
    std::filesystem::path whole = std::filesystem::weakly_canonical(file, failed);
    if (failed)
        whole = std::filesystem::absolute(file);
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray::fromStdString(whole.generic_string()), QCryptographicHash::Sha256);
    return QStringLiteral("street-champions-") + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace

SingleWindow::SingleWindow(const std::filesystem::path &file, QObject *parent)
    : QObject(parent), m_name(nameFor(file))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection()) {
            caller->write("raised\n");
            caller->flush();
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->disconnectFromServer();
            Q_EMIT raiseWanted();
        }
    });
}

bool SingleWindow::raiseOther()
{
    // Of two starts at once, one after the other asks and begins to answer.
    QLockFile turn(QDir(QDir::tempPath()).filePath(m_name + QStringLiteral(".turn")));
    turn.tryLock(kPatience);
    QLocalSocket other;
    other.connectToServer(m_name, QIODevice::ReadOnly);
    if (!other.waitForConnected(kPatience)) {
        QLocalServer::removeServer(m_name); // left behind by a window that ended badly
        m_server.listen(m_name);
        return false;
    }
    // It is there, though perhaps still busy with its own start.
    turn.unlock();
    return other.bytesAvailable() > 0 || other.waitForReadyRead(kPatience);
}

} // namespace sc
