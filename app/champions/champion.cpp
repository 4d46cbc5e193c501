// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/champion.h"

#include "champions/creditstore.h"
#include "champions/patch.h"
#include "core/postcode.h"
#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kLongestLine = 200;

bool oneOf(const auto &codes, std::string_view code)
{
    return code.empty() || std::ranges::contains(codes, code);
}

void requireLength(std::vector<Problem> &problems, const char *field, const char *name,
                   const std::string &text)
{
    if (text.size() > kLongestLine)
        problems.push_back({field, "out_of_range",
                            std::string("Shorten the ") + name + " to 200 characters or fewer"});
}

// Lists of numbers are parted by semicolons, and time credits go to accounts by name or number.
void requireOwnNumber(std::vector<Problem> &problems, const std::string &number)
{
    if (number.contains(';'))
        problems.push_back({"number", "out_of_range", "Leave the semicolon out of the number"});
    if (std::ranges::contains(kCreditAccounts, folded(number)))
        problems.push_back({"number", "out_of_range",
                            "Choose another number: this is the name of an account of the time "
                            "credits"});
}

void requireCodes(std::vector<Problem> &problems, const Champion &champion)
{
    if (!oneOf(kChampionStatuses, champion.status))
        problems.push_back({"status", "unknown_code",
                            "Choose prospective, active, resting or left as the status"});
    if (!oneOf(kContactWays, champion.preferredContact))
        problems.push_back({"preferred_contact", "unknown_code",
                            "Choose phone, email, text, post, in_person or none"});
    if (!oneOf(kLawfulBases, champion.lawfulBasis))
        problems.push_back({"lawful_basis", "unknown_code",
                            "Choose consent, legitimate_interests, public_task, contract, "
                            "legal_obligation or vital_interests"});
    const auto interests = listItems(champion.interests);
    if (!std::ranges::all_of(interests, [](const auto &code) { return oneOf(kInterests, code); }))
        problems.push_back({"interests", "unknown_code",
                            "Choose from report, lead_picks, hand_out_bags, information_point and "
                            "social_media"});
}

void requireAge(std::vector<Problem> &problems, const Champion &champion, Day today)
{
    const auto age = champion.bornOn ? std::optional(ageOn(*champion.bornOn, today)) : std::nullopt;
    if (age && (*age < kYoungestChampion || *age > 120)) {
        problems.push_back(
            {"born_on", "out_of_range", "A street champion is at least 16 years old"});
        return;
    }
    if (champion.isYoung && champion.status == "active" && !champion.parentConsentOn)
        problems.push_back({"parent_consent_on", "missing",
                            "Enter the date a parent or guardian consented: a champion of 16 or 17 "
                            "cannot be active without"});
}

void requireDays(std::vector<Problem> &problems, const Champion &champion, Day today)
{
    if (champion.joinedOn && champion.leftOn && *champion.leftOn < *champion.joinedOn)
        problems.push_back(
            {"left_on", "out_of_range", "The day they left is before the day they joined"});
    for (const auto &[field, day] : {std::pair{"consent_on", &champion.consentOn},
                                     {"parent_consent_on", &champion.parentConsentOn}}) {
        // A PC whose clock is a day ahead may have written it.
        if (*day &&
            std::chrono::sys_days(**day) > std::chrono::sys_days(today) + std::chrono::days{1})
            problems.push_back({field, "out_of_range", "Consent cannot be given in the future"});
    }
    if (champion.lastHeardAt && std::chrono::sys_days(localDay(*champion.lastHeardAt)) >
                                    std::chrono::sys_days(today) + std::chrono::days{1})
        problems.push_back({"last_heard_at", "out_of_range",
                            "The day they were last heard from cannot be in the future"});
}

std::string tidiedList(std::string_view text)
{
    std::vector<std::string> kept;
    for (std::string &item : listItems(text)) {
        if (!std::ranges::contains(kept, folded(item), [](const auto &k) { return folded(k); }))
            kept.push_back(std::move(item));
    }
    return listText(kept);
}

// In the order of the codes, whatever the order they were given in; unknown ones at the end.
std::string tidiedInterests(std::string_view text)
{
    std::vector<std::string> items = listItems(tidiedList(text));
    std::ranges::stable_sort(items, {}, [](const std::string &code) {
        return std::ranges::find(kInterests, code) - kInterests.begin();
    });
    return listText(items);
}

} // namespace

int ageOn(Day born, Day today)
{
    const int years = static_cast<int>(today.year()) - static_cast<int>(born.year());
    const bool hadBirthday =
        std::pair(today.month(), today.day()) >= std::pair(born.month(), born.day());
    return hadBirthday ? years : years - 1;
}

std::vector<std::string> listItems(std::string_view text)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(";\n");
        std::string item = collapsed(text.substr(0, end));
        if (!item.empty())
            items.push_back(std::move(item));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return items;
}

std::string listText(const std::vector<std::string> &items)
{
    std::string text;
    for (const std::string &item : items)
        text += (text.empty() ? "" : ";") + item;
    return text;
}

std::vector<Problem> problemsOf(const Champion &champion, Day today)
{
    std::vector<Problem> problems;
    if (champion.number.empty())
        problems.push_back({"number", "missing", "Enter the champion's number"});
    if (!champion.email.empty() && !looksLikeEmail(champion.email))
        problems.push_back(
            {"email", "out_of_range", "Enter an e-mail address in full, like name@example.org"});
    if (!champion.postcode.empty() && !isPostcode(champion.postcode))
        problems.push_back({"postcode", "out_of_range", "Enter a full UK postcode"});
    requireCodes(problems, champion);
    requireOwnNumber(problems, champion.number);
    requireLength(problems, "number", "number", champion.number);
    requireLength(problems, "name", "name", champion.name);
    requireLength(problems, "email", "e-mail address", champion.email);
    requireLength(problems, "phone", "telephone number", champion.phone);
    requireLength(problems, "languages", "languages", champion.languages);
    requireAge(problems, champion, today);
    requireDays(problems, champion, today);
    if (const auto patch = tidiedPatch(champion.patch); !patch)
        problems.insert(problems.end(), patch.error().problems.begin(),
                        patch.error().problems.end());
    return problems;
}

Champion tidied(Champion champion, Day today)
{
    for (std::string *line :
         {&champion.number, &champion.name, &champion.email, &champion.phone, &champion.postcode,
          &champion.preferredContact, &champion.status, &champion.lawfulBasis})
        *line = collapsed(*line);
    champion.address = std::string(trimmed(champion.address));
    if (const auto postcode = normalisePostcode(champion.postcode))
        champion.postcode = *postcode;
    if (champion.status.empty())
        champion.status = "active";
    if (champion.preferredContact == "visit") // its name in the first version
        champion.preferredContact = "in_person";
    champion.interests = tidiedInterests(champion.interests);
    champion.languages = tidiedList(champion.languages);
    if (const auto patch = tidiedPatch(champion.patch))
        champion.patch = *patch;
    if (champion.bornOn)
        champion.isYoung = ageOn(*champion.bornOn, today) < kGrownUp;
    std::ranges::sort(champion.groups);
    const auto same = std::ranges::unique(champion.groups);
    champion.groups.erase(same.begin(), same.end());
    return champion;
}

std::string displayName(const Champion &champion)
{
    if (champion.name.empty())
        return "Champion " + champion.number;
    return champion.name + " (" + champion.number + ")";
}

} // namespace sc
