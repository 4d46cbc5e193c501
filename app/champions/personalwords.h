// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What a person is known by, however others write it in their own words: a name or an address in
/// any case and with or without accents and apostrophes, a telephone number with whatever spaces,
/// brackets and hyphens and with +44, 0044 or 0. Only where it stands by itself: "Ann Lee" is not
/// in "Joann Leeson", but in "Ann Lee's garden".
class PersonalWords {
public:
    /// `held`: names, addresses, e-mail addresses and telephone numbers in any order, also several
    /// in one text ("Mrs Hall, 07700 900123 (eve)"). A name of two words or more is looked for
    /// without what stands before and after names ("Dr", "MBE") as well. What has fewer than four
    /// letters or figures is passed over: it would be found in other words.
    explicit PersonalWords(const std::vector<std::string> &held);
    /// The surnames in these names: "Hall" of "Mrs Hall" and of "Ann Hall MBE, 07700 900123". One
    /// is enough to look at a text, not to take anything out of it.
    [[nodiscard]] static PersonalWords surnamesOf(const std::vector<std::string> &names);

    [[nodiscard]] bool areIn(std::string_view text) const;
    /// The text with `instead` in place of each.
    [[nodiscard]] std::string takenOutOf(std::string text, std::string_view instead) const;
    [[nodiscard]] bool isEmpty() const { return m_names.empty() && m_phones.empty(); }

private:
    void addName(std::string_view text);

    std::vector<std::string> m_names;  // folded, the longest first
    std::vector<std::string> m_phones; // as normalisePhone() gives them
};

} // namespace sc
