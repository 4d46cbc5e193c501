// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "paper/sheet.h"

#include <QImage>

#include <filesystem>
#include <vector>

namespace sc {

/// Lays a sheet out on A4 and writes it as PDF. The file appears whole or not at all. Needs a
/// QGuiApplication, any platform ("offscreen" will do), and may run on a worker thread.
[[nodiscard]] Result<void> writePdf(const Sheet &sheet, const std::filesystem::path &file);

/// The pages as pictures, for a preview: `dotsPerInch` 60 to 300.
[[nodiscard]] std::vector<QImage> pageImages(const Sheet &sheet, int dotsPerInch);

} // namespace sc
