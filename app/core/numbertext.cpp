// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numbertext.h"

namespace sc {

namespace {

bool isGrouped(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    text = text.substr(0, text.find('.'));
    const std::size_t lead = text.find(',');
    if (lead == 0 || lead == std::string_view::npos || lead > 3 || (text.size() - lead) % 4 != 0)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool comma = i >= lead && (i - lead) % 4 == 0;
        if (comma ? text[i] != ',' : text[i] < '0' || text[i] > '9')
            return false;
    }
    return true;
}

} // namespace

std::string withoutThousands(std::string_view number)
{
    std::string plain(number);
    if (isGrouped(plain))
        std::erase(plain, ',');
    return plain;
}

} // namespace sc
