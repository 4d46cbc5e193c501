// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/forecaststore.h"
#include "kits/kitbench.h"
#include "picks/attendancestore.h"
#include "picks/campaignstore.h"
#include "picks/pickstore.h"

#include <rapidcheck.h>

#include <format>
#include <set>

using namespace sc;
using namespace sc::test;

namespace {

Id numbered(int number)
{
    return Id::fromName("forecast:" + std::to_string(number));
}

const Id kSmall = numbered(1);
const Id kLarge = numbered(2);
const Id kSack = numbered(3);
const Id kNorth = numbered(11);
const Id kSouth = numbered(12);

std::vector<ForecastType> types()
{
    return {{kSmall, "Small", 6, {{{kSack, {}}, 10, true}}},
            {kLarge, "Large", 25, {{{kSack, {}}, 50, true}}}};
}

ForecastKit kit(int number, const Id &type, const Id &depot)
{
    return {numbered(100 + number), std::format("K-{}", number), type, depot};
}

Id campaignIn(KitBench &bench)
{
    return bench
        .change([&](Change &made) {
            return CampaignStore(*bench.database).create(made, {.title = "Spring"});
        })
        .value()
        .id;
}

Id pickIn(KitBench &bench, const Id &campaign, const std::string &title,
          std::optional<Instant> startsAt, int capacity)
{
    Pick one;
    one.title = title;
    one.startsAt = startsAt;
    one.campaign = campaign;
    one.capacity = capacity;
    return bench.change([&](Change &made) { return PickStore(*bench.database).create(made, one); })
        .value()
        .id;
}

ForecastReport reportOf(KitBench &bench, const Id &campaign, Day from)
{
    return ForecastStore(*bench.database).forCampaign(campaign, from, {}).value();
}

} // namespace

/// Whether there is enough for a campaign, and what to do where there is not.
class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peopleNeedKits()
    {
        using Kits = std::map<Id, int>;
        QCOMPARE(kitsFor(5, types()), (Kits{{kSmall, 1}}));
        QCOMPARE(kitsFor(7, types()), (Kits{{kSmall, 2}}));
        QCOMPARE(kitsFor(13, types()), (Kits{{kLarge, 1}}));
        QCOMPARE(kitsFor(30, types()), (Kits{{kLarge, 1}, {kSmall, 1}}));
        QCOMPARE(kitsFor(0, types()), Kits{});
        QCOMPARE(kitsFor(9, {}), Kits{});
    }

    void whatIsMissingIsLookedForElsewhere()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth), kit(2, kSmall, kSouth), kit(3, kSmall, kSouth)};
        const Day may2 = day(2027, 5, 2);
        input.picks = {{numbered(21), "A", may2, kNorth, 5},
                       {numbered(22), "B", may2, kNorth, 6},
                       {numbered(23), "C", may2, kNorth, 6},
                       {numbered(24), "D", may2, kNorth, 6},
                       {numbered(25), "E", day(2027, 5, 3), kNorth, 6}};
        const Forecast forecast = forecastOf(input);
        QCOMPARE(forecast.lines.size(), 2U);
        QCOMPARE(forecast.lines[0].needed, 4);
        QCOMPARE(forecast.lines[0].there, 1);
        QCOMPARE(forecast.lines[0].missing(), 3);
        QCOMPARE(forecast.lines[0].toFind(), 1);
        QCOMPARE(forecast.lines[1].missing(), 0); // the day after, it is back
        QCOMPARE(forecast.swaps.size(), 2U);
        QCOMPARE(forecast.swaps[0].from, kSouth);
        QCOMPARE(forecast.swaps[0].to, kNorth);
        QVERIFY(!forecast.isEnough());
    }

    void whatIsLentIsNotThere()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth)};
        input.picks = {{numbered(21), "A", day(2027, 5, 2), kNorth, 5}};
        QVERIFY(forecastOf(input).lines[0].missing() == 0);
        input.busy = {{numbered(101), day(2027, 4, 30), day(2027, 5, 2), {}}};
        QCOMPARE(forecastOf(input).lines[0].missing(), 1);
        input.busy[0].pick = numbered(21); // lent for this very pick
        QVERIFY(forecastOf(input).lines.empty());
    }

    void sacksRunOutOnADay()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth)};
        for (unsigned d = 1; d <= 4; ++d)
            input.picks.push_back(
                {numbered(30 + static_cast<int>(d)), "P", day(2027, 5, d), kNorth, 5});
        input.stock = {{kSack, kNorth, 25}};
        const Forecast forecast = forecastOf(input);
        QCOMPARE(forecast.items.size(), 1U);
        QCOMPARE(forecast.items[0].needed, 40);
        QCOMPARE(forecast.items[0].missing(), 15);
        QCOMPARE(forecast.items[0].runsOutOn, day(2027, 5, 3));
    }

    void sacksPackedInAKitGoWithItOnce()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth), kit(2, kSmall, kSouth)};
        input.kits[0].packed = {{kSack, 10}};
        input.kits[1].packed = {{kSack, 10}};
        const Day may2 = day(2027, 5, 2);
        const Day may9 = day(2027, 5, 9);
        input.picks = {{numbered(21), "A", may2, kNorth, 5}, {numbered(22), "B", may9, kNorth, 5}};
        const auto sacks = [&] { return forecastOf(input).items.at(0); };
        QCOMPARE(sacks().needed, 20);
        QCOMPARE(sacks().there, 10); // K-2 stays in the South, with its sacks
        QCOMPARE(sacks().runsOutOn, may9);
        // Promised to the pick by a loan, it gives its sacks to that pick and to no other.
        input.busy = {{numbered(101), may2, may2, numbered(21)}};
        QCOMPARE(sacks().needed, 20);
        QCOMPARE(sacks().there, 10);
        QCOMPARE(sacks().runsOutOn, may9);
        // A loan on another day covers nobody; others who have it before use its sacks up.
        input.busy[0].until = input.busy[0].from = day(2027, 4, 20);
        QCOMPARE(forecastOf(input).lines.size(), 2U);
        QCOMPARE(sacks().there, 0);
        QCOMPARE(sacks().runsOutOn, may2);
        // A kit from elsewhere brings what is packed in it.
        input.picks[1].day = may2;
        input.busy.clear();
        QCOMPARE(forecastOf(input).swaps.size(), 1U);
        QCOMPARE(sacks().missing(), 0);
        // A kit that is nowhere brings nothing.
        input.kits.pop_back();
        QCOMPARE(sacks().needed, 20);
        QCOMPARE(sacks().there, 10);
    }

    void theFullerKitGoesFirst()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth), kit(2, kSmall, kNorth)};
        input.kits[1].packed = {{kSack, 10}};
        input.picks = {{numbered(21), "A", day(2027, 5, 2), kNorth, 5}};
        QVERIFY(forecastOf(input).isEnough());
        // Out with others until long after: what is in it is not there.
        input.busy = {{numbered(102), day(2027, 4, 1), day(2028, 4, 1), {}}};
        QCOMPARE(forecastOf(input).items.at(0).there, 0);
    }

    void kitIsUsedNoLongerThanItMayBeLent()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth)};
        input.kits[0].until = day(2027, 5, 1);
        for (unsigned d = 1; d <= 2; ++d)
            input.picks.push_back(
                {numbered(30 + static_cast<int>(d)), "P", day(2027, 5, d), kNorth, 5});
        const Forecast forecast = forecastOf(input);
        QCOMPARE(forecast.lines.size(), 2U);
        QCOMPARE(forecast.lines[0].there, 1);
        QCOMPARE(forecast.lines[1].there, 0);
    }

    void kitRestsItsBufferDaysBetweenPicks()
    {
        ForecastInput input;
        input.types = types();
        for (ForecastType &type : input.types)
            type.bufferDays = 2;
        input.kits = {kit(1, kSmall, kNorth)};
        for (unsigned d = 1; d <= 3; ++d)
            input.picks.push_back(
                {numbered(30 + static_cast<int>(d)), "P", day(2027, 5, d), kNorth, 5});
        const Forecast forecast = forecastOf(input);
        QCOMPARE(forecast.lines[0].there, 1);
        QCOMPARE(forecast.lines[1].there, 0);
        QCOMPARE(forecast.lines[2].there, 1);
    }

    void picksOfOthersTakeTheirShare()
    {
        ForecastInput input;
        input.types = types();
        input.kits = {kit(1, kSmall, kNorth), kit(2, kSmall, kNorth)};
        input.picks = {{numbered(31), "Mine", day(2027, 5, 1), kNorth, 5, false},
                       {numbered(32), "Other", day(2027, 5, 1), kNorth, 5, true},
                       {numbered(33), "Other", day(2027, 5, 1), kNorth, 5, true},
                       {numbered(34), "Elsewhere", day(2027, 5, 1), kSouth, 5, true}};
        const Forecast forecast = forecastOf(input);
        QCOMPARE(forecast.lines.size(), 1U);
        QCOMPARE(forecast.lines[0].needed, 3);
        QCOMPARE(forecast.lines[0].there, 2);
        QVERIFY(!forecast.isEnough());
        QCOMPARE(forecast.items.size(), 1U);
    }

    void noKitIsPromisedTwiceOnADay()
    {
        const bool holds = rc::check([] {
            ForecastInput input;
            input.types = types();
            const std::vector<Id> depots{kNorth, kSouth, numbered(13)};
            const auto depot = [&] {
                return depots[static_cast<std::size_t>(*rc::gen::inRange(0, 3))];
            };
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
                input.kits.push_back(
                    kit(i, *rc::gen::inRange(0, 2) == 0 ? kSmall : kLarge, depot()));
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
                input.picks.push_back({numbered(200 + i), "P",
                                       day(2027, 5, *rc::gen::inRange(1U, 4U)), depot(),
                                       *rc::gen::inRange(0, 60)});
            const Forecast forecast = forecastOf(input);
            std::set<std::pair<Day, Id>> promised;
            for (const KitSwap &swap : forecast.swaps) {
                RC_ASSERT(swap.from != swap.to);
                RC_ASSERT(promised.emplace(swap.day, swap.kit).second);
            }
            for (unsigned d = 1; d <= 3; ++d) {
                std::map<Id, int> used;
                for (const ForecastLine &line : forecast.lines) {
                    RC_ASSERT(line.toFind() >= 0);
                    if (line.day == day(2027, 5, d))
                        used[line.kitType] += std::min(line.needed, line.there) + line.borrowed;
                }
                for (const auto &[type, count] : used)
                    RC_ASSERT(count <= std::ranges::count(input.kits, type, &ForecastKit::kitType));
            }
        });
        QVERIFY(holds);
    }

    void aCampaignIsForecastFromWhatIsBooked()
    {
        KitBench bench;
        bench.kit("K-001", "North");
        Kit broken = bench.kit("K-002", "North");
        broken.ppeExpiresOn = day(2026, 1, 1);
        QVERIFY(bench.update(broken));
        bench.kit("K-003", "South");
        const auto campaign = bench.change([&](Change &made) {
            return CampaignStore(*bench.database).create(made, {.title = "Spring"});
        });
        const auto depot = [&](const char *name, double longitude) {
            Depot one = DepotStore(*bench.database).find(name).value();
            one.place = LatLon{54.5, longitude};
            QVERIFY(bench.change(
                [&](Change &made) { return DepotStore(*bench.database).update(made, one); }));
        };
        depot("North", -1.50);
        depot("South", -1.60);
        for (int i = 0; i < 2; ++i) {
            const auto pick = bench.change([&](Change &made) {
                Pick one;
                one.title = std::format("Pick {}", i);
                one.startsAt = kMay15 + 240h;
                one.place = {PickPlace::Kind::Point, {{54.5, -1.51}}, {}};
                one.campaign = campaign.value().id;
                one.capacity = 8;
                return PickStore(*bench.database).create(made, one);
            });
            QVERIFY2(pick.has_value(), codesOf(pick).c_str());
        }
        const ForecastReport report = ForecastStore(*bench.database)
                                          .forCampaign(campaign.value().id, day(2026, 5, 15), {})
                                          .value();
        QCOMPARE(report.input.picks.size(), 2U);
        QCOMPARE(report.input.picks[0].people, 8);
        QCOMPARE(report.forecast.lines.size(), 1U);
        QCOMPARE(report.nameOf(report.forecast.lines[0].depot), "North");
        QCOMPARE(report.forecast.lines[0].needed, 2);
        QCOMPARE(report.forecast.lines[0].there, 1);
        QCOMPARE(report.forecast.swaps.size(), 1U);
        QCOMPARE(report.forecast.swaps[0].label, "K-003");
        QCOMPARE(report.forecast.items[0].needed, 40);
        QCOMPARE(report.forecast.items[0].there, 40); // in K-001 and K-003; K-002 is not lent
        QCOMPARE(report.asked(), 2U);
        // Its equipment lasts until the day before the picks.
        Kit soon = KitStore(*bench.database).find("K-001").value();
        soon.ppeExpiresOn = day(2026, 5, 24);
        QVERIFY(bench.update(soon));
        const auto later = ForecastStore(*bench.database)
                               .forCampaign(campaign.value().id, day(2026, 5, 15), {})
                               .value();
        QCOMPARE(later.forecast.lines[0].there, 0);
    }

    void aPickIsPlannedWithItsPlacesUntilMoreHaveBooked()
    {
        KitBench bench;
        bench.kit("K-001");
        const Id campaign = campaignIn(bench);
        const Id pick = pickIn(bench, campaign, "Beck", kMay15 + 240h, 8);
        pickIn(bench, campaign, "Some day", {}, 8);
        const auto people = [&] {
            return reportOf(bench, campaign, day(2026, 5, 15)).input.picks.at(0).people;
        };
        QCOMPARE(people(), 8);
        for (const char *name : {"Ann", "Ben", "Cat"})
            QVERIFY(bench.change([&](Change &made) {
                return AttendanceStore(*bench.database).create(made, {.pick = pick, .name = name});
            }));
        QCOMPARE(people(), 8);
        Pick smaller = PickStore(*bench.database).get(pick).value();
        smaller.capacity = 2;
        QVERIFY(bench.change(
            [&](Change &made) { return PickStore(*bench.database).update(made, smaller); }));
        QCOMPARE(people(), 3);
        const ForecastReport report = reportOf(bench, campaign, day(2026, 5, 15));
        QCOMPARE(report.undated, std::vector<std::string>{"Some day"});
        QCOMPARE(report.asked(), 1U);
    }

    void aLaterFirstDayForgetsNoPickBeforeIt()
    {
        KitBench bench;
        KitType type = bench.small;
        type.bufferDays = 2;
        type.serves = 10;
        QVERIFY(bench.change(
            [&](Change &made) { return KitTypeStore(*bench.database).update(made, type); }));
        bench.kit("K-001");
        const Id campaign = campaignIn(bench);
        pickIn(bench, campaign, "First", kMay15 + 240h, 5);
        pickIn(bench, campaign, "Second", kMay15 + 264h, 5);
        const ForecastReport report = reportOf(bench, campaign, day(2026, 5, 26));
        QCOMPARE(report.asked(), 1U);
        QCOMPARE(report.forecast.lines.size(), 1U);
        QCOMPARE(report.forecast.lines[0].toFind(), 1); // K-001 rests
    }
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
