// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/codes.h"

namespace sc {

/// The states of a pick, in the order people meet them.
[[nodiscard]] std::span<const Code> pickStatuses();
[[nodiscard]] std::span<const Code> insuranceBases();
/// Whether whoever owns the land has said yes: `not_needed` on public land.
[[nodiscard]] std::span<const Code> landPermissions();
[[nodiscard]] std::span<const Code> cancelReasons();
/// A to D of the code of practice on litter and refuse.
[[nodiscard]] std::span<const Code> cleanlinessGrades();
[[nodiscard]] std::span<const Code> attendanceStatuses();
[[nodiscard]] std::span<const Code> attendanceRoles();
/// Where the minutes of an attendance came from.
[[nodiscard]] std::span<const Code> minutesSources();

} // namespace sc
