// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library by the tests that stop the program at a chosen step of its input and
// output, or take its disk away. By environment variables:
//   SC_IO_DIE_AT=N      ends the program, as a power cut would, before its N-th step
//   SC_IO_COUNT_TO=FILE writes the number of steps there when the program ends
//   SC_IO_DENY=FOLDER   nothing below it can be made or written, as where one may only read
//   SC_IO_FULL=FOLDER   files below it can be made, but there is no room in them
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr int kKilled = 137;

long g_steps = 0;

template <class Function> Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

long number(const char *name)
{
    const char *text = std::getenv(name);
    return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

bool isBelow(const char *path, const char *name)
{
    const char *folder = std::getenv(name);
    return folder != nullptr && path != nullptr &&
           std::strncmp(path, folder, std::strlen(folder)) == 0;
}

std::set<int> &fullFiles()
{
    static std::set<int> files;
    return files;
}

void step()
{
    static const long last = number("SC_IO_DIE_AT");
    if (++g_steps == last)
        _exit(kKilled);
}

bool denied(const char *path)
{
    if (!isBelow(path, "SC_IO_DENY"))
        return false;
    errno = EROFS;
    return true;
}

bool noRoom(int file)
{
    if (!fullFiles().contains(file))
        return false;
    errno = ENOSPC;
    return true;
}

int opened(const char *name, const char *path, int flags, mode_t mode)
{
    const bool writes = (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
    if (writes && denied(path))
        return -1;
    if ((flags & O_CREAT) != 0)
        step();
    const int file = next<int(const char *, int, ...)>(name)(path, flags, mode);
    if (file >= 0)
        fullFiles().erase(file);
    if (file >= 0 && writes && isBelow(path, "SC_IO_FULL"))
        fullFiles().insert(file);
    return file;
}

struct Counter {
    Counter() = default;
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;
    ~Counter()
    {
        const char *path = std::getenv("SC_IO_COUNT_TO");
        std::FILE *out = path == nullptr ? nullptr : std::fopen(path, "w");
        if (out == nullptr)
            return;
        std::fprintf(out, "%ld", g_steps);
        std::fclose(out);
    }
};
const Counter g_counter;

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const auto mode = static_cast<mode_t>((flags & O_CREAT) != 0 ? va_arg(more, int) : 0);
    va_end(more);
    return opened("open", path, flags, mode);
}
int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const auto mode = static_cast<mode_t>((flags & O_CREAT) != 0 ? va_arg(more, int) : 0);
    va_end(more);
    return opened("open64", path, flags, mode);
}
int mkdir(const char *path, mode_t mode) noexcept
{
    if (denied(path))
        return -1;
    step();
    return next<int(const char *, mode_t)>("mkdir")(path, mode);
}
int rename(const char *from, const char *to) noexcept
{
    if (denied(to))
        return -1;
    step();
    return next<int(const char *, const char *)>("rename")(from, to);
}
int unlink(const char *path) noexcept
{
    if (denied(path))
        return -1;
    step();
    return next<int(const char *)>("unlink")(path);
}
ssize_t write(int file, const void *bytes, size_t size)
{
    if (noRoom(file))
        return -1;
    if (file > 2)
        step();
    return next<ssize_t(int, const void *, size_t)>("write")(file, bytes, size);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    if (noRoom(file))
        return -1;
    step();
    return next<ssize_t(int, const void *, size_t, off_t)>("pwrite")(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    if (noRoom(file))
        return -1;
    step();
    return next<ssize_t(int, const void *, size_t, off64_t)>("pwrite64")(file, bytes, size, at);
}
int fsync(int file)
{
    step();
    return next<int(int)>("fsync")(file);
}
int fdatasync(int file)
{
    step();
    return next<int(int)>("fdatasync")(file);
}
int ftruncate(int file, off_t size) noexcept
{
    step();
    return next<int(int, off_t)>("ftruncate")(file, size);
}
int ftruncate64(int file, off64_t size) noexcept
{
    step();
    return next<int(int, off64_t)>("ftruncate64")(file, size);
}
}
