// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QStringList>

#include <memory>
#include <vector>

namespace sc {

/// A table on its way to the clipboard, for a spreadsheet or a letter.
struct ClipTable {
    QString title;
    QStringList heads;
    std::vector<QStringList>
        rows{}; ///< as long as the heads; lines in a cell are kept where they can
};

/// The table as text with tabs between cells and as HTML. Numbers are numbers there ("83.3 %" and
/// "1,204" among them), all else is text: nothing in a cell becomes a formula when it is pasted.
[[nodiscard]] std::unique_ptr<QMimeData> mimeOf(const ClipTable &table);
void copyToClipboard(const ClipTable &table);

} // namespace sc
