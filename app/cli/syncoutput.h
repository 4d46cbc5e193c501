// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/ownpc.h"
#include "sync/syncstatus.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc::cli {

/// One line of JSON for a file: file, ok, new, changed, conflicts, waiting, reason. What it means
/// goes to standard error.
void tellImported(Context &context, const ImportedFile &one);
void tellExported(Context &context, std::span<const ExportedFile> files);
void tellStatus(Context &context, const SyncStatus &status, Instant now);

/// What a command needs that seals or opens: the records and this PC's keys.
struct Desk {
    std::unique_ptr<Database> database;
    OwnPc own;
};
[[nodiscard]] Result<Desk> openDesk(const Context &context);
/// --device NAME and the like; a usage error where it is not given.
[[nodiscard]] Result<std::string> needed(const Context &context, std::string_view option);
/// `--area A --area B`, `--area A,B` and `--area A B` all mean two areas.
[[nodiscard]] std::vector<std::string> areaCodes(const Context &context, std::size_t wordsBefore);
/// An area's code; "shared" for what all teams share.
[[nodiscard]] std::string codeOfArea(Database &database, const Id &area);
/// Refused with `area` `unknown`.
[[nodiscard]] Result<Id> areaWithCode(Database &database, const std::string &code);

} // namespace sc::cli
