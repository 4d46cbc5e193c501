// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanrowstore.h"
#include "loans/loanstore.h"

#include <algorithm>

namespace sc {

Result<std::vector<LoanLine>> LoanStore::lines(const Id &loan)
{
    return m_database.attempt(
        [&] { return m_lines.where("loan = ? AND deleted = 0 ORDER BY position, id", loan); });
}

void LoanStore::saveLine(Change &change, const LoanLine &line)
{
    if (!m_lines.update(change, line))
        m_lines.create(change, line);
}

void LoanStore::writeStep(Change &change, const LoanStep &step)
{
    change.create("loan_step", m_database.newId(),
                  {{"loan", refValue(step.loan)},
                   {"action", textValue(step.action)},
                   {"from_status", textValue(step.from)},
                   {"to_status", textValue(step.to)},
                   {"at", instantValue(step.at.value_or(change.at()))},
                   {"by", textValue(step.by.empty() ? change.actor().name : step.by)},
                   {"reason", textValue(step.reason)},
                   {"note", textValue(step.note)},
                   {"override_rules", textValue(step.overrideRules)},
                   {"override_by", textValue(step.overrideBy)},
                   {"override_reason", textValue(step.overrideReason)},
                   {"how", textValue(step.how)},
                   {"words", textValue(step.words)},
                   {"champion", refValue(step.champion)},
                   {"other", refValue(step.other)},
                   {"kit", refValue(step.kit)}});
}

// The step first: the database refuses a state that no step has led to.
void LoanStore::move(Change &change, const Loan &loan, LoanStep step)
{
    step.loan = loan.id;
    writeStep(change, step);
    if (!m_table.update(change, loan))
        m_table.create(change, loan);
}

Result<std::vector<LoanStep>> LoanStore::steps(const Id &loan)
{
    return m_database.attempt([&] {
        std::vector<LoanStep> steps;
        Query row = m_database.query(
            "SELECT id, loan, action, from_status, to_status, at, by, reason, note, "
            "override_rules, override_by, override_reason, how, words, champion, other, kit "
            "FROM loan_step WHERE loan = ? AND deleted = 0 ORDER BY id",
            loan);
        while (row.step())
            steps.push_back({row.id(0), row.id(1), row.text(2), row.text(3), row.text(4),
                             row.maybe<Instant>(5), row.text(6), row.text(7), row.text(8),
                             row.text(9), row.text(10), row.text(11), row.text(12), row.text(13),
                             row.maybe<Id>(14).value_or(Id()), row.maybe<Id>(15).value_or(Id()),
                             row.maybe<Id>(16).value_or(Id())});
        return steps;
    });
}

Result<std::vector<HistoryEntry>> LoanStore::history(const Id &loan)
{
    auto records = m_database.attempt([&] {
        std::vector<Id> ids{loan};
        Query found = m_database.query("SELECT id FROM loan_step WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM loan_kit WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM loan_user WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM loan_line WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM signature WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM work_report WHERE loan = ?1 UNION ALL "
                                       "SELECT id FROM attachment WHERE owner = ?1 OR owner IN "
                                       "(SELECT id FROM loan_line WHERE loan = ?1)",
                                       loan);
        while (found.step())
            ids.push_back(found.id(0));
        return ids;
    });
    if (!records)
        return std::unexpected(records.error());
    return History(m_database).of(*records);
}

Result<std::int64_t> LoanStore::overrides(Instant from, Instant before)
{
    return m_database.attempt([&] {
        Query row = m_database.query("SELECT count(*) FROM loan_step WHERE deleted = 0 AND "
                                     "override_rules IS NOT NULL AND at >= ? AND at < ?",
                                     from, before);
        row.step();
        return row.integer(0);
    });
}

std::vector<Problem> problemsIn(const std::vector<LoanConflict> &conflicts)
{
    std::vector<Problem> problems;
    std::ranges::transform(conflicts, std::back_inserter(problems), conflictProblem);
    return problems;
}

std::vector<LoanConflict> LoanStore::holding(const Id &kit, const Id &apart)
{
    std::vector<LoanConflict> held;
    const Day now = today();
    const std::vector<Loan> loans =
        where("is_held AND id IS NOT ? AND EXISTS (SELECT 1 FROM loan_kit k WHERE k.loan = loan.id "
              "AND k.kit = ? AND k.deleted = 0) ORDER BY due_out, id",
              apart, kit);
    for (const Loan &loan : loans)
        if (const auto days = occupationOf(loan, now))
            held.push_back({kitLabel(kit), loan.ref, personName(loan.borrower), days->from,
                            days->to, loan.status() == "out"});
    return held;
}

Result<std::vector<LoanConflict>> LoanStore::conflicts(const Loan &loan)
{
    const Day from = loan.dueOut.value_or(today());
    return conflicts(loan, {from, loan.dueIn.value_or(from)});
}

Result<std::vector<LoanConflict>> LoanStore::conflicts(const Loan &loan, const Occupation &days)
{
    return m_database.attempt([&] {
        std::vector<LoanConflict> found;
        for (const Id &kit : loan.kits) {
            int buffer = 0;
            {
                Query row = m_database.query("SELECT t.buffer_days FROM kit k JOIN kit_type t ON "
                                             "t.id = k.kit_type WHERE k.id = ?",
                                             kit);
                if (row.step())
                    buffer = row.maybe<int>(0).value_or(0);
            }
            for (LoanConflict &one : holding(kit, loan.id))
                if (clash(days, {one.from, one.to}, buffer)) {
                    one.bufferDays = buffer;
                    found.push_back(std::move(one));
                }
        }
        return found;
    });
}

Result<std::vector<LoanConflict>> LoanStore::notYetBack(const Loan &loan, Instant at)
{
    return m_database.attempt([&] {
        std::vector<LoanConflict> found;
        const Instant now = m_database.clock().now(); // files tell of times to come, too
        for (const Id &kit : loan.kits)
            for (const Loan &other :
                 where("deleted = 0 AND id IS NOT ?1 AND status IN ('checking', 'incomplete', "
                       "'closed', 'written_off') AND coalesce(returned_at, closed_at) > ?2 AND "
                       "coalesce(returned_at, closed_at) <= ?4 AND "
                       "EXISTS (SELECT 1 FROM loan_kit k WHERE k.loan = loan.id AND k.kit = ?3 AND "
                       "k.deleted = 0) ORDER BY out_at, id",
                       loan.id, at, kit, now)) {
                const LoanProgress &progress = other.progress;
                const Day back =
                    localDay(progress.returnedAt.value_or(progress.closedAt.value_or(at)));
                found.push_back({kitLabel(kit), other.ref, personName(other.borrower),
                                 localDay(progress.outAt.value_or(at)), back, true, 0, true});
            }
        return found;
    });
}

Result<std::vector<Loan>> LoanStore::ofKit(const Id &kit, int most)
{
    return m_database.attempt([&] {
        return where(
            "deleted = 0 AND out_at IS NOT NULL AND EXISTS (SELECT 1 FROM loan_kit k "
            "WHERE k.loan = loan.id AND k.kit = ? AND k.deleted = 0) ORDER BY out_at DESC, "
            "id LIMIT ?",
            kit, most);
    });
}

Result<std::optional<Loan>> LoanStore::currentOf(const Id &kit)
{
    return m_database.attempt([&] {
        std::vector<Loan> found =
            where("deleted = 0 AND status IN ('out', 'checking', 'incomplete', 'ready') AND EXISTS "
                  "(SELECT 1 FROM loan_kit k WHERE k.loan = loan.id AND k.kit = ? AND k.deleted = "
                  "0) ORDER BY CASE status WHEN 'out' THEN 0 WHEN 'ready' THEN 2 ELSE 1 END, "
                  "due_out LIMIT 1",
                  kit);
        return found.empty() ? std::optional<Loan>{} : std::optional(std::move(found.front()));
    });
}

Result<std::vector<LoanConflict>> LoanStore::calendar(const Id &kit, Day from)
{
    return m_database.attempt([&] {
        std::vector<LoanConflict> held = holding(kit, Id());
        std::erase_if(held, [&](const LoanConflict &one) { return one.to && *one.to < from; });
        return held;
    });
}

} // namespace sc
