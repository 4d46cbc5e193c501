// SPDX-License-Identifier: GPL-3.0-or-later
// Champions, picks, loans and what is typed, counted by loops.
#include "indicators/bruteforce.h"

#include <algorithm>
#include <chrono>
#include <format>
#include <map>
#include <set>

namespace sc::test {

namespace {

std::string later(const std::string &day, int days)
{
    int year = std::stoi(day.substr(0, 4));
    const std::chrono::sys_days moved =
        std::chrono::sys_days{std::chrono::year{year} /
                              std::chrono::month{unsigned(std::stoi(day.substr(5, 2)))} /
                              std::chrono::day{unsigned(std::stoi(day.substr(8, 2)))}} +
        std::chrono::days{days};
    return std::format("{:%F}", moved);
}

} // namespace

bool BruteForce::isOnBooks(const Dumped &champion) const
{
    const std::string then = std::min(m_last, m_today);
    if (champion.isDeleted() || (champion.has("joined_on") && champion.text("joined_on") > then))
        return false;
    return champion.text("status") == "active" ||
           (champion.text("status") == "left" && champion.has("left_on") &&
            champion.text("left_on") > then);
}

bool BruteForce::wasHeard(const Dumped &champion) const
{
    // The 90 days before the end of the period: 1 July for 30 June; or those before today.
    const std::string end = m_today > m_last ? later(m_last, 1) : m_today;
    const std::string since = later(end, -90);
    const auto counts = [&](const Dumped &row, const std::string &column) {
        return isBefore(row, column) && dayOf(row.integer(column)) >= since;
    };
    const std::string id = champion.ref("id");
    bool heard = counts(champion, "last_heard_at");
    for (const Dumped &report : of("report"))
        heard = heard || (!report.isDeleted() && report.ref("champion") == id &&
                          counts(report, "logged_at"));
    for (const Dumped &contact : of("contact"))
        heard = heard || (!contact.isDeleted() && contact.ref("champion") == id &&
                          contact.integer("answered") == 1 && counts(contact, "at"));
    for (const Dumped &one : of("attendance")) {
        const Dumped *pick = find("pick", one.ref("pick"));
        const std::string status = one.text("status");
        heard = heard || (!one.isDeleted() && one.ref("champion") == id && pick != nullptr &&
                          !pick->isDeleted() && (status == "attended" || status == "walk_in") &&
                          counts(*pick, "starts_at"));
    }
    return heard;
}

BruteForce::Things BruteForce::ofChampions(const std::string &id) const
{
    const auto within = [&](const Dumped &row, const std::string &column) {
        return row.has(column) && row.text(column) >= m_first && row.text(column) <= m_last;
    };
    Things things;
    for (const Dumped &champion : of("champion")) {
        if (champion.isDeleted())
            continue;
        const std::string status = champion.text("status");
        bool counts = false;
        if (id == "champions_new")
            counts = status != "prospective" && within(champion, "joined_on");
        else if (id == "champions_lapsed")
            counts = status == "left" && within(champion, "left_on");
        else
            counts = isOnBooks(champion) && (id != "champions_quiet" || !wasHeard(champion));
        if (counts)
            things.push_back(at(champion));
    }
    return things;
}

BruteForce::Things BruteForce::ofPicks(const std::string &id) const
{
    Things things;
    for (const Dumped &pick : of("pick")) {
        const std::string status = pick.text("status");
        const bool held = status == "live" || status == "figures_due" || status == "closed";
        if (pick.isDeleted() || !isIn(pick, "starts_at") ||
            (id == "picks_cancelled" ? status != "cancelled" : !held))
            continue;
        Thing thing = at(pick);
        if (const auto ward = m_wards.find(pick.ref("ward")); ward != m_wards.end())
            thing.ward = ward->second;
        if (id == "bags")
            thing.numerator = double(pick.integer("bags_general") + pick.integer("bags_recycling"));
        else if (id == "kg_measured" || id == "kg_estimated")
            thing.numerator = pick.real(id);
        things.push_back(thing);
    }
    return things;
}

BruteForce::Things BruteForce::ofPeopleAtPicks(const std::string &id) const
{
    Things things;
    std::map<std::pair<std::string, std::string>, Thing> hours;
    for (const Dumped &one : of("attendance")) {
        const Dumped *pick = find("pick", one.ref("pick"));
        const std::string status = one.text("status");
        if (one.isDeleted() || pick == nullptr || pick->isDeleted() || !isIn(*pick, "starts_at") ||
            (status != "attended" && status != "walk_in"))
            continue;
        const std::string then = pick->text("status");
        if (then != "live" && then != "figures_due" && then != "closed")
            continue;
        Thing thing = at(*pick);
        if (const auto ward = m_wards.find(pick->ref("ward")); ward != m_wards.end())
            thing.ward = ward->second;
        thing.person = one.has("champion") ? one.ref("champion") : one.ref("id");
        if (id == "volunteers") {
            things.push_back(thing);
            continue;
        }
        thing.numerator = 0;
        Thing &sum = hours.try_emplace({one.ref("pick"), thing.person}, thing).first->second;
        sum.numerator = std::max(sum.numerator, double(one.integer("minutes")) / 60.0);
    }
    for (const auto &[key, thing] : hours)
        things.push_back(thing);
    return things;
}

std::string BruteForce::areaOfLoan(const Dumped &loan) const
{
    for (const auto &[column, table] :
         {std::pair{"borrower", "champion"}, {"host_group", "champion_group"}, {"pick", "pick"}}) {
        const Dumped *row = loan.has(column) ? find(table, loan.ref(column)) : nullptr;
        if (row != nullptr && row->has("area")) {
            const auto area = m_areas.find(row->ref("area"));
            return area == m_areas.end() ? "NONE" : area->second;
        }
    }
    return "NONE";
}

BruteForce::Things BruteForce::ofLoans(const std::string &id) const
{
    Things things;
    const auto add = [&](const Dumped &loan, double numerator, double denominator = 0) {
        things.push_back({areaOfLoan(loan), {}, numerator, denominator, {}});
    };
    if (id == "gate_overrides" || id == "work_reports" || id == "bags" || id == "volunteer_hours") {
        for (const Dumped &row : of(id == "gate_overrides" ? "loan_step" : "work_report")) {
            const Dumped *loan = find("loan", row.ref("loan"));
            if (row.isDeleted() || loan == nullptr || loan->isDeleted())
                continue;
            if (id == "gate_overrides") {
                const std::string action = row.text("action");
                const bool counts = action == "hand_over"
                                        ? isIn(row, "at")
                                        : action == "import" && isIn(*loan, "out_at");
                if (counts && !row.text("override_rules").empty())
                    add(*loan, 1);
            } else if (isIn(row, "made_at") && (id == "work_reports" || !loan->has("pick"))) {
                add(*loan, id == "bags"              ? double(row.integer("bags"))
                           : id == "volunteer_hours" ? row.real("hours")
                                                     : 1.0);
            }
        }
        return things;
    }
    for (const Dumped &one : of("loan_kit")) {
        const Dumped *loan = find("loan", one.ref("loan"));
        if (one.isDeleted() || loan == nullptr || loan->isDeleted())
            continue;
        const std::string status = loan->text("status");
        if (id == "kits_out" && isIn(*loan, "out_at"))
            add(*loan, 1);
        if (id == "kits_on_time_share" && isIn(*loan, "returned_at") && loan->has("due_in"))
            add(*loan, dayOf(loan->integer("returned_at")) <= loan->text("due_in") ? 1.0 : 0.0, 1);
        if (id != "kits_overdue")
            continue;
        bool out = isBefore(*loan, "out_at") && !isBefore(*loan, "returned_at") &&
                   (status == "out" || status == "checking" || status == "incomplete" ||
                    status == "closed" || status == "written_off");
        if (!loan->has("returned_at") && status != "out") // came from a file as over
            out = out && (loan->has("closed_at") ? !isBefore(*loan, "closed_at")
                          : loan->has("due_in")
                              ? loan->text("due_in") > m_last || loan->text("due_in") > m_today
                              : !isBefore(*loan, "out_at"));
        for (const Dumped &step : of("loan_step"))
            if (!step.isDeleted() && step.ref("loan") == one.ref("loan") &&
                step.text("action") == "write_off" && isBefore(step, "at"))
                out = false;
        const bool late =
            loan->has("due_in") && loan->text("due_in") <= m_last && loan->text("due_in") < m_today;
        if (out)
            add(*loan, late ? 1.0 : 0.0, 1);
    }
    return things;
}

// A file that tells of a loan that was written off tells when its kits were gone.
std::int64_t BruteForce::goneAt(const Dumped &kit) const
{
    const std::int64_t written = m_goneAt.at(kit.ref("id"));
    std::int64_t told = -1;
    for (const Dumped &step : of("loan_step")) {
        const Dumped *loan = find("loan", step.ref("loan"));
        if (step.isDeleted() || step.text("action") != "import" || loan == nullptr ||
            step.text("to_status") != "written_off" || step.integer("at") < written - 300'000 ||
            loan->isDeleted() || loan->text("status") != "written_off" ||
            loan->has("returned_at") || !loan->has("closed_at"))
            continue;
        for (const Dumped &one : of("loan_kit"))
            if (!one.isDeleted() && one.ref("loan") == loan->ref("id") &&
                one.ref("kit") == kit.ref("id"))
                told = std::max(told, loan->integer("closed_at"));
    }
    return told < 0 ? written : std::min(written, told);
}

BruteForce::Things BruteForce::ofKitsLost() const
{
    Things things;
    for (const Dumped &kit : of("kit")) {
        const std::string status = kit.text("status");
        const std::string day = dayOf(goneAt(kit));
        if (kit.isDeleted() || (status != "lost" && status != "written_off") || day < m_first ||
            day > m_last)
            continue;
        const Dumped *last = nullptr;
        for (const Dumped &one : of("loan_kit")) {
            const Dumped *loan = find("loan", one.ref("loan"));
            if (one.isDeleted() || one.ref("kit") != kit.ref("id") || loan == nullptr ||
                loan->isDeleted() || !loan->has("out_at"))
                continue;
            if (last == nullptr || loan->integer("out_at") > last->integer("out_at") ||
                (loan->integer("out_at") == last->integer("out_at") &&
                 loan->ref("id") < last->ref("id")))
                last = loan;
        }
        things.push_back({last == nullptr ? "NONE" : areaOfLoan(*last), {}, 1, 0, {}});
    }
    return things;
}

std::string BruteForce::kindOf(const Dumped &report) const
{
    static const std::set<std::string> kTold{
        "litter",          "fly_tipping", "graffiti",    "fly_posting",       "dog_fouling",
        "overflowing_bin", "detritus",    "weeds",       "abandoned_vehicle", "trade_waste",
        "untidy_garden",   "drug_litter", "dead_animal", "street_furniture",  "trolley",
        "hazardous"};
    std::string kind = report.text("category");
    kind = kind.substr(0, kind.find('.')); // as the codes are made
    return kTold.contains(kind) ? kind : "other";
}

std::string BruteForce::sourceOf(const Dumped &report)
{
    static const std::set<std::string> kTold{"champion",  "public",  "councillor", "staff",
                                             "walkabout", "meeting", "pick",       "kit"};
    const std::string source = report.text("source");
    return kTold.contains(source) ? source : "other";
}

BruteForce::Things BruteForce::ofSurveys(const std::string &question) const
{
    Things things;
    for (const Dumped &row : of("survey"))
        if (!row.isDeleted() && row.text("question") == question && row.has("held_on") &&
            row.text("held_on") >= m_first && row.text("held_on") <= m_last)
            things.push_back(
                at(row, double(row.integer("satisfied")), double(row.integer("answered"))));
    return things;
}

BruteForce::Things BruteForce::ofSites(const std::string &element) const
{
    Things things;
    for (const Dumped &row : of("cleanliness_score")) {
        if (row.isDeleted() || row.text("element") != element || row.text("held_on") < m_first ||
            row.text("held_on") > m_last)
            continue;
        Thing thing = at(row, double(row.integer("below_b")) + double(row.integer("b_minus")) / 2.0,
                         double(row.integer("sites")));
        if (const auto ward = m_wards.find(row.ref("ward")); ward != m_wards.end())
            thing.ward = ward->second;
        things.push_back(thing);
    }
    return things;
}

// Reports of areas that have no number count only where the council has its own.
BruteForce::Things BruteForce::ofHouseholds() const
{
    std::map<std::string, const Dumped *> latest; // by the area's id; empty: the council's own
    for (const Dumped &row : of("household_count")) {
        if (row.isDeleted() || !row.has("from_on") || row.text("from_on") > m_last)
            continue;
        const Dumped *&now = latest[row.ref("area")];
        if (now == nullptr || std::pair(row.text("from_on"), row.ref("id")) >
                                  std::pair(now->text("from_on"), now->ref("id")))
            now = &row;
    }
    Things things;
    const auto own = latest.find({});
    for (Thing &thing : ofReports("reports_logged")) {
        bool has = own != latest.end();
        for (const auto &[area, row] : latest)
            has = has || (!area.empty() && at(*row).area == thing.area);
        if (has)
            things.push_back(thing);
    }
    double areas = 0;
    for (const auto &[area, row] : latest) {
        if (area.empty())
            continue;
        areas += double(row->integer("households"));
        things.push_back(at(*row, 0, double(row->integer("households"))));
    }
    if (own != latest.end())
        things.push_back(
            {"NONE", {}, 0, double(own->second->integer("households")) - areas, {}, true});
    return things;
}

BruteForce::Things BruteForce::ofStreets() const
{
    Things things = m_streets;
    for (std::size_t i = 0; i < things.size(); ++i) {
        things[i].numerator = 1;
        for (const std::string &champion : m_covers[i])
            if (const Dumped *row = find("champion", champion); row != nullptr && isOnBooks(*row))
                things[i].numerator = 0;
    }
    return things;
}

} // namespace sc::test
