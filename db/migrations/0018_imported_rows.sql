-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which row of a file each report was last brought in or changed by, so that the same file again changes nothing back.
-- This PC's own.
CREATE TABLE imported_row (
    record BLOB PRIMARY KEY CHECK (length(record) = 16),
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    action BLOB NOT NULL CHECK (length(action) = 16)
) STRICT, WITHOUT ROWID;
