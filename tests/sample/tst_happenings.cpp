// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/happenings.h"

#include <QTest>

#include <algorithm>
#include <format>
#include <map>
#include <set>

using namespace sc::sample;
using namespace std::chrono_literals;

namespace {

const sc::Instant kUntil{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 17h};

} // namespace

class TestHappenings : public QObject {
    Q_OBJECT

    Borough m_borough = makeBorough(1);
    std::vector<Person> m_people;
    std::vector<Happening> m_all;

    std::vector<Happening> made(const HappeningOptions &options)
    {
        Happenings happenings(m_borough, m_people, options);
        std::vector<Happening> all;
        while (auto one = happenings.next())
            all.push_back(std::move(*one));
        return all;
    }

    [[nodiscard]] std::map<std::string, int> byMonth(std::string_view category) const
    {
        std::map<std::string, int> months;
        for (const Happening &one : m_all) {
            if (one.category.starts_with(category))
                ++months[std::format("{:02}",
                                     static_cast<unsigned>(sc::localDay(one.loggedAt).month()))];
        }
        return months;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const sc::Day last = sc::localDay(kUntil);
        m_people = makePeople(m_borough, last - std::chrono::years{2}, last, Random(1).fork(42));
        m_all = made({.seed = 1, .years = 2, .reports = 5'000, .until = kUntil});
    }

    void makesAsManyAsAskedFor()
    {
        QCOMPARE(m_all.size(), std::size_t{5'000});
        QCOMPARE(made({.seed = 1, .years = 1, .reports = 137, .until = kUntil}).size(),
                 std::size_t{137});
        QVERIFY(made({.seed = 1, .years = 1, .reports = 0, .until = kUntil}).empty());
    }

    void tellsTheSameStoryForTheSameSeed()
    {
        const auto again = made({.seed = 1, .years = 2, .reports = 5'000, .until = kUntil});
        QVERIFY(
            std::ranges::equal(m_all, again, {}, &Happening::description, &Happening::description));
        QVERIFY(std::ranges::equal(m_all, again, {}, &Happening::place, &Happening::place));
        const auto other = made({.seed = 2, .years = 2, .reports = 5'000, .until = kUntil});
        QVERIFY(!std::ranges::equal(m_all, other, {}, &Happening::place, &Happening::place));
    }

    void keepsEverythingInOrderAndOutOfTheFuture()
    {
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const Happening &one = m_all[i];
            QCOMPARE(one.serial, static_cast<std::int64_t>(i));
            QVERIFY(one.loggedAt <= kUntil);
            QVERIFY(i == 0 || m_all[i - 1].loggedAt <= one.loggedAt);
            QVERIFY(!one.observedAt || *one.observedAt <= one.loggedAt);
            QVERIFY(!one.observedAt || one.duplicateOf >= 0 ||
                    sc::toLocal(*one.observedAt) -
                            std::chrono::floor<std::chrono::days>(sc::toLocal(*one.observedAt)) >=
                        4h);
            sc::Instant last = one.loggedAt;
            for (const HappenedStep &step : one.steps) {
                QVERIFY(step.at > last && step.at <= kUntil);
                last = step.at;
            }
        }
    }

    void showsTheSeasons()
    {
        auto leaves = byMonth("detritus");
        auto weeds = byMonth("weeds");
        QVERIFY(leaves["11"] > 5 * std::max(1, leaves["06"]));
        QVERIFY(weeds["07"] > 5 * std::max(1, weeds["01"]));
        auto tips = byMonth("fly_tipping");
        QVERIFY(tips["01"] > tips["11"]);
    }

    void isQuieterAtWeekends()
    {
        const auto onSunday = std::ranges::count_if(m_all, [](const Happening &one) {
            return sc::weekdayOf(sc::localDay(one.loggedAt)) == std::chrono::Sunday;
        });
        const auto onMonday = std::ranges::count_if(m_all, [](const Happening &one) {
            return sc::weekdayOf(sc::localDay(one.loggedAt)) == std::chrono::Monday;
        });
        QVERIFY(onMonday > 3 * onSunday);
    }

    void leavesMostOfTheTellingToAFew()
    {
        std::map<std::size_t, int> byChampion;
        int total = 0;
        for (const Happening &one : m_all) {
            if (one.champion) {
                ++byChampion[*one.champion];
                ++total;
            }
        }
        std::vector<int> counts;
        counts.reserve(byChampion.size());
        for (const auto &[who, count] : byChampion)
            counts.push_back(count);
        std::ranges::sort(counts, std::greater{});
        int top = 0;
        for (std::size_t i = 0; i < kChampions / 10; ++i)
            top += counts[i];
        const double share = static_cast<double>(top) / total;
        QVERIFY2(share > 0.3 && share < 0.8, std::to_string(share).c_str());
        QVERIFY(total > 1'500);
    }

    void endsInEveryWayAndLeavesWorkForToday()
    {
        std::map<std::string_view, int> ends;
        int duplicates = 0;
        int silent = 0;
        for (const Happening &one : m_all) {
            ++ends[one.steps.empty() ? "new" : one.steps.back().to];
            duplicates += one.duplicateOf >= 0 ? 1 : 0;
            silent += one.description.empty() ? 1 : 0;
            QVERIFY(one.duplicateOf < one.serial);
        }
        for (const char *end :
             {"new", "acknowledged", "scheduled", "in_progress", "done", "closed_no_action",
              "closed_not_ours", "closed_not_found", "closed_duplicate", "closed_withdrawn"})
            QVERIFY2(ends[end] > 0, end);
        QVERIFY(duplicates > 100 && duplicates < 500);
        QVERIFY(silent > 400);
        QVERIFY2(ends["done"] > 3'500, std::to_string(ends["done"]).c_str());
        QVERIFY(ends["new"] > 15 && ends["new"] < 250);
    }

    void knowsNoRealTelephoneOrAddress()
    {
        std::set<std::string> phones;
        int nameless = 0;
        for (const Person &person : m_people) {
            nameless += person.name.empty() ? 1 : 0;
            QVERIFY(person.phone.empty() || person.phone.starts_with("07700 900") ||
                    person.phone.starts_with("01632 960"));
            QVERIFY(person.email.empty() || person.email.ends_with("@example.org"));
            QVERIFY(person.phone.empty() || phones.insert(person.phone).second);
        }
        QCOMPARE(m_people.size(), kChampions);
        QVERIFY(nameless > 10 && nameless < 60);
    }
};

QTEST_APPLESS_MAIN(TestHappenings)
#include "tst_happenings.moc"
