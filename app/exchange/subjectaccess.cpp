// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/subjectaccess.h"

#include "champions/mentionstore.h"
#include "core/dates.h"
#include "exchange/historytext.h"
#include "exchange/kind.h"
#include "exchange/recordstore.h"
#include "storage/csvwriter.h"
#include "storage/location.h"

#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <format>
#include <iterator>
#include <set>

namespace sc {

namespace {

namespace fs = std::filesystem;

Result<void> writeFile(const fs::path &path, const std::function<Result<void>(QIODevice &)> &write)
{
    if (auto free = refuseOverRecords(path); !free)
        return free;
    QSaveFile file(QString::fromStdString(path.string()));
    const auto cannot = [&] {
        return failure(ErrorKind::CannotWrite, std::format("Cannot write {}: {}.", path.string(),
                                                           file.errorString().toStdString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannot();
    if (const auto written = write(file); !written)
        return written;
    return file.commit() ? Result<void>() : cannot();
}

// The records as `dump` has them where their type is one it knows, else column by column.
Result<Json> collect(Database &database, ErasureStore::Whose whose, const Id &id)
{
    using Pointing = std::vector<std::pair<std::string, Id>>;
    RecordStore records(database);
    const bool champion = whose == ErasureStore::Whose::Champion;
    const auto pointing = whose == ErasureStore::Whose::Requester
                              ? Result<Pointing>(Pointing{{"pick", id}})
                              : records.pointingTo(champion ? "champion" : "attendance", id);
    if (!pointing)
        return std::unexpected(pointing.error());
    std::set<std::string> ids;
    std::set<std::string> types;
    const auto others = champion ? records.ofOthers(id) : Result<std::set<Id>>();
    if (!others)
        return std::unexpected(others.error());
    std::vector<std::pair<std::string, Id>> own;
    std::ranges::copy_if(*pointing, std::back_inserter(own),
                         [&](const auto &one) { return !others->contains(one.second); });
    for (const auto &[type, record] : own) {
        ids.insert(record.toString());
        types.insert(type);
    }
    NameStore names(database);
    ExchangeKinds kinds(database, names);
    Json list = Json::array();
    for (const KindSpec &spec : kindSpecs()) {
        if (!types.contains(std::string(spec.type)))
            continue;
        const auto dumped = kinds.of(spec.type).dump([&](std::string_view line) {
            constexpr std::size_t kIdLength = 36;
            const std::size_t at = line.find("\"id\":\"") + 6;
            if (ids.erase(std::string(line.substr(at, kIdLength))) > 0)
                list.push_back(Json::parse(line));
        });
        if (!dumped)
            return std::unexpected(dumped.error());
    }
    for (const auto &[type, one] : own) { // deleted ones, and types that dump does not print
        if (!ids.contains(one.toString()))
            continue;
        const auto columns = records.columnsOf(type, one);
        if (!columns)
            return std::unexpected(columns.error());
        Json record{{"type", type}, {"id", one.toString()}};
        for (const auto &[column, text] : *columns)
            record[column] = text;
        list.push_back(std::move(record));
    }
    return list;
}

void writeRows(CsvWriter &writer, const Json &records)
{
    for (const char *name : {"type", "id", "field", "value"})
        writer.code(name);
    writer.endRow();
    for (const Json &record : records) {
        for (const auto &[field, value] : record.items()) {
            if (field == "type" || field == "id" || value.is_null())
                continue;
            writer.code(record["type"].get<std::string>());
            writer.code(record["id"].get<std::string>());
            writer.code(field);
            writer.text(value.is_string() ? value.get<std::string>() : value.dump());
            writer.endRow();
        }
    }
}

} // namespace

Result<SubjectAccess> writeSubjectAccess(Database &database, ErasureStore::Whose whose,
                                         const Id &id, const std::string &folder)
{
    const Result<Json> records = collect(database, whose, id);
    if (!records)
        return std::unexpected(records.error());
    const auto entries = History(database).of({id});
    if (!entries)
        return std::unexpected(entries.error());
    NameStore names(database);
    const Json whole{{"what", "Everything Street Champions holds about this person"},
                     {"made_at", isoInstant(database.clock().now())},
                     {"records", *records},
                     {"history", historyJson(*entries, names)}};
    std::error_code problem;
    fs::create_directories(folder, problem);
    const fs::path json = fs::path(folder) / "subject-access.json";
    const fs::path csv = fs::path(folder) / "subject-access.csv";
    const auto jsonWritten = writeFile(json, [&](QIODevice &device) -> Result<void> {
        device.write(QByteArray::fromStdString(
            whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"));
        return {};
    });
    if (!jsonWritten)
        return std::unexpected(jsonWritten.error());
    const auto csvWritten = writeFile(csv, [&](QIODevice &device) -> Result<void> {
        CsvWriter writer(device, true);
        writeRows(writer, *records);
        return writer.finish();
    });
    if (!csvWritten)
        return std::unexpected(csvWritten.error());
    std::set<Id> told;
    for (const Json &record : *records)
        if (const auto one = Id::parse(record["id"].get<std::string>()))
            told.insert(*one);
    return MentionStore(database).all(whose, id, told).transform([&](auto &&mentions) {
        return SubjectAccess{json.string(), csv.string(),
                             static_cast<std::int64_t>(records->size()),
                             std::forward<decltype(mentions)>(mentions)};
    });
}

} // namespace sc
