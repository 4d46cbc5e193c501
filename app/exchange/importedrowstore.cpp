// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importedrowstore.h"

namespace sc {

Result<bool> ImportedRowStore::hasSaid(const Id &record, const CsvRow &row)
{
    return m_database.attempt([&] {
        return m_database
            .query("SELECT 1 FROM imported_row i WHERE i.record = ? AND i.digest = ? AND NOT "
                   "EXISTS (SELECT 1 FROM action u WHERE u.undoes = i.action)",
                   record, Id::fromName(row.raw))
            .step();
    });
}

Result<void> ImportedRowStore::remember(const Change &change, const Id &record, const CsvRow &row)
{
    return m_database.attempt([&] {
        m_database
            .query("INSERT OR REPLACE INTO imported_row (record, digest, action) VALUES (?, ?, ?)",
                   record, Id::fromName(row.raw), change.action())
            .run();
    });
}

} // namespace sc
