// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a council: folders that are spoilt, PCs that come and go, a root that is lost.
#include "councilsimulation.h"

#include <sodium.h>

#include <algorithm>
#include <format>
#include <fstream>

namespace sc::test {

namespace {

constexpr std::size_t kMostDesks = 6;

std::mt19937_64 &dice()
{
    static std::mt19937_64 one;
    return one;
}

void fill(void *bytes, std::size_t size)
{
    auto *at = static_cast<unsigned char *>(bytes);
    for (std::size_t i = 0; i < size; ++i)
        at[i] = static_cast<unsigned char>(dice()() & 0xff);
}

} // namespace

void playChance(std::uint64_t seed)
{
    static randombytes_implementation played{
        .implementation_name = [] { return "played"; },
        .random = [] { return static_cast<std::uint32_t>(dice()()); },
        .stir = nullptr,
        .uniform = nullptr,
        .buf = fill,
        .close = nullptr,
    };
    dice().seed(seed);
    randombytes_set_implementation(&played);
}

// Synchronising programs leave copies and halves; people tidy; sticks are pulled out.
void CouncilSimulation::spoilFolder()
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(path("shared")))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::ranges::sort(files);
    if (files.empty())
        return;
    ++m_counts.faults;
    const fs::path &file = files[pick(files.size())];
    std::string bytes = bytesOf(file);
    const fs::path copy = file.parent_path() / std::format("{} (conflicted copy {}).scb",
                                                           file.stem().string(), ++m_made);
    switch (pick(5)) {
    case 0:
        fs::remove(file);
        return;
    case 1:
        fs::copy_file(file, copy);
        return;
    case 2:
        bytes.resize(pick(bytes.size()));
        break;
    case 3:
        if (!bytes.empty())
            bytes[pick(bytes.size())] ^= static_cast<char>(1 << pick(8));
        break;
    default:
        bytes = "Minutes of the meeting.";
    }
    m_spoilt.insert(bytes);
    std::ofstream(chance(50) ? file : copy, std::ios::binary) << bytes;
}

void CouncilSimulation::invite()
{
    if (m_desks.size() + m_pending.size() >= kMostDesks)
        return;
    Pending one;
    one.name = std::format("Desk {}", ++m_made);
    one.areas = {someArea(kAreas)};
    if (chance(50))
        one.areas.insert(someArea(kAreas));
    auto made = sc::invite(*m_root->office.database, kActor, m_root->office.own, one.name,
                           {one.areas.begin(), one.areas.end()});
    if (!made) {
        fault("no invitation: " + made.error().message);
        return;
    }
    m_root->areas.insert(one.areas.begin(), one.areas.end());
    one.invitation = *std::move(made);
    m_pending.push_back(std::move(one));
}

void CouncilSimulation::join()
{
    if (m_pending.empty())
        return;
    const std::size_t index = pick(m_pending.size());
    const Pending &one = m_pending[index];
    const fs::path file = path(one.name + ".sci");
    const fs::path database = path(one.name + ".db");
    auto desk = std::make_unique<Desk>();
    desk->name = one.name;
    desk->areas = one.areas;
    desk->clock = std::make_unique<FixedClock>(kSimulated + std::chrono::minutes{pick(600)});
    OpenOptions options{.mode = OpenMode::Create,
                        .clock = desk->clock.get(),
                        .seed = m_seed * 100 + m_desks.size()};
    std::string bytes = one.invitation.bytes;
    if (const bool wrongCode = chance(20); wrongCode || chance(20)) {
        if (!wrongCode)
            bytes[bytes.size() - 1 - pick(1'000)] ^= 1;
        std::ofstream(file, std::ios::binary) << bytes;
        if (sc::join(file, wrongCode ? "AAAA-BBBB-CCCC-DDDD" : one.invitation.code, database, "",
                     options) ||
            fs::exists(database))
            fault("an invitation opens that should not");
    }
    std::ofstream(file, std::ios::binary) << one.invitation.bytes;
    auto joined = sc::join(file, one.invitation.code, database, "", options);
    auto opened = joined ? Database::open(database, options)
                         : Result<std::unique_ptr<Database>>(std::unexpected(joined.error()));
    if (!opened) {
        fault("nobody joined: " + opened.error().message);
        return;
    }
    desk->office.database = *std::move(opened);
    auto own = ownPc(*desk->office.database, "");
    if (!own) {
        fault("who joined has no keys: " + own.error().message);
        return;
    }
    desk->office.own = *std::move(own);
    m_desks.push_back(std::move(desk));
    m_pending.erase(m_pending.begin() + static_cast<std::ptrdiff_t>(index));
    ++m_counts.joined;
}

void CouncilSimulation::removeSomebody()
{
    std::vector<Desk *> others = members();
    std::erase(others, m_root);
    if (others.empty())
        return;
    Desk &gone = *others[pick(others.size())];
    if (!m_root->office.own.trust.deviceNamed(gone.name))
        return; // it joined through a root that is lost, and nothing of it has come
    if (auto done = revokeDevice(*m_root->office.database, kActor, m_root->office.own, gone.name);
        !done)
        fault("not removed: " + done.error().message);
    gone.removed = true;
    ++m_counts.removed;
}

// The PC that keeps the root burns; what only it had is gone, and its invitations are worth what
// they hold.
void CouncilSimulation::loseRoot()
{
    std::vector<Desk *> others = members();
    std::erase(others, m_root);
    if (others.empty())
        return;
    Desk &next = *others[pick(others.size())];
    if (!next.office.own.trust.deviceNamed(m_root->name))
        return;
    if (restoreRoot(next.office.own, m_sheet.substr(5), "") ||
        !restoreRoot(next.office.own, m_sheet, "")) {
        fault("the root is not recovered");
        return;
    }
    m_root->lost = true;
    m_root->office.database.reset();
    if (auto done = revokeDevice(*next.office.database, kActor, next.office.own, m_root->name);
        !done)
        fault("the lost PC is not removed: " + done.error().message);
    m_root = &next;
    ++m_counts.recovered;
}

} // namespace sc::test
