// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanclashstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>

namespace sc {

namespace {

/// The time a loan had, has or is to have its kits, as told by its records. An end that is not
/// known is far away.
struct Span {
    Instant from{};
    Instant to{};
};

constexpr std::chrono::hours kNoon{12};
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
    return Span{startOfDay(*loan.dueOut) + kNoon,
                startOfDay(loan.dueIn.value_or(*loan.dueOut)) + kNoon};
}

bool overlap(const Span &one, const Span &other)
{
    const bool isSame = one.from == other.from && one.to == other.to; // one single day
    return isSame || (one.from < other.to && other.from < one.to);
}

} // namespace

std::string LoanClash::inWords() const
{
    return std::format("Kit {} is {} twice: {}, loan {}, and {}, loan {}", kitLabel,
                       bothOut ? "out" : "lent", firstBorrower, first.ref, secondBorrower,
                       second.ref);
}

// Only what decides it is read: years of loans have gone by for each kit.
std::vector<LoanClashStore::Had> LoanClashStore::had(const std::optional<Id> &kit,
                                                     const std::optional<Instant> &since)
{
    std::vector<Had> all;
    Query row = m_database.query(
        "SELECT k.kit, l.id, l.status, l.out_at, l.returned_at, l.closed_at, l.due_out, l.due_in "
        "FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.deleted = 0 AND l.deleted = 0 AND "
        "l.status NOT IN ('draft', 'cancelled', 'no_show') AND " +
            std::string(kit ? "k.kit = ?1" : "?1 IS NULL") +
            " AND (?2 IS NULL OR l.is_held OR coalesce(l.returned_at, l.closed_at, ?2) >= ?2) "
            "ORDER BY k.kit, l.id",
        kit, since);
    const auto day = [&](int column) {
        const auto read = parseIsoDay(row.text(column));
        return read ? std::optional(*read) : std::nullopt;
    };
    while (row.step()) {
        Loan loan;
        loan.id = row.id(1);
        loan.progress.status = row.text(2);
        loan.progress.outAt = row.maybe<Instant>(3);
        loan.progress.returnedAt = row.maybe<Instant>(4);
        loan.progress.closedAt = row.maybe<Instant>(5);
        loan.dueOut = day(6);
        loan.dueIn = day(7);
        const auto span = spanOf(loan);
        if (!span)
            continue;
        Had one{row.id(0), loan.id, wasOut(loan.status()), span->from, span->to, {}};
        if (loan.status() == "out" && loan.dueIn && *loan.dueIn >= m_loans.today())
            one.due = startOfDay(*loan.dueIn) + kNoon;
        all.push_back(one);
    }
    return all;
}

bool LoanClashStore::isSettled(const Pair &pair)
{
    return m_database
        .query("SELECT 1 FROM loan_step WHERE loan = ? AND other = ? AND kit = ? AND "
               "action = 'settle_clash' AND deleted = 0 LIMIT 1",
               pair.first, pair.second, pair.kit)
        .step();
}

// Somebody answered at the gate for lending what was promised: whoever waits is shown that.
bool LoanClashStore::wasAnsweredFor(const Id &loan)
{
    return m_database
        .query("SELECT 1 FROM loan_step WHERE loan = ? AND action = 'hand_over' AND deleted = 0 "
               "AND ' ' || override_rules || ' ' LIKE '% kit\\_reserved %' ESCAPE '\\' LIMIT 1",
               loan)
        .step();
}

// One that is overdue and one that is reserved is no clash: it is late. One that went out over a
// promise is.
bool LoanClashStore::isClash(const Had &one, const Had &other)
{
    if (one.wasOut == other.wasOut)
        return overlap({one.from, one.to}, {other.from, other.to});
    const Had &out = one.wasOut ? one : other;
    const Had &promised = one.wasOut ? other : one;
    const Instant from = startOfDay(localDay(out.from)) + kNoon; // by days, as it was promised
    return out.due && overlap({from, *out.due}, {promised.from, promised.to}) &&
           !wasAnsweredFor(out.loan);
}

// Only a loan that came another way than by the steps here can clash with another.
std::vector<LoanClashStore::Pair> LoanClashStore::pairsIn(std::vector<Had> all)
{
    std::vector<Pair> found;
    std::ranges::stable_sort(all, {}, [](const Had &one) { return std::pair(one.kit, one.from); });
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1;
             j < all.size() && all[j].kit == all[i].kit && all[j].from <= all[i].to; ++j) {
            if (!isClash(all[i], all[j]))
                continue;
            if (const Pair pair{all[i].kit, all[i].loan, all[j].loan}; !isSettled(pair))
                found.push_back(pair);
        }
    return found;
}

Result<std::vector<LoanClash>> LoanClashStore::inFull(const std::vector<Pair> &pairs)
{
    std::vector<LoanClash> found;
    for (const Pair &pair : pairs) {
        auto first = m_loans.get(pair.first);
        auto second = m_loans.get(pair.second);
        if (!first || !second)
            return std::unexpected(first ? second.error() : first.error());
        const bool bothOut = first->status() == "out" && second->status() == "out";
        LoanClash clash{pair.kit, m_loans.kitLabel(pair.kit), {}, {}, {}, {}, bothOut, pair.again};
        clash.firstBorrower = m_loans.personName(first->borrower);
        clash.secondBorrower = m_loans.personName(second->borrower);
        clash.first = *std::move(first);
        clash.second = *std::move(second);
        found.push_back(std::move(clash));
    }
    std::ranges::stable_sort(found, [](const LoanClash &one, const LoanClash &other) {
        return one.bothOut > other.bothOut;
    });
    return found;
}

Result<std::vector<LoanClash>> LoanClashStore::clashes()
{
    return m_database.attemptResult([&] {
        auto pairs = pairsIn(had({}, {}));
        std::ranges::move(settledApart(), std::back_inserter(pairs));
        return inFull(pairs);
    });
}

std::vector<LoanClashStore::Pair> LoanClashStore::pairsOf(const std::vector<const Loan *> &loans)
{
    std::map<Id, Instant> since; // of each kit, when the first of these loans had it
    std::set<Id> meant;
    for (const Loan *loan : loans) {
        const auto span = spanOf(*loan);
        meant.insert(loan->id);
        for (const Id &kit : loan->kits)
            if (span) {
                Instant &first = since.try_emplace(kit, span->from).first->second;
                first = std::min(first, span->from);
            }
    }
    std::vector<Pair> found;
    for (const auto &[kit, from] : since)
        std::ranges::move(pairsIn(had(kit, from)), std::back_inserter(found));
    std::ranges::move(settledApart(), std::back_inserter(found));
    std::erase_if(found, [&](const Pair &pair) {
        return !meant.contains(pair.first) && !meant.contains(pair.second);
    });
    return found;
}

Result<std::set<Id>> LoanClashStore::clashing(const std::vector<const Loan *> &loans)
{
    return m_database.attempt([&] {
        std::set<Id> found;
        for (const Pair &pair : pairsOf(loans)) {
            found.insert(pair.first);
            found.insert(pair.second);
        }
        return found;
    });
}

Result<std::vector<LoanClash>> LoanClashStore::clashesOf(const Id &loan)
{
    const auto found = m_loans.get(loan);
    if (!found)
        return std::vector<LoanClash>();
    return m_database.attemptResult([&] { return inFull(pairsOf({&*found})); });
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
        noteDecision(change, clash, named ? std::optional(kept->id) : std::nullopt);
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
            else if (clash.again)
                giveBack(change, *one, clash.kit, std::move(step));
            else
                m_loans.writeStep(change, step);
        }
        return m_loans.get(id);
    });
}

} // namespace sc
