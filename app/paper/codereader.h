// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QImage>

#include <filesystem>
#include <string>
#include <vector>

namespace sc {

/// A code found in a picture.
struct ReadCode {
    std::string text;
    std::string format; ///< "QRCode", "Code128"
};

/// Every QR code and Code 128 in the picture, from top to bottom and left to right; turned and
/// small ones too.
[[nodiscard]] std::vector<ReadCode> codesIn(const QImage &picture);
/// The same of a photo. Failures: NotFound, CannotRead where it is no picture.
[[nodiscard]] Result<std::vector<ReadCode>> codesInFile(const std::filesystem::path &file);

} // namespace sc
