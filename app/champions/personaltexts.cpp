// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/personaltexts.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace sc {

namespace {

/// Cuts before and after what could be a telephone number: "or 01325 388000 in the evening".
void cutAtNumbers(std::string_view part, const std::function<void(std::string_view)> &add)
{
    const auto isOfNumber = [](char c) { return isDigit(c) || c == '+' || c == ' ' || c == '-'; };
    while (hasDigit(part)) {
        const std::size_t first = part.find_first_of("+0123456789");
        const auto end = std::find_if_not(part.begin() + static_cast<std::ptrdiff_t>(first),
                                          part.end(), isOfNumber);
        const auto last = static_cast<std::size_t>(end - part.begin());
        add(part.substr(0, first));
        add(part.substr(first, last - first));
        part = part.substr(last);
    }
    add(part);
}

std::string withoutWords(std::string_view name, std::span<const std::string_view> others)
{
    std::string bare;
    for (const std::string_view word : words(name))
        if (!std::ranges::contains(others, word))
            bare += (bare.empty() ? "" : " ") + std::string(word);
    return bare;
}

} // namespace

bool hasDigit(std::string_view text)
{
    return std::ranges::any_of(text, isDigit);
}

std::vector<std::string_view> partsOf(std::string_view text)
{
    constexpr std::string_view kBetween = ",;/()<>[]|\"\n\t";
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view part) {
        if (part = trimmed(part); !part.empty())
            parts.push_back(part);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t cut = std::min(text.find_first_of(kBetween, at), text.size());
        std::string_view part = text.substr(at, cut - at);
        at = cut + 1;
        for (auto sign = part.find('@'); sign != std::string_view::npos; sign = part.find('@')) {
            const std::size_t before = part.find_last_of(" :", sign);
            const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
            const std::size_t last = std::min(part.find(' ', sign), part.size());
            cutAtNumbers(part.substr(0, first), add);
            add(part.substr(first, last - first));
            part = part.substr(last);
        }
        cutAtNumbers(part, add);
    }
    return parts;
}

std::string_view emailIn(std::string_view part)
{
    while (!part.empty() && std::string_view(".:!?'").contains(part.back()))
        part.remove_suffix(1);
    while (!part.empty() && part.front() == '\'')
        part.remove_prefix(1);
    const auto sign = part.find('@');
    return sign == 0 || sign == std::string_view::npos || sign + 1 == part.size()
               ? std::string_view()
               : part;
}

std::vector<std::string> numbersIn(std::string_view text)
{
    constexpr std::string_view kOfNumber = "+0123456789 .-()";
    std::vector<std::string> numbers;
    for (std::size_t at = text.find_first_of("+0123456789"); at < text.size();
         at = text.find_first_of("+0123456789", at)) {
        const std::size_t end = std::min(text.find_first_not_of(kOfNumber, at), text.size());
        std::string number(text.substr(at, end - at));
        std::erase_if(number, [](char c) { return c == '(' || c == ')'; });
        numbers.push_back(std::move(number));
        at = end;
    }
    return numbers;
}

std::string withoutTitles(std::string_view name)
{
    static constexpr std::array<std::string_view, 20> kTitles{
        "mr",  "mrs",  "ms",   "miss", "mx",   "dr",         "prof", "professor", "rev", "reverend",
        "sir", "dame", "lady", "lord", "cllr", "councillor", "mbe",  "obe",       "cbe", "jp"};
    return withoutWords(name, kTitles);
}

std::string withoutTies(std::string_view name)
{
    static constexpr auto kTies = std::to_array<std::string_view>(
        {"husband",   "wife",   "partner", "spouse",  "mother",   "father", "mum",      "mam",
         "dad",       "parent", "parents", "sister",  "brother",  "son",    "daughter", "aunt",
         "uncle",     "cousin", "grandma", "grandad", "nan",      "friend", "carer",    "guardian",
         "neighbour", "next",   "of",      "kin",     "contact",  "ring",   "call",     "ask",
         "for",       "text",   "email",   "e",       "mail",     "mailto", "phone",    "telephone",
         "tel",       "mobile", "mob",     "home",    "work",     "office", "or",       "and",
         "at",        "on",     "in",      "the",     "my",       "her",    "his",      "their",
         "emergency", "day",    "daytime", "evening", "evenings", "eve",    "number",   "no"});
    return withoutWords(name, kTies);
}

std::optional<std::pair<std::string, std::string>> namesIn(std::string_view name)
{
    const auto parts = partsOf(name);
    if (parts.empty() || parts.front().contains('@'))
        return std::nullopt;
    const std::string plain = folded(parts.front());
    const std::string bare = withoutTitles(plain);
    const auto named = words(bare);
    if (!plain.contains(' ') || named.empty() || hasDigit(bare))
        return std::nullopt;
    const std::string surname(named.back());
    return std::pair(std::string(trimmed(bare.substr(0, bare.size() - surname.size()))), surname);
}

} // namespace sc
