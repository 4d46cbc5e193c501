// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "champions/contactstore.h"
#include "champions/creditstore.h"
#include "champions/trainingstore.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A report as its champion's ledger shows it.
struct LedgerReport {
    Id id;
    std::string ref;
    std::string category;
    std::string street;
    std::string status;
    Instant loggedAt{};
    std::optional<Instant> closedAt;
    bool answerOwed = false; ///< closed since they were last told (a contact of kind answer)
};

struct LedgerPick {
    Id id;
    std::string title;
    Instant startsAt{};
    bool held = false; ///< it has begun; else it is to come or was cancelled
    bool led = false;
    bool attended = false;
    std::int64_t minutes = 0;
    std::int64_t bags = 0;
};

/// How they stand with one course.
struct LedgerTraining {
    Course course;
    TrainingState state;
};

/// Everything about one champion, all of it worked out from the records at the moment of asking.
struct ChampionLedger {
    Champion champion;
    std::vector<std::string> groups;   ///< names
    std::vector<LedgerReport> reports; ///< latest first
    int openReports = 0;
    int doneReports = 0;
    int unfixedReports = 0; ///< closed with a reason
    int answersOwed = 0;
    std::vector<LedgerPick> picks; ///< latest first
    int picksLed = 0;              ///< of those held
    int picksAttended = 0;
    std::int64_t minutes = 0; ///< picks attended, and credits issued for no pick
    std::int64_t creditMinutes = 0;
    std::int64_t earnedMinutes = 0;
    std::vector<CreditLine> credits;       ///< oldest first
    std::vector<Milestone> milestones;     ///< latest first
    std::vector<LedgerTraining> trainings; ///< every course ever taken
    std::vector<Contact> contacts;         ///< latest first
    std::optional<Instant> lastHeard;
    int kitsHeld = 0; ///< out on loans of theirs

    [[nodiscard]] int trainingsToRenew() const;
};

class LedgerStore {
public:
    explicit LedgerStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<ChampionLedger> of(const Id &id);

private:
    void addReports(ChampionLedger &ledger);
    void addPicks(ChampionLedger &ledger);
    [[nodiscard]] Result<void> addTrainings(ChampionLedger &ledger);
    [[nodiscard]] Result<void> addCredits(ChampionLedger &ledger);
    void addKits(ChampionLedger &ledger);

    Database &m_database;
};

} // namespace sc
