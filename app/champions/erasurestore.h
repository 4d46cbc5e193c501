// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/journal.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

struct ErasureResult {
    std::string number;
    int records = 0; ///< besides the champion's own, records out of which something was taken
    /// What else seems to name the champion: reports by their reference, picks, rosters and
    /// campaigns as "pick UUID". Somebody has to look at them.
    std::vector<std::string> mentions;
};

/// Takes a champion's personal data out of the database for good: out of their record, their
/// trainings, credits, contacts, and where their name stands in the words of their own reports and
/// in whatever was written at the picks they were at; and out of the journal of all these. The
/// record stays with its number, as one who left, so that counts, credits and hours stay what they
/// were. Which fields these are, the table personal_field says. It cannot be undone.
///
/// Not reached: photos, words in other people's reports and at picks they were not at, backups made
/// before, exported files.
class ErasureStore {
public:
    explicit ErasureStore(Database &database) : m_database(database) {}

    /// One change, then the file is written anew. Refused: `missing` by, `reason_required` why.
    [[nodiscard]] Result<ErasureResult> erase(const Id &champion, std::string_view by,
                                              std::string_view why);

private:
    struct Target {
        std::string type;
        Id record;
        std::string column;
        bool onlyNames = false;
    };

    [[nodiscard]] Result<ErasureResult> eraseIn(Change &change, const Id &champion);
    [[nodiscard]] std::vector<Target> targetsOf(const Id &champion);
    /// What was written of them by others: at their picks, where they led or were on the roster.
    void addPicks(std::vector<Target> &targets, const Id &champion);
    void leave(Change &change, const Id &champion);
    [[nodiscard]] std::vector<std::string> mentionsOf(const std::vector<std::string> &names,
                                                      const Id &champion);

    Database &m_database;
};

} // namespace sc
