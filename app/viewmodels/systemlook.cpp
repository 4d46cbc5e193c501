// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/systemlook.h"

#include "core/dates.h"
#include "viewmodels/texts.h"

#include <chrono>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#elif defined(Q_OS_LINUX)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#endif

namespace sc {

bool systemAsksForStillness()
{
#ifdef Q_OS_WIN
    BOOL animates = TRUE;
    return SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animates, 0) && !animates;
#elif defined(Q_OS_LINUX)
    // The desktop portal answers for GNOME, KDE and the others alike.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return false;
    QDBusMessage ask = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"),
        QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    ask << QStringLiteral("org.gnome.desktop.interface") << QStringLiteral("enable-animations");
    constexpr int kPatience = 200; // milliseconds: an absent portal must not hold the window up
    const QDBusMessage answer = QDBusConnection::sessionBus().call(ask, QDBus::Block, kPatience);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return false;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.typeId() == QMetaType::Bool && !value.toBool();
#else
    return false;
#endif
}

QString fileTimeWords(std::filesystem::file_time_type at)
{
    const auto system = std::chrono::clock_cast<std::chrono::system_clock>(at);
    return toQString(dayAndTime(std::chrono::floor<std::chrono::milliseconds>(system)));
}

} // namespace sc
