// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/syncdesk.h"

namespace sc {

using namespace std::chrono_literals;

namespace {

PeerStatus peer(const char *name, std::vector<std::string> areas, Instant received)
{
    PeerStatus one;
    one.device = Id::fromName(name);
    one.name = name;
    one.areas = std::move(areas);
    one.heard = true;
    one.receivedAt = received;
    one.madeAt = received;
    return one;
}

} // namespace

SyncStatus sampleSyncStatus(Instant now)
{
    SyncStatus status;
    status.device = "Town Hall 1";
    status.areas = {"CENTRAL", "NORTH", "SOUTH"};
    PeerStatus own = peer("Town Hall 1", status.areas, {});
    own.own = true;
    own.heard = false;
    PeerStatus depot = peer("Depot laptop", {"CENTRAL"}, now - 26h);
    depot.weLack = 0;
    depot.theyLack = 14;
    PeerStatus north = peer("North desk", {"NORTH"}, now - 12min);
    PeerStatus south = peer("South desk", {"SOUTH"}, now - 3h);
    south.clockAhead = 62min;
    PeerStatus stall = peer("Market stall", {"CENTRAL"}, {});
    stall.heard = false;
    PeerStatus old = peer("North desk (old)", {"NORTH"}, now - std::chrono::days{130});
    old.revoked = true;
    WaitingFile gap;
    gap.since = now - 3h;
    gap.reason = "gap";
    status.waiting = {{gap, "South desk",
                       "Waits for entries 412 to 430 of South desk. They are asked for with the "
                       "next file sent from here."}};
    north.entries = {1'204, "R. Dunn", now - 14min};
    south.entries = {863, "S. Hall", now - 3h};
    depot.entries = {417, "T. Ahmed", now - 27h};
    status.peers = {depot, stall, north, old, south, own};
    status.received = {{{}, north.device, north.receivedAt, 3, 9, 1},
                       {{}, south.device, south.receivedAt, 12, 4, 0},
                       {{}, depot.device, depot.receivedAt, 0, 6, 0}};
    status.sent = {{{}, "", now - 12min, 8'192, 14}, {{}, "", now - 26h, 40'960, 203}};
    status.missingPhotos = 3;
    return status;
}

} // namespace sc
