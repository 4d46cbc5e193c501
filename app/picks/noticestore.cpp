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

/// The way they asked for where it can reach them, else one that can; who wants to hear nothing is
/// told of this all the same.
std::string wayTo(const std::string &asked, const std::string &phone, const std::string &email)
{
    const bool byNumber = asked.empty() || asked == "none" || asked == "phone" || asked == "text";
    if (!byNumber && (asked != "email" || !email.empty()))
        return asked;
    if (phone.empty() && !email.empty())
        return "email";
    return asked == "text" && !phone.empty() ? "text" : "phone";
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
        // Whoever leads may be on no roster.
        Query row = m_database.query(
            "SELECT * FROM (SELECT a.id, a.champion, coalesce(c.name, a.name, ''), "
            "c.preferred_contact, c.phone, a.position, a.no, c.email FROM attendance a LEFT JOIN "
            "champion c "
            "ON c.id = a.champion WHERE a.pick = ?1 AND a.deleted = 0 AND a.status IN ('booked', "
            "'waiting') UNION ALL SELECT NULL, c.id, coalesce(c.name, ''), c.preferred_contact, "
            "c.phone, -1, 0, c.email FROM champion c WHERE c.id = ?2 AND c.deleted = 0 AND NOT "
            "EXISTS "
            "(SELECT 1 FROM attendance a WHERE a.pick = ?1 AND a.deleted = 0 AND a.champion = "
            "?2)) ORDER BY 6, 7",
            pick.id, pick.lead);
        while (row.step()) {
            const bool known = !row.isNull(1); // else the number is for an emergency, if any
            people.push_back({row.isNull(0) ? Id() : row.id(0), known ? row.id(1) : Id(),
                              row.text(2),
                              known ? wayTo(row.text(3), row.text(4), row.text(7)) : "phone"});
        }
    }
    ContactStore log(m_database);
    for (const Person &person : people) {
        if (!person.champion.isNull()) {
            Contact told;
            told.champion = person.champion;
            told.at = change.at();
            told.way = person.way;
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
            "coalesce(nullif(c.name, ''), 'Champion ' || c.number, a.name, ''), CASE n.way WHEN "
            "'email' THEN c.email WHEN 'post' THEN c.address ELSE coalesce(c.phone, c.email) END, "
            "coalesce(w.name, b.name, ''), "
            "coalesce(w.phone, w.email, b.emergency_contact, ''), "
            "coalesce(a.emergency_contact, '') FROM pick_notice n "
            "LEFT JOIN attendance a ON a.id = n.attendance "
            "LEFT JOIN champion c ON c.id = coalesce(a.champion, n.champion) "
            "LEFT JOIN attendance b ON b.id = a.adult AND a.child "
            "LEFT JOIN champion w ON w.id = b.champion "
            "WHERE n.pick = ? AND n.deleted = 0 ORDER BY n.at, n.id",
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
