// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/codes.h"

namespace sc {

[[nodiscard]] std::span<const Code> itemKinds();
[[nodiscard]] std::span<const Code> kitPurposes();
/// The states of a kit. Loans move it between available, reserved, out and checking.
[[nodiscard]] std::span<const Code> kitStatuses();
/// Of a closed repair.
[[nodiscard]] std::span<const Code> ticketOutcomes();
/// Reasons of stock movements the program writes itself; others are free text.
[[nodiscard]] std::span<const Code> stockReasons();
/// What a scan of a count says.
[[nodiscard]] std::span<const Code> scanResults();

/// The words for a code; the code itself where it is none of them.
[[nodiscard]] std::string_view labelIn(std::span<const Code> codes, std::string_view code);
[[nodiscard]] bool isCodeOf(std::span<const Code> codes, std::string_view code);

} // namespace sc
