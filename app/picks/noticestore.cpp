// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/noticestore.h"

#include "champions/contactstore.h"
#include "picks/picktexts.h"

#include <format>

namespace sc {

namespace {

/// Where somebody has no number of their own: a child by its adult, others by the number they gave
/// for an emergency.
std::string otherWay(const std::string &adult, const std::string &adultReach,
                     const std::string &emergencyContact)
{
    if (!adult.empty())
        return adultReach.empty() ? std::format("with {}", adult)
                                  : std::format("with {}, {}", adult, adultReach);
    return emergencyContact.empty() ? std::string()
                                    : std::format("in an emergency: {}", emergencyContact);
}

} // namespace

Result<void> NoticeStore::cancelled(Change &change, const Pick &pick, const std::string &note)
{
    struct Person {
        Id attendance;
        Id champion;
        std::string name;
        std::string way;
    };
    std::vector<Person> people;
    {
        Query row = m_database.query(
            "SELECT a.id, a.champion, coalesce(c.name, a.name, ''), coalesce(c.preferred_contact, "
            "'phone') "
            "FROM attendance a LEFT JOIN champion c ON c.id = a.champion WHERE a.pick = ? AND "
            "a.deleted = 0 AND a.status IN ('booked', 'waiting') ORDER BY a.position, a.no",
            pick.id);
        while (row.step())
            people.push_back({row.id(0), row.id(1), row.text(2), row.text(3)});
    }
    ContactStore log(m_database);
    for (const Person &person : people) {
        if (!person.champion.isNull()) {
            Contact told;
            told.champion = person.champion;
            told.at = change.at();
            told.way = person.way == "none" ? "phone" : person.way;
            told.note = "To be told: cancelled, " + pickInWords(pick);
            const auto logged = log.create(change, std::move(told));
            if (!logged)
                return std::unexpected(logged.error());
        }
        change.create("pick_notice", m_database.newId(),
                      {{"pick", refValue(pick.id)},
                       {"attendance", refValue(person.attendance)},
                       {"champion", refValue(person.champion)},
                       {"kind", Value{"cancelled"}},
                       {"at", instantValue(change.at())},
                       {"by", textValue(change.actor().name)},
                       {"way", textValue(person.way)},
                       {"words", textValue(cancellationText(pick, person.name, note))}});
    }
    return {};
}

Result<std::vector<Notice>> NoticeStore::of(const Id &pick)
{
    return m_database.attempt([&] {
        std::vector<Notice> notices;
        Query row = m_database.query(
            "SELECT n.id, n.attendance, n.kind, n.at, n.by, n.way, n.words, "
            "coalesce(c.name, a.name, ''), CASE n.way WHEN 'email' THEN c.email ELSE "
            "coalesce(c.phone, c.email) END, coalesce(w.name, b.name, ''), "
            "coalesce(w.phone, w.email, b.emergency_contact, ''), "
            "coalesce(a.emergency_contact, '') FROM pick_notice n "
            "LEFT JOIN attendance a ON a.id = n.attendance "
            "LEFT JOIN champion c ON c.id = a.champion "
            "LEFT JOIN attendance b ON b.id = a.adult AND a.child "
            "LEFT JOIN champion w ON w.id = b.champion "
            "WHERE n.pick = ? AND n.deleted = 0 ORDER BY n.at, n.no",
            pick);
        while (row.step()) {
            Notice &notice =
                notices.emplace_back(row.id(0), row.id(1), row.text(2), row.instant(3), row.text(4),
                                     row.text(5), row.text(6), row.text(7), row.text(8));
            if (notice.reach.empty())
                notice.reach = otherWay(row.text(9), row.text(10), row.text(11));
        }
        return notices;
    });
}

} // namespace sc
