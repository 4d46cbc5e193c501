// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/photofiles.h"

#include "storage/attachments.h"
#include "storage/database.h"
#include "storage/location.h"
#include "sync/durablefile.h"

#include <format>
#include <fstream>
#include <map>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargestPhoto = 64ULL * 1024 * 1024;

fs::path piecesFolder(const Database &database, const std::string &hash)
{
    std::string name;
    for (const char c : hash)
        name += std::format("{:02x}", static_cast<unsigned char>(c));
    return filesFolder(database.path()) / "incoming" / name;
}

/// The pieces one after another; empty while any lacks.
std::string joined(const fs::path &folder, std::uint64_t size)
{
    std::map<std::uint64_t, fs::path> pieces;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") == std::string::npos && name.size() < 12)
            pieces.emplace(std::stoull(name), entry.path());
    }
    std::string whole;
    for (const auto &[offset, path] : pieces) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (offset > whole.size() || offset + bytes.size() > size)
            return {};
        whole.resize(static_cast<std::size_t>(offset));
        whole += bytes;
    }
    return whole.size() == size ? whole : std::string();
}

} // namespace

Result<bool> keepPhotoChunk(Database &database, const BlobChunk &chunk)
{
    if (chunk.size == 0 || chunk.size > kLargestPhoto || database.isInMemory())
        return false;
    const Attachments files(database);
    std::error_code ignored;
    if (fs::exists(files.pathOf(chunk.hash), ignored))
        return false;
    std::string whole = chunk.bytes;
    const fs::path folder = piecesFolder(database, chunk.hash);
    if (chunk.bytes.size() != chunk.size) {
        fs::create_directories(folder, ignored);
        if (auto kept = writeDurably(folder / std::to_string(chunk.offset), chunk.bytes); !kept)
            return std::unexpected(kept.error());
        whole = joined(folder, chunk.size);
        if (whole.empty())
            return false;
    }
    fs::remove_all(folder, ignored);
    if (Attachments::hashOf(whole) != chunk.hash)
        return false;
    const fs::path file = files.pathOf(chunk.hash);
    fs::create_directories(file.parent_path(), ignored);
    fs::permissions(filesFolder(database.path()), fs::perms::owner_all, ignored);
    if (auto kept = writeDurably(file, whole); !kept)
        return std::unexpected(kept.error());
    return true;
}

fs::path waitingFolder(const fs::path &database)
{
    return fs::path(database).concat(".waiting");
}

} // namespace sc
