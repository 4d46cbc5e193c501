// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/indicatorstore.h"

#include "areas/areastore.h"
#include "champions/resiliencestore.h"
#include "core/dates.h"
#include "indicators/suppression.h"
#include "storage/stamp.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

constexpr int kQuietDays = ResilienceStore::kQuietDays;

FigureStatus statusOf(const Figure &figure, const Period &period, Instant now,
                      const IndicatorDefinition &one)
{
    if (!one.isAvailable() || !figure.value || period.start() >= now)
        return FigureStatus::NotAvailable;
    return period.end() > now ? FigureStatus::Provisional : FigureStatus::Final;
}

void settle(FigureGrid &grid, const IndicatorRun &run, const IndicatorDefinition &one)
{
    for (std::size_t period = 0; period < run.periods.size() && grid.places > 0; ++period) {
        for (std::size_t place = 0; place < grid.places; ++place) {
            Figure &figure = grid.at(period, place);
            figure.status = statusOf(figure, run.periods[period], run.asOf, one);
            if (figure.status == FigureStatus::NotAvailable)
                figure = {};
            for (auto *number : {&figure.value, &figure.numerator, &figure.denominator})
                if (*number)
                    *number = rounded(**number);
        }
    }
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

void IndicatorStore::makePeriods(const std::vector<Period> &periods)
{
    m_database.execute(
        "CREATE TEMP TABLE period (no INTEGER PRIMARY KEY, starts_at INTEGER, ends_at INTEGER, "
        "as_of INTEGER, first_day TEXT, last_day TEXT, as_of_day TEXT, quiet_since INTEGER)");
    const Instant now = m_database.clock().now();
    std::int64_t no = 0;
    for (const Period &period : periods) {
        const Instant asOf = std::min(period.end(), now);
        const Day asOfDay = std::min(period.lastDay, localDay(now));
        // The quiet days end with the last whole day, or with today.
        const Instant quiet = startOfDay(addDays(asOfDay, 1 - kQuietDays));
        m_database
            .query("INSERT INTO temp.period VALUES (?, ?, ?, ?, ?, ?, ?, ?)", no++, period.start(),
                   period.end(), asOf, isoDay(period.firstDay), isoDay(period.lastDay),
                   isoDay(asOfDay), quiet)
            .run();
    }
}

// Every day from the first on which anything was due to the last.
void IndicatorStore::makeDays(const std::vector<Period> &periods)
{
    m_database.execute("CREATE TEMP TABLE local_day (day TEXT PRIMARY KEY, starts_at INTEGER, "
                       "ends_at INTEGER) WITHOUT ROWID");
    const Day today = localDay(m_database.clock().now());
    Day first = std::ranges::min(periods, {}, &Period::firstDay).firstDay;
    Day last = std::max(today, std::ranges::max(periods, {}, &Period::lastDay).lastDay);
    const auto widen = [&](const std::string &sql) {
        Query row = m_database.query(sql);
        const auto day = row.step() ? parseIsoDay(row.text(0)) : Result<Day>(today);
        if (day && day->year() > std::chrono::year{1899} && day->year() < std::chrono::year{2201}) {
            first = std::min(first, *day);
            last = std::max(last, *day);
        }
    };
    widen("SELECT min(due_key) FROM report WHERE deleted = 0");
    widen("SELECT due_key FROM report WHERE deleted = 0 AND due_key < '2200' ORDER BY due_key DESC "
          "LIMIT 1");
    widen("SELECT min(due_in) FROM loan WHERE deleted = 0");
    widen("SELECT max(due_in) FROM loan WHERE deleted = 0");
    for (Day day = first; day <= last; day = addDays(day, 1))
        m_database
            .query("INSERT INTO temp.local_day VALUES (?, ?, ?)", isoDay(day), startOfDay(day),
                   startOfDay(addDays(day, 1)))
            .run();
}

// When a kit became what it is stands in the stamp of its status.
void IndicatorStore::makeKitsGone()
{
    m_database.execute(
        "CREATE TEMP TABLE kit_gone (kit BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID");
    const RecordType *type = m_database.types().named("kit");
    const RecordField *status = type == nullptr ? nullptr : type->field("status");
    Query kits = m_database.query(
        "SELECT id, stamps FROM kit WHERE deleted = 0 AND status IN ('lost', 'written_off')");
    while (kits.step()) {
        const auto stamps = RowStamps::decode(kits.bytes(1));
        if (stamps && status != nullptr)
            m_database
                .query("INSERT INTO temp.kit_gone VALUES (?, ?)", kits.id(0),
                       stamps->of(status->number).instant())
                .run();
    }
}

void IndicatorStore::makeStreets()
{
    m_database.execute("CREATE TEMP TABLE council_street (no INTEGER PRIMARY KEY, area BLOB, ward "
                       "BLOB);"
                       "CREATE TEMP TABLE street_champion (street INTEGER, champion BLOB, PRIMARY "
                       "KEY (street, champion)) WITHOUT ROWID");
    const auto cover = ResilienceStore(m_database).streetHoldings();
    if (!cover)
        return;
    std::int64_t no = 0;
    for (const StreetHolding &street : *cover) {
        m_database
            .query("INSERT INTO temp.council_street VALUES (?, ?, ?)", no,
                   street.area.isNull() ? std::nullopt : std::optional(street.area),
                   street.ward.isNull() ? std::nullopt : std::optional(street.ward))
            .run();
        for (const Id &champion : street.champions)
            m_database
                .query("INSERT OR IGNORE INTO temp.street_champion VALUES (?, ?)", no, champion)
                .run();
        ++no;
    }
}

void IndicatorStore::makeTables(const std::vector<Period> &periods,
                                std::span<const IndicatorDefinition *const> wanted)
{
    makePeriods(periods);
    makeDays(periods);
    makeKitsGone();
    if (std::ranges::any_of(wanted,
                            [](const auto *one) { return one->sql.contains("council_street"); }))
        makeStreets();
    for (const std::string &script : sharedIndicatorScripts())
        m_database.execute(script);
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
                         .numerator = rows.real(2)};
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

Result<IndicatorRun> IndicatorStore::run(const IndicatorRequest &request)
{
    return m_database.attempt([&] {
        IndicatorRun run;
        run.periods = request.periods;
        run.asOf = m_database.clock().now();
        const Temporary temporary(m_database);
        const auto wanted = wantedOf(request);
        makeTables(request.periods, wanted);
        readPlaces(run, request.wards);
        for (const IndicatorDefinition *one : wanted) {
            Gatherer gatherer(*one, run.periods.size(), run.places.size() - 2, run.wards.size());
            if (one->isAvailable())
                gather(*one, run, gatherer);
            IndicatorFigures figures{one, gatherer.areas(), {}};
            if (one->byWard)
                figures.wards = gatherer.wards();
            settle(figures.areas, run, *one);
            settle(figures.wards, run, *one);
            if (one->isPersonal)
                suppress(figures.areas, run.periods.size(), request.suppressBelow);
            run.indicators.push_back(std::move(figures));
        }
        return run;
    });
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
        readPlaces(run, false);
        for (const IndicatorDefinition *one : some) {
            auto &list = lists.emplace_back();
            Query rows = m_database.query(std::format(
                "SELECT record, area, numerator, denominator FROM ({}) WHERE record IS NOT NULL "
                "ORDER BY record, area, numerator, denominator",
                one->sql));
            while (rows.step()) {
                const std::size_t area = numberOf(m_areaNumbers, rows, 1, run.places.size() - 2);
                list.push_back(
                    {rows.id(0), run.places[area + 1].code, rows.real(2), rows.maybe<double>(3)});
            }
        }
        return lists;
    });
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
