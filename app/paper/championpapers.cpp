// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/championpapers.h"

#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "core/dates.h"
#include "storage/database.h"

#include <cmath>
#include <format>

namespace sc {

namespace {

std::string nameOnPaper(const Champion &champion)
{
    return champion.name.empty() ? displayName(champion) : champion.name;
}

std::string hoursText(std::int64_t minutes)
{
    // To a tenth, as the ledger says it.
    const double hours = std::round(static_cast<double>(minutes) * 10.0 / kMinutesPerCredit) / 10.0;
    return hours == 1.0 ? std::string("1 hour") : std::format("{} hours", hours);
}

} // namespace

Result<Sheet> creditCertificate(Database &database, const Id &id)
{
    const auto champion = ChampionStore(database).get(id);
    if (!champion)
        return std::unexpected(champion.error());
    CreditStore credits(database);
    const auto minutes = credits.earned(id);
    if (!minutes)
        return std::unexpected(minutes.error());
    if (*minutes < kMinutesPerCredit)
        return refused("champion", "out_of_range",
                       displayName(*champion) + " has no full hour of credits yet.");
    const auto milestones = credits.milestones(id);
    if (!milestones)
        return std::unexpected(milestones.error());
    const std::string council = database.setting("council_name");
    Sheet sheet("Thank you", champion->number, council, Sheet::Look::Poster);
    sheet.paragraph(council);
    sheet.showTitle();
    sheet.display(nameOnPaper(*champion));
    sheet.paragraph("Street champion");
    sheet.paragraph("You gave your street");
    sheet.display(hoursText(*minutes));
    if (!milestones->empty())
        sheet.paragraph(std::format("and passed {} hours on {}.", milestones->front().hours,
                                    longDay(localDay(milestones->front().reachedAt))));
    sheet.paragraph(longDay(localDay(database.clock().now())));
    sheet.signatures({"For the council"});
    return sheet;
}

Result<Sheet> inductionPack(Database &database, const Id &id)
{
    const auto champion = ChampionStore(database).get(id);
    if (!champion)
        return std::unexpected(champion.error());
    Sheet sheet("Welcome, street champion", champion->number, database.setting("council_name"));
    sheet.showTitle();
    sheet.facts({{"Champion", nameOnPaper(*champion)}, {"Number", champion->number}});
    sheet.heading("What you can do, as much or as little as you like");
    sheet.bullets({"Tell us about litter, fly-tipping and graffiti. Your reports go to the top of "
                   "the list.",
                   "Look after a street or a corner of your own.",
                   "Come to a litter pick, or lead one once you are trained.",
                   "Hand out recycling bags, or simply tell your neighbours whom to ask."});
    sheet.heading("How to tell us");
    sheet.bullets({"Say what, where and when, and give your number. A house number, a lamp post "
                   "number or a grid reference finds the place.",
                   "We tell you what came of it."});
    sheet.warning(
        "Never touch needles, asbestos, chemicals, gas canisters or a fly-tip. Keep others "
        "away and tell us. In danger call 999.");
    sheet.heading("Before you go out");
    sheet.bullets({"Have your safety briefing first. We renew it with you.",
                   "Wear gloves, stout shoes and a hi-vis vest. Stay off the carriageway.",
                   "Tell somebody where you are going. Do not confront anybody.",
                   "Under 18: your parent or guardian gives consent first."});
    sheet.heading("What we keep about you");
    sheet.paragraph(
        "Only what we need to work with you: how to reach you, your patch, your trainings "
        "and the hours you gave. You may see it, have it put right or have it erased at "
        "any time: ask us.");
    sheet.signatures({"Champion", "For the council"});
    return sheet;
}

} // namespace sc
