// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "storage/erasure.h"
#include "sync/compact.h"

#include <algorithm>
#include <format>

namespace sc::test {

void SimulationCounts::add(const SimulationCounts &other)
{
    ops += other.ops;
    files += other.files;
    damaged += other.damaged;
    dropped += other.dropped;
    repeated += other.repeated;
    restored += other.restored;
    conflicts += other.conflicts;
    settled += other.settled;
    moves += other.moves;
    erasures += other.erasures;
    full += other.full;
    upgraded += other.upgraded;
    elsewhere += other.elsewhere;
}

std::string SimulationCounts::inWords() const
{
    return std::format("{} ops, {} files ({} damaged, {} dropped, {} repeated), {} restored or "
                       "cloned, {} conflicts, {} settled, {} moves, {} erasures, {} times no room, "
                       "{} brought up to date, {} logged elsewhere",
                       ops, files, damaged, dropped, repeated, restored, conflicts, settled, moves,
                       erasures, full, upgraded, elsewhere);
}

Simulation::Simulation(std::uint64_t seed, const SimulationLimits &limits)
    : m_seed(seed)
    , m_limits(limits)
    , m_random(seed)
    , m_extended(seed > kExtendedFrom)
    , m_apart(seed > kApartFrom)
    , m_hangs(seed > kHangingFrom)
    , m_logsElsewhere(seed > kElsewhereFrom)
{
    m_allAreas = {Id::fromName("area:N"), Id::fromName("area:S"), Id::fromName("area:W")};
    const std::size_t count = chance(3) ? 8 + pick(23) : 3 + pick(4);
    const bool scoped = chance(m_logsElsewhere ? 90 : 40);
    const bool mixed = m_extended && chance(50);
    if (m_extended && m_seed % 3 == 0)
        m_post = std::make_unique<SimulationPost>(m_allAreas);
    for (std::size_t i = 0; i < count; ++i) {
        std::set<Id> areas{Id{}};
        for (const Id &area : m_allAreas)
            if (!scoped || i == 0 || chance(50))
                areas.insert(area);
        addStation(areas, {});
        if (i > 0 && mixed && chance(40))
            makeOld(m_stations.back());
    }
}

void Simulation::addStation(const std::set<Id> &areas, const std::string &image)
{
    Station station;
    station.pc = std::make_unique<Pc>(m_seed * 1'000 + ++m_made, image);
    station.areas = areas;
    std::string text;
    for (const Id &area : areas)
        if (!area.isNull())
            text += (text.empty() ? "" : " ") + area.toString();
    if (areas.size() <= m_allAreas.size() || m_seed % 8 != 0)
        station.pc->db().setSetting("sync.areas", text);
    station.pc->clock().advance(std::chrono::minutes{pick(120)});
    if (!image.empty()) // it goes on where the one it is a copy of was
        for (const auto &[device, latest] : std::map(m_latest))
            m_latest[station.pc->db().device().id] =
                std::max(m_latest[station.pc->db().device().id], latest);
    m_stations.push_back(std::move(station));
}

std::optional<Id> Simulation::someRecord(Pc &pc, const std::string &type)
{
    Query rows = pc.db().query("SELECT id FROM " + type + " ORDER BY id");
    std::vector<Id> ids;
    while (rows.step())
        ids.push_back(rows.id(0));
    return ids.empty() ? std::nullopt : std::optional(ids[pick(ids.size())]);
}

Id Simulation::someArea(const Station &at)
{
    if (m_logsElsewhere && chance(40)) {
        const Id area = m_allAreas[pick(m_allAreas.size())];
        m_counts.elsewhere += at.areas.contains(area) ? 0 : 1;
        return area;
    }
    const std::vector<Id> areas(at.areas.begin(), at.areas.end());
    return areas[pick(areas.size())];
}

void Simulation::create(Station &at)
{
    const Id area = someArea(at);
    Pc &pc = *at.pc;
    switch (pick(6)) {
    case 0:
        if (m_extended && !at.isOld && chance(20))
            pc.create("membership", {{"champion", refValue(Id::fromName("Ann"))}});
        pc.create("champion", {{"name", Value{chance(50) ? "Ann Bell" : "Tom Reed"}}});
        break;
    case 1: {
        const Id council = Id::fromName("council");
        if (!pc.has(council))
            pc.create("council", council, {{"name", Value{std::format("Haleby {}", pick(3))}}});
        break;
    }
    default:
        pc.create("report", {{"description", Value{std::format("Sofa {}", pick(9))}},
                             {"priority", Value{"normal"}},
                             {"area", refValue(area)}});
    }
}

void Simulation::write(Station &at, const Id &report)
{
    Pc &pc = *at.pc;
    if (m_hangs && chance(40))
        return hang(at, report);
    if (m_apart && chance(30))
        return writeTogether(pc, report);
    switch (pick(9)) {
    case 0:
        pc.remove("report", report);
        break;
    case 1:
        pc.update("report", report, {{"deleted", Value{std::int64_t{0}}}});
        break;
    case 2:
        pc.update("report", report, {{"area", refValue(m_allAreas[pick(m_allAreas.size())])}});
        ++m_counts.moves;
        break;
    case 3:
        pc.create("report_step", {{"report", refValue(report)}, {"note", Value{"Rang"}}});
        break;
    case 4:
        if (m_extended && !at.isOld && chance(30))
            pc.update("report", report, {{"size", Value{std::format("z{}", pick(3))}}});
        pc.update("report", report,
                  {{"priority", Value{std::format("p{}", pick(3))}},
                   {"street", Value{std::format("s{}", pick(3))}}});
        break;
    default:
        pc.update("report", report, {{"description", Value{std::format("Bed {}", pick(4))}}});
    }
}

void Simulation::edit(Station &at)
{
    at.pc->clock().advance(std::chrono::milliseconds{chance(30) ? 0 : pick(600'000)});
    const auto report = chance(25) ? std::nullopt : someRecord(*at.pc, "report");
    const auto champion = chance(15) ? someRecord(*at.pc, "champion") : std::nullopt;
    if (champion)
        at.pc->update("champion", *champion,
                      {{"name", Value{std::format("Ann {}", pick(3))}},
                       {"phone", Value{std::format("0132{}", pick(3))}}});
    else if (report)
        write(at, *report);
    else
        create(at);
    acknowledge(*at.pc);
}

// Where something is, and whether it is closed, is told by more than one field.
void Simulation::writeTogether(Pc &pc, const Id &report)
{
    const double place = 50.0 + static_cast<double>(pick(4));
    const bool open = chance(50);
    const bool isOpen =
        pc.db().query("SELECT 1 FROM report WHERE id = ? AND status IS NOT 'done'", report).step();
    if (chance(50))
        pc.update(
            "report", report,
            {{"latitude", Value{place}}, {"longitude", Value{-place}}, {"boundary", Value{}}});
    else if (isOpen != open) // a step leads to another state
        pc.update("report", report,
                  {{"status", Value{open ? "new" : "done"}},
                   {"closed_at", open ? Value{} : Value{static_cast<std::int64_t>(1 + pick(3))}}});
}

bool Simulation::settle(Station &at, const Conflict &one, const ConflictChoice &choice)
{
    auto settled = ConflictStore(at.pc->db()).settle(one, choice, Actor{"Reviewer"});
    if (!settled)
        m_fault = "not settled: " + settled.error().message;
    ++m_counts.settled;
    acknowledge(*at.pc);
    return settled.has_value();
}

void Simulation::settleOne(Station &at)
{
    ConflictStore store(at.pc->db());
    const auto list = store.list();
    if (!list || list->empty())
        return;
    const Conflict &one = (*list)[pick(list->size())];
    ConflictChoice choice{.choose = 1 + pick(one.heads.size())};
    if (one.kind == Conflict::Kind::Field && one.form == FieldKind::Text && one.field != "status" &&
        chance(30))
        choice = {.value = Value{"A third value"}};
    settle(at, one, choice);
}

// Two people, neither of whom knows of the other, decide one matter in two ways.
void Simulation::settleApart(Station &at)
{
    const auto list = ConflictStore(at.pc->db()).list();
    if (!list || list->empty())
        return;
    const Conflict &here = (*list)[pick(list->size())];
    for (Station &other : m_stations) {
        if (&other == &at || other.retired)
            continue;
        const auto there = ConflictStore(other.pc->db()).find(here.id.toString());
        if (!there)
            continue;
        const bool clash = here.kind == Conflict::Kind::SamePerson;
        settle(at, here, {.choose = 1});
        settle(other, *there,
               clash && chance(30) ? ConflictChoice{.both = true}
                                   : ConflictChoice{.choose = there->heads.size()});
        return;
    }
}

// Whoever has everything goes through the list until nothing is left.
void Simulation::settleAll()
{
    constexpr int kMost = 1'000;
    Station &at = m_stations.front();
    for (int done = 0; m_fault.empty(); ++done) {
        const auto list = ConflictStore(at.pc->db()).list();
        if (!list || list->empty())
            break;
        if (done > kMost)
            m_fault = "the review list does not get shorter";
        settle(at, list->front(), {.choose = 1 + pick(list->front().heads.size())});
    }
    for (int round = 0; m_fault.empty() && exchangeAll(); ++round)
        if (round > 20)
            m_fault = "the exchange of what was decided does not come to rest";
}

void Simulation::eraseOne(Station &at)
{
    const auto champion = someRecord(*at.pc, "champion");
    if (!champion)
        return;
    Change change(at.pc->db(), Actor{"Supervisor"});
    static_cast<void>(Erasure(change).wipe("champion", *champion, {"name", "phone"}));
    if (!change.commit())
        m_fault = "not erased";
    ++m_counts.erasures;
    acknowledge(*at.pc);
}

void Simulation::acknowledge(Pc &pc)
{
    Instant &latest = m_latest[pc.db().device().id];
    latest = std::max(latest, pc.clock().now());
    Query rows = pc.db().query("SELECT s.scope, o.seq, o.hash FROM op_log o JOIN stream s ON "
                               "s.no = o.stream WHERE s.device = ?",
                               pc.db().device().no);
    while (rows.step())
        m_acknowledged[{{rows.id(0), pc.db().device().id}, rows.integer(1)}] = rows.bytes(2);
}

void Simulation::step()
{
    const std::size_t index = pick(m_stations.size());
    Station &at = m_stations[index];
    if (at.retired) {
        at.retired = !chance(10);
        return;
    }
    const std::uint64_t what = pick(100);
    if (what < 45)
        edit(at);
    else if (what < 65)
        send(at);
    else if (what < 85)
        receive(at);
    else if (what < 90)
        m_apart &&chance(50) ? settleApart(at) : settleOne(at);
    else if (what < 93)
        jumpClock(*at.pc);
    else if (what < 97)
        loseDisk(index);
    else if (what < 98)
        at.retired = true;
    else if (what < 99)
        compactOne(at);
    else
        eraseOne(at);
}

// What every PC still in use has; the others' word does not count.
void Simulation::compactOne(Station &at)
{
    m_compacted = true;
    VersionVector known = *versionVector(at.pc->db());
    for (Station &one : m_stations) {
        if (one.retired)
            continue;
        const VersionVector theirs = *versionVector(one.pc->db());
        for (auto &[key, last] : known) {
            const auto held = theirs.find(key);
            if (one.areas.contains(key.scope))
                last = std::min(last, held == theirs.end() ? 0 : held->second);
        }
    }
    if (!compact(at.pc->db(), known, at.pc->clock().now()))
        m_fault = "not compacted";
}

bool Simulation::exchangeAll()
{
    bool moved = false;
    for (Station &to : m_stations)
        for (Station &from : m_stations) {
            if (&to == &from)
                continue;
            const auto segments = readable(to, from.pc->since(*versionVector(to.pc->db())));
            if (segments.empty())
                continue;
            const MergeOutcome outcome = to.pc->take(segments, {.allowManyDeletions = true});
            moved = moved || outcome.opsTaken > 0;
            const VersionVector has = *versionVector(from.pc->db());
            const bool hadIt = std::ranges::any_of(outcome.missing, [&](const MissingRange &one) {
                const auto held = has.find(one.stream);
                return held != has.end() && held->second >= one.from;
            });
            if (!outcome.forked.empty())
                m_fault = "a stream forked";
            else if (hadIt) // what a lost PC had is missing for good
                m_fault = "a stream has a gap";
            acknowledge(*to.pc);
        }
    return moved;
}

std::string Simulation::run()
{
    const int steps = std::min(m_limits.steps, m_limits.mostSteps);
    for (int i = 0; i < steps && m_fault.empty(); ++i)
        step();
    upgradeAll();
    if (m_logsElsewhere)
        std::ranges::for_each(m_stations, [&](Station &one) { letGo(one); });
    for (Station &one : m_stations) // what a full disk cut short
        if (!followUp(one.pc->db()))
            m_fault = "what was to follow a merge cannot be done";
        else
            acknowledge(*one.pc);
    for (int round = 0; m_fault.empty() && exchangeAll(); ++round)
        if (round > 20)
            m_fault = "the exchange does not come to rest";
    if (std::string wrong = m_fault.empty() ? verify() : m_fault; !wrong.empty() || !m_apart)
        return wrong;
    settleAll();
    if (std::string wrong = m_fault.empty() ? verify() : m_fault; !wrong.empty())
        return wrong;
    for (Station &at : m_stations)
        if (std::string wrong = verifySettled(at); !wrong.empty())
            return std::format("PC {}: {}", &at - m_stations.data(), wrong);
    return {};
}

std::string shrunk(std::uint64_t seed, const SimulationLimits &limits)
{
    SimulationLimits tried = limits;
    int fails = limits.steps; // known to
    int passes = 0;
    while (fails - passes > 1) {
        tried.mostSteps = (fails + passes) / 2;
        (Simulation(seed, tried).run().empty() ? passes : fails) = tried.mostSteps;
    }
    tried.mostSteps = fails;
    return std::format("seed {} after {} steps: {}", seed, fails, Simulation(seed, tried).run());
}

} // namespace sc::test
