// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanguardstore.h"

#include "loans/loangatestore.h"
#include "loans/loanstore.h"
#include "loans/workreportstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

/// Whether somebody answers by name and reason for going out against a rule.
bool passedOver(const Loan &loan, std::string_view rule)
{
    const LoanProgress &progress = loan.progress;
    return !progress.overrideBy.empty() && !progress.overrideReason.empty() &&
           std::format(" {} ", progress.overrideRules).contains(std::format(" {} ", rule));
}

/// What a change wrote of one record.
struct Written {
    bool isNew = false;
    std::set<std::uint16_t> fields;
};

Written writtenIn(Change &change, const Id &record)
{
    Written written;
    Database &database = change.database();
    Query ops = database.query("SELECT o.body, o.stamp, s.device, o.kind FROM op_log o JOIN stream "
                               "s ON s.no = o.stream WHERE o.record = ? AND +o.action = (SELECT no "
                               "FROM action WHERE id = ?)", // by record: an import is one action
                               record, change.action());
    while (ops.step()) {
        written.isNew = written.isNew || ops.integer(3) == static_cast<int>(OpKind::Create);
        const auto body =
            decodeOp(ops.bytes(0), Stamp{ops.integer(1), ops.integer(2)}, deviceNames(database));
        if (!body)
            continue;
        for (const FieldWrite &write : body->writes) {
            // Of days that PCs disagree about one is chosen, whatever else there is to settle.
            const bool chosen = write.replaces.size() > 1;
            if (!chosen || write.field == RecordType::kDeleted)
                written.fields.insert(write.field);
        }
    }
    return written;
}

} // namespace

void LoanGuard::install(Database &database)
{
    database.guardChanges("loans",
                          {"loan", "loan_kit", "loan_user", "loan_step", "signature", "work_report",
                           "kit", "champion"},
                          [](Change &change) { return LoanGuard(change.database()).run(change); });
}

void LoanGuard::noteStep(const Id &step, std::set<Id> &loans, std::map<Id, Touched> &touched)
{
    Query row = m_database.query(
        "SELECT loan, action, from_status, to_status, deleted FROM loan_step WHERE id = ?", step);
    if (!row.step())
        return;
    const Id loan = row.id(0);
    loans.insert(loan);
    const std::string action = row.text(1);
    const bool moves = row.text(2) != row.text(3) || action == "extend";
    Touched &one = touched[loan];
    one.moved = one.moved || (moves && action != "import" && action != "settle_clash");
    one.handedOver = one.handedOver || (action == "hand_over" && row.integer(4) == 0);
}

void LoanGuard::noteReport(const Id &report, std::set<Id> &loans, std::map<Id, Touched> &touched)
{
    Query row = m_database.query("SELECT loan, deleted FROM work_report WHERE id = ?", report);
    if (!row.step() || row.isNull(0))
        return;
    loans.insert(row.id(0));
    if (row.integer(1) != 0)
        touched[row.id(0)].reportGone = true;
}

// A new loan may come from a file, and clash; a kit that comes back to one that is here may not.
void LoanGuard::noteKit(Change &change, const Id &part, std::set<Id> &loans,
                        std::map<Id, Touched> &touched)
{
    Query row = m_database.query("SELECT loan, deleted FROM loan_kit WHERE id = ?", part);
    if (!row.step() || row.isNull(0))
        return;
    const Id loan = row.id(0);
    loans.insert(loan);
    if (row.integer(1) != 0 || writtenIn(change, loan).isNew)
        return;
    const Written written = writtenIn(change, part);
    Touched &one = touched[loan];
    one.moved = one.moved || written.isNew || written.fields.contains(RecordType::kDeleted);
}

Result<void> LoanGuard::checkGone(std::string_view type, const Id &record)
{
    if (type == "signature")
        return checkSignature(record);
    if (type == "kit")
        return checkInUse("SELECT k.label, l.ref FROM kit k JOIN loan_kit p ON p.kit = k.id AND "
                          "p.deleted = 0 JOIN loan l ON l.id = p.loan WHERE k.id = ? AND "
                          "k.deleted = 1 AND l.deleted = 0 AND l.status IN ('draft', 'reserved', "
                          "'ready', 'out', 'checking', 'incomplete') ORDER BY l.id LIMIT 1",
                          record, "Kit {} belongs to loan {}: close or cancel that first");
    if (type != "champion")
        return {};
    return checkInUse("SELECT coalesce(nullif(c.name, ''), c.number), l.ref FROM champion c JOIN "
                      "loan l ON l.borrower = c.id OR l.id IN (SELECT u.loan FROM loan_user u "
                      "WHERE u.champion = c.id AND u.deleted = 0) WHERE c.id = ? AND c.deleted = 1 "
                      "AND l.deleted = 0 AND l.status IN ('draft', 'reserved', 'ready', 'out', "
                      "'checking', 'incomplete') ORDER BY l.id LIMIT 1",
                      record, "{} has loan {}: close or cancel that first");
}

// What an open loan names is not deleted under it. Other PCs may have done so, not knowing of it.
Result<void> LoanGuard::checkInUse(const char *sql, const Id &record, const char *says)
{
    Query row = m_database.query(sql, record);
    if (!row.step())
        return {};
    const std::string what = row.text(0);
    const std::string ref = row.text(1);
    return refused("id", "in_use", std::vformat(says, std::make_format_args(what, ref)));
}

Result<void> LoanGuard::run(Change &change)
{
    return m_database.attemptResult([&]() -> Result<void> {
        std::set<Id> loans;
        std::map<Id, Touched> touched;
        const auto parent = [&](const char *sql, const Id &id) {
            Query row = m_database.query(sql, id);
            if (row.step() && !row.isNull(0))
                loans.insert(row.id(0));
        };
        const auto all = change.touched(); // a copy: settling credits writes on
        for (const auto &[type, record] : all) {
            if (type->name == "loan")
                loans.insert(record);
            else if (type->name == "loan_step")
                noteStep(record, loans, touched);
            else if (type->name == "loan_kit")
                noteKit(change, record, loans, touched);
            else if (type->name == "loan_user")
                parent("SELECT loan FROM loan_user WHERE id = ?", record);
            else if (type->name == "work_report")
                noteReport(record, loans, touched);
            else if (auto kept = checkGone(type->name, record); !kept)
                return kept;
        }
        LoanStore store(m_database);
        for (const Id &id : loans) {
            const auto loan = store.get(id);
            if (!loan)
                continue;
            touched[id].moved = touched[id].moved || wants(change, *loan);
            if (auto checked = check(*loan, touched[id]); !checked)
                return checked;
            if (auto settled = WorkReportStore(m_database).settleCredits(change, *loan); !settled)
                return settled;
        }
        return {};
    });
}

// Two PCs took steps without knowing of each other: what came last here need not be what counts.
bool LoanGuard::wasMerged(const Loan &loan)
{
    Query steps = m_database.query(
        "SELECT count(DISTINCT s.device) > 1, max(l.to_status = ?2 AND l.deleted = 0) "
        "FROM loan_step l JOIN op_log o ON o.record = l.id JOIN stream s ON s.no = o.stream "
        "WHERE l.loan = ?1",
        loan.id, loan.status());
    return steps.step() && steps.integer(0) != 0 && steps.integer(1) != 0;
}

Result<void> LoanGuard::check(const Loan &loan, const Touched &touched)
{
    if (loan.deleted)
        return checkDeleted(loan);
    Query last = m_database.query("SELECT to_status FROM loan_step WHERE loan = ? AND deleted = 0 "
                                  "ORDER BY no DESC LIMIT 1",
                                  loan.id);
    if ((!last.step() || last.text(0) != loan.status()) && !wasMerged(loan))
        return refused("status", "bad_transition",
                       "The state of a loan changes by its steps, and they are undone in turn");
    if (touched.moved && holdsKits(loan.status()))
        if (auto free = checkFree(loan); !free)
            return free;
    if (touched.reportGone && loan.status() == "closed")
        if (auto kept = checkReport(loan); !kept)
            return kept;
    return touched.handedOver && loan.status() == "out" ? checkGate(loan) : Result<void>{};
}

// A promise to others may have been passed over at the gate; a kit that others have may not.
Result<void> LoanGuard::checkFree(const Loan &loan)
{
    const Day from = loan.status() == "out" && loan.progress.outAt
                         ? localDay(*loan.progress.outAt)
                         : loan.dueOut.value_or(localDay(m_database.clock().now()));
    auto conflicts = LoanStore(m_database).conflicts(loan, {from, loan.dueIn.value_or(from)});
    if (!conflicts)
        return std::unexpected(conflicts.error());
    if (loan.status() == "out" && passedOver(loan, "kit_reserved"))
        std::erase_if(*conflicts, [](const LoanConflict &one) { return !one.isOut; });
    return conflicts->empty() ? Result<void>{} : refused(problemsIn(*conflicts));
}

// The steps see to it that nothing is wanted twice; restoring and undoing take none.
bool LoanGuard::wants(Change &change, const Loan &loan)
{
    const RecordType *type = m_database.types().named("loan");
    const Written written = writtenIn(change, loan.id);
    return !loan.deleted && !written.isNew &&
           (written.fields.contains(RecordType::kDeleted) ||
            written.fields.contains(type->field("due_out")->number) ||
            written.fields.contains(type->field("due_in")->number));
}

// A loan was closed on its work report, so the last one stays.
Result<void> LoanGuard::checkReport(const Loan &loan)
{
    const auto reports = WorkReportStore(m_database).ofLoan(loan.id);
    if (!reports)
        return std::unexpected(reports.error());
    if (!reports->empty() || !loan.progress.waivedReason.empty())
        return {};
    return refused("id", "work_report_missing",
                   std::format("Loan {} was closed on this work report, and there is no other: put "
                               "it right instead",
                               loan.ref));
}

Result<void> LoanGuard::checkGate(const Loan &loan)
{
    const Instant at = loan.progress.outAt.value_or(m_database.clock().now());
    const auto then = LoanStore(m_database).notYetBack(loan, at);
    auto failed = LoanGateStore(m_database).gate(loan, at);
    if (!failed || !then)
        return std::unexpected(failed ? then.error() : failed.error());
    if (!then->empty())
        return refused(problemsIn(*then));
    std::erase_if(*failed, [&](const Problem &one) {
        if (one.code == "kit_not_available" || one.code == "kit_reserved")
            return true; // the kit is out now, with this loan; others were looked at before
        return passedOver(loan, one.code);
    });
    return failed->empty() ? Result<void>{} : refused(*std::move(failed));
}

Result<void> LoanGuard::checkDeleted(const Loan &loan)
{
    const bool kept =
        m_database
            .query("SELECT 1 FROM loan_step WHERE loan = ?1 AND deleted = 0 AND to_status IN "
                   "('ready', 'out', 'checking', 'incomplete', 'closed', 'written_off') AND "
                   "(SELECT status FROM loan WHERE id = ?1) NOT IN ('cancelled', 'no_show') "
                   "UNION ALL SELECT 1 FROM loan_step WHERE loan = ?1 AND deleted = 0 AND "
                   "to_status = 'out' UNION ALL "
                   "SELECT 1 FROM signature WHERE loan = ?1 AND deleted = 0 LIMIT 1",
                   loan.id)
            .step();
    if (!kept)
        return {};
    return refused("status", "bad_transition",
                   "A loan that stands ready, was handed over or was signed for is not deleted: "
                   "cancel it, or close it");
}

Result<void> LoanGuard::checkSignature(const Id &signature)
{
    Query row = m_database.query(
        "SELECT 1 FROM signature s JOIN loan l ON l.id = s.loan WHERE s.id = ? AND s.deleted = 1 "
        "AND l.deleted = 0 AND l.status IN ('out', 'checking', 'incomplete', 'closed', "
        "'written_off')",
        signature);
    if (!row.step())
        return {};
    return refused("id", "bad_transition",
                   "The kits were handed over on this signature: it is kept");
}

} // namespace sc
