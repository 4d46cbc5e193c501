// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Whether a thing of that name is a sack of some kind: refuse sacks, bin liners, recycling bags.
/// What holds them, and bags that things are kept in, is none.
[[nodiscard]] bool isSack(std::string_view name);

/// Whether a new item of that name is used up, where nobody says what it is: sacks and wipes.
[[nodiscard]] bool isUsedUp(std::string_view name);

/// An item that is yet to be made, in words: "Refuse sack (used up)".
[[nodiscard]] std::string newItemWords(const std::string &name, bool consumable);

/// Those that lines of a kit or of a type name and that are yet to be made; empty: none are.
template <class Line> [[nodiscard]] std::string newItemsOf(const std::vector<Line> &lines)
{
    std::string words;
    for (const Line &line : lines)
        if (line.item.id.isNull() && !line.item.name.empty())
            words += (words.empty() ? "" : ", ") + newItemWords(line.item.name, line.consumable);
    return words;
}

} // namespace sc
