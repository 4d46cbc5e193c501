// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/pickfields.h"
#include "exchange/tablekind.h"
#include "picks/campaignstore.h"

#include <array>
#include <utility>

namespace sc {

namespace {

using C = Campaign;
using F = FieldForm;
using CampaignField = Field<Campaign>;

PickTotals totalsOf(const C &campaign, NameStore &names)
{
    return CampaignStore(names.database()).totals({.campaign = campaign.id}).value_or(PickTotals{});
}

template <auto member> FieldValue total(const C &campaign, NameStore &names)
{
    const auto value = totalsOf(campaign, names).*member;
    if constexpr (std::is_same_v<decltype(value), const double>)
        return FieldValue{value};
    else
        return FieldValue{std::int64_t{value}};
}

constexpr std::array kFields{
    plainField<&C::title>("title"),
    plainField<&C::startsOn>("starts_on"),
    plainField<&C::endsOn>("ends_on"),
    numberField<&C::goalPicks>("goal_picks"),
    numberField<&C::goalBags>("goal_bags"),
    numberField<&C::goalVolunteers>("goal_volunteers"),
    CampaignField{"picks_held", F::Integer, total<&PickTotals::held>, nullptr},
    CampaignField{"bags", F::Integer, total<&PickTotals::bags>, nullptr},
    CampaignField{"volunteers", F::Integer, total<&PickTotals::volunteers>, nullptr},
    CampaignField{"volunteer_minutes", F::Integer, total<&PickTotals::minutes>, nullptr},
    CampaignField{"kg_measured", F::Real, total<&PickTotals::kgMeasured>, nullptr},
    CampaignField{"kg_estimated", F::Real, total<&PickTotals::kgEstimated>, nullptr},
};

struct CampaignTraits {
    using Names = std::pair<std::string_view, std::string_view>;
    using Record = Campaign;
    using Store = CampaignStore;
    static constexpr std::string_view kType = "campaign";
    static constexpr std::string_view kKey = "title";
    static constexpr std::array<std::string_view, 1> kNeeds{"title"};
    static constexpr std::array kGuesses{
        Names{"start", "starts_on"},      Names{"starts", "starts_on"},
        Names{"start_date", "starts_on"}, Names{"from", "starts_on"},
        Names{"end", "ends_on"},          Names{"ends", "ends_on"},
        Names{"end_date", "ends_on"},     Names{"to", "ends_on"},
        Names{"until", "ends_on"},
    };

    static std::span<const CampaignField> fields() { return kFields; }
    static std::string ref(const Campaign &campaign) { return campaign.title; }
};

} // namespace

std::unique_ptr<ExchangeKind> campaignKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<CampaignTraits>>(database, names);
}

} // namespace sc
