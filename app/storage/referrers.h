// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "storage/database.h"

#include <span>
#include <string>
#include <string_view>

namespace sc {

/// The name of a record type of which a live record points to this record of type `target`, leaving
/// out the types of `apart`; empty where nothing does. Throws as queries do.
[[nodiscard]] std::string typeReferringTo(Database &database, std::string_view target,
                                          const Id &record,
                                          std::span<const std::string_view> apart = {});

} // namespace sc
