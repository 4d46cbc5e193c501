// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sc {

/// Photos that go from one folder to another, each under the hash of its content. What stands in
/// the place of one and is not it is replaced; what is good there is never touched.
class PhotoCopy {
public:
    PhotoCopy(std::filesystem::path from, std::filesystem::path to)
        : m_from(std::move(from)), m_to(std::move(to))
    {}

    /// Which of them the records need and how large each is: one that is in neither folder is
    /// missing, one of another size is damaged without being read.
    void expect(std::map<std::string, std::int64_t> sizes, std::set<std::string> needed);
    /// Where a good one may be found instead of a damaged or missing one, the best place first.
    void lookIn(std::vector<std::filesystem::path> folders) { m_elsewhere = std::move(folders); }
    /// A second name for the same file will do, where both folders are on one disk.
    void share() { m_shares = true; }
    /// What this folder, filled at that moment, has under another name of the same file was read
    /// then: of the right size and not written to since, it is not read again.
    void trust(std::filesystem::path folder, std::filesystem::file_time_type moment)
    {
        m_trusted = std::move(folder);
        m_trustedAt = moment;
    }

    [[nodiscard]] Result<PhotoFaults> run(const BackupProgress &progress);

private:
    [[nodiscard]] bool isGood(const std::filesystem::path &file, const std::string &hash) const;
    [[nodiscard]] bool isTrusted(const std::filesystem::path &name) const;
    [[nodiscard]] bool hasSize(const std::filesystem::path &file, const std::string &hash) const;
    [[nodiscard]] Result<void> copyOne(const std::filesystem::path &name);
    [[nodiscard]] Result<bool> replace(const std::filesystem::path &name, const std::string &hash);
    [[nodiscard]] Result<bool> findElsewhere(const std::filesystem::path &name,
                                             const std::string &hash);
    [[nodiscard]] Result<void> put(const std::filesystem::path &source,
                                   const std::filesystem::path &target, bool shares) const;
    [[nodiscard]] Result<void> addMissing();

    std::filesystem::path m_from;
    std::filesystem::path m_to;
    std::vector<std::filesystem::path> m_elsewhere;
    std::map<std::string, std::int64_t> m_sizes;
    std::set<std::string> m_needed;
    std::filesystem::path m_trusted;
    std::filesystem::file_time_type m_trustedAt;
    bool m_shares = false;
    PhotoFaults m_faults;
};

} // namespace sc
