// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kit.h"

#include "core/text.h"

#include <array>

namespace sc {

namespace {

// Hyphens, dashes and the minus sign, as word processors and scanners put them.
std::string withPlainHyphens(std::string_view text)
{
    constexpr std::array<std::string_view, 7> kDashes{"\u2010", "\u2011", "\u2012", "\u2013",
                                                      "\u2014", "\u2212", "\u00ad"};
    std::string plain(text);
    for (const std::string_view dash : kDashes) {
        for (std::size_t at = plain.find(dash); at != std::string::npos; at = plain.find(dash, at))
            plain.replace(at, dash.size(), "-");
    }
    return plain;
}

// Characters nobody sees, which come along with what is pasted: two labels would look alike.
std::string withoutInvisible(std::string text)
{
    constexpr std::array<std::string_view, 8> kInvisible{"\u200b", "\u200c", "\u200d", "\u200e",
                                                         "\u200f", "\u2060", "\ufeff", "\u180e"};
    for (const std::string_view one : kInvisible)
        for (std::size_t at = text.find(one); at != std::string::npos; at = text.find(one, at))
            text.erase(at, one.size());
    return text;
}

// Scanners may tell the kind of code first: "]Q0", "]C1".
std::string_view withoutSymbology(std::string_view text)
{
    text = trimmed(text);
    return text.size() > 3 && text.front() == ']' ? text.substr(3) : text;
}

} // namespace

std::string tidyLabel(std::string_view text)
{
    return collapsed(withoutInvisible(withPlainHyphens(text)));
}

std::string labelKey(std::string_view text)
{
    std::string key;
    for (const char c : tidyLabel(withoutSymbology(text))) {
        const bool mark = c == ' ' || c == '-' || c == '_' || c == '/';
        if (mark || (static_cast<unsigned char>(c) < ' '))
            continue;
        key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return key;
}

Day addMonths(Day day, int months)
{
    const Day moved = day + std::chrono::months{months};
    return moved.ok() ? moved : Day{moved.year() / moved.month() / std::chrono::last};
}

} // namespace sc
