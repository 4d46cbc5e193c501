// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "exchange/fields.h"
#include "reports/reportstore.h"

#include <vector>

namespace sc {

/// Turns a draft whose fields are all in into a report that can be saved: settles the place, looks
/// up the report it is a duplicate of. Shared by `apply` and every import.
class ReportFiller {
public:
    ReportFiller(Database &database, ReportStore &store);

    /// Adds what it finds wrong to `problems`; where anything is, the faults by the rules too, so
    /// that all are told at once. Errors are those of reading the database.
    [[nodiscard]] Result<void> complete(ReportDraft &draft, const Report *before,
                                        std::vector<Problem> &problems);

private:
    [[nodiscard]] Result<void> settle(ReportDraft &draft, const Report *before,
                                      std::vector<Problem> &problems);
    [[nodiscard]] Result<void> findByName(ReportDraft &draft, std::vector<Problem> &problems);

    Database &m_database;
    ReportStore &m_store;
    GridTransform m_transform;
    Gazetteer m_gazetteer;
};

} // namespace sc
