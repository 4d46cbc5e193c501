// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "core/text.h"
#include "loans/loanactionstore.h"
#include "loans/loanrulestore.h"
#include "loans/suspensionstore.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

/// What kits and items are called, to find the line somebody means.
struct Names {
    std::map<Id, std::string> kits;
    std::map<Id, std::string> items;
};

bool isMeant(const void *context, const ReturnLine &said, const LoanLine &line)
{
    const auto &names = *static_cast<const Names *>(context);
    const auto is = [](const std::map<Id, std::string> &all, const Id &id, std::string_view text,
                       auto &&form) {
        const auto found = all.find(id);
        return Id::parse(text) == id || (found != all.end() && form(found->second) == form(text));
    };
    if (!said.kit.empty() &&
        !is(names.kits, line.kit, said.kit, [](std::string_view one) { return labelKey(one); }))
        return false;
    return is(names.items, line.item, said.item, [](std::string_view one) { return folded(one); });
}

std::string kitOf(const void *context, const LoanLine &line)
{
    const auto &names = static_cast<const Names *>(context)->kits;
    const auto found = names.find(line.kit);
    return found == names.end() ? std::string() : found->second;
}

/// "Said: 1 Picker damaged (K-001)", so that the step tells what was found.
std::string saidWords(const std::vector<ReturnLine> &said, const Names &names)
{
    std::string words;
    for (const ReturnLine &one : said) {
        const auto item = Id::parse(one.item);
        const auto named = item ? names.items.find(*item) : names.items.end();
        const auto kit = Id::parse(one.kit);
        const auto label = kit ? names.kits.find(*kit) : names.kits.end();
        const std::string of = label == names.kits.end() ? one.kit : label->second;
        words += std::format("{}{} {} {}{}", words.empty() ? "" : "; ", one.count.value_or(1),
                             named == names.items.end() ? one.item : named->second, one.outcome,
                             of.empty() ? "" : " (" + of + ")");
    }
    return words;
}

std::vector<LoanLine> unsaid(std::vector<LoanLine> lines)
{
    for (LoanLine &line : lines)
        line.ok = line.worn = line.damaged = line.lost = line.consumed = line.unused = 0;
    return lines;
}

} // namespace

Result<std::vector<LoanLine>> LoanActions::readLines(const Loan &loan,
                                                     const std::vector<ReturnLine> &said,
                                                     bool first, std::string *words)
{
    auto lines = m_loans.lines(loan.id);
    if (!lines)
        return lines;
    Names names;
    ItemStore items(m_database);
    for (const LoanLine &line : *lines) {
        names.kits.try_emplace(line.kit, m_loans.kitLabel(line.kit));
        names.items.try_emplace(line.item, items.nameOf(line.item));
    }
    if (words != nullptr)
        *words = saidWords(said, names);
    const LineFinder finder{isMeant, kitOf, &names};
    if (first)
        return counted(*std::move(lines), said, finder);
    return addedTo(*std::move(lines), said, finder);
}

void LoanActions::tellPick(Change &change, const Loan &loan)
{
    if (loan.pick.isNull())
        return;
    const auto sacks = WorkReportStore(m_database).sacksOfPick(loan.pick);
    if (!sacks || sacks->issued == 0)
        return;
    change.update("pick", loan.pick,
                  {{"sacks_issued", Value{sacks->issued}},
                   {"sacks_returned", Value{std::min(sacks->returned, sacks->issued)}}});
}

Result<void> LoanActions::suspendLate(Change &change, const Loan &loan)
{
    const auto rules = LoanRuleStore(m_database).rules();
    if (!rules)
        return std::unexpected(rules.error());
    if (!rules->suspendLate || !loan.dueIn || !loan.progress.returnedAt)
        return {};
    const Day back = localDay(*loan.progress.returnedAt);
    const auto late = (std::chrono::sys_days{back} - std::chrono::sys_days{*loan.dueIn}).count();
    if (late <= rules->suspendAfter)
        return {};
    Suspension suspension;
    suspension.champion = loan.borrower;
    suspension.from = back;
    suspension.until = addDays(back, rules->suspendDays);
    suspension.reason =
        std::format("Loan {} came back {} {} late", loan.ref, late, late == 1 ? "day" : "days");
    suspension.loan = loan.id;
    suspension.automatic = true;
    return SuspensionStore(m_database)
        .create(change, std::move(suspension))
        .transform([](const auto &) {});
}

Result<Loan> LoanActions::giveBack(Change &change, const Id &id, const GiveBack &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "return");
        if (!loan)
            return loan;
        const auto at = timeOf(change, request.when);
        if (!at)
            return std::unexpected(at.error());
        if (loan->progress.outAt && *at < *loan->progress.outAt)
            return refused("at", "out_of_range", "The kits cannot be back before they went out");
        const auto note =
            noteOf(*loan, CheckAt::Return, std::string(trimmed(request.note)), request.checked);
        if (!note)
            return std::unexpected(note.error());
        const auto before = m_loans.lines(id);
        if (!before)
            return std::unexpected(before.error());
        const auto after = readLines(*loan, request.lines, true);
        if (!after)
            return std::unexpected(after.error());
        const Returned back{request.lines, unsaid(*before), *after, localDay(*at)};
        if (auto put = putBack(change, *loan, back); !put)
            return std::unexpected(put.error());
        LoanStep step{.action = "return",
                      .at = *at,
                      .by = collapsed(request.when.by),
                      .reason = collapsed(request.when.reason),
                      .note = *note,
                      .champion = loan->borrower};
        loan->progress.returnedAt = *at;
        loan->progress.returnedTo = step.by.empty() ? change.actor().name : step.by;
        loan->progress.snoozedUntil.reset();
        loan = moveTo(change, *std::move(loan), "checking", std::move(step));
        if (auto done = suspendLate(change, *loan); !done)
            return std::unexpected(done.error());
        tellPick(change, *loan);
        return loan;
    });
}

Result<Loan> LoanActions::account(Change &change, const Id &id, const GiveBack &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "account");
        if (!loan)
            return loan;
        const auto before = m_loans.lines(id);
        if (!before)
            return std::unexpected(before.error());
        const auto at = timeOf(change, request.when);
        if (!at)
            return std::unexpected(at.error());
        if (loan->progress.returnedAt && *at < *loan->progress.returnedAt)
            return refused("at", "out_of_range", "The kits are checked once they are back");
        std::string words;
        const auto after = readLines(*loan, request.lines, false, &words);
        if (!after)
            return std::unexpected(after.error());
        if (auto put = putBack(change, *loan, {request.lines, *before, *after, {}}); !put)
            return std::unexpected(put.error());
        tellPick(change, *loan);
        const std::string note(trimmed(request.note));
        const std::string status = loan->status();
        LoanStep step{.action = "account",
                      .at = *at,
                      .by = collapsed(request.when.by),
                      .reason = collapsed(request.when.reason),
                      .note = note + (note.empty() ? "" : "\n") + words,
                      .champion = loan->borrower}; // who had it
        return moveTo(change, *std::move(loan), status, std::move(step));
    });
}

Result<Loan> LoanActions::markIncomplete(Change &change, const Id &id, const std::string &reason)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "mark_incomplete");
        if (!loan)
            return loan;
        if (collapsed(reason).empty())
            return refused("reason", "reason_required", "Enter what is missing");
        loan->progress.incompleteReason = collapsed(reason);
        return moveTo(change, *std::move(loan), "incomplete",
                      {.action = "mark_incomplete", .reason = collapsed(reason)});
    });
}

Result<Loan> LoanActions::workDone(Change &change, const Id &id, const WorkDone &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "work_done");
        if (!loan)
            return loan;
        LoanStep step{.action = "work_done"};
        const auto &made = request.report.madeAt;
        if (!request.isWaiver() && made && localDay(*made) < m_loans.today() &&
            collapsed(request.reason).empty())
            return refused("reason", "reason_required",
                           "Enter why it is written down on a later day than it was reported");
        if (request.isWaiver()) {
            std::vector<Problem> problems;
            if (collapsed(request.waivedBy).empty())
                problems.push_back({"waived_by", "missing", "Enter who does without the report"});
            if (collapsed(request.waivedReason).empty())
                problems.push_back(
                    {"reason", "reason_required", "Enter why there is no work report"});
            if (!problems.empty())
                return refused(std::move(problems));
            loan->progress.waivedBy = collapsed(request.waivedBy);
            loan->progress.waivedReason = collapsed(request.waivedReason);
            step.by = loan->progress.waivedBy;
            step.reason = loan->progress.waivedReason;
            step.note = "Waived";
        } else {
            WorkReport report = request.report;
            report.loan = id;
            const auto saved = WorkReportStore(m_database).create(change, std::move(report));
            if (!saved)
                return std::unexpected(saved.error());
            step.by = saved->by;
            step.reason = collapsed(request.reason);
        }
        const std::string status = loan->status();
        return moveTo(change, *std::move(loan), status, std::move(step));
    });
}

// Where the kits stand once they have been checked.
void LoanActions::shelve(Change &change, const Loan &loan)
{
    for (const Id &id : loan.kits)
        if (const auto kit = m_kits.get(id); kit && kit->status == "checking")
            m_loans.settleKit(change, id, loan.id);
}

Result<Loan> LoanActions::close(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "close");
        if (!loan)
            return loan;
        const auto lines = m_loans.lines(id);
        if (!lines)
            return std::unexpected(lines.error());
        std::vector<Problem> problems;
        ItemStore items(m_database);
        for (const LoanLine &line : *lines)
            if (line.unaccounted() != 0)
                problems.push_back(
                    {"lines", "lines_unaccounted",
                     std::format("Say what became of {} of {} of kit {}", line.unaccounted(),
                                 items.nameOf(line.item), m_loans.kitLabel(line.kit))});
        const auto reports = WorkReportStore(m_database).ofLoan(id);
        if (!reports)
            return std::unexpected(reports.error());
        if (reports->empty() && loan->progress.waivedReason.empty())
            problems.push_back(
                {"work_report", "work_report_missing",
                 "Report what was done with the kit, or say why there is no report"});
        if (!problems.empty())
            return refused(std::move(problems));
        shelve(change, *loan);
        loan->progress.closedAt = change.at();
        return moveTo(change, *std::move(loan), "closed", {.action = "close"});
    });
}

std::int64_t LoanActions::valueOf(const Loan &loan, const std::vector<LoanLine> &lines)
{
    std::int64_t pence = 0;
    const bool isOut = loan.status() == "out";
    ItemStore items(m_database);
    for (const LoanLine &line : lines) {
        const auto item = items.get(line.item);
        const std::int64_t lost = isOut ? line.issued : line.lost + line.unaccounted();
        if (item && !line.consumable)
            pence += lost * item->valuePence.value_or(0);
    }
    return pence;
}

Result<Loan> LoanActions::writeOff(Change &change, const Id &id, const std::string &reason,
                                   std::optional<std::int64_t> pence)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "write_off");
        if (!loan)
            return loan;
        std::vector<Problem> problems;
        if (collapsed(reason).empty())
            problems.push_back({"reason", "reason_required", "Enter why it is written off"});
        if (pence && (*pence < 0 || *pence > 100'000'000))
            problems.push_back({"value", "out_of_range", "Enter a value of £0 or more"});
        if (!problems.empty())
            return refused(std::move(problems));
        auto lines = m_loans.lines(id);
        if (!lines)
            return std::unexpected(lines.error());
        loan->progress.writeOffReason = collapsed(reason);
        loan->progress.writeOffPence = pence.value_or(valueOf(*loan, *lines));
        const bool isOut = loan->status() == "out";
        for (LoanLine &line : *lines) { // what nobody can account for is lost
            line.lost += line.unaccounted();
            m_loans.saveLine(change, line);
        }
        if (isOut) {
            for (const Id &kit : loan->kits) {
                auto found = m_kits.get(kit);
                if (!found || found->status != "out")
                    continue;
                found->status = "written_off";
                found->reason = std::format("{} (loan {})", collapsed(reason), loan->ref);
                if (auto saved = m_kits.save(change, *found); !saved)
                    return std::unexpected(saved.error());
            }
        } else {
            shelve(change, *loan);
        }
        loan->progress.closedAt = change.at();
        return moveTo(change, *std::move(loan), "written_off",
                      {.action = "write_off", .reason = collapsed(reason)});
    });
}

} // namespace sc
