// SPDX-License-Identifier: GPL-3.0-or-later
// What is worked out again for every report when boundaries have changed.
#include "reports/placing.h"
#include "reports/reportstore.h"

namespace sc {

Result<std::set<Id>> ReportStore::withChosenArea()
{
    return m_database.attempt([&] {
        std::set<Id> chosen;
        Query row = m_database.query("SELECT r.id FROM report r LEFT JOIN ward w ON w.id = r.ward "
                                     "WHERE r.deleted = 0 AND r.area IS NOT NULL AND r.area IS NOT "
                                     "w.area");
        while (row.step())
            chosen.insert(row.id(0));
        return chosen;
    });
}

Result<int> ReportStore::replaceWards(Change &change, const std::set<Id> &keepArea)
{
    placesChanged();
    return m_database.attemptResult([&]() -> Result<int> {
        change.open();
        std::vector<Id> all;
        {
            Query ids = m_database.query("SELECT id FROM report WHERE deleted = 0 ORDER BY no");
            while (ids.step())
                all.push_back(ids.id(0));
        }
        int changed = 0;
        for (const Id &id : all) {
            auto report = get(id);
            if (!report)
                return std::unexpected(report.error());
            const Report before = *report;
            if (auto found = m_placing->findWard(*report, keepArea.contains(id)); !found)
                return std::unexpected(found.error());
            if (*report == before)
                continue;
            change.update("report", id, valuesOf(*report));
            ++changed;
        }
        return changed;
    });
}

} // namespace sc
