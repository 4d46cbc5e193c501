// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/basicstore.h"

namespace sc {

/// Depots on disk. Two may have one name where another PC made the second; find() gives the older.
class DepotStore : public BasicStore<Depot> {
public:
    explicit DepotStore(Database &database);

    /// Refused: missing, out_of_range, already_exists.
    [[nodiscard]] Result<Depot> create(Change &change, Depot depot);
    [[nodiscard]] Result<Depot> update(Change &change, Depot depot);
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
    [[nodiscard]] Result<Item> find(std::string_view idOrName);
    [[nodiscard]] Result<std::vector<Item>> inOrder();
    /// As DepotStore::resolve(); of this kind where it is made.
    [[nodiscard]] Result<Id> resolve(Change &change, const ByName &item, std::string_view kind);
    [[nodiscard]] std::string nameOf(const Id &id);
};

} // namespace sc
