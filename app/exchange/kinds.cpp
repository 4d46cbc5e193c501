// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/kind.h"

#include "exchange/dump.h"
#include "exchange/kinds.h"
#include "kits/stockstore.h"
#include "loans/loanguardstore.h"
#include "picks/pickguardstore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

// What another names stands before it.
constexpr std::array kSpecs{
    KindSpec{"area", "", true, areaKind},
    KindSpec{"ward", "", true, wardKind},
    KindSpec{"champion", "champions", true, championKind},
    KindSpec{"group", "groups", true, groupKind},
    KindSpec{"course", "courses", false, courseKind},
    KindSpec{"training", "trainings", false, trainingKind},
    KindSpec{"contact", "contacts", false, contactKind},
    KindSpec{"report", "reports", false, reportKind},
    KindSpec{"campaign", "campaigns", false, campaignKind},
    KindSpec{"pick_rules", "pick_rules", false, pickRulesKind},
    KindSpec{"hazard", "hazards", false, hazardKind},
    KindSpec{"pick", "picks", false, pickKind},
    KindSpec{"attendance", "attendances", false, attendanceKind},
    KindSpec{"meeting", "meetings", false, meetingKind},
    KindSpec{"depot", "depots", false, depotKind},
    KindSpec{"item", "items", false, itemKind},
    KindSpec{"kit_type", "kit_types", false, kitTypeKind},
    KindSpec{"kit", "kits", false, kitKind},
    KindSpec{"stock", "stock", false, stockKind},
    KindSpec{"inspection", "inspections", false, inspectionKind},
    KindSpec{"ticket", "tickets", false, ticketKind},
    KindSpec{"disclaimer", "disclaimers", false, disclaimerKind},
    KindSpec{"loan", "loans", false, loanKind},
    KindSpec{"credit", "credits", false, creditKind},
    KindSpec{"signature", "signatures", false, signatureKind},
    KindSpec{"work_report", "work_reports", false, workReportKind},
    KindSpec{"suspension", "suspensions", false, suspensionKind},
    KindSpec{"enforcement", "enforcements", false, enforcementKind},
    KindSpec{"survey", "satisfaction", false, surveyKind},
    KindSpec{"cleanliness_score", "cleanliness_scores", false, cleanlinessScoreKind},
    KindSpec{"household_count", "household_counts", false, householdCountKind},
    KindSpec{"indicator_target", "indicator_targets", false, targetKind},
    KindSpec{"indicator_baseline", "indicator_baselines", false, baselineKind},
    KindSpec{"commentary", "commentaries", false, commentaryKind},
    KindSpec{"frozen_quarter", "frozen_quarters", false, frozenQuarterKind},
    KindSpec{"frozen_figure", "frozen_figures", false, frozenFigureKind},
};

constexpr auto kTypes = [] {
    std::array<std::string_view, kSpecs.size()> types;
    std::ranges::transform(kSpecs, types.begin(), &KindSpec::type);
    return types;
}();

} // namespace

std::span<const KindSpec> kindSpecs()
{
    return kSpecs;
}

std::span<const std::string_view> exchangedTypes()
{
    return kTypes;
}

const KindSpec *kindSpec(std::string_view type)
{
    const auto found = std::ranges::find(kSpecs, type, &KindSpec::type);
    return found == kSpecs.end() ? nullptr : &*found;
}

const KindSpec *kindSpecOfPlural(std::string_view plural)
{
    const auto found = std::ranges::find(kSpecs, plural, &KindSpec::plural);
    return found == kSpecs.end() || plural.empty() ? nullptr : &*found;
}

Result<std::vector<FoundRecord>> ExchangeKind::search(std::string_view /*words*/, int /*most*/)
{
    return std::vector<FoundRecord>();
}

ExchangeKinds::ExchangeKinds(Database &database, NameStore &names)
    : m_database(database), m_names(names), m_kinds(kSpecs.size())
{
    // An order about a training or a champion may be what an approved pick rests on.
    PickGuard::install(database);
    LoanGuard::install(database);
    StockStore::install(database);
}

ExchangeKinds::~ExchangeKinds() = default;

ExchangeKind &ExchangeKinds::of(std::string_view type)
{
    const auto place = static_cast<std::size_t>(std::ranges::find(kTypes, type) - kTypes.begin());
    if (!m_kinds.at(place))
        m_kinds[place] = kSpecs[place].make(m_database, m_names);
    return *m_kinds[place];
}

void ExchangeKinds::othersChanged()
{
    m_names.forget();
    for (const auto &kind : m_kinds) {
        if (kind)
            kind->othersChanged();
    }
}

} // namespace sc
