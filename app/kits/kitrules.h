// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/contents.h"

namespace sc {

/// Codes of these: missing, unknown_code, out_of_range, bad_date.
[[nodiscard]] std::vector<Problem> problemsOf(const Depot &depot);
[[nodiscard]] std::vector<Problem> problemsOf(const Item &item);
[[nodiscard]] std::vector<Problem> problemsOf(const KitType &type);
[[nodiscard]] std::vector<Problem> problemsOf(const Kit &kit, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const Inspection &inspection, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const Ticket &ticket, Day today);

/// A kit type whose maker said nothing of inspections is inspected once a year.
inline constexpr std::int64_t kUsualInspectionMonths = 12;

/// The last day the kit may go out by its inspection plan of so many months: from the last
/// inspection it passed, else from the day it was made up. Nothing where there is no such plan.
[[nodiscard]] std::optional<Day> inspectionHoldsUntil(const Kit &kit, const KitType &type);

/// Everything about the kit itself that keeps it from being handed over on a day, each under field
/// `kit` with a sentence that names it by its label; empty where nothing does. The same whoever
/// asks. Codes: kit_incomplete (a thing that is not used up is missing, or its status says so),
/// inspection_overdue, ppe_out_of_date, kit_not_available (`out`, `checking`, `repair`, `lost`,
/// `written_off`, `retired`, deleted, or an open repair that keeps it here). `reserved` is no
/// problem here: for whom is the loan's to say. Sacks and the like that are used up may run short:
/// see shortConsumables().
[[nodiscard]] std::vector<Problem> kitProblems(const Kit &kit, const KitType &type,
                                               const std::vector<Ticket> &tickets,
                                               const ItemName &itemName, Day today);

/// What is to be filled up before it goes: contents that are used up and below what is expected.
[[nodiscard]] std::vector<KitContent> shortConsumables(const Kit &kit);
/// What is missing of the rest.
[[nodiscard]] std::vector<KitContent> missingThings(const Kit &kit);

/// Whether a person may set this status by hand: never to or from what loans decide.
[[nodiscard]] bool maySetByHand(std::string_view from, std::string_view to);

} // namespace sc
