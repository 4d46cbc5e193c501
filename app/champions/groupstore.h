// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/membershipstore.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A neighbourhood action group, friends of a park, a school: its chair usually keeps the kit.
struct Group {
    Id id;
    std::string name;
    std::string kind; ///< one of kGroupKinds
    Id chair;         ///< a champion
    Id area;
    std::vector<Id> members; ///< champions, by id
    bool deleted = false;

    bool operator==(const Group &) const = default;
};

inline constexpr std::array<std::string_view, 7> kGroupKinds{"neighbourhood_action_group",
                                                             "friends_of_park",
                                                             "residents_association",
                                                             "parish_council",
                                                             "school",
                                                             "business",
                                                             "other"};

/// Groups on disk.
class GroupStore {
public:
    explicit GroupStore(Database &database) : m_database(database), m_memberships(database) {}

    /// Refused: `missing` name, `already_exists` where another group has it, `unknown_code` kind
    /// (nothing: other), `erased` for a new chair or member whose data were erased, `not_found` for
    /// one who has left and comes into a group that is there. The members are written along.
    [[nodiscard]] Result<Group> create(Change &change, Group given);
    [[nodiscard]] Result<Group> update(Change &change, Group given);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    /// NotFound when there is none; deleted ones are found by id and say so.
    [[nodiscard]] Result<Group> get(const Id &id);
    /// By id or name, letter case forgiven.
    [[nodiscard]] Result<Group> find(std::string_view idOrName);
    [[nodiscard]] Result<std::vector<Group>> all(); ///< live ones, by name
    /// Live groups whose name has every word typed, or begins one with it.
    [[nodiscard]] Result<std::vector<Group>> suggest(std::string_view typed, int most = 8);

private:
    [[nodiscard]] Result<Group> tidied(Group group);
    /// Of a chair or members that are new in it.
    [[nodiscard]] std::vector<Problem> strangersIn(const Group &group);

    Database &m_database;
    MembershipStore m_memberships;
};

} // namespace sc
