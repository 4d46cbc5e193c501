// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about people: ledger, contact rounds, erase, subject access.
#include "champions/championstore.h"
#include "champions/ledgerstore.h"
#include "champions/resiliencestore.h"
#include "cli/command.h"
#include "exchange/json.h"
#include "exchange/recordstore.h"
#include "exchange/subjectaccess.h"
#include "picks/personerasurestore.h"
#include "storage/backup.h"
#include "storage/database.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace sc::cli {

namespace {

Result<Champion> championGiven(const Context &context, Database &database)
{
    const std::string ref = *context.arguments.word(0);
    Result<Champion> champion = ChampionStore(database).find(ref);
    if (!champion && champion.error().kind == ErrorKind::NotFound)
        return refused("ref", "not_found", std::format("There is no champion \"{}\".", ref));
    return champion;
}

Json erasureJson(const ErasureResult &result, const std::vector<BackupFile> &backups)
{
    Json json{{"ok", true}, {"ref", result.number}, {"records", result.records}};
    json["mentions"] = result.mentions;
    json["children"] = json["backups"] = Json::array();
    for (const Id &child : result.children)
        json["children"].push_back("attendance " + child.toString());
    for (const BackupFile &backup : backups)
        json["backups"].push_back(backup.path.string());
    return json;
}

void tellErasure(Terminal &terminal, const ErasureResult &result,
                 const std::vector<BackupFile> &backups)
{
    terminal.outLine(std::format("Erased the personal data{} here and in {} other records, and "
                                 "wrote the file anew.",
                                 result.number.empty() ? "" : " of champion " + result.number,
                                 result.records));
    terminal.outLine("Not reached: photos, files exported before, and other PCs until they are "
                     "told.");
    for (const Id &child : result.children)
        terminal.outLine(std::format("Look at attendance {}: a child in the person's care, whose "
                                     "place is cancelled with theirs.",
                                     child.toString()));
    for (const std::string &ref : result.mentions)
        terminal.outLine(std::format("Look at {}: it seems to name the person.", ref));
    for (const BackupFile &backup : backups)
        terminal.outLine(std::format("This backup still has the data: {}. Delete it when you can.",
                                     backup.path.string()));
}

struct Person {
    ErasureStore::Whose whose;
    Id id;
};

/// A champion; by the id of their place on the roster somebody who is none; by the id of a pick
/// whoever asked for it.
Result<Person> personGiven(Context &context, Database &database)
{
    using Whose = ErasureStore::Whose;
    const Result<Champion> champion = championGiven(context, database);
    if (champion)
        return Person{Whose::Champion, champion->id};
    const auto id = Id::parse(*context.arguments.word(0));
    for (const auto &[type, whose] :
         {std::pair("attendance", Whose::Guest), std::pair("pick", Whose::Requester)}) {
        const auto there = id ? RecordStore(database).exists(type, *id) : Result<bool>(false);
        if (!there)
            return std::unexpected(there.error());
        if (*there)
            return Person{whose, *id};
    }
    return std::unexpected(champion.error());
}

Result<ExitCode> erase(Context &context)
{
    const auto by = context.arguments.value("--by");
    const auto why = context.arguments.value("--why");
    if (!by || !why)
        return usageError("erase needs --by NAME and --why TEXT: it cannot be undone.");
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const Result<Person> person = personGiven(context, **database);
    if (!person)
        return std::unexpected(person.error());
    const auto result = erasePerson(**database, person->whose, person->id, *by, *why);
    if (!result)
        return std::unexpected(result.error());
    const std::vector<BackupFile> backups = Backups::list(context.database);
    if (context.json)
        context.terminal.outLine(lineOf(erasureJson(*result, backups)));
    else
        tellErasure(context.terminal, *result, backups);
    return kDone;
}

Result<ExitCode> subjectAccess(Context &context)
{
    const auto folder = context.arguments.value("--out");
    if (!folder)
        return usageError("subject-access needs --out FOLDER.");
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const Result<Person> person = personGiven(context, **database);
    if (!person)
        return std::unexpected(person.error());
    const auto written = writeSubjectAccess(**database, person->whose, person->id, *folder);
    if (!written)
        return std::unexpected(written.error());
    const auto &[json, csv, records, mentions] = *written;
    const Json told{
        {"ok", true}, {"records", records}, {"files", {json, csv}}, {"mentions", mentions}};
    context.terminal.outLine(
        context.json ? lineOf(told)
                     : std::format("Wrote {} records to {} and {}.", records, json, csv));
    for (const std::string &ref : context.json ? std::vector<std::string>() : mentions)
        context.terminal.outLine(std::format("Look at {}: it seems to name the person.", ref));
    return kDone;
}

Json reportsJson(const ChampionLedger &ledger)
{
    Json list = Json::array();
    for (const LedgerReport &report : ledger.reports)
        list.push_back({{"ref", report.ref},
                        {"category", report.category},
                        {"status", report.status},
                        {"logged_at", isoInstant(report.loggedAt)},
                        {"answer_owed", report.answerOwed}});
    return list;
}

Json trainingsJson(const ChampionLedger &ledger)
{
    Json list = Json::array();
    for (const auto &[course, state] : ledger.trainings)
        list.push_back({{"course", course.code},
                        {"state", codeOf(state.status)},
                        {"expires_on", state.expiresOn ? Json(isoDay(*state.expiresOn)) : Json()}});
    return list;
}

Json ledgerJson(const ChampionLedger &ledger)
{
    Json json{{"ok", true},
              {"ref", ledger.champion.number},
              {"name", ledger.champion.name},
              {"status", ledger.champion.status},
              {"groups", ledger.groups},
              {"reports_open", ledger.openReports},
              {"reports_done", ledger.doneReports},
              {"reports_unfixed", ledger.unfixedReports},
              {"answers_owed", ledger.answersOwed},
              {"picks_led", ledger.picksLed},
              {"picks_attended", ledger.picksAttended},
              {"minutes", ledger.minutes},
              {"credit_minutes", ledger.creditMinutes},
              {"earned_minutes", ledger.earnedMinutes},
              {"milestone_hours",
               ledger.milestones.empty() ? Json() : Json(ledger.milestones.front().hours)},
              {"kits_held", ledger.kitsHeld},
              {"last_heard_at", ledger.lastHeard ? Json(isoInstant(*ledger.lastHeard)) : Json()}};
    json["trainings"] = trainingsJson(ledger);
    json["reports"] = reportsJson(ledger);
    return json;
}

void tellLedger(Terminal &terminal, const ChampionLedger &ledger)
{
    terminal.outLine(std::format("{}  {}", displayName(ledger.champion), ledger.champion.status));
    terminal.outLine(std::format("Reports: {} open, {} done, {} closed unfixed; {} answers owed",
                                 ledger.openReports, ledger.doneReports, ledger.unfixedReports,
                                 ledger.answersOwed));
    terminal.outLine(std::format("Picks: {} led, {} attended; {:.1f} hours", ledger.picksLed,
                                 ledger.picksAttended,
                                 static_cast<double>(ledger.minutes) / kMinutesPerCredit));
    terminal.outLine(std::format("Credits: {:.1f} left of {:.1f} earned",
                                 static_cast<double>(ledger.creditMinutes) / kMinutesPerCredit,
                                 static_cast<double>(ledger.earnedMinutes) / kMinutesPerCredit));
    for (const auto &[course, state] : ledger.trainings)
        terminal.outLine(std::format("Training: {}  {}  {}", course.label, codeOf(state.status),
                                     state.expiresOn ? "to " + isoDay(*state.expiresOn)
                                                     : std::string("for good")));
    terminal.outLine("Last heard from: " +
                     (ledger.lastHeard ? isoInstant(*ledger.lastHeard) : std::string("never")));
}

Result<ExitCode> ledger(Context &context)
{
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    const Result<Champion> champion = championGiven(context, **database);
    if (!champion)
        return std::unexpected(champion.error());
    const auto ledger = LedgerStore(**database).of(champion->id);
    if (!ledger)
        return std::unexpected(ledger.error());
    if (context.json)
        context.terminal.outLine(lineOf(ledgerJson(*ledger)));
    else
        tellLedger(context.terminal, *ledger);
    return kDone;
}

// --- contact-round ---

const std::vector<ChampionAtRisk> *listNamed(const Resilience &all, std::string_view name)
{
    if (name == "quiet")
        return &all.quiet;
    if (name == "never_asked")
        return &all.neverAsked;
    if (name == "alone")
        return &all.alone;
    return name == "no_successor" ? &all.noSuccessor : nullptr;
}

struct Round {
    int contacts = 0;
    std::vector<std::string> leftOut; ///< numbers of champions
};

/// Whether they may be contacted, and this way can reach them; any way, where none is given.
bool canBeReached(const Champion &champion, std::string_view way)
{
    if (champion.preferredContact == "none")
        return false;
    if (way == "phone" || way == "text")
        return !champion.phone.empty();
    if (way == "email")
        return !champion.email.empty();
    if (way == "post")
        return !champion.address.empty();
    return way == "in_person" || !champion.phone.empty() || !champion.email.empty() ||
           !champion.address.empty();
}

Result<Round> logRound(Database &database, const Arguments &arguments,
                       const std::vector<ChampionAtRisk> &list, std::string_view listName)
{
    Contact contact;
    contact.way = arguments.value("--way").value_or("");
    contact.kind = listName == "never_asked" ? "asked_to_do_more" : "check_in";
    contact.note = arguments.value("--note").value_or("");
    contact.round = *arguments.value("--round");
    Round round;
    std::vector<Id> champions;
    ChampionStore store(database);
    for (const ChampionAtRisk &one : list) {
        const auto champion = store.get(one.champion);
        if (!champion)
            return std::unexpected(champion.error());
        if (canBeReached(*champion, contact.way))
            champions.push_back(one.champion);
        else
            round.leftOut.push_back(one.number);
    }
    Change change(database, Actor{actorName()}, "Contact round " + contact.round);
    const Result<int> written = ContactStore(database).log(change, contact, champions);
    if (!written)
        return std::unexpected(written.error());
    round.contacts = *written;
    return change.commit().transform([&] { return round; });
}

void tellRound(Terminal &terminal, const Round &made, const std::string &name)
{
    terminal.outLine(std::format("Logged {} contacts of the round {}.", made.contacts, name));
    if (made.leftOut.empty())
        return;
    std::string numbers;
    for (const std::string &number : made.leftOut)
        numbers += (numbers.empty() ? "" : ", ") + number;
    terminal.outLine(
        std::format("Left out, not to be contacted or not reached this way: {}.", numbers));
}

Result<ExitCode> contactRound(Context &context)
{
    const std::string name = *context.arguments.word(0);
    if (listNamed(Resilience(), name) == nullptr)
        return usageError("Give one of the lists quiet, never_asked, alone or no_successor.");
    const auto round = context.arguments.value("--round");
    if (!round || round->empty())
        return usageError("contact-round needs --round NAME.");
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const Result<Resilience> all = ResilienceStore(**database).look();
    if (!all)
        return std::unexpected(all.error());
    const Result<Round> written =
        logRound(**database, context.arguments, *listNamed(*all, name), name);
    if (!written)
        return std::unexpected(written.error());
    if (context.json)
        context.terminal.outLine(lineOf(
            Json{{"ok", true}, {"contacts", written->contacts}, {"left_out", written->leftOut}}));
    else
        tellRound(context.terminal, *written, *round);
    return kDone;
}

// --- credit-limits ---

Result<ExitCode> creditLimits(Context &context)
{
    const auto daily = numberOption(context.arguments, "--daily-max", 0, 60'000);
    if (!daily)
        return usageError(daily.error().message);
    const auto below = context.arguments.value("--below-zero");
    if (below && *below != "yes" && *below != "no")
        return usageError("--below-zero needs yes or no.");
    const auto database = openToWrite(context, false);
    if (!database)
        return std::unexpected(database.error());
    const auto set = (*database)->attempt([&] {
        if (*daily)
            (*database)->setSetting("credits_daily_max", std::to_string(**daily));
        if (below)
            (*database)->setSetting("credits_below_zero", *below == "yes" ? "1" : "0");
    });
    if (!set)
        return std::unexpected(set.error());
    CreditStore credits(**database);
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true},
                                             {"daily_max", credits.dailyMax()},
                                             {"below_zero", credits.mayGoBelowZero()}}));
    else
        context.terminal.outLine(
            std::format("At most {} minutes a day are issued to a champion (0: no limit). Balances "
                        "{} go below zero.",
                        credits.dailyMax(), credits.mayGoBelowZero() ? "may" : "may not"));
    return kDone;
}

constexpr std::array<OptionSpec, 2> kLimitOptions{{
    {"--daily-max", "MINUTES", "most that is issued to a champion on one day; 0: no limit"},
    {"--below-zero", "YES", "yes or no: whether a champion may give more than they have"},
}};

constexpr std::array<OptionSpec, 3> kRoundOptions{{
    {"--round", "NAME", "what the round is called in the contact log"},
    {"--way", "WAY", "phone, email, text, post or in_person"},
    {"--note", "TEXT", "the same note for all"},
}};

constexpr std::array<OptionSpec, 2> kEraseOptions{{
    {"--by", "NAME", "who erases, for the history"},
    {"--why", "TEXT", "why, for the history"},
}};

constexpr std::array<OptionSpec, 1> kAccessOptions{
    {{"--out", "FOLDER", "where the files are to be"}}};

constexpr std::array<Command, 5> kCommands{{
    {"credit-limits", "", "Tell or set the limits of time credits on this PC", kLimitOptions, 0, 0,
     creditLimits},
    {"ledger",
     "REF",
     "Tell everything a champion did and is owed, worked out from the records",
     {},
     1,
     1,
     ledger},
    {"contact-round", "LIST", "Log a contact with everybody on a list of the resilience view",
     kRoundOptions, 1, 1, contactRound},
    {"erase", "REF", "Take a person's data out of the database for good", kEraseOptions, 1, 1,
     erase},
    {"subject-access", "REF", "Write everything that is held about a champion into a folder",
     kAccessOptions, 1, 1, subjectAccess},
}};

} // namespace

std::span<const Command> peopleCommands()
{
    return kCommands;
}

} // namespace sc::cli
