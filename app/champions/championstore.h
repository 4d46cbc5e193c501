// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/champion.h"
#include "champions/membershipstore.h"
#include "storage/journal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// Champions on disk. Reading needs no change; writing is part of one.
class ChampionStore {
public:
    explicit ChampionStore(Database &database) : m_database(database), m_memberships(database) {}

    /// Gives the next free number where none is given. Refused with the fields at fault;
    /// `already_exists` where the number is taken. The groups are written along.
    [[nodiscard]] Result<Champion> create(Change &change, Champion champion);
    /// Also refused: `erased`, for one whose data were erased.
    [[nodiscard]] Result<Champion> update(Change &change, Champion champion);
    /// Refused as `in_use` while anything but being in a group is told of them.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    /// NotFound when there is no such champion; deleted ones are found and say so.
    [[nodiscard]] Result<Champion> get(const Id &id);
    /// By number ("41", "041", "champion 41") or full name in any case. NotFound when nobody or
    /// more than one bears the name.
    [[nodiscard]] Result<Champion> find(std::string_view numberOrName);
    /// While somebody types: best matches first.
    [[nodiscard]] Result<std::vector<Champion>> suggest(std::string_view typed, int most = 8);
    /// A page in order of number, after the champion given (none: from the start).
    [[nodiscard]] Result<std::vector<Champion>> page(const std::optional<Champion> &after,
                                                     int size);
    [[nodiscard]] Result<std::vector<Champion>> all(); ///< live ones, by id
    [[nodiscard]] Result<std::int64_t> count();

private:
    [[nodiscard]] Day today() const;
    [[nodiscard]] bool isErased(const Id &id);
    [[nodiscard]] Champion readOne(Query &row);
    [[nodiscard]] std::string nextNumber();
    [[nodiscard]] std::optional<Id> numbered(const std::string &number);
    [[nodiscard]] std::vector<Champion> readAll(Query &found);

    Database &m_database;
    MembershipStore m_memberships;
};

} // namespace sc
