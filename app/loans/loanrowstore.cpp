// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanrowstore.h"

#include <array>

namespace sc {

namespace {

using P = LoanProgress;

template <auto member> constexpr RecordColumn<Loan> progress(std::string_view name)
{
    return {name, [](const Loan &loan) { return detail::valueOf(loan.progress.*member); },
            [](Loan &loan, const Query &row, int column) {
                detail::readInto(loan.progress.*member, row, column);
            }};
}

constexpr std::array kColumns{
    column<&Loan::ref>("ref"),
    column<&Loan::borrower>("borrower"),
    column<&Loan::group>("host_group"),
    column<&Loan::pick>("pick"),
    column<&Loan::dueOut>("due_out"),
    column<&Loan::dueIn>("due_in"),
    progress<&P::status>("status"),
    progress<&P::outAt>("out_at"),
    progress<&P::outBy>("out_by"),
    progress<&P::returnedAt>("returned_at"),
    progress<&P::returnedTo>("returned_to"),
    progress<&P::closedAt>("closed_at"),
    progress<&P::overrideRules>("override_rules"),
    progress<&P::overrideBy>("override_by"),
    progress<&P::overrideReason>("override_reason"),
    progress<&P::cancelReason>("cancel_reason"),
    progress<&P::incompleteReason>("incomplete_reason"),
    progress<&P::writeOffReason>("write_off_reason"),
    progress<&P::writeOffPence>("write_off_pence"),
    progress<&P::waivedBy>("waived_by"),
    progress<&P::waivedReason>("waived_reason"),
    progress<&P::snoozedUntil>("snoozed_until"),
    column<&Loan::note>("note"),
};

constexpr std::array kLines{
    column<&LoanLine::loan>("loan"),
    column<&LoanLine::kit>("kit"),
    column<&LoanLine::item>("item"),
    column<&LoanLine::consumable>("consumable"),
    column<&LoanLine::position>("position"),
    column<&LoanLine::issued>("issued"),
    column<&LoanLine::ok>("ok"),
    column<&LoanLine::worn>("worn"),
    column<&LoanLine::damaged>("damaged"),
    column<&LoanLine::lost>("lost"),
    column<&LoanLine::consumed>("consumed"),
    column<&LoanLine::unused>("unused"),
    column<&LoanLine::note>("note"),
};

} // namespace

std::span<const RecordColumn<Loan>> loanColumns()
{
    return kColumns;
}

std::span<const RecordColumn<LoanLine>> loanLineColumns()
{
    return kLines;
}

} // namespace sc
