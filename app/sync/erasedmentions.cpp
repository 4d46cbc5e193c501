// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/erasedmentions.h"

#include "storage/database.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sc {

namespace {

constexpr char kMentions[] = "sync_mentions"; // [[when, "N3-000123-K"], ...]
constexpr std::chrono::milliseconds kKept = std::chrono::days{28};

nlohmann::json kept(Database &database)
{
    nlohmann::json all = nlohmann::json::parse(database.setting(kMentions), nullptr, false);
    nlohmann::json recent = nlohmann::json::array();
    const std::int64_t since = (database.clock().now() - kKept).time_since_epoch().count();
    if (all.is_array())
        std::ranges::copy_if(all, std::back_inserter(recent), [&](const nlohmann::json &one) {
            return one.is_array() && one.size() == 2 && one[0].is_number_integer() &&
                   one[1].is_string() && one[0].get<std::int64_t>() >= since;
        });
    return recent;
}

} // namespace

void noteErasedMentions(Database &database, const std::vector<std::string> &mentions)
{
    if (mentions.empty())
        return;
    nlohmann::json all = nlohmann::json::array();
    for (const std::string &one : mentions)
        all.push_back({database.clock().now().time_since_epoch().count(), one});
    for (nlohmann::json &one : kept(database))
        all.push_back(std::move(one));
    database.setSetting(kMentions, all.dump());
}

std::vector<std::string> erasedMentions(Database &database)
{
    std::vector<std::string> mentions;
    for (const nlohmann::json &one : kept(database))
        if (const auto &told = one[1].get_ref<const std::string &>();
            !std::ranges::contains(mentions, told))
            mentions.push_back(told);
    return mentions;
}

std::string mentionsInWords(const std::vector<std::string> &mentions)
{
    std::string list;
    for (const std::string &one : mentions)
        list += (list.empty() ? "" : ", ") + one;
    return "A person's data were erased on another PC. Written here before, and perhaps still "
           "naming them: " +
           list + ". Look at these and put them right.";
}

} // namespace sc
