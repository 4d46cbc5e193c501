// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "exchange/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc::cli {

/// Prints a list: as one line of JSON where that was asked for, else its lines, or `nothing` where
/// there are none.
void put(Context &context, const Json &json, const std::vector<std::string> &lines,
         std::string_view nothing);

} // namespace sc::cli
