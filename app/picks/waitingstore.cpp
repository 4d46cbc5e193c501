// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a place at a pick, and who waits for one.
#include "picks/attendancestore.h"

namespace sc {

bool AttendanceStore::isFull(const Id &pick)
{
    Query places = m_database.query(
        "SELECT p.capacity, (SELECT count(*) FROM attendance a WHERE a.pick = p.id AND "
        "a.deleted = 0 AND a.status IN ('booked', 'attended', 'walk_in')) FROM pick p "
        "WHERE p.id = ?",
        pick);
    return places.step() && !places.isNull(0) && places.integer(1) >= places.integer(0);
}

bool AttendanceStore::anybodyWaits(const Id &pick)
{
    return m_database
        .query("SELECT 1 FROM attendance a JOIN pick p ON p.id = a.pick WHERE a.pick = ? AND "
               "a.deleted = 0 AND a.status = 'waiting' AND p.capacity IS NOT NULL",
               pick)
        .step();
}

void AttendanceStore::fillPlaces(Change &change, const Id &pick)
{
    while (!isFull(pick)) {
        Query next = m_database.query(
            "SELECT a.id FROM attendance a JOIN pick p ON p.id = a.pick WHERE a.pick = ? AND "
            "a.deleted = 0 AND a.status = 'waiting' AND p.status NOT IN ('live', 'figures_due', "
            "'closed', 'cancelled') AND NOT EXISTS (SELECT 1 FROM attendance b WHERE b.id = "
            "a.adult "
            "AND a.child = 1 AND b.deleted = 0 AND b.status = 'waiting') ORDER BY a.position, a.id "
            "LIMIT 1",
            pick);
        if (!next.step())
            return;
        const Id id = next.id(0);
        next.reset();
        change.update("attendance", id, {{"status", Value{"booked"}}});
    }
}

} // namespace sc
