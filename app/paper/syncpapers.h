// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "paper/sheet.h"

#include <string>

namespace sc {

/// What the recovery sheet says. `root` is the key as text, in groups of four.
struct RecoverySheetFacts {
    std::string council;
    std::string device;
    std::string root;
    Day madeOn{};
};

/// The one sheet that brings a council's root key back when the PC that keeps it is lost: the key
/// as text and as a QR code, and where to keep it.
[[nodiscard]] Sheet recoverySheet(const RecoverySheetFacts &facts);

} // namespace sc
