// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/leftbehindwords.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace sc::finds {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 20> kNumbers{
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};

constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty",  "forty",  "fifty",
                                                "sixty",  "seventy", "eighty", "ninety"};

constexpr std::array<std::string_view, 15> kWhere{"at",   "by",     "beside", "behind", "near",
                                                  "in",   "on",     "under",  "next",   "from",
                                                  "with", "inside", "along",  "around", "outside"};

/// What comes after them is there, whatever is not: "nothing but needles".
constexpr std::array<std::string_view, 10> kInstead{
    "but", "except", "apart", "only", "just", "than", "however", "although", "though", "instead"};

constexpr std::array<std::string_view, 21> kNot{
    "not",    "never",  "cannot",  "cant",   "couldnt", "didnt",  "dont",
    "doesnt", "havent", "hasnt",   "hadnt",  "isnt",    "arent",  "wasnt",
    "werent", "wont",   "without", "nobody", "nowhere", "hardly", "unable"};

/// "Did not find", "were not seen". What was not removed is there all the same.
constexpr std::array<std::string_view, 27> kFind{
    "find",      "finding",     "found",    "see",        "seeing",   "seen",    "notice",
    "noticed",   "spot",        "spotted",  "observe",    "observed", "come",    "came",
    "encounter", "encountered", "discover", "discovered", "locate",   "located", "identified",
    "present",   "visible",     "evident",  "any",        "there",    "left"};

constexpr std::array<std::string_view, 32> kHandle{
    "remove",  "removed",  "removing", "collect", "collected", "collecting", "touch",
    "touched", "touching", "move",     "moved",   "moving",    "take",       "taken",
    "taking",  "pick",     "picked",   "picking", "clear",     "cleared",    "clearing",
    "handle",  "handled",  "handling", "dispose", "disposed",  "reach",      "reached",
    "lift",    "lifted",   "report",   "reported"};

/// Not "came" or "left": that may be said of people.
constexpr std::array<std::string_view, 8> kSeen{"seen",     "found",   "noticed", "spotted",
                                                "observed", "visible", "counted", "located"};

constexpr std::array<std::string_view, 13> kMeans{
    "access", "time",      "gloves", "tongs", "permission", "chance", "tools",
    "means",  "equipment", "tool",   "reach", "container",  "way"};

bool isAmong(std::string_view word, Words list)
{
    return std::ranges::contains(list, word);
}

} // namespace

bool isWhere(std::string_view word)
{
    return isAmong(word, kWhere);
}

bool isInstead(std::string_view word)
{
    return isAmong(word, kInstead);
}

bool isNot(std::string_view word)
{
    return isAmong(word, kNot);
}

bool isFinding(std::string_view word)
{
    return isAmong(word, kFind);
}

bool isSeen(std::string_view word)
{
    return isAmong(word, kSeen);
}

bool isMeans(std::string_view word)
{
    return isAmong(word, kMeans);
}

bool isHandling(std::string_view word)
{
    return isAmong(word, kHandle);
}

bool isTens(std::string_view word)
{
    return isAmong(word, kTens);
}

bool isNone(std::string_view word)
{
    return word == "no" || word == "none" || word == "nothing" || word == "nil" ||
           word == "neither";
}

bool isArticle(std::string_view word)
{
    return word == "a" || word == "an" || word == "one" || word == "single";
}

std::optional<std::int64_t> numberOf(std::string_view word)
{
    if (word.starts_with('x') && word.size() > 1)
        word.remove_prefix(1);
    else if (word.ends_with('x') && word.size() > 1 && word[word.size() - 2] <= '9')
        word.remove_suffix(1);
    std::int64_t number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ptr == word.data() + word.size() && read.ec == std::errc{})
        return number;
    if (read.ptr == word.data() + word.size() && read.ec == std::errc::result_out_of_range)
        return std::numeric_limits<std::int32_t>::max();
    const auto *const named = std::ranges::find(kNumbers, word);
    if (named != kNumbers.end())
        return named - kNumbers.begin();
    const auto *const tens = std::ranges::find(kTens, word);
    if (tens != kTens.end())
        return 10 * (tens - kTens.begin() + 2);
    if (isNone(word))
        return 0;
    if (isArticle(word))
        return 1;
    if (word == "couple" || word == "pair")
        return 2;
    return std::nullopt;
}

std::int64_t timesOf(std::string_view word)
{
    return word == "dozen" ? 12 : word == "hundred" ? 100 : word == "thousand" ? 1000 : 1;
}

} // namespace sc::finds
