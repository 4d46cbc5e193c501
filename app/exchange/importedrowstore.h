// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csvreader.h"
#include "storage/journal.h"

namespace sc {

/// Which row of a file each report was last brought in or changed by. A file that comes again says
/// nothing new: what was done here since stands, and what was worked out anew since (area, street,
/// due date) is not put back by cells that nobody edited. Kept on this PC.
class ImportedRowStore {
public:
    explicit ImportedRowStore(Database &database) : m_database(database) {}

    /// Whether the last row that wrote the record was just like this one, and was not undone.
    [[nodiscard]] Result<bool> hasSaid(const Id &record, const CsvRow &row);
    /// Part of the change that the row makes.
    [[nodiscard]] Result<void> remember(const Change &change, const Id &record, const CsvRow &row);

private:
    Database &m_database;
};

} // namespace sc
