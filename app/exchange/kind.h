// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csvexport.h"
#include "exchange/csvimport.h"
#include "exchange/order.h"
#include "storage/history.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class CsvWriter;

/// A record that a search found: for machines and as one line for people.
struct FoundRecord {
    Json json;
    std::string line;
};

/// One type of record as it goes in and out of the program. What orders, dump, CSV and search need
/// to know of a type is here, so that a new type is one new kind; see tablekind.h for how most of
/// them are made from a table of fields and a store.
class ExchangeKind {
public:
    using TakeLine = std::function<void(std::string_view)>;

    ExchangeKind() = default;
    ExchangeKind(const ExchangeKind &) = delete;
    ExchangeKind &operator=(const ExchangeKind &) = delete;
    virtual ~ExchangeKind() = default;

    /// Their names, in the order of dump and CSV.
    [[nodiscard]] virtual std::vector<std::string_view> fieldNames() const = 0;

    [[nodiscard]] virtual Result<Applied> carryOut(Change &change, const Order &order) = 0;
    /// Every live record as a line, in the order of id.
    [[nodiscard]] virtual Result<void> dump(const TakeLine &take) = 0;
    /// Header and rows; the number of rows.
    [[nodiscard]] virtual Result<std::int64_t> writeCsv(const ExportOptions &options,
                                                        CsvWriter &writer) = 0;
    /// Null where the type is not brought in as CSV of its own layout.
    [[nodiscard]] virtual std::unique_ptr<RowImporter> importer(const ImportChoices &choices) = 0;

    [[nodiscard]] virtual Result<std::vector<FoundRecord>> search(std::string_view words, int most);
    /// What was done to the record with that id or reference. Nothing where there is none.
    [[nodiscard]] virtual Result<std::optional<std::vector<HistoryEntry>>>
    history(std::string_view ref) = 0;
    /// Records that this kind names may have changed.
    virtual void othersChanged() {}
};

/// A kind that may keep a new record without what some of its fields name, or do what is worth a
/// word.
class PassingOver {
public:
    PassingOver() = default;
    PassingOver(const PassingOver &) = delete;
    PassingOver &operator=(const PassingOver &) = delete;
    virtual ~PassingOver() = default;

    /// Of the order carried out last: which fields were left out, and why.
    [[nodiscard]] virtual const std::vector<Problem> &passedOver() const = 0;
    /// Of the same: what somebody should look at, though it was done.
    [[nodiscard]] virtual std::vector<Problem> warnings() const { return {}; }
};

/// A kind's entry in the registry.
struct KindSpec {
    std::string_view type;   ///< as orders and dump name it
    std::string_view plural; ///< as import and export name it; empty where they do not
    bool isNamedByOthers = false;
    std::unique_ptr<ExchangeKind> (*make)(Database &database, NameStore &names) = nullptr;
};

/// All kinds, in the order they are dumped. What a record points to comes before it where it can.
[[nodiscard]] std::span<const KindSpec> kindSpecs();
[[nodiscard]] const KindSpec *kindSpec(std::string_view type);
[[nodiscard]] const KindSpec *kindSpecOfPlural(std::string_view plural);

/// The kinds of one database, made when they are first asked for.
class ExchangeKinds {
public:
    ExchangeKinds(Database &database, NameStore &names);
    ~ExchangeKinds();

    /// The type must be known.
    [[nodiscard]] ExchangeKind &of(std::string_view type);
    void othersChanged();

private:
    Database &m_database;
    NameStore &m_names;
    std::vector<std::unique_ptr<ExchangeKind>> m_kinds;
};

} // namespace sc
