// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Digits, with a "+" kept in front; empty where any other character than usual spacing is there.
std::string dialled(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (isDigit(c) || (c == '+' && digits.empty()))
            digits += c;
        else if (std::string_view(" \t-.()/").find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

/// 0 and nine or ten digits: 01, 02, 03, 07, 08 as they are given out in the United Kingdom.
bool isUkNumber(std::string_view digits)
{
    return (digits.size() == 10 || digits.size() == 11) && digits[0] == '0' &&
           std::string_view("1235789").find(digits[1]) != std::string_view::npos;
}

bool isDomainLabel(std::string_view label)
{
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) {
               return isDigit(c) || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

} // namespace

Result<std::string> normalisePhone(std::string_view text)
{
    if (trimmed(text).empty())
        return refused("phone", "missing", "Enter a telephone number");
    std::string digits = dialled(text);
    if (digits.starts_with("00"))
        digits.replace(0, 2, "+");
    if (digits.starts_with("+44"))
        digits = (digits.size() > 3 && digits[3] == '0' ? "" : "0") + digits.substr(3);
    // A spreadsheet that took the number for one drops its nought.
    if (digits.size() == 10 && std::string_view("127").contains(digits.front()))
        digits.insert(0, "0");
    if (isUkNumber(digits))
        return digits;
    if (digits.starts_with('+') && digits.size() >= 9 && digits.size() <= 16 && digits[1] != '0')
        return digits;
    return refused("phone", "bad_phone",
                   "Enter a telephone number, like 01325 388 000 or 07700 900 982");
}

bool looksLikeEmail(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 ||
        text.find('@', at + 1) != std::string_view::npos || text.size() > 254 ||
        text.find_first_of(" \t\r\n,;<>()[]\\\"") != std::string_view::npos)
        return false;
    const auto local = text.substr(0, at);
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
        return false;
    auto domain = text.substr(at + 1);
    int labels = 0;
    while (true) {
        const auto dot = domain.find('.');
        if (!isDomainLabel(domain.substr(0, dot)))
            return false;
        ++labels;
        if (dot == std::string_view::npos)
            return labels > 1 && domain.size() > 1;
        domain.remove_prefix(dot + 1);
    }
}

} // namespace sc
