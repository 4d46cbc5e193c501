// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanclashstore.h"
#include "loans/loanduestore.h"
#include "viewmodels/loanwords.h"
#include "viewmodels/texts.h"
#include "viewmodels/todaymodel.h"

namespace sc {

namespace {

constexpr std::size_t kMostOfEach = 20;

} // namespace

std::vector<TodayLine> loanLines(Session &session)
{
    std::vector<TodayLine> lines;
    Database &database = session.database();
    const Day today = localDay(session.now());
    const auto overdue = LoanDueStore(database).overdue();
    for (const DueLoan &one : overdue.value_or(std::vector<DueLoan>())) {
        if (one.snoozed || lines.size() >= kMostOfEach)
            continue;
        TodayLine line;
        line.id = toQString(one.loan.id);
        line.title = toQString(one.borrower);
        QStringList kits;
        for (const std::string &label : one.kits)
            kits.append(toQString(label));
        line.ref = kits.join(QStringLiteral(", "));
        line.reason = toQString(lateness(one.daysLate));
        line.stateKey = LoanWords::stateKey(one.loan, today);
        line.stateWord = LoanWords::stateWord(one.loan, today);
        line.section = TodayModel::tr("Kits overdue");
        line.action = QStringLiteral("open");
        line.actionText = TodayModel::tr("Remind or extend");
        line.urgent = true;
        line.isLoan = true;
        lines.push_back(std::move(line));
    }
    const auto clashes = LoanClashStore(database).clashes();
    for (const LoanClash &one : clashes.value_or(std::vector<LoanClash>())) {
        TodayLine line;
        line.id = toQString(one.first.id);
        line.title = TodayModel::tr("Kit %1 is lent twice").arg(toQString(one.kitLabel));
        line.ref = toQString(one.first.ref);
        line.reason =
            toQString(one.firstBorrower) + QStringLiteral(" · ") + toQString(one.secondBorrower);
        line.stateKey = LoanWords::stateKey(one.first, today);
        line.stateWord = LoanWords::stateWord(one.first, today);
        line.section = TodayModel::tr("Kits lent twice");
        line.action = QStringLiteral("open");
        line.actionText = TodayModel::tr("Settle it");
        line.urgent = true;
        line.isLoan = true;
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace sc
