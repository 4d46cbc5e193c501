// SPDX-License-Identifier: GPL-3.0-or-later
// What is put on paper: print.
#include "champions/championstore.h"
#include "cli/command.h"
#include "loans/loanstore.h"
#include "paper/championpapers.h"
#include "paper/loanpapers.h"
#include "paper/pages.h"
#include "paper/pickpapers.h"
#include "paper/quarterpack.h"
#include "picks/pickstore.h"
#include "quarterly/entrystore.h"
#include "storage/database.h"
#include "storage/location.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

struct PickPaperKind {
    std::string_view name;
    Sheet (*make)(const PickPapers &papers);
};
constexpr std::array kPickPapers{
    PickPaperKind{"assessment", assessmentSheet}, PickPaperKind{"sign-in", signInSheet},
    PickPaperKind{"briefing", briefingCard},      PickPaperKind{"poster", pickPoster},
    PickPaperKind{"thank-you", thankYouLetters},
};

struct ChampionPaperKind {
    std::string_view name;
    Result<Sheet> (*make)(Database &database, const Id &champion);
};
constexpr std::array kChampionPapers{
    ChampionPaperKind{"certificate", creditCertificate},
    ChampionPaperKind{"induction", inductionPack},
};

struct LoanPaperKind {
    std::string_view name;
    Sheet (*make)(const LoanPapers &papers);
};
constexpr std::array kLoanPapers{
    LoanPaperKind{"loan-form", loanForm},
    LoanPaperKind{"picking-list", pickingList},
    LoanPaperKind{"return-slip", returnSlip},
    LoanPaperKind{"not-for-volunteers", notForVolunteers},
    LoanPaperKind{"reminder", reminderLetter},
};

Result<Sheet> sheetFor(Database &database, std::string_view paper, const std::string &record,
                       const std::filesystem::path &map)
{
    for (const PickPaperKind &kind : kPickPapers) {
        if (kind.name != paper)
            continue;
        const auto pick = PickStore(database).find(record);
        if (!pick)
            return std::unexpected(pick.error());
        return gatherPickPapers(database, pick->id, map).transform(kind.make);
    }
    for (const LoanPaperKind &kind : kLoanPapers) {
        if (kind.name != paper)
            continue;
        const auto loan = LoanStore(database).find(record);
        if (!loan)
            return std::unexpected(loan.error());
        return gatherLoanPapers(database, loan->id).transform(kind.make);
    }
    for (const ChampionPaperKind &kind : kChampionPapers) {
        if (kind.name != paper)
            continue;
        ChampionStore champions(database);
        const auto id = Id::parse(record);
        const auto champion = id ? champions.get(*id) : champions.find(record);
        if (!champion)
            return std::unexpected(champion.error());
        return kind.make(database, champion->id);
    }
    if (paper == "quarter-pack") {
        const auto quarter = Quarter::parse(record);
        if (!quarter)
            return std::unexpected(quarter.error());
        const auto report = quarterReport(database, {.quarter = *quarter});
        if (!report)
            return std::unexpected(report.error());
        return quarterPack(
            *report,
            CommentaryStore(database).of(quarter->id()).value_or(std::vector<Commentary>()),
            database.setting("council_name"));
    }
    return usageError(
        std::format("There is no paper \"{}\". Give assessment, sign-in, briefing, "
                    "poster, thank-you, certificate, induction, loan-form, picking-list, "
                    "return-slip, not-for-volunteers, reminder or quarter-pack.",
                    paper));
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
