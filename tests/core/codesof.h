// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace sc::test {

/// "ok", or "field code" of every problem in order; the message of an error without any.
template <class T> std::string codesOf(const Result<T> &done)
{
    if (done)
        return "ok";
    std::string codes;
    for (const Problem &problem : done.error().problems)
        codes += (codes.empty() ? "" : ", ") + problem.field + " " + problem.code;
    return codes.empty() ? done.error().message : codes;
}

} // namespace sc::test
