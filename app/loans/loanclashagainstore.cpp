// SPDX-License-Identifier: GPL-3.0-or-later
// Clashes over a kit that two people settled differently, before either knew of the other.
#include "kits/kitstore.h"
#include "loans/loanclashstore.h"
#include "storage/replay.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <format>

namespace sc {

namespace {

constexpr std::string_view kKind = "kit_twice";
constexpr std::string_view kChoice = "choice";

Id decisionOf(const Id &clash)
{
    return Id::fromName("decision:" + clash.toString());
}

/// Where a loan in that state has its kits; nothing where they are on the shelf.
std::string_view kitStatusOf(std::string_view loan)
{
    return loan == "out"                                ? "out"
           : loan == "ready"                            ? "reserved"
           : loan == "checking" || loan == "incomplete" ? "checking"
                                                        : "";
}

} // namespace

Id LoanClashStore::idOf(const Id &kit, Id one, Id other)
{
    if (other < one)
        std::swap(one, other);
    return Id::fromName(
        std::format("clash:{}:{}:{}", kit.toString(), one.toString(), other.toString()));
}

// By then neither may have the kit: only what was decided tells that they clashed.
std::vector<LoanClashStore::Pair> LoanClashStore::settledApart()
{
    const RecordType *decisions = m_database.types().named("decision");
    if (decisions == nullptr)
        return {};
    std::vector<std::pair<Id, Pair>> open;
    {
        Query rows = m_database.query(
            "SELECT DISTINCT d.id, s.kit, a.id, b.id, coalesce(a.out_at, 0), coalesce(a.due_out, "
            "'') FROM merge_open m JOIN decision d ON d.id = m.record JOIN loan a ON a.id IN "
            "(d.first, d.second) JOIN loan b ON b.id IN (d.first, d.second) AND b.id <> a.id JOIN "
            "loan_step s ON s.loan = a.id AND s.other = b.id AND s.action = 'settle_clash' AND "
            "s.deleted = 0 WHERE m.differences > 0 AND d.deleted = 0 AND d.kind = ? AND "
            "(coalesce(a.due_out, ''), a.id) < (coalesce(b.due_out, ''), b.id) ORDER BY s.kit, "
            "a.id, b.id",
            std::string(kKind));
        while (rows.step())
            if (decisionOf(idOf(rows.id(1), rows.id(2), rows.id(3))) == rows.id(0))
                open.emplace_back(rows.id(0), Pair{rows.id(1), rows.id(2), rows.id(3), true});
    }
    const RecordField &choice = *decisions->field(kChoice);
    const DeviceNames devices = deviceNames(m_database);
    std::vector<Pair> apart;
    for (const auto &[decision, pair] : open)
        if (std::ranges::contains(
                replay(journalOf(m_database, decision, devices), devices).differing(),
                choice.number))
            apart.push_back(pair);
    return apart;
}

// First of all: to settle anew takes steps that loans do not take otherwise.
void LoanClashStore::noteDecision(Change &change, const LoanClash &clash,
                                  const std::optional<Id> &kept)
{
    const auto [low, high] = std::minmax(clash.first.id, clash.second.id);
    const Id decision = decisionOf(idOf(clash.kit, low, high));
    const Value choice{std::string(!kept ? "both" : *kept == low ? "keep_first" : "keep_second")};
    const Value by = textValue(change.actor().name);
    if (m_database.query("SELECT 1 FROM decision WHERE id = ?", decision).step()) {
        change.settle("decision", decision, kChoice, choice);
        change.settle("decision", decision, "by", by);
        return;
    }
    change.create("decision", decision,
                  {{"kind", Value{std::string(kKind)}},
                   {"first", refValue(low)},
                   {"second", refValue(high)},
                   {kChoice, choice},
                   {"by", by}});
}

// Whoever chose the other loan took the kit from this one, and where it had no other cancelled it.
void LoanClashStore::giveBack(Change &change, const Loan &loan, const Id &kit, LoanStep step)
{
    change.restore("loan_kit",
                   Id::fromName(std::format("loan_kit:{}:{}", loan.id.toString(), kit.toString())));
    std::vector<Id> lines;
    {
        Query rows = m_database.query(
            "SELECT DISTINCT l.id FROM loan_line l JOIN op_log o ON o.record = l.id WHERE l.loan = "
            "?1 AND l.kit = ?2 AND l.deleted = 1 AND o.action IN (SELECT p.action FROM op_log p "
            "JOIN loan_step s ON s.id = p.record WHERE s.loan = ?1 AND s.kit = ?2 AND s.action = "
            "'settle_clash') ORDER BY l.id",
            loan.id, kit);
        while (rows.step())
            lines.push_back(rows.id(0));
    }
    for (const Id &line : lines)
        change.restore("loan_line", line);
    Loan left = loan;
    if (loan.status() == "cancelled") {
        Query before = m_database.query(
            "SELECT from_status FROM loan_step WHERE loan = ? AND other = ? AND kit = ? AND action "
            "= 'settle_clash' AND to_status = 'cancelled' AND from_status <> 'cancelled' AND "
            "deleted = 0 ORDER BY at DESC, id LIMIT 1",
            loan.id, step.other, kit);
        if (before.step()) {
            left.progress.status = before.text(0);
            left.progress.cancelReason.clear();
        }
    }
    step.from = loan.status();
    step.to = left.status();
    m_loans.move(change, left, std::move(step));
    KitStore kits(m_database);
    const std::string has(kitStatusOf(left.status()));
    const auto now = kits.get(kit);
    if (has.empty() || !now || now->status == has || now->status == "out")
        return;
    if (const auto done = kits.setStatus(change, kit, has); !done)
        throw SQLite::Exception(done.error().message);
}

} // namespace sc
