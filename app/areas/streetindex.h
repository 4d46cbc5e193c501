// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sc {

/// Which streets a few typed words may mean. Every typed word has to start a word of the street's
/// name, place or postcode district; where too few do, words may have a fault or two, and at the
/// last words may be run together or apart.
class StreetIndex {
public:
    struct Match {
        std::uint32_t street = 0;
        std::uint8_t faults = 0;
        /// How far what was typed is from being the name: 0 the whole name, 1 its beginning, 2
        /// words of it, 3 its beginning and words of the place, 4 words of name or place.
        std::uint8_t apart = 0;
    };

    /// Streets are numbered in the order they are added.
    void add(std::string_view name, std::string_view place, std::string_view district);
    /// To be called after the last street.
    void finish();

    /// Unordered. Faults are only looked for while fewer than `enough` streets were found.
    [[nodiscard]] std::vector<Match> find(std::string_view typed, std::size_t enough) const;

private:
    struct Word {
        std::string text;
        std::vector<std::uint32_t> streets;
    };
    /// One typed word in the forms it may be meant: as typed, and spelt out.
    struct Asked {
        std::vector<std::string> forms;
        bool isLast = false;
    };
    struct Meant {
        std::uint32_t word = 0;
        std::uint8_t faults = 0;
    };

    void addWords(std::string_view text, std::uint32_t street);
    [[nodiscard]] static std::vector<Asked> asked(std::string_view typed);
    [[nodiscard]] std::vector<Meant> wordsMeant(const Asked &asked, bool withFaults) const;
    void addByPrefix(const std::string &form, std::vector<Meant> &meant) const;
    void addByFault(const Asked &asked, std::vector<Meant> &meant) const;
    [[nodiscard]] std::vector<Match> intersect(const std::vector<Asked> &all,
                                               bool withFaults) const;
    [[nodiscard]] std::vector<Match> runTogether(std::string_view typed) const;
    [[nodiscard]] std::uint8_t apart(std::uint32_t street, const std::vector<Asked> &all,
                                     bool withFaults) const;

    std::vector<Word> m_words;                              ///< in alphabetical order once finished
    std::unordered_map<std::string, std::uint32_t> m_known; ///< only while adding
    std::vector<std::string> m_names;                       ///< by street, folded
    std::vector<std::string> m_compact;                     ///< by street: its name without spaces
};

} // namespace sc
