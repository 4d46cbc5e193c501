// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/searchtext.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

/// More words than anybody searches for; a pasted page must not become a query.
constexpr int kMostWords = 12;

bool belongsToWord(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || static_cast<unsigned char>(c) >= 0x80;
}

/// The index parts O'Neill and Mary's at the apostrophe that people leave out.
std::string withoutApostrophe(std::string_view word)
{
    constexpr std::size_t kShortest = 4;
    const char first = word.front();
    const char last = word.back();
    std::string ways;
    if (word.size() >= kShortest && (first == 'o' || first == 'O' || first == 'd' || first == 'D'))
        ways += std::format(" OR \"{} {}\"*", first, word.substr(1));
    if (word.size() >= kShortest && (last == 's' || last == 'S'))
        ways += std::format(" OR \"{} s\"", word.substr(0, word.size() - 1));
    return ways;
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
        const std::string_view word(start, end);
        match += std::format("{}(\"{}\"*{})", match.empty() ? "" : " AND ", word,
                             withoutApostrophe(word));
        typed.remove_prefix(static_cast<std::size_t>(end - typed.begin()));
    }
    return match;
}

} // namespace sc
