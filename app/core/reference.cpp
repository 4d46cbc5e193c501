// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace sc {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
constexpr int kModulus = 31;
constexpr std::size_t kMaxPrefix = 4;
constexpr std::size_t kMinDigits = 4;
constexpr std::size_t kMaxDigits = 18; // keeps every weight below 31 and the number within 64 bits
static_assert(kAlphabet.size() == kModulus);

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int valueOf(char c)
{
    const auto at = kAlphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The check character for "prefix + digits". Weights count from the right: 1 for the check
/// character itself, 2 for the last digit and so on. The length of the prefix is part of the sum,
/// so that N3-0147 and N-30147 differ.
char checkCharacter(std::string_view prefix, std::string_view digits)
{
    int sum = static_cast<int>(prefix.size()) * 7;
    int weight = static_cast<int>(prefix.size() + digits.size()) + 1;
    for (const std::string_view part : {prefix, digits}) {
        for (const char c : part)
            sum += valueOf(c) * weight--;
    }
    return kAlphabet[static_cast<std::size_t>((kModulus - sum % kModulus) % kModulus)];
}

std::string padded(std::int64_t number)
{
    std::string digits = std::to_string(number);
    if (digits.size() < kMinDigits)
        digits.insert(0, kMinDigits - digits.size(), '0');
    return digits;
}

char heardAs(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    switch (c) {
    case 'O':
        return '0';
    case 'I':
    case 'L':
        return '1';
    case 'U':
        return 'V';
    case 'Z':
        return '2';
    default:
        return c;
    }
}

/// Hyphens, dashes and spaces of every sort; returns how many bytes of UTF-8 the separator takes.
std::size_t separatorLength(std::string_view text)
{
    constexpr std::array<std::string_view, 16> kSeparators = {"-",
                                                              " ",
                                                              "\t",
                                                              "\n",
                                                              "\r",
                                                              "_",
                                                              ".",
                                                              "/",
                                                              "\xc2\xa0",
                                                              "\xc2\xad",
                                                              "\xe2\x80\x90",
                                                              "\xe2\x80\x91",
                                                              "\xe2\x80\x92",
                                                              "\xe2\x80\x93",
                                                              "\xe2\x80\x94",
                                                              "\xe2\x88\x92"};
    for (const auto separator : kSeparators) {
        if (text.starts_with(separator))
            return separator.size();
    }
    return 0;
}

struct Heard {
    std::string characters;
    std::vector<std::size_t> breaks; ///< indexes in `characters` before which a separator stood
};

/// Nothing where a character is none of ours.
Result<Heard> hear(std::string_view text)
{
    Heard heard;
    while (!text.empty()) {
        if (const std::size_t skip = separatorLength(text); skip > 0) {
            if (!heard.characters.empty())
                heard.breaks.push_back(heard.characters.size());
            text.remove_prefix(skip);
            continue;
        }
        const char c = heardAs(text.front());
        if (valueOf(c) < 0)
            return refused("ref", "bad_reference",
                           "A reference has only letters, numbers and hyphens, like N3-0147-T");
        heard.characters += c;
        text.remove_prefix(1);
    }
    return heard;
}

struct Split {
    Reference reference;
    bool checks = false;
};

/// The reading in which the first `prefixLength` characters are the prefix. Fewer than `fewest`
/// digits or noughts that the written form does not have make it none.
std::optional<Split> splitAt(std::string_view all, std::size_t prefixLength, std::size_t fewest)
{
    if (all.size() < prefixLength + 2)
        return std::nullopt;
    const auto prefix = all.substr(0, prefixLength);
    const auto digits = all.substr(prefixLength, all.size() - prefixLength - 1);
    if (!isReferencePrefix(prefix) || digits.size() < fewest || digits.size() > kMaxDigits ||
        (digits.size() > kMinDigits && digits.front() == '0') ||
        !std::ranges::all_of(digits, isDigit))
        return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number == 0)
        return std::nullopt;
    return Split{{std::string(prefix), number},
                 checkCharacter(prefix, padded(number)) == all.back()};
}

/// The first split that checks; else the first that has the right shape; else nothing. Where the
/// person wrote a separator within reach of the prefix, the prefix ends at one; between two
/// separators even the leading noughts may be left out.
std::optional<Split> bestSplit(const Heard &heard)
{
    const auto isBreak = [&](std::size_t at) { return std::ranges::contains(heard.breaks, at); };
    const std::size_t last = heard.characters.size() - 1;
    const bool written =
        !heard.breaks.empty() && heard.breaks.front() <= kMaxPrefix && heard.breaks.front() < last;
    std::optional<Split> shaped;
    for (std::size_t length = 1; length <= kMaxPrefix; ++length) {
        if (written && !isBreak(length))
            continue;
        auto split = splitAt(heard.characters, length, written && isBreak(last) ? 1 : kMinDigits);
        if (split && split->checks)
            return split;
        if (split && !shaped)
            shaped = std::move(split);
    }
    return shaped;
}

} // namespace

bool isReferencePrefix(std::string_view prefix)
{
    return !prefix.empty() && prefix.size() <= kMaxPrefix && !isDigit(prefix.front()) &&
           std::ranges::all_of(prefix, [](char c) { return valueOf(c) >= 0; });
}

std::string Reference::toString() const
{
    if (!isReferencePrefix(prefix) || number <= 0)
        return {};
    const std::string digits = padded(number);
    if (digits.size() > kMaxDigits)
        return {};
    return prefix + '-' + digits + '-' + checkCharacter(prefix, digits);
}

Result<Reference> Reference::parse(std::string_view text)
{
    auto heard = hear(text);
    if (!heard)
        return std::unexpected(heard.error());
    if (heard->characters.empty())
        return refused("ref", "missing", "Enter a reference, like N3-0147-T");
    auto split = bestSplit(*heard);
    if (!split)
        return refused("ref", "bad_reference",
                       "A reference is letters, at least four numbers and one last character, like "
                       "N3-0147-T");
    if (!split->checks)
        return refused("ref", "bad_check",
                       "One character of this reference is wrong or two are swapped: check it and "
                       "enter it again");
    return std::move(split->reference);
}

bool looksLikeReference(std::string_view text)
{
    return Reference::parse(text).has_value();
}

} // namespace sc
