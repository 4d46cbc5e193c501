// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in a simulation: with files, disks and clocks.
#include "simulation.h"
#include "sync/conflicts.h"

#include <sodium.h>

#include <algorithm>
#include <format>
#include <iterator>

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
        File file;
        if (m_post) {
            file.bytes = m_post->seal(Id::fromName(std::format("{} {}", m_seed, m_files.size())),
                                      from.areas, part);
        } else {
            file.bytes = encodeSegment(part);
            file.seal = sealOf(file.bytes);
        }
        ++m_counts.files;
        if (chance(15)) {
            ++m_counts.dropped;
            continue;
        }
        if (chance(10)) { // the folder made a conflict copy, and half of it
            m_files.push_back(file);
            m_files.back().damaged = true;
            damage(m_files.back().bytes);
        }
        m_files.push_back(std::move(file));
    }
    if (m_logsElsewhere && chance(70))
        letGo(from);
}

// What was logged for another area goes with what was sent, whatever becomes of the file.
void Simulation::letGo(Station &at)
{
    const std::set<Id> all(m_allAreas.begin(), m_allAreas.end());
    if (!letGoOfSent(at.pc->db(), all))
        m_fault = "what was logged for another area is not let go";
    acknowledge(*at.pc);
}

void Simulation::receive(Station &at)
{
    std::vector<Segment> taken;
    for (std::uint64_t n = 1 + pick(6); n > 0 && !m_files.empty(); --n) {
        const std::size_t index = pick(m_files.size());
        const File &file = m_files[index];
        m_counts.repeated += std::ranges::contains(at.known, index) ? 1 : 0;
        at.known.push_back(index);
        std::ranges::move(openFile(at, file), std::back_inserter(taken));
    }
    taken = readable(at, std::move(taken));
    if (m_extended && chance(12))
        fillDisk(at, taken);
    if (m_seed % 10 == 0)
        countQuestions(at, taken);
    at.pc->take(taken, {.allowManyDeletions = true});
    acknowledge(*at.pc); // late edits sent on
}

// How many questions a file brings is told without listing them; tried here, and listed.
void Simulation::countQuestions(Station &at, const std::vector<Segment> &segments)
{
    Database &database = at.pc->db();
    const auto trial = MergeTrial::begin(database);
    const auto ids = [&] {
        std::set<Id> all;
        const auto list = ConflictStore(database).list();
        for (const Conflict &one : list.value_or(std::vector<Conflict>()))
            all.insert(one.id);
        return all;
    };
    const std::set<Id> before = ids();
    const auto outcome =
        merge(database, segments, {.allowManyDeletions = true, .countConflicts = true});
    std::set<Id> after = ids();
    std::erase_if(after, [&](const Id &one) { return before.contains(one); });
    if (outcome && outcome->newConflicts != static_cast<int>(after.size()))
        m_fault = std::format("{} questions are told where there are {}", outcome->newConflicts,
                              after.size());
}

/// What is in a file, as far as it is whole and for this PC. Must survive any bytes.
std::vector<Segment> Simulation::openFile(const Station &at, const File &file)
{
    if (m_post) {
        const auto opened = m_post->open(file.bytes, at.areas);
        if (opened && file.damaged)
            m_fault = "a damaged file was opened";
        return opened.value_or(std::vector<Segment>{});
    }
    auto segment = decodeSegment(file.bytes);
    if (sealOf(file.bytes) != file.seal || !segment)
        return {};
    return {*std::move(segment)};
}

// There is no more room: all of it is refused, or it was taken and what follows is done later.
void Simulation::fillDisk(Station &at, const std::vector<Segment> &segments)
{
    Database &database = at.pc->db();
    const auto pages = [&](std::int64_t most) {
        database.execute("PRAGMA max_page_count = " + std::to_string(most));
    };
    std::int64_t used = 0;
    {
        Query count = database.query("PRAGMA page_count");
        count.step();
        used = count.integer(0);
    }
    pages(used);
    if (const auto merged = merge(database, segments, {.allowManyDeletions = true}); !merged)
        ++m_counts.full;
    pages(1'000'000'000);
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
    const bool isOld = at.isOld;
    if (chance(40)) { // a clone goes on beside the original
        if (m_stations.size() < 30) {
            addStation(areas, backup);
            m_stations.back().isOld = isOld;
        }
        return;
    }
    addStation(areas, backup);
    m_stations.back().isOld = isOld;
    std::swap(m_stations[index], m_stations.back());
    m_stations.pop_back();
    forget();
}

// A version that lacks a field and a type which others write.
void Simulation::makeOld(Station &at)
{
    at.isOld = true;
    Database &before = at.pc->db();
    before.execute("DELETE FROM record_field WHERE type = 31 AND column_name = 'size';"
                   "DELETE FROM record_field WHERE type = 22;"
                   "DELETE FROM record_type WHERE number = 22");
    at.pc = std::make_unique<Pc>(m_seed * 1'000 + ++m_made, before.image());
}

void Simulation::upgradeAll()
{
    for (Station &at : m_stations) {
        if (!at.isOld)
            continue;
        at.pc->db().execute(
            "INSERT INTO record_type (number, name, table_name) VALUES (22, 'membership', "
            "'membership');"
            "INSERT INTO record_field (type, number, column_name, kind, ref_type) VALUES "
            "(31, 28, 'size', 'text', ''), (22, 2, 'champion', 'ref', 'champion'), "
            "(22, 3, 'champion_group', 'ref', 'group')");
        const Instant latest = m_latest[at.pc->db().device().id];
        at.pc = std::make_unique<Pc>(m_seed * 1'000 + ++m_made, at.pc->db().image());
        m_latest[at.pc->db().device().id] = latest;
        ++m_counts.upgraded;
    }
}

// People and reports are deleted under what others hang on them.
void Simulation::hang(Station &at, const Id &report)
{
    Pc &pc = *at.pc;
    const auto champion = someRecord(pc, "champion");
    const auto enforcement = someRecord(pc, "enforcement");
    switch (pick(8)) {
    case 0:
        pc.remove("report", report);
        break;
    case 1:
        if (enforcement)
            pc.update("enforcement", *enforcement,
                      {{"deleted", Value{static_cast<std::int64_t>(pick(2))}}});
        break;
    case 2:
        pc.create("enforcement", {{"report", refValue(report)}});
        break;
    case 3:
        if (champion)
            pc.update("champion", *champion, {{"deleted", Value{std::int64_t{0}}}});
        break;
    case 4:
    case 5:
        if (champion) {
            pc.remove("champion", *champion);
            m_removed.insert(*champion);
        }
        break;
    default:
        if (champion)
            pc.update("report", report, {{"champion", refValue(*champion)}});
    }
}

} // namespace sc::test
