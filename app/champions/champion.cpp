// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/champion.h"

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

} // namespace

std::vector<Problem> problemsOf(const Champion &champion)
{
    std::vector<Problem> problems;
    if (champion.number.empty())
        problems.push_back({"number", "missing", "Enter the champion's number"});
    if (!champion.email.empty() && !looksLikeEmail(champion.email))
        problems.push_back(
            {"email", "out_of_range", "Enter an e-mail address in full, like name@example.org"});
    if (!champion.postcode.empty() && !isPostcode(champion.postcode))
        problems.push_back({"postcode", "out_of_range", "Enter a full UK postcode"});
    if (!oneOf(kChampionStatuses, champion.status))
        problems.push_back({"status", "unknown_code",
                            "Choose prospective, active, resting or left as the status"});
    if (!oneOf(kContactWays, champion.preferredContact))
        problems.push_back(
            {"preferred_contact", "unknown_code", "Choose phone, text, email, post or visit"});
    requireLength(problems, "number", "number", champion.number);
    requireLength(problems, "name", "name", champion.name);
    requireLength(problems, "email", "e-mail address", champion.email);
    requireLength(problems, "phone", "telephone number", champion.phone);
    return problems;
}

Champion tidied(Champion champion)
{
    for (std::string *line : {&champion.number, &champion.name, &champion.email, &champion.phone,
                              &champion.postcode, &champion.preferredContact, &champion.status})
        *line = collapsed(*line);
    champion.address = std::string(trimmed(champion.address));
    if (const auto postcode = normalisePostcode(champion.postcode))
        champion.postcode = *postcode;
    if (champion.status.empty())
        champion.status = "active";
    return champion;
}

std::string displayName(const Champion &champion)
{
    if (champion.name.empty())
        return "Champion " + champion.number;
    return champion.name + " (" + champion.number + ")";
}

} // namespace sc
