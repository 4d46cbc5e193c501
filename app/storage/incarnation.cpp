// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/incarnation.h"

#include "core/reference.h"
#include "storage/database.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

namespace sc {

namespace {

constexpr char kToken[] = "incarnation";
/// Digits and letters that cannot be taken for one another; see core/reference.h.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
constexpr std::size_t kLetters = 10; // first letter of the alphabet

/// Beside no database: the token lives where a copy of the database's folder does not reach.
QString tokenFile(const Database &database)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) +
                           QStringLiteral("/street-champions");
    QDir().mkpath(folder);
    const Id name =
        Id::fromName(database.path().string() + "\n" + QSysInfo::machineUniqueId().toStdString());
    return folder + QLatin1Char('/') + QString::fromStdString(name.toString()) +
           QStringLiteral(".token");
}

std::string readToken(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

bool writeToken(const QString &path, const std::string &token)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(token.data(), static_cast<qint64>(token.size())) ==
               static_cast<qint64>(token.size()) &&
           file.commit();
}

char drawn(const Id &device, std::size_t byte)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(device.bytes().data());
    return kAlphabet[bytes[byte] % kAlphabet.size()];
}

/// A letter and two more: 20,000 choices, enough for the PCs of one council; Settings offers to
/// choose a shorter one.
std::string freshPrefix(const Id &device)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(device.bytes().data());
    std::string prefix;
    prefix += kAlphabet[kLetters + bytes[9] % (kAlphabet.size() - kLetters)];
    return prefix + drawn(device, 10) + drawn(device, 11);
}

/// N3 becomes N8QT: people may still recognise the desk. The rest is drawn, not counted on from the
/// old one: a backup that is restored twice, or on two PCs, would count to the same letters and
/// give references a second time.
std::string nextPrefix(const std::string &prefix, const Id &device)
{
    if (prefix.empty())
        return freshPrefix(device);
    return prefix.front() + freshPrefix(device).substr(1) + drawn(device, 12);
}

void registerDevice(Database &database, const std::string &prefix, const std::string &name)
{
    const Id id = database.newId();
    database
        .query("INSERT INTO device (id, prefix, name) VALUES (?, ?, ?)", id, nextPrefix(prefix, id),
               name)
        .run();
    Query number = database.query("SELECT no FROM device WHERE id = ?", id);
    number.step();
    database.setSetting("device", number.text(0));
}

/// Where the file keeps what this account of this PC wrote last and as which device: another
/// account cannot read its token, and goes on as a device of its own meanwhile.
std::string accountKey(const Database &database)
{
    return Incarnation::kAccounts + Id::fromName(tokenFile(database).toStdString()).toString();
}

/// The device this account was, where the file is the one it left.
bool takeUpOwnDevice(Database &database, const std::string &known)
{
    const std::string kept = database.setting(accountKey(database));
    const auto space = kept.find(' ');
    if (space == std::string::npos || space == 0 || !known.contains(kept.substr(0, space)))
        return false;
    database.setSetting("device", kept.substr(space + 1));
    return true;
}

/// Outside first, then the file: after a crash between the two, both the old and the new token are
/// known outside and the file goes on as the same device.
void renew(Database &database)
{
    const std::string before = database.setting(kToken);
    IdSource source;
    const std::string token = source.next(database.clock().now()).toString();
    const QString path = tokenFile(database);
    if (!writeToken(path, before + "\n" + token))
        return;
    database.setSetting(kToken, token);
    database.setSetting(accountKey(database), token + ' ' + database.setting("device"));
    writeToken(path, token);
}

} // namespace

void Incarnation::startSession(Database &database, const std::optional<std::uint64_t> &seed)
{
    const std::string token = database.setting(kToken);
    const bool repeatable = seed.has_value() || token == "repeatable" || database.isInMemory();
    const bool isNew = database.setting("device").empty();
    if (isNew) {
        registerDevice(database, {},
                       seed ? std::string("Sample PC") : QSysInfo::machineHostName().toStdString());
        if (repeatable)
            database.setSetting(kToken, "repeatable");
    }
    if (repeatable)
        return;
    if (!isNew) {
        const std::string known = readToken(tokenFile(database));
        const bool goesOn = !token.empty() && known.contains(token);
        if (!goesOn && !takeUpOwnDevice(database, known)) {
            Query old =
                database.query("SELECT prefix, name FROM device WHERE no = "
                               "CAST((SELECT value FROM setting WHERE key = 'device') AS INTEGER)");
            old.step();
            registerDevice(database, old.text(0), old.text(1));
        }
    }
    renew(database);
}

void Incarnation::renewAtClose(Database &database)
{
    if (!database.isInMemory() && database.setting(kToken) != "repeatable")
        renew(database);
}

Result<void> Incarnation::rename(Database &database, const std::string &prefix,
                                 const std::string &name)
{
    if (!isReferencePrefix(prefix))
        return refused(
            "prefix", "out_of_range",
            "Enter a letter and up to 3 more letters or numbers for this PC, without I, L, O, "
            "U or Z");
    return database.attempt([&] {
        database
            .query("UPDATE device SET prefix = ?, name = ? WHERE no = ?", prefix, name,
                   database.device().no)
            .run();
    });
}

} // namespace sc
