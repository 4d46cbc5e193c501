// SPDX-License-Identifier: GPL-3.0-or-later
// Keys behind the keychain of the desktop, with one that is played: on a bus of its own there is a
// Secret Service that keeps what it is given.
#include "sync/keychain.h"
#include "sync/secrets.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusServer>
#include <QDBusVariant>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <fstream>
#include <map>

using namespace sc;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

struct PlayedSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &out, const PlayedSecret &secret)
{
    out.beginStructure();
    out << secret.session << secret.parameters << secret.value << secret.contentType;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, PlayedSecret &secret)
{
    in.beginStructure();
    in >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    in.endStructure();
    return in;
}

using Words = QMap<QString, QString>;
const QDBusObjectPath kCollection(u"/org/freedesktop/secrets/collection/login"_s);
const QDBusObjectPath kItem(u"/org/freedesktop/secrets/collection/login/1"_s);
const QDBusObjectPath kPrompt(u"/org/freedesktop/secrets/prompt/1"_s);
const QDBusObjectPath kNone(u"/"_s);

struct Kept {
    Words attributes;
    QByteArray value;
    std::atomic<bool> locked = false;
    std::atomic<int> dismissed = 0;
};

class Item : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Item")

public:
    explicit Item(Kept &kept) : m_kept(kept) {}

public Q_SLOTS:
    PlayedSecret GetSecret(const QDBusObjectPath &session)
    {
        return {session, {}, m_kept.value, u"text/plain"_s};
    }

private:
    Kept &m_kept;
};

class Prompt : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Prompt")

public:
    explicit Prompt(Kept &kept) : m_kept(kept) {}

public Q_SLOTS:
    void Dismiss() { ++m_kept.dismissed; }

private:
    Kept &m_kept;
};

class Collection : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Collection")

public:
    explicit Collection(Kept &kept) : m_kept(kept) {}

public Q_SLOTS:
    QDBusObjectPath CreateItem(const QVariantMap &properties, const PlayedSecret &secret,
                               bool replace, QDBusObjectPath &prompt)
    {
        prompt = kNone;
        if (!replace || secret.session.path() != u"/session"_s)
            return kNone;
        m_kept.attributes =
            qdbus_cast<Words>(properties.value(u"org.freedesktop.Secret.Item.Attributes"_s));
        m_kept.value = secret.value;
        return kItem;
    }

private:
    Kept &m_kept;
};

class Service : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Service")

public:
    explicit Service(Kept &kept) : m_kept(kept) {}

public Q_SLOTS:
    QDBusVariant OpenSession(const QString &algorithm, const QDBusVariant &,
                             QDBusObjectPath &session)
    {
        session = algorithm == u"plain"_s ? QDBusObjectPath(u"/session"_s) : kNone;
        return QDBusVariant(QString());
    }
    QDBusObjectPath ReadAlias(const QString &name)
    {
        return name == u"default"_s ? kCollection : kNone;
    }
    QList<QDBusObjectPath> SearchItems(const Words &attributes, QList<QDBusObjectPath> &locked)
    {
        const bool found = !m_kept.value.isEmpty() && attributes == m_kept.attributes;
        if (m_kept.locked && found)
            locked = {kItem};
        return found && !m_kept.locked ? QList{kItem} : QList<QDBusObjectPath>();
    }
    QList<QDBusObjectPath> Unlock(const QList<QDBusObjectPath> &objects, QDBusObjectPath &prompt)
    {
        prompt = m_kept.locked ? kPrompt : kNone;
        return m_kept.locked ? QList<QDBusObjectPath>() : objects;
    }

private:
    Kept &m_kept;
};

/// The other end of the bus, in a thread of its own as the caller waits for it.
class Played : public QThread {
public:
    explicit Played(Kept &kept) : m_kept(kept) { start(); }
    ~Played() override
    {
        quit();
        wait();
    }
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] bool isReady() const { return m_ready; }

protected:
    void run() override
    {
        QDBusServer server(u"unix:tmpdir=/tmp"_s);
        server.setAnonymousAuthenticationAllowed(true);
        Service service(m_kept);
        Collection collection(m_kept);
        Item item(m_kept);
        Prompt prompt(m_kept);
        QObject::connect(&server, &QDBusServer::newConnection, &service,
                         [&](const QDBusConnection &connection) {
                             QDBusConnection bus(connection);
                             constexpr auto all = QDBusConnection::ExportAllSlots;
                             bus.registerObject(u"/org/freedesktop/secrets"_s, &service, all);
                             bus.registerObject(kCollection.path(), &collection, all);
                             bus.registerObject(kItem.path(), &item, all);
                             bus.registerObject(kPrompt.path(), &prompt, all);
                             m_connections.push_back(bus);
                         });
        m_address = server.address();
        m_ready = true;
        exec();
    }

private:
    Kept &m_kept;
    QString m_address;
    std::atomic<bool> m_ready = false;
    std::vector<QDBusConnection> m_connections;
};

std::string bytesOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

class TestKeychain : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Secrets m_secrets{Id::fromName("device"), makeSignKeys(), makeBoxKeys(), {}};
    std::unique_ptr<Kept> m_kept;
    std::unique_ptr<Played> m_played;
    std::unique_ptr<QDBusConnection> m_bus;

    [[nodiscard]] fs::path file() const
    {
        return fs::path(m_folder.path().toStdString()) / "keys" / "device.key";
    }

private Q_SLOTS:
    void initTestCase()
    {
        qDBusRegisterMetaType<PlayedSecret>();
        qDBusRegisterMetaType<Words>();
    }
    void init()
    {
        static int number = 0;
        m_kept = std::make_unique<Kept>();
        m_played = std::make_unique<Played>(*m_kept);
        QVERIFY(QTest::qWaitFor([&] { return m_played->isReady(); }));
        m_bus = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToPeer(m_played->address(), u"played%1"_s.arg(++number)));
        QVERIFY2(m_bus->isConnected(), qPrintable(m_bus->lastError().message()));
        setKeychainSource([this] { return secretService(*m_bus, QString()); });
        fs::remove(file());
    }
    void cleanup()
    {
        setKeychainSource({});
        QDBusConnection::disconnectFromPeer(m_bus->name());
        m_bus.reset();
        m_played.reset();
    }

    void theKeyOfTheFileIsInTheKeychain()
    {
        QVERIFY(saveSecrets(m_secrets, file(), "").has_value());
        QVERIFY(!m_kept->value.isEmpty());
        QCOMPARE(m_kept->attributes.value(u"device"_s),
                 QString::fromStdString(m_secrets.device.toString()));
        const std::string bytes = bytesOf(file());
        QVERIFY(bytes.starts_with("street-champions keys 1 keychain\n"));
        QVERIFY(!bytes.contains(m_secrets.box.secret));
        QVERIFY(!bytes.contains(m_secrets.sign.secret));
        QVERIFY(!bytes.contains(m_kept->value.toStdString()));
        const auto read = loadSecrets(file(), "");
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(*read, m_secrets);
        // Kept anew, as when the root comes back on this PC.
        m_secrets.rootSeed = randomBytes(kKeySize);
        QVERIFY(saveSecrets(m_secrets, file(), "").has_value());
        QCOMPARE(loadSecrets(file(), "").value(), m_secrets);
    }

    void withoutItsKeychainTheFileDoesNotOpen()
    {
        QVERIFY(saveSecrets(m_secrets, file(), "").has_value());
        const auto refusal = [&] {
            const auto read = loadSecrets(file(), "");
            return read ? std::string() : read.error().problems.at(0).field;
        };
        m_kept->locked = true;
        QCOMPARE(refusal(), "keychain");
        QCOMPARE(m_kept->dismissed.load(), 1); // nobody is asked by surprise
        m_kept->locked = false;
        QCOMPARE(refusal(), "");
        setKeychainSource([]() -> std::unique_ptr<Keychain> { return nullptr; });
        QCOMPARE(refusal(), "keychain");
        setKeychainSource([this] { return secretService(*m_bus, QString()); });
        m_kept->value = "another key";
        QCOMPARE(refusal(), "keychain");
    }

    void whereNoneAnswersTheFileIsAsItWas_data()
    {
        QTest::addColumn<bool>("there");
        QTest::newRow("locked") << true;
        QTest::newRow("none") << false;
    }

    void whereNoneAnswersTheFileIsAsItWas()
    {
        QFETCH(bool, there);
        m_kept->locked = true;
        if (!there)
            setKeychainSource([]() -> std::unique_ptr<Keychain> { return nullptr; });
        QVERIFY(saveSecrets(m_secrets, file(), "").has_value());
        QVERIFY(bytesOf(file()).starts_with("street-champions keys 1\n"));
        QCOMPARE(loadSecrets(file(), "").value(), m_secrets);
        QVERIFY(QFile::permissions(QString::fromStdString(file().string()))
                    .testAnyFlags(QFile::ReadGroup | QFile::ReadOther) == false);
    }

    void aPassphraseGoesBeforeTheKeychain()
    {
        QVERIFY(saveSecrets(m_secrets, file(), "red kite", Effort::Least).has_value());
        QVERIFY(m_kept->value.isEmpty());
        QVERIFY(bytesOf(file()).starts_with("street-champions keys 1 locked\n"));
        QCOMPARE(loadSecrets(file(), "red kite").value(), m_secrets);
    }

    void aFileCutShortIsNotRead()
    {
        QVERIFY(saveSecrets(m_secrets, file(), "").has_value());
        const std::string bytes = bytesOf(file());
        for (const std::size_t size : {33U, 40U, 49U, 60U, 100U}) {
            std::ofstream(file(), std::ios::binary) << bytes.substr(0, size);
            QVERIFY(!loadSecrets(file(), ""));
        }
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
