// SPDX-License-Identifier: GPL-3.0-or-later
// What was left behind, counted out of somebody's words.
#include "core/text.h"
#include "loans/leftbehindwords.h"
#include "loans/workreport.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

namespace {

using namespace finds;

/// How a word is joined to the one before it.
enum class Join : std::uint8_t { None, Comma, And, Or, Nor, Stop };

struct Word {
    std::string text;
    Join join = Join::None;
};

/// Reads what was said word by word.
class Reader {
public:
    explicit Reader(std::string_view text);
    [[nodiscard]] LeftBehind read();

private:
    struct Thing {
        std::size_t length = 0;
        bool isSharp = false;
    };

    void add(std::string &word, Join &join);
    [[nodiscard]] Thing thingAt(std::size_t at) const;
    [[nodiscard]] Thing sharpAt(std::size_t at) const;
    void enter(std::size_t at);
    void weigh(std::size_t at);
    void name(std::size_t at, const Thing &thing);
    [[nodiscard]] bool isNegated(std::size_t at, std::size_t end, bool isSaid, bool isOne);
    [[nodiscard]] bool goesOn(std::size_t end) const;
    [[nodiscard]] std::size_t segmentEnd(std::size_t at) const;
    [[nodiscard]] bool isDeniedAfter(std::size_t from, std::size_t to);
    [[nodiscard]] std::optional<std::int64_t> numberBefore(std::size_t at, bool &isOne) const;
    [[nodiscard]] std::optional<std::int64_t> numberAfter(std::size_t from, std::size_t to) const;
    void count(const Thing &thing, std::int64_t number);
    void countSeen(std::int64_t number);

    std::vector<Word> m_words;
    LeftBehind m_found;
    std::size_t m_start = 0;       ///< from here on a number goes with what is named next
    std::size_t m_segment = 0;     ///< where the part of the sentence begins
    std::size_t m_lastEnd = 0;     ///< of what was last said not to be there
    bool m_isWhere = false;        ///< it is told where something is
    bool m_negated = false;        ///< "no", or "did not find"
    bool m_not = false;            ///< "not", and so far nobody said what
    Join m_since = Join::None;     ///< what came since the negation
    std::size_t m_denied = 0;      ///< things it was said of
    Thing m_last;                  ///< what was named last
    std::int64_t m_lastCount = 0;  ///< how many of it were counted
    std::vector<Thing> m_together; ///< named without a number just before, joined by and, or
};

// "1,000" is one number. A point within a number, and a dash, are no ends.
Reader::Reader(std::string_view text)
{
    std::string word;
    Join join = Join::Stop;
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool inNumber = i > 0 && isDigit(i - 1) && isDigit(i + 1);
        if (c == ',' && inNumber && isDigit(i + 2) && isDigit(i + 3) && !isDigit(i + 4))
            continue;
        Join ends = Join::None;
        if (c == ';' || c == '\n' || c == '!' || (c == '.' && !inNumber))
            ends = Join::Stop;
        else if (c == ',')
            ends = Join::Comma;
        else if (c == '+')
            ends = Join::And;
        else if (c == '/')
            ends = Join::Or;
        const bool goesOn = ends == Join::None && c != ' ' && c != '_' && c != ':' && c != '-' &&
                            c != '?' && c != '(' && c != ')' && c != '\t';
        if (goesOn) {
            word += c;
            continue;
        }
        add(word, join);
        join = std::max(join, ends);
    }
    add(word, join);
}

void Reader::add(std::string &word, Join &join)
{
    const std::string plain = folded(word); // "&" is "and" there, other marks are spaces
    word.clear();
    for (const std::string_view one : words(plain)) {
        const Join said = one == "and" || one == "plus" ? Join::And
                          : one == "or"                 ? Join::Or
                          : one == "nor"                ? Join::Nor
                                                        : Join::None;
        if (said != Join::None) {
            join = std::max(join, said);
            continue;
        }
        m_words.push_back({std::string(one), join});
        join = Join::None;
    }
}

Reader::Thing Reader::thingAt(std::size_t at) const
{
    const std::string &word = m_words[at].text;
    const bool hasNext = at + 1 < m_words.size() && m_words[at + 1].join == Join::None;
    if (word.starts_with("flytip"))
        return {1, false};
    if (word == "fly" && hasNext && m_words[at + 1].text.starts_with("tip"))
        return {2, false};
    if (word == "tipping")
        return {1, false};
    return sharpAt(at);
}

// "Sharp" alone may only say what something is like: "sharp stones".
Reader::Thing Reader::sharpAt(std::size_t at) const
{
    const std::string &word = m_words[at].text;
    const bool hasNext = at + 1 < m_words.size() && m_words[at + 1].join == Join::None;
    const std::string_view next = hasNext ? std::string_view(m_words[at + 1].text) : "";
    if (word == "hypodermic" || word == "hypodermics") {
        const bool both = next.starts_with("needle") || next.starts_with("syringe");
        return {both ? 2U : 1U, true};
    }
    if (word == "sharp") {
        const bool stands = next.empty() || isWhere(next) || isFinding(next) ||
                            numberOf(next).has_value() || next == "x";
        return {stands ? 1U : 0U, true};
    }
    const bool named =
        word == "sharps" || word.starts_with("needle") || word.starts_with("syringe");
    return {named ? 1U : 0U, true};
}

// The number that stands before what is named, with some words of what it is like between. In
// "2 bags of needles" it is said of something else.
std::optional<std::int64_t> Reader::numberBefore(std::size_t at, bool &isOne) const
{
    std::int64_t times = 1;
    for (std::size_t i = at; i > m_start; --i) {
        const std::string &word = m_words[i - 1].text;
        const bool isPart = word == "of" && i - 1 > m_start;
        if (isPart && !numberOf(m_words[i - 2].text) && timesOf(m_words[i - 2].text) == 1)
            return std::nullopt;
        times *= timesOf(word);
        const auto number = numberOf(word);
        if (isHandling(word) || number == 0)
            return std::nullopt; // "no time to remove the needles"; "no" is not a number of things
        if (!number)
            continue;
        const std::string_view ahead =
            i - 1 > m_start ? std::string_view(m_words[i - 2].text) : std::string_view();
        if (ahead == "half")
            return std::max<std::int64_t>(times / 2, 1); // half a needle is one that lies there
        isOne = isArticle(word) && times == 1;
        const bool hasTens = *number < 10 && isTens(ahead);
        return (*number + (hasTens ? numberOf(ahead).value_or(0) : 0)) * times;
    }
    return times > 1 ? std::optional(times) : std::nullopt;
}

// Right behind it: "sharps 3", "needle x 3", "needles: 2 by the gate".
std::optional<std::int64_t> Reader::numberAfter(std::size_t from, std::size_t to) const
{
    if (from < to && m_words[from].text == "x")
        ++from;
    if (from >= to)
        return std::nullopt;
    const bool ends = from + 1 == to || isWhere(m_words[from + 1].text);
    return ends ? numberOf(m_words[from].text) : std::nullopt;
}

/// Where the part that begins there ends: at a stop, a comma, an "and" or an "or".
std::size_t Reader::segmentEnd(std::size_t at) const
{
    while (at < m_words.size() && m_words[at].join == Join::None)
        ++at;
    return at;
}

// "Needles were not seen", "sharps none". With "not" it is said of what was named along with it.
bool Reader::isDeniedAfter(std::size_t from, std::size_t to)
{
    bool denied = false;
    for (std::size_t i = from; i < to; ++i) {
        const std::string &word = m_words[i].text;
        if (thingAt(i).length > 0 || isHandling(word) || isInstead(word))
            return false;
        if ((word == "none" || word == "nil") && (i + 1 == to || isFinding(m_words[i + 1].text)))
            return true;
        denied = denied || isNot(word);
        if (!denied || !isFinding(word))
            continue;
        for (const Thing &one : m_together)
            count(one, -1);
        m_together.clear();
        return true;
    }
    return false;
}

void Reader::count(const Thing &thing, std::int64_t number)
{
    (thing.isSharp ? m_found.sharps : m_found.flyTips) += number;
}

// What a join, and a new sentence, end.
void Reader::enter(std::size_t at)
{
    const Join join = m_words[at].join;
    if (join == Join::None)
        return;
    m_start = m_segment = at;
    m_isWhere = false;
    if (join == Join::Stop || (join == Join::And && m_denied < 2))
        m_negated = false;
    if (join == Join::Nor && !m_negated) {
        m_negated = true;
        m_since = Join::None;
    }
    if (join != Join::Or && join != Join::Nor)
        m_not = false;
    if (join == Join::Stop || join == Join::Comma)
        m_together.clear();
    m_since = std::max(m_since, join);
}

// A word that names nothing: what it means for what is named next.
void Reader::weigh(std::size_t at)
{
    const std::string &word = m_words[at].text;
    if (isInstead(word) || isWhere(word)) {
        m_start = at + 1;
        const bool mayBeOfIt = word == "with" || word == "from"; // "no trouble with needles"
        if (isInstead(word))
            m_negated = m_not = false;
        else if (!mayBeOfIt)
            m_isWhere = true; // "no litter beside the fly-tip"
        return;
    }
    const bool isNo = isNone(word) || numberOf(word) == 0;
    if (isHandling(word)) { // "no time to remove the needles", "not reported"
        m_negated = m_not = false;
    } else if (isNo || (m_not && isFinding(word))) {
        m_negated = true;
        m_not = false;
        m_denied = 0;
        m_since = Join::None;
    } else if (isNot(word)) {
        m_not = true;
    } else if (m_negated && m_denied == 0 && isMeans(word)) { // "no access to the needles"
        m_negated = false;
    } else if (at > 0 && at - 1 == m_segment && isSeen(word)) {
        countSeen(numberOf(m_words[at - 1].text).value_or(0));
    }
}

// "No access to the needles, 3 seen": of what was named last, whatever was said of it there.
void Reader::countSeen(std::int64_t number)
{
    if (m_last.length > 0 && number > m_lastCount)
        count(m_last, number - m_lastCount);
    m_last = {};
}

// Over a comma "no" goes on to what may be a list of what is not there: "no sharps, needles or
// fly-tips", "no needles, fly-tips".
bool Reader::goesOn(std::size_t end) const
{
    bool isList = false;
    for (std::size_t i = end; i < m_words.size() && m_words[i].join != Join::Stop; ++i) {
        isList = isList || m_words[i].join == Join::Or || m_words[i].join == Join::Nor;
        if (isList && thingAt(i).length > 0)
            return true;
    }
    const std::string &last = m_words[end - 1].text;
    return m_lastEnd == m_segment && segmentEnd(end) == end &&
           (last.ends_with('s') || last.ends_with("ing"));
}

bool Reader::isNegated(std::size_t at, std::size_t end, bool isSaid, bool isOne)
{
    if (m_not && at > 0 && (isNot(m_words[at - 1].text) || isOne)) {
        m_negated = true; // "not needles", "not a needle"
        m_since = Join::None;
    }
    if (!m_negated || m_isWhere)
        return false;
    const bool isListed = m_since == Join::None || m_since == Join::Or || m_since == Join::Nor;
    const bool isNext = m_denied > 0 && m_start < at && m_words[m_start].join == Join::None;
    const bool isAnother = isSaid && !(isOne && isListed);
    const bool ends = isNext || isAnother || (m_since == Join::Comma && !goesOn(end));
    m_negated = !ends;
    return m_negated;
}

void Reader::name(std::size_t at, const Thing &thing)
{
    const std::size_t end = at + thing.length;
    const std::size_t to = segmentEnd(end);
    bool isOne = false;
    const auto before = numberBefore(at, isOne);
    const bool negated = isNegated(at, end, before.value_or(0) > 0, isOne);
    const auto after = before ? std::nullopt : numberAfter(end, to);
    const std::int64_t soFar = m_found.sharps + m_found.flyTips;
    if (after) {
        count(thing, *after);
        m_negated = m_negated && *after == 0;
    } else if (!before && isDeniedAfter(end, to)) {
        m_denied = 0;
    } else if (negated) {
        ++m_denied;
        m_lastEnd = end;
    } else {
        count(thing, before.value_or(1));
        if (!before && end == to)
            m_together.push_back(thing);
    }
    m_last = thing;
    m_lastCount = std::max<std::int64_t>(m_found.sharps + m_found.flyTips - soFar, 0);
    m_start = end;
}

LeftBehind Reader::read()
{
    for (std::size_t at = 0; at < m_words.size(); ++at) {
        enter(at);
        const Thing thing = thingAt(at);
        if (thing.length == 0) {
            weigh(at);
            continue;
        }
        name(at, thing);
        at += thing.length - 1;
        // "Sharps: 0" says nothing of what comes next.
        const std::size_t to = segmentEnd(at + 1);
        if (numberAfter(at + 1, to)) {
            at += m_words[at + 1].text == "x" ? 2 : 1;
            m_start = at + 1;
        }
    }
    return m_found;
}

} // namespace

LeftBehind leftBehindIn(std::string_view text)
{
    return Reader(text).read();
}

} // namespace sc
