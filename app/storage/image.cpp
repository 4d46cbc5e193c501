// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/image.h"

#include "storage/database.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <algorithm>
#include <mutex>

namespace sc {

namespace {

/// The empty database in memory, made once in each process: the steps that make it take longer than
/// most of what is done with one.
struct MadeImage {
    std::mutex mutex;
    std::string bytes;
};

MadeImage &madeImage()
{
    static MadeImage image;
    return image;
}

} // namespace

void loadImage(sqlite3 *handle, const std::string &bytes)
{
    if (bytes.empty())
        return;
    auto *copy = static_cast<unsigned char *>(sqlite3_malloc64(bytes.size()));
    if (copy == nullptr)
        return;
    std::ranges::copy(bytes, copy);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    sqlite3_deserialize(handle, "main", copy, size, size,
                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

std::string imageOf(sqlite3 *handle)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = sqlite3_serialize(handle, "main", &size, 0);
    std::string image;
    if (bytes != nullptr)
        image.assign(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return image;
}

void loadMadeImage(sqlite3 *handle)
{
    MadeImage &image = madeImage();
    const std::lock_guard lock(image.mutex);
    loadImage(handle, image.bytes);
}

void keepMadeImage(sqlite3 *handle)
{
    MadeImage &image = madeImage();
    const std::lock_guard lock(image.mutex);
    if (image.bytes.empty())
        image.bytes = imageOf(handle);
}

std::string Database::image()
{
    return imageOf(m_connection->getHandle());
}

} // namespace sc
