// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/openfiles.h"

#include <sqlite3.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <sys/stat.h>
#include <utility>

namespace sc {

namespace fs = std::filesystem;

namespace {

/// Whatever names and links lead to it.
using FileKey = std::pair<dev_t, ino_t>;

struct Register {
    std::mutex mutex;
    std::map<FileKey, int> connections;
};

Register &openHere()
{
    static Register all;
    return all;
}

std::optional<FileKey> keyOf(const fs::path &path)
{
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0)
        return std::nullopt;
    return FileKey{facts.st_dev, facts.st_ino};
}

void forget(void *noted)
{
    const std::unique_ptr<FileKey> key(static_cast<FileKey *>(noted));
    const std::scoped_lock lock(openHere().mutex);
    const auto found = openHere().connections.find(*key);
    if (found != openHere().connections.end() && --found->second == 0)
        openHere().connections.erase(found);
}

} // namespace

void OpenFiles::note(sqlite3 *connection, const fs::path &path)
{
    const auto key = keyOf(path);
    if (!key)
        return;
    {
        const std::scoped_lock lock(openHere().mutex);
        ++openHere().connections[*key];
    }
    auto noted = std::make_unique<FileKey>(*key);
    // SQLite forgets it when it closes, and at once where it cannot keep it.
    sqlite3_set_clientdata(connection, "open_file", noted.release(), forget);
}

bool OpenFiles::has(const fs::path &path)
{
    return !lookInto(path, [] {});
}

bool OpenFiles::lookInto(const fs::path &path, const std::function<void()> &look)
{
    const auto key = keyOf(path);
    const std::scoped_lock lock(openHere().mutex);
    if (key && openHere().connections.contains(*key))
        return false;
    look();
    return true;
}

Result<void> refuseOpenRecords(const fs::path &path)
{
    if (!OpenFiles::has(path))
        return {};
    return failure(ErrorKind::CannotRead,
                   path.string() + " holds the records that are open here. Choose another file.");
}

} // namespace sc
