// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/ownpc.h"
#include "sync/peers.h"

#include <string>
#include <vector>

namespace sc {

/// Another PC of the council as the Sync screen shows it.
struct PeerStatus {
    Id device;
    std::string name;
    std::vector<std::string> areas; ///< codes
    bool own = false;
    bool revoked = false;
    bool heard = false;
    bool twice = false;   ///< two PCs send under this name
    Instant madeAt{};     ///< of its latest bundle, by its clock
    Instant receivedAt{}; ///< by ours
    std::chrono::milliseconds clockAhead{0};
    std::int64_t weLack = 0;   ///< entries it has and this PC has not
    std::int64_t theyLack = 0; ///< entries here that it is not known to have
    EntriesOf entries;         ///< what is here of what it wrote
};

struct WaitingStatus {
    WaitingFile file; ///< without an id where about this PC: "no_key", "elsewhere", "clock",
                      ///< "erased"
    std::string from;
    std::string why; ///< a sentence
};

struct SyncStatus {
    std::string device;
    std::vector<std::string> areas;
    std::vector<PeerStatus> peers; ///< by name
    std::vector<WaitingStatus> waiting;
    std::vector<SentBundle> sent;         ///< the latest first
    std::vector<ReceivedBundle> received; ///< the latest first
    std::int64_t missingPhotos = 0;
};

/// Needs no secrets: certificates and notes are in the database.
[[nodiscard]] Result<SyncStatus> syncStatus(Database &database);

/// A peer's state as a plain sentence; `now` by this PC's clock.
[[nodiscard]] std::string inWords(const PeerStatus &peer, Instant now);
/// "1,204 entries by it are here, the last by R. Dunn on 1 July 2026 at 14:05."; empty where none.
[[nodiscard]] std::string entriesInWords(const PeerStatus &peer);
/// The name of a PC of the council.
[[nodiscard]] std::string nameOf(const SyncStatus &status, const Id &device);

} // namespace sc
