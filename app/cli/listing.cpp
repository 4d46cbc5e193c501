// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listing.h"

namespace sc::cli {

void put(Context &context, const Json &json, const std::vector<std::string> &lines,
         std::string_view nothing)
{
    if (context.json) {
        context.terminal.outLine(lineOf(json));
        return;
    }
    for (const std::string &line : lines)
        context.terminal.outLine(line);
    if (lines.empty())
        context.terminal.outLine(nothing);
}

} // namespace sc::cli
