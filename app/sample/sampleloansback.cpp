// SPDX-License-Identifier: GPL-3.0-or-later
// How the sample's kits come back, and what was done with them.
#include "areas/gridtransform.h"
#include "sample/sampleloans.h"
#include "sample/written.h"

#include <algorithm>

namespace sc::sample {

using namespace std::chrono_literals;

// Sacks are filled: how many are gone is held against the bags that are reported.
std::int64_t SampleLoans::usedOf(Planned &planned, const LoanLine &line)
{
    const std::int64_t some = m_random.whole(0, static_cast<int>(line.issued));
    const bool isSack = ItemStore(m_database).nameOf(line.item).contains("sack");
    if (!isSack)
        return some;
    const std::int64_t used = planned.isOdd ? line.issued : some / 2;
    planned.sacksUsed = planned.sacksUsed.value_or(0) + used;
    return used;
}

// One or two are doubled, or torn.
std::int64_t SampleLoans::bagsOf(const Planned &planned)
{
    const std::int64_t some = m_random.whole(1, 14);
    if (!planned.sacksUsed)
        return some;
    return planned.isOdd ? 1 : *planned.sacksUsed - std::min(*planned.sacksUsed, some % 3);
}

Result<void> SampleLoans::giveBack(Change &change, Planned &planned)
{
    LoanActions actions(m_database);
    const auto lines = actions.loans().lines(planned.loan);
    if (!lines)
        return std::unexpected(lines.error());
    GiveBack request;
    request.when.at = std::min(morning(planned.back) + 20min, m_clock.now());
    request.when.reason = "Entered from the paper slip";
    for (const LoanLine &line : *lines) {
        const std::string item = line.item.toString();
        if (line.consumable)
            request.lines.push_back({{}, item, usedOf(planned, line), "consumed", {}});
        else if (planned.end == End::Incomplete && line.issued > 2)
            request.lines.push_back({{}, item, line.issued - 2, "ok", {}});
        else if (m_random.chance(0.05))
            request.lines.push_back({{}, item, 1, "worn", {}});
        else if (m_random.chance(0.02))
            request.lines.push_back({{}, item, 1, "damaged", "Handle split"});
        else if (m_random.chance(0.01))
            request.lines.push_back({{}, item, 1, "lost", {}});
    }
    if (auto back = actions.giveBack(change, planned.loan, request); !back)
        return done(back);
    if (planned.end == End::Checking)
        return {};
    if (auto reported = work(change, planned); !reported)
        return reported;
    if (planned.end == End::Incomplete)
        return done(actions.markIncomplete(change, planned.loan, "Some of it is still in a shed"));
    return {};
}

Result<void> SampleLoans::work(Change &change, const Planned &planned)
{
    LoanActions actions(m_database);
    WorkDone request;
    if (m_random.chance(0.08) && !planned.isOdd) {
        request.waivedBy = "S. Akhtar";
        request.waivedReason = "It rained, and the kit was never used";
        return done(actions.workDone(change, planned.loan, request));
    }
    const Street &street = m_borough.streets[m_random.below(m_borough.streets.size())];
    const auto at = GridTransform::best({}).toLatLon({street.point.x, street.point.y});
    if (!at)
        return std::unexpected(at.error());
    request.report.position = *at;
    request.report.place = street.name;
    request.report.hours = 0.5 * m_random.whole(2, 16);
    request.report.bags = bagsOf(planned);
    request.report.note = m_random.chance(0.5) ? "Litter picked along the verge"
                                               : "Weeds scraped and the gutter swept";
    if (m_random.chance(0.1))
        request.report.leftBehind = m_random.chance(0.5) ? "1 needle" : "A fly-tip";
    request.report.madeAt = std::min(morning(planned.back), m_clock.now());
    if (localDay(*request.report.madeAt) < today())
        request.reason = "Entered from the paper slip";
    return done(actions.workDone(change, planned.loan, request));
}

} // namespace sc::sample
