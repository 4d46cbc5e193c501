// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to do about loans: due, overdue, clashes, reminders, overrides.
#include "cli/command.h"
#include "cli/listing.h"
#include "core/dates.h"
#include "exchange/json.h"
#include "loans/loanclashstore.h"
#include "loans/loanduestore.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

Json labelsOf(const DueLoan &one)
{
    Json labels = Json::array();
    for (const std::string &label : one.kits)
        labels.push_back(label);
    return labels;
}

Result<ExitCode> due(Context &context, Database &database, bool onlyOverdue)
{
    LoanDueStore store(database);
    const auto list = onlyOverdue ? store.overdue() : store.due();
    if (!list)
        return std::unexpected(list.error());
    Json json{{"ok", true}, {"loans", Json::array()}};
    std::vector<std::string> lines;
    for (const DueLoan &one : *list) {
        json["loans"].push_back(
            {{"loan", one.loan.ref},
             {"borrower", one.borrower},
             {"kits", labelsOf(one)},
             {"due_in", one.loan.dueIn ? Json(isoDay(*one.loan.dueIn)) : Json()},
             {"overdue_days", std::max(one.daysLate, 0)},
             {"overdue", one.daysLate > 0},
             {"snoozed", one.snoozed},
             {"reminders", one.reminders}});
        std::string kits;
        for (const std::string &label : one.kits)
            kits += (kits.empty() ? "" : ", ") + label;
        lines.push_back(std::format("{:<14} {:<28} {:<20} {:<10} {}{}", one.loan.ref, one.borrower,
                                    kits, one.loan.dueIn ? isoDay(*one.loan.dueIn) : "",
                                    lateness(one.daysLate), one.snoozed ? ", snoozed" : ""));
    }
    put(context, json, lines, onlyOverdue ? "Nothing is overdue." : "Nothing is due.");
    return kDone;
}

Result<ExitCode> clashes(Context &context, Database &database)
{
    const auto list = LoanClashStore(database).clashes();
    if (!list)
        return std::unexpected(list.error());
    Json json{{"ok", true}, {"clashes", Json::array()}};
    std::vector<std::string> lines;
    for (const LoanClash &one : *list) {
        json["clashes"].push_back(
            {{"kit", one.kitLabel},
             {"loans", Json::array({one.first.ref, one.second.ref})},
             {"borrowers", Json::array({one.firstBorrower, one.secondBorrower})},
             {"both_out", one.bothOut},
             {"message", one.inWords()}});
        lines.push_back(one.inWords());
    }
    put(context, json, lines, "No kit is lent twice.");
    return kDone;
}

Result<ExitCode> reminders(Context &context, Database &database)
{
    const std::string how = context.arguments.value("--how").value_or("letter");
    if (how != "letter" && how != "email" && how != "phone")
        return usageError("--how is letter, email or phone.");
    const auto list = LoanDueStore(database).bundles();
    if (!list)
        return std::unexpected(list.error());
    const Day today = localDay(database.clock().now());
    const std::string team = database.setting("team_name");
    Json json{{"ok", true}, {"reminders", Json::array()}};
    std::vector<std::string> lines;
    for (const ReminderBundle &one : *list) {
        const std::string text = reminderText(one, how, today, team);
        Json loans = Json::array();
        for (const DueLoan &loan : one.loans)
            loans.push_back(loan.loan.ref);
        const std::string hint = reminderHint(one, how);
        json["reminders"].push_back({{"borrower", one.name},
                                     {"loans", loans},
                                     {"how", how},
                                     {"text", text},
                                     {"hint", hint}});
        lines.push_back((lines.empty() ? "" : "----\n") +
                        (hint.empty() ? "" : std::format("({})\n", hint)) + text);
    }
    put(context, json, lines, "Nobody is to be reminded.");
    return kDone;
}

Result<ExitCode> overrides(Context &context, Database &database)
{
    const Instant now = database.clock().now();
    const auto number = LoanStore(database).overrides(Instant{}, now + std::chrono::hours{24});
    if (!number)
        return std::unexpected(number.error());
    const std::string words = std::format("{} hand-over{} passed the gate by an override.", *number,
                                          *number == 1 ? "" : "s");
    put(context, {{"ok", true}, {"overrides", *number}}, {words}, words);
    return kDone;
}

Result<ExitCode> loans(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const std::string list(context.arguments.word(0).value_or("due"));
    if (list == "due" || list == "overdue")
        return due(context, **database, list == "overdue");
    if (list == "clashes")
        return clashes(context, **database);
    if (list == "reminders")
        return reminders(context, **database);
    if (list == "overrides")
        return overrides(context, **database);
    return usageError(std::format(
        "There is no list \"{}\". Give due, overdue, clashes, reminders or overrides.", list));
}

constexpr std::array<OptionSpec, 1> kOptions{
    {{"--how", "HOW", "the words of reminders: letter, email or phone; letter if left out"}}};

constexpr std::array<Command, 1> kCommands{{
    {"loans", "LIST", "Loans that are due, overdue or clashes, reminders to make, overrides",
     kOptions, 0, 1, loans},
}};

} // namespace

std::span<const Command> loanCommands()
{
    return kCommands;
}

} // namespace sc::cli
