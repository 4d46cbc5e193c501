// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/personalwords.h"

#include "champions/personaltexts.h"
#include "core/text.h"

#include <QString>

#include <algorithm>
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

    /// `fits` may pass over a place that has the words.
    [[nodiscard]] std::optional<Span> find(std::string_view words,
                                           const std::function<bool(Span)> &fits) const
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
            const Span found{m_letters[first].begin, m_letters[last].end};
            if (opens && closes && whole && (!fits || fits(found)))
                return found;
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

/// Whether an address stands there by itself: "lee@x.org" is not in "ann.lee@x.org".
bool isWholeEmail(std::string_view text, Span found)
{
    const auto isSmall = [](char c) { return isDigit(c) || (c >= 'a' && c <= 'z'); };
    const auto isLetter = [&](char c) { return isSmall(c) || (c >= 'A' && c <= 'Z'); };
    const auto [first, last] = found;
    const bool goesOn = last + 1 < text.size() && std::string_view(".-").contains(text[last]) &&
                        isSmall(text[last + 1]);
    const bool wentBefore = first > 1 && std::string_view("._%+-'").contains(text[first - 1]) &&
                            isLetter(text[first - 2]);
    return text.substr(first, last - first).contains('@') && !goesOn && !wentBefore;
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
        if (!text.contains('@'))
            addName(text);
        const auto parts = partsOf(text);
        bool reaches = false;
        for (const std::string_view part : parts) {
            if (part.contains('@'))
                addEmail(part);
            else if (const auto phone = normalisePhone(part))
                m_phones.push_back(*phone);
            else
                continue;
            reaches = true;
        }
        for (const std::string &number : numbersIn(text))
            if (const auto phone = normalisePhone(number))
                m_phones.push_back(*phone);
        if (reaches)
            addWho(parts);
    }
    order();
}

// Who it is stands before how to reach them: "Ann Lee, 07700 900123", "husband, Ann Lee 07700
// 900123". An address is not taken apart.
void PersonalWords::addWho(const std::vector<std::string_view> &parts)
{
    for (const std::string_view part : parts) {
        const bool isName = !part.contains('@') && !hasDigit(part);
        const std::string bare = isName ? withoutTies(folded(part)) : std::string();
        if (!isName)
            return;
        if (bare.empty())
            continue;
        addName(part);
        if (bare.contains(' '))
            addName(bare);
        return;
    }
}

void PersonalWords::addEmail(std::string_view part)
{
    const std::string plain = folded(emailIn(part));
    if (plain.size() >= kFewestLetters)
        m_emails.push_back(plain);
}

void PersonalWords::order()
{
    for (auto *list : {&m_names, &m_emails}) {
        std::ranges::sort(*list);
        const auto [again, end] = std::ranges::unique(*list);
        list->erase(again, end);
        std::ranges::stable_sort(*list, std::greater{}, &std::string::size);
    }
}

PersonalWords PersonalWords::surnamesOf(const std::vector<std::string> &names,
                                        std::size_t fewestLetters)
{
    PersonalWords surnames({});
    for (const std::string &name : names)
        if (auto of = namesIn(name); of && of->second.size() >= fewestLetters)
            surnames.m_names.push_back(std::move(of->second));
    surnames.order();
    return surnames;
}

PersonalWords PersonalWords::forenamesOf(const std::vector<std::string> &names)
{
    PersonalWords forenames({});
    for (const std::string &name : names)
        if (const auto of = namesIn(name))
            for (const std::string_view word : words(of->first))
                if (word.size() >= kFewestLetters)
                    forenames.m_names.emplace_back(word);
    forenames.order();
    return forenames;
}

PersonalWords PersonalWords::signaturesOf(const std::vector<std::string> &names)
{
    PersonalWords signatures({});
    const auto add = [&](const std::string &name) {
        if (name.size() >= kFewestLetters)
            signatures.m_names.push_back(name);
    };
    for (const std::string &name : names) {
        const auto of = namesIn(name);
        if (!of || of->first.empty())
            continue;
        const auto &[forenames, surname] = *of;
        const std::string first(words(forenames).front());
        std::string apart;
        std::string together;
        for (const std::string_view word : words(forenames)) {
            apart += std::string(word.substr(0, 1)) + ' ';
            together += word.front();
        }
        add(forenames + ' ' + surname);
        add(first + ' ' + surname);
        const bool areAscii =
            std::ranges::all_of(together, [](char c) { return static_cast<signed char>(c) > 0; });
        if (!areAscii)
            continue;
        add(apart + surname);
        add(together + ' ' + surname);
        add(together.substr(0, 1) + ' ' + surname);
    }
    signatures.order();
    return signatures;
}

void PersonalWords::leaveOut(const PersonalWords &others)
{
    std::erase_if(m_names,
                  [&](const auto &name) { return std::ranges::contains(others.m_names, name); });
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
    return text.size() >= kFewestLetters && firstIn(std::string(text), false).has_value();
}

std::optional<std::pair<std::size_t, std::size_t>> PersonalWords::firstIn(const std::string &text,
                                                                          bool onlyCapitals) const
{
    const Compared compared(text);
    const auto isCapital = [&](Span found) {
        return !onlyCapitals || text[found.first] < 'a' || text[found.first] > 'z';
    };
    for (const std::string &email : m_emails)
        if (auto found = compared.find(email, [&](Span one) { return isWholeEmail(text, one); }))
            return found;
    for (const std::string &name : m_names)
        if (auto found = compared.find(name, isCapital))
            return found;
    for (const std::string &phone : m_phones)
        if (auto found = findPhone(text, phone))
            return found;
    return std::nullopt;
}

std::string PersonalWords::takenOutOf(std::string text, std::string_view instead,
                                      bool onlyCapitals) const
{
    // A stand-in at first: `instead` may hold one of the words itself.
    constexpr char kTaken = '\x01';
    while (const auto found = firstIn(text, onlyCapitals))
        text.replace(found->first, found->second - found->first, 1, kTaken);
    for (auto at = text.find(kTaken); at != std::string::npos; at = text.find(kTaken, at))
        text.replace(at, 1, instead);
    return text;
}

std::string PersonalWords::takenOutBeside(const PersonalWords &others, const std::string &text,
                                          std::string_view instead, bool onlyCapitals) const
{
    if (!firstIn(text, onlyCapitals))
        return text;
    const auto other = others.firstIn(text, false);
    if (!other)
        return takenOutOf(text, instead, onlyCapitals);
    const auto [first, last] = *other;
    return takenOutBeside(others, text.substr(0, first), instead, onlyCapitals) +
           text.substr(first, last - first) +
           takenOutBeside(others, text.substr(last), instead, onlyCapitals);
}

} // namespace sc
