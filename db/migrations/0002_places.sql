-- SPDX-License-Identifier: GPL-3.0-or-later
-- Areas, wards and the dated editions of their boundaries. Shared by every team.

CREATE TABLE area (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code    TEXT,
    name    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;
CREATE INDEX area_by_code ON area (code);
INSERT INTO record_type (number, name, table_name) VALUES (10, 'area', 'area');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (10, 2, 'code', 'text'),
    (10, 3, 'name', 'text');

-- One delivery of boundaries, in force from a day on.
CREATE TABLE boundary_edition (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT,
    valid_from TEXT, -- ISO date
    source     TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;
INSERT INTO record_type (number, name, table_name) VALUES (11, 'boundary_edition', 'boundary_edition');
INSERT INTO record_field (type, number, column_name, kind) VALUES
    (11, 2, 'name', 'text'),
    (11, 3, 'valid_from', 'day'),
    (11, 4, 'source', 'text');

-- A ward as one edition draws it; several wards make an area.
CREATE TABLE ward (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    edition  BLOB,
    code     TEXT,
    name     TEXT,
    area     BLOB,
    geometry BLOB, -- multipolygon in WGS84, encoded by core/polygon.h
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;
CREATE INDEX ward_by_edition ON ward (edition, code);
CREATE INDEX ward_by_code ON ward (code);
INSERT INTO record_type (number, name, table_name) VALUES (12, 'ward', 'ward');
INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES
    (12, 2, 'edition', 'ref', 'boundary_edition'),
    (12, 3, 'code', 'text', ''),
    (12, 4, 'name', 'text', ''),
    (12, 5, 'area', 'ref', 'area'),
    (12, 6, 'geometry', 'blob', '');

-- Streets and postcodes to find places by. This PC's own: imported from public files, replaced file by
-- file, never exchanged. A new import gives its source a new number, so readers see that it changed.
CREATE TABLE gazetteer_source (
    no          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('open_names', 'code_point', 'plain', 'sample')),
    imported_at INTEGER NOT NULL,
    streets     INTEGER NOT NULL,
    postcodes   INTEGER NOT NULL
) STRICT;

CREATE TABLE gazetteer_street (
    no        INTEGER PRIMARY KEY,
    source    INTEGER NOT NULL REFERENCES gazetteer_source (no),
    name      TEXT NOT NULL,
    place     TEXT NOT NULL DEFAULT '', -- village, suburb or town
    district  TEXT NOT NULL DEFAULT '', -- outward part of its postcodes
    easting   REAL NOT NULL,
    northing  REAL NOT NULL,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL
) STRICT;
CREATE INDEX gazetteer_street_by_source ON gazetteer_street (source);

CREATE TABLE gazetteer_postcode (
    no        INTEGER PRIMARY KEY,
    source    INTEGER NOT NULL REFERENCES gazetteer_source (no),
    postcode  TEXT NOT NULL, -- upper case, one space
    easting   REAL NOT NULL,
    northing  REAL NOT NULL,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL
) STRICT;
CREATE INDEX gazetteer_postcode_by_source ON gazetteer_postcode (source);
