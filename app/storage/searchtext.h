// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// What was typed, as an FTS5 expression in which every word must begin a word of the text. Split
/// as the index splits: letters and digits stay, everything else parts words; "oneill" and "marys"
/// find O'Neill and Mary's too. Empty when nothing was typed that can be looked for.
[[nodiscard]] std::string prefixMatch(std::string_view typed);

} // namespace sc
