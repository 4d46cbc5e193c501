// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/sourcefile.h"

#include <functional>

namespace sc::lint {

/// One line that breaks a rule. Lines count from 1.
struct Finding {
    qsizetype line = 0;
    QString what;
};

/// A rule of the house that a compiler cannot hold.
struct Rule {
    QString name;
    QString reason;
    std::function<QList<Finding>(const SourceFile &)> check;
};

/// Files that may be longer than the limit; filled from tests/lint/long-files.txt.
using Excuses = QStringList;

/// "path: reason" lines; a line without a reason excuses nothing.
[[nodiscard]] Excuses readExcuses(const QString &text);

[[nodiscard]] QList<Rule> rules(const Excuses &longFiles);

} // namespace sc::lint
