// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championsections.h"

#include "champions/creditstore.h"
#include "champions/resiliencestore.h"
#include "core/dates.h"
#include "viewmodels/peoplewords.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

#include <cmath>

namespace sc {

namespace {

using Sections = std::vector<ChampionSection>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChampionSections)
};

QString dayWords(Instant at)
{
    return toQString(longDay(localDay(at)));
}

LedgerRow rowOf(const ChampionAtRisk &champion, const QString &detail, bool streets)
{
    Champion named;
    named.number = champion.number;
    named.name = champion.name;
    LedgerRow row;
    row.id = toQString(champion.champion);
    row.title = toQString(displayName(named));
    row.detail = detail;
    if (streets)
        row.figure = Words::tr("%n street(s)", nullptr, champion.streets);
    return row;
}

QString heardWords(const ChampionAtRisk &champion)
{
    return champion.lastHeard
               ? Words::tr("Last heard from on %1").arg(dayWords(*champion.lastHeard))
               : Words::tr("Not heard from yet");
}

ChampionSection listOf(const QString &title, const QString &sentence,
                       const std::vector<ChampionAtRisk> &champions, bool streets)
{
    ChampionSection section{{}, title, sentence, {}, true};
    for (const ChampionAtRisk &champion : champions)
        section.rows.push_back(
            rowOf(champion,
                  champion.status == "active"
                      ? heardWords(champion)
                      : Words::tr("%1. %2").arg(PeopleWords::status(champion.status),
                                                heardWords(champion)),
                  streets));
    return section;
}

ChampionSection wardsOf(const Resilience &seen)
{
    ChampionSection section{{},
                            Words::tr("Wards"),
                            Words::tr("%1 of %2 wards have no active champion at all.")
                                .arg(seen.uncoveredWards())
                                .arg(seen.wards.size()),
                            {},
                            false};
    for (const WardCover &ward : seen.wards) {
        LedgerRow row;
        row.id = toQString(ward.id);
        row.title = toQString(ward.name);
        row.detail = Words::tr("%1 of %2 streets covered").arg(ward.covered).arg(ward.streets);
        row.figure = Words::tr("%n champion(s)", nullptr, ward.champions);
        if (ward.champions == 0) {
            row.stateKey = QStringLiteral("late");
            row.stateWord = Words::tr("Nobody");
        }
        section.rows.push_back(row);
    }
    return section;
}

ChampionSection streetsOf(const Resilience &seen)
{
    ChampionSection section{
        {},
        Words::tr("Streets without a champion"),
        Words::tr("%1 of %2 streets are in nobody’s patch: what happens there is seen by chance.")
            .arg(seen.uncoveredStreets())
            .arg(seen.streets.size()),
        {},
        false};
    for (std::size_t i = 0; i < seen.streets.size(); ++i) {
        const StreetCover &street = seen.streets[i];
        if (street.champions > 0)
            continue;
        LedgerRow row;
        row.id = QStringLiteral("street%1").arg(i);
        row.title = toQString(street.name);
        row.detail = toQString(street.place);
        if (street.ward >= 0)
            row.figure = toQString(seen.wards[static_cast<std::size_t>(street.ward)].name);
        section.rows.push_back(row);
    }
    return section;
}

LedgerRow shareRow(const QString &what, const TopShare &share, const QString &all)
{
    LedgerRow row;
    row.id = what;
    row.title = what;
    row.figure = share.share() ? Words::tr("%1 %").arg(std::lround(*share.share() * 100.0))
                               : Words::tr("nothing yet");
    row.detail = Words::tr("%1 of the %2 people who did anything did this much of %3")
                     .arg(share.top)
                     .arg(share.people)
                     .arg(all);
    return row;
}

Result<Sections> planB(Database &database)
{
    const auto seen = ResilienceStore(database).look();
    if (!seen)
        return std::unexpected(seen.error());
    ChampionSection shares{
        {},
        Words::tr("Who does most"),
        Words::tr(
            "How much of the last twelve months was done by the most active tenth. The higher "
            "it is, the more is lost when one of them stops."),
        {},
        false};
    shares.rows = {
        shareRow(Words::tr("Reports"), seen->reports,
                 Words::tr("%n report(s)", nullptr, static_cast<int>(seen->reports.all))),
        shareRow(Words::tr("Hours"), seen->minutes, PeopleWords::hours(seen->minutes.all))};
    Sections sections;
    sections.push_back(listOf(
        Words::tr("Quiet for 90 days"),
        Words::tr("Active champions from whom nothing was heard in 90 days: no report, no pick, no "
                  "call. Ask how they are before they are gone."),
        seen->quiet, false));
    sections.push_back(listOf(
        Words::tr("On their own"),
        Words::tr("These streets are looked after by one person alone. If they stop, nobody does."),
        seen->alone, true));
    sections.push_back(
        listOf(Words::tr("No successor"),
               Words::tr("They rest or have left, and nobody has taken these streets over."),
               seen->noSuccessor, true));
    sections.push_back(listOf(
        Words::tr("Never asked to do more"),
        Words::tr("Active champions who were never asked to lead a pick, hand out bags or do "
                  "anything more. Most people who do more were simply asked."),
        seen->neverAsked, false));
    sections.push_back(wardsOf(*seen));
    sections.push_back(streetsOf(*seen));
    sections.push_back(std::move(shares));
    return sections;
}

LedgerRow personRow(ChampionStore &champions, const Id &id)
{
    LedgerRow row;
    row.id = toQString(id);
    const auto champion = champions.get(id);
    row.title =
        champion ? toQString(displayName(*champion)) : Words::tr("A champion no longer here");
    return row;
}

Result<Sections> trainings(Database &database)
{
    const auto renewals = TrainingStore(database).renewals(localDay(database.clock().now()));
    const auto courses = CourseStore(database).choices();
    if (!renewals)
        return std::unexpected(renewals.error());
    if (!courses)
        return std::unexpected(courses.error());
    ChampionStore champions(database);
    Sections sections;
    for (const Course &course : *courses) {
        ChampionSection section{
            toQString(course.code),
            toQString(course.label),
            course.monthsValid == 0
                ? Words::tr("It holds for good.")
                : Words::tr("It holds for %1 months, and may be renewed from %2 days before it "
                            "ends. Tick who comes to the training evening.")
                      .arg(course.monthsValid)
                      .arg(course.renewalDays),
            {},
            true};
        for (const Renewal &renewal : *renewals) {
            if (renewal.course != course.code)
                continue;
            LedgerRow row = personRow(champions, renewal.champion);
            row.detail =
                renewal.state.status == TrainingStatus::Revoked ? toQString(renewal.state.reason)
                : renewal.state.expiresOn
                    ? Words::tr("until %1").arg(toQString(longDay(*renewal.state.expiresOn)))
                    : QString();
            row.stateKey = PeopleWords::trainingKey(renewal.state.status);
            row.stateWord = PeopleWords::training(renewal.state.status);
            section.rows.push_back(row);
        }
        sections.push_back(std::move(section));
    }
    return sections;
}

Result<Sections> credits(Database &database)
{
    CreditStore store(database);
    ChampionStore champions(database);
    const auto balances = store.balances();
    const auto idle = store.inactiveSince(database.clock().now() - std::chrono::days{365});
    const auto milestones = store.milestones();
    if (!balances)
        return std::unexpected(balances.error());
    if (!idle)
        return std::unexpected(idle.error());
    if (!milestones)
        return std::unexpected(milestones.error());
    std::int64_t sum = 0;
    ChampionSection held{{}, Words::tr("Balances"), {}, {}, true};
    for (const CreditBalance &balance : *balances) {
        sum += balance.minutes;
        if (balance.account.champion.isNull())
            continue;
        LedgerRow row = personRow(champions, balance.account.champion);
        row.figure = PeopleWords::credits(balance.minutes);
        held.rows.push_back(row);
    }
    held.sentence = sum == 0 ? Words::tr("One hour is one credit. All accounts together, the "
                                         "council’s included, come to zero: nothing is lost.")
                             : Words::tr("The accounts do not come to zero: %1 is missing. Run the "
                                         "check of the records.")
                                   .arg(PeopleWords::hours(sum));
    ChampionSection still{
        {},
        Words::tr("Lying idle"),
        Words::tr("They have credits, and have neither earned nor spent any in a year."),
        {},
        true};
    for (const InactiveAccount &account : *idle) {
        LedgerRow row = personRow(champions, account.champion);
        row.detail = Words::tr("since %1").arg(dayWords(account.lastAt));
        row.figure = PeopleWords::credits(account.minutes);
        still.rows.push_back(row);
    }
    ChampionSection thanked{
        {},
        Words::tr("Milestones"),
        Words::tr("Numbers of hours they have reached, the latest first. A certificate is due."),
        {},
        true};
    for (const Milestone &milestone : *milestones) {
        LedgerRow row = personRow(champions, milestone.champion);
        row.detail = dayWords(milestone.reachedAt);
        row.figure = Words::tr("%1 hours").arg(milestone.hours);
        thanked.rows.push_back(row);
    }
    return Sections{std::move(held), std::move(still), std::move(thanked)};
}

} // namespace

Result<Sections> championSections(Database &database, ChampionLists which)
{
    switch (which) {
    case ChampionLists::Trainings:
        return trainings(database);
    case ChampionLists::Credits:
        return credits(database);
    case ChampionLists::PlanB:
        break;
    }
    return planB(database);
}

} // namespace sc
