// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/suggestionmodel.h"

#include <string>
#include <vector>

namespace sc {

/// The lists that go in and out as CSV, by the word the command line has for each; the first, with
/// no code, stands for what the columns of a file tell.
[[nodiscard]] std::vector<Suggestion> listChoices();

/// Columns as people read them: "joined_on" is "Joined on"; the first is for none.
[[nodiscard]] std::vector<Suggestion> fieldChoices(const std::vector<std::string> &columns);

} // namespace sc
