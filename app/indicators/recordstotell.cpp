// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/recordstotell.h"

#include <algorithm>

namespace sc {

Result<std::vector<RecordBehind>> recordsToTell(Database &database, const QuarterReport &report,
                                                const QuarterLine &line)
{
    const IndicatorDefinition &one = *line.definition;
    if (!one.isAvailable() || line.figure.status == FigureStatus::Suppressed)
        return std::vector<RecordBehind>();
    auto behind = IndicatorStore(database).recordsBehind(one, report.period);
    if (!behind)
        return behind;
    keepBehind(*behind, one, line.place.code);
    std::erase_if(*behind, [&](const RecordBehind &record) {
        return record.numerator == 0.0 && one.measure != Measure::Share;
    });
    if (one.measure == Measure::Share)
        std::ranges::stable_sort(*behind, {}, [&](const RecordBehind &record) {
            return (record.numerator > 0.0) == (one.direction != Direction::Less);
        });
    return behind;
}

std::string noRecordsWords(const QuarterLine &line)
{
    if (line.figure.status == FigureStatus::Suppressed)
        return line.note;
    if (line.definition->unit == "streets")
        return "A street is no record. Plan B, among the lists of champions, names every street "
               "without a champion.";
    return "No records are behind it.";
}

} // namespace sc
