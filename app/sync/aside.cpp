// SPDX-License-Identifier: GPL-3.0-or-later
// Files for areas this PC has not: the file that brings it the key may be the next to come.
#include "storage/database.h"
#include "sync/durablefile.h"
#include "sync/importwork.h"
#include "sync/photofiles.h"

#include <algorithm>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostBytes = 200'000'000;
constexpr std::size_t kMostFiles = 100;

struct AsideFile {
    fs::path path;
    fs::file_time_type at;
    std::uintmax_t size = 0;
};

fs::path asideFolder(const fs::path &database)
{
    return waitingFolder(database) / "aside";
}

std::vector<AsideFile> newestFirst(const fs::path &folder)
{
    std::vector<AsideFile> files;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        std::error_code ignored;
        files.push_back({entry.path(), entry.last_write_time(ignored), entry.file_size(ignored)});
    }
    std::ranges::sort(files, [](const AsideFile &one, const AsideFile &other) {
        return one.at == other.at ? one.path < other.path : one.at > other.at;
    });
    return files;
}

/// Of many files the oldest go: whoever sent them sends what is not acknowledged again.
void makeRoom(const fs::path &folder, std::uintmax_t size)
{
    std::size_t count = 1;
    for (const AsideFile &one : newestFirst(folder)) {
        size += one.size;
        ++count;
        std::error_code ignored;
        if (size > kMostBytes || count > kMostFiles)
            fs::remove(one.path, ignored);
    }
}

} // namespace

// They are sealed for others: nothing of them can be read here. A disk that is full is no reason
// to say anything else of the file.
void Importer::keepAside(const Work &work)
{
    if (m_options.preview || !m_options.keepAside || m_database.isInMemory() ||
        work.bytes.size() > kMostBytes)
        return;
    const fs::path folder = asideFolder(m_database.path());
    const fs::path file = folder / (work.told.content.toString() + ".scb");
    std::error_code error;
    if (fs::exists(file, error))
        return;
    fs::create_directories(folder, error);
    fs::permissions(folder.parent_path(), fs::perms::owner_all, error);
    makeRoom(folder, work.bytes.size());
    static_cast<void>(writeDurably(file, work.bytes));
}

Result<void> Importer::tryAside(TakenFiles &told)
{
    if (m_database.isInMemory())
        return {};
    for (const AsideFile &one : newestFirst(asideFolder(m_database.path()))) {
        auto taken = take(one.path);
        if (!taken && taken.error().kind != ErrorKind::CannotRead)
            return std::unexpected(taken.error());
        if (taken && taken->reason == codeOf(Refusal::NotForThisDevice))
            continue;
        std::error_code ignored;
        fs::remove(one.path, ignored);
        if (taken && (taken->ok || taken->waiting) && !taken->known)
            told.waited.push_back(*std::move(taken));
    }
    return {};
}

// The key to a part may come with another part of the same file.
Result<ImportedFile> Importer::withNewKeys(Work &work)
{
    const std::set<Id> own = m_own.scopes();
    const auto &parts = work.opened.parts;
    const bool opensMore = work.told.triedWith != keysOf(m_own) &&
                           std::ranges::any_of(work.opened.header.recipients, [&](const auto &to) {
                               return own.contains(to.epoch.first) &&
                                      !std::ranges::contains(parts, to.epoch.first, &Part::scope);
                           });
    if (!opensMore)
        return std::move(work.told);
    auto again = takeBytes(work.told.file, work.bytes);
    if (!again)
        return again;
    again->newRecords += work.told.newRecords;
    again->changed += work.told.changed;
    again->conflicts += work.told.conflicts;
    again->known = again->known && work.told.known;
    return again;
}

} // namespace sc
