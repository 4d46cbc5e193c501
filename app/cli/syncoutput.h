// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/syncstatus.h"

#include <span>
#include <string>

namespace sc::cli {

/// One line of JSON for a file: file, ok, new, changed, conflicts, waiting, reason. What it means
/// goes to standard error.
void tellImported(Context &context, const ImportedFile &one);
void tellUnreadable(Context &context, const std::string &file, const Error &error);
void tellExported(Context &context, std::span<const ExportedFile> files);
void tellStatus(Context &context, const SyncStatus &status, Instant now);

/// Refused with `area` `unknown`.
[[nodiscard]] Result<Id> areaWithCode(Database &database, const std::string &code);

} // namespace sc::cli
