// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "storage/erasure.h"
#include "sync/compact.h"
#include "sync/conflicts.h"

#include <sodium.h>

#include <format>

namespace sc::test {

namespace {

std::string sealOf(const std::string &bytes)
{
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr,
                       0);
    return hash;
}

} // namespace

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
}

std::string SimulationCounts::inWords() const
{
    return std::format("{} ops, {} files ({} damaged, {} dropped, {} repeated), {} restored or "
                       "cloned, {} conflicts, {} settled, {} moves, {} erasures",
                       ops, files, damaged, dropped, repeated, restored, conflicts, settled, moves,
                       erasures);
}

Simulation::Simulation(std::uint64_t seed, const SimulationLimits &limits)
    : m_seed(seed), m_limits(limits), m_random(seed)
{
    m_allAreas = {Id::fromName("area:N"), Id::fromName("area:S"), Id::fromName("area:W")};
    const std::size_t count = chance(3) ? 8 + pick(23) : 3 + pick(4);
    const bool scoped = chance(40);
    for (std::size_t i = 0; i < count; ++i) {
        std::set<Id> areas{Id{}};
        for (const Id &area : m_allAreas)
            if (!scoped || i == 0 || chance(50))
                areas.insert(area);
        addStation(areas, {});
    }
}

void Simulation::addStation(const std::set<Id> &areas, const std::string &image)
{
    Station station{std::make_unique<Pc>(m_seed * 1'000 + ++m_made, image), areas, false, {}, {}};
    std::string text;
    for (const Id &area : areas)
        if (!area.isNull())
            text += (text.empty() ? "" : " ") + area.toString();
    if (areas.size() <= m_allAreas.size() || m_seed % 8 != 0)
        station.pc->db().setSetting("sync.areas", text);
    station.pc->clock().advance(std::chrono::minutes{pick(120)});
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

void Simulation::create(Station &at)
{
    std::vector<Id> areas(at.areas.begin(), at.areas.end());
    const Id area = areas[pick(areas.size())];
    Pc &pc = *at.pc;
    switch (pick(6)) {
    case 0:
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

std::vector<Segment> Simulation::readable(const Station &at, std::vector<Segment> all) const
{
    std::erase_if(all, [&](const Segment &one) { return !at.areas.contains(one.stream.scope); });
    return all;
}

void Simulation::damage(std::string &bytes)
{
    if (bytes.empty())
        return;
    if (chance(50))
        bytes.resize(pick(bytes.size()));
    else
        bytes[pick(bytes.size())] ^= static_cast<char>(1 << pick(8));
    ++m_counts.damaged;
}

// Every segment is a file of its own, so that files of one sending overtake each other.
void Simulation::send(Station &from)
{
    VersionVector known;
    if (chance(80))
        known = *versionVector(someStation().pc->db());
    for (const Segment &segment : from.pc->since(known)) {
        Segment part = segment;
        if (part.ops.size() > 2 && chance(30)) { // a gap, or only the beginning
            const std::size_t cut = 1 + pick(part.ops.size() - 1);
            if (chance(50)) {
                part.before = part.ops[cut - 1].hash;
                part.ops.erase(part.ops.begin(), part.ops.begin() + static_cast<long>(cut));
            } else {
                part.ops.resize(cut);
            }
        }
        File file{encodeSegment(part), {}};
        file.seal = sealOf(file.bytes);
        ++m_counts.files;
        if (chance(15)) {
            ++m_counts.dropped;
            continue;
        }
        if (chance(10)) { // the folder made a conflict copy, and half of it
            m_files.push_back(file);
            damage(m_files.back().bytes);
        }
        m_files.push_back(std::move(file));
    }
}

void Simulation::receive(Station &at)
{
    std::vector<Segment> taken;
    for (std::uint64_t n = 1 + pick(6); n > 0 && !m_files.empty(); --n) {
        const std::size_t index = pick(m_files.size());
        const File &file = m_files[index];
        m_counts.repeated += std::ranges::contains(at.known, index) ? 1 : 0;
        at.known.push_back(index);
        auto segment = decodeSegment(file.bytes); // must survive any bytes
        if (sealOf(file.bytes) == file.seal && segment)
            taken.push_back(*std::move(segment));
    }
    at.pc->take(readable(at, std::move(taken)), {.allowManyDeletions = true});
    acknowledge(*at.pc); // late edits sent on
}

void Simulation::settleOne(Station &at)
{
    ConflictStore store(at.pc->db());
    const auto list = store.list();
    if (!list || list->empty())
        return;
    const Conflict &one = (*list)[pick(list->size())];
    ConflictChoice choice{.choose = 1 + pick(one.heads.size())};
    if (one.kind == Conflict::Kind::Field && one.form == FieldKind::Text && chance(30))
        choice = {.value = Value{"A third value"}};
    if (auto settled = store.settle(one, choice, Actor{"Reviewer"}); !settled)
        m_fault = "not settled: " + settled.error().message;
    ++m_counts.settled;
    acknowledge(*at.pc);
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

void Simulation::jumpClock(Pc &pc)
{
    constexpr std::int64_t kYear = 365LL * 24 * 3600 * 1000;
    const auto by = static_cast<std::int64_t>(pick(40)) - 20;
    pc.clock().set(kMorning + std::chrono::milliseconds{chance(50) ? by * kYear : by * 3'600'000});
}

// A PC that came back from its backup does not know what it wrote since, nor what others wrote who
// were lost before it; only what is still somewhere can be everywhere at the end.
void Simulation::forget()
{
    std::map<StreamKey, std::int64_t> held;
    for (Station &one : m_stations) {
        const VersionVector vector = *versionVector(one.pc->db());
        for (const auto &[key, last] : vector)
            held[key] = std::max(held[key], last);
    }
    std::erase_if(m_acknowledged, [&](const auto &one) {
        const auto &[key, seq] = one.first;
        return seq > held[key];
    });
}

void Simulation::loseDisk(std::size_t index)
{
    Station &at = m_stations[index];
    if (at.backup.empty() || chance(40)) {
        at.backup = at.pc->db().image();
        return;
    }
    ++m_counts.restored;
    const std::string backup = at.backup;
    const std::set<Id> areas = at.areas;
    if (chance(40)) { // a clone goes on beside the original
        if (m_stations.size() < 30)
            addStation(areas, backup);
        return;
    }
    addStation(areas, backup);
    std::swap(m_stations[index], m_stations.back());
    m_stations.pop_back();
    forget();
}

void Simulation::acknowledge(Pc &pc)
{
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
        settleOne(at);
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
            if (!outcome.forked.empty() || !outcome.missing.empty())
                m_fault = "a stream forked or has a gap";
            acknowledge(*to.pc);
        }
    return moved;
}

std::string Simulation::run()
{
    const int steps = std::min(m_limits.steps, m_limits.mostSteps);
    for (int i = 0; i < steps && m_fault.empty(); ++i)
        step();
    for (int round = 0; m_fault.empty() && exchangeAll(); ++round)
        if (round > 20)
            m_fault = "the exchange does not come to rest";
    return m_fault.empty() ? verify() : m_fault;
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
