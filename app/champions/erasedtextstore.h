// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/mentionstore.h"
#include "storage/erasure.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace sc {

/// How much is taken out of what stands in a field; what comes later takes out more.
enum class ErasedShare : std::uint8_t {
    Names,  ///< only what the person is known by
    Signed, ///< the surname too, and the name with initials: nobody else can put it right
    Given,  ///< and the forenames: what a credit was for
    Wipe,   ///< nothing may stand there ever again
    Whole,  ///< all of it, but something has to stand there
};

/// What is left of texts when a person is taken out of them, by whose texts they are. `known` has
/// to outlive it. Throws SQLite::Exception.
class ErasedTexts {
public:
    ErasedTexts(Database &database, const KnownBy &known, const Id &subject);

    /// Of text, text, also of each within JSON; nothing of anything else.
    [[nodiscard]] Value left(ErasedShare share, std::string_view column, const Value &value) const;
    /// The same for what was written for areas this PC cannot read; it must not outlive this.
    [[nodiscard]] Erasure::ReplaceElsewhere elsewhere() const;

private:
    [[nodiscard]] std::string withoutNames(std::string_view column, std::string text) const;
    [[nodiscard]] std::string withoutSurnames(std::string_view column, std::string text) const;
    [[nodiscard]] std::string ofCredit(std::string text) const;
    [[nodiscard]] std::string beside(const PersonalWords &words, const std::string &text,
                                     bool onlyCapitals = false) const;

    const KnownBy &m_known;
    std::set<std::string> m_usual;      ///< what the catalogue of hazards says
    std::set<std::string> m_categories; ///< of credits of others
};

} // namespace sc
