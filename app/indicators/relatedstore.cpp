// SPDX-License-Identifier: GPL-3.0-or-later
// What may make a record count otherwise without a change to the record itself.
#include "indicators/freezingparts.h"

namespace sc {

std::vector<Id> relatedRecords(Database &database, std::string_view type, const Id &record)
{
    const auto found = database.attempt([&] {
        std::vector<Id> related;
        const auto gather = [&](const std::string &sql) {
            Query rows = database.query(sql, record);
            while (rows.step())
                related.push_back(rows.id(0));
        };
        for (const RecordType &other : database.types().all())
            for (const RecordField &field : other.fields)
                if (field.kind == FieldKind::Ref && field.refType == type)
                    gather("SELECT id FROM " + other.table + " WHERE " + field.column + " = ?");
        // An answer is kept with the champion, not with the report.
        if (type == "report")
            gather("SELECT t.id FROM contact t JOIN report r ON r.champion = t.champion "
                   "WHERE r.id = ? AND t.kind = 'answer'");
        return related;
    });
    return found.value_or(std::vector<Id>());
}

} // namespace sc
