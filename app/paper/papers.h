// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "paper/sheet.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sc {

class Database;

/// A paper that can be made of one record.
struct PaperKind {
    std::string_view code;  ///< "sign-in"
    std::string_view of;    ///< pick, champion, loan or quarter
    std::string_view label; ///< "Sign-in sheet"
};

/// Every paper there is, those of one kind of record together, in the order they are needed.
[[nodiscard]] std::span<const PaperKind> paperKinds();

/// The paper of a record, which is given by id, reference or, of champions, number; a quarter as
/// "2026-27Q1". `map` is the GeoPackage for papers with a map, or empty. Refused: `unknown_code`
/// where there is no such paper, `not_found`.
[[nodiscard]] Result<Sheet> paperOf(Database &database, std::string_view paper,
                                    const std::string &record, const std::filesystem::path &map);

} // namespace sc
