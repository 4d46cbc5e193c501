// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sc {

class Database;

/// Tells a database that has gone on from one that has gone back. Its token is kept in the file and
/// in this person's own settings folder, and renewed at every opening and closing. A restored
/// backup or a copied disk carries an old or foreign token; such a file goes on as a new device, so
/// that two histories never share sequence numbers or references. Two accounts of one PC are two
/// devices: neither can tell what the other wrote last.
///
/// The sample borough never exchanges records and keeps one token, which makes it repeatable.
class Incarnation {
public:
    /// Settings that begin so name the devices of the accounts of a PC; no copy keeps them.
    static constexpr char kAccounts[] = "account:";
    /// SQL for a copy (a backup): whoever opens it goes on as a new device.
    static constexpr char kDisown[] =
        "DELETE FROM setting WHERE key GLOB 'account:*';"
        "UPDATE setting SET value = '' WHERE key = 'incarnation' AND value <> 'repeatable'";

    /// Registers this PC in a new file, compares tokens in a known one. Throws SQLite::Exception.
    static void startSession(Database &database, const std::optional<std::uint64_t> &seed);
    static void renewAtClose(Database &database);

    /// Chooses what this PC's references start with: 1 to 4 characters of the reference alphabet.
    [[nodiscard]] static Result<void> rename(Database &database, const std::string &prefix,
                                             const std::string &name);
};

} // namespace sc
