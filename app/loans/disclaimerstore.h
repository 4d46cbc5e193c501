// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/basicstore.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A version of the words people sign before they use a kit.
struct Disclaimer {
    Id id{};
    std::string version{}; ///< "3"; the next number where none is given
    std::string words{};
    std::optional<Day> currentFrom{};
    bool deleted = false;

    bool operator==(const Disclaimer &) const = default;
};

/// Disclaimers on disk. What somebody has signed is neither changed nor deleted.
class DisclaimerStore : public BasicStore<Disclaimer> {
public:
    explicit DisclaimerStore(Database &database);

    /// Refused: missing words, already_exists where the version is taken, out_of_range for words
    /// above 20,000 characters.
    [[nodiscard]] Result<Disclaimer> create(Change &change, Disclaimer disclaimer);
    /// Refused, too: `already_signed` where words, version or day of one that was signed would
    /// change.
    [[nodiscard]] Result<Disclaimer> update(Change &change, Disclaimer disclaimer);
    /// Refused: already_signed.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    /// By id or version.
    [[nodiscard]] Result<Disclaimer> find(std::string_view idOrVersion);
    /// The one that holds on a day: of those current by then the latest; before the first of them,
    /// that one. Nothing where there is none.
    [[nodiscard]] Result<std::optional<Disclaimer>> current(Day day);
    [[nodiscard]] Result<std::vector<Disclaimer>> inOrder(); ///< latest first

    /// What a council that has no words of its own may begin with.
    [[nodiscard]] static std::string shippedWords();

private:
    [[nodiscard]] Result<Disclaimer> checked(Disclaimer disclaimer);
    [[nodiscard]] bool isSigned(const Id &id);
};

} // namespace sc
