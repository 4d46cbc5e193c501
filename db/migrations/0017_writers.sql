-- SPDX-License-Identifier: GPL-3.0-or-later
-- What other PCs have told of themselves, by the journal they write as: one certificate may be used by two PCs (an
-- invitation used twice, a copied disk), and each of them has and lacks other entries. This PC's own notes, like all
-- that follows.
CREATE TABLE sync_writer (
    journal     BLOB PRIMARY KEY CHECK (length(journal) = 16),
    device      BLOB NOT NULL,    -- whose certificate its bundles bear
    made_at     INTEGER NOT NULL, -- by its clock, of the latest bundle
    received_at INTEGER NOT NULL,
    clock_ahead INTEGER NOT NULL, -- milliseconds its clock was beyond ours; 0 where nothing is wrong
    app         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO sync_writer (journal, device, made_at, received_at, clock_ahead, app)
    SELECT journal, device, made_at, received_at, clock_ahead, app FROM sync_peer;
-- What a PC has stands under its journal from now on; under its certificate until it has spoken.
UPDATE OR REPLACE sync_peer_has SET peer = (SELECT p.journal FROM sync_peer p WHERE p.device = sync_peer_has.peer)
    WHERE peer IN (SELECT device FROM sync_peer);
UPDATE OR REPLACE sync_peer_wants SET peer = (SELECT p.journal FROM sync_peer p WHERE p.device = sync_peer_wants.peer)
    WHERE peer IN (SELECT device FROM sync_peer);
DROP TABLE sync_peer;

-- The id a file that waits bears inside; a shared folder is full of files that wait here already.
ALTER TABLE sync_waiting ADD COLUMN claimed BLOB;

-- Files in a folder that need no second look: for as long as this PC's keys, or the file that waits in their stead,
-- are these.
CREATE TABLE sync_passed (
    bundle      BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    for_as_long BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Deletions that came of late, so that many small files delete no more than one large one.
CREATE TABLE sync_deleted (
    area    BLOB NOT NULL,
    at      INTEGER NOT NULL,
    records INTEGER NOT NULL
) STRICT;
