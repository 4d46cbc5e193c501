// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal.h"

#include <vector>

namespace sc {

/// Who belongs to which group. For the stores of champions and groups: throws SQLite::Exception.
class MembershipStore {
public:
    explicit MembershipStore(Database &database) : m_database(database) {}

    [[nodiscard]] std::vector<Id> groupsOf(const Id &champion); ///< by id
    [[nodiscard]] std::vector<Id> membersOf(const Id &group);   ///< by id

    /// Adds and takes away what differs. The list is sorted and has nobody twice.
    void setGroupsOf(Change &change, const Id &champion, const std::vector<Id> &groups);
    void setMembersOf(Change &change, const Id &group, const std::vector<Id> &members);

private:
    void add(Change &change, const Id &champion, const Id &group);
    void take(Change &change, const Id &champion, const Id &group);

    Database &m_database;
};

} // namespace sc
