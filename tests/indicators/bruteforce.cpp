// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/bruteforce.h"

#include "champions/resiliencestore.h"
#include "storage/stamp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <set>

namespace sc::test {

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kHour = 3'600'000;

constexpr std::array kTables{"area",
                             "ward",
                             "category",
                             "report",
                             "report_step",
                             "champion",
                             "champion_group",
                             "contact",
                             "pick",
                             "attendance",
                             "loan",
                             "loan_kit",
                             "loan_step",
                             "kit",
                             "work_report",
                             "survey",
                             "cleanliness_score",
                             "household_count"};

std::int64_t daysOf(const std::chrono::year_month_day &day)
{
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

/// One o'clock in the morning, UTC, on the last Sunday of a month.
std::int64_t lastSunday(std::chrono::year year, std::chrono::month month)
{
    return daysOf(std::chrono::year_month_day{
               std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]}}) *
               kDay +
           kHour;
}

std::optional<double> middle(std::vector<double> values, double part)
{
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const double place = part * double(values.size() - 1);
    const double low = values[std::size_t(std::floor(place))];
    const double high = values[std::size_t(std::ceil(place))];
    return low + (high - low) * (place - std::floor(place));
}

} // namespace

bool Dumped::has(const std::string &column) const
{
    return !std::holds_alternative<std::monostate>(m_columns.at(column));
}
std::string Dumped::text(const std::string &column) const
{
    return has(column) ? std::get<std::string>(m_columns.at(column)) : std::string();
}
std::int64_t Dumped::integer(const std::string &column) const
{
    return has(column) ? std::get<std::int64_t>(m_columns.at(column)) : 0;
}
double Dumped::real(const std::string &column) const
{
    return has(column) ? std::get<double>(m_columns.at(column)) : 0.0;
}
std::string Dumped::ref(const std::string &column) const
{
    return has(column) ? std::get<Blob>(m_columns.at(column)).bytes : std::string();
}

std::string BruteForce::dayOf(std::int64_t at)
{
    static std::map<std::int64_t, std::string> known;
    std::string &day = known[at];
    if (day.empty())
        day = workedOutDay(at);
    return day;
}

std::string BruteForce::workedOutDay(std::int64_t at)
{
    const std::int64_t day = at >= 0 ? at / kDay : (at - kDay + 1) / kDay;
    const std::chrono::year_month_day utc{std::chrono::sys_days{std::chrono::days{day}}};
    const bool summer = at >= lastSunday(utc.year(), std::chrono::March) &&
                        at < lastSunday(utc.year(), std::chrono::October);
    const std::int64_t local = at + (summer ? kHour : 0);
    const std::int64_t there = local >= 0 ? local / kDay : (local - kDay + 1) / kDay;
    return std::format("{:%F}", std::chrono::sys_days{std::chrono::days{there}});
}

BruteForce::Rows BruteForce::dump(Database &database, const std::string &table)
{
    std::vector<std::string> names;
    Query columns = database.query("SELECT name FROM pragma_table_xinfo(?)", table);
    while (columns.step())
        names.push_back(columns.text(0));
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "\"" : ", \"") + name + '"';
    Rows rows;
    Query read = database.query("SELECT " + list + " FROM " + table);
    while (read.step()) {
        std::map<std::string, Value> row;
        for (std::size_t i = 0; i < names.size(); ++i)
            row[names[i]] = read.value(int(i));
        rows.emplace_back(std::move(row));
    }
    return rows;
}

BruteForce::BruteForce(Database &database)
    : m_now(database.clock().now().time_since_epoch().count()), m_today(dayOf(m_now))
{
    for (const char *table : kTables)
        m_tables[table] = dump(database, table);
    for (const auto &[table, rows] : m_tables)
        if (table != "category")
            for (const Dumped &row : rows)
                m_byId[table][row.ref("id")] = &row;
    for (const Dumped &row : of("area"))
        if (!row.isDeleted())
            m_areas[row.ref("id")] = row.text("code");
    for (const Dumped &row : of("ward"))
        if (!row.isDeleted())
            m_wards[row.ref("id")] = row.text("code");
    const RecordField *status = database.types().named("kit")->field("status");
    for (const Dumped &kit : of("kit")) {
        const auto stamps = RowStamps::decode(kit.ref("stamps"));
        m_goneAt[kit.ref("id")] = stamps->of(status->number).instant().time_since_epoch().count();
    }
    // Who covers which street is plan B's business and tested there.
    const auto streets = ResilienceStore(database).streetHoldings();
    for (const StreetHolding &street : streets.value_or(std::vector<StreetHolding>())) {
        const auto area = m_areas.find(std::get<Blob>(Value{street.area.toBlob()}).bytes);
        const auto ward = m_wards.find(std::get<Blob>(Value{street.ward.toBlob()}).bytes);
        m_streets.push_back({area == m_areas.end() ? "NONE" : area->second,
                             ward == m_wards.end() ? "" : ward->second,
                             0,
                             1,
                             {}});
        auto &covers = m_covers.emplace_back();
        for (const Id &champion : street.champions)
            covers.push_back(std::get<Blob>(Value{champion.toBlob()}).bytes);
    }
}

const Dumped *BruteForce::find(const std::string &table, const std::string &id) const
{
    const auto rows = m_byId.find(table);
    if (rows == m_byId.end())
        return nullptr;
    const auto found = rows->second.find(id);
    return found == rows->second.end() ? nullptr : found->second;
}

bool BruteForce::isIn(const Dumped &row, const std::string &column) const
{
    if (!row.has(column))
        return false;
    const std::string day = dayOf(row.integer(column));
    return day >= m_first && day <= m_last;
}

bool BruteForce::isBefore(const Dumped &row, const std::string &column) const
{
    return row.has(column) && dayOf(row.integer(column)) <= m_last && row.integer(column) < m_now;
}

BruteForce::Thing BruteForce::at(const Dumped &row, double numerator, double denominator) const
{
    Thing thing{"NONE", {}, numerator, denominator, {}, !row.has("area")};
    if (const auto area = m_areas.find(row.ref("area")); area != m_areas.end())
        thing.area = area->second;
    return thing;
}

bool BruteForce::isFlyTip(const Dumped &report) const
{
    const std::string category = report.text("category");
    bool is = category == "fly_tipping";
    for (const Dumped &one : of("category"))
        is = is || (one.text("code") == category && one.text("parent") == "fly_tipping");
    const std::string status = report.text("status");
    return is && status != "closed_duplicate" && status != "closed_withdrawn";
}

BruteForce::Things BruteForce::ofReports(const std::string &id) const
{
    Things things;
    for (const Dumped &report : of("report")) {
        if (report.isDeleted() || !isIn(report, "logged_at"))
            continue;
        const bool champion = report.text("source") == "champion";
        Thing thing = at(report);
        if (const auto ward = m_wards.find(report.ref("ward")); ward != m_wards.end())
            thing.ward = ward->second;
        if (id == "champion_report_share") {
            thing.numerator = champion ? 1 : 0;
            thing.denominator = 1;
        } else if (id == "top_tenth_share") {
            thing.person = report.ref("champion");
            if (thing.person.empty())
                continue;
        } else if ((id == "reports_from_champions" || id == "reports_per_champion") && !champion) {
            continue;
        } else if (id.starts_with("reports_category_") &&
                   kindOf(report) != id.substr(std::string("reports_category_").size())) {
            continue;
        } else if (id.starts_with("reports_source_") &&
                   sourceOf(report) != id.substr(std::string("reports_source_").size())) {
            continue;
        } else if (id == "recurrences" && !report.has("recurrence_of")) {
            continue;
        } else if (id == "fly_tips" && !isFlyTip(report)) {
            continue;
        }
        things.push_back(thing);
    }
    return things;
}

BruteForce::Things BruteForce::ofClosed(const std::string &id) const
{
    static const std::set<std::string> kOpen{"new", "acknowledged", "scheduled", "in_progress",
                                             "reopened"};
    Things things;
    for (const Dumped &report : of("report")) {
        const std::string status = report.text("status");
        if (report.isDeleted() || kOpen.contains(status) || !isIn(report, "closed_at"))
            continue;
        const bool noWork = status == "closed_duplicate" || status == "closed_withdrawn";
        Thing thing = at(report, 1, 1);
        if (const auto ward = m_wards.find(report.ref("ward")); ward != m_wards.end())
            thing.ward = ward->second;
        if (id == "unanswered_closures") {
            if (!report.has("champion"))
                continue;
            for (const Dumped &contact : of("contact"))
                if (!contact.isDeleted() && contact.text("kind") == "answer" &&
                    contact.ref("champion") == report.ref("champion") && contact.has("at") &&
                    contact.integer("at") >= report.integer("closed_at") &&
                    dayOf(contact.integer("at")) <= m_last)
                    thing.numerator = 0;
        } else if (noWork) {
            continue;
        } else if (id == "closed_on_time_share") {
            if (!report.has("due_on"))
                continue;
            thing.numerator =
                dayOf(report.integer("closed_at")) <= report.text("due_on") ? 1.0 : 0.0;
        } else {
            thing.numerator =
                double(report.integer("closed_at") - report.integer("logged_at")) / double(kDay);
            if (thing.numerator < 0)
                continue;
        }
        things.push_back(thing);
    }
    return things;
}

BruteForce::Things BruteForce::things(const std::string &id) const
{
    const auto with = [](Things one, const Things &other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    };
    if (id == "reports_per_1000_households")
        return ofHouseholds();
    if (id == "reports_per_champion") {
        Things books = ofChampions("champions_active");
        for (Thing &thing : books)
            thing = {thing.area, {}, 0, 1, {}};
        return with(ofReports(id), books);
    }
    if (id == "closed_on_time_share" || id.starts_with("days_to_close") ||
        id == "unanswered_closures")
        return ofClosed(id);
    if (id == "reopened") {
        Things things;
        for (const Dumped &step : of("report_step")) {
            const Dumped *report = find("report", step.ref("report"));
            if (step.isDeleted() || step.text("to_status") != "reopened" || !isIn(step, "at") ||
                report == nullptr || report->isDeleted())
                continue;
            Thing thing = at(*report);
            if (const auto ward = m_wards.find(report->ref("ward")); ward != m_wards.end())
                thing.ward = ward->second;
            things.push_back(thing);
        }
        return things;
    }
    if (id == "coverage_gap_streets")
        return ofStreets();
    if (id.starts_with("champions_"))
        return ofChampions(id);
    if (id == "volunteers")
        return ofPeopleAtPicks(id);
    if (id == "volunteer_hours")
        return with(ofPeopleAtPicks(id), ofLoans(id));
    if (id == "bags")
        return with(ofPicks(id), ofLoans(id));
    if (id.starts_with("picks_") || id.starts_with("kg_"))
        return ofPicks(id);
    if (id == "kits_lost")
        return ofKitsLost();
    if (id.starts_with("kits_") || id == "gate_overrides" || id == "work_reports")
        return ofLoans(id);
    if (id.starts_with("satisfaction_"))
        return ofSurveys(id.substr(13));
    if (id == "cleanliness_score")
        return ofSites("litter");
    if (id.starts_with("cleanliness_score_"))
        return ofSites(id.substr(18));
    return ofReports(id);
}

std::optional<double> BruteForce::value(const IndicatorDefinition &one, const std::string &first,
                                        const std::string &last, const std::string &place,
                                        bool ward)
{
    m_first = first;
    m_last = last;
    double numerator = 0;
    double denominator = 0;
    std::vector<double> values;
    std::map<std::string, double> persons;
    bool any = false;
    auto &known = m_known[one.id + first + last];
    if (!known)
        known = things(one.id);
    // Surveys and graded sites of the whole council stand for those of its areas.
    const bool standsFor =
        one.id.starts_with("satisfaction_") || one.id.starts_with("cleanliness_");
    const bool own = standsFor && std::ranges::any_of(*known, &Thing::isWhole);
    const bool beyond = one.id == "reports_per_1000_households";
    for (const Thing &thing : *known) {
        if (!ward &&
            (place == "ALL" ? own && !thing.isWhole : thing.isWhole && (standsFor || beyond)))
            continue;
        if (ward ? thing.ward != place : place != "ALL" && thing.area != place)
            continue;
        any = true;
        numerator += thing.numerator;
        denominator += thing.denominator;
        values.push_back(thing.numerator);
        if (!thing.person.empty())
            persons[thing.person] += thing.numerator;
    }
    if (one.id == "coverage_gap_streets")
        return any ? std::optional(numerator) : std::nullopt;
    if (one.id == "days_to_close_median" || one.id == "days_to_close_p90")
        return middle(values, one.id.ends_with("p90") ? 0.9 : 0.5);
    if (one.id == "volunteers")
        return double(persons.size());
    if (one.id == "top_tenth_share") {
        std::vector<double> deeds;
        for (const auto &[person, done] : persons)
            deeds.push_back(done);
        std::sort(deeds.rbegin(), deeds.rend());
        // Five of fifty; of 14 people one, of 15 two.
        const auto top = std::size_t(std::max(1.0, std::floor(double(deeds.size()) / 10 + 0.5)));
        double theirs = 0;
        for (std::size_t i = 0; i < std::min(top, deeds.size()); ++i)
            theirs += deeds[i];
        return numerator > 0 ? std::optional(100 * theirs / numerator) : std::nullopt;
    }
    double scale = 0; // of a ratio
    if (one.unit == "percent")
        scale = 100;
    else if (one.id == "reports_per_1000_households")
        scale = 1000;
    else if (one.id == "reports_per_champion")
        scale = 1;
    if (scale == 0)
        return numerator;
    return denominator > 0 ? std::optional(scale * numerator / denominator) : std::nullopt;
}

} // namespace sc::test
