// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/attendance.h"
#include "picks/pick.h"
#include "storage/journal.h"

#include <string>
#include <vector>

namespace sc {

/// What was told to one person about a pick.
struct Notice {
    Id id{};
    Id attendance{};
    std::string kind{}; ///< cancelled
    Instant at{};
    std::string by{};
    std::string way{};   ///< how to send it: the champion's preferred way, or "phone"
    std::string words{}; ///< the text, ready to send
    std::string name{};  ///< of the person
    /// E-mail address or telephone number; of a child its adult and theirs, of others who left none
    /// the number for an emergency. Empty where nothing is known.
    std::string reach{};
};

class NoticeStore {
public:
    explicit NoticeStore(Database &database) : m_database(database) {}

    /// Makes the text for everybody booked or waiting and logs it, with champions also in their
    /// contact log. Throws SQLite::Exception.
    [[nodiscard]] Result<void> cancelled(Change &change, const Pick &pick, const std::string &note);

    /// Oldest first.
    [[nodiscard]] Result<std::vector<Notice>> of(const Id &pick);

private:
    Database &m_database;
};

} // namespace sc
