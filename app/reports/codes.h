// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sc {

/// A code as stored and exchanged, and the words people see.
struct Code {
    std::string_view code;
    std::string_view label;
};

/// The states of a report, in the order people meet them.
[[nodiscard]] std::span<const Code> reportStatuses();
[[nodiscard]] std::span<const Code> reportSources();
[[nodiscard]] std::span<const Code> reportPriorities();
[[nodiscard]] std::span<const Code> reportHazards();
/// The headings of the national fly-tipping return (WasteDataFlow): land type, primary waste type
/// and size, of each exactly one to an incident.
[[nodiscard]] std::span<const Code> flyTipLandTypes();
[[nodiscard]] std::span<const Code> flyTipWasteTypes();
[[nodiscard]] std::span<const Code> flyTipSizes();

[[nodiscard]] bool isCode(std::span<const Code> codes, std::string_view code);
/// The code itself where it is unknown (from a later version, say).
[[nodiscard]] std::string labelOf(std::span<const Code> codes, std::string_view code);

} // namespace sc
