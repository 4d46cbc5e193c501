// SPDX-License-Identifier: GPL-3.0-or-later
// The Secret Service as freedesktop.org lays it down, as far as it is needed to keep one secret.
#include "sync/keychain.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QtEnvironmentVariables>

namespace sc {

namespace {

/// A secret as it goes over the bus: (oayays).
struct BusSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &out, const BusSecret &secret)
{
    out.beginStructure();
    out << secret.session << secret.parameters << secret.value << secret.contentType;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, BusSecret &secret)
{
    in.beginStructure();
    in >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    in.endStructure();
    return in; // NOLINT(bugprone-return-const-ref-from-parameter): so Qt's D-Bus wants it
}

using Words = QMap<QString, QString>;

constexpr int kPatience = 3'000; // milliseconds
const QString kService = QStringLiteral("org.freedesktop.Secret.Service");
const QString kRoot = QStringLiteral("/org/freedesktop/secrets");
const QString kNone = QStringLiteral("/");

Words attributesOf(const Id &device)
{
    return {{QStringLiteral("application"), QStringLiteral("street-champions")},
            {QStringLiteral("device"), QString::fromStdString(device.toString())}};
}

QString pathIn(const QVariant &argument)
{
    return argument.value<QDBusObjectPath>().path();
}

QList<QDBusObjectPath> pathsIn(const QVariant &argument)
{
    return qdbus_cast<QList<QDBusObjectPath>>(argument);
}

class SecretService final : public Keychain {
public:
    SecretService(QDBusConnection bus, QString name)
        : m_bus(std::move(bus)), m_name(std::move(name))
    {
        qDBusRegisterMetaType<BusSecret>();
        qDBusRegisterMetaType<Words>();
    }

    bool keep(const Id &device, std::string_view secret) override
    {
        const QString session = openSession();
        const QString collection = unlockedCollection();
        if (session.isEmpty() || collection.isEmpty())
            return false;
        const QVariantMap properties{{QStringLiteral("org.freedesktop.Secret.Item.Label"),
                                      QStringLiteral("Street Champions: keys of this PC")},
                                     {QStringLiteral("org.freedesktop.Secret.Item.Attributes"),
                                      QVariant::fromValue(attributesOf(device))}};
        const BusSecret bytes{QDBusObjectPath(session),
                              {},
                              QByteArray(secret.data(), static_cast<qsizetype>(secret.size())),
                              QStringLiteral("application/octet-stream")};
        const QVariantList reply =
            ask(collection, QStringLiteral("org.freedesktop.Secret.Collection"),
                QStringLiteral("CreateItem"), {properties, QVariant::fromValue(bytes), true});
        return reply.size() == 2 && pathIn(reply[0]) != kNone && dismissed(reply[1]);
    }

    std::optional<std::string> find(const Id &device) override
    {
        const QString session = openSession();
        const QVariantList found = ask(kRoot, kService, QStringLiteral("SearchItems"),
                                       {QVariant::fromValue(attributesOf(device))});
        if (session.isEmpty() || found.size() != 2)
            return std::nullopt;
        QList<QDBusObjectPath> items = pathsIn(found[0]);
        if (items.isEmpty())
            items = unlocked(pathsIn(found[1]));
        if (items.isEmpty())
            return std::nullopt;
        const QVariantList reply =
            ask(items.constFirst().path(), QStringLiteral("org.freedesktop.Secret.Item"),
                QStringLiteral("GetSecret"), {QVariant::fromValue(QDBusObjectPath(session))});
        if (reply.size() != 1)
            return std::nullopt;
        return qdbus_cast<BusSecret>(reply[0]).value.toStdString();
    }

private:
    /// What is answered; nothing where that is an error.
    QVariantList ask(const QString &path, const QString &interface, const QString &method,
                     const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(m_name, path, interface, method);
        call.setArguments(arguments);
        const QDBusMessage reply = m_bus.call(call, QDBus::Block, kPatience);
        return reply.type() == QDBusMessage::ReplyMessage ? reply.arguments() : QVariantList();
    }

    // Nothing is in the clear for others: a session bus is this person's own.
    QString openSession()
    {
        const QVariantList reply =
            ask(kRoot, kService, QStringLiteral("OpenSession"),
                {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
        return reply.size() == 2 ? pathIn(reply[1]) : QString();
    }

    QString unlockedCollection()
    {
        const QVariantList alias =
            ask(kRoot, kService, QStringLiteral("ReadAlias"), {QStringLiteral("default")});
        if (alias.size() != 1 || pathIn(alias[0]) == kNone)
            return {};
        const auto open = unlocked({QDBusObjectPath(pathIn(alias[0]))});
        return open.isEmpty() ? QString() : open.constFirst().path();
    }

    QList<QDBusObjectPath> unlocked(const QList<QDBusObjectPath> &objects)
    {
        if (objects.isEmpty())
            return {};
        const QVariantList reply =
            ask(kRoot, kService, QStringLiteral("Unlock"), {QVariant::fromValue(objects)});
        return reply.size() == 2 && dismissed(reply[1]) ? pathsIn(reply[0])
                                                        : QList<QDBusObjectPath>();
    }

    /// True where nothing has to be asked of the person; else the question is taken back.
    bool dismissed(const QVariant &prompt)
    {
        const QString path = pathIn(prompt);
        if (path == kNone)
            return true;
        ask(path, QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Dismiss"), {});
        return false;
    }

    QDBusConnection m_bus;
    QString m_name;
};

} // namespace

std::unique_ptr<Keychain> secretService(const QDBusConnection &bus, const QString &name)
{
    return std::make_unique<SecretService>(bus, name);
}

std::unique_ptr<Keychain> desktopKeychain()
{
    // Without an address a library might start a bus of its own, which knows no keychain.
    const bool hasSession = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
    if (!hasSession || qEnvironmentVariable("SC_KEYCHAIN") == u"off" ||
        QCoreApplication::instance() == nullptr)
        return nullptr;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() ? secretService(bus, QStringLiteral("org.freedesktop.secrets"))
                             : nullptr;
}

namespace {

KeychainSource &source()
{
    static KeychainSource one = desktopKeychain;
    return one;
}

} // namespace

void setKeychainSource(KeychainSource given)
{
    source() = given ? std::move(given) : KeychainSource(desktopKeychain);
}

std::unique_ptr<Keychain> keychain()
{
    return source()();
}

} // namespace sc
