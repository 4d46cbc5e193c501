// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportstore.h"
#include "viewmodels/historymodel.h"

#include <QString>

#include <functional>
#include <vector>

namespace sc {

/// Puts the journal of a report into sentences, newest first, one for each thing a person did.
class HistoryWords {
public:
    /// `nameOf` gives the name behind the id of a champion, area or ward.
    HistoryWords(ReportStore &reports,
                 std::function<QString(const QString &type, const Id &id)> nameOf)
        : m_reports(reports), m_nameOf(std::move(nameOf))
    {}

    [[nodiscard]] std::vector<HistoryLine> lines(const std::vector<HistoryEntry> &entries) const;

private:
    [[nodiscard]] QString sentence(const HistoryEntry &entry) const;
    [[nodiscard]] QString reportChanged(const HistoryEntry &entry) const;
    [[nodiscard]] QString valueWords(const std::string &column, const Value &value) const;

    ReportStore &m_reports;
    std::function<QString(const QString &, const Id &)> m_nameOf;
};

} // namespace sc
