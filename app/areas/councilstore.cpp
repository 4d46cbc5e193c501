// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/councilstore.h"

namespace sc {

Result<Nation> CouncilStore::nation()
{
    return m_database.attempt([&] {
        std::string code;
        Query row = m_database.query("SELECT nation FROM council WHERE deleted = 0 AND nation IS "
                                     "NOT NULL LIMIT 1");
        if (row.step())
            code = row.text(0);
        auto known = parseNation(code);
        if (!known)
            known = parseNation(m_database.setting("nation"));
        return known.value_or(Nation::EnglandAndWales);
    });
}

Result<void> CouncilStore::setNation(Change &change, Nation nation)
{
    return set(change, "nation", toCode(nation));
}

Result<void> CouncilStore::setName(Change &change, const std::string &name)
{
    return set(change, "name", name);
}

Result<void> CouncilStore::set(Change &change, const char *column, const std::string &text)
{
    return m_database.attempt([&] {
        const Id council = Id::fromName("council");
        const FieldValues values{{column, Value{text}}};
        if (!change.update("council", council, values))
            change.create("council", council, values);
    });
}

} // namespace sc
