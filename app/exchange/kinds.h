// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace sc {

class Database;
class ExchangeKind;
class NameStore;

// One for each type of record; kinds.cpp puts them in order.
[[nodiscard]] std::unique_ptr<ExchangeKind> areaKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> wardKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> championKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> groupKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> courseKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> trainingKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> creditKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> contactKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> reportKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> campaignKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> meetingKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> depotKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> itemKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> kitTypeKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> kitKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> stockKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> inspectionKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> ticketKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> pickRulesKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> hazardKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> pickKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> attendanceKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> disclaimerKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> loanKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> signatureKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> workReportKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> suspensionKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> enforcementKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> surveyKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> cleanlinessScoreKind(Database &database,
                                                                 NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> householdCountKind(Database &database,
                                                               NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> targetKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> baselineKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> commentaryKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> frozenQuarterKind(Database &database, NameStore &names);
[[nodiscard]] std::unique_ptr<ExchangeKind> frozenFigureKind(Database &database, NameStore &names);

} // namespace sc
