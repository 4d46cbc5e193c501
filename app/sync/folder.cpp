// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/folder.h"

#include "storage/attachments.h"
#include "storage/database.h"

#include <algorithm>
#include <format>
#include <fstream>

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
    return m_folder / m_own.secrets.device.toString();
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
        else if (it->is_regular_file(ignored) && looksLikeBundle(it->path()))
            files.push_back(it->path());
        it.increment(error);
    }
    std::ranges::sort(files);
    return files;
}

Result<void> FolderExchange::read(const TakeOptions &options, FolderOutcome &outcome)
{
    PeerStore store(m_database);
    Importer importer(m_database, m_own, options);
    for (const fs::path &file : filesOfOthers()) {
        const auto id = claimedBundle(startOfFile(file));
        const auto known = id ? store.isReceived(*id) : Result<bool>(false);
        if (!known)
            return std::unexpected(known.error());
        if (*known)
            continue;
        const auto taken = importer.take(file);
        if (taken)
            outcome.imported.push_back(*taken);
        else if (taken.error().kind != ErrorKind::CannotRead) // gone meanwhile: next time
            return std::unexpected(taken.error());
    }
    return importer.takeWaiting().transform([](const std::vector<ImportedFile> &) {});
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
    text += "known\n";
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

Result<void> FolderExchange::leave(FolderOutcome &outcome)
{
    constexpr char kState[] = "sync_folder_state";
    const auto state = stateNow();
    if (!state)
        return std::unexpected(state.error());
    const auto before = m_database.attempt([&] { return m_database.setting(kState); });
    std::error_code error;
    if (before && *before == *state && fs::exists(ownFolder(), error))
        return {};
    fs::create_directories(ownFolder(), error);
    const auto written = Exporter(m_database, m_own).write({}, intoFolder(ownFolder()));
    if (!written) {
        outcome.problem = written.error().message;
        return {};
    }
    outcome.written = *written;
    dropSuperseded(*written);
    return m_database.attempt([&] { m_database.setSetting(kState, *state); });
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
    if (auto done = leave(outcome); !done)
        return std::unexpected(done.error());
    return outcome;
}

} // namespace sc
