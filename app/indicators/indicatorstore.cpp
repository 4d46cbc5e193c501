// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorstore.h"

#include "areas/areastore.h"
#include "indicators/indicatorstoreparts.h"
#include "indicators/suppression.h"

#include <algorithm>
#include <format>
#include <set>

namespace sc {

namespace {

bool isDistinct(const IndicatorDefinition &one)
{
    return one.measure == Measure::Distinct;
}

/// People told of both by the quarter and by the months that it is made of.
bool isToldTwice(const IndicatorDefinition &one)
{
    return one.isPersonal && one.isAvailable() && (one.addsOverTime() || isDistinct(one));
}

std::vector<const IndicatorDefinition *> wantedOf(const IndicatorRequest &request)
{
    std::vector<const IndicatorDefinition *> wanted;
    for (const IndicatorDefinition &one : indicatorDefinitions())
        if (request.only.empty() || request.only.contains(one.id))
            wanted.push_back(&one);
    return wanted;
}

std::size_t numberOf(const std::map<Id, std::size_t> &numbers, const Query &row, int column,
                     std::size_t otherwise)
{
    if (row.isNull(column))
        return otherwise;
    const auto found = numbers.find(row.id(column));
    return found == numbers.end() ? otherwise : found->second;
}

} // namespace

/// Takes back everything made in temporary tables, whatever happens.
class IndicatorStore::Temporary {
public:
    explicit Temporary(Database &database) : m_database(database)
    {
        m_database.execute("SAVEPOINT indicators");
    }
    ~Temporary()
    {
        const auto done = m_database.attempt(
            [this] { m_database.execute("ROLLBACK TO indicators; RELEASE indicators"); });
        static_cast<void>(done); // nothing was written that could be lost
    }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;

private:
    Database &m_database;
};

const IndicatorFigures *IndicatorRun::find(std::string_view indicator) const
{
    const auto found = std::ranges::find_if(
        indicators, [&](const IndicatorFigures &one) { return one.definition->id == indicator; });
    return found == indicators.end() ? nullptr : &*found;
}

void IndicatorStore::readPlaces(IndicatorRun &run, bool wards)
{
    m_areaNumbers.clear();
    m_wardNumbers.clear();
    run.places.push_back({{}, std::string(kWholeCouncil), "Whole council"});
    AreaStore store(m_database);
    std::map<Id, std::string> codes;
    for (const Area &area : store.areas().value_or(std::vector<Area>{})) {
        m_areaNumbers[area.id] = run.places.size() - 1;
        codes[area.id] = area.code;
        run.places.push_back({area.id, area.code, area.name});
    }
    run.places.push_back({{}, std::string(kNoArea), "No area"});
    const auto edition = store.editionOn(localDay(run.asOf));
    if (!wards || !edition || !*edition)
        return;
    for (const Ward &ward : store.wards((*edition)->id).value_or(std::vector<Ward>{})) {
        m_wardNumbers[ward.id] = run.wards.size();
        run.wards.push_back({ward.id, ward.code, ward.name, codes[ward.area]});
    }
    // A report keeps the ward of the boundaries it was logged under; by its code it is one of
    // today's.
    Query older = m_database.query("SELECT id, code FROM ward WHERE deleted = 0");
    while (older.step()) {
        const auto same = std::ranges::find(run.wards, older.text(1), &FigurePlace::code);
        if (same != run.wards.end())
            m_wardNumbers.emplace(older.id(0), static_cast<std::size_t>(same - run.wards.begin()));
    }
}

void IndicatorStore::gather(const IndicatorDefinition &one, const IndicatorRun &run, Gatherer &into)
{
    const bool persons = one.asksPersons();
    const bool wards = !run.wards.empty() && one.byWard;
    const std::size_t none = run.places.size() - 2;
    constexpr int kWard = 4;
    const int person = wards ? 5 : 4;
    Query rows =
        m_database.query(std::format("SELECT period, area, numerator, denominator{}{} FROM ({})",
                                     wards ? ", ward" : "", persons ? ", person" : "", one.sql));
    while (rows.step()) {
        IndicatorRow row{.period = static_cast<std::size_t>(rows.integer(0)),
                         .area = numberOf(m_areaNumbers, rows, 1, none),
                         .isWhole = rows.isNull(1)};
        const Value number = one.asksValues() ? rows.value(2) : Value{rows.real(2)};
        if (const auto *list = std::get_if<std::int64_t>(&number))
            row.values = m_tally.values(*list);
        else
            row.numerator = rows.real(2);
        if (!rows.isNull(3))
            row.denominator = rows.real(3);
        if (wards) {
            const std::size_t ward = numberOf(m_wardNumbers, rows, kWard, run.wards.size());
            if (ward < run.wards.size())
                row.ward = ward;
        }
        if (persons)
            row.person = rows.id(person);
        into.add(row);
    }
}

Gatherer IndicatorStore::gathered(const IndicatorDefinition &one, const IndicatorRun &run,
                                  std::size_t periods)
{
    Gatherer gatherer(one, periods, run.places.size() - 2, run.wards.size());
    if (one.isAvailable())
        gather(one, run, gatherer);
    return gatherer;
}

// What is held back must not depend on which periods were asked for: whoever asks for the quarter
// and somebody else for a month of it would together know what neither was told.
FigureGrid IndicatorStore::wholeQuarters(const IndicatorDefinition &one, const IndicatorRun &run,
                                         int suppressBelow)
{
    const WholeQuarters whole(run.periods);
    FigureGrid all = gathered(one, run, whole.periods.size()).areas();
    settle(all, whole.periods, run.asOf, one, run.began);
    if (isDistinct(one))
        suppressApart(all, whole.blocks, suppressBelow);
    else if (one.measure == Measure::Share)
        suppressShares(all, whole.blocks, suppressBelow);
    else
        suppressTogether(all, whole.blocks, suppressBelow);
    return whole.pick(all, run.periods);
}

Result<IndicatorRun> IndicatorStore::run(const IndicatorRequest &request)
{
    return m_database.attempt([&] {
        IndicatorRun run;
        run.periods = request.periods;
        run.asOf = m_database.clock().now();
        run.began = firstDay().value_or(std::nullopt);
        const Temporary temporary(m_database);
        const auto wanted = wantedOf(request);
        readPlaces(run, request.wards);
        std::map<std::string_view, IndicatorFigures> made;
        if (request.suppressBelow > 0) {
            addBalance(run, wanted, request.suppressBelow, made);
            addHours(run, wanted, request.suppressBelow, made);
        }
        makePeriods(WholeQuarters(request.periods).periods);
        for (const IndicatorDefinition *one : wanted)
            if (isToldTwice(*one) && request.suppressBelow > 0 && !made.contains(one->id))
                made[one->id] = {one, wholeQuarters(*one, run, request.suppressBelow), {}};
        makeTables(request.periods, wanted);
        m_tally.begin(m_database, request.periods, {request.wards, request.manyReports});
        // While helpers read the reports, everything else.
        for (const IndicatorDefinition *one : wanted)
            if (!made.contains(one->id) && !one->asksReports())
                made[one->id] = figuresOf(*one, run, request.suppressBelow);
        if (!m_tally.finish(m_database))
            makeReports();
        for (const IndicatorDefinition *one : wanted) {
            const auto there = made.find(one->id);
            run.indicators.push_back(there != made.end()
                                         ? std::move(there->second)
                                         : figuresOf(*one, run, request.suppressBelow));
        }
        return run;
    });
}

IndicatorFigures IndicatorStore::figuresOf(const IndicatorDefinition &one, const IndicatorRun &run,
                                           int suppressBelow)
{
    const Gatherer gatherer = gathered(one, run, run.periods.size());
    IndicatorFigures figures{&one, gatherer.areas(), {}};
    settle(figures.areas, run.periods, run.asOf, one, run.began);
    if (one.byWard)
        figures.wards = gatherer.wards();
    settle(figures.wards, run.periods, run.asOf, one, run.began);
    if (one.id == "champions_quiet")
        suppressQuiet(figures.areas, run, suppressBelow);
    else if (one.isPersonal)
        suppress(figures.areas, run.periods.size(), suppressBelow);
    return figures;
}

Result<std::vector<RecordBehind>> IndicatorStore::recordsBehind(const IndicatorDefinition &one,
                                                                const Period &period)
{
    const IndicatorDefinition *const only = &one;
    return recordsBehind(std::span(&only, 1), period).transform([](auto lists) {
        return std::move(lists.front());
    });
}

Result<std::vector<std::vector<RecordBehind>>>
IndicatorStore::recordsBehind(std::span<const IndicatorDefinition *const> some,
                              const Period &period)
{
    return m_database.attempt([&] {
        IndicatorRun run;
        run.asOf = m_database.clock().now();
        std::vector<std::vector<RecordBehind>> lists;
        const Temporary temporary(m_database);
        makeTables({period}, some);
        if (std::ranges::any_of(some, &IndicatorDefinition::asksReports))
            makeReports();
        readPlaces(run, false);
        for (const IndicatorDefinition *one : some) {
            auto &list = lists.emplace_back();
            Query rows = m_database.query(std::format(
                "SELECT record, area, numerator, denominator FROM ({}) WHERE record IS NOT NULL "
                "ORDER BY record, area, numerator, denominator",
                one->sql));
            while (rows.step()) {
                const std::size_t area = numberOf(m_areaNumbers, rows, 1, run.places.size() - 2);
                const bool whole = rows.isNull(1) && one->whole != WholeCouncil::Areas;
                list.push_back({rows.id(0),
                                whole ? std::string(kWholeCouncil) : run.places[area + 1].code,
                                rows.real(2), rows.maybe<double>(3)});
            }
        }
        return lists;
    });
}

void keepBehind(std::vector<RecordBehind> &records, const IndicatorDefinition &one,
                std::string_view place)
{
    const bool own =
        one.whole == WholeCouncil::Own &&
        std::ranges::contains(records, std::string(kWholeCouncil), &RecordBehind::area);
    if (place != kWholeCouncil || own)
        std::erase_if(records, [&](const RecordBehind &record) { return record.area != place; });
}

Result<std::string> IndicatorStore::nameOf(std::string_view type, const Id &record)
{
    static const std::map<std::string_view, std::string> kNames{
        {"report", "SELECT ref FROM report WHERE id = ?"},
        {"champion", "SELECT 'Champion ' || number FROM champion WHERE id = ?"},
        {"pick", "SELECT title FROM pick WHERE id = ?"},
        {"attendance",
         "SELECT p.title FROM attendance a JOIN pick p ON p.id = a.pick WHERE a.id = ?"},
        {"loan", "SELECT ref FROM loan WHERE id = ?"},
        {"kit", "SELECT label FROM kit WHERE id = ?"},
        {"work_report",
         "SELECT l.ref FROM work_report w JOIN loan l ON l.id = w.loan WHERE w.id = ?"},
        {"enforcement", "SELECT r.ref || ', ' || replace(e.action, '_', ' ') FROM enforcement e "
                        "JOIN report r ON r.id = e.report WHERE e.id = ?"},
        {"household_count", "SELECT 'Households from ' || from_on FROM household_count WHERE id = "
                            "?"},
        {"commentary", "SELECT 'Commentary on ' || coalesce(indicator, 'the quarter') FROM "
                       "commentary WHERE id = ?"},
        {"indicator_target", "SELECT 'Target from ' || from_on FROM indicator_target WHERE id = "
                             "?"},
        {"indicator_baseline",
         "SELECT 'Limits afresh from ' || from_month FROM indicator_baseline WHERE id = ?"},
        {"survey", "SELECT 'Survey of ' || held_on FROM survey WHERE id = ?"},
        {"cleanliness_score",
         "SELECT 'Sites graded on ' || held_on FROM cleanliness_score WHERE id = ?"}};
    return m_database.attempt([&] {
        const auto found = kNames.find(type);
        if (found == kNames.end())
            return record.toString();
        Query row = m_database.query(found->second, record);
        return row.step() && !row.isNull(0) && !row.text(0).empty() ? row.text(0)
                                                                    : record.toString();
    });
}

std::string IndicatorStore::typeOf(std::string_view types, const Id &record)
{
    const std::string_view first = types.substr(0, types.find(' '));
    while (!types.empty()) {
        const std::string_view name = types.substr(0, types.find(' '));
        const RecordType *type = m_database.types().named(name);
        const auto there = m_database.attempt([&] {
            return type != nullptr &&
                   m_database.query("SELECT 1 FROM " + type->table + " WHERE id = ?", record)
                       .step();
        });
        if (there && *there)
            return std::string(name);
        types.remove_prefix(std::min(name.size() + 1, types.size()));
    }
    return std::string(first);
}

Result<std::optional<Day>> IndicatorStore::firstDay()
{
    return m_database.attempt([&] {
        std::optional<Day> first;
        const auto look = [&](Query row) {
            if (!row.step() || row.isNull(0))
                return;
            const Day day = localDay(row.instant(0));
            first = first ? std::min(*first, day) : day;
        };
        look(m_database.query("SELECT logged_at FROM report WHERE deleted = 0 AND logged_at IS NOT "
                              "NULL ORDER BY logged_at LIMIT 1"));
        look(m_database.query("SELECT min(starts_at) FROM pick WHERE deleted = 0"));
        look(m_database.query("SELECT min(out_at) FROM loan WHERE deleted = 0"));
        return first;
    });
}

} // namespace sc
