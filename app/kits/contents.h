// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"

#include <functional>

namespace sc {

/// The name people know an item by, from its id.
using ItemName = std::function<std::string(const Id &)>;

/// The lines of a kit type as JSON: `[{"item":"Hoop","count":3,"consumable":false}]`. Items are
/// written by id, or by `name` where one is given.
[[nodiscard]] std::string linesText(const std::vector<KitLine> &lines, const ItemName &name = {});
/// Reads them again; items by id or name. Also plain words: "10 Litter picker; 3 Hoop". What is no
/// flag is `nothing` in `consumable`, so that the item's own kind may say. Refusals under `lines`:
/// missing item, out_of_range count, already_exists where an item stands twice, wrong_type.
[[nodiscard]] Result<std::vector<KitLine>>
parseLines(std::string_view text, std::vector<std::optional<bool>> *consumable = nullptr);

/// `[{"item":"Hoop","expected":3,"present":2,"consumable":false,"serials":["H-7"]}]`.
[[nodiscard]] std::string contentsText(const std::vector<KitContent> &contents,
                                       const ItemName &name = {});
/// Refusals under `contents`, as parseLines(). Without `present` everything expected is there.
/// Plain words without a number are refused: a kit is not emptied by a slip.
[[nodiscard]] Result<std::vector<KitContent>>
parseContents(std::string_view text, std::vector<std::optional<bool>> *consumable = nullptr);

/// A kit made up by its type, with everything in it.
[[nodiscard]] std::vector<KitContent> contentsOf(const KitType &type);

} // namespace sc
