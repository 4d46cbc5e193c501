// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/database.h"

#include <functional>
#include <string>
#include <vector>

namespace sc {

/// One fault found, in words, with the record it concerns where there is one.
struct Finding {
    std::string code; ///< damaged, dangling, journal_gap, journal_hash, differs, unjournalled,
                      ///< photo_missing, structure, search, journal_end, journal_time …
    std::string what;
};

/// Tests that the file is whole and true. `quick`: the file's structure, and that every photo
/// is in the folder beside it. `deep`: every page and index, references that point nowhere, every
/// photo read, the file's tables and triggers, the search indexes, the journal's numbering, ends
/// and hashes, and every synced table derived again from the journal and compared with what is
/// there.
class Check {
public:
    /// Called now and then with the number of ops read; returns false to stop.
    using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

    explicit Check(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<Finding>> quick();
    [[nodiscard]] Result<std::vector<Finding>> deep(const Progress &progress = {});

private:
    void integrity(const char *pragma);
    void danglingReferences();
    void photos(bool reading);
    /// Tables, indexes and triggers that an empty file has.
    void structure();
    /// That records are in the index their words are searched by, and nothing else.
    void searchIndexes();
    void chains();
    /// That what each stream goes on from is its last entry.
    void streamEnds();
    void times();
    [[nodiscard]] bool tables(const Progress &progress);

    Database &m_database;
    std::vector<Finding> m_findings;
};

} // namespace sc
