// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/papers.h"

#include "champions/championstore.h"
#include "indicators/sincefrozen.h"
#include "loans/loanduestore.h"
#include "loans/loanstore.h"
#include "paper/championpapers.h"
#include "paper/loanpapers.h"
#include "paper/pickpapers.h"
#include "paper/quarterpack.h"
#include "picks/pickstore.h"
#include "quarterly/entrystore.h"
#include "storage/database.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kKinds{
    PaperKind{"assessment", "pick", "Risk assessment"},
    PaperKind{"sign-in", "pick", "Sign-in sheet"},
    PaperKind{"briefing", "pick", "Briefing card"},
    PaperKind{"poster", "pick", "Poster"},
    PaperKind{"thank-you", "pick", "Thank-you letters"},
    PaperKind{"certificate", "champion", "Certificate of hours"},
    PaperKind{"induction", "champion", "Induction pack"},
    PaperKind{"loan-form", "loan", "Loan form"},
    PaperKind{"picking-list", "loan", "Picking list"},
    PaperKind{"return-slip", "loan", "Return slip"},
    PaperKind{"not-for-volunteers", "loan", "Work not for volunteers"},
    PaperKind{"reminder", "loan", "Reminder letter"},
    PaperKind{"quarter-pack", "quarter", "Quarter pack"},
};

Result<Sheet> pickPaper(Database &database, std::string_view paper, const std::string &record,
                        const std::filesystem::path &map)
{
    const auto pick = PickStore(database).find(record);
    if (!pick)
        return std::unexpected(pick.error());
    return gatherPickPapers(database, pick->id, map).transform([&](const PickPapers &papers) {
        return paper == "assessment" ? assessmentSheet(papers)
               : paper == "sign-in"  ? signInSheet(papers)
               : paper == "briefing" ? briefingCard(papers)
               : paper == "poster"   ? pickPoster(papers)
                                     : thankYouLetters(papers);
    });
}

Result<Sheet> loanPaper(Database &database, std::string_view paper, const std::string &record)
{
    const auto loan = LoanStore(database).find(record);
    if (!loan && !loan.error().problems.empty())
        return refused(loan.error().problems);
    if (!loan)
        return std::unexpected(loan.error());
    if (paper == "reminder")
        if (const auto due = LoanDueStore(database).bundleFor(*loan); !due)
            return std::unexpected(due.error());
    return gatherLoanPapers(database, loan->id).transform([&](const LoanPapers &papers) {
        return paper == "loan-form"      ? loanForm(papers)
               : paper == "picking-list" ? pickingList(papers)
               : paper == "return-slip"  ? returnSlip(papers)
               : paper == "reminder"     ? reminderLetter(papers)
                                         : notForVolunteers(papers);
    });
}

Result<Sheet> championPaper(Database &database, std::string_view paper, const std::string &record)
{
    ChampionStore champions(database);
    const auto id = Id::parse(record);
    const auto champion = id ? champions.get(*id) : champions.find(record);
    if (!champion)
        return std::unexpected(champion.error());
    return paper == "certificate" ? creditCertificate(database, champion->id)
                                  : inductionPack(database, champion->id);
}

Result<Sheet> quarterPaper(Database &database, const std::string &record)
{
    const auto quarter = Quarter::parse(record);
    if (!quarter)
        return std::unexpected(quarter.error());
    const auto report = quarterReport(database, {.quarter = *quarter});
    if (!report)
        return std::unexpected(report.error());
    const auto since = sinceFrozen(database, *report);
    if (!since)
        return std::unexpected(since.error());
    return quarterPack(
        *report, CommentaryStore(database).of(quarter->id()).value_or(std::vector<Commentary>()),
        database.setting("council_name"), *since ? sinceFrozenWords(**since) : std::string());
}

} // namespace

std::span<const PaperKind> paperKinds()
{
    return kKinds;
}

Result<Sheet> paperOf(Database &database, std::string_view paper, const std::string &record,
                      const std::filesystem::path &map)
{
    const auto kind = std::ranges::find(kKinds, paper, &PaperKind::code);
    if (kind == kKinds.end())
        return refused("paper", "unknown_code", "Choose one of the papers");
    if (kind->of == "pick")
        return pickPaper(database, paper, record, map);
    if (kind->of == "loan")
        return loanPaper(database, paper, record);
    return kind->of == "champion" ? championPaper(database, paper, record)
                                  : quarterPaper(database, record);
}

} // namespace sc
