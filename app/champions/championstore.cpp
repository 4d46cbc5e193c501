// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "storage/referrers.h"
#include "storage/searchtext.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <format>

namespace sc {

namespace {

const std::string kColumns = "id, number, name, email, phone, address, postcode, "
                             "preferred_contact, status, joined_on, area, last_heard_at, "
                             "deleted, interests, patch, consent_on, lawful_basis, languages, "
                             "is_young, born_on, parent_consent_on, induction_pack_on, left_on, "
                             "erased_on";

std::optional<Day> dayIn(const Query &row, int column)
{
    const Result<Day> day = parseIsoDay(row.text(column));
    return day ? std::optional(*day) : std::nullopt;
}

Value dayValue(const std::optional<Day> &day)
{
    return day ? Value{isoDay(*day)} : Value{};
}

Champion readRow(const Query &row)
{
    Champion champion;
    champion.id = row.id(0);
    champion.number = row.text(1);
    champion.name = row.text(2);
    champion.email = row.text(3);
    champion.phone = row.text(4);
    champion.address = row.text(5);
    champion.postcode = row.text(6);
    champion.preferredContact = row.text(7);
    champion.status = row.text(8);
    champion.joinedOn = dayIn(row, 9);
    champion.area = row.id(10);
    champion.lastHeardAt = row.maybe<Instant>(11);
    champion.deleted = row.integer(12) != 0;
    champion.interests = row.text(13);
    champion.patch = row.text(14);
    champion.consentOn = dayIn(row, 15);
    champion.lawfulBasis = row.text(16);
    champion.languages = row.text(17);
    champion.isYoung = row.integer(18) != 0;
    champion.bornOn = dayIn(row, 19);
    champion.parentConsentOn = dayIn(row, 20);
    champion.inductionPackOn = dayIn(row, 21);
    champion.leftOn = dayIn(row, 22);
    champion.erasedOn = dayIn(row, 23);
    if (champion.preferredContact == "visit") // its name in the first version
        champion.preferredContact = "in_person";
    return champion;
}

FieldValues valuesOf(const Champion &champion)
{
    return {{"number", textValue(champion.number)},
            {"name", textValue(champion.name)},
            {"email", textValue(champion.email)},
            {"phone", textValue(champion.phone)},
            {"address", textValue(champion.address)},
            {"postcode", textValue(champion.postcode)},
            {"preferred_contact", textValue(champion.preferredContact)},
            {"status", textValue(champion.status)},
            {"joined_on", dayValue(champion.joinedOn)},
            {"area", refValue(champion.area)},
            {"last_heard_at", champion.lastHeardAt ? instantValue(*champion.lastHeardAt) : Value{}},
            {"interests", textValue(champion.interests)},
            {"patch", textValue(champion.patch)},
            {"consent_on", dayValue(champion.consentOn)},
            {"lawful_basis", textValue(champion.lawfulBasis)},
            {"languages", textValue(champion.languages)},
            {"is_young", champion.isYoung ? Value{std::int64_t{1}} : Value{}},
            {"born_on", dayValue(champion.bornOn)},
            {"parent_consent_on", dayValue(champion.parentConsentOn)},
            {"induction_pack_on", dayValue(champion.inductionPackOn)},
            {"left_on", dayValue(champion.leftOn)}};
}

/// "champion 041" and "No. 41" are 41.
std::string bareNumber(std::string_view typed)
{
    std::string text = folded(typed);
    for (const std::string_view lead : {"champion ", "number ", "no "})
        if (text.starts_with(lead))
            text.erase(0, lead.size());
    const bool digits = !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isdigit(c) != 0;
    });
    if (!digits)
        return {};
    const std::size_t first = text.find_first_not_of('0');
    return first == std::string::npos ? std::string("0") : text.substr(first);
}

std::unexpected<Error> noSuchChampion(std::string_view typed)
{
    return std::unexpected(
        Error{ErrorKind::NotFound,
              "There is no champion " + std::string(typed),
              {{"champion", "not_found",
                "Enter the number or full name of a champion on the register; there "
                "is no " +
                    std::string(typed)}}});
}

std::string saysWhatHolds(std::string_view type)
{
    const std::string_view what = type == "report"     ? "Reports are"
                                  : type == "group"    ? "A group's chair is"
                                  : type == "training" ? "Trainings are"
                                  : type == "contact"  ? "Contacts are"
                                  : type == "credit"   ? "Time credits are"
                                  : type.contains("pick") || type == "attendance"
                                      ? "Litter picks are"
                                      : "Loans are";
    return std::format("{} this champion's. Set the status to left, or erase their data", what);
}

/// O'Neill and ONeill are said alike.
std::string asSpoken(std::string_view name)
{
    std::string spoken = folded(name);
    for (const std::string_view mark : {"'", "\u2019"})
        for (auto at = spoken.find(mark); at != std::string::npos; at = spoken.find(mark))
            spoken.erase(at, mark.size());
    return spoken;
}

} // namespace

std::vector<Champion> ChampionStore::readAll(Query &found)
{
    std::vector<Champion> list;
    while (found.step())
        list.push_back(readRow(found));
    for (Champion &champion : list)
        champion.groups = m_memberships.groupsOf(champion.id);
    return list;
}

Champion ChampionStore::readOne(Query &row)
{
    Champion champion = readRow(row);
    champion.groups = m_memberships.groupsOf(champion.id);
    return champion;
}

Day ChampionStore::today() const
{
    return localDay(m_database.clock().now());
}

bool ChampionStore::isErased(const Id &id)
{
    return m_database.query("SELECT 1 FROM champion WHERE id = ? AND erased_on IS NOT NULL", id)
        .step();
}

std::string ChampionStore::nextNumber()
{
    Query highest = m_database.query("SELECT max(CAST(number AS INTEGER)) FROM champion");
    highest.step();
    return std::to_string(highest.integer(0) + 1);
}

std::optional<Id> ChampionStore::numbered(const std::string &number)
{
    const std::string bare = bareNumber(number);
    if (!bare.empty()) {
        Query found = m_database.query("SELECT id, number FROM champion WHERE deleted = 0 AND "
                                       "number IN (?, ?, ?, ?)",
                                       bare, "0" + bare, "00" + bare, "000" + bare);
        if (found.step())
            return found.id(0);
    }
    Query exact =
        m_database.query("SELECT id FROM champion WHERE deleted = 0 AND number = ?", number);
    return exact.step() ? std::optional(exact.id(0)) : std::nullopt;
}

Result<Champion> ChampionStore::create(Change &change, Champion champion)
{
    return m_database.attemptResult([&]() -> Result<Champion> {
        change.open();
        champion = tidied(std::move(champion), today());
        if (champion.number.empty())
            champion.number = nextNumber();
        if (auto problems = problemsOf(champion, today()); !problems.empty())
            return refused(std::move(problems));
        if (numbered(champion.number))
            return refused("number", "already_exists",
                           "There is a champion " + champion.number + " already");
        if (champion.id.isNull())
            champion.id = m_database.newId();
        change.create("champion", champion.id, valuesOf(champion));
        m_memberships.setGroupsOf(change, champion.id, champion.groups);
        return champion;
    });
}

Result<Champion> ChampionStore::update(Change &change, Champion champion)
{
    return m_database.attemptResult([&]() -> Result<Champion> {
        change.open();
        champion = tidied(std::move(champion), today());
        if (auto problems = problemsOf(champion, today()); !problems.empty())
            return refused(std::move(problems));
        const auto before = get(champion.id);
        const bool isNumbered = !before || before->deleted || before->number != champion.number;
        const auto holder = isNumbered ? numbered(champion.number) : std::nullopt;
        if (holder && *holder != champion.id)
            return refused("number", "already_exists",
                           "There is a champion " + champion.number + " already");
        if (isErased(champion.id))
            return refused("number", "erased",
                           "The data of champion " + champion.number +
                               " were erased and are not taken again. Make a new champion");
        if (!change.update("champion", champion.id, valuesOf(champion)))
            return noSuchChampion(champion.id.toString());
        m_memberships.setGroupsOf(change, champion.id, champion.groups);
        return champion;
    });
}

Result<void> ChampionStore::remove(Change &change, const Id &id)
{
    // Who is in a group is told of neither; all else would name a number that may be given again.
    static constexpr std::array<std::string_view, 1> kOwn{"membership"};
    return m_database.attemptResult([&]() -> Result<void> {
        if (const std::string type = typeReferringTo(m_database, "champion", id, kOwn);
            !type.empty())
            return refused("id", "in_use", saysWhatHolds(type));
        if (!change.remove("champion", id))
            return noSuchChampion(id.toString());
        return {};
    });
}

Result<void> ChampionStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.restore("champion", id))
            return noSuchChampion(id.toString());
        return {};
    });
}

Result<Champion> ChampionStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Champion> {
        Query found = m_database.query("SELECT " + kColumns + " FROM champion WHERE id = ?", id);
        if (!found.step())
            return noSuchChampion(id.toString());
        return readOne(found);
    });
}

Result<Champion> ChampionStore::find(std::string_view numberOrName)
{
    return m_database.attemptResult([&]() -> Result<Champion> {
        if (const auto id = numbered(collapsed(numberOrName)))
            return get(*id);
        if (const auto id = Id::parse(numberOrName))
            return get(*id);
        const std::string name = asSpoken(numberOrName);
        const std::string match = prefixMatch(numberOrName);
        if (match.empty())
            return noSuchChampion(numberOrName);
        Query found =
            m_database.query("SELECT " + kColumns +
                                 " FROM champion WHERE deleted = 0 AND no IN (SELECT rowid "
                                 "FROM champion_search WHERE champion_search MATCH ? "
                                 "LIMIT 50)",
                             match);
        auto all = readAll(found);
        std::erase_if(all, [&](const Champion &one) { return asSpoken(one.name) != name; });
        if (all.size() > 1)
            return std::unexpected(
                Error{ErrorKind::NotFound,
                      "More than one champion is called " + std::string(numberOrName),
                      {{"champion", "not_found",
                        "Enter the champion's number: more than one is called " +
                            std::string(numberOrName)}}});
        if (all.empty())
            return noSuchChampion(numberOrName);
        return all.front();
    });
}

Result<std::vector<Champion>> ChampionStore::suggest(std::string_view typed, int most)
{
    return m_database.attempt([&] {
        std::vector<Champion> list;
        if (const auto id = numbered(collapsed(typed)))
            if (auto exact = get(*id))
                list.push_back(*std::move(exact));
        const std::string match = prefixMatch(typed);
        if (match.empty())
            return list;
        Query found =
            m_database.query("SELECT " + kColumns +
                                 " FROM champion WHERE deleted = 0 AND no IN (SELECT rowid "
                                 "FROM champion_search WHERE champion_search MATCH ? "
                                 "LIMIT 200) ORDER BY status = 'left', name LIMIT ?",
                             match, most);
        for (Champion &champion : readAll(found))
            if (!std::ranges::contains(list, champion.id, &Champion::id) &&
                list.size() < static_cast<std::size_t>(most))
                list.push_back(std::move(champion));
        return list;
    });
}

Result<std::vector<Champion>> ChampionStore::page(const std::optional<Champion> &after, int size)
{
    return m_database.attempt([&] {
        Query found = m_database.query(
            "SELECT " + kColumns +
                " FROM champion WHERE deleted = 0 AND "
                "(?1 IS NULL OR (CAST(number AS INTEGER), number, id) > "
                "(SELECT CAST(number AS INTEGER), number, id FROM champion WHERE id = ?1)) "
                "ORDER BY CAST(number AS INTEGER), number, id LIMIT ?2",
            after ? std::optional(after->id) : std::nullopt, size);
        return readAll(found);
    });
}

Result<std::vector<Champion>> ChampionStore::all()
{
    return m_database.attempt([&] {
        Query found =
            m_database.query("SELECT " + kColumns + " FROM champion WHERE deleted = 0 ORDER BY id");
        return readAll(found);
    });
}

Result<std::int64_t> ChampionStore::count()
{
    return m_database.attempt([&] {
        Query found = m_database.query("SELECT count(*) FROM champion WHERE deleted = 0");
        found.step();
        return found.integer(0);
    });
}

} // namespace sc
