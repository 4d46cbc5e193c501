// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backupphotos.h"

#include "storage/attachments.h"

#include <charconv>
#include <format>
#include <fstream>
#include <sodium.h>
#include <utility>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFolderDigits = 2;
constexpr std::size_t kHashBytes = crypto_generichash_BYTES;

/// "ab/cdef…" is the photo whose bytes have that hash. Empty for what is not named so.
std::string hashNamed(const fs::path &name)
{
    std::string digits = name.generic_string();
    if (digits.size() != 2 * kHashBytes + 1 || digits[kFolderDigits] != '/')
        return {};
    digits.erase(kFolderDigits, 1);
    std::string hash;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        unsigned int byte = 0;
        const char *end = digits.data() + at + 2;
        if (const auto read = std::from_chars(digits.data() + at, end, byte, 16); read.ptr != end)
            return {};
        hash += static_cast<char>(byte);
    }
    return hash;
}

fs::path nameOf(const std::string &hash)
{
    std::string name;
    for (const char c : hash)
        name += std::format("{:02x}", static_cast<unsigned char>(c));
    return fs::path(name.substr(0, kFolderDigits)) / name.substr(kFolderDigits);
}

/// Bit by bit: a photo may be large, and nobody needs it in memory.
std::string hashOfFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, kHashBytes);
    std::vector<char> part(1 << 16);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())) || file.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(part.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    std::string hash(kHashBytes, '\0');
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(hash.data()), hash.size());
    return file.bad() ? std::string() : hash;
}

std::vector<fs::path> namesIn(const fs::path &folder)
{
    std::vector<fs::path> names;
    std::error_code error;
    // What cannot be looked into is missing in the copy, and told as such.
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored) && at->path().extension() != ".part")
            names.push_back(at->path().lexically_relative(folder));
    }
    return names;
}

} // namespace

void PhotoCopy::expect(std::map<std::string, std::int64_t> sizes, std::set<std::string> needed)
{
    m_sizes = std::move(sizes);
    m_needed = std::move(needed);
}

bool PhotoCopy::hasSize(const fs::path &file, const std::string &hash) const
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error || hash.empty())
        return !error;
    const auto known = m_sizes.find(hash);
    return size > 0 && (known == m_sizes.end() || std::cmp_equal(known->second, size));
}

bool PhotoCopy::isGood(const fs::path &file, const std::string &hash) const
{
    return hasSize(file, hash) && (hash.empty() || hashOfFile(file) == hash);
}

bool PhotoCopy::isTrusted(const fs::path &name) const
{
    std::error_code error;
    return !m_trusted.empty() && fs::equivalent(m_from / name, m_trusted / name, error) &&
           fs::last_write_time(m_from / name, error) < m_trustedAt && !error;
}

Result<void> PhotoCopy::put(const fs::path &source, const fs::path &target, bool shares) const
{
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    const fs::path partial = fs::path(target).concat(".part");
    fs::remove(partial, error);
    // A link would be linked and not what it leads to.
    if (shares && !fs::is_symlink(source, error))
        fs::create_hard_link(source, partial, error);
    else
        error = std::make_error_code(std::errc::cross_device_link);
    if (error)
        fs::copy_file(source, partial, fs::copy_options::overwrite_existing, error);
    if (!error)
        fs::rename(partial, target, error);
    if (!error)
        return {};
    std::error_code ignored;
    fs::remove(partial, ignored);
    return failure(ErrorKind::CannotWrite, "A photo could not be copied to " + m_to.string() +
                                               ". Check that the disk is not full.");
}

Result<bool> PhotoCopy::findElsewhere(const fs::path &name, const std::string &hash)
{
    for (const fs::path &folder : m_elsewhere) {
        if (!isGood(folder / name, hash))
            continue;
        if (auto done = put(folder / name, m_to / name, m_shares); !done)
            return std::unexpected(done.error());
        return true;
    }
    return false;
}

/// Whether the copy has a good one now, of a photo that is damaged where it comes from.
Result<bool> PhotoCopy::replace(const fs::path &name, const std::string &hash)
{
    if (isGood(m_to / name, hash))
        return true;
    auto found = findElsewhere(name, hash);
    std::error_code error;
    // Part of a photo is more than none; not shared, so that it is read and told every time.
    if (found && !*found && fs::file_size(m_from / name, error) > 0 && !error &&
        !fs::exists(m_to / name, error))
        (void)put(m_from / name, m_to / name, false);
    return found;
}

Result<void> PhotoCopy::copyOne(const fs::path &name)
{
    const std::string hash = hashNamed(name);
    const fs::path source = m_from / name;
    const fs::path target = m_to / name;
    std::error_code error;
    if (!(hasSize(source, hash) && isTrusted(name)) && !isGood(source, hash)) {
        const auto replaced = replace(name, hash);
        if (!replaced)
            return std::unexpected(replaced.error());
        ++m_faults.damaged;
        m_faults.kept += *replaced ? 1 : 0;
        return {};
    }
    if (fs::equivalent(source, target, error) || isGood(target, hash))
        return {};
    return put(source, target, m_shares);
}

Result<void> PhotoCopy::addMissing()
{
    for (const std::string &hash : m_needed) {
        const fs::path name = nameOf(hash);
        std::error_code ignored;
        if (fs::exists(m_from / name, ignored))
            continue;
        auto has = isGood(m_to / name, hash) ? Result<bool>(true) : findElsewhere(name, hash);
        if (!has)
            return std::unexpected(has.error());
        ++m_faults.missing;
        m_faults.kept += *has ? 1 : 0;
    }
    return {};
}

Result<PhotoFaults> PhotoCopy::run(const BackupProgress &progress)
{
    const std::vector<fs::path> names = namesIn(m_from);
    double done = 0;
    for (const fs::path &name : names) {
        if (progress && !progress(done++ / static_cast<double>(names.size())))
            return failure(ErrorKind::Cancelled, "Stopped. Nothing was kept.");
        if (auto copied = copyOne(name); !copied)
            return std::unexpected(copied.error());
    }
    if (auto added = addMissing(); !added)
        return std::unexpected(added.error());
    return m_faults;
}

} // namespace sc
