// SPDX-License-Identifier: GPL-3.0-or-later
// Every council names the same problem differently: what their words mean here.
#include "exchange/fixmystreet.h"

#include "core/text.h"

#include <algorithm>
#include <utility>

namespace sc {

namespace {

struct Word {
    std::string_view text; ///< folded
    std::string_view code;
};

constexpr std::array kStatuses{
    Word{"open", "new"},
    Word{"confirmed", "new"},
    Word{"new", "new"},
    Word{"investigating", "acknowledged"},
    Word{"acknowledged", "acknowledged"},
    Word{"pending", "acknowledged"},
    Word{"planned", "scheduled"},
    Word{"scheduled", "scheduled"},
    Word{"action scheduled", "scheduled"},
    Word{"in progress", "in_progress"},
    Word{"fixed", "done"},
    Word{"fixed council", "done"},
    Word{"fixed user", "done"},
    Word{"done", "done"},
    Word{"closed", "closed_no_action"},
    Word{"no further action", "closed_no_action"},
    Word{"unable to fix", "closed_no_action"},
    Word{"no action needed", "closed_no_action"},
    Word{"not responsible", "closed_not_ours"},
    Word{"not the council s responsibility", "closed_not_ours"},
    Word{"not our responsibility", "closed_not_ours"},
    Word{"internal referral", "closed_not_ours"},
    Word{"could not find", "closed_not_found"},
    Word{"duplicate", "closed_duplicate"},
    Word{"cancelled", "closed_withdrawn"},
    Word{"withdrawn", "closed_withdrawn"},
    Word{"hidden", "closed_withdrawn"},
    Word{"reopened", "reopened"},
};

// Looked for in order; the particular before the general.
constexpr std::array kCategories{
    Word{"fly post", "fly_posting"},
    Word{"flypost", "fly_posting"},
    Word{"poster", "fly_posting"},
    Word{"graffiti", "graffiti"},
    Word{"dog bin", "overflowing_bin"},
    Word{"dog", "dog_fouling"},
    Word{"abandoned vehicle", "abandoned_vehicle"},
    Word{"abandoned car", "abandoned_vehicle"},
    Word{"abandoned van", "abandoned_vehicle"},
    Word{"trolley", "trolley"},
    Word{"trolleys", "trolley"},
    Word{"needle", "drug_litter"},
    Word{"syringe", "drug_litter"},
    Word{"sharps", "drug_litter"},
    Word{"drug", "drug_litter"},
    Word{"dead animal", "dead_animal"},
    Word{"animal carcass", "dead_animal"},
    Word{"asbestos", "hazardous"},
    Word{"hazard", "hazardous"},
    Word{"chemical", "hazardous"},
    Word{"oil spill", "hazardous"},
    Word{"trade waste", "trade_waste"},
    Word{"commercial waste", "trade_waste"},
    Word{"fly tip", "fly_tipping"},
    Word{"flytip", "fly_tipping"},
    Word{"dumped", "fly_tipping"},
    Word{"overflowing", "overflowing_bin"},
    Word{"litter bin", "overflowing_bin"},
    Word{"full bin", "overflowing_bin"},
    Word{"leaves", "detritus"},
    Word{"leaf", "detritus"},
    Word{"detritus", "detritus"},
    Word{"sweeping", "detritus"},
    Word{"street cleaning", "litter"},
    Word{"street cleansing", "litter"},
    Word{"weed", "weeds"},
    Word{"verge", "weeds"},
    Word{"grass", "weeds"},
    Word{"overgrown", "weeds"},
    Word{"garden", "untidy_garden"},
    Word{"nameplate", "street_furniture"},
    Word{"street furniture", "street_furniture"},
    Word{"bench", "street_furniture"},
    Word{"litter", "litter"},
    Word{"rubbish", "litter"},
};

} // namespace

std::string statusFromFixMyStreet(std::string_view status)
{
    const std::string text = folded(status);
    const auto *word = std::ranges::find(kStatuses, text, &Word::text);
    return word == kStatuses.end() ? std::string() : std::string(word->code);
}

std::string_view statusForFixMyStreet(std::string_view status)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kWords{{
        {"new", "Open"},
        {"acknowledged", "Investigating"},
        {"scheduled", "Action scheduled"},
        {"in_progress", "In progress"},
        {"done", "Fixed - Council"},
        {"closed_no_action", "No further action"},
        {"closed_not_ours", "Not responsible"},
        {"closed_not_found", "Could not find"},
        {"closed_duplicate", "Duplicate"},
        {"closed_withdrawn", "Cancelled"},
        {"reopened", "Reopened"},
    }};
    const auto *word =
        std::ranges::find(kWords, status, [](const auto &pair) { return pair.first; });
    return word == kWords.end() ? status : word->second;
}

std::string categoryFromFixMyStreet(std::string_view name)
{
    const std::string text = " " + folded(name);
    if (text == " other" || text == " something else")
        return "other";
    const auto *word = std::ranges::find_if(
        kCategories, [&](const Word &one) { return text.contains(" " + std::string(one.text)); });
    return word == kCategories.end() ? std::string() : std::string(word->code);
}

} // namespace sc
