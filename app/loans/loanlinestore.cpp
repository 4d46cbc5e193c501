// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitstore.h"
#include "loans/loanstore.h"

#include <SQLiteCpp/Exception.h>

namespace sc {

namespace {

void mustBe(const Result<Kit> &done)
{
    if (!done)
        throw SQLite::Exception(done.error().message);
}

} // namespace

void LoanStore::takeOut(Change &change, const Loan &loan)
{
    std::int64_t position = 0;
    KitStore kits(m_database);
    for (const Id &id : loan.kits) {
        const auto kit = kits.get(id);
        mustBe(kit);
        for (const KitContent &content : kit->contents) {
            if (content.present <= 0)
                continue;
            LoanLine line;
            line.id = Id::fromName("loan_line:" + loan.id.toString() + ":" + id.toString() + ":" +
                                   content.item.id.toString());
            line.loan = loan.id;
            line.kit = id;
            line.item = content.item.id;
            line.consumable = content.consumable;
            line.position = ++position;
            line.issued = content.present;
            saveLine(change, line);
            change.restore("loan_line", line.id); // where a hand-over was undone before
        }
        mustBe(kits.setStatus(change, id, "out"));
    }
}

void LoanStore::unpack(Change &change, const Loan &loan)
{
    if (loan.status() != "ready")
        return;
    KitStore kits(m_database);
    for (const Id &id : loan.kits) {
        const bool packedElsewhere =
            m_database
                .query("SELECT 1 FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? AND "
                       "k.deleted = 0 AND l.deleted = 0 AND l.status = 'ready' AND l.id IS NOT ?",
                       id, loan.id)
                .step();
        const auto kit = kits.get(id);
        if (kit && kit->status == "reserved" && !packedElsewhere)
            mustBe(kits.setStatus(change, id, "available"));
    }
}

} // namespace sc
