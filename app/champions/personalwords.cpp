// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/personalwords.h"

#include "core/text.h"

#include <QString>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace sc {

namespace {

constexpr std::size_t kFewestLetters = 4;

/// From a byte of a text up to, not including, another.
using Span = std::pair<std::size_t, std::size_t>;

struct Letter {
    std::size_t begin;
    std::size_t end;
    bool isWord; ///< part of a word: a letter, a figure, an accent that stands apart
};

bool isMark(std::string_view letter)
{
    const auto read = QString::fromUtf8(letter.data(), static_cast<qsizetype>(letter.size()));
    return !read.isEmpty() && read.front().isMark();
}

/// A text as it is compared, and where each byte of that came from.
class Compared {
public:
    explicit Compared(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
                ++end;
            add(text.substr(at, end - at), at);
            at = end;
        }
    }

    [[nodiscard]] std::optional<Span> find(std::string_view words) const
    {
        for (auto at = m_text.find(words); at != std::string::npos;
             at = m_text.find(words, at + 1)) {
            const std::size_t first = m_from[at];
            std::size_t last = m_from[at + words.size() - 1];
            const bool opens = first == 0 || !m_letters[first - 1].isWord;
            const bool closes = last + 1 == m_letters.size() || !m_letters[last + 1].isWord;
            // "e" out of "ä" spelt "ae" is half a letter.
            const bool whole =
                (at == 0 || m_from[at - 1] != first) &&
                (at + words.size() == m_text.size() || m_from[at + words.size()] != last);
            if (opens && closes && whole)
                return Span{m_letters[first].begin, m_letters[last].end};
        }
        return std::nullopt;
    }

private:
    void add(std::string_view letter, std::size_t at)
    {
        const bool ascii = static_cast<unsigned char>(letter.front()) < 0x80;
        const bool apostrophe = letter == "'" || letter == "`" || letter == "\u2019";
        const std::string plain = apostrophe ? std::string() : folded(letter);
        if (!ascii && plain.empty() && isMark(letter) && !m_letters.empty()) { // of the one before
            m_letters.back().end = at + letter.size();
            return;
        }
        m_letters.push_back({at, at + letter.size(), !plain.empty() && letter != "&"});
        put(plain.empty() && !apostrophe ? " " : plain);
    }
    void put(std::string_view plain)
    {
        if (plain == " " && (m_text.empty() || m_text.back() == ' '))
            return;
        m_text += plain;
        m_from.resize(m_text.size(), m_letters.size() - 1);
    }

    std::string m_text;
    std::vector<Letter> m_letters;
    std::vector<std::size_t> m_from;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasDigit(std::string_view text)
{
    return std::ranges::any_of(text, isDigit);
}

/// What several things in one text are: split at commas, brackets, slashes and the like, and before
/// and after what could be a telephone number.
std::vector<std::string_view> partsOf(std::string_view text)
{
    constexpr std::string_view kBetween = ",;/()|\n\t";
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view part) {
        if (part = trimmed(part); !part.empty())
            parts.push_back(part);
    };
    const auto isOfNumber = [](char c) { return isDigit(c) || c == '+' || c == ' ' || c == '-'; };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t cut = std::min(text.find_first_of(kBetween, at), text.size());
        std::string_view part = text.substr(at, cut - at);
        at = cut + 1;
        while (hasDigit(part)) { // "or 01325 388000 in the evening"
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
    return parts;
}

/// What could be telephone numbers, with the brackets left out that people put around an area code.
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

/// A folded name without what stands before or after names.
std::string withoutTitles(std::string_view name)
{
    static constexpr std::array<std::string_view, 20> kTitles{
        "mr",  "mrs",  "ms",   "miss", "mx",   "dr",         "prof", "professor", "rev", "reverend",
        "sir", "dame", "lady", "lord", "cllr", "councillor", "mbe",  "obe",       "cbe", "jp"};
    std::string bare;
    for (const std::string_view word : words(name))
        if (!std::ranges::contains(kTitles, word))
            bare += (bare.empty() ? "" : " ") + std::string(word);
    return bare;
}

/// Where a telephone number starts at this byte, its end.
std::optional<std::size_t> phoneAt(std::string_view text, std::size_t at, std::string_view phone)
{
    const std::string_view national = phone.substr(1); // without its 0, or its +
    std::vector<std::string> ways{std::string(national)};
    if (phone.front() == '0')
        for (const char *before : {"0", "44", "0044", "440", "00440"})
            ways.push_back(before + std::string(national));
    std::string digits;
    for (std::size_t i = at; i < text.size() && digits.size() < 20; ++i) {
        if (!isDigit(text[i])) {
            if (!std::string_view(" -.()+/\t").contains(text[i]))
                return std::nullopt;
            continue;
        }
        digits += text[i];
        const bool ends = i + 1 == text.size() || !isDigit(text[i + 1]);
        if (ends && std::ranges::contains(ways, digits))
            return i + 1;
    }
    return std::nullopt;
}

std::optional<Span> findPhone(std::string_view text, std::string_view phone)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (isDigit(text[at]) || text[at] == '+' || text[at] == '(') &&
                            (at == 0 || !isDigit(text[at - 1]));
        const auto end = starts ? phoneAt(text, at, phone) : std::nullopt;
        // A bracket belongs to the number where it is closed within it.
        if (end && (text[at] != '(' || text.substr(at, *end - at).contains(')')))
            return Span{at, *end};
    }
    return std::nullopt;
}

} // namespace

PersonalWords::PersonalWords(const std::vector<std::string> &held)
{
    for (const std::string &text : held) {
        addName(text);
        for (const std::string &number : numbersIn(text))
            if (const auto phone = normalisePhone(number))
                m_phones.push_back(*phone);
        const auto parts = partsOf(text);
        bool reaches = false;
        for (const std::string_view part : parts) {
            if (const auto phone = normalisePhone(part))
                m_phones.push_back(*phone);
            else if (part.contains('@'))
                addName(part);
            else
                continue;
            reaches = true;
        }
        // Who it is stands before that: "Ann Lee, 07700 900123". An address is not taken apart.
        if (reaches && parts.size() > 1 && !hasDigit(parts.front()))
            addName(parts.front());
    }
    std::ranges::sort(m_names, std::greater{}, &std::string::size);
    const auto [again, end] = std::ranges::unique(m_names);
    m_names.erase(again, end);
}

PersonalWords PersonalWords::surnamesOf(const std::vector<std::string> &names)
{
    PersonalWords surnames({});
    for (const std::string &name : names) {
        const auto parts = partsOf(name);
        const std::string plain = parts.empty() ? std::string() : folded(parts.front());
        const std::string bare = withoutTitles(plain);
        const auto named = words(bare);
        if (!plain.contains(' ') || named.empty() || hasDigit(bare) || plain.contains('@'))
            continue;
        if (named.back().size() >= kFewestLetters)
            surnames.m_names.emplace_back(named.back());
    }
    return surnames;
}

void PersonalWords::addName(std::string_view text)
{
    const std::string plain = folded(text);
    if (plain.size() >= kFewestLetters && !normalisePhone(text))
        m_names.push_back(plain);
    const std::string bare = withoutTitles(plain);
    if (bare != plain && bare.contains(' ') && !hasDigit(bare))
        m_names.push_back(bare);
}

bool PersonalWords::areIn(std::string_view text) const
{
    if (text.size() < kFewestLetters)
        return false;
    const Compared compared(text);
    return std::ranges::any_of(m_names,
                               [&](const auto &name) { return compared.find(name).has_value(); }) ||
           std::ranges::any_of(m_phones,
                               [&](const auto &one) { return findPhone(text, one).has_value(); });
}

std::string PersonalWords::takenOutOf(std::string text, std::string_view instead) const
{
    // A stand-in at first: `instead` may hold one of the words itself.
    constexpr char kTaken = '\x01';
    const auto takeOut = [&](const auto &find) {
        while (const std::optional<Span> found = find())
            text.replace(found->first, found->second - found->first, 1, kTaken);
    };
    for (const std::string &name : m_names)
        takeOut([&] { return Compared(text).find(name); });
    for (const std::string &phone : m_phones)
        takeOut([&] { return findPhone(text, phone); });
    for (auto at = text.find(kTaken); at != std::string::npos; at = text.find(kTaken, at))
        text.replace(at, 1, instead);
    return text;
}

} // namespace sc
