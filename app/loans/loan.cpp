// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loan.h"

#include "core/dates.h"
#include "core/text.h"
#include "loans/loancodes.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

using T = LoanTransition;

constexpr std::array kTransitions{
    T{"create", "", "draft"},
    T{"import", "", "draft"},
    T{"import", "", "reserved"},
    T{"import", "", "ready"},
    T{"import", "", "out"},
    T{"import", "", "checking"},
    T{"import", "", "closed"},
    T{"import", "", "incomplete"},
    T{"import", "", "written_off"},
    T{"import", "", "cancelled"},
    T{"import", "", "no_show"},
    T{"reserve", "draft", "reserved"},
    T{"ready", "reserved", "ready"},
    T{"hand_over", "ready", "out"},
    T{"return", "out", "checking"},
    T{"account", "checking", "checking"},
    T{"account", "incomplete", "incomplete"},
    T{"mark_incomplete", "checking", "incomplete"},
    T{"close", "checking", "closed"},
    T{"close", "incomplete", "closed"},
    T{"work_done", "out", "out"},
    T{"work_done", "checking", "checking"},
    T{"work_done", "incomplete", "incomplete"},
    T{"extend", "reserved", "reserved"},
    T{"extend", "ready", "ready"},
    T{"extend", "out", "out"},
    T{"remind", "out", "out"},
    T{"snooze", "out", "out"},
    T{"cancel", "draft", "cancelled"},
    T{"cancel", "reserved", "cancelled"},
    T{"cancel", "ready", "cancelled"},
    T{"no_show", "reserved", "no_show"},
    T{"no_show", "ready", "no_show"},
    T{"write_off", "out", "written_off"},
    T{"write_off", "checking", "written_off"},
    T{"write_off", "incomplete", "written_off"},
    T{"settle_clash", "reserved", "reserved"},
    T{"settle_clash", "ready", "ready"},
    T{"settle_clash", "out", "out"},
    T{"settle_clash", "checking", "checking"},
    T{"settle_clash", "incomplete", "incomplete"},
    T{"settle_clash", "closed", "closed"},
    T{"settle_clash", "written_off", "written_off"},
    T{"settle_clash", "reserved", "cancelled"},
    T{"settle_clash", "ready", "cancelled"},
    T{"settle_clash", "out", "cancelled"},
};

constexpr std::size_t kLongestNote = 10'000;
constexpr std::size_t kMostKits = 50;
constexpr std::size_t kMostUsers = 200;
constexpr int kLongestDays = 3'660; // a kit that a group keeps is a loan of years

} // namespace

std::span<const LoanTransition> loanTransitions()
{
    return kTransitions;
}

bool loanAllows(std::string_view status, std::string_view action)
{
    return std::ranges::any_of(
        kTransitions, [&](const T &one) { return one.action == action && one.from == status; });
}

bool holdsKits(std::string_view status)
{
    return status == "reserved" || status == "ready" || status == "out";
}

bool wasOut(std::string_view status)
{
    return status == "out" || status == "checking" || status == "incomplete" ||
           status == "closed" || status == "written_off";
}

bool isOpenLoan(std::string_view status)
{
    return status == "draft" || holdsKits(status) || status == "checking" || status == "incomplete";
}

int daysOverdue(const Loan &loan, Day today)
{
    if (loan.status() != "out" || loan.deleted || !loan.dueIn || *loan.dueIn >= today)
        return 0;
    return static_cast<int>(
        (std::chrono::sys_days{today} - std::chrono::sys_days{*loan.dueIn}).count());
}

std::optional<Occupation> occupationOf(const Loan &loan, Day today)
{
    if (loan.deleted || !holdsKits(loan.status()))
        return std::nullopt;
    const bool isOut = loan.status() == "out";
    std::optional<Day> from = loan.dueOut;
    if (isOut && loan.progress.outAt)
        from = localDay(*loan.progress.outAt);
    if (!from)
        from = isOut ? std::optional(today) : loan.dueIn;
    if (!from)
        return std::nullopt;
    std::optional<Day> to = loan.dueIn;
    if (!isOut && !to)
        to = from;
    if (to && *to < *from)
        to = from;
    if (isOut && (!loan.dueIn || daysOverdue(loan, today) > 0))
        to.reset();
    return Occupation{*from, to};
}

bool clash(const Occupation &one, const Occupation &other, int bufferDays)
{
    if (one.from == other.from && one.to == other.to)
        return true;
    const auto before = [bufferDays](const Occupation &first, const Occupation &second) {
        return first.to && addDays(*first.to, bufferDays) <= second.from;
    };
    return !before(one, other) && !before(other, one);
}

std::vector<Problem> problemsOf(const Loan &loan)
{
    std::vector<Problem> problems;
    if (loan.borrower.isNull())
        problems.push_back({"borrower", "missing", "Enter who borrows the kits"});
    if (loan.kits.empty())
        problems.push_back({"kits", "missing", "Scan or enter at least one kit"});
    if (loan.kits.size() > kMostKits)
        problems.push_back(
            {"kits", "out_of_range", std::format("Lend {} kits or fewer at once", kMostKits)});
    if (loan.users.size() > kMostUsers)
        problems.push_back(
            {"users", "out_of_range", std::format("Name {} users or fewer", kMostUsers)});
    if (!loan.dueOut)
        problems.push_back({"due_out", "missing", "Enter the day the kits go out"});
    if (!loan.dueIn)
        problems.push_back({"due_in", "missing", "Enter the day the kits come back"});
    if (loan.dueOut && loan.dueIn) {
        if (*loan.dueIn < *loan.dueOut)
            problems.push_back(
                {"due_in", "out_of_range", "Enter a day back that is not before the day out"});
        else if (std::chrono::sys_days{*loan.dueIn} - std::chrono::sys_days{*loan.dueOut} >
                 std::chrono::days{kLongestDays})
            problems.push_back({"due_in", "out_of_range", "Lend for ten years or less"});
    }
    if (loan.note.size() > kLongestNote)
        problems.push_back({"note", "out_of_range",
                            std::format("Shorten this to {} characters or fewer", kLongestNote)});
    return problems;
}

Loan tidied(Loan loan)
{
    loan.note = std::string(trimmed(loan.note));
    std::vector<Id> kits;
    for (const Id &kit : loan.kits)
        if (!kit.isNull() && !std::ranges::contains(kits, kit))
            kits.push_back(kit);
    loan.kits = std::move(kits);
    std::erase_if(loan.users,
                  [&](const Id &user) { return user.isNull() || user == loan.borrower; });
    std::ranges::sort(loan.users);
    const auto twice = std::ranges::unique(loan.users);
    loan.users.erase(twice.begin(), twice.end());
    return loan;
}

namespace {

constexpr std::string_view kExtended = "From ";
constexpr std::string_view kTakenBack = "Taken back: from ";

} // namespace

std::string extensionWords(const Extension &extension)
{
    return std::format("{}{} to {}", kExtended, isoDay(extension.from), isoDay(extension.to));
}

std::string takenBackWords(const Extension &extension)
{
    return std::format("{}{} to {}", kTakenBack, isoDay(extension.to), isoDay(extension.from));
}

std::optional<Extension> lastExtension(const std::vector<LoanStep> &steps)
{
    constexpr std::size_t kDay = 10;
    std::vector<Extension> standing;
    for (const LoanStep &step : steps) {
        const std::string_view note = step.note;
        if (step.action != "extend")
            continue;
        if (note.starts_with(kTakenBack)) {
            if (!standing.empty())
                standing.pop_back();
        } else if (note.starts_with(kExtended) && note.size() >= kDay) {
            const auto from = parseIsoDay(note.substr(kExtended.size(), kDay));
            const auto to = parseIsoDay(note.substr(note.size() - kDay));
            if (from && to)
                standing.push_back({*from, *to});
        }
    }
    return standing.empty() ? std::nullopt : std::optional(standing.back());
}

} // namespace sc
