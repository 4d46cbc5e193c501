// SPDX-License-Identifier: GPL-3.0-or-later
// Records that cannot both be right, though no field of either is in dispute.
#include "core/text.h"
#include "loans/loanclashstore.h"
#include "sync/conflicts.h"
#include "sync/conflictwork.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

struct Person {
    Id id;
    std::vector<std::string> contacts; ///< as they are compared; empty ones left out
};

std::string phoneOf(const std::string &text)
{
    const auto phone = normalisePhone(text);
    return phone ? *phone : std::string{};
}

/// The same name, and a way to reach them that both share; or no way at all is known of one.
bool maybeSame(const Person &one, const Person &other)
{
    if (one.contacts.empty() || other.contacts.empty())
        return true;
    return std::ranges::any_of(one.contacts, [&](const std::string &contact) {
        return std::ranges::contains(other.contacts, contact);
    });
}

std::vector<std::string> contactsOf(Database &database, const Id &champion)
{
    std::vector<std::string> contacts;
    Query row = database.query("SELECT email, phone, postcode, address FROM champion WHERE id = ?",
                               champion);
    if (row.step())
        for (const std::string &contact :
             {folded(row.text(0)), phoneOf(row.text(1)), folded(row.text(2)), folded(row.text(3))})
            if (!contact.empty())
                contacts.push_back(contact);
    return contacts;
}

/// What people call a record they look for another like it.
std::string titleOf(Database &database, std::string_view type, const Id &record)
{
    Query row = database.query(
        type == "champion" ? "SELECT coalesce(name, 'nobody') || ' (' || coalesce(number, 'no "
                             "number') || ')' FROM champion WHERE id = ?"
        : type == "attendance"
            ? "SELECT coalesce(c.name, a.name, 'somebody') || ' at ' || coalesce(p.title, 'a "
              "pick') "
              "FROM attendance a LEFT JOIN champion c ON c.id = a.champion LEFT JOIN pick p ON "
              "p.id = a.pick WHERE a.id = ?"
            : "SELECT 'work done with loan ' || coalesce(l.ref, '') FROM work_report w LEFT JOIN "
              "loan l ON l.id = w.loan WHERE w.id = ?",
        record);
    return row.step() ? row.text(0) : std::string(type);
}

} // namespace

ConflictHead ConflictStore::beginningOf(const RecordType &type, const Id &record)
{
    ConflictHead head{.value = Value{record.toString()}, .by = {}, .device = {}, .record = record};
    Query row = m_database.query("SELECT stamps FROM " + type.table + " WHERE id = ?", record);
    if (!row.step())
        return head;
    const Stamp base = RowStamps::decode(row.bytes(0)).value_or(RowStamps{}).base();
    head.device = deviceName(base.device);
    head.at = base.instant();
    head.stamps = {base};
    Query actor = m_database.query("SELECT a.actor FROM op_log o JOIN action a ON a.no = o.action "
                                   "WHERE o.record = ? AND o.kind IN (1, 4) ORDER BY o.kind, "
                                   "o.stamp, a.id LIMIT 1",
                                   record);
    if (actor.step())
        head.by = actor.text(0);
    return head;
}

Result<void> ConflictStore::addKits(std::vector<Conflict> &list)
{
    auto clashes = LoanClashStore(m_database).clashes();
    if (!clashes)
        return std::unexpected(clashes.error());
    const RecordType *loans = m_database.types().named("loan");
    std::vector<Conflict> found;
    for (const LoanClash &clash : *clashes) {
        const auto [low, high] = std::minmax(clash.first.id, clash.second.id);
        Conflict conflict{.id = LoanClashStore::idOf(clash.kit, low, high),
                          .kind = Conflict::Kind::KitTwice,
                          .type = "loan",
                          .record = low,
                          .field = "kits",
                          .title = clash.inWords(),
                          .heads = {},
                          .base = {},
                          .detail = clash.kit,
                          .again = clash.again};
        for (const Id &id : {low, high}) {
            ConflictHead head = beginningOf(*loans, id);
            head.value = Value{id == clash.first.id ? clash.first.ref : clash.second.ref};
            conflict.heads.push_back(std::move(head));
        }
        found.push_back(std::move(conflict));
    }
    std::ranges::sort(found, {}, &Conflict::id);
    std::ranges::move(found, std::back_inserter(list));
    return {};
}

// Those about which two people decided differently are asked about again, also where a decision
// took one of them, or both, off the lists.
void ConflictStore::addPairs(Conflict::Kind kind, std::string_view type, std::vector<Pair> pairs,
                             std::vector<Conflict> &list)
{
    const bool isNumber = kind == Conflict::Kind::SameNumber;
    const std::vector<Pair> apart = isNumber ? std::vector<Pair>{} : settledApart(type);
    for (auto &[one, other] : pairs)
        if (other < one)
            std::swap(one, other);
    pairs.insert(pairs.end(), apart.begin(), apart.end());
    std::ranges::sort(pairs);
    const auto [first, last] = std::ranges::unique(pairs);
    pairs.erase(first, last);
    for (const Pair &pair : pairs)
        addPair(kind, type, pair, std::ranges::contains(apart, pair), list);
}

void ConflictStore::addPair(Conflict::Kind kind, std::string_view type, const Pair &pair,
                            bool again, std::vector<Conflict> &list)
{
    const auto &[one, other] = pair;
    const RecordType *known = m_database.types().named(type);
    const bool isNumber = kind == Conflict::Kind::SameNumber;
    const bool isThing = kind == Conflict::Kind::SameThing;
    Conflict conflict{.id = Id::fromName(std::format("{}:{}:{}", isNumber ? "number" : "same",
                                                     one.toString(), other.toString())),
                      .kind = kind,
                      .type = std::string(type),
                      .record = one,
                      .field = isNumber ? "number" : "id",
                      .title = isThing           ? nameOf(type, one)
                               : isEntered(type) ? entryTitle(type, one)
                                                 : titleOf(m_database, type, one),
                      .heads = {beginningOf(*known, one), beginningOf(*known, other)},
                      .base = {},
                      .again = again};
    if (kind == Conflict::Kind::SamePerson || isNumber)
        conflict.title += " and " + titleOf(m_database, type, other);
    // What one PC wrote twice, it meant.
    if (conflict.heads[0].stamps.empty() || conflict.heads[1].stamps.empty() ||
        isOneWriters(*known, pair))
        return;
    if (!again &&
        m_database
            .query("SELECT 1 FROM decision WHERE id = ? AND deleted = 0", decisionOf(conflict.id))
            .step())
        return;
    for (ConflictHead &head : conflict.heads)
        head.about = aboutOf(type, head.record);
    conflict.countsOnce =
        type == "attendance" &&
        m_database.query("SELECT 1 FROM attendance WHERE id = ? AND champion IS NOT NULL", one)
            .step();
    list.push_back(std::move(conflict));
}

// Of things and entries also who gave the name, or what it is about, last.
bool ConflictStore::isOneWriters(const RecordType &type, const Pair &pair)
{
    std::set<std::int64_t> writers;
    for (const Id &record : {pair.first, pair.second}) {
        Query row = m_database.query("SELECT stamps FROM " + type.table + " WHERE id = ?", record);
        if (!row.step())
            continue;
        const RowStamps stamps = RowStamps::decode(row.bytes(0)).value_or(RowStamps{});
        const std::vector<std::string> keys = keyColumnsOf(type.name);
        if (keys.empty())
            writers.insert(stamps.base().device);
        for (const std::string &column : keys)
            writers.insert(stamps.of(type.field(column)->number).device);
    }
    return writers.size() < 2;
}

void ConflictStore::addPersons(std::vector<Conflict> &list)
{
    std::map<std::string, std::vector<Person>> byName;
    {
        Query rows = m_database.query("SELECT id, name FROM champion WHERE deleted = 0 AND "
                                      "erased_on IS NULL AND name IS NOT NULL ORDER BY id");
        while (rows.step())
            byName[folded(rows.text(1))].push_back({rows.id(0), {}});
    }
    std::erase_if(byName,
                  [](const auto &one) { return one.first.empty() || one.second.size() < 2; });
    for (auto &[name, persons] : byName)
        for (Person &person : persons)
            person.contacts = contactsOf(m_database, person.id);
    std::vector<Pair> pairs;
    for (const auto &[name, persons] : byName)
        for (std::size_t i = 0; i < persons.size(); ++i)
            for (std::size_t j = i + 1; j < persons.size(); ++j)
                if (maybeSame(persons[i], persons[j]))
                    pairs.emplace_back(persons[i].id, persons[j].id);
    addPairs(Conflict::Kind::SamePerson, "champion", std::move(pairs), list);
}

void ConflictStore::addFigures(std::vector<Conflict> &list)
{
    const auto pairsOf = [&](const std::string &sql) {
        std::vector<Pair> pairs;
        Query rows = m_database.query(sql);
        while (rows.step())
            pairs.emplace_back(rows.id(0), rows.id(1));
        return pairs;
    };
    addPairs(Conflict::Kind::SameFigures, "attendance",
             pairsOf("SELECT a.id, b.id FROM attendance a JOIN attendance b ON b.pick = a.pick AND "
                     "(b.champion = a.champion OR (a.champion IS NULL AND b.champion IS NULL AND "
                     "lower(trim(b.name)) = lower(trim(a.name)))) AND b.id > a.id "
                     "WHERE a.deleted = 0 AND b.deleted = 0"),
             list);
    addPairs(Conflict::Kind::SameFigures, "work_report",
             pairsOf("SELECT a.id, b.id FROM work_report a JOIN work_report b ON b.loan = a.loan "
                     "AND b.id > a.id WHERE a.deleted = 0 AND b.deleted = 0"),
             list);
}

// Each PC gives the next number it knows to be free, so that two of them may give the same.
void ConflictStore::addNumbers(std::vector<Conflict> &list)
{
    std::vector<Pair> pairs;
    {
        Query rows = m_database.query(
            "SELECT a.id, b.id FROM champion a JOIN champion b ON b.number = a.number AND "
            "b.id > a.id WHERE a.deleted = 0 AND b.deleted = 0 AND a.erased_on IS NULL AND "
            "b.erased_on IS NULL AND a.number IN (SELECT number FROM champion WHERE deleted = 0 "
            "GROUP BY 1 HAVING count(*) > 1) ORDER BY 1, 2");
        while (rows.step())
            pairs.emplace_back(rows.id(0), rows.id(1));
    }
    addPairs(Conflict::Kind::SameNumber, "champion", std::move(pairs), list);
}

Result<void> ConflictStore::settleNumber(const Conflict &conflict, const ConflictChoice &choice,
                                         const Actor &actor)
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        if (choice.both) {
            noteDecision(change, conflict, "same_number", choice);
            return change.commit();
        }
        const auto *typed = choice.value ? std::get_if<std::string>(&*choice.value) : nullptr;
        std::string number = typed != nullptr ? collapsed(*typed) : std::string{};
        if (number.empty()) {
            Query highest =
                m_database.query("SELECT max(CAST(number AS INTEGER)) + 1 FROM champion");
            highest.step();
            number = highest.text(0);
        } else if (m_database
                       .query("SELECT 1 FROM champion WHERE number = ? AND deleted = 0", number)
                       .step()) {
            return refused("value", "already_exists",
                           std::format("There is a champion {} already", number));
        }
        change.settle("champion", conflict.heads[choice.choose == 2 ? 0 : 1].record, "number",
                      Value{number});
        return change.commit();
    });
}

Result<void> ConflictStore::settleKit(const Conflict &conflict, const ConflictChoice &choice,
                                      const Actor &actor)
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        const std::string keeps =
            choice.choose > 0 ? conflict.heads[choice.choose - 1].record.toString() : std::string{};
        auto settled = LoanClashStore(m_database)
                           .settle(change, conflict.heads[0].record,
                                   {.other = conflict.heads[1].record.toString(),
                                    .kit = conflict.detail.toString(),
                                    .keeps = keeps,
                                    .by = actor.name,
                                    .reason = "Settled after an exchange"});
        if (!settled)
            return std::unexpected(settled.error());
        return change.commit();
    });
}

} // namespace sc
