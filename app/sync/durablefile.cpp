// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/durablefile.h"

#include "storage/location.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace sc {

namespace fs = std::filesystem;

namespace {

/// Closes what it holds.
class Handle {
public:
    explicit Handle(int number) : m_number(number) {}
    ~Handle() { close(); }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    [[nodiscard]] int number() const { return m_number; }
    bool close()
    {
        const bool closed = m_number < 0 || ::close(m_number) == 0;
        m_number = -1;
        return closed;
    }

private:
    int m_number;
};

bool writeAll(int number, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(number, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::unexpected<Error> cannot(const fs::path &file, int why)
{
    if (why == ENOSPC || why == EDQUOT)
        return failure(ErrorKind::DiskFull, "There is no room for " + file.string() +
                                                ". Make room there, then try again.");
    return failure(ErrorKind::CannotWrite,
                   "The file " + file.string() +
                       " cannot be written. Check that the folder is there and may be written "
                       "to, then try again.");
}

} // namespace

Result<void> writeDurably(const fs::path &file, std::string_view bytes)
{
    if (auto free = refuseOverRecords(file); !free)
        return free;
    const fs::path partial = fs::path(file).concat(".part");
    std::error_code ignored;
    {
        Handle out(::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        const bool whole = out.number() >= 0 && writeAll(out.number(), bytes) &&
                           ::fsync(out.number()) == 0 && out.close();
        if (!whole || ::rename(partial.c_str(), file.c_str()) != 0) {
            const int why = errno;
            if (out.number() >= 0 || fs::exists(partial, ignored))
                fs::remove(partial, ignored);
            return cannot(file, why);
        }
    }
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const Handle entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (entry.number() >= 0)
        ::fsync(
            entry.number()); // not every shared folder knows how; the file is there all the same
    return {};
}

Result<void> canWriteDurably(const fs::path &file)
{
    std::error_code ignored;
    if (file.empty() || fs::is_directory(file, ignored))
        return cannot(file, EISDIR);
    if (auto free = refuseOverRecords(file); !free)
        return free;
    const fs::path partial = fs::path(file).concat(".part");
    const Handle out(::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    const int why = errno;
    if (out.number() < 0)
        return cannot(file, why);
    fs::remove(partial, ignored);
    return {};
}

} // namespace sc
