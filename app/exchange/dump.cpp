// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/dump.h"

#include "exchange/fields.h"
#include "exchange/recordstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array<std::string_view, 4> kTypes{"area", "ward", "champion", "report"};

using Take = std::function<void(std::string_view)>;

std::string_view refOf(const Report &report)
{
    return report.ref;
}
std::string_view refOf(const Champion &champion)
{
    return champion.number;
}
std::string_view refOf(const PlaceRecord &place)
{
    return place.code;
}

/// Writes the records of one type, the line's memory used again and again.
template <class Record, class Draft> class Dumper {
public:
    Dumper(std::string_view type, std::span<const Field<Record, Draft>> fields, NameStore &names,
           const Take &take)
        : m_type(type), m_fields(fields), m_names(names), m_take(take)
    {}

    void operator()(const Record &record)
    {
        m_line = "{\"type\":\"";
        m_line += m_type;
        m_line += "\",\"id\":\"";
        m_line += record.id.toString();
        m_line += "\",\"ref\":";
        appendJsonString(refOf(record), m_line);
        for (const auto &field : m_fields) {
            m_line += ",\"";
            m_line += field.name;
            m_line += "\":";
            appendFieldAsJson(field.get(record, m_names), m_line);
        }
        m_line += '}';
        m_take(m_line);
    }

private:
    std::string_view m_type;
    std::span<const Field<Record, Draft>> m_fields;
    NameStore &m_names;
    const Take &m_take;
    std::string m_line;
};

Result<void> dumpType(RecordStore &records, NameStore &names, std::string_view type,
                      const Take &take)
{
    if (type == "area")
        return records.eachArea(Dumper(type, areaFields(), names, take));
    if (type == "ward")
        return records.eachWard(Dumper(type, wardFields(), names, take));
    if (type == "champion")
        return records.eachChampion(Dumper(type, championFields(), names, take));
    return records.eachReport(Dumper(type, reportFields(), names, take));
}

} // namespace

std::span<const std::string_view> exchangedTypes()
{
    return kTypes;
}

Result<void> dumpRecords(Database &database, std::string_view type, const Take &take)
{
    if (!type.empty() && !std::ranges::contains(kTypes, type))
        return refused(
            "type", "unknown_type",
            std::format("There is no type \"{}\". Give report, champion, area or ward.", type));
    RecordStore records(database);
    NameStore names(database);
    return records.atOneMoment([&]() -> Result<void> {
        for (const std::string_view known : kTypes) {
            if (!type.empty() && type != known)
                continue;
            if (const auto done = dumpType(records, names, known, take); !done)
                return done;
        }
        return {};
    });
}

} // namespace sc
