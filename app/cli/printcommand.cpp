// SPDX-License-Identifier: GPL-3.0-or-later
// What is put on paper: print.
#include "cli/command.h"
#include "paper/pages.h"
#include "paper/papers.h"
#include "storage/database.h"
#include "storage/location.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc::cli {

namespace {

Result<Sheet> sheetFor(Database &database, std::string_view paper, const std::string &record,
                       const std::filesystem::path &map)
{
    if (std::ranges::contains(paperKinds(), paper, &PaperKind::code))
        return paperOf(database, paper, record, map);
    std::string known;
    for (const PaperKind &kind : paperKinds())
        known += (known.empty() ? "" : ", ") + std::string(kind.code);
    return usageError(std::format("There is no paper \"{}\". Give one of {}.", paper, known));
}

Result<ExitCode> print(Context &context)
{
    const auto out = context.arguments.value("--out");
    if (!out)
        return usageError("Say where to: --out FILE.pdf");
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const std::filesystem::path pack = mapBeside(context.database);
    std::error_code ignored;
    const auto sheet =
        sheetFor(**database, *context.arguments.word(0), *context.arguments.word(1),
                 std::filesystem::exists(pack, ignored) ? pack : std::filesystem::path());
    if (!sheet)
        return std::unexpected(sheet.error());
    if (const auto written = writePdf(*sheet, *out); !written)
        return std::unexpected(written.error());
    if (!context.json)
        context.terminal.errorLine(std::format("Wrote {}.", *out));
    return kDone;
}

constexpr std::array<OptionSpec, 1> kPrintOptions{{{"--out", "FILE", "the PDF to write"}}};

constexpr std::array<Command, 1> kCommands{{
    {"print", "PAPER RECORD",
     "Write a paper of a pick, champion or loan as PDF; an unknown PAPER lists them", kPrintOptions,
     2, 2, print},
}};

} // namespace

std::span<const Command> printCommands()
{
    return kCommands;
}

} // namespace sc::cli
