// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/figures.h"
#include "storage/database.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sc {

/// How a tally is taken.
struct TallyOptions {
    bool wards = false;
    /// With more reports than this they are read by two helpers, each with a connection of its own.
    std::int64_t manyReports = 20'000;
};

/// The reports logged and closed in some periods, counted in two readings of the file, however many
/// indicators and months ask for them. It makes the same temporary tables as the scripts
/// `10_logged` and `20_closed` of db/indicators/shared, with one row for all reports alike instead
/// of one for each: no `id`, `reports` says how many they are, and `days` is the number of a list
/// of values.
class ReportTally {
public:
    ReportTally();
    ~ReportTally();
    ReportTally(const ReportTally &) = delete;
    ReportTally &operator=(const ReportTally &) = delete;

    /// Begins to read, in the background where there are many reports. `local_day` must be there.
    /// Inside a transaction or savepoint, so that all is read at one moment; `database` and
    /// `periods` stay until finish(). May throw as Query does, as does finish().
    void begin(Database &database, const std::vector<Period> &periods, const TallyOptions &options);
    /// Makes the temporary tables `logged`, `made`, `kinds` and `closed`. False: it cannot be done
    /// this way (a text with too many different values), nothing was made.
    [[nodiscard]] bool finish(Database &database);

    /// The values that a number in `days` stands for.
    [[nodiscard]] const std::vector<double> &values(std::int64_t list) const
    {
        return m_lists[static_cast<std::size_t>(list)];
    }

private:
    struct Readings;

    std::unique_ptr<Readings> m_readings;
    std::vector<std::vector<double>> m_lists;
};

} // namespace sc
