// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/order.h"
#include "exchange/reportfiller.h"
#include "reports/reportstore.h"

namespace sc {

/// Orders about reports.
class ReportOrders {
public:
    ReportOrders(Database &database, NameStore &names)
        : m_database(database), m_names(names), m_store(database), m_filler(database, m_store)
    {}

    [[nodiscard]] Result<Applied> carryOut(Change &change, const Order &order);
    /// After areas or boundaries were changed by other orders.
    void placesChanged() { m_store.placesChanged(); }

private:
    [[nodiscard]] Result<Report> existing(const Order &order, bool deletedToo = false);
    [[nodiscard]] Result<Report> create(Change &change, const Order &order);
    [[nodiscard]] Result<Report> update(Change &change, const Order &order);
    [[nodiscard]] Result<Report> step(Change &change, const Order &order);
    [[nodiscard]] Result<Report> fill(ReportDraft draft, const Order &order, const Report *before);

    Database &m_database;
    NameStore &m_names;
    ReportStore m_store;
    ReportFiller m_filler;
};

} // namespace sc
