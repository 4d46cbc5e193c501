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
    /// Of the order carried out last: which fields were left out, and why.
    [[nodiscard]] const std::vector<Problem> &passedOver() const { return m_passedOver; }
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
    std::vector<Problem> m_passedOver;
};

} // namespace sc
