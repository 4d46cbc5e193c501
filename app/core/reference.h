// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sc {

/// The short reference people write down and say on the telephone, such as `N3-0147-T`: the prefix
/// of the PC that made the record, its number, and a check character.
///
/// The alphabet has 31 characters: the digits and A to Y without I, L, O and U. The check character
/// makes a sum of all characters, each multiplied by a weight of its own, divisible by 31. As 31 is
/// prime and no two weights are the same, every single wrong character and every swap of two
/// characters changes the sum and is refused.
struct Reference {
    std::string prefix;      ///< 1 to 4 characters of the alphabet, the first of them a letter
    std::int64_t number = 0; ///< from 1; written with at least four digits

    /// The written form. Empty where the prefix or number is out of range.
    [[nodiscard]] std::string toString() const;

    /// Reads what a person typed or heard. Letter case, spaces and hyphens do not matter; O is read
    /// as 0, I and L as 1, U as V and Z as 2. Where nothing separates prefix from number, the check
    /// character also decides where the prefix ends (a wrong character is then caught 30 times in
    /// 31). Refusals: field `ref`, code `missing`, `bad_reference` or `bad_check`.
    [[nodiscard]] static Result<Reference> parse(std::string_view text);

    bool operator==(const Reference &) const = default;
};

/// Whether a prefix may be used for a PC: 1 to 4 characters of the alphabet, the first a letter.
[[nodiscard]] bool isReferencePrefix(std::string_view prefix);

/// True where the text is a whole reference with the right check character.
[[nodiscard]] bool looksLikeReference(std::string_view text);

} // namespace sc
