// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryfile.h"
#include "areas/csvlines.h"
#include "core/text.h"

namespace sc {

Result<WardGroups> readWardGroups(std::string_view csv)
{
    CsvLines lines(csv);
    const bool any = lines.next();
    const int ward = any ? columnNamed(lines.fields(), {"wardcode", "ward", "wardname"}) : -1;
    const int area = any ? columnNamed(lines.fields(), {"areacode", "area", "areaname"}) : -1;
    const int name = any ? columnNamed(lines.fields(), {"areaname"}) : -1;
    if (ward < 0 || area < 0)
        return refused("file", "unknown_layout",
                       "The first line must name the columns ward_code, area_code and area_name");
    const auto at = [&lines](int column) {
        return column < 0 ? std::string{}
                          : collapsed(lines.field(static_cast<std::size_t>(column)));
    };
    WardGroups read;
    while (lines.next()) {
        WardGroup group{lines.line(), at(ward), at(area), at(name)};
        if (group.wardCode.empty())
            read.refused.push_back(
                {group.line, {"ward_code", "missing", "Enter the code of a ward"}});
        else if (group.areaCode.empty())
            read.refused.push_back(
                {group.line, {"area_code", "missing", "Enter the code of its area"}});
        else
            read.groups.push_back(std::move(group));
    }
    return read;
}

} // namespace sc
