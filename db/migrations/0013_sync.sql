-- SPDX-License-Identifier: GPL-3.0-or-later
-- Teams, keys and what was sent and received. Certificates, revocations and area keys are statements signed by the
-- council's root key; they are records, so that they travel like everything else. Secrets are not in the database.

-- A PC that may take part. `certificate` is the root's statement; `salt` and `name` go with the hash in it.
CREATE TABLE sync_device (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name        TEXT,
    salt        BLOB,
    certificate BLOB,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (100, 'sync_device', 'sync_device');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (100, 2, 'name', 'text'),
    (100, 3, 'salt', 'blob'),
    (100, 4, 'certificate', 'blob');

-- A PC that may no longer take part.
CREATE TABLE sync_revocation (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    statement BLOB,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (101, 'sync_revocation', 'sync_revocation');
INSERT INTO record_field (type, number, column_name, kind) VALUES (101, 2, 'statement', 'blob');

-- The public key of an area, or of what all teams share, for one epoch.
CREATE TABLE sync_area_key (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    statement BLOB,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (102, 'sync_area_key', 'sync_area_key');
INSERT INTO record_field (type, number, column_name, kind) VALUES (102, 2, 'statement', 'blob');

-- The secret of an area key, sealed to one device.
CREATE TABLE sync_grant (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area_key BLOB,
    device   BLOB,
    sealed   BLOB,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (103, 'sync_grant', 'sync_grant');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (103, 2, 'area_key', 'ref', 'sync_area_key'),
    (103, 3, 'device', 'ref', 'sync_device'),
    (103, 4, 'sealed', 'blob', '');

-- From here on: this PC's own notes, which never leave it.

-- What other PCs have told of themselves: one row for each certificate that has sent a bundle.
CREATE TABLE sync_peer (
    device      BLOB PRIMARY KEY CHECK (length(device) = 16),
    journal     BLOB NOT NULL,    -- the device its journal writes as
    made_at     INTEGER NOT NULL, -- by its clock, of the latest bundle
    received_at INTEGER NOT NULL,
    clock_ahead INTEGER NOT NULL, -- milliseconds its clock was beyond ours; 0 where nothing is wrong
    app         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What each PC has, as it said last: the last entry without a gap of each stream.
CREATE TABLE sync_peer_has (
    peer   BLOB NOT NULL,
    scope  BLOB NOT NULL,
    device BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (peer, scope, device)
) STRICT, WITHOUT ROWID;

-- Photos a PC has asked for.
CREATE TABLE sync_peer_wants (
    peer BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (peer, hash)
) STRICT, WITHOUT ROWID;

-- Bundles read. One that stands here is known without being opened.
CREATE TABLE sync_received (
    bundle      BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    peer        BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    records     INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    conflicts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_sent (
    bundle  BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    to_name TEXT NOT NULL, -- a device or an area; empty for everybody
    made_at INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    ops     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Files that cannot be taken yet, kept sealed beside the database.
CREATE TABLE sync_waiting (
    bundle BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    peer   BLOB NOT NULL,
    since  INTEGER NOT NULL,
    reason TEXT NOT NULL -- 'gap', 'newer_format' or 'deletions'
) STRICT, WITHOUT ROWID;

-- What they lack: entries from_seq to to_seq of a stream.
CREATE TABLE sync_missing (
    bundle   BLOB NOT NULL,
    scope    BLOB NOT NULL,
    device   BLOB NOT NULL,
    from_seq INTEGER NOT NULL,
    to_seq   INTEGER NOT NULL,
    PRIMARY KEY (bundle, scope, device, from_seq)
) STRICT, WITHOUT ROWID;
