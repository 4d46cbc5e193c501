// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sc::lint {

/// One file of the checkout, taken apart far enough to tell code from strings and comments.
struct SourceFile {
    QString path;        ///< from the top of the checkout, with forward slashes
    QStringList lines;   ///< as written
    QStringList code;    ///< C++ and QML: without comments, and with every string emptied
    QStringList strings; ///< C++ and QML: what the strings of that line hold
};

/// Takes text apart as if it were read from `path`.
[[nodiscard]] SourceFile parse(const QString &path, const QString &text);

/// Every text file of the checkout that people write; builds and version control left out.
[[nodiscard]] QList<SourceFile> readCheckout(const QString &top);

} // namespace sc::lint
