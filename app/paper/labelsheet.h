// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/database.h"

#include <QImage>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace sc {

/// Where the labels of a sheet are, in millimetres of A4.
struct LabelLayout {
    std::string_view code;  ///< l7162, l7163, a4
    std::string_view words; ///< "Avery L7162, 16 labels"
    int columns = 0;
    int rows = 0;
    double width = 0.0;
    double height = 0.0;
    double left = 0.0; ///< edge of the first
    double top = 0.0;
    double across = 0.0; ///< from one to the next
    double down = 0.0;
    bool outlined = false; ///< plain paper, to be cut

    [[nodiscard]] int perPage() const { return columns * rows; }
};

[[nodiscard]] std::span<const LabelLayout> labelLayouts();
/// By code, letter case forgiven. Refused: unknown_code.
[[nodiscard]] Result<LabelLayout> labelLayout(std::string_view code);

/// What stands on one label.
struct KitLabel {
    std::string code{};  ///< what scanners read, and in large letters
    std::string title{}; ///< the type
    std::string place{}; ///< depot and shelf
    std::string owner{}; ///< the council
};

/// Labels of these kits by label or id; of all that are not gone for good, where none is named.
/// Refused: not_found.
[[nodiscard]] Result<std::vector<KitLabel>> kitLabels(Database &database,
                                                      const std::vector<std::string> &kits);

/// Writes the sheets as PDF, the first label at `start` (1 is the top left one; the rest of a sheet
/// already used). Each label has a QR code and, where its text allows, Code 128. The file appears
/// whole or not at all. Refused: missing without labels, out_of_range. Needs a QGuiApplication.
[[nodiscard]] Result<void> writeLabels(const std::vector<KitLabel> &labels,
                                       const LabelLayout &layout, int start,
                                       const std::filesystem::path &file);
/// Labels too long for bars, or with letters that Code 128 has not: they have the QR code alone.
[[nodiscard]] std::vector<std::string> labelsWithoutBars(const std::vector<KitLabel> &labels,
                                                         const LabelLayout &layout);
/// The same as pictures, for a preview: `dotsPerInch` 60 to 600.
[[nodiscard]] std::vector<QImage> labelImages(const std::vector<KitLabel> &labels,
                                              const LabelLayout &layout, int start,
                                              int dotsPerInch);

} // namespace sc
