// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/referrers.h"

#include <algorithm>

namespace sc {

std::string typeReferringTo(Database &database, std::string_view target, const Id &record,
                            std::span<const std::string_view> apart)
{
    for (const RecordType &type : database.types().all()) {
        if (std::ranges::contains(apart, type.name))
            continue;
        for (const RecordField &field : type.fields) {
            if (field.kind != FieldKind::Ref || field.refType != target)
                continue;
            Query found = database.query("SELECT 1 FROM " + type.table + " WHERE " + field.column +
                                             " = ? AND deleted = 0 LIMIT 1",
                                         record);
            if (found.step())
                return type.name;
        }
    }
    return {};
}

} // namespace sc
