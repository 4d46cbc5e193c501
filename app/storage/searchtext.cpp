// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/searchtext.h"

#include <algorithm>

namespace sc {

namespace {

/// More words than anybody searches for; a pasted page must not become a query.
constexpr int kMostWords = 12;

bool belongsToWord(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string prefixMatch(std::string_view typed)
{
    std::string match;
    for (int count = 0; count < kMostWords; ++count) {
        const auto start = std::ranges::find_if(typed, belongsToWord);
        const auto end = std::find_if_not(start, typed.end(), belongsToWord);
        if (start == end)
            break;
        match += match.empty() ? "\"" : " \"";
        match.append(start, end);
        match += "\"*";
        typed.remove_prefix(static_cast<std::size_t>(end - typed.begin()));
    }
    return match;
}

} // namespace sc
