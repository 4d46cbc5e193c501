// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/singlewindow.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace sc {

namespace {

constexpr int kPatience = 1'500; // milliseconds for the other window to answer

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
    QLocalSocket other;
    other.connectToServer(m_name, QIODevice::ReadOnly);
    if (other.waitForConnected(kPatience) &&
        (other.bytesAvailable() > 0 || other.waitForReadyRead(kPatience)))
        return true;
    if (!m_server.listen(m_name)) {
        QLocalServer::removeServer(m_name); // left behind by a window that ended badly
        m_server.listen(m_name);
    }
    return false;
}

} // namespace sc
