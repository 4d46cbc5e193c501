// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace sc {

/// Loads the plural forms of texts that hold a number (resources/i18n): until then they read as
/// they are written, "1 copy(ies)". False where the catalogue is not there, which is a fault of
/// the build.
[[nodiscard]] bool loadPlurals(QCoreApplication &app);

} // namespace sc
