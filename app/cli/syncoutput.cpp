// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/syncoutput.h"

#include "areas/areastore.h"
#include "core/dates.h"
#include "core/text.h"
#include "exchange/json.h"
#include "sync/erasedmentions.h"

#include <algorithm>
#include <format>

namespace sc::cli {

namespace {

Json momentOrNull(Instant at)
{
    return at == Instant{} ? Json() : Json(isoInstant(at));
}

std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &one : list)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

Json asJson(const PeerStatus &one, Instant now)
{
    return {{"device", one.name},
            {"id", one.device.toString()},
            {"areas", one.areas},
            {"own", one.own},
            {"sends_twice", one.twice},
            {"revoked", one.revoked},
            {"made_at", momentOrNull(one.madeAt)},
            {"received_at", momentOrNull(one.receivedAt)},
            {"clock_ahead_seconds", one.clockAhead.count() / 1000},
            {"missing_here", one.weLack},
            {"missing_there", one.theyLack},
            {"entries", one.entries.count},
            {"last_by", one.entries.by.empty() ? Json() : Json(one.entries.by)},
            {"last_at", momentOrNull(one.entries.at)},
            {"message", inWords(one, now)}};
}

Json asJson(const std::vector<DeletedRecords> &deleted)
{
    Json areas = Json::array();
    for (const DeletedRecords &one : deleted)
        areas.push_back(
            {{"area", one.code}, {"records", one.records}, {"of", one.of}, {"recent", one.recent}});
    return areas;
}

Json asJson(const WaitingStatus &one)
{
    Json missing = Json::array();
    for (const WantedRange &range : one.file.missing)
        missing.push_back({{"scope", range.stream.scope.toString()},
                           {"device", range.stream.device.toString()},
                           {"from", range.from},
                           {"to", range.to}});
    return {{"file", one.file.bundle.isNull() ? Json() : Json(one.file.bundle.toString())},
            {"device", one.from},
            {"since", isoInstant(one.file.since)},
            {"reason", one.file.reason},
            {"missing", missing},
            {"deleted", asJson(one.file.deleted)},
            {"message", one.why}};
}

} // namespace

void tellImported(Context &context, const ImportedFile &one)
{
    Json line{{"file", one.file},
              {"ok", one.ok},
              {"new", one.newRecords},
              {"changed", one.changed},
              {"conflicts", one.conflicts},
              {"waiting", one.waiting},
              {"reason", one.reason.empty() ? Json() : Json(one.reason)}};
    if (!one.deleted.empty())
        line["deleted"] = asJson(one.deleted);
    for (const auto &backup : one.backups)
        line["backups"].push_back(backup.string());
    if (!one.mentions.empty()) {
        line["mentions"] = one.mentions;
        context.terminal.errorLine(mentionsInWords(one.mentions));
    }
    context.terminal.outLine(lineOf(line));
    for (const auto &backup : one.backups)
        context.terminal.errorLine(
            std::format("A person's data were erased. This backup still has them: {}. Delete it "
                        "when you can.",
                        backup.string()));
    if (one.twice)
        context.terminal.errorLine(
            std::format("{}: Two PCs send under this sender's name: an invitation was used twice, "
                        "or a disk was copied. Nothing is lost, but remove that PC on the one "
                        "that keeps the root key (scctl sync revoke --device; scctl sync status "
                        "names it) and invite each of the two again.",
                        one.file));
    if (!one.deleted.empty() && one.reason != "deletions")
        context.terminal.errorLine(std::format("{}: Deletes {}.", one.file, inWords(one.deleted)));
    if (one.reason == "cannot_read")
        context.terminal.errorLine(std::format("scctl: {}", one.message));
    else if (!one.message.empty())
        context.terminal.errorLine(std::format("{}: {}", one.file, one.message));
    if (!one.forked.empty())
        context.terminal.errorLine(
            std::format("{}: One PC has written two different histories (a copied disk?). What is "
                        "here stays as it is.",
                        one.file));
}

void tellExported(Context &context, std::span<const ExportedFile> files)
{
    Json json{{"ok", true}, {"files", Json::array()}};
    for (const ExportedFile &one : files) {
        json["files"].push_back({{"file", one.path.string()},
                                 {"size", one.size},
                                 {"entries", one.ops},
                                 {"photos", one.photos}});
        if (!context.json)
            context.terminal.outLine(one.path.string());
    }
    if (context.json)
        context.terminal.outLine(lineOf(json));
}

void tellStatus(Context &context, const SyncStatus &status, Instant now)
{
    Json json{{"ok", true},
              {"device", status.device},
              {"areas", status.areas},
              {"devices", Json::array()},
              {"waiting", Json::array()},
              {"received", Json::array()},
              {"sent", Json::array()},
              {"missing_photos", status.missingPhotos}};
    for (const PeerStatus &one : status.peers)
        json["devices"].push_back(asJson(one, now));
    for (const WaitingStatus &one : status.waiting)
        json["waiting"].push_back(asJson(one));
    for (const ReceivedBundle &one : status.received)
        json["received"].push_back({{"at", isoInstant(one.receivedAt)},
                                    {"device", nameOf(status, one.peer)},
                                    {"new", one.records},
                                    {"changed", one.changed},
                                    {"conflicts", one.conflicts}});
    for (const SentBundle &one : status.sent)
        json["sent"].push_back({{"at", isoInstant(one.madeAt)},
                                {"to", one.to.empty() ? Json() : Json(one.to)},
                                {"size", one.size},
                                {"entries", one.ops}});
    if (context.json) {
        context.terminal.outLine(lineOf(json));
        return;
    }
    for (const PeerStatus &one : status.peers) {
        const std::string entries = entriesInWords(one);
        context.terminal.outLine(
            std::format("{:<20} {:<16} {:<20} {}{}{}", one.name, joined(one.areas),
                        one.receivedAt == Instant{} ? "" : isoInstant(one.receivedAt),
                        inWords(one, now), entries.empty() ? "" : " ", entries));
    }
    for (const WaitingStatus &one : status.waiting)
        context.terminal.outLine(one.file.bundle.isNull()
                                     ? one.why
                                     : std::format("Waiting, from {}: {}", one.from, one.why));
    for (const ReceivedBundle &one : status.received)
        context.terminal.outLine(std::format(
            "Received {} from {}: {} new, {} changed, {} conflicts", isoInstant(one.receivedAt),
            nameOf(status, one.peer), one.records, one.changed, one.conflicts));
    for (const SentBundle &one : status.sent)
        context.terminal.outLine(
            std::format("Sent {} to {}: {} entries, {} bytes", isoInstant(one.madeAt),
                        one.to.empty() ? "everybody" : one.to, one.ops, one.size));
    if (status.missingPhotos > 0)
        context.terminal.outLine(std::format(
            "{} photos are not here yet; their small pictures are.", status.missingPhotos));
}

Result<Id> areaWithCode(Database &database, const std::string &code)
{
    const auto area = AreaStore(database).areaWithCode(code);
    if (!area)
        return std::unexpected(area.error());
    if (!*area)
        return refused("area", "unknown", std::format("There is no area {}.", code));
    return (*area)->id;
}

Result<std::string> needed(const Context &context, std::string_view option)
{
    auto value = context.arguments.value(option);
    if (!value || collapsed(*value).empty())
        return usageError(std::format("\"{}\" needs {}.", context.arguments.command, option));
    return *std::move(value);
}

Result<Desk> openDesk(const Context &context)
{
    auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    auto own = ownPc(**database, passphraseFromSurroundings());
    if (!own)
        return std::unexpected(own.error());
    return Desk{*std::move(database), *std::move(own)};
}

std::vector<std::string> areaCodes(const Context &context, std::size_t wordsBefore)
{
    std::vector<std::string> given = context.arguments.values("--area");
    const auto &words = context.arguments.words;
    if (words.size() > wordsBefore)
        given.insert(given.end(), words.begin() + static_cast<std::ptrdiff_t>(wordsBefore),
                     words.end());
    std::vector<std::string> codes;
    for (const std::string &one : given) {
        for (std::size_t at = 0; at <= one.size();) {
            const std::size_t end = std::min(one.find(',', at), one.size());
            if (const std::string code = collapsed(one.substr(at, end - at)); !code.empty())
                codes.push_back(code);
            at = end + 1;
        }
    }
    return codes;
}

std::string codeOfArea(Database &database, const Id &area)
{
    if (area.isNull())
        return "shared";
    const std::vector<Area> areas = AreaStore(database).areas().value_or(std::vector<Area>());
    const auto found = std::ranges::find(areas, area, &Area::id);
    return found == areas.end() ? area.toString() : found->code;
}

} // namespace sc::cli
