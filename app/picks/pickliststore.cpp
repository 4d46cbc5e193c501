// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickliststore.h"

#include "picks/pickstore.h"

#include <algorithm>

namespace sc {

template <class... Args>
Result<std::vector<Pick>> PickListStore::read(const std::string &where, const Args &...args)
{
    return m_database.attempt([&] {
        std::vector<Pick> picks;
        Query found = m_database.query(std::string("SELECT ") + PickStore::columns() +
                                           " FROM pick p WHERE p.deleted = 0 " + where,
                                       args...);
        while (found.step())
            picks.push_back(PickStore::readRow(found));
        return picks;
    });
}

Result<std::vector<DiaryEntry>>
PickListStore::diary(Day first, Day last, const std::optional<Id> &area, bool cancelledToo)
{
    return m_database.attempt([&] {
        std::vector<DiaryEntry> entries;
        Query row = m_database.query(
            "SELECT p.id, p.title, p.starts_at, coalesce(p.minutes, 0), p.status, p.area, "
            "p.campaign, p.latitude, p.longitude, (SELECT count(*) FROM attendance a WHERE "
            "a.pick = p.id AND a.deleted = 0 AND a.status IN ('booked', 'attended', 'walk_in')), "
            "coalesce(p.capacity, 0) FROM pick p WHERE p.deleted = 0 AND p.starts_at >= ? AND "
            "p.starts_at < ? AND (?3 IS NULL OR p.area = ?3) AND (?4 OR p.status <> 'cancelled') "
            "ORDER BY p.starts_at, p.id",
            startOfDay(first), startOfDay(addDays(last, 1)), area, cancelledToo);
        while (row.step()) {
            DiaryEntry entry{"pick",
                             row.id(0),
                             row.text(1),
                             row.instant(2),
                             static_cast<int>(row.integer(3)),
                             row.text(4),
                             row.id(5),
                             row.id(6),
                             {},
                             static_cast<int>(row.integer(9)),
                             static_cast<int>(row.integer(10))};
            if (!row.isNull(7) && !row.isNull(8))
                entry.middle = LatLon{row.real(7), row.real(8)};
            entries.push_back(std::move(entry));
        }
        addMeetings(entries, startOfDay(first), startOfDay(addDays(last, 1)), area);
        return entries;
    });
}

void PickListStore::addMeetings(std::vector<DiaryEntry> &entries, Instant from, Instant before,
                                const std::optional<Id> &area)
{
    Query row = m_database.query(
        "SELECT id, title, starts_at, coalesce(minutes, 0), area FROM meeting WHERE deleted = 0 "
        "AND starts_at >= ? AND starts_at < ? AND (?3 IS NULL OR area = ?3) ORDER BY starts_at, id",
        from, before, area);
    while (row.step())
        entries.push_back({.kind = "meeting",
                           .record = row.id(0),
                           .title = row.text(1),
                           .startsAt = row.instant(2),
                           .minutes = static_cast<int>(row.integer(3)),
                           .area = row.isNull(4) ? Id() : row.id(4)});
    std::ranges::stable_sort(entries, {}, &DiaryEntry::startsAt);
}

Result<RegisterPage> PickListStore::registerPage(const RegisterChoice &choice, Instant today)
{
    std::string statuses; // of the program's own codes
    for (const std::string &status : choice.statuses)
        statuses += (statuses.empty() ? "'" : ", '") + status + "'";
    const std::string where = statuses.empty() ? "" : "AND p.status IN (" + statuses + ") ";
    return m_database.attempt([&] {
        // The order needs no more than the numbers of all; the picks are read as far as they are
        // shown.
        std::vector<std::int64_t> order;
        Query rows = m_database.query(
            "SELECT p.no FROM pick p WHERE p.deleted = 0 AND (?1 IS NULL OR p.area = ?1) " + where +
                "ORDER BY CASE WHEN p.status IN ('live', 'figures_due') THEN 0 "
                "WHEN p.starts_at IS NULL THEN 2 "
                "WHEN p.status IN ('closed', 'cancelled') AND p.starts_at < ?2 THEN 3 "
                "WHEN p.starts_at < ?2 THEN 0 ELSE 1 END, "
                "iif(p.status IN ('closed', 'cancelled') AND p.starts_at < ?2, -p.starts_at, "
                "p.starts_at), p.id",
            choice.area, today);
        while (rows.step())
            order.push_back(rows.integer(0));
        RegisterPage page;
        for (const std::int64_t no : order) {
            Query row = m_database.query(
                std::string("SELECT ") + PickStore::columns() + " FROM pick p WHERE p.no = ?", no);
            row.step();
            Pick pick = PickStore::readRow(row);
            if (choice.shows && !choice.shows(pick))
                continue;
            if (page.picks.size() == choice.most) {
                page.hasMore = true;
                break;
            }
            page.picks.push_back(std::move(pick));
        }
        return page;
    });
}

Result<int> PickListStore::booked(const Id &pick)
{
    return m_database.attempt([&] {
        Query row =
            m_database.query("SELECT count(*) FROM attendance WHERE pick = ? AND deleted = 0 "
                             "AND status IN ('booked', 'attended', 'walk_in')",
                             pick);
        row.step();
        return static_cast<int>(row.integer(0));
    });
}

Result<std::vector<Pick>> PickListStore::inView(const Bounds &view, std::size_t most)
{
    return read("AND p.longitude BETWEEN ? AND ? AND p.latitude BETWEEN ? AND ? "
                "ORDER BY p.starts_at DESC, p.id LIMIT ?",
                view.minX, view.maxX, view.minY, view.maxY, most);
}

Result<std::vector<PlacedPick>> PickListStore::placed(const std::optional<Id> &campaign)
{
    return m_database.attempt([&] {
        std::vector<PlacedPick> picks;
        Query row = m_database.query("SELECT id, status, latitude, longitude FROM pick WHERE "
                                     "deleted = 0 AND status <> 'cancelled' AND latitude IS NOT "
                                     "NULL AND longitude IS NOT NULL AND (?1 IS NULL OR campaign = "
                                     "?1) ORDER BY id",
                                     campaign);
        while (row.step())
            picks.push_back({row.id(0), row.text(1), {row.real(2), row.real(3)}});
        return picks;
    });
}

Result<std::vector<Pick>> PickListStore::drawn(const std::optional<Id> &campaign, Instant since)
{
    return read("AND p.status <> 'cancelled' AND p.latitude IS NOT NULL AND (?1 IS NULL OR "
                "p.campaign = ?1) AND instr(p.place, '\"Point\"') = 0 AND (p.status <> 'closed' OR "
                "p.starts_at >= ?2) ORDER BY p.id",
                campaign, since);
}

Result<std::vector<Pick>> PickListStore::ofCampaign(const Id &campaign)
{
    return read("AND p.campaign = ? ORDER BY p.starts_at, p.id", campaign);
}

Result<std::vector<Pick>> PickListStore::open()
{
    return read("AND p.status NOT IN ('closed', 'cancelled') "
                "ORDER BY p.starts_at IS NULL, p.starts_at, p.id");
}

} // namespace sc
