// SPDX-License-Identifier: GPL-3.0-or-later
// How many records of which area files would delete, for whoever has to allow it.
#include "areas/areastore.h"
#include "storage/database.h"
#include "sync/importer.h"

#include <algorithm>
#include <format>
#include <sstream>

namespace sc {

namespace {

constexpr char kKept[] = "sync_deletions"; // of files that wait: file, area, records, of

std::string codeOf(Database &database, const Id &area)
{
    if (area.isNull())
        return "shared";
    const auto known = AreaStore(database).area(area);
    return known && *known ? (*known)->code : area.toString();
}

} // namespace

std::vector<DeletedRecords> deletedRecords(Database &database, const MergeOutcome &merged)
{
    std::vector<DeletedRecords> all;
    for (const auto &[area, records] : merged.deletedByArea) {
        const auto left = merged.liveByArea.find(area);
        const bool tooMany = merged.tooMany.contains(area);
        all.push_back({area, codeOf(database, area), records,
                       records + (left == merged.liveByArea.end() ? 0 : left->second), tooMany,
                       tooMany ? deletedLately(database, area) : 0});
    }
    std::ranges::sort(all, {}, &DeletedRecords::code);
    return all;
}

std::string inWords(const std::vector<DeletedRecords> &deleted)
{
    std::string words;
    for (std::size_t i = 0; i < deleted.size(); ++i) {
        const DeletedRecords &one = deleted[i];
        words += i == 0 ? "" : i + 1 == deleted.size() ? " and " : ", ";
        words += std::format("{} of the {} records {}", one.records, one.of,
                             one.area.isNull() ? "all areas share" : "of " + one.code);
        if (one.recent > 0)
            words += std::format(" (and {} more {} deleted in the last 24 hours)", one.recent,
                                 one.recent == 1 ? "was" : "were");
    }
    return words;
}

void PeerStore::keepDeleted(const Id &bundle, const std::vector<DeletedRecords> &deleted)
{
    std::istringstream lines(m_database.setting(kKept));
    std::string text;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with(bundle.toString()))
            text += line + "\n";
    for (const DeletedRecords &one : deleted)
        text += std::format("{} {} {} {} {}\n", bundle.toString(), one.area.toString(), one.records,
                            one.of, one.recent);
    if (text != m_database.setting(kKept))
        m_database.setSetting(kKept, text);
}

std::vector<DeletedRecords> PeerStore::keptDeleted(const Id &bundle)
{
    std::vector<DeletedRecords> all;
    std::istringstream lines(m_database.setting(kKept));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line); // an earlier version wrote four of them
        std::string file;
        std::string area;
        DeletedRecords one{.tooMany = true};
        words >> file >> area >> one.records >> one.of;
        if (words.fail() || file != bundle.toString())
            continue;
        words >> one.recent;
        one.area = Id::parse(area).value_or(Id());
        one.code = codeOf(m_database, one.area);
        all.push_back(one);
    }
    return all;
}

} // namespace sc
