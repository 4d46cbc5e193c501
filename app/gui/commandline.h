// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <span>

class QCoreApplication;

namespace sc {

/// What the program was asked to do.
struct Options {
    std::filesystem::path file; ///< the records to open
    std::filesystem::path sampleFile;
    std::filesystem::path councilFile;
    bool sample = false;
    bool selfTest = false;
    bool untilShown = false; ///< end with the first picture of the records
    QString screenshots;     ///< folder for pictures of every screen; empty: show the window
    QString theme;           ///< for this run only; empty: as set
    double textScale = 0.0;

    /// Nobody sits in front of it.
    [[nodiscard]] bool isUnattended() const
    {
        return selfTest || untilShown || !screenshots.isEmpty();
    }
};

/// Whether help or the version is asked for, which is answered where there is no display, too.
[[nodiscard]] bool asksForWords(std::span<char *const> words);

/// Reads the arguments; on a mistake says so and ends with 2. Help and version end with 0.
Options readCommandLine(const QCoreApplication &app);

} // namespace sc
