// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/kind.h"
#include "exchange/recordstore.h"
#include "exchange/tablerows.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <format>

namespace sc {

/// A type of record made from its table of fields and its store. `Traits` says:
///
///     using Record, Store;                 // Record: id, deleted, ==; Store: see below
///     kType;                               // "group"
///     kNeeds;                              // columns of which a CSV file must have one
///     fields();                            // std::span<const Field<Record>>
///   and where wanted:
///     ref(record);                         // what people call it; else its id
///     kKey;                                // the field that holds ref: CSV rows are found by it
///     isKey(record, text);                 // whether found by key is really meant
///     keepsWhenEmpty(field);
///     isOutcome(field);                    // worked out once; a dump line that has it is refused
///     forgives(field);                     // a new record is kept without what that names
///     action(store, change, order, record, names);  // Result<Record>
///     warnings(store, order, record);      // of an action that was carried out
///     found(record);                       // FoundRecord, with Store::suggest(words, most)
///     Rows;                                // an importer of its own, derived from TableRows
///
/// The store has create, update, remove, restore (each given the change), get(id), find(text) and
/// all(), with Results; NotFound where there is no such record.
template <class Traits> class TableKind final : public ExchangeKind, public PassingOver {
public:
    using Record = Traits::Record;

    TableKind(Database &database, NameStore &names)
        : m_database(database), m_names(names), m_store(database)
    {}

    std::vector<std::string_view> fieldNames() const override
    {
        std::vector<std::string_view> names;
        for (const auto &field : Traits::fields())
            names.push_back(field.name);
        return names;
    }
    Result<Applied> carryOut(Change &change, const Order &order) override
    {
        m_passedOver.clear();
        m_warnings.clear();
        const auto done = order.op == "create" ? create(change, order) : changeOne(change, order);
        return done.transform(
            [](const Record &record) { return Applied{record.id, refOf<Traits>(record)}; });
    }
    const std::vector<Problem> &passedOver() const override { return m_passedOver; }
    std::vector<Problem> warnings() const override { return m_warnings; }
    Result<void> dump(const TakeLine &take) override;
    Result<std::int64_t> writeCsv(const ExportOptions &options, CsvWriter &writer) override;
    std::unique_ptr<RowImporter> importer(const ImportChoices &choices) override
    {
        if constexpr (requires { typename Traits::Rows; })
            return std::make_unique<typename Traits::Rows>(m_database, choices);
        else
            return std::make_unique<TableRows<Traits>>(m_database, choices);
    }
    Result<std::vector<FoundRecord>> search(std::string_view words, int most) override;
    Result<std::optional<std::vector<HistoryEntry>>> history(std::string_view ref) override;

private:
    [[nodiscard]] Result<Record> create(Change &change, const Order &order);
    [[nodiscard]] Result<Record> changeOne(Change &change, const Order &order);
    [[nodiscard]] Result<Record> act(Change &change, const Order &order, const Record &record);
    [[nodiscard]] Result<Record> filled(Record record, const Order &order);
    [[nodiscard]] Result<std::vector<Record>> inOrder();

    Database &m_database;
    NameStore &m_names;
    Traits::Store m_store;
    std::vector<Problem> m_passedOver; // of the order that is carried out
    std::vector<Problem> m_warnings;   // of the same
};

template <class Traits>
Result<typename Traits::Record> TableKind<Traits>::filled(Record record, const Order &order)
{
    std::vector<Problem> problems =
        setFields(std::span<const Field<Record>>(Traits::fields()), order.fields, record, m_names);
    m_passedOver = takeComputed(problems, order);
    if constexpr (requires { Traits::isOutcome(std::string_view()); }) {
        const auto kept = std::ranges::stable_partition(
            m_passedOver, [](const Problem &one) { return !Traits::isOutcome(one.field); });
        problems.insert(problems.end(), kept.begin(), kept.end());
        m_passedOver.erase(kept.begin(), kept.end());
    }
    if constexpr (requires { Traits::forgives(std::string_view()); }) {
        const auto passed = std::ranges::stable_partition(problems, [&](const Problem &problem) {
            return order.op != "create" || problem.code != "not_found" ||
                   !Traits::forgives(problem.field);
        });
        m_passedOver.insert(m_passedOver.end(), passed.begin(), passed.end());
        problems.erase(passed.begin(), passed.end());
    }
    if (problems.empty())
        return record;
    return refused(std::move(problems));
}

template <class Traits>
Result<typename Traits::Record> TableKind<Traits>::create(Change &change, const Order &order)
{
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(m_database).exists(Traits::kType, *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return refused("id", "already_exists",
                       std::format("There is a {} with this id already.", Traits::kType));
    if (const auto isFree = idIsFree(m_database, *id); !isFree)
        return std::unexpected(isFree.error());
    Record record;
    record.id = *id;
    if constexpr (requires { record.ref = std::string(); }) { // given out by the store, else
        Result<std::string> ref = refIn(order);
        if (!ref)
            return std::unexpected(ref.error());
        record.ref = *std::move(ref);
    }
    Result<Record> made = filled(std::move(record), order);
    return made ? m_store.create(change, *std::move(made)) : made;
}

template <class Traits>
Result<typename Traits::Record> TableKind<Traits>::changeOne(Change &change, const Order &order)
{
    const bool restore = order.op == "restore" || order.action == "restore";
    Result<Record> found = m_store.find(order.id);
    const bool missing = !found && (found.error().kind == ErrorKind::NotFound);
    if constexpr (requires { Traits::kKey; }) {
        if (missing && restore) {
            const auto deleted =
                RecordStore(m_database).deletedWith(Traits::kType, Traits::kKey, order.id);
            if (deleted && !deleted->isNull())
                found = m_store.get(*deleted);
        }
    }
    if ((!found && missing) || (found && found->deleted && !restore))
        return noSuchRecord(order);
    if (!found)
        return found;
    if (order.op == "update") {
        if (order.fields.empty())
            return refused("fields", "missing",
                           "Say what to change: \"fields\" is missing or empty.");
        Result<Record> record = filled(*found, order);
        return record ? m_store.update(change, *std::move(record)) : record;
    }
    if (order.op == "action" && !restore)
        return act(change, order, *found);
    const Result<void> done =
        restore ? m_store.restore(change, found->id) : m_store.remove(change, found->id);
    return done.transform([&] { return *found; });
}

template <class Traits>
Result<typename Traits::Record> TableKind<Traits>::act(Change &change, const Order &order,
                                                       const Record &record)
{
    if constexpr (requires { Traits::action(m_store, change, order, record, m_names); }) {
        Result<Record> done = Traits::action(m_store, change, order, record, m_names);
        if constexpr (requires { Traits::warnings(m_store, order, record); })
            if (done)
                m_warnings = Traits::warnings(m_store, order, *done);
        return done;
    } else {
        return unknownAction(order);
    }
}

template <class Traits> Result<std::vector<typename Traits::Record>> TableKind<Traits>::inOrder()
{
    return m_store.all().transform([](std::vector<Record> records) {
        std::ranges::sort(records, {}, &Record::id);
        return records;
    });
}

template <class Traits> Result<void> TableKind<Traits>::dump(const TakeLine &take)
{
    return inOrder().transform([&](const std::vector<Record> &records) {
        for (const Record &record : records)
            take(dumpLine(Traits::kType, record.id, refOf<Traits>(record), Traits::fields(), record,
                          m_names));
    });
}

template <class Traits>
Result<std::int64_t> TableKind<Traits>::writeCsv(const ExportOptions & /*options*/,
                                                 CsvWriter &writer)
{
    writer.code("id");
    for (const auto &field : Traits::fields())
        writer.code(field.name);
    writer.endRow();
    return inOrder().transform([&](const std::vector<Record> &records) {
        for (const Record &record : records) {
            writer.code(record.id.toString());
            for (const auto &field : Traits::fields())
                writeField(writer, field.form, field.get(record, m_names));
            writer.endRow();
        }
        return static_cast<std::int64_t>(records.size());
    });
}

template <class Traits>
Result<std::vector<FoundRecord>> TableKind<Traits>::search(std::string_view words, int most)
{
    std::vector<FoundRecord> list;
    if constexpr (requires(Record &record) { Traits::found(record); }) {
        const auto found = m_store.suggest(words, most);
        if (!found)
            return std::unexpected(found.error());
        for (const Record &record : *found)
            list.push_back(Traits::found(record));
    }
    return list;
}

template <class Traits>
Result<std::optional<std::vector<HistoryEntry>>> TableKind<Traits>::history(std::string_view ref)
{
    const Result<Record> found = m_store.find(ref);
    if (found)
        return History(m_database).of({found->id}).transform([](auto entries) {
            return std::optional(std::move(entries));
        });
    if (found.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    return std::unexpected(found.error());
}

} // namespace sc
