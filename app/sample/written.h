// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace sc::sample {

/// Whether it was written, where what was written is not asked for.
template <class T> [[nodiscard]] Result<void> done(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(std::unexpected(result.error()));
}

} // namespace sc::sample
