// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace sc {

namespace {

using ShortWord = std::pair<std::string_view, std::string_view>;

constexpr std::array<ShortWord, 45> kShortWords = {{
    {"al", "alley"},       {"app", "approach"},   {"appr", "approach"},   {"av", "avenue"},
    {"ave", "avenue"},     {"bk", "bank"},        {"bldgs", "buildings"}, {"blvd", "boulevard"},
    {"bri", "bridge"},     {"bvd", "boulevard"},  {"cl", "close"},        {"clo", "close"},
    {"cotts", "cottages"}, {"cr", "crescent"},    {"cres", "crescent"},   {"crt", "court"},
    {"ct", "court"},       {"dr", "drive"},       {"drv", "drive"},       {"est", "estate"},
    {"gdn", "garden"},     {"gdns", "gardens"},   {"gr", "grove"},        {"grn", "green"},
    {"gro", "grove"},      {"ind", "industrial"}, {"la", "lane"},         {"ln", "lane"},
    {"lwr", "lower"},      {"mkt", "market"},     {"mt", "mount"},        {"nth", "north"},
    {"pde", "parade"},     {"pk", "park"},        {"pl", "place"},        {"rd", "road"},
    {"rw", "row"},         {"sq", "square"},      {"stn", "station"},     {"sth", "south"},
    {"tce", "terrace"},    {"ter", "terrace"},    {"terr", "terrace"},    {"wk", "walk"},
    {"wy", "way"},
}};

constexpr std::size_t kShortWord = 40; // bytes
constexpr std::array<std::string_view, 4> kShortFirstWords = {"lwr", "mt", "nth", "sth"};

bool isNumber(std::string_view word)
{
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Words that follow "street" rather than a saint: "High St North", "Station St East".
bool followsStreet(std::string_view word)
{
    return word == "north" || word == "south" || word == "east" || word == "west" || isNumber(word);
}

std::string_view spelt(const std::vector<std::string_view> &all, std::size_t at)
{
    const std::string_view word = all[at];
    if (word == "st") {
        const bool named = at > 0 && !isNumber(all[at - 1]);
        const bool last = at + 1 == all.size();
        return named && (last || followsStreet(all[at + 1])) ? "street" : "saint";
    }
    // "Dr", "Al" and the like may start a name; only these are short for something there.
    if (at == 0 && std::ranges::find(kShortFirstWords, word) == kShortFirstWords.end())
        return word;
    const auto found = std::ranges::lower_bound(kShortWords, word, {}, &ShortWord::first);
    return found != kShortWords.end() && found->first == word ? found->second : word;
}

} // namespace

std::string foldedStreet(std::string_view text)
{
    const std::string plain = folded(text);
    const auto all = words(plain);
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0)
            out += ' ';
        out += spelt(all, i);
    }
    return out;
}

int editDistance(std::string_view a, std::string_view b, int limit)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (limit < 0 || a.size() - b.size() > static_cast<std::size_t>(limit))
        return limit + 1;
    const std::size_t width = b.size() + 1;
    std::array<int, 3 * kShortWord> small{}; // words are short: no need to ask for memory
    std::vector<int> large(width > kShortWord ? 3 * width : 0);
    int *before = large.empty() ? small.data() : large.data();
    int *previous = before + width;
    int *current = previous + width;
    std::iota(previous, previous + width, 0);
    int hopeful = 0; // the least of the row before
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        int least = current[0];
        for (std::size_t j = 1; j < width; ++j) {
            const int change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            int best = std::min({change, previous[j] + 1, current[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, before[j - 2] + 1);
            current[j] = best;
            least = std::min(least, best);
        }
        // A swap may still jump one row, so the row before has to be hopeless too.
        if (least > limit && hopeful > limit)
            return limit + 1;
        hopeful = least;
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return std::min(previous[b.size()], limit + 1);
}

} // namespace sc
