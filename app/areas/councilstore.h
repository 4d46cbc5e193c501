// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bankholidays.h"
#include "storage/journal.h"

#include <string>

namespace sc {

/// The one record of the council that all its PCs share.
class CouncilStore {
public:
    explicit CouncilStore(Database &database) : m_database(database) {}

    /// Whose bank holidays are no working days here: as the record says, else as this PC was set up
    /// before the nation stood there, else England and Wales.
    [[nodiscard]] Result<Nation> nation();
    [[nodiscard]] Result<void> setNation(Change &change, Nation nation);
    [[nodiscard]] Result<void> setName(Change &change, const std::string &name);

private:
    [[nodiscard]] Result<void> set(Change &change, const char *column, const std::string &text);

    Database &m_database;
};

} // namespace sc
