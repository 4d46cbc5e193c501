// SPDX-License-Identifier: GPL-3.0-or-later
// What picks come to and who is told: diary, campaign, calendar, notices.
#include "areas/areastore.h"
#include "areas/placewords.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "core/dates.h"
#include "exchange/json.h"
#include "loans/loandiarystore.h"
#include "loans/loanstore.h"
#include "picks/calendartext.h"
#include "picks/campaignstore.h"
#include "picks/noticestore.h"
#include "picks/pickhistorystore.h"
#include "picks/pickliststore.h"
#include "picks/pickstore.h"
#include "storage/database.h"
#include "storage/outfile.h"

#include <array>
#include <format>
#include <map>

namespace sc::cli {

namespace {

constexpr int kDiaryDays = 30;

/// The day an option gives; `otherwise` where it was not given.
Result<Day> dayOf(Context &context, std::string_view option, Day otherwise)
{
    const auto text = context.arguments.value(option);
    if (!text)
        return otherwise;
    const auto day = parseIsoDay(*text);
    return day ? Result<Day>(*day)
               : usageError(std::format("Give {} as a day, such as 2026-06-30", option));
}

Result<std::optional<Id>> areaOf(Context &context, Database &database)
{
    const auto code = context.arguments.value("--area");
    if (!code)
        return std::optional<Id>();
    const auto area = AreaStore(database).areaWithCode(*code);
    if (!area)
        return std::unexpected(area.error());
    if (!*area)
        return usageError(std::format("There is no area \"{}\"", *code));
    return std::optional((*area)->id);
}

struct DiaryLine {
    Json json;
    std::string text;
};

DiaryLine lineFor(const DiaryEntry &entry)
{
    const std::string day = isoDay(localDay(entry.startsAt));
    const std::string time = timeOfDay(entry.startsAt);
    if (entry.kind == "meeting")
        return {{{"kind", entry.kind},
                 {"id", entry.record.toString()},
                 {"day", day},
                 {"time", time},
                 {"title", entry.title}},
                std::format("{} {}  {:<14} {}", day, time, entry.kind, entry.title)};
    return {{{"kind", "pick"},
             {"id", entry.record.toString()},
             {"day", day},
             {"time", time},
             {"title", entry.title},
             {"status", entry.status},
             {"booked", entry.booked},
             {"capacity", entry.capacity > 0 ? Json(entry.capacity) : Json()}},
            std::format("{} {}  {:<14} {}", day, time, entry.status, entry.title)};
}

DiaryLine lineFor(const LoanDay &entry, LoanStore &loans)
{
    const std::string day = isoDay(entry.day);
    const std::string borrower = loans.personName(entry.borrower);
    const std::string_view moves = entry.comesBack ? "back" : "out";
    return {{{"kind", "loan"},
             {"id", entry.loan.toString()},
             {"ref", entry.ref},
             {"day", day},
             {"kits", entry.kits},
             {"moves", moves},
             {"borrower", borrower},
             {"status", entry.status}},
            std::format("{} {:<5}  {:<14} {} {}, {}", day, "kit", entry.status, entry.kits, moves,
                        borrower)};
}

Result<ExitCode> diary(Context &context)
{
    const auto opened = openToRead(context);
    if (!opened)
        return std::unexpected(opened.error());
    Database &database = **opened;
    const auto from = dayOf(context, "--from", localDay(database.clock().now()));
    if (!from)
        return std::unexpected(from.error());
    const auto to = dayOf(context, "--to", addDays(*from, kDiaryDays));
    if (!to)
        return std::unexpected(to.error());
    const auto area = areaOf(context, database);
    if (!area)
        return std::unexpected(area.error());
    const auto picks = PickListStore(database).diary(*from, *to, *area);
    if (!picks)
        return std::unexpected(picks.error());
    const auto kits = LoanDiaryStore(database).between(*from, *to, *area);
    if (!kits)
        return std::unexpected(kits.error());
    LoanStore loans(database);
    std::multimap<Day, DiaryLine> lines; // of one day the picks first, each in their own order
    for (const DiaryEntry &entry : *picks)
        lines.emplace(localDay(entry.startsAt), lineFor(entry));
    for (const LoanDay &entry : *kits)
        lines.emplace(entry.day, lineFor(entry, loans));
    Json json{{"ok", true}, {"entries", Json::array()}};
    std::vector<std::string> texts;
    for (auto &[day, line] : lines) {
        json["entries"].push_back(std::move(line.json));
        texts.push_back(std::move(line.text));
    }
    put(context, json, texts, "Nothing is in the diary for these days.");
    return kDone;
}

Json totalsOf(const PickTotals &totals)
{
    return {{"planned", totals.planned},        {"held", totals.held},
            {"cancelled", totals.cancelled},    {"bags", totals.bags},
            {"volunteers", totals.volunteers},  {"hours", totals.hours()},
            {"kg_measured", totals.kgMeasured}, {"kg_estimated", totals.kgEstimated}};
}

std::string wordsOf(std::string_view name, const PickTotals &totals)
{
    return std::format("{:<28} {:>3} held {:>6} bags {:>5} people {:>8.1f} hours", name,
                       totals.held, totals.bags, totals.volunteers, totals.hours());
}

Result<Json> leagueOf(const Result<std::vector<LeagueLine>> &league, std::string_view nobody,
                      std::vector<std::string> &lines)
{
    if (!league)
        return std::unexpected(league.error());
    Json json = Json::array();
    for (const LeagueLine &line : *league) {
        Json one = totalsOf(line.totals);
        one["name"] = line.name;
        json.push_back(std::move(one));
        lines.push_back("  " + wordsOf(line.name.empty() ? nobody : line.name, line.totals));
    }
    return json;
}

Result<ExitCode> campaign(Context &context)
{
    const auto opened = openToRead(context);
    if (!opened)
        return std::unexpected(opened.error());
    CampaignStore store(**opened);
    const auto found = store.find(*context.arguments.word(0));
    if (!found)
        return std::unexpected(found.error());
    const PickSelection picks{.campaign = found->id};
    const auto totals = store.totals(picks);
    if (!totals)
        return std::unexpected(totals.error());
    const auto goal = [](const std::optional<int> &number) {
        return number ? Json(*number) : Json();
    };
    std::vector<std::string> lines{wordsOf(found->title, *totals), "By area"};
    const auto areas = leagueOf(store.leagueByArea(picks), "no area", lines);
    if (!areas)
        return std::unexpected(areas.error());
    lines.emplace_back("By group");
    const auto groups = leagueOf(store.leagueByGroup(picks), "no group", lines);
    if (!groups)
        return std::unexpected(groups.error());
    put(context,
        {{"ok", true},
         {"campaign", found->title},
         {"goals",
          {{"picks", goal(found->goalPicks)},
           {"bags", goal(found->goalBags)},
           {"volunteers", goal(found->goalVolunteers)}}},
         {"totals", totalsOf(*totals)},
         {"areas", *areas},
         {"groups", *groups}},
        lines, {});
    return kDone;
}

Result<ExitCode> calendar(Context &context)
{
    const auto out = context.arguments.value("--out");
    if (!out)
        return usageError("Say where to: --out FILE.ics");
    const auto opened = openToRead(context);
    if (!opened)
        return std::unexpected(opened.error());
    const auto pick = PickStore(**opened).find(*context.arguments.word(0));
    if (!pick)
        return std::unexpected(pick.error());
    CalendarOptions options;
    options.now = (*opened)->clock().now();
    if (const auto meeting = pick->meetingPoint ? pick->meetingPoint : pick->middle)
        options.meetingPlace = placeInWords(**opened, *meeting);
    options.sequence = static_cast<int>(
        PickHistoryStore(**opened).history(pick->id).value_or(std::vector<HistoryEntry>()).size());
    const std::string text = calendarText(*pick, options);
    if (text.empty())
        return refused("starts_at", "missing", "The pick has no start yet");
    if (auto written = writeWhole(std::filesystem::path(*out), text); !written)
        return std::unexpected(written.error());
    if (!context.json)
        context.terminal.errorLine(std::format("Wrote {}.", *out));
    return kDone;
}

Result<ExitCode> notices(Context &context)
{
    const auto opened = openToRead(context);
    if (!opened)
        return std::unexpected(opened.error());
    const auto pick = PickStore(**opened).find(*context.arguments.word(0));
    if (!pick)
        return std::unexpected(pick.error());
    const auto list = NoticeStore(**opened).of(pick->id);
    if (!list)
        return std::unexpected(list.error());
    Json json{{"ok", true}, {"notices", Json::array()}};
    std::vector<std::string> lines;
    for (const Notice &one : *list) {
        json["notices"].push_back({{"name", one.name},
                                   {"way", one.way},
                                   {"reach", one.reach},
                                   {"by", one.by},
                                   {"at", isoInstant(one.at)},
                                   {"words", one.words}});
        lines.push_back(std::format(
            "{}{}, {}\n{}", lines.empty() ? "" : "----\n", one.name,
            one.reach.empty() ? std::string("no way to reach them is known: tell them in person")
                              : std::format("by {} {}", one.way, one.reach),
            one.words));
    }
    put(context, json, lines, "Nobody was told anything about this pick.");
    return kDone;
}

constexpr std::array<OptionSpec, 3> kDiaryOptions{
    {{"--from", "DAY", "the first day; today if left out"},
     {"--to", "DAY", "the last day; 30 days on if left out"},
     {"--area", "CODE", "only this area"}}};
constexpr std::array<OptionSpec, 1> kCalendarOptions{{{"--out", "FILE", "the file to write"}}};

constexpr std::array<Command, 4> kCommands{{
    {"diary", "", "Picks, meetings, and kits that go out or come back, day by day", kDiaryOptions,
     0, 0, diary},
    {"campaign",
     "CAMPAIGN",
     "Goals and live totals of a campaign, by area and by group",
     {},
     1,
     1,
     campaign},
    {"calendar", "PICK", "Write a pick as an entry for a calendar (.ics)", kCalendarOptions, 1, 1,
     calendar},
    {"notices", "PICK", "What everybody was told when a pick was cancelled", {}, 1, 1, notices},
}};

} // namespace

std::span<const Command> pickCommands()
{
    return kCommands;
}

} // namespace sc::cli
