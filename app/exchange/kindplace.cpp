// SPDX-License-Identifier: GPL-3.0-or-later
// Areas and wards.
#include "areas/areastore.h"
#include "core/text.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kind.h"
#include "exchange/kinds.h"
#include "exchange/recordstore.h"
#include "storage/csvwriter.h"

#include <array>
#include <format>
#include <set>

namespace sc {

namespace {

using P = PlaceRecord;

constexpr std::array kAreaFields{plainField<&P::code>("code"), plainField<&P::name>("name")};

constexpr std::array kWardFields{
    computedField<&P::code>("code"),
    computedField<&P::name>("name"),
    areaField<&P::area, "area">(),
    computedField<&P::edition>("boundary_edition"),
    computedField<&P::validFrom>("valid_from"),
};

std::vector<std::string_view> namesOf(std::span<const PlaceField> fields)
{
    std::vector<std::string_view> names;
    for (const PlaceField &field : fields)
        names.push_back(field.name);
    return names;
}

/// Areas; CSV of them is a file of wards, which `import areas` reads.
class AreaKind final : public ExchangeKind {
public:
    AreaKind(Database &database, NameStore &names) : m_database(database), m_names(names) {}

    std::vector<std::string_view> fieldNames() const override { return namesOf(kAreaFields); }
    Result<Applied> carryOut(Change &change, const Order &order) override
    {
        const auto done = order.op == "create" ? create(change, order) : changeOne(change, order);
        return done.transform([](const Area &area) { return Applied{area.id, area.code}; });
    }
    Result<void> dump(const TakeLine &take) override
    {
        return RecordStore(m_database).eachArea([&](const PlaceRecord &place) {
            take(dumpLine("area", place.id, place.code, areaFields(), place, m_names));
        });
    }
    Result<std::int64_t> writeCsv(const ExportOptions &options, CsvWriter &writer) override;
    std::unique_ptr<RowImporter> importer(const ImportChoices & /*choices*/) override
    {
        return nullptr;
    }
    Result<std::optional<std::vector<HistoryEntry>>> history(std::string_view ref) override
    {
        const Result<Id> area = m_names.area("ref", ref);
        if (!area)
            return std::nullopt;
        return History(m_database).of({*area}).transform([](auto entries) {
            return std::optional(std::move(entries));
        });
    }

private:
    [[nodiscard]] Result<Area> filled(Area area, const Order &order);
    [[nodiscard]] Result<Area> create(Change &change, const Order &order);
    [[nodiscard]] Result<Area> restore(Change &change, const Order &order);
    [[nodiscard]] Result<Area> changeOne(Change &change, const Order &order);

    Database &m_database;
    NameStore &m_names;
};

Result<Area> AreaKind::filled(Area area, const Order &order)
{
    PlaceRecord place{.id = area.id, .code = area.code, .name = area.name};
    std::vector<Problem> problems = setFields(areaFields(), order.fields, place, m_names);
    takeComputed(problems, order); // an area has nothing but its reference
    if (!problems.empty())
        return refused(std::move(problems));
    area.code = collapsed(place.code);
    area.name = collapsed(place.name);
    return area;
}

Result<Area> AreaKind::create(Change &change, const Order &order)
{
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(m_database).exists("area", *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return refused("id", "already_exists", "There is an area with this id already.");
    if (const auto isFree = idIsFree(m_database, *id); !isFree)
        return std::unexpected(isFree.error());
    const Result<Area> area = filled({*id, {}, {}}, order);
    return area ? AreaStore(m_database).saveArea(change, *area) : area;
}

Result<Area> AreaKind::restore(Change &change, const Order &order)
{
    const auto id = Id::parse(order.id);
    const Result<Id> deleted =
        id ? Result<Id>(*id) : RecordStore(m_database).deletedWith("area", "code", order.id);
    if (!deleted)
        return std::unexpected(deleted.error());
    return m_database.attemptResult([&]() -> Result<Area> {
        if (deleted->isNull() || !change.restore("area", *deleted))
            return noSuchRecord(order);
        const auto area = AreaStore(m_database).area(*deleted);
        if (!area)
            return std::unexpected(area.error());
        return area->value_or(Area{*deleted, {}, {}});
    });
}

Result<Area> AreaKind::changeOne(Change &change, const Order &order)
{
    if (order.op == "restore" || (order.op == "action" && order.action == "restore"))
        return restore(change, order);
    if (order.op == "action")
        return unknownAction(order);
    AreaStore store(m_database);
    const Result<Id> id = m_names.area("id", order.id);
    if (!id)
        return noSuchRecord(order);
    const auto found = store.area(*id);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return noSuchRecord(order);
    if (order.op == "delete")
        return store.removeArea(change, *id).transform([&] { return **found; });
    const Result<Area> area = filled(**found, order);
    return area ? store.saveArea(change, *area) : area;
}

// Which wards make which area: what "import areas" takes back.
Result<std::int64_t> AreaKind::writeCsv(const ExportOptions & /*options*/, CsvWriter &writer)
{
    for (const char *name :
         {"ward_code", "ward_name", "area_code", "area_name", "boundary_edition"})
        writer.code(name);
    writer.endRow();
    std::int64_t rows = 0;
    std::set<Id> withWards;
    const auto write = [&](const PlaceRecord &ward, const Id &area) {
        writer.text(ward.code);
        writer.text(ward.name);
        writer.text(m_names.areaCode(area));
        writer.text(m_names.areaName(area));
        writer.text(ward.edition);
        writer.endRow();
        ++rows;
    };
    const auto done = RecordStore(m_database).eachWard([&](const PlaceRecord &ward) {
        withWards.insert(ward.area);
        write(ward, ward.area);
    });
    const auto areas = AreaStore(m_database).areas();
    if (!areas)
        return std::unexpected(areas.error());
    for (const Area &area : *areas)
        if (!withWards.contains(area.id))
            write({}, area.id);
    return done.transform([&] { return rows; });
}

/// Wards come from boundary files only.
class WardKind final : public ExchangeKind {
public:
    WardKind(Database &database, NameStore &names) : m_database(database), m_names(names) {}

    std::vector<std::string_view> fieldNames() const override { return namesOf(kWardFields); }
    Result<Applied> carryOut(Change & /*change*/, const Order & /*order*/) override
    {
        return refused("type", "not_supported",
                       "Wards come from boundary files: use \"import areas\".");
    }
    Result<void> dump(const TakeLine &take) override
    {
        return RecordStore(m_database).eachWard([&](const PlaceRecord &place) {
            take(dumpLine("ward", place.id, place.code, wardFields(), place, m_names));
        });
    }
    Result<std::int64_t> writeCsv(const ExportOptions & /*options*/,
                                  CsvWriter & /*writer*/) override
    {
        return 0;
    }
    std::unique_ptr<RowImporter> importer(const ImportChoices & /*choices*/) override
    {
        return nullptr;
    }
    Result<std::optional<std::vector<HistoryEntry>>> history(std::string_view /*ref*/) override
    {
        return std::nullopt;
    }

private:
    Database &m_database;
    NameStore &m_names;
};

} // namespace

std::span<const PlaceField> areaFields()
{
    return kAreaFields;
}

std::span<const PlaceField> wardFields()
{
    return kWardFields;
}

std::unique_ptr<ExchangeKind> areaKind(Database &database, NameStore &names)
{
    return std::make_unique<AreaKind>(database, names);
}

std::unique_ptr<ExchangeKind> wardKind(Database &database, NameStore &names)
{
    return std::make_unique<WardKind>(database, names);
}

} // namespace sc
