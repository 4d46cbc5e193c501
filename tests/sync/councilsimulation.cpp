// SPDX-License-Identifier: GPL-3.0-or-later
#include "councilsimulation.h"

#include "sync/folder.h"

#include <sodium.h>

#include <algorithm>
#include <format>
#include <fstream>

namespace sc::test {

std::string bytesOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void CouncilCounts::add(const CouncilCounts &other)
{
    exchanges += other.exchanges;
    files += other.files;
    faults += other.faults;
    refused += other.refused;
    braked += other.braked;
    joined += other.joined;
    removed += other.removed;
    recovered += other.recovered;
}

std::string CouncilCounts::inWords() const
{
    return std::format("{} exchanges through a folder ({} faults in it), {} files by hand, {} "
                       "refused, {} held back for deletions, {} joined, {} removed, {} roots "
                       "recovered",
                       exchanges, faults, files, refused, braked, joined, removed, recovered);
}

CouncilSimulation::CouncilSimulation(std::uint64_t seed, int steps)
    : m_seed(seed), m_steps(steps), m_random(seed)
{
    // In memory where there is such a place: the disk is tried elsewhere (tst_syncfaults).
    std::error_code none;
    m_folder = fs::is_directory("/dev/shm", none)
                   ? std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/council-XXXXXX"))
                   : std::make_unique<QTemporaryDir>();
    m_place = m_folder->path().toStdString();
    playChance(seed);
}

CouncilSimulation::~CouncilSimulation()
{
    for (const auto &desk : m_desks)
        fs::remove(secretsPath(desk->office.own.secrets.device));
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

void CouncilSimulation::fault(const std::string &what)
{
    if (m_fault.empty())
        m_fault = std::format("seed {}: {}", m_seed, what);
}

std::string CouncilSimulation::someArea(const std::set<std::string> &of)
{
    return *std::next(of.begin(), static_cast<std::ptrdiff_t>(pick(of.size())));
}

CouncilSimulation::Desk *CouncilSimulation::somebody()
{
    std::vector<Desk *> there;
    for (const auto &desk : m_desks)
        if (!desk->lost)
            there.push_back(desk.get());
    return there[pick(there.size())];
}

std::vector<CouncilSimulation::Desk *> CouncilSimulation::members()
{
    std::vector<Desk *> there;
    for (const auto &desk : m_desks)
        if (!desk->lost && !desk->removed)
            there.push_back(desk.get());
    return there;
}

bool CouncilSimulation::begin()
{
    fs::create_directories(path("shared"));
    fs::create_directories(path("post"));
    auto hall = std::make_unique<Desk>();
    hall->name = "Hall";
    hall->areas = kAreas;
    hall->clock = std::make_unique<FixedClock>(kSimulated);
    auto opened = Database::open(
        path("hall.db"),
        {.mode = OpenMode::Create, .clock = hall->clock.get(), .seed = m_seed * 100});
    if (!opened)
        return false;
    hall->office.database = *std::move(opened);
    auto own = setUpCouncil(*hall->office.database, kActor,
                            {"Darlham", {kAreas.begin(), kAreas.end()}, "Hall"}, "");
    if (!own)
        return false;
    hall->office.own = *std::move(own);
    m_sheet = rootAsText(hall->office.own.secrets);
    m_root = hall.get();
    m_desks.push_back(std::move(hall));
    return true;
}

void CouncilSimulation::write(Desk &at)
{
    Database &database = *at.office.database;
    const std::string area = someArea(at.areas);
    std::vector<Id> known;
    {
        Query rows = database.query("SELECT r.id FROM report r JOIN area a ON a.id = r.area WHERE "
                                    "a.code = ? AND r.deleted = 0 ORDER BY r.id",
                                    area);
        while (rows.step())
            known.push_back(rows.id(0));
    }
    if (known.empty() || chance(40)) {
        at.office.report(std::format("{}-{}", area, ++m_made), area);
        return;
    }
    Change change(database, Actor{at.name});
    const Id report = known[pick(known.size())];
    if (chance(15))
        static_cast<void>(change.remove("report", report));
    else
        static_cast<void>(
            change.update("report", report,
                          {{"description", Value{std::format("{}-{} again", area, ++m_made)}}}));
    if (!change.commit())
        fault("a change is not kept");
}

void CouncilSimulation::writeMany(Desk &at)
{
    const std::string area = someArea(at.areas);
    for (int i = 0; i < 25; ++i)
        at.office.report(std::format("{}-{}", area, ++m_made), area);
}

// By somebody who means it, or not: the others are asked.
void CouncilSimulation::removeMany(Desk &at)
{
    const std::string area = someArea(at.areas);
    const Shown all = shown(at);
    const auto found = all.find(area);
    if (found == all.end() || found->second.size() < 22)
        return;
    Change change(*at.office.database, Actor{at.name});
    for (const Id &id : found->second)
        static_cast<void>(change.remove("report", id));
    if (!change.commit())
        fault("many deletions are not kept");
}

CouncilSimulation::Shown CouncilSimulation::shown(Desk &at)
{
    Shown all;
    Query rows = at.office.database->query(
        "SELECT a.code, r.id FROM report r JOIN area a ON a.id = r.area WHERE r.deleted = 0");
    while (rows.step())
        all[rows.text(0)].insert(rows.id(1));
    return all;
}

// What came in may not take away more than a few of an area unless somebody said so.
void CouncilSimulation::checkBrake(Desk &at, const Shown &before)
{
    const Shown after = shown(at);
    for (const auto &[area, ids] : before) {
        const auto now = after.find(area);
        const auto gone = static_cast<double>(std::ranges::count_if(
            ids, [&](const Id &id) { return now == after.end() || !now->second.contains(id); }));
        const double live = now == after.end() ? 0.0 : static_cast<double>(now->second.size());
        if (gone > std::max(20.0, 0.05 * (live + gone)))
            fault(
                std::format("{} lost {} reports of {} and nobody was asked", at.name, gone, area));
    }
}

// Whoever refuses a file has a reason.
void CouncilSimulation::judge(Desk &at, const ImportedFile &file)
{
    if (file.waiting && file.reason == "deletions")
        ++m_counts.braked;
    if (file.ok || file.waiting || file.elsewhere)
        return;
    if (file.reason == "not_for_this_device")
        return; // a key is on its way to it; at the end it must have come
    ++m_counts.refused;
    const auto sender = std::ranges::find_if(
        m_desks, [&](const auto &one) { return one->office.own.secrets.device == file.sender; });
    const bool ofRemoved = file.reason == "revoked_device" || at.removed;
    const bool senderGone = sender != m_desks.end() && ((*sender)->removed || (*sender)->lost);
    if (!ofRemoved && !senderGone && !m_spoilt.contains(bytesOf(file.file)))
        fault(std::format("{} refused {}: {} {}", at.name, file.file, file.reason, file.message));
}

void CouncilSimulation::exchange(Desk &at, const fs::path &folder)
{
    const Shown before = shown(at);
    const auto outcome =
        FolderExchange(*at.office.database, at.office.own, folder).exchange({.backup = false});
    ++m_counts.exchanges;
    if (!outcome) {
        fault(std::format("{} cannot exchange: {}", at.name, outcome.error().message));
        return;
    }
    if (!outcome->problem.empty() && !at.removed)
        fault(std::format("{} cannot leave anything: {}", at.name, outcome->problem));
    for (const ImportedFile &file : outcome->imported)
        judge(at, file);
    checkBrake(at, before);
}

void CouncilSimulation::send(Desk &at)
{
    ExportRequest request;
    request.full = chance(10);
    request.volume = chance(20) ? 20'000 : kEmailVolume;
    const fs::path file = path("post") / std::format("{}.scb", ++m_made);
    const auto made = Exporter(*at.office.database, at.office.own).write(request, intoFile(file));
    if (!made) {
        if (!at.removed)
            fault(std::format("{} cannot export: {}", at.name, made.error().message));
        return;
    }
    for (const ExportedFile &one : *made)
        m_post.push_back(one.path);
}

// Any file, any number of times, also one that was spoilt on its way.
void CouncilSimulation::receive(Desk &at)
{
    if (m_post.empty())
        return;
    fs::path file = m_post[pick(m_post.size())];
    if (chance(20)) {
        std::string bytes = bytesOf(file);
        if (chance(50))
            bytes.resize(pick(bytes.size()));
        else
            bytes[pick(bytes.size())] ^= static_cast<char>(1 << pick(8));
        file = path(std::format("spoilt{}.scb", ++m_made));
        std::ofstream(file, std::ios::binary) << bytes;
        m_spoilt.insert(bytes);
    }
    const Shown before = shown(at);
    const auto told = Importer(*at.office.database, at.office.own, {.backup = false}).take(file);
    ++m_counts.files;
    if (!told) {
        fault(std::format("{} cannot import: {}", at.name, told.error().message));
        return;
    }
    if (told->ok && m_spoilt.contains(bytesOf(file)))
        fault(at.name + " took a spoilt file");
    judge(at, *told);
    checkBrake(at, before);
}

void CouncilSimulation::allow(Desk &at)
{
    const auto told =
        Importer(*at.office.database, at.office.own, {.allowManyDeletions = true, .backup = false})
            .takeWaiting();
    if (!told)
        fault(std::format("{} cannot take what waits: {}", at.name, told.error().message));
}

void CouncilSimulation::step()
{
    Desk &at = *somebody();
    at.clock->advance(std::chrono::minutes{pick(90)});
    const std::uint64_t what = pick(100);
    if (what < 30)
        write(at);
    else if (what < 36)
        writeMany(at);
    else if (what < 42)
        removeMany(at);
    else if (what < 64)
        exchange(at, path("shared"));
    else if (what < 70)
        send(at);
    else if (what < 78)
        receive(at);
    else if (what < 82)
        allow(at);
    else if (what < 88)
        spoilFolder();
    else if (what < 92)
        invite();
    else if (what < 96)
        join();
    else if (what < 98)
        removeSomebody();
    else if (chance(50))
        loseRoot();
}

std::string CouncilSimulation::run()
{
    if (!begin())
        return "the council cannot be set up";
    invite();
    join();
    for (int i = 0; i < m_steps && m_fault.empty(); ++i)
        step();
    while (!m_pending.empty() && m_fault.empty())
        join();
    if (m_fault.empty())
        exchangeAll();
    if (m_fault.empty())
        verify();
    return m_fault;
}

} // namespace sc::test
