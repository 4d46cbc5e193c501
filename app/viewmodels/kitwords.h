// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitliststore.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace sc {

/// A kit in the words of the window.
class KitWords {
    Q_DECLARE_TR_FUNCTIONS(sc::KitWords)

public:
    /// One of Theme's states: a kit's state borrows the shape and colour of a report's.
    [[nodiscard]] static QString stateKey(std::string_view status);
    [[nodiscard]] static QString stateWord(std::string_view status);
    /// The one next step as its button says it.
    [[nodiscard]] static QString stepTitle(std::string_view step);
    /// "Quayside Depot, shelf A3", "Kept by Friends of the Park".
    [[nodiscard]] static QString place(const std::string &depot, const std::string &shelf,
                                       const std::string &keptBy);
    [[nodiscard]] static QString stockReason(std::string_view reason);
    [[nodiscard]] static QString scanWords(std::string_view result);
    [[nodiscard]] static QString day(const std::optional<Day> &day);
};

} // namespace sc
