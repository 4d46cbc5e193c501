// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanclashstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

/// The time a loan had, has or is to have its kits, as told by its records. An end that is not
/// known is far away.
struct Span {
    Instant from{};
    Instant to{};
};

const Instant kFarAway{std::chrono::sys_days{std::chrono::year{9999} / 1 / 1}};

std::optional<Span> spanOf(const Loan &loan)
{
    const LoanProgress &progress = loan.progress;
    if (wasOut(loan.status())) {
        const Instant from =
            progress.outAt.value_or(loan.dueOut ? startOfDay(*loan.dueOut) : Instant{});
        if (loan.status() == "out")
            return Span{from, kFarAway};
        const auto end = progress.returnedAt ? progress.returnedAt
                         : progress.closedAt ? progress.closedAt
                         : loan.dueIn        ? std::optional(startOfDay(*loan.dueIn))
                                             : std::optional(from);
        return Span{from, *end};
    }
    if (!holdsKits(loan.status()) || !loan.dueOut)
        return std::nullopt;
    // From noon to noon: one may come back on the day the next goes out.
    const auto noon = std::chrono::hours{12};
    return Span{startOfDay(*loan.dueOut) + noon,
                startOfDay(loan.dueIn.value_or(*loan.dueOut)) + noon};
}

bool overlap(const Span &one, const Span &other)
{
    return one.from < other.to && other.from < one.to;
}

} // namespace

std::string LoanClash::inWords() const
{
    return std::format("Kit {} is {} twice: {}, loan {}, and {}, loan {}", kitLabel,
                       bothOut ? "out" : "lent", firstBorrower, first.ref, secondBorrower,
                       second.ref);
}

Result<std::vector<LoanClash>> LoanClashStore::clashes()
{
    return m_database.attemptResult([&]() -> Result<std::vector<LoanClash>> {
        // Only a loan that came another way than by the steps here can clash with another.
        std::map<Id, std::vector<std::pair<Id, Span>>> byKit;
        std::map<Id, Loan> loans;
        for (Loan &loan : m_loans.where("deleted = 0 AND status NOT IN ('draft', 'cancelled', "
                                        "'no_show') ORDER BY id")) {
            const auto span = spanOf(loan);
            if (!span)
                continue;
            for (const Id &kit : loan.kits)
                byKit[kit].emplace_back(loan.id, *span);
            loans.emplace(loan.id, std::move(loan));
        }
        const auto isSettled = [&](const Id &one, const Id &other, const Id &kit) {
            return m_database
                .query("SELECT 1 FROM loan_step WHERE loan = ? AND other = ? AND kit = ? AND "
                       "action = 'settle_clash' AND deleted = 0 LIMIT 1",
                       one, other, kit)
                .step();
        };
        std::vector<LoanClash> found;
        for (auto &[kit, spans] : byKit) {
            std::ranges::sort(spans, {}, [](const auto &one) { return one.second.from; });
            for (std::size_t i = 0; i < spans.size(); ++i)
                for (std::size_t j = i + 1;
                     j < spans.size() && spans[j].second.from < spans[i].second.to; ++j) {
                    const Loan &first = loans.at(spans[i].first);
                    const Loan &second = loans.at(spans[j].first);
                    const bool bothHad = wasOut(first.status()) && wasOut(second.status());
                    const bool bothWill = !wasOut(first.status()) && !wasOut(second.status());
                    // One that is overdue and one that is reserved is no clash: it is late.
                    if ((!bothHad && !bothWill) || !overlap(spans[i].second, spans[j].second) ||
                        isSettled(first.id, second.id, kit))
                        continue;
                    found.push_back({kit, m_loans.kitLabel(kit), first, second,
                                     m_loans.personName(first.borrower),
                                     m_loans.personName(second.borrower),
                                     first.status() == "out" && second.status() == "out"});
                }
        }
        std::ranges::stable_sort(found, [](const LoanClash &one, const LoanClash &other) {
            return one.bothOut > other.bothOut;
        });
        return found;
    });
}

Result<std::vector<LoanClash>> LoanClashStore::clashesOf(const Id &loan)
{
    return clashes().transform([&](std::vector<LoanClash> all) {
        std::erase_if(all, [&](const LoanClash &one) {
            return one.first.id != loan && one.second.id != loan;
        });
        return all;
    });
}

void LoanClashStore::takeKit(Change &change, const Loan &loser, const Id &kit, LoanStep step)
{
    change.remove("loan_kit",
                  Id::fromName(std::format("loan_kit:{}:{}", loser.id.toString(), kit.toString())));
    const auto lines = m_loans.lines(loser.id);
    if (lines)
        for (const LoanLine &line : *lines)
            if (line.kit == kit)
                change.remove("loan_line", line.id);
    Loan left = loser;
    std::erase(left.kits, kit);
    if (left.kits.empty() && holdsKits(left.status())) {
        left.progress.status = "cancelled";
        left.progress.cancelReason = step.reason;
    }
    step.from = loser.status();
    step.to = left.status();
    m_loans.move(change, left, std::move(step));
    m_loans.settleKit(change, kit); // it need not be out any longer
}

Result<Loan> LoanClashStore::settle(Change &change, const Id &id, const SettleClash &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        change.open();
        auto all = clashesOf(id);
        if (!all)
            return std::unexpected(all.error());
        if (!trimmed(request.other).empty()) {
            const auto other = m_loans.find(request.other);
            const Id meant = other ? other->id : Id();
            std::erase_if(*all, [&](const LoanClash &one) {
                return one.first.id != meant && one.second.id != meant;
            });
        }
        if (!trimmed(request.kit).empty()) {
            const auto kit = KitStore(m_database).find(request.kit);
            const Id meant = kit ? kit->id : Id();
            std::erase_if(*all, [&](const LoanClash &one) { return one.kit != meant; });
        }
        if (all->empty())
            return refused("other", "not_found", "This loan does not clash with that one");
        if (all->size() > 1)
            return refused("other", "ambiguous",
                           "This loan clashes more than once: say with which other loan and over "
                           "which kit");
        if (collapsed(request.reason).empty())
            return refused("reason", "reason_required", "Enter how the clash came about");
        const LoanClash &clash = all->front();
        const auto kept =
            trimmed(request.keeps).empty() ? noSuchLoan("") : m_loans.find(request.keeps);
        const bool named = kept && (kept->id == clash.first.id || kept->id == clash.second.id);
        if (!trimmed(request.keeps).empty() && !named)
            return refused("keeps", "not_found", "Give the reference of one of the two loans");
        for (const Loan *one : {&clash.first, &clash.second}) {
            const Loan &other = one == &clash.first ? clash.second : clash.first;
            LoanStep step{.loan = one->id,
                          .action = "settle_clash",
                          .from = one->status(),
                          .to = one->status(),
                          .by = collapsed(request.by),
                          .reason = collapsed(request.reason),
                          .other = other.id,
                          .kit = clash.kit};
            if (named && kept->id != one->id)
                takeKit(change, *one, clash.kit, std::move(step));
            else
                m_loans.writeStep(change, step);
        }
        return m_loans.get(id);
    });
}

} // namespace sc
