// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/basicstore.h"

#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// The label of a live kit whose column (a constant) holds this id.
[[nodiscard]] std::optional<std::string> kitWith(Database &database, std::string_view column,
                                                 const Id &id);

/// Depots on disk. Two may have one name where another PC made the second; find() gives the older.
class DepotStore : public BasicStore<Depot> {
public:
    explicit DepotStore(Database &database);

    /// Refused: missing, out_of_range, already_exists.
    [[nodiscard]] Result<Depot> create(Change &change, Depot depot);
    [[nodiscard]] Result<Depot> update(Change &change, Depot depot);
    /// Refused with `in_use` while there are kits or stock at it.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    /// By id or name, letter case forgiven.
    [[nodiscard]] Result<Depot> find(std::string_view idOrName);
    /// By name.
    [[nodiscard]] Result<std::vector<Depot>> inOrder();
    /// The id meant; a depot that is not there yet is made. Throws as the journal does.
    [[nodiscard]] Result<Id> resolve(Change &change, const ByName &depot);
    [[nodiscard]] std::string nameOf(const Id &id);
};

/// Items on disk.
class ItemStore : public BasicStore<Item> {
public:
    explicit ItemStore(Database &database);

    /// `counted` where no kind is given. Refused: missing, unknown_code, out_of_range,
    /// already_exists.
    [[nodiscard]] Result<Item> create(Change &change, Item item);
    [[nodiscard]] Result<Item> update(Change &change, Item item);
    /// Refused with `in_use` while kits or kit types have it, or there is stock of it.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<Item> find(std::string_view idOrName);
    [[nodiscard]] Result<std::vector<Item>> inOrder();
    /// As DepotStore::resolve(); of this kind where it is made.
    [[nodiscard]] Result<Id> resolve(Change &change, const ByName &item, std::string_view kind);
    [[nodiscard]] std::string nameOf(const Id &id);
};

} // namespace sc
