// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/ownpicksettingstore.h"

namespace sc {

Result<std::set<std::string>> ownHazardCodes(Database &database)
{
    return database.attempt([&] {
        std::set<std::string> codes;
        Query row = database.query("SELECT code FROM hazard WHERE deleted = 0");
        while (row.step())
            codes.insert(row.text(0));
        return codes;
    });
}

Result<bool> hasOwnPickRules(Database &database)
{
    return database.attempt(
        [&] { return database.query("SELECT 1 FROM pick_rules WHERE deleted = 0").step(); });
}

} // namespace sc
