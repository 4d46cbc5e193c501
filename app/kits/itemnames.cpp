// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/itemnames.h"

#include "core/text.h"
#include "kits/kitcodes.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

using Name = std::string_view;

constexpr std::array kSacks{Name{"sack"}, Name{"bag"}, Name{"liner"}};

/// Of "Bag hoop", "Sack holder", "Kit bag" and the like: they come back.
constexpr std::array kKept{Name{"hoop"},    Name{"holder"}, Name{"opener"},   Name{"stand"},
                           Name{"frame"},   Name{"ring"},   Name{"hook"},     Name{"clip"},
                           Name{"kit"},     Name{"tool"},   Name{"aid"},      Name{"carry"},
                           Name{"trolley"}, Name{"cart"},   Name{"rucksack"}, Name{"toolbag"}};

/// Its words in lower case, as one of a thing.
std::vector<std::string> wordsOf(std::string_view name)
{
    const std::string text = folded(name);
    std::vector<std::string> list;
    for (const std::string_view word : words(text))
        list.emplace_back(word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
    return list;
}

} // namespace

bool isSack(std::string_view name)
{
    const auto all = wordsOf(name);
    if (std::ranges::any_of(all, [](Name word) { return std::ranges::contains(kKept, word); }))
        return false;
    return std::ranges::any_of(all, [](Name word) {
        return std::ranges::any_of(kSacks, [&](Name sack) { return word.ends_with(sack); });
    });
}

bool isUsedUp(std::string_view name)
{
    return isSack(name) || std::ranges::contains(wordsOf(name), "wipe");
}

std::string newItemWords(const std::string &name, bool consumable)
{
    return name + (consumable ? " (used up)" : " (counted)");
}

} // namespace sc
