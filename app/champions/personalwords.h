// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// What a person is known by, however others write it in their own words: a name or an address in
/// any case and with or without accents and apostrophes, a telephone number with whatever spaces,
/// brackets and hyphens and with +44, 0044 or 0. Only where it stands by itself: "Ann Lee" is not
/// in "Joann Leeson", but in "Ann Lee's garden"; "lee@x.org" is not in "ann.lee@x.org".
class PersonalWords {
public:
    /// `held`: names, addresses, e-mail addresses and telephone numbers in any order, also several
    /// in one text ("Mrs Hall, 07700 900123 (eve)"). A name of two words or more is looked for
    /// without what stands before and after names ("Dr", "MBE") as well. What has fewer than four
    /// letters or figures is passed over: it would be found in other words. An e-mail address is
    /// looked for in whole: its provider is other people's too.
    explicit PersonalWords(const std::vector<std::string> &held);
    /// The surnames in these names: "Hall" of "Mrs Hall" and of "Ann Hall MBE, 07700 900123". One
    /// is enough to look at a text, but it may be somebody else's.
    [[nodiscard]] static PersonalWords surnamesOf(const std::vector<std::string> &names,
                                                  std::size_t fewestLetters = 4);
    /// What stands before the surnames, of four letters or more.
    [[nodiscard]] static PersonalWords forenamesOf(const std::vector<std::string> &names);
    /// As people sign: "Ann Maria Hall", "Ann Hall", "A. M. Hall", "AM Hall", "A Hall".
    [[nodiscard]] static PersonalWords signaturesOf(const std::vector<std::string> &names);

    [[nodiscard]] bool areIn(std::string_view text) const;
    /// The text with `instead` in place of each; with `onlyCapitals` of those alone that begin with
    /// a capital: "Glass", not "glass".
    [[nodiscard]] std::string takenOutOf(std::string text, std::string_view instead,
                                         bool onlyCapitals = false) const;
    /// takenOutOf(), but what others are known by stays whole.
    [[nodiscard]] std::string takenOutBeside(const PersonalWords &others, const std::string &text,
                                             std::string_view instead, bool onlyCapitals) const;
    /// Forgets the names that others have too.
    void leaveOut(const PersonalWords &others);
    [[nodiscard]] bool isEmpty() const
    {
        return m_names.empty() && m_emails.empty() && m_phones.empty();
    }

private:
    void addName(std::string_view text);
    void addEmail(std::string_view part);
    void addWho(const std::vector<std::string_view> &parts);
    void order();
    /// From a byte of the text up to, not including, another.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    firstIn(const std::string &text, bool onlyCapitals) const;

    std::vector<std::string> m_names;  // folded, the longest first
    std::vector<std::string> m_emails; // likewise
    std::vector<std::string> m_phones; // as normalisePhone() gives them
};

} // namespace sc
