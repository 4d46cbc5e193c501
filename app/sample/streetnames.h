// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/townplan.h"

#include <set>
#include <string>
#include <vector>

namespace sc::sample {

/// Gives streets names of the kind British streets have, no name twice.
class NameBook {
public:
    explicit NameBook(Random random);

    /// Keeps a name that was given by hand from being given again.
    void keep(const std::string &name) { m_used.insert(name); }
    /// A new name; streets of one ward share a theme, as streets built together do.
    [[nodiscard]] std::string next(NameStyle style, std::size_t ward);

private:
    [[nodiscard]] std::string base(NameStyle style, std::size_t ward);

    Random m_random;
    std::set<std::string> m_used;
    std::set<std::string> m_usedBases;
};

} // namespace sc::sample
