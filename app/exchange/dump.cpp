// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/dump.h"

#include "exchange/kind.h"
#include "exchange/recordstore.h"

#include <format>

namespace sc {

Result<void> dumpRecords(Database &database, std::string_view type,
                         const std::function<void(std::string_view)> &take)
{
    if (!type.empty() && kindSpec(type) == nullptr)
        return refused("type", "unknown_type", std::format("There is no type \"{}\".", type));
    NameStore names(database);
    ExchangeKinds kinds(database, names);
    return RecordStore(database).atOneMoment([&]() -> Result<void> {
        for (const KindSpec &spec : kindSpecs()) {
            if (!type.empty() && type != spec.type)
                continue;
            if (const auto done = kinds.of(spec.type).dump(take); !done)
                return done;
        }
        return {};
    });
}

} // namespace sc
