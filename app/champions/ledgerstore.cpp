// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/ledgerstore.h"

#include "champions/groupstore.h"
#include "champions/resiliencestore.h"

#include <algorithm>

namespace sc {

int ChampionLedger::trainingsToRenew() const
{
    return static_cast<int>(std::ranges::count_if(trainings, [](const LedgerTraining &training) {
        return training.state.status == TrainingStatus::Due ||
               training.state.status == TrainingStatus::Expired;
    }));
}

void LedgerStore::addReports(ChampionLedger &ledger)
{
    Instant told{};
    for (const Contact &contact : ledger.contacts) {
        if (contact.kind == "answer")
            told = std::max(told, contact.at);
    }
    Query rows = m_database.query("SELECT id, ref, category, street, status, logged_at, closed_at "
                                  "FROM report WHERE champion = ? AND deleted = 0 ORDER BY "
                                  "logged_at DESC, id",
                                  ledger.champion.id);
    while (rows.step()) {
        LedgerReport report{rows.id(0),
                            rows.text(1),
                            rows.text(2),
                            rows.text(3),
                            rows.text(4),
                            rows.isNull(5) ? Instant{} : rows.instant(5),
                            rows.maybe<Instant>(6),
                            false};
        const bool done = report.status == "done";
        const bool unfixed = report.status.starts_with("closed_");
        report.answerOwed = (done || unfixed) && report.closedAt && *report.closedAt > told;
        ledger.doneReports += done ? 1 : 0;
        ledger.unfixedReports += unfixed ? 1 : 0;
        ledger.openReports += done || unfixed ? 0 : 1;
        ledger.answersOwed += report.answerOwed ? 1 : 0;
        ledger.reports.push_back(std::move(report));
    }
}

// Nothing where this database knows no picks yet.
void LedgerStore::addPicks(ChampionLedger &ledger)
{
    const RecordType *pick = m_database.types().named("pick");
    const RecordType *attendance = m_database.types().named("attendance");
    if (pick == nullptr || attendance == nullptr)
        return;
    for (const char *needed : {"title", "starts_at", "lead", "status"}) {
        if (pick->field(needed) == nullptr)
            return;
    }
    for (const char *needed : {"champion", "pick", "status", "minutes", "bags"}) {
        if (attendance->field(needed) == nullptr)
            return;
    }
    Query rows = m_database.query(
        "SELECT p.id, p.title, p.starts_at, p.lead IS ?1, coalesce(a.status, '') IN ('attended', "
        "'walk_in'), coalesce(a.minutes, 0), coalesce(a.bags, 0), p.status IN ('live', "
        "'figures_due', 'closed') FROM " +
            pick->table + " p LEFT JOIN " + attendance->table +
            " a ON a.pick = p.id AND a.champion = ?1 AND a.deleted = 0 WHERE p.deleted = 0 AND "
            "(p.lead = ?1 OR a.id IS NOT NULL) ORDER BY p.starts_at DESC",
        ledger.champion.id);
    while (rows.step()) {
        const bool held = rows.integer(7) != 0;
        const bool attended = held && rows.integer(4) != 0;
        LedgerPick one{.id = rows.id(0),
                       .title = rows.text(1),
                       .startsAt = rows.isNull(2) ? Instant{} : rows.instant(2),
                       .held = held,
                       .led = rows.integer(3) != 0,
                       .attended = attended,
                       .minutes = attended ? rows.integer(5) : 0,
                       .bags = attended ? rows.integer(6) : 0};
        ledger.picksLed += held && one.led ? 1 : 0;
        ledger.picksAttended += one.attended ? 1 : 0;
        ledger.picks.push_back(std::move(one));
    }
}

void LedgerStore::addKits(ChampionLedger &ledger)
{
    if (m_database.types().named("loan") == nullptr)
        return;
    Query row =
        m_database.query("SELECT count(DISTINCT k.kit) FROM loan l JOIN loan_kit k ON k.loan "
                         "= l.id AND k.deleted = 0 WHERE l.borrower = ? AND l.deleted = 0 "
                         "AND l.status = 'out'",
                         ledger.champion.id);
    row.step();
    ledger.kitsHeld = static_cast<int>(row.integer(0));
}

Result<void> LedgerStore::addTrainings(ChampionLedger &ledger)
{
    const auto courses = CourseStore(m_database).choices();
    if (!courses)
        return std::unexpected(courses.error());
    const auto trainings = TrainingStore(m_database).of(ledger.champion.id);
    if (!trainings)
        return std::unexpected(trainings.error());
    const Day today = localDay(m_database.clock().now());
    for (const Course &course : *courses) {
        const TrainingState state = trainingState(*trainings, course, today);
        if (state.status != TrainingStatus::None)
            ledger.trainings.push_back({course, state});
    }
    return {};
}

Result<void> LedgerStore::addCredits(ChampionLedger &ledger)
{
    CreditStore credits(m_database);
    auto lines = credits.linesOf(ledger.champion.id);
    if (!lines)
        return std::unexpected(lines.error());
    auto milestones = credits.milestones(ledger.champion.id);
    if (!milestones)
        return std::unexpected(milestones.error());
    const auto earned = credits.earned(ledger.champion.id);
    if (!earned)
        return std::unexpected(earned.error());
    ledger.creditMinutes = lines->empty() ? 0 : lines->back().balance;
    ledger.earnedMinutes = *earned;
    ledger.credits = *std::move(lines);
    ledger.milestones = *std::move(milestones);
    return {};
}

Result<ChampionLedger> LedgerStore::of(const Id &id)
{
    ChampionLedger ledger;
    Result<Champion> champion = ChampionStore(m_database).get(id);
    if (!champion)
        return std::unexpected(champion.error());
    ledger.champion = *std::move(champion);
    auto contacts = ContactStore(m_database).of(id);
    if (!contacts)
        return std::unexpected(contacts.error());
    ledger.contacts = *std::move(contacts);
    for (const Id &group : ledger.champion.groups) {
        if (const auto found = GroupStore(m_database).get(group))
            ledger.groups.push_back(found->name);
    }
    if (const auto done = addTrainings(ledger); !done)
        return std::unexpected(done.error());
    if (const auto done = addCredits(ledger); !done)
        return std::unexpected(done.error());
    ResilienceStore deeds(m_database);
    const auto heard = deeds.lastHeard(id);
    const auto minutes = deeds.minutesOf(id);
    if (!heard || !minutes)
        return std::unexpected(heard ? minutes.error() : heard.error());
    ledger.lastHeard = *heard;
    ledger.minutes = *minutes;
    return m_database.attempt([&] {
        addReports(ledger);
        addPicks(ledger);
        addKits(ledger);
        return ledger;
    });
}

} // namespace sc
