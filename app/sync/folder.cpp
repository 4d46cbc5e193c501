// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/folder.h"

#include "storage/attachments.h"
#include "storage/database.h"
#include "sync/setup.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <sstream>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepest = 3;
constexpr std::string_view kEnding = ".scb";

bool looksLikeBundle(const fs::path &file)
{
    // "x (conflicted copy).scb" and "x.scb.1" are as good as any: what is in a file counts.
    const std::string name = file.filename().string();
    return name.contains(kEnding) && !name.ends_with(".part") && !name.starts_with(".");
}

std::string startOfFile(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::string start(kBundleStart, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(in.gcount()));
    return start;
}

void append(std::string &text, const VersionVector &vector)
{
    for (const auto &[stream, seq] : vector)
        text += std::format("{} {} {}\n", stream.scope.toString(), stream.device.toString(), seq);
}

} // namespace

fs::path FolderExchange::ownFolder() const
{
    // By the journal: two PCs may bear one certificate, and one must not remove the other's files.
    return m_folder / m_database.device().id.toString();
}

std::vector<fs::path> FolderExchange::filesOfOthers() const
{
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path own = ownFolder();
    const auto options = fs::directory_options::skip_permission_denied;
    fs::recursive_directory_iterator it(m_folder, options, error);
    // A folder that vanishes half way ends the list early: the rest is read next time.
    while (!error && it != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        if (it->is_directory(ignored) && (it->path() == own || it.depth() >= kDeepest))
            it.disable_recursion_pending();
        else if (it->is_regular_file(ignored) && looksLikeBundle(it->path()) &&
                 it->file_size(ignored) > 0) // begun, and not written yet
            files.push_back(it->path());
        it.increment(error);
    }
    std::ranges::sort(files);
    return files;
}

Result<bool> FolderExchange::isWorthReading(const fs::path &file, const Id &keys)
{
    const auto id = claimedBundle(startOfFile(file));
    if (!id)
        return true; // it is told what is wrong with it
    PeerStore store(m_database);
    for (const auto &known :
         {store.isReceived(*id), store.isWaiting(*id), store.isPassed(*id, keys)}) {
        if (!known || *known)
            return known.transform([](bool) { return false; });
    }
    return true;
}

Result<void> FolderExchange::read(const TakeOptions &options, FolderOutcome &outcome)
{
    std::vector<fs::path> files;
    const Id keys = keysOf(m_own);
    for (const fs::path &file : filesOfOthers()) {
        const auto worth = isWorthReading(file, keys);
        if (!worth)
            return std::unexpected(worth.error());
        if (*worth)
            files.push_back(file);
    }
    TakenFiles told;
    auto done = takeThem(files, options, told);
    for (ImportedFile &one : told.files) // what is gone meanwhile is read next time
        if (!one.elsewhere && one.reason != "cannot_read")
            outcome.imported.push_back(std::move(one));
    std::ranges::move(told.waited, std::back_inserter(outcome.imported));
    return done;
}

// What waits is tried again only when something has come, by whatever way.
Result<void> FolderExchange::takeThem(const std::vector<fs::path> &files,
                                      const TakeOptions &options, TakenFiles &told)
{
    constexpr char kTried[] = "sync_waiting_tried";
    const auto heldOfOthers = [&] {
        return versionVector(m_database).transform([&](VersionVector has) {
            std::erase_if(has,
                          [&](auto &one) { return one.first.device == m_database.device().id; });
            std::string text = SC_VERSION "\n";
            append(text, has);
            return Id::fromName(text).toString();
        });
    };
    const auto held = heldOfOthers();
    const auto before = m_database.attempt([&] { return m_database.setting(kTried); });
    if (!held || !before)
        return std::unexpected(held ? before.error() : held.error());
    if (files.empty() && *held == *before)
        return {};
    TakeOptions here = options;
    here.keepAside = false; // it stays in the folder
    if (auto taken = Importer(m_database, m_own, here).takeAll(files, told); !taken)
        return taken;
    return heldOfOthers().and_then([&](const std::string &now) {
        return m_database.attempt([&] { m_database.setSetting(kTried, now); });
    });
}

Result<std::string> FolderExchange::stateNow()
{
    PeerStore store(m_database);
    const auto has = versionVector(m_database);
    const auto known = Exporter(m_database, m_own).knownToAll(m_own.scopes());
    const auto photos = store.allPhotos();
    if (!has || !known || !photos)
        return std::unexpected(!has ? has.error() : !known ? known.error() : photos.error());
    std::string text = m_folder.string() + "\n";
    append(text, *has);
    text += m_database.setting("sync_ahead") + "known\n";
    append(text, *known);
    const Attachments files(m_database);
    for (const auto &[scope, hashes] : *photos) {
        for (const std::string &hash : hashes) {
            std::error_code ignored;
            text += fs::exists(files.pathOf(hash), ignored) ? "+" : "-";
        }
    }
    for (const auto &[id, device] : m_own.trust.devices) {
        const auto wanted = store.photosWantedBy(id);
        text += std::format("{} {}\n", id.toString(), wanted ? wanted->size() : 0);
    }
    return Id::fromName(text).toString();
}

void FolderExchange::dropSuperseded(const std::vector<ExportedFile> &written) const
{
    // What was written just now holds everything that the others have not acknowledged.
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(ownFolder(), error)) {
        const bool isNew = std::ranges::contains(written, entry.path(), &ExportedFile::path);
        std::error_code ignored;
        if (!isNew && entry.path().filename().string().contains(kEnding))
            fs::remove(entry.path(), ignored);
    }
}

// Somebody tidied, or an older state of the folder came back: what was left there is left again.
bool FolderExchange::areThere(const std::string &files) const
{
    std::istringstream lines(files);
    std::uintmax_t size = 0;
    int found = 0;
    for (std::string name; lines >> size >> name; ++found) {
        std::error_code error;
        if (fs::file_size(ownFolder() / name, error) != size || error)
            return false;
    }
    return found > 0;
}

Result<void> FolderExchange::leave(FolderOutcome &outcome)
{
    constexpr char kState[] = "sync_folder_state";
    constexpr char kFiles[] = "sync_folder_files";
    const auto state = stateNow();
    if (!state)
        return std::unexpected(state.error());
    const auto before = m_database.attempt([&] { return m_database.setting(kState); });
    std::error_code error;
    const auto files = m_database.attempt([&] { return m_database.setting(kFiles); });
    if (before && files && *before == *state && areThere(*files))
        return {};
    fs::create_directories(ownFolder(), error);
    const auto written = Exporter(m_database, m_own).write({}, intoFolder(ownFolder()));
    if (!written) {
        outcome.problem = written.error().message;
        return {};
    }
    outcome.written = *written;
    dropSuperseded(*written);
    std::string names;
    for (const ExportedFile &one : *written)
        names += std::format("{} {}\n", one.size, one.path.filename().string());
    return m_database.attempt([&] {
        m_database.setSetting(kState, *state);
        m_database.setSetting(kFiles, names);
    });
}

Result<FolderOutcome> FolderExchange::exchange(const TakeOptions &options)
{
    std::error_code error;
    if (!fs::is_directory(m_folder, error))
        return failure(ErrorKind::NotFound,
                       "The folder " + m_folder.string() +
                           " cannot be reached. Nothing is lost: records go when it is there "
                           "again.");
    FolderOutcome outcome;
    if (auto done = read(options, outcome); !done)
        return std::unexpected(done.error());
    if (auto kept = keepUpKeys(m_database, m_own); !kept)
        return std::unexpected(kept.error());
    if (auto done = leave(outcome); !done)
        return std::unexpected(done.error());
    return outcome;
}

} // namespace sc
