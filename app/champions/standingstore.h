// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"
#include "core/id.h"
#include "storage/database.h"

#include <optional>
#include <string_view>

namespace sc {

/// Whether a champion can be given something new: a place on a roster, a group, a training. What
/// they had before they left, or before their data were erased, stays.
class StandingStore {
public:
    explicit StandingStore(Database &database) : m_database(database) {}

    /// `erased` under the field, for one whose data were erased: nobody could be told of it.
    [[nodiscard]] std::optional<Problem> erased(std::string_view field, const Id &champion);
    /// That, or `not_found` for one who had left by that day.
    [[nodiscard]] std::optional<Problem> gone(std::string_view field, const Id &champion, Day day);

private:
    Database &m_database;
};

} // namespace sc
