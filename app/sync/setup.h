// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "sync/ownpc.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What the council is set up with. Areas are codes of this PC's areas; those the database lacks
/// are made.
struct ExchangeSetup {
    std::string council;
    std::vector<std::string> areas;
    std::string device;
};

/// For the recovery sheet: what the council's root key is made of, in groups of four.
[[nodiscard]] std::string rootAsText(const Secrets &secrets);
/// Forgives spaces, hyphens and letter case; nothing unless it is 64 hexadecimal digits.
[[nodiscard]] std::optional<std::string> rootFromText(std::string_view text);

/// Makes the root, this PC's keys and those of its areas. Refused: `council`, `device`, `area`
/// `missing`; `sync` `already_set_up` or `sample`.
[[nodiscard]] Result<OwnPc> setUpCouncil(Database &database, const Actor &actor,
                                         const ExchangeSetup &setup, std::string_view passphrase);

/// Areas that were made since get a key, PCs the keys they were never given, and what a removed PC
/// can still read a new key, on the PC that keeps the root; to be called before sending. Elsewhere
/// nothing happens: see SyncStatus.
[[nodiscard]] Result<void> keepUpKeys(Database &database, OwnPc &own);
/// Gives a PC of the council more areas; their records come to it with the next files. Refused:
/// `sync` `not_root`; `device` `unknown`; `area` `missing` or `unknown`.
[[nodiscard]] Result<void> allowAreas(Database &database, const Actor &actor, OwnPc &own,
                                      const std::string &device,
                                      const std::vector<std::string> &codes);

struct Invitation {
    std::string code;  ///< to be read over the telephone, in groups of four
    std::string bytes; ///< of the file
};

/// Certifies a new PC, grants it its areas and packs what it needs, with everything recorded so
/// far, behind a code. Refused: `sync` `not_root` on a PC that does not keep the root; `device`
/// `missing` or `already_exists`; `area` `missing` or `unknown`.
[[nodiscard]] Result<Invitation> invite(Database &database, const Actor &actor, OwnPc &own,
                                        const std::string &device,
                                        const std::vector<std::string> &areas);

/// Makes a new database from an invitation; it is opened with the clock and seed given. Refused:
/// `code` `wrong`, `invitation` `damaged`, `database` `already_exists`.
[[nodiscard]] Result<void> join(const std::filesystem::path &invitation, std::string_view code,
                                const std::filesystem::path &path, std::string_view passphrase,
                                OpenOptions options = {});

/// A PC no longer belongs: its bundles are refused from now on, and every key it had is followed
/// by one it never gets. Refused: `sync` `not_root`, `device` `unknown` or `own`.
[[nodiscard]] Result<void> revokeDevice(Database &database, const Actor &actor, OwnPc &own,
                                        const std::string &device);

/// Puts the root, from the recovery sheet, on this PC. Refused: `root` `wrong`.
[[nodiscard]] Result<void> restoreRoot(OwnPc &own, std::string_view text,
                                       std::string_view passphrase);

} // namespace sc
