// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/tablerows.h"

#include <format>

namespace sc {

/// Rows that may name items which are not there yet. What those are made as is told, so that
/// whoever brings the list in can put it right. `Traits` says what is to be made:
///
///     madeAnew(record);                    // Problem: its message names the items, or is empty
template <class Traits> class RowsThatMakeItems : public TableRows<Traits> {
public:
    using TableRows<Traits>::TableRows;

    Result<RowOutcome> row(Change &change, const CsvRow &given) override
    {
        m_made = {};
        auto done = TableRows<Traits>::row(change, given);
        if (done && *done != RowOutcome::Unchanged && !m_made.message.empty()) {
            m_made.message = std::format("New items were made: {}. Change what they are where that "
                                         "is wrong",
                                         m_made.message);
            this->remark(given, std::move(m_made));
        }
        return done;
    }

protected:
    [[nodiscard]] Result<void> takeMore(const CsvRow & /*row*/,
                                        typename Traits::Record &record) override
    {
        m_made = Traits::madeAnew(record);
        return {};
    }

private:
    Problem m_made;
};

} // namespace sc
