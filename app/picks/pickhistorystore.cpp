// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickhistorystore.h"

namespace sc {

void PickHistoryStore::write(Change &change, const PickStep &step)
{
    change.create("pick_step", m_database.newId(),
                  {{"pick", refValue(step.pick)},
                   {"from_status", textValue(step.from)},
                   {"to_status", textValue(step.to)},
                   {"at", instantValue(change.at())},
                   {"by", textValue(step.by.empty() ? change.actor().name : step.by)},
                   {"reason", textValue(step.reason)},
                   {"note", textValue(step.note)},
                   {"override_rules", textValue(step.overrideRules)},
                   {"override_by", textValue(step.overrideBy)},
                   {"override_reason", textValue(step.overrideReason)}});
}

Result<std::vector<PickStep>> PickHistoryStore::steps(const Id &pick)
{
    return m_database.attempt([&] {
        std::vector<PickStep> steps;
        Query row = m_database.query(
            "SELECT id, pick, from_status, to_status, at, by, reason, note, override_rules, "
            "override_by, override_reason FROM pick_step WHERE pick = ? AND deleted = 0 "
            "ORDER BY at, id",
            pick);
        while (row.step())
            steps.push_back({row.id(0), row.id(1), row.text(2), row.text(3), row.instant(4),
                             row.text(5), row.text(6), row.text(7), row.text(8), row.text(9),
                             row.text(10)});
        return steps;
    });
}

Result<std::vector<HistoryEntry>> PickHistoryStore::history(const Id &pick)
{
    auto records = m_database.attempt([&] {
        std::vector<Id> ids{pick};
        Query found = m_database.query("SELECT id FROM pick_step WHERE pick = ?1 "
                                       "UNION ALL SELECT id FROM pick_assessment WHERE pick = ?1 "
                                       "UNION ALL SELECT id FROM attendance WHERE pick = ?1 "
                                       "UNION ALL SELECT id FROM pick_report WHERE pick = ?1 "
                                       "UNION ALL SELECT id FROM pick_notice WHERE pick = ?1 "
                                       "UNION ALL SELECT id FROM attachment WHERE owner = ?1",
                                       pick);
        while (found.step())
            ids.push_back(found.id(0));
        return ids;
    });
    if (!records)
        return std::unexpected(records.error());
    return History(m_database).of(*records);
}

Result<std::int64_t> PickHistoryStore::overrides(Instant from, Instant before)
{
    return m_database.attempt([&] {
        Query row = m_database.query("SELECT count(*) FROM pick_step WHERE deleted = 0 AND "
                                     "override_rules IS NOT NULL AND at >= ? AND at < ?",
                                     from, before);
        row.step();
        return row.integer(0);
    });
}

} // namespace sc
