// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importchampions.h"

#include "core/dates.h"
#include "core/postcode.h"
#include "core/text.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <format>

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

constexpr std::array<std::string_view, 4> kFirsts{"first_name", "forename", "given_name",
                                                  "christian_name"};
constexpr std::array<std::string_view, 4> kLasts{"surname", "last_name", "family_name",
                                                 "second_name"};
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

} // namespace

void guessChampionColumns(Columns &columns)
{
    for (const auto &[from, to] : kGuesses)
        columns.rename(from, to);
}

bool PersonParts::isPart(std::string_view column)
{
    return std::ranges::contains(kFirsts, column) || std::ranges::contains(kLasts, column) ||
           std::ranges::contains(kMobiles, column) || std::ranges::contains(kAddress, column);
}

std::string PersonParts::put(const Columns &columns, const CsvRow &row, Champion &champion)
{
    if (!columns.has("name")) {
        const std::string name =
            collapsed(firstOf(columns, row, kFirsts) + " " + firstOf(columns, row, kLasts));
        if (!name.empty())
            champion.name = name;
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
