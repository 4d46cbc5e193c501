// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importchampions.h"

#include "core/dates.h"
#include "core/postcode.h"
#include "core/text.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <format>
#include <span>

namespace sc {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kGuesses{
    Pair{"e_mail_address", "email"},
    Pair{"email_address", "email"},
    Pair{"mail", "email"},
    Pair{"tel", "phone"},
    Pair{"tel_no", "phone"},
    Pair{"tel_no.", "phone"},
    Pair{"tel.", "phone"},
    Pair{"telephone_number", "phone"},
    Pair{"telephone_no", "phone"},
    Pair{"phone_number", "phone"},
    Pair{"phone_no", "phone"},
    Pair{"contact_number", "phone"},
    Pair{"home_phone", "phone"},
    Pair{"landline", "phone"},
    Pair{"full_name", "name"},
    Pair{"champion_name", "name"},
    Pair{"champion", "name"},
    Pair{"no", "number"},
    Pair{"no.", "number"},
    Pair{"champion_no", "number"},
    Pair{"champion_no.", "number"},
    Pair{"champion_ref", "number"},
    Pair{"champion_id", "number"},
    Pair{"champ_no", "number"},
    Pair{"champ_number", "number"},
    Pair{"champ_ref", "number"},
    Pair{"champ_id", "number"},
    Pair{"volunteer_no", "number"},
    Pair{"volunteer_number", "number"},
    Pair{"membership_no", "number"},
    Pair{"membership_number", "number"},
    Pair{"champ_name", "name"},
    Pair{"volunteer_name", "name"},
    Pair{"date_joined", "joined_on"},
    Pair{"joined", "joined_on"},
    Pair{"start_date", "joined_on"},
    Pair{"joining_date", "joined_on"},
    Pair{"date_left", "left_on"},
    Pair{"left", "left_on"},
    Pair{"language", "languages"},
    Pair{"languages_spoken", "languages"},
    Pair{"group", "groups"},
    Pair{"street", "patch"},
    Pair{"streets", "patch"},
    Pair{"preferred_contact_method", "preferred_contact"},
    Pair{"contact_preference", "preferred_contact"},
    Pair{"contact_by", "preferred_contact"},
    Pair{"full_address", "address"},
    Pair{"home_address", "address"},
    Pair{"interest", "interests"},
    Pair{"consent_date", "consent_on"},
    Pair{"date_of_consent", "consent_on"},
    Pair{"consent", "consent_on"},
    Pair{"date_of_birth", "born_on"},
    Pair{"dob", "born_on"},
    Pair{"postal_code", "postcode"},
    Pair{"area_name", "area"},
};

constexpr std::array<std::string_view, 7> kFirsts{
    "first_name", "forename", "given_name", "christian_name", "1st_name", "fname", "first"};
constexpr std::array<std::string_view, 6> kLasts{"surname",     "last_name", "family_name",
                                                 "second_name", "lname",     "last"};
constexpr std::array<std::string_view, 4> kMobiles{"mobile", "mobile_number", "mobile_phone",
                                                   "mobile_no"};
constexpr std::array<std::string_view, 12> kAddress{
    "house",          "address_line_1", "address_line_2", "address_line_3",
    "address_line_4", "address_1",      "address_2",      "address_3",
    "address_4",      "locality",       "town",           "county"};

std::string firstOf(const Columns &columns, const CsvRow &row, const auto &names)
{
    for (const std::string_view name : names) {
        const std::string cell(withoutFormulaGuard(columns.cell(row, name)));
        if (!cell.empty())
            return cell;
    }
    return {};
}

bool hasAny(const Columns &columns, const auto &names)
{
    return std::ranges::any_of(names, [&](const auto name) { return columns.has(name); });
}

/// A column's name without what people write in one way or another: "First name(s)", "Firstname"
/// and "First names" are one, and so are "Champ No." and "Champ no".
std::string keyOf(std::string_view column)
{
    std::string plain(column);
    for (const std::string_view many : {"(s)", "(es)"})
        if (const auto at = plain.find(many); at != std::string::npos)
            plain.erase(at, many.size());
    std::erase_if(plain, [](char c) { return std::string_view("_.?!:;*'\"()/#").contains(c); });
    if (plain.size() > 2 && plain.ends_with('s'))
        plain.pop_back();
    return plain;
}

/// Whether a column that is not known may well hold first names: "Known as", "Preferred name".
bool mayBeFirstNames(std::string_view column)
{
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"first",      "fore",    "forename", "forenames", "given",     "christian", "known",
         "as",         "called",  "name",     "names",     "preferred", "initial",   "initials",
         "initial(s)", "name(s)", "nickname", "nick",      "chosen",    "short",     "personal",
         "usual",      "1st",     "middle",   "own"});
    std::string spaced(column);
    std::ranges::replace(spaced, '_', ' ');
    return !spaced.empty() && std::ranges::all_of(words(spaced), [](std::string_view word) {
        return std::ranges::contains(kWords, word);
    });
}

} // namespace

void guessChampionColumns(Columns &columns, std::span<const std::string_view> fields)
{
    for (const auto &[from, to] : kGuesses)
        columns.rename(from, to);
    const std::vector<std::string> names = columns.names();
    const auto guess = [&](std::string_view from, std::string_view to) {
        for (const std::string &name : names) {
            const bool isKnown = std::ranges::contains(fields, name) || PersonParts::isPart(name);
            // "Consent?" is answered with yes or no, which is no day.
            const bool asks = name.contains('?') && to.ends_with("_on");
            if (!isKnown && !asks && keyOf(name) == keyOf(from))
                columns.rename(name, to);
        }
    };
    for (const std::string_view field : fields)
        guess(field, field);
    for (const auto &[from, to] : kGuesses)
        guess(from, to);
    const auto guessAll = [&](const auto &parts) {
        for (const std::string_view part : parts)
            guess(part, part);
    };
    guessAll(kFirsts);
    guessAll(kLasts);
    guessAll(kMobiles);
    guessAll(kAddress);
}

Result<void> askForFirstNames(const CsvReader &reader, const Columns &columns,
                              const std::vector<std::string> &unknown, const TellRemark &tell)
{
    if (unknown.empty() || columns.has("name") || hasAny(columns, kFirsts))
        return {};
    const auto heading = [&](std::string_view column) {
        return reader.header()[*columns.find(column)];
    };
    const auto last =
        std::ranges::find_if(kLasts, [&](const auto name) { return columns.has(name); });
    if (last == kLasts.end())
        return {};
    const auto likely = std::ranges::find_if(unknown, mayBeFirstNames);
    const bool asks = likely != unknown.end();
    const std::string first = heading(asks ? *likely : unknown.front());
    const std::string surname = heading(*last);
    tell({reader.headerLine(),
          {columnName(surname), "no_first_names",
           std::format("No column of first names is known, so names are surnames alone. If \"{0}\" "
                       "has them, say so with --column \"{0}=first_name\"",
                       first)},
          false});
    if (!asks)
        return {};
    return refused(
        columnName(first), "no_first_names",
        std::format("Say whether \"{0}\" has the first names: --column \"{0}=first_name\". Where "
                    "there are none, say --column \"{1}=name\". Nothing was taken",
                    first, surname));
}

bool PersonParts::isPart(std::string_view column)
{
    return std::ranges::contains(kFirsts, column) || std::ranges::contains(kLasts, column) ||
           std::ranges::contains(kMobiles, column) || std::ranges::contains(kAddress, column);
}

std::string PersonParts::put(const Columns &columns, const CsvRow &row, Champion &champion)
{
    const std::string surname = firstOf(columns, row, kLasts);
    if (!columns.has("name")) {
        const std::string name = collapsed(firstOf(columns, row, kFirsts) + " " + surname);
        if (!name.empty())
            champion.name = name;
    } else if (const std::string name(withoutFormulaGuard(columns.cell(row, "name")));
               !name.empty() && !surname.empty() && words(name).size() == 1 &&
               folded(name) != folded(surname)) {
        champion.name = collapsed(name + " " + surname); // the "name" beside it is the first
    }
    const std::string mobile = firstOf(columns, row, kMobiles);
    const std::string phone(withoutFormulaGuard(columns.cell(row, "phone")));
    if (phone.empty() && !mobile.empty())
        champion.phone = mobile;
    const bool another =
        !phone.empty() && !mobile.empty() &&
        normalisePhone(mobile).value_or(mobile) != normalisePhone(phone).value_or(phone);
    std::string address(withoutFormulaGuard(columns.cell(row, "address")));
    bool parts = false;
    for (const std::string_view name : kAddress) {
        const std::string part(withoutFormulaGuard(columns.cell(row, name)));
        parts = parts || !part.empty();
        if (!part.empty())
            address += (address.empty() ? "" : ", ") + part;
    }
    if (parts)
        champion.address = address;
    return another ? mobile : std::string();
}

std::vector<std::pair<std::string, std::string>>
ChampionDuplicates::keysOf(const Champion &champion)
{
    std::vector<std::pair<std::string, std::string>> keys; // and what is the same
    const auto postcode = normalisePostcode(champion.postcode);
    if (!champion.name.empty() && postcode)
        keys.emplace_back("n:" + folded(champion.name) + "|" + *postcode, "name and postcode");
    std::string email(trimmed(champion.email));
    std::ranges::transform(email, email.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
    });
    if (!email.empty())
        keys.emplace_back("e:" + email, "e-mail address");
    if (const auto phone = normalisePhone(champion.phone))
        keys.emplace_back("p:" + *phone, "telephone number");
    return keys;
}

void ChampionDuplicates::remember(const Champion &champion)
{
    const std::string number =
        champion.number.empty() ? "that an earlier row added" : champion.number;
    for (const auto &[key, what] : keysOf(champion))
        m_known.emplace(key, Known{number, champion.id});
}

// A row that was remembered may have been refused afterwards.
bool ChampionDuplicates::isThere(const Known &known)
{
    ChampionStore store(m_database);
    return (!known.id.isNull() && store.get(known.id)) || store.find(known.number);
}

Result<void> ChampionDuplicates::load()
{
    if (m_loaded)
        return {};
    m_loaded = true;
    return ChampionStore(m_database).all().transform([&](const auto &champions) {
        for (const Champion &champion : champions)
            remember(champion);
    });
}

Result<void> ChampionDuplicates::admit(const Champion &champion)
{
    if (const auto loaded = load(); !loaded)
        return loaded;
    for (const auto &[key, what] : keysOf(champion)) {
        const auto found = m_known.find(key);
        if (found == m_known.end())
            continue;
        const std::string &number = found->second.number;
        if (isThere(found->second))
            return refused(
                key.starts_with("e:")   ? "email"
                : key.starts_with("p:") ? "phone"
                                        : "name",
                "duplicate_of",
                std::format("duplicate_of {}: champion {} has the same {}.", number, number, what));
        m_known.erase(found);
    }
    remember(champion);
    return {};
}

} // namespace sc
