// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "loans/workreport.h"
#include "picks/pick.h"
#include "reports/report.h"
#include "storage/basicstore.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// The sacks of a loan, of what is used up and called a sack or a bag.
struct SackCount {
    std::int64_t issued = 0;
    std::int64_t returned = 0;
    std::optional<std::int64_t> bags{}; ///< reported; none: nobody has said
};

/// Work reports on disk. Sharps and fly-tips left behind become reports, once each; the hours
/// become time credits of whoever had the kits, as far as one person is given any on a day, unless
/// the loan was for a litter pick, whose roster counts them.
class WorkReportStore : public BasicStore<WorkReport> {
public:
    static constexpr const char *kCategory = "kit_work";

    explicit WorkReportStore(Database &database);

    /// Refused: missing, not_found loan, out_of_range; bad_transition for a loan that was never
    /// out, out_of_range for one made before it went out; missing place where something left behind
    /// cannot be put on the map.
    [[nodiscard]] Result<WorkReport> create(Change &change, WorkReport report);
    /// Reports of what the words no longer tell of are withdrawn, unless somebody has touched them.
    /// Refused with bad_transition: another loan.
    [[nodiscard]] Result<WorkReport> update(Change &change, WorkReport report);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    [[nodiscard]] Result<std::vector<WorkReport>> ofLoan(const Id &loan); ///< oldest first
    /// Those that what was left behind has become.
    [[nodiscard]] Result<std::vector<Report>> reportsOf(const WorkReport &report);
    [[nodiscard]] Result<SackCount> sacks(const Loan &loan);
    /// What is odd about them, see sackFlags(); empty while the kits are out. No bags in a report
    /// is none, unless the loan was for a litter pick: then its bags count, and the sacks of all
    /// its loans.
    [[nodiscard]] Result<std::string> sackFlagOf(const Loan &loan);
    /// The same of a pick's figures; empty while one of its loans is out.
    [[nodiscard]] Result<std::string> sackFlagOf(const Pick &pick);
    /// Of all loans for a pick together, against the bags of its figures.
    [[nodiscard]] Result<SackCount> sacksOfPick(const Id &pick);

    /// Finds out where "54.5,-1.5", a grid reference, GeoJSON, or "Alder Road" is. Refused:
    /// not_in_great_britain, not_found for a street nobody knows, ambiguous.
    [[nodiscard]] Result<void> locate(WorkReport &report, std::string_view text);

    /// Brings the time credits into line with the reports of a loan. What is wrong is reversed and
    /// entered anew. The guard of loans calls it.
    [[nodiscard]] Result<void> settleCredits(Change &change, const Loan &loan);

private:
    [[nodiscard]] Result<WorkReport> completed(Change &change, WorkReport report);
    [[nodiscard]] Result<void> locateByName(WorkReport &report, const std::string &name);
    /// `before`: how many its words told of so far.
    [[nodiscard]] Result<void> raise(Change &change, const WorkReport &report,
                                     const LeftBehind &before);
    [[nodiscard]] Result<void> withdraw(Change &change, const WorkReport &before,
                                        const LeftBehind &left);
    [[nodiscard]] std::string refOfLoan(const WorkReport &report);
};

} // namespace sc
