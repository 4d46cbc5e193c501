// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/tablerows.h"

#include <format>
#include <optional>
#include <string>

namespace sc {

/// Rows of what was or is to be at a moment, Traits::kDay. People's own lists have a column for
/// the day, often with one for the time beside it.
template <class Traits> class MomentRows : public TableRows<Traits> {
public:
    using TableRows<Traits>::TableRows;

    Result<RowOutcome> row(Change &change, const CsvRow &given) override
    {
        const auto moment = wholeMoment(given);
        if (!moment)
            return TableRows<Traits>::row(change, given);
        CsvRow whole = given;
        whole.fields[*this->m_columns.find(Traits::kDay)] = *moment;
        return TableRows<Traits>::row(change, whole);
    }

protected:
    static constexpr std::string_view kTime = "start_time"; ///< the column, whatever a list says

    void guessColumns(Columns &columns) override
    {
        TableRows<Traits>::guessColumns(columns);
        for (const std::string_view name : {"time", "start", "starts", "at_time"})
            columns.rename(name, kTime);
        columns.rename(kTime, Traits::kDay); // where there is no column for the day
    }
    [[nodiscard]] bool isKnownColumn(std::string_view name) const override { return name == kTime; }
    /// "18:30"; empty where nobody said.
    [[nodiscard]] virtual std::string timeOf(const CsvRow &row) const
    {
        return std::string(this->m_columns.cell(row, kTime));
    }

private:
    [[nodiscard]] std::optional<std::string> wholeMoment(const CsvRow &row) const
    {
        const std::string_view day = this->m_columns.cell(row, Traits::kDay);
        if (day.empty() || !fieldFromCell(FieldForm::Date, Traits::kDay, day))
            return std::nullopt;
        const std::string time = timeOf(row);
        return time.empty() ? std::nullopt : std::optional(std::format("{} {}", day, time));
    }
};

} // namespace sc
