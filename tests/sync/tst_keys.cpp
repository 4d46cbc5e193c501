// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/trust.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace std::string_literals;

namespace {

Id id(std::uint8_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return Id(bytes);
}

struct Pc {
    std::string salt = randomBytes(16);
    Secrets secrets;
    Certificate certificate;

    Pc(std::uint8_t number, const std::string &name, const std::set<Id> &areas)
        : secrets{id(number), makeSignKeys(), makeBoxKeys(), {}}
        , certificate{id(number),
                      secrets.sign.open,
                      secrets.box.open,
                      nameHashOf(salt, name),
                      areas,
                      Instant{std::chrono::days{20'000}},
                      Instant{std::chrono::days{22'000}}}
    {}
};

} // namespace

/// Keys, what the root says of them, and where the secrets lie.
class TestKeys : public QObject {
    Q_OBJECT

    SignKeys m_root = makeSignKeys();

private Q_SLOTS:
    void onlyTheRootCertifies()
    {
        const Pc pc(1, "Desk", {id(9), id(8)});
        const std::string statement = stateCertificate(pc.certificate, m_root);
        QCOMPARE(readCertificate(statement, m_root.open).value(), pc.certificate);
        QCOMPARE(claimedDevice(statement).value(), id(1));
        QVERIFY(!readCertificate(statement, makeSignKeys().open));
        QVERIFY(!readCertificate(stateCertificate(pc.certificate, pc.secrets.sign), m_root.open));
    }

    void noStatementSurvivesAChangeOrStandsForAnother()
    {
        const Pc pc(1, "Desk", {id(9)});
        const std::vector<std::string> statements{
            stateCertificate(pc.certificate, m_root), stateRevocation({id(1), Instant{}}, m_root),
            stateAreaKey({id(9), 3, makeBoxKeys().open}, m_root)};
        for (const std::string &whole : statements) {
            for (std::size_t i = 0; i < whole.size(); ++i) {
                std::string bad = whole;
                bad[i] = static_cast<char>(bad[i] ^ 4);
                QVERIFY(!readCertificate(bad, m_root.open) && !readRevocation(bad, m_root.open) &&
                        !readAreaKey(bad, m_root.open));
                QVERIFY(!readCertificate(whole.substr(0, i), m_root.open));
            }
        }
        QVERIFY(!readRevocation(statements[0], m_root.open));
        QVERIFY(!readAreaKey(statements[1], m_root.open));
        QCOMPARE(readAreaKey(statements[2], m_root.open)->epoch, 3U);
        QCOMPARE(readRevocation(statements[1], m_root.open)->device, id(1));
    }

    void secretsAreKeptForTheirOwnerOnly()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "keys" / "a.key";
        Secrets secrets = Pc(1, "Desk", {}).secrets;
        secrets.rootSeed = randomBytes(32);
        QVERIFY(saveSecrets(secrets, path, "").has_value());
        QCOMPARE(loadSecrets(path, "").value(), secrets);
        using enum std::filesystem::perms;
        QCOMPARE(std::filesystem::status(path).permissions(), owner_read | owner_write);
        QCOMPARE(std::filesystem::status(path.parent_path()).permissions(), owner_all);
        QCOMPARE(loadSecrets(path / "none", "").error().kind, ErrorKind::NotFound);
    }

    void aPassphraseLocksTheFile()
    {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a.key";
        const Secrets secrets = Pc(1, "Desk", {}).secrets;
        QVERIFY(saveSecrets(secrets, path, "red kite", Effort::Least).has_value());
        QCOMPARE(loadSecrets(path, "red kite").value(), secrets);
        QCOMPARE(loadSecrets(path, "").error().problems.at(0).code, "missing"s);
        QCOMPARE(loadSecrets(path, "red kites").error().problems.at(0).code, "wrong"s);
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string bytes = file.readAll().toStdString();
        QVERIFY(!bytes.contains(secrets.box.secret));
        QVERIFY(!bytes.contains(secrets.sign.secret));
    }

    void aHostileLockCostsNothing()
    {
        std::string locked = lockWith("a", "b", Effort::Least);
        locked[0] = '\x7f'; // passes
        QVERIFY(!unlockWith("a", locked));
        QVERIFY(!unlockWith("a", ""));
        QVERIFY(!unlockWith("a", std::string(100, '\xff')));
    }

    void onlyDevicesGrantedAKeyOpenWithIt()
    {
        const auto database = *Database::inMemory({.seed = 7});
        TrustStore store(*database);
        QVERIFY(store.setRootKey(m_root.open).has_value());
        const Pc one(1, "Desk", {id(9)});
        const Pc two(2, "Laptop", {id(8)});
        Change change(*database, {"A. Khan"});
        for (const Pc *pc : {&one, &two})
            QVERIFY(store.addDevice(change, pc->certificate, pc == &one ? "Desk" : "Laptop",
                                    pc->salt, m_root));
        const Epoch epoch =
            store.addAreaKey(change, {}, id(9), {{one.certificate}}, m_root).value();
        QVERIFY(change.commit().has_value());

        const Trust trust = store.load().value();
        QCOMPARE((*trust.deviceNamed("desk"))->certificate, one.certificate);
        const auto secret = trust.secretOf(epoch, one.secrets);
        QCOMPARE(secret->open, trust.currentKey(id(9))->open);
        QVERIFY(!trust.secretOf(epoch, two.secrets));
        QCOMPARE(unseal(sealTo("sealed", secret->open), *secret).value(), "sealed"s);
        QVERIFY(!unseal(sealTo("sealed", secret->open), two.secrets.box));
    }

    void whatTheRootHasNotSignedIsNotBelieved()
    {
        const auto database = *Database::inMemory({.seed = 7});
        TrustStore store(*database);
        QVERIFY(store.setRootKey(m_root.open).has_value());
        const SignKeys other = makeSignKeys();
        const Pc liar(1, "Desk", {id(9)});
        Pc renamed(2, "Laptop", {id(9)});
        Change change(*database, {"A. Khan"});
        QVERIFY(store.addDevice(change, liar.certificate, "Desk", liar.salt, other));
        QVERIFY(store.addDevice(change, renamed.certificate, "Mayor", renamed.salt, m_root));
        QVERIFY(store.addAreaKey(change, {}, id(9), {}, other).has_value());
        QVERIFY(store.revoke(change, id(2), other).has_value());
        QVERIFY(change.commit().has_value());
        const Trust trust = store.load().value();
        QCOMPARE(trust.devices.size(), std::size_t{1});
        QCOMPARE(trust.device(id(2))->name, ""s); // the name is not the one certified
        QVERIFY(!trust.device(id(2))->revoked);
        QVERIFY(!trust.currentKey(id(9)));
    }

    void aRevocationStaysWhoeverDeletesItsRecord()
    {
        const auto database = *Database::inMemory({.seed = 7});
        TrustStore store(*database);
        QVERIFY(store.setRootKey(m_root.open).has_value());
        const Pc pc(1, "Desk", {});
        Change change(*database, {"A. Khan"});
        QVERIFY(store.addDevice(change, pc.certificate, "Desk", pc.salt, m_root));
        QVERIFY(store.revoke(change, id(1), m_root).has_value());
        QVERIFY(change.commit().has_value());
        QVERIFY(store.load()->device(id(1))->revoked);
        QVERIFY(store.load()->deviceNamed("Desk").error().message.contains("before"));
    }

    // Two PCs that keep the root may each have invited one, not knowing of the other.
    void oneOfTwoOfOneNameIsMeantByItsId()
    {
        const auto database = *Database::inMemory({.seed = 7});
        TrustStore store(*database);
        QVERIFY(store.setRootKey(m_root.open).has_value());
        const Pc one(1, "Laptop", {});
        const Pc two(2, "Laptop", {});
        Change change(*database, {"A. Khan"});
        for (const Pc *pc : {&one, &two})
            QVERIFY(store.addDevice(change, pc->certificate, "Laptop", pc->salt, m_root));
        QVERIFY(change.commit().has_value());
        const Trust trust = store.load().value();
        QVERIFY(trust.deviceNamed("Laptop").error().message.contains("2 PCs"));
        QCOMPARE((*trust.deviceNamed(id(2).toString()))->certificate, two.certificate);
        QVERIFY(!trust.deviceNamed("Nobody"));
    }
};

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
