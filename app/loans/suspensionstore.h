// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/basicstore.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A champion is lent nothing for a time.
struct Suspension {
    Id id{};
    Id champion{};
    std::optional<Day> from{};
    std::optional<Day> until{}; ///< the last day; nothing: until it is lifted
    std::string reason{};
    Id loan{}; ///< that came back late
    bool automatic = false;
    std::optional<Day> liftedOn{};
    std::string liftedWhy{};
    bool deleted = false;

    [[nodiscard]] bool holdsOn(Day day) const
    {
        return !deleted && (!from || *from <= day) && (!until || day <= *until) &&
               (!liftedOn || day < *liftedOn);
    }
    bool operator==(const Suspension &) const = default;
};

/// Suspensions on disk.
class SuspensionStore : public BasicStore<Suspension> {
public:
    explicit SuspensionStore(Database &database);

    /// From today where no day is given. Refused: missing champion, not_found, reason_required,
    /// out_of_range where it ends before it begins.
    [[nodiscard]] Result<Suspension> create(Change &change, Suspension suspension);
    [[nodiscard]] Result<Suspension> update(Change &change, Suspension suspension);
    /// Ends it today. Refused: reason_required, bad_transition where it no longer holds.
    [[nodiscard]] Result<Suspension> lift(Change &change, const Id &id, std::string_view reason);

    /// The one that holds longest on the day.
    [[nodiscard]] Result<std::optional<Suspension>> on(const Id &champion, Day day);
    /// All that hold on the day, those that end first before the others.
    [[nodiscard]] Result<std::vector<Suspension>> holdingOn(Day day);
    [[nodiscard]] Result<std::vector<Suspension>> of(const Id &champion); ///< latest first

private:
    [[nodiscard]] Result<Suspension> checked(Suspension suspension);
};

} // namespace sc
