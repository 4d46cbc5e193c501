// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/standingstore.h"

#include "core/dates.h"

#include <format>
#include <string>

namespace sc {

std::optional<Problem> StandingStore::erased(std::string_view field, const Id &champion)
{
    Query row = m_database.query(
        "SELECT number FROM champion WHERE id = ? AND erased_on IS NOT NULL", champion);
    if (champion.isNull() || !row.step())
        return std::nullopt;
    return Problem{std::string(field), "erased",
                   std::format("The data of champion {} were erased. Choose somebody else, or make "
                               "a new champion",
                               row.text(0))};
}

std::optional<Problem> StandingStore::gone(std::string_view field, const Id &champion, Day day)
{
    if (auto problem = erased(field, champion))
        return problem;
    Query row = m_database.query("SELECT number FROM champion WHERE id = ? AND status = 'left' AND "
                                 "coalesce(left_on, '') <= ?",
                                 champion, isoDay(day));
    if (champion.isNull() || !row.step())
        return std::nullopt;
    return Problem{std::string(field), "not_found",
                   std::format("Champion {} has left. Choose somebody else, or set them to active "
                               "again",
                               row.text(0))};
}

} // namespace sc
